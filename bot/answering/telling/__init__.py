"""Answers put together from the pages: leads, overviews, lists, refusals, text and JSON."""

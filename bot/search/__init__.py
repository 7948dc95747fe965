"""Passages -> index -> candidates: what may answer a question, before anyone reads it closely."""

"""Curated answers: what admins write in YAML, read, checked and written again."""

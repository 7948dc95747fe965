"""A message understood: what is asked for, of which case, in which words."""

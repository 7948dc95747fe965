"""The admins' entries as answers."""

"""The admins' loop: a draft checked against the cases, compared with what is live, replayed; what was
asked in vain, put together by likeness."""

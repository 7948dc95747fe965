"""Questions over several cases, and several questions in one."""

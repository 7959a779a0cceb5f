"""Reading calls of another system: a mapping, a table, and what is wrong with its rows. Opens no file."""

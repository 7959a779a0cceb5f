"""What a room does: commands, entries, boards and the rows that screens show."""

"""What happens in the room: plain data, pure functions. No Qt, no SQL, no files; the time comes in."""

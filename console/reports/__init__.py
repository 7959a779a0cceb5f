"""What is printed or handed out, worked out from a board that is given. Knows no store and no screen."""

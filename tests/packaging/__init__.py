"""The set-up commands, the pins and the wheel."""

"""The screens: each puts widgets together, asks for commands, and shows rows. They hold no rules."""

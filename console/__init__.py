"""Dispatcher Console: a 911 room's desk for mental-health calls."""

"""Faults made on purpose under the real program, and what is left after each: `python -m tests.faults`."""

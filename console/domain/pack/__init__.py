"""An agency pack as it is changed by hand: its fields, its draft, its faults, its differences."""

"""What stands in a row of the unit board, as words, and the longest that they become. Knows no widget."""

from datetime import datetime, timedelta

from console.domain.rows.shown import UnitRow
from console.domain.rows.words import minutes
from console.ui.theme import Weight

LONGEST_AGE = timedelta(hours=23, minutes=59)


def longest_age(row: UnitRow, now: datetime) -> str:
    """What an age may grow to before it takes a wider form."""
    return "59 min" if row.since is None or now - row.since < timedelta(hours=1) else "23 h 59 min"


def weight_of(row: UnitRow) -> Weight:
    """The weight of a status: bold where a crew calls for help."""
    return "bold" if row.icon else "regular"


def name_of(row: UnitRow) -> str:
    """What a row is called: two units that go as one by both names."""
    return f"{row.unit} + {row.pair}" if row.pair else row.unit


def place_words(row: UnitRow, now: datetime) -> str:
    """Where the unit is, and for how long that is known, where it has an age."""
    return aged(row.place, row.place_since, now) if row.place_since is not None else row.place


def aged(words: str, since: datetime, now: datetime) -> str:
    """A place with its age: `Harrow, 12 min ago`."""
    return f"{words}, {minutes(since, now)} ago" if words else ""

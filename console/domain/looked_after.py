"""What clocks and people leave on a call, as immutable values: parts of the board."""

from datetime import datetime
from typing import Literal, NamedTuple


class RanOut(NamedTuple):
    """A hand-off that was not accepted in time: to whom, and who is to be rung next; empty: no other fits."""

    contact: str
    next: str
    entry: int


class MovedAway(NamedTuple):
    """A unit that was moved to another call, `into`, with nobody said to be in its place; entry: when."""

    unit: str
    response: str
    into: str
    entry: int


class Silenced(NamedTuple):
    """An alert that was silenced at a position: how far it had climbed, and what tells it from the next."""

    alert: str
    level: int
    mark: str
    position: str


class News(NamedTuple):
    """Since which entry somebody may know more: the caller is back, another rang, a crew is there."""

    what: Literal["caller", "another", "crew"]
    entry: int


class LetBe(NamedTuple):
    """When a question that nobody could answer was asked again, in vain or put off; `entered`: recorded."""

    entered: datetime
    entry: int


class HandedOver(NamedTuple):
    """By whom, and in which entry, a call was handed over to a position where nobody worked on it since."""

    by: str
    entry: int

"""The figures as tables of plain cells: what every form of a report is made from, on paper or not.

What is masked is masked here, once, before anything is written or drawn.
"""

from enum import Enum
from typing import NamedTuple

from console.domain.figures.masking import Count, alone, down


class Hidden(Enum):
    """A count that is not shown, because it is small or because another one could be worked out from it."""

    HIDDEN = "hidden"


HIDDEN = Hidden.HIDDEN


class Span(NamedTuple):
    """A span of time, in seconds with one decimal."""

    s: float


class Hours(NamedTuple):
    """A span of time, in hours with one decimal."""

    h: float


class AtLeast(NamedTuple):
    """A count that was rounded down."""

    least: int


Cell = str | int | AtLeast | Span | Hours | Hidden | None
"""None: there is nothing that could stand there."""


class FigureTable(NamedTuple):
    """Rows under heads; the first columns, as many as `labels` says, are words, the others numbers.

    name: of its file or its sheet. shares: how the width is shared out on paper; empty: not on paper.
    """

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[int, ...] = ()
    labels: int = 1
    note: str = ""


def shown(count: Count) -> Cell:
    """A count as a cell."""
    return HIDDEN if count is None else count


def about(count: Count, below: int) -> Cell:
    """A count of tables that hang together: hidden where it is small, else rounded down; 0 stays."""
    if not count:
        return shown(count)
    return HIDDEN if alone(count, below) is None else AtLeast(down(count, below))


def span_of(milliseconds: float | None) -> Span | None:
    """A time in milliseconds as a cell."""
    return None if milliseconds is None else Span(round(milliseconds / 1000, 1))


def words_of(cell: Cell) -> str:
    """A cell as people read it."""
    match cell:
        case None:
            return "–"  # noqa: RUF001 - the dash that stands for nothing in tables
        case Hidden():
            return "hidden"
        case Hours(h):
            return f"{h:,.1f} h"
        case Span(s):
            return _span_words(s)
        case AtLeast(least):
            return f"{least:,}+"
        case int():
            return f"{cell:,}"
        case _:
            return cell


def plain_of(cell: Cell) -> str | int | float | None:
    """A cell as a program reads it: numbers as numbers, seconds and hours too."""
    match cell:
        case Hidden():
            return "hidden"
        case Hours(h):
            return h
        case Span(s):
            return s
        case AtLeast(least):
            return f"{least}+"
        case _:
            return cell


def _span_words(seconds: float) -> str:
    """A span of time: `48.0 s`, `12 min 05 s`, `1 h 04 min`."""
    whole = round(seconds)
    if whole < 60:
        return f"{seconds:.1f} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60:02d} min"

"""The pictures of a report as plain values, for whoever draws them: on paper, or on a screen.

Made from the tables that stand beside the pictures, so that nothing is in a picture that is hidden there.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from console.reports.figure_cells import HIDDEN, AtLeast, Cell, FigureTable, Span, words_of

Tables = Mapping[str, FigureTable]
LABELS_MAX = 12
"""From so many bars on only each third has its label."""
IN_MINUTES_FROM_S = 180
DAYS_LABELLED = 6


class Bars(NamedTuple):
    """Counts side by side. hidden: the places of those that are not shown. wide: its share of the width."""

    title: str
    labels: tuple[str, ...]
    counts: tuple[int, ...]
    hidden: tuple[int, ...]
    labelled: tuple[int, ...]
    wide: int


class Pair(NamedTuple):
    """How often a response was asked for, and how often it went: each as a length, and in words."""

    label: str
    asked: tuple[int, str]
    went: tuple[int, str]


class Pairs(NamedTuple):
    """A pair of bars for each response."""

    title: str
    rows: tuple[Pair, ...]


class Course(NamedTuple):
    """One of the five times, day by day; None where a day has no median.

    limits: the lower, the mean, the upper. beyond: the places of the days that lie beyond them.
    labelled: the places of the days whose label is shown.
    """

    title: str
    days: tuple[str, ...]
    values: tuple[float | None, ...]
    limits: tuple[float, float, float] | None
    beyond: tuple[int, ...]
    labelled: tuple[int, ...]


class Chart(NamedTuple):
    """A picture: its name, how high it is in points where it is as wide as a page, and what it shows."""

    name: str
    height: float
    says: str
    parts: tuple[Bars | Pairs | Course, ...]


def charts_of(tables: Sequence[FigureTable]) -> tuple[Chart, ...]:
    """Every picture that these tables give."""
    named = {table.name: table for table in tables}
    pairs = tuple(_pairs(named))
    days = named["daily_medians"].rows
    charts = [Chart("when", 138.0, "Calls by hour of the day, and by weekday.", tuple(_when(named)))]
    if pairs:
        says = "Each response: how often asked for, and how often it went."
        parts = (Pairs("Calls: asked for (upper bar), went or talked (lower bar)", pairs),)
        charts.append(Chart("responses", 34.0 + 21 * len(pairs), says, parts))
    if len({row[0] for row in days if isinstance(row[3], Span)}) > 1:
        says = "The median of each day, with the control limits."
        charts.append(Chart("medians", 192.0, says, tuple(_courses(named))))
    return tuple(charts)


def _when(tables: Tables) -> Iterator[Bars]:
    """Hours, and beside them weekdays, where there is more than one."""
    hours, days = tables["hours"].rows, tables["weekdays"].rows
    yield _bars(hours, tuple(str(row[0])[:2] for row in hours), "Hour of the day", 24)
    if sum(row[1] != 0 for row in days) > 1:
        yield _bars(days, tuple(str(row[0])[:3] for row in days), "Weekday", 9)


def _bars(rows: Sequence[tuple[Cell, ...]], labels: tuple[str, ...], title: str, wide: int) -> Bars:
    counts = tuple(row[1] if isinstance(row[1], int) else 0 for row in rows)
    hidden = tuple(place for place, row in enumerate(rows) if row[1] is HIDDEN)
    labelled = tuple(place for place in range(len(rows)) if len(labels) < LABELS_MAX or place % 3 == 0)
    return Bars(title + (", hatched: hidden" if hidden else ""), labels, counts, hidden, labelled, wide)


def _pairs(tables: Tables) -> Iterator[Pair]:
    for row in tables["responses"].rows:
        if row[1] != 0:
            yield Pair(str(row[0]), _length(row[1]), _length(row[2]))


def _length(cell: Cell) -> tuple[int, str]:
    length = cell.least if isinstance(cell, AtLeast) else cell if isinstance(cell, int) else 0
    return length, "" if cell is None else words_of(cell)


def _courses(tables: Tables) -> Iterator[Course]:
    rows = tables["daily_medians"].rows
    days = tuple(dict.fromkeys(str(row[0]) for row in rows))
    labelled = tuple(range(0, len(days), max(1, len(days) // DAYS_LABELLED)))
    for limits in tables["limits"].rows:
        name = str(limits[0])
        told = {str(row[0]): row[3].s for row in rows if row[1] == name and isinstance(row[3], Span)}
        yield _course(name, days, told, [cell.s for cell in limits[1:4] if isinstance(cell, Span)], labelled)


def _course(
    name: str,
    days: tuple[str, ...],
    told: Mapping[str, float],
    limits: Sequence[float],
    labelled: tuple[int, ...],
) -> Course:
    longest = max((*told.values(), *limits), default=0)
    by, unit = (60, "min") if longest >= IN_MINUTES_FROM_S else (1, "s")
    values = tuple(told[day] / by if day in told else None for day in days)
    within: tuple[float, float, float] | None = None
    beyond: tuple[int, ...] = ()
    if len(limits) == 3:
        lower, mean, upper = limits
        within = lower / by, mean / by, upper / by
        beyond = tuple(
            place for place, day in enumerate(days) if day in told and not lower <= told[day] <= upper
        )
    return Course(f"{name}, {unit}", days, values, within, beyond, labelled)

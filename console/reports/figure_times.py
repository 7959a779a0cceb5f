"""The tables of the five times: medians, 90th percentiles, limits, and what could not be measured."""

from collections.abc import Iterator

from console.domain.figures.counts import Figures
from console.domain.figures.masking import alone
from console.domain.figures.spread import DAYS_MIN, LIMITS, PERCENTILE
from console.domain.figures.times import LACKS, Time, Times
from console.reports.figure_cells import HIDDEN, Cell, FigureTable, about, shown, span_of

TIMES: dict[Time, tuple[str, str]] = {
    "answer": ("Answer", "came in to answered"),
    "decision": ("Decision", "answered to settled"),
    "dispatch": ("Dispatch", "answered to first unit sent"),
    "arrival": ("Arrival", "first unit sent to first one there"),
    "on_scene": ("On scene", "first one there to last one off"),
}


def time_tables(figures: Figures, below: int) -> Iterator[FigureTable]:
    """How long it took; the limits; what was not measured; and the medians of each day, for spreadsheets."""
    told = [(time, figures.times[time], _seen(figures, figures.times[time], below)) for time in TIMES]
    yield FigureTable(
        "times",
        "How long it took",
        ("Time", "From, to", "Measured", "Not measured", "Median", "90th percentile"),
        tuple((*TIMES[time], *seen, *_stats(times, below)) for time, times, seen in told),
        (13, 31, 13, 13, 15, 15),
        labels=2,
        note=f"Percentiles: {PERCENTILE}.",
    )
    yield FigureTable(
        "limits",
        "Control limits",
        ("Time", "Lower limit", "Mean of days", "Upper limit", "Days used", "Days beyond"),
        tuple((TIMES[time][0], *_limits(times, below)) for time, times, _ in told),
        (20, 16, 16, 16, 16, 16),
        note=f"{LIMITS}. Of fewer than {DAYS_MIN} days none are given.",
    )
    yield FigureTable(
        "stamps",
        "What could not be measured",
        ("Time", "First stamp missing", "Second stamp missing", "Out of order"),
        tuple((TIMES[time][0], *_lacks(times, below)) for time, times, _ in told),
        (25, 25, 25, 25),
        note="A time that lacks a stamp is not guessed. Calls on which nobody was sent have no dispatch.",
    )
    days = tuple(row for time, times, _ in told for row in _daily(time, times, below))
    yield FigureTable(
        "daily_medians", "Medians of each day", ("Day", "Time", "Calls", "Median"), days, labels=2
    )


def _seen(figures: Figures, times: Times, below: int) -> tuple[Cell, Cell]:
    """How many calls were measured and how many were not, as they may be shown.

    One time ends where another begins: how many lack a stamp could be worked out from both.
    """
    lacking = figures.calls - times.measured
    if below <= 1 or not lacking:
        return shown(alone(times.measured, below)), lacking
    return about(times.measured, below), about(lacking, below)


def _stats(times: Times, below: int) -> tuple[Cell, Cell]:
    if alone(times.measured, below) is None:
        return HIDDEN, HIDDEN
    return span_of(times.median), span_of(times.ninth)


def _limits(times: Times, below: int) -> tuple[Cell, ...]:
    if times.limits is None:
        return None, None, None, None, None
    if alone(times.measured, below) is None:
        return HIDDEN, HIDDEN, HIDDEN, times.limits.days, HIDDEN
    lower, mean, upper, days = times.limits
    return span_of(lower), span_of(mean), span_of(upper), days, len(times.beyond)


def _lacks(times: Times, below: int) -> tuple[Cell, ...]:
    """Where counts are hidden, all of these are but 0: one missing stamp is missing from several times."""
    return tuple(HIDDEN if below > 1 and times.lacks[lack] else times.lacks[lack] for lack in LACKS)


def _daily(time: Time, times: Times, below: int) -> Iterator[tuple[Cell, ...]]:
    """The median of each day; none where its calls are too few."""
    for day in times.daily:
        calls = about(day.calls, below) if below > 1 else day.calls
        median = HIDDEN if calls is HIDDEN else span_of(day.median)
        yield day.on.isoformat(), TIMES[time][0], calls, median

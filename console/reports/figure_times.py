"""The tables of the five times: medians, 90th percentiles, limits, and what could not be measured."""

from collections.abc import Iterator

from console.domain.figures.counts import Figures
from console.domain.figures.masking import alone, group
from console.domain.figures.spread import DAYS_MIN, LIMITS, PERCENTILE
from console.domain.figures.times import LACKS, Time, Times
from console.reports.figure_cells import HIDDEN, Cell, FigureTable, shown, span_of

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
    days = tuple(row for time, times, seen in told for row in _daily(time, times, seen[0], below))
    yield FigureTable(
        "daily_medians", "Medians of each day", ("Day", "Time", "Calls", "Median"), days, labels=2
    )


def _seen(figures: Figures, times: Times, below: int) -> tuple[Cell, Cell]:
    """How many calls were measured and how many were not, as they may be shown."""
    first, second = group((times.measured, figures.calls - times.measured), below).counts
    return shown(first), shown(second)


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


def _daily(time: Time, times: Times, measured: Cell, below: int) -> Iterator[tuple[Cell, ...]]:
    """The median of each day; none where its calls are too few, or all of them would tell what is hidden."""
    counts = group((day.calls for day in times.daily), below).counts
    for day, count in zip(times.daily, counts, strict=True):
        is_told = count is not None and measured is not HIDDEN
        median = span_of(day.median) if is_told else HIDDEN
        yield day.on.isoformat(), TIMES[time][0], count if is_told else HIDDEN, median

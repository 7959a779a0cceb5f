"""Which tables a report of a day or a month has, and what stands in each."""

from collections.abc import Callable, Iterator
from functools import partial

from console.domain.figures.counts import Again, Figures
from console.domain.figures.masking import Count, alone, group
from console.domain.figures.packs import Packs
from console.domain.figures.record import HAND_OFF_OUTCOMES, WHY_UNSENT, HandOffOutcome, WhyUnsent
from console.domain.rows.words import RESPONSES
from console.policy.model import PARTS
from console.policy.model import RESPONSES as IN_ORDER
from console.reports.figure_cells import HIDDEN, Cell, FigureTable, Hours, about, shown
from console.reports.figure_times import time_tables

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WHYS: dict[WhyUnsent, str] = {
    "no_unit": "No unit",
    "out_of_hours": "Out of hours",
    "out_of_area": "Out of area",
    "too_far": "Too far",
    "refused": "Refused",
    "risk_changed": "Risk changed",
    "decided_otherwise": "Decided against",
    "not_said": "Reason not said",
}
OUTCOMES: dict[HandOffOutcome, str] = {
    "confirmed": "Accepted and confirmed",
    "accepted_then_dropped": "Accepted, then dropped",
    "dropped": "Dropped before anybody accepted",
    "declined": "Declined by the line",
    "caller_declined": "Declined by the caller",
    "ran_out": "Not accepted in time",
    "going_on": "Still going on",
}


def figure_tables(figures: Figures, packs: Packs, below: int) -> tuple[FigureTable, ...]:
    """Every table of a report; counts below this one are hidden, and what would give them away."""
    makers: tuple[Callable[[Figures, Packs, int], Iterator[FigureTable]], ...] = (
        _overview, _when, _responses, _rules, _times, _hand_offs, _again, _units, _endings,
    )  # fmt: skip
    return tuple(table for make in makers for table in make(figures, packs, below))


def _overview(figures: Figures, _packs: Packs, below: int) -> Iterator[FigureTable]:
    see = _seen(figures, below)
    more = figures.overrides - figures.calls_overridden
    gap = group((figures.gap_closed, figures.gap - figures.gap_closed), below)
    settled: tuple[tuple[str, Cell], ...] = (
        ("Calls that came in", shown(alone(figures.calls, below))),
        ("… the policy's advice was settled", see(figures.settled)),
        ("… it never was", see(figures.calls - figures.settled)),
    )
    counts = (
        ("Joined to another call, and counted there", alone(figures.joined, below)),
        ("Entered later than they happened", alone(figures.late, below)),
        ("Taken over from another system", alone(figures.imported, below)),
        ("Gap calls", gap.total),
        ("… taken off the list by a supervisor", gap.counts[0]),
        ("… never taken off it", gap.counts[1]),
        ("Calls on which the policy was overridden", alone(figures.calls_overridden, below)),
        ("Overrides", None if alone(more, below) is None else alone(figures.overrides, below)),
        ("Eligible and not served by the policy's own rule", alone(figures.flagged, below)),
    )
    rows = (*settled, *((label, shown(count)) for label, count in counts))
    yield FigureTable("overview", "At a glance", ("What", "Count"), rows, (80, 20))


def _when(figures: Figures, _packs: Packs, below: int) -> Iterator[FigureTable]:
    by_hour = group((sum(day[hour] for day in figures.by_hour) for hour in range(24)), below)
    by_day = group((sum(day) for day in figures.by_hour), below)
    hours = tuple((f"{hour:02d}:00", shown(count)) for hour, count in enumerate(by_hour.counts))
    days = tuple((day, shown(count)) for day, count in zip(WEEKDAYS, by_day.counts, strict=True))
    yield FigureTable("hours", "Calls by hour of the day", ("Hour", "Calls"), hours)
    yield FigureTable("weekdays", "Calls by weekday", ("Weekday", "Calls"), days)
    heads = ("Hour", *(day[:3] for day in WEEKDAYS))
    note = ""
    if below > 1:
        note = "Not given where small counts are hidden: little would be left of it."
        rows: tuple[tuple[Cell, ...], ...] = ()
    else:
        rows = tuple((f"{hour:02d}", *(day[hour] for day in figures.by_hour)) for hour in range(24))
    title = "Calls by hour and weekday"
    yield FigureTable("hours_by_weekday", title, heads, rows, (16, *(12,) * 7), note=note)


def _seen(figures: Figures, below: int) -> Callable[[Count], Cell]:
    """How the counts of responses and rules may be shown: as they are, where none of them is small.

    Each rule sends what its policy says, so that the counts of one table can be worked out from the other:
    where one of all of them is small they are all rounded down.
    """
    counts = (
        figures.calls - figures.settled,
        *figures.asked.values(),
        *figures.sent.values(),
        *figures.sent_unasked.values(),
        *figures.unsent.values(),
        *_went(figures).values(),
        *figures.rules.values(),
        *figures.overridden.values(),
        *(of.stints for of in figures.units.values()),
    )
    is_close = any(alone(count, below) is None for count in counts)
    return partial(about, below=below) if is_close else shown


def _went(figures: Figures) -> dict[str, int]:
    """Of the calls on which each response was asked for, those to which it went."""
    unsent = {each: sum(figures.unsent.get((each, why), 0) for why in WHY_UNSENT) for each in figures.asked}
    return {each: asked - unsent[each] for each, asked in figures.asked.items()}


def _responses(figures: Figures, _packs: Packs, below: int) -> Iterator[FigureTable]:
    see = _seen(figures, below)
    rows: list[tuple[Cell, ...]] = []
    lacks: list[tuple[Cell, ...]] = []
    present = [each for each in IN_ORDER if figures.asked.get(each) or figures.sent_unasked.get(each)]
    total = group((figures.asked.get(each, 0) for each in present), below).counts
    for response, asked in zip(present, total, strict=True):
        name = RESPONSES[response].name
        whys = tuple(figures.unsent.get((response, why), 0) for why in WHY_UNSENT)
        went = _went(figures).get(response, 0)
        unasked = figures.sent_unasked.get(response, 0)
        is_sent = response not in NOBODY_SENT
        told = (see(went), see(sum(whys)), see(unasked)) if is_sent else (None, None, None)
        rows.append((name, see(asked), *told))
        if sum(whys):
            lacks.append((name, see(sum(whys)), *map(see, whys)))
    heads = ("Response", "Asked for", "Went or talked", "Did not", "Sent unasked")
    note = "Calls on which the policy asked for it, when its advice was settled last."
    yield FigureTable("responses", "By response", heads, tuple(rows), (40, 15, 15, 15, 15), note=note)
    reasons = ("Response", "Did not", *WHYS.values())
    title = "Eligible and not served, with reasons"
    note = "Asked for by the policy, and nobody was sent for it. Reasons are those of the closed list."
    yield FigureTable("not_served", title, reasons, tuple(lacks), (20, 8, *(9,) * 8), note=note)


NOBODY_SENT = (
    "transfer_988",
    "keep_line",
    "no_law_enforcement",
    "supervisor_decides",
    "referral",
    "follow_up",
)
"""The responses that no unit is sent for."""


def _rules(figures: Figures, packs: Packs, below: int) -> Iterator[FigureTable]:
    see, unsettled = _seen(figures, below), figures.calls - figures.settled
    # A small rest is hidden in each part beside the rules; it would tell the last of them otherwise.
    rest = (unsettled,) if alone(unsettled, below) is None else ()
    over = dict(zip(figures.overridden, group(figures.overridden.values(), below).counts, strict=True))
    rows: list[tuple[Cell, ...]] = []
    for part in PARTS:
        keys = [key for key in figures.rules if key.part == part]
        counts = group((*(figures.rules[key] for key in keys), *rest), below).counts
        for key, count in zip(keys, counts, strict=False):
            title = packs.titles.get(key.policy, key.policy)
            rows.append((key.rule, part, title, see(count), see(over.get(key, 0))))
        for key in figures.overridden:
            if key.part == part and key not in figures.rules:
                rows.append((key.rule, part, packs.titles.get(key.policy, key.policy), 0, see(over[key])))
    heads = ("Rule", "Part", "Policy", "Calls", "Overridden")
    note = (
        "The rule that decided each part when the advice was settled last. An override counts for each rule "
        "whose response it left out."
    )
    yield FigureTable("rules", "By rule", heads, tuple(rows), (10, 14, 46, 15, 15), 3, note)


def _times(figures: Figures, _packs: Packs, below: int) -> Iterator[FigureTable]:
    yield from time_tables(figures, below)


def _hand_offs(figures: Figures, _packs: Packs, below: int) -> Iterator[FigureTable]:
    of = group((figures.hand_offs.get(outcome, 0) for outcome in HAND_OFF_OUTCOMES), below)
    rows = tuple(
        (OUTCOMES[outcome], shown(count)) for outcome, count in zip(HAND_OFF_OUTCOMES, of.counts, strict=True)
    )
    heads = ("What came of it", "Hand-offs")
    yield FigureTable(
        "hand_offs", "Hand-offs to crisis lines", heads, (*rows, ("Offered", shown(of.total))), (80, 20)
    )


def _again(figures: Figures, _packs: Packs, below: int) -> Iterator[FigureTable]:
    rows = tuple(
        _again_row(label, of, below)
        for label, of in (("Callers", figures.callers), ("Places", figures.places))
    )
    heads = ("", "Came more than once", "Their calls", "Calls of the others", "Not known")
    note = "By the number called from, and by the address as it is looked up. Nobody is named."
    yield FigureTable("again", "Repeat callers and places", heads, rows, (24, 19, 19, 19, 19), note=note)


def _again_row(label: str, of: Again, below: int) -> tuple[Cell, ...]:
    counts = group((of.calls, of.single, of.not_known), below).counts
    return (label, shown(alone(of.repeating, below)), *map(shown, counts))


def _units(figures: Figures, _packs: Packs, below: int) -> Iterator[FigureTable]:
    rows: list[tuple[Cell, ...]] = []
    see = _seen(figures, below)
    for kind, of in figures.units.items():
        stints = alone(of.stints, below)
        hours = HIDDEN if stints is None else Hours(round(of.spent.total_seconds() / 3600, 1))
        rows.append((kind or "of no kind", see(stints), hours, shown(alone(of.open, below))))
    heads = ("Kind of unit", "Times on a call", "Hours", "Without an end")
    note = "From sent until off the call. Where no entry says when a unit came off, its time is not counted."
    yield FigureTable("unit_hours", "Unit hours", heads, tuple(rows), (40, 20, 20, 20), note=note)


def _endings(figures: Figures, packs: Packs, below: int) -> Iterator[FigureTable]:
    still = figures.calls - figures.closed
    of = group((*figures.dispositions.values(), still), below)
    words = [packs.dispositions.get(each, each or "not said") for each in figures.dispositions]
    rows = tuple(
        (label, shown(count)) for label, count in zip((*words, "Still open"), of.counts, strict=True)
    )
    yield FigureTable("endings", "How calls ended", ("Ending", "Calls"), rows, (80, 20))

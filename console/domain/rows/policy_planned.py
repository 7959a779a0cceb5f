"""The policy that waits for its time, in words: which, from when, by whom, why. Knows no screen."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple

from console.domain.board import Board, in_force
from console.domain.entries import PlannedPolicyDropped, PolicyPlanned
from console.domain.entry import Entry
from console.domain.local_time import moment_words, zone_of
from console.domain.veil import is_withheld
from console.domain.visible import visible

WITHHELD = "reason not shown in this role"
TAKES_ITS_PLACE = (
    "Another one that is planned takes its place. Where one is put in force at once, it is held when its "
    "time comes. It is dropped on the Policy screen, Alt+Shift+5, L."
)
"""What becomes of a plan when a draft is put in force."""


class PlannedRow(NamedTuple):
    """The policy that waits. begins, said: times in words. held: why it could not begin; empty: it can."""

    title: str
    begins: str
    by: str
    reason: str
    said: str = ""
    held: str = ""


def planned_row(board: Board, entries: Sequence[Entry] = ()) -> PlannedRow | None:
    """The policy that waits, None where none does. entries: those about the room, for when it was planned."""
    plan = board.planned
    if plan is None:
        return None
    zone = zone_of(in_force(board).agency.time_zone)
    said = next((each.at for each in entries if each.number == plan.entry), None)
    return PlannedRow(
        visible(plan.title),
        moment_words(plan.begins, zone),
        visible(plan.who if is_withheld(plan.by) else plan.by),
        WITHHELD if is_withheld(plan.reason) else visible(plan.reason),
        moment_words(said, zone) if said is not None else "",
        plan.held,
    )


class DroppedRow(NamedTuple):
    """A policy that waited and was dropped. entry: where it was planned; said, at: when it was dropped."""

    entry: int
    title: str
    said: str
    at: datetime
    by: str
    reason: str


def dropped_rows(entries: Sequence[Entry], zone: tzinfo) -> tuple[DroppedRow, ...]:
    """The plans that somebody dropped, with why, in their order. entries: those about the room."""
    found: list[DroppedRow] = []
    planned: tuple[int, PolicyPlanned] | None = None
    for entry in entries:
        body = entry.body
        if isinstance(body, PolicyPlanned):
            planned = entry.number, body
        elif isinstance(body, PlannedPolicyDropped) and planned is not None:
            number, plan = planned
            who = visible(entry.who if is_withheld(body.by) else body.by)
            reason = WITHHELD if is_withheld(body.reason) else visible(body.reason)
            said = moment_words(entry.at, zone)
            found.append(DroppedRow(number, visible(plan.title), said, entry.at, who, reason))
    return tuple(found)


def planned_line(row: PlannedRow) -> str:
    """In one line what comes, and from when."""
    if row.held:
        return f"“{row.title}” could not come into force at {row.begins}"
    return f"“{row.title}” comes into force at {row.begins}"


def planned_words(row: PlannedRow) -> tuple[str, ...]:
    """All that is known of it, a sentence each."""
    when = f" at {row.said}" if row.said else ""
    held = f" {row.held}" if row.held else ""
    goes_on = "Until then the policy in force goes on. " if not row.held else ""
    return (
        f"{planned_line(row)}.{held}",
        f"Planned by {row.by}{when}: {row.reason}",
        f"{goes_on}Calls that are under way then keep the policy they began under.",
    )


def planned_notice(board: Board) -> str:
    """What somebody is told who is about to have another policy come into force; empty: nothing waits."""
    row = planned_row(board)
    return f"{planned_line(row)}, planned by {row.by}: {row.reason}. {TAKES_ITS_PLACE}" if row else ""

"""The recommendation card while no call is in front: the policy in force, and who is free by kind of unit."""

from collections.abc import Iterator

from console.domain.board import Board, Room, UnitNow, in_force
from console.domain.local_time import moment_words, zone_of
from console.domain.rows.policy_since import adopted_words
from console.domain.rows.shown import Advice, AdviceItem, Reason
from console.domain.rows.words import HEADLINE_ORDER, sentence
from console.domain.visible import visible


def tonight(board: Board) -> Advice:
    """The policy in force with its own statement of what it is, and the units on duty by kind."""
    room = in_force(board)
    policy = room.compiled.policy
    return Advice(
        "",
        policy.agency,
        headline=policy.title,
        items=tuple(_kinds(board, room)),
        reasons=(
            Reason("", f"{sentence(adopted_words(room, board.at))}"),
            *_planned(board, room),
            Reason("", policy.statement),
        ),
    )


def _planned(board: Board, room: Room) -> Iterator[Reason]:
    """Which policy comes next, and when, where one is planned."""
    plan = board.planned
    if plan is not None and not plan.held:
        at = moment_words(plan.begins, zone_of(room.agency.time_zone), board.at)
        yield Reason("", f"“{visible(plan.title)}” comes into force at {at}.")


def _kinds(board: Board, room: Room) -> Iterator[AdviceItem]:
    """A line for each kind of unit that is on duty: how many are free."""
    kinds: dict[str, list[UnitNow]] = {}
    for unit in board.units.values():
        if room.agency.statuses[unit.status].on_duty:
            kinds.setdefault(room.agency.units[unit.id].kind, []).append(unit)
    for kind, units in kinds.items():
        free = sum(unit.call is None and unit.counts_as == "available" for unit in units)
        said = f"{free} of {len(units)} free" if free < len(units) else f"{free} free"
        yield AdviceItem(_icon(room, units[0]), kind, "", said, "certain" if free else "open")


def _icon(room: Room, unit: UnitNow) -> str:
    """The icon of the most particular response that such a unit fills."""
    agency = room.agency
    return next((each for each in HEADLINE_ORDER if agency.can_fill(unit.id, each)), "people")

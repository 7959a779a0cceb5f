"""Who waits nearby and who goes in, of the crews that are on their way."""

from console.domain import entries as e
from console.domain.asked import asked_for, waits_outside
from console.domain.board import Board, Call, Sent, in_force
from console.domain.crews import is_alone
from console.domain.deciding.moment import Moment, after
from console.domain.names import WITH_DEPUTIES
from console.domain.pairs import waits_for_its_pair
from console.domain.staged import held_by_unknown

ON_THE_WAY = ("dispatched", "en_route", "staged")
"""What the status of a unit counts as while it can still be told to stage, or to go in."""

LEAVES = (e.UnitStatusChanged, e.UnitStoodDown, e.UnitMoved, e.UnitRefused)
"""The entries by which a unit can leave a scene."""


def staging(board: Board, call: Call) -> tuple[e.AnyBody, ...]:
    """What crews on their way are told: to wait nearby or to go in, where they were told otherwise."""
    asks = asked_for(board, call)
    return tuple(
        e.StagingChanged(call=call.id, unit=sent.unit, staged=not sent.staged)
        for sent in call.sent
        if board.units[sent.unit].counts_as in ON_THE_WAY
        and _is_to_wait(board, call, sent, asks) != sent.staged
        and not (sent.staged and held_by_unknown(board, call, sent))
    )


def staged_anew(board: Board, bodies: tuple[e.AnyBody, ...], moment: Moment) -> tuple[e.AnyBody, ...]:
    """What crews still to go in are told where the word that let them in goes with its unit.

    board: before these bodies. Whoever is inside stays there.
    """
    spoke = {safe.unit for call in board.calls.values() for safe in call.scene_safe if safe.unit}
    if not any(isinstance(body, LEAVES) and body.unit in spoke for body in bodies):
        return ()
    told = after(board, bodies, moment)
    return tuple(
        body
        for call in told.calls.values()
        if call.scene_safe != board.calls[call.id].scene_safe
        for body in staging(told, call)
    )


def _is_to_wait(board: Board, call: Call, sent: Sent, asks: tuple[str, ...]) -> bool:
    """Whether a crew waits nearby: for its response, a person's wish, its pair, or who is on it."""
    return (
        waits_outside(call, sent.response, asks)
        or (sent.by_hand and not call.scene_safe_by)
        or waits_for_its_pair(board, call, sent)
        or _waits_for_others(board, call, sent)
    )


def _waits_for_others(board: Board, call: Call, sent: Sent) -> bool:
    """Whether a crew waits nearby because of who is still on it: one person alone, or its deputy has left."""
    if sent.unit not in board.crews:
        return False
    agency = in_force(board).agency
    has_lost = sent.response in WITH_DEPUTIES and not agency.has_deputy(sent.unit)
    return is_alone(agency.unit_of(sent.unit)) or (has_lost and not call.scene_safe_by)

"""Decisions about which policy a call is under: by itself at first, then only when told to."""

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board, room_for
from console.domain.call_policy import another_meant, is_under_way, room_under
from console.domain.deciding import advice
from console.domain.deciding.moment import Moment, after, open_call
from console.domain.room import rules_sum
from console.errors import Refused

Bodies = tuple[e.AnyBody, ...]


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    if not isinstance(command, c.UseAreaPolicy):
        return None
    call = open_call(board, command.call)
    meant = another_meant(board, call)
    if meant is None:
        title = room_for(board, call).compiled.policy.title
        raise Refused("area_policy_same", call=call.id, policy=title)
    compiled = room_under(board, meant.policy).compiled
    if command.policy and (command.policy, command.fingerprint) != (meant.policy, rules_sum(compiled)):
        raise Refused("area_policy_other", call=call.id, policy=compiled.policy.title)
    return _taken(board, call.id, moment, by_itself=False)


def with_area(board: Board, bodies: Bodies, call: str, moment: Moment) -> Bodies:
    """What was written, and the policy of the place with it where the call is not under way yet.

    A call that is under way goes on as it was; the desk says which policy its place has.
    """
    told = after(board, bodies, moment)
    if another_meant(told, told.calls[call]) is None or is_under_way(told.calls[call]):
        return bodies
    return (*bodies, *_taken(told, call, moment, by_itself=True))


def _taken(board: Board, call: str, moment: Moment, *, by_itself: bool) -> Bodies:
    meant = another_meant(board, board.calls[call])
    assert meant is not None, "only another policy is taken"
    used = e.AreaPolicyUsed(
        call=call, policy=meant.policy, zone=meant.zone, by_itself=by_itself, is_newer=meant.is_newer
    )
    return (used, *advice.run(after(board, (used,), moment), call, moment))

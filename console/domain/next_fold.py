"""What one entry changes in what was promised when calls were closed. Part of `fold`."""

from collections.abc import Mapping
from types import MappingProxyType

from console.domain import entries as e
from console.domain.board import Board, Call, NextAction
from console.domain.entry import Entry

NextActions = Mapping[str, NextAction]


def next_actions_after(board: Board, entry: Entry) -> NextActions:
    """What is promised once the entry stands. board: as it was before. Most entries leave it as it is."""
    body, known = entry.body, board.next_actions
    match body:
        case e.CallClosed() if body.next_due is not None and body.call in board.calls:
            return _put(known, _promised(board.calls[body.call], body, entry))
        case e.CallReopened() if body.call in known:
            return _without(known, body.call)
        case e.NextActionNoted() if body.call in known:
            if body.due is None:
                return _without(known, body.call)
            action = known[body.call]
            return _put(known, action._replace(due=body.due, tries=action.tries + 1))
        case e.NextActionHandedOver() if body.call in known:
            return _put(known, known[body.call]._replace(position=body.position, owner=body.to))
        case e.Redacted() if known:
            return MappingProxyType({call: _erased(action, body.entry) for call, action in known.items()})
        case _:
            return known


def _promised(call: Call, body: e.CallClosed, entry: Entry) -> NextAction:
    assert body.next_due is not None, "only what is due is promised"
    place, number = call.details.get("address"), call.details.get("callback")
    return NextAction(
        call.id,
        body.next_action,
        body.next_due,
        entry.position,
        entry.who,
        entry.happened_at,
        entry.number,
        place.value if place else "",
        place.entry if place else 0,
        number.value if number else "",
        number.entry if number else 0,
    )


def _erased(action: NextAction, number: int) -> NextAction:
    """The promise without the words of an entry."""
    return action._replace(
        what="" if action.entry == number else action.what,
        place="" if action.place_entry == number else action.place,
        number="" if action.number_entry == number else action.number,
    )


def _put(known: NextActions, action: NextAction) -> NextActions:
    return MappingProxyType({**known, action.call: action})


def _without(known: NextActions, call: str) -> NextActions:
    return MappingProxyType({each: action for each, action in known.items() if each != call})

"""What the intake shows of a call: a plain row, and how it is made from the board. Paints nothing."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from console.domain.asked import handed_over
from console.domain.board import Board, Call
from console.domain.names import DETAILS, Detail
from console.domain.rows.calls import sure_priority, title
from console.domain.rows.joined import others
from console.domain.rows.problem import dangers, problem
from console.domain.rows.shown import Weight


class DetailShown(NamedTuple):
    """A field as it is recorded."""

    value: str = ""
    read_back: bool = False


class CallHead(NamedTuple):
    """The head of a call and its fields.

    state: where the caller is; its age runs from `since`, or it says what is left until `due`. earlier:
    what is known of earlier calls here, one sentence; earlier_short: the same in two words. owner: the
    position that has the call, where it is another than this one. offer: that another call is open for the
    same place or number, in a sentence and in a few words. callers: how many rang, where it is more than one.
    place: the zone of the address and how it reads, which only suggests; and the same in a few words.
    danger: how the title begins, where something can hurt somebody.
    """

    call: str
    title: str
    priority: int | None
    icon: str
    state: str
    since: datetime
    due: datetime | None
    weight: Weight
    details: Mapping[Detail, DetailShown]
    notes: int = 0
    earlier: str = ""
    earlier_short: str = ""
    owner: str = ""
    offer: tuple[str, str] = ("", "")
    callers: int = 1
    place: tuple[str, str] = ("", "")
    danger: str = ""


def call_head(
    board: Board,
    call: Call | None,
    earlier: str = "",
    earlier_short: str = "",
    position: str = "",
    offer: tuple[str, str] = ("", ""),
    place: tuple[str, str] = ("", ""),
) -> CallHead | None:
    """The head of a call as the board has it; None without a call."""
    if call is None:
        return None
    icon, state, weight = _line(call)
    return CallHead(
        call.id,
        problem(board, call) or title(call),
        sure_priority(call),
        icon,
        state,
        call.line.since if call.line.lost and call.line.since else call.opened,
        call.line.due if call.line.lost else None,
        weight,
        {name: _detail(call, name) for name in DETAILS},
        len(call.notes),
        earlier,
        earlier_short,
        call.position if position and call.position not in ("", position) else "",
        offer,
        1 + len(others(call)),
        place,
        dangers(board, call),
    )


def _detail(call: Call, name: Detail) -> DetailShown:
    written = call.details.get(name)
    return DetailShown(written.value, written.read_back) if written else DetailShown()


def _line(call: Call) -> tuple[str, str, Weight]:
    if call.line.lost:
        return "lost", "Hung up: call back", "warn"
    if call.waiting:
        return "ringing", "Ringing", "warn"
    if handed_over(call):
        return "transfer_988", "With the crisis line", "calm"
    return "phone", "Caller on the line", "calm"

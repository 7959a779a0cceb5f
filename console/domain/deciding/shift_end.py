"""The end of a shift at a position: each call, promise and unit it looks after goes to a named receiver."""

from collections.abc import Iterator

from console.domain import commands as c
from console.domain import entries as e
from console.domain.agency import Role
from console.domain.board import Board, Call, CrewNow, NextAction
from console.domain.deciding.exporting import exported
from console.domain.deciding.moment import Moment
from console.domain.roles import people, roles_at, takes_calls
from console.errors import Refused

Bodies = tuple[e.AnyBody, ...]


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.SignOff():
            return _sign_off(board, command, moment)
        case _:
            return None


def calls_at(board: Board, position: str) -> Iterator[Call]:
    """The open calls of a position."""
    yield from (call for call in board.calls.values() if call.position == position)


def units_at(board: Board, position: str) -> Iterator[CrewNow]:
    """The crews on duty that a position looks after: those it signed on, and those it was handed."""
    yield from (crew for crew in board.crews.values() if crew.position == position)


def next_at(board: Board, position: str) -> Iterator[NextAction]:
    """What a position has promised on closed calls, what is due first before the others."""
    here = (action for action in board.next_actions.values() if action.position == position)
    yield from sorted(here, key=lambda action: action.due)


def can_take(name: str, roles: tuple[Role, ...]) -> None:
    """Raises Refused where calls would go to somebody who may do nothing on them."""
    if not takes_calls(roles):
        raise Refused("cannot_take_calls", name=name, roles=", ".join(roles) or "none")


def _sign_off(board: Board, command: c.SignOff, moment: Moment) -> Bodies:
    seat = board.people.seats.get(moment.position)
    if seat is None:
        raise Refused("not_signed_in", position=moment.position)
    calls = [call.id for call in calls_at(board, moment.position)]
    units = [crew.unit for crew in units_at(board, moment.position)]
    nexts = [action.call for action in next_at(board, moment.position)]
    goes = dict.fromkeys((*calls, *nexts, *units), command.receiver)
    for what, position in command.apart:
        if what not in goes:
            raise Refused("not_looked_after", what=what, position=moment.position)
        goes[what] = position
    for code, name, here in (
        ("sign_off_has_calls", "calls", calls),
        ("sign_off_has_next", "calls", nexts),
        ("sign_off_has_units", "units", units),
    ):
        if left := [each for each in here if not goes[each]]:
            raise Refused(code, **{name: ", ".join(left)})
    positions = dict.fromkeys((*goes.values(), *([command.receiver] if command.receiver else [])))
    to = {position: _receiver(board, position, moment) for position in positions}
    return (
        *(e.CallHandedOver(call=call, to=to[goes[call]], position=goes[call]) for call in calls),
        *(e.NextActionHandedOver(call=call, to=to[goes[call]], position=goes[call]) for call in nexts),
        *(e.UnitHandedOver(unit=unit, to=to[goes[unit]], position=goes[unit]) for unit in units),
        *([exported(board, "shift_report", (), moment)] if command.report else []),
        e.SignedOff(person=seat.person, receiver=command.receiver),
    )


def _receiver(board: Board, position: str, moment: Moment) -> str:
    """The name of who sits at the position that takes over. Raises Refused where nobody there may."""
    seats = board.people.seats
    if position not in seats or position == moment.position:
        others = [each for each in seats if each != moment.position]
        raise Refused("no_such_receiver", receiver=position, positions=", ".join(others) or "none")
    taker = people(board).get(seats[position].person)
    to = taker.name if taker is not None else ""
    roles = roles_at(board, to, position, moment.practice)
    can_take(to or seats[position].person, roles if taker is not None and taker.is_active else ())
    return to

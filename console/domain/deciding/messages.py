"""Decisions about messages: for whom one can be left, and that it was read."""

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board
from console.domain.deciding.moment import Moment, open_call
from console.domain.messages import SUPERVISOR
from console.domain.roles import people, person_named, takes_calls
from console.errors import Refused

Bodies = tuple[e.AnyBody, ...]


def decide(board: Board, command: c.Command, _moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.LeaveMessage():
            call = open_call(board, command.call)
            to = receiver(board, command.to)
            if not to:
                raise Refused("message_for_nobody", to=command.to, known=", ".join(_by_name(board)))
            return (e.MessageLeft(call=call.id, to=to, text=command.text),)
        case c.ReadMessage():
            call = open_call(board, command.call)
            if not any(each.entry == command.entry for each in call.messages):
                raise Refused("message_not_there", entry=command.entry)
            return (e.MessageRead(call=call.id, message=command.entry),)
        case _:
            return None


def receiver(board: Board, named: str) -> str:
    """Whom a message can be left for under this name, as it is written in the entry; empty for nobody."""
    wanted = named.strip().casefold()
    known = next((each for each in receivers(board) if each.casefold() == wanted), "")
    person = person_named(board, named)
    return known or (person.name if person is not None and person.name in receivers(board) else "")


def receivers(board: Board) -> tuple[str, ...]:
    """Everybody whom a message can be left for: a supervisor, positions, people who take calls, units."""
    return (*_by_name(board), *board.units)


def _by_name(board: Board) -> tuple[str, ...]:
    """Those who have a screen: supervisors, positions with somebody or with calls, people."""
    working = (each.name for each in people(board).values() if each.is_active and takes_calls(each.roles))
    with_calls = (call.position for call in board.calls.values() if call.position)
    return tuple(dict.fromkeys((SUPERVISOR, *board.people.seats, *with_calls, *working)))

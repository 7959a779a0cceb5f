"""What a decision knows beside the board: when, who, where, and the next call's number."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from console.domain.board import Board, Call
from console.domain.entries import AnyBody
from console.domain.entry import Entry, subject_of
from console.domain.fold import fold_all
from console.domain.roles import supervisors
from console.errors import Refused


class Moment(NamedTuple):
    """When a command is decided, by whom, at which position.

    next_call: the number a new call would get. named, also_named: the entries that a `Redact` names.
    proven: the id of whose password the ledger has just found right. practice: nobody is real here.
    """

    at: datetime
    who: str
    position: str
    next_call: str = ""
    named: Entry | None = None
    proven: str = ""
    practice: bool = False
    also_named: tuple[Entry, ...] = ()


def open_call(board: Board, call: str) -> Call:
    """The open call with this number. Raises Refused."""
    if call not in board.calls:
        raise Refused("no_such_call", call=call, which="open")
    return board.calls[call]


def after(board: Board, bodies: Sequence[AnyBody], moment: Moment) -> Board:
    """The board as it will be once these bodies stand in the ledger."""
    entries = (
        Entry(board.last + n, moment.at, moment.at, "", moment.who, moment.position, subject_of(body), body)
        for n, body in enumerate(bodies, start=1)
    )
    return fold_all(board, entries)


def supervisor(board: Board, name: str) -> str:
    """The full name of the supervisor who is meant by a name or an id. Raises Refused."""
    wanted, known = name.strip().casefold(), supervisors(board)
    for person in known:
        if wanted in (person.name.casefold(), person.id.casefold()):
            return person.name
    raise Refused("not_a_supervisor", name=name, names=", ".join(each.name for each in known))

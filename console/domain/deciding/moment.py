"""What a decision knows beside the board: when, who, where, and the next call's number."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from console.domain.board import Board, Call
from console.domain.command import Base
from console.domain.entries import AnyBody
from console.domain.entry import Entry, subject_of
from console.domain.fold import fold_all
from console.domain.roles import supervisors
from console.domain.true_time import true_time, when_and_why
from console.errors import Refused


class Moment(NamedTuple):
    """When a command is decided, by whom, at which position.

    next_call: the number a new call would get. named, also_named: the entries that a command names.
    proven: the id of whose password the ledger has just found right. practice: nobody is real here.
    then: when it happened, where that is not now; why: the reason it is entered later.
    """

    at: datetime
    who: str
    position: str
    next_call: str = ""
    named: Entry | None = None
    proven: str = ""
    practice: bool = False
    also_named: tuple[Entry, ...] = ()
    then: datetime | None = None
    why: str = ""

    @property
    def happened_at(self) -> datetime:
        """When what is decided happened."""
        return self.then or self.at


def moment_of(moment: Moment, command: Base) -> Moment:
    """The moment with the true time that a command carries."""
    if command.happened_at is None:
        return moment._replace(then=None, why="")
    return moment._replace(then=true_time(command, moment.at), why=command.why_then or "")


def entries_of(last: int, bodies: Sequence[AnyBody], moment: Moment) -> tuple[Entry, ...]:
    """What stands in the ledger after entry `last` when these bodies are recorded."""
    return tuple(
        Entry(
            number,
            moment.at,
            *when_and_why(body, moment.at, moment.happened_at, moment.why),
            moment.who,
            moment.position,
            subject_of(body),
            body,
        )
        for number, body in enumerate(bodies, start=last + 1)
    )


def open_call(board: Board, call: str) -> Call:
    """The open call with this number. Raises Refused."""
    if call not in board.calls:
        raise Refused("no_such_call", call=call, which="open")
    return board.calls[call]


def after(board: Board, bodies: Sequence[AnyBody], moment: Moment) -> Board:
    """The board as it will be once these bodies stand in the ledger."""
    return fold_all(board, entries_of(board.last, bodies, moment))


def supervisor(board: Board, name: str) -> str:
    """The full name of the supervisor who is meant by a name or an id. Raises Refused."""
    wanted, known = name.strip().casefold(), supervisors(board)
    for person in known:
        if wanted in (person.name.casefold(), person.id.casefold()):
            return person.name
    raise Refused("not_a_supervisor", name=name, names=", ".join(each.name for each in known))

"""The decision to erase: whose words, when, and by whom. Erasing itself is the store's."""

from collections.abc import Iterator

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board, in_force
from console.domain.deciding.moment import Moment, supervisor
from console.domain.entry import Entry
from console.domain.redaction import emptied
from console.errors import Refused


def decide(board: Board, command: c.Command, moment: Moment) -> tuple[e.AnyBody, ...] | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.Redact():
            return tuple(_redact(board, command, moment))
        case _:
            return None


def _redact(board: Board, command: c.Redact, moment: Moment) -> Iterator[e.Redacted]:
    """One for each entry named, whichever way."""
    there = {entry.number: entry for entry in (moment.named, *moment.also_named) if entry is not None}
    for number in dict.fromkeys((command.entry, *command.also)):
        if number not in there:
            raise Refused("no_such_entry", entry=number)
        yield _redacted(board, command, there[number])


def _redacted(board: Board, command: c.Redact, named: Entry) -> e.Redacted:
    if named.subject in board.calls:
        raise Refused("redact_open_call", call=named.subject)
    goes_on = (
        call.id for call in board.calls.values() if any(each.call == named.subject for each in call.callers)
    )
    if open_one := next(goes_on, ""):
        raise Refused("redact_joined_call", call=named.subject, into=open_one)
    if named.subject in in_force(board).agency.retention.hold:
        raise Refused("redact_held_call", call=named.subject)
    left = emptied(named.body)
    if left == named.body:
        raise Refused("nothing_to_redact", entry=named.number)
    return e.Redacted(
        entry=named.number,
        call=getattr(named.body, "call", None),
        unit=getattr(named.body, "unit", None),
        left=left.model_dump_json(),
        by=supervisor(board, command.by),
        reason=command.reason,
    )

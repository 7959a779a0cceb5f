"""The decision to erase: whose words, when, and by whom. Erasing itself is the store's."""

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board
from console.domain.deciding.moment import Moment, supervisor
from console.domain.redaction import emptied
from console.errors import Refused


def decide(board: Board, command: c.Command, moment: Moment) -> tuple[e.AnyBody, ...] | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.Redact():
            return (_redact(board, command, moment),)
        case _:
            return None


def _redact(board: Board, command: c.Redact, moment: Moment) -> e.Redacted:
    named = moment.named
    if named is None:
        raise Refused("no_such_entry", entry=command.entry)
    if named.subject in board.calls:
        raise Refused("redact_open_call", call=named.subject)
    left = emptied(named.body)
    if left == named.body:
        raise Refused("nothing_to_redact", entry=command.entry)
    return e.Redacted(
        entry=named.number,
        call=getattr(named.body, "call", None),
        unit=getattr(named.body, "unit", None),
        left=left.model_dump_json(),
        by=supervisor(board, command.by),
        reason=command.reason,
    )

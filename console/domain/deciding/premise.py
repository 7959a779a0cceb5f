"""Decisions about what is known of a place."""

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board
from console.domain.deciding.moment import Moment, open_call
from console.domain.sought import sought_by
from console.errors import Refused

Bodies = tuple[e.AnyBody, ...]


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.NotePremise():
            call = open_call(board, command.call)
            if not sought_by("address", call.detail("address")):
                raise Refused("premise_no_address", call=call.id)
            return (e.PremiseNoted(call=call.id, about=command.about, text=command.text),)
        case c.EndPremiseNote():
            call = open_call(board, command.call)
            if moment.named is None or not isinstance(moment.named.body, e.PremiseNoted):
                raise Refused("premise_no_note", entry=command.entry)
            return (e.PremiseNoteEnded(call=call.id, note=command.entry, reason=command.reason),)
        case _:
            return None

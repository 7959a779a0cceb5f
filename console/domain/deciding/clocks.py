"""Decisions about clocks that look after people: silencing one alert."""

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board, Call
from console.domain.deciding.moment import Moment, open_call
from console.domain.rows.heard import is_silenced, soundings
from console.errors import Refused

Bodies = tuple[e.AnyBody, ...]


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.SilenceAlert():
            return _silence(board, open_call(board, command.call), command, moment)
        case _:
            return None


def _silence(board: Board, call: Call, command: c.SilenceAlert, moment: Moment) -> Bodies:
    """One alert of one call, at the position that asks: nobody can silence it for all."""
    found = next((each for each in soundings(board, moment.at) if each.alert == command.alert), None)
    if found is None or found.call != call.id:
        raise Refused("no_alert")
    if is_silenced(call, found, moment.position):
        return ()
    return (e.AlertSilenced(call=call.id, alert=found.alert, level=found.level, mark=found.mark),)

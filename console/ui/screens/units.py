"""What is asked before a unit does what is unusual: going where nothing asks for it, leaving a call early."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import TO_HELP, asked_for, stand_ins, still_to_send
from console.domain.board import Board, Call, in_force
from console.domain.entry import Entry
from console.domain.refusals import in_words
from console.domain.roles import supervisors
from console.ui.screens.place import Place
from console.ui.screens.starts import act_of
from console.ui.widgets.reason import ToReason

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

READ_S = 1
"""So long nobody counts as having read what has just changed under their hands."""


class JustTaken:
    """The units that other desks sent, and since when that is shown here."""

    def __init__(self) -> None:
        self._since: dict[str, datetime] = {}

    def hear(self, entries: Iterable[Entry], own: Sequence[Entry], now: datetime) -> None:
        """Keep who was sent from elsewhere; a unit that this desk sent is no news here."""
        for entry in entries:
            if isinstance(entry.body, e.UnitSent | e.UnitMoved):
                self._since.pop(entry.body.unit, None)
                if entry not in own:
                    self._since[entry.body.unit] = now

    def is_news(self, unit: str, now: datetime) -> bool:
        """Whether nobody here can have read yet that the unit was taken."""
        since = self._since.get(unit)
        return since is not None and timedelta(0) <= now - since < timedelta(seconds=READ_S)


def send_anyway(desk: Desk, call: Call, unit: str) -> None:
    """Have a reason asked for sending a unit that nothing asks for: as the first thing that it can fill."""
    agency, lacking = in_force(desk.board).agency, still_to_send(desk.board, call)
    asks = asked_for(desk.board, call)
    instead = (each for response in lacking for each in stand_ins(asks, response))
    to_help = (TO_HELP,) if call.panics else ()
    wanted = (*lacking, *to_help, *instead, *agency.fillers)
    response = next((each for each in wanted if agency.can_fill(unit, each)), "")
    if response:
        desk.do(c.SendUnit(call=call.id, unit=unit, response=response))


def stand_down(desk: Desk, unit: str, reason: str = "") -> None:
    """Have a supervisor and a reason asked for taking a unit off its call; a reason that was typed stays."""
    now = desk.board.units.get(unit)
    if now is None or now.call is None:
        desk.say("Choose a unit that is on a call first: F7, then up or down.")
        return
    command = c.StandDown.model_construct(call=now.call, unit=unit, approved_by="", reason=reason)
    says = f"{unit} is taken off call {now.call}. Less than was sent needs a supervisor's name."
    ask(desk, ToReason(command, says, act_of(desk.bridge.session, command), _names(desk)))


def move(desk: Desk, command: c.SendUnit, shown: Board) -> bool:
    """Have a reason asked for moving a unit from its call to this one; False where it cannot be moved.

    Where it has not been with the person there, a supervisor is asked for too. One that stood as free when
    the key was pressed, or a moment before, is not moved: another desk was quicker, and nobody here chose to
    take it from there.
    """
    if shown.units[command.unit].call is None or desk.just_taken.is_news(command.unit, desk.clock()):
        return False
    values = command.model_dump(include={"call", "unit", "response", "staged"})
    moving = c.MoveUnit.model_construct(**values, approved_by=None, reason=command.reason)
    refused = desk.bridge.session.would_refuse(moving.model_copy(update={"reason": "."}))
    needs_name = refused is not None and refused.code == "move_needs_name"
    if refused is not None and not needs_name:
        return False
    other = desk.board.units[command.unit].call
    says = in_words(refused) if refused is not None else f"{command.unit} has been there, on call {other}."
    ask(desk, ToReason(moving, says, act_of(desk.bridge.session, moving), _names(desk) if needs_name else ()))
    return True


def ask(desk: Desk, reason: ToReason) -> None:
    """Open the page that asks why."""
    desk.pages.reason = reason
    desk.go(Place(desk.place.call, page="reason", unit=desk.place.unit))


def _names(desk: Desk) -> tuple[str, ...]:
    return tuple(person.name for person in supervisors(desk.board))

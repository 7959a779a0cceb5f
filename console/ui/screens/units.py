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
from console.ui.screens.last_act import NO_ACT
from console.ui.screens.place import Place
from console.ui.screens.starts import act_of
from console.ui.widgets.reason import ToReason

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

NO_OTHER_ACT = (
    *NO_ACT, e.DetailSet, e.NoteAdded, e.JusticeNoteAdded, e.PremiseNoted, e.MessageLeft, e.PolicyAdopted,
    e.PlannedPolicyHeld,
)  # fmt: skip
"""What is recorded here while an act waits for its reason, and leaves it the one in hand."""
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
    refused = desk.bridge.session.would_refuse(command)
    if refused is not None and refused.code == "stand_down_has_served":
        desk.say(in_words(refused))
        return
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
    other, agency = desk.board.units[command.unit].call, in_force(desk.board).agency
    says = in_words(refused) if refused is not None else f"{command.unit} has been there, on call {other}."
    asks_done = refused is None and not agency.status_of(desk.board.units[command.unit].status).has_served
    names = _names(desk) if needs_name else ()
    ask(desk, ToReason(moving, says, act_of(desk.bridge.session, moving), names, asks_done=asks_done))
    return True


def ask(desk: Desk, reason: ToReason) -> None:
    """Open the page that asks why, instead of one that asks it about another act; the keys go to it."""
    call, unit = desk.place.call, desk.place.unit
    if desk.place.page == "reason":
        desk.go(Place(call, unit=unit))
    desk.pages.reason, desk.pages.asked_at = reason, (call, unit)
    desk.go(Place(call, page="reason", unit=unit))


def still_asked(desk: Desk, place: Place) -> Place:
    """The place without the page that asks why, once its act is not the one in hand any more.

    Somebody went to another call or unit. Of a page that was put away so, none is opened again by closing
    the manual that stood before it.
    """
    asked, before = desk.pages.reason, desk.place
    if asked is not None and (place.call, place.unit) != desk.pages.asked_at:
        desk.pages.reason = None
        if before.page == "reason":
            desk.parts.command.show_hint(not_done(asked), is_answer=False)
    if place.page == "reason" and desk.pages.reason is None:
        return place._replace(page="", page_about="")
    return place


def put_off(desk: Desk, mine: Sequence[Entry], *, is_done: bool) -> str:
    """Let go of the act that waits for its reason, where one was recorded; what is said of it then.

    is_done: it was that act. A call's form is written while somebody thinks of a reason, and an alert is
    silenced: that is no other act.
    """
    asked = desk.pages.reason
    if asked is None or not mine or isinstance(mine[0].body, NO_OTHER_ACT):
        return ""
    desk.pages.reason = None
    return not_done(asked) if desk.place.page == "reason" and not is_done else ""


def not_done(asked: ToReason) -> str:
    """What is said of an act whose reason nobody gave."""
    return f"Not done, for want of a reason: {asked.act}."


def _names(desk: Desk) -> tuple[str, ...]:
    return tuple(person.name for person in supervisors(desk.board))

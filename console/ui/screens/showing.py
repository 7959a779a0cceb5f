"""Shows the board as it is now: every part of the desk from its rows, first where the keys are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from console.domain.board import Board, Call
from console.domain.rows.advice import advice_card
from console.domain.rows.alerts import alerts
from console.domain.rows.calls import call_rows
from console.domain.rows.checked import DueCheck, due_checks, marked_calls, marked_units
from console.domain.rows.clocks import with_silenced
from console.domain.rows.desks import desk_alerts
from console.domain.rows.fits import Choosing, choosing
from console.domain.rows.for_here import handed_alerts, in_sight
from console.domain.rows.guide import answer_rows, certain_strip, guide_card
from console.domain.rows.heard import Sounding
from console.domain.rows.joins import Found, offer, same_as
from console.domain.rows.kept import Kept
from console.domain.rows.next_actions import next_alerts
from console.domain.rows.on_line import kept_alerts
from console.domain.rows.place import zone_words
from console.domain.rows.shown import Alert, CallRow, UnitRow
from console.domain.rows.units import unit_rows, wanted_words
from console.domain.rows.unsent import KeptWaiting
from console.domain.rows.watched import KeptWhile
from console.domain.veil import is_withheld
from console.ui.screens import pages
from console.ui.screens.messages import messages_here
from console.ui.screens.sitting import writes
from console.ui.widgets.call_head import call_head

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


@dataclass(slots=True)
class KeptRows:
    """What the desk showed last, of which only what differs is worked out again."""

    checked: tuple[DueCheck, ...] = ()
    calls: Kept[CallRow] = field(default_factory=Kept)
    units: Kept[UnitRow] = field(default_factory=Kept)
    found: Kept[Found] = field(default_factory=Kept)
    waiting: KeptWaiting = field(default_factory=Kept)
    alerts: KeptWhile[tuple[Alert, ...]] = field(default_factory=KeptWhile)
    heard: KeptWhile[tuple[Sounding, ...]] = field(default_factory=KeptWhile)

    def forget(self) -> None:
        """Hold nothing of what was shown."""
        for each in (self.calls, self.units, self.found, self.waiting, self.alerts, self.heard):
            each.forget()


def show_board(desk: Desk) -> None:
    """Hand each part of the desk its rows; each repaints what differs."""
    board, now, session = desk.board, desk.clock(), desk.bridge.session
    call = desk.call
    chooses = choosing(board, call) if call is not None else None
    desk.kept.checked = due_checks(board, now)
    if desk.parts.units.has_keys():
        _show_units(desk, board, chooses, now)
        desk.parts.units.paint_at_once()
    same = same_as(board, call, desk.kept.found)
    told = desk.earlier.words(call, now, {each.call for each in same})
    head = call_head(board, call, *told, session.position, offer(same), place_words(desk, board, call))
    desk.parts.intake.show_call(head, now, writes=writes(session))
    desk.parts.strip.show_strip(certain_strip(board, call, chooses), now)
    show_question(desk)
    calls = call_rows(board, session.who, session.position, desk.place.call, desk.kept.calls)
    desk.parts.calls.set_rows(marked_calls(calls, desk.kept.checked), now)
    if not desk.parts.units.has_keys():
        _show_units(desk, board, chooses, now)
    desk.parts.advice.show_advice(advice_card(board, call, now), now)
    desk.parts.answers.set_rows(answer_rows(board, call), now)
    desk.parts.lane.show_alerts(alerts_here(desk, now), now)
    pages.refresh(desk)
    show_people(desk)


def show_clocks(desk: Desk, now: datetime) -> None:
    """Show what is due by now; a crew to be asked whether it is well is marked in the lists too."""
    if due_checks(desk.board, now) != desk.kept.checked:
        show_board(desk)
    else:
        desk.parts.lane.show_alerts(alerts_here(desk, now), now)


def place_words(desk: Desk, board: Board, call: Call | None) -> tuple[str, str]:
    """The zone of the address and how it reads, once that is known; and the zone with what is missing."""
    if call is None:
        return "", ""
    address, zone = call.detail("address"), zone_words(board, call)
    reads = "" if is_withheld(address) else desk.address.words(address, town_known=bool(zone))
    lacks = " · ".join(part for part in reads.split(" · ") if part.endswith("?"))
    full, short = (": ".join(part for part in (zone, said) if part) for said in (reads, lacks))
    return full, short


def show_question(desk: Desk) -> None:
    """Hand the guide card its question; by the clock alone what nobody could say is asked again."""
    now = desk.clock()
    desk.parts.guide.show_card(guide_card(desk.board, desk.call, desk.place.changing, now), now)


def alerts_here(desk: Desk, now: datetime) -> tuple[Alert, ...]:
    """All alerts on this desk, gravest first: calls of positions at which nobody is among them.

    What somebody left for this position stands right behind who is in danger, so that it stays in sight.
    """
    board, here = desk.board, desk.bridge.session.position
    desk.seen.see(board, desk.call, here)
    left = (*messages_here(desk.bridge.session), *handed_alerts(board, here, desk.seen.entries))
    left = (*left, *kept_alerts(board, here, desk.seen.talks_with))
    left = (*left, *next_alerts(board, now, here, desk.desks.at))
    others = (*left, *desk_alerts(board, here, desk.desks.at))

    def as_of(watched: datetime) -> tuple[Alert, ...]:
        return with_silenced(board, in_sight(alerts(board, watched, others, desk.kept.waiting)), here)

    return desk.kept.alerts.at(now, (board, here, others), as_of)


def _show_units(desk: Desk, board: Board, chooses: Choosing | None, now: datetime) -> None:
    call = chooses.call if chooses is not None else None
    rows = marked_units(unit_rows(board, call, chooses, desk.kept.units), desk.kept.checked)
    words = wanted_words(board, call)
    desk.parts.units.set_rows(rows, words, now, desk.place.call)


def show_people(desk: Desk) -> None:
    """Hand the People screen its rows, where it is in front."""
    if desk.people is not None and desk.people.is_in_front():
        desk.people.show()

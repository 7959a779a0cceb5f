"""Who may see the desk: the door opens to whoever signs in, and shuts for a lock, a sign-off, a take-over.

Whether anybody may come in is decided with the commands; here the view follows what stands in the ledger.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit

from console import accounts
from console.domain import commands as c
from console.domain.board import in_force
from console.domain.entry import Entry
from console.domain.people import Seat
from console.domain.roles import asks_for_sign_in, people, person_named
from console.domain.rows.door import open_here
from console.errors import Refused
from console.ui.bridge import Saving
from console.ui.last_input import LastInput
from console.ui.screens import door_wishes
from console.ui.screens.about import DESK, about, may_have
from console.ui.screens.at_door import AtDoor
from console.ui.screens.door_pages import DoorPages
from console.ui.screens.open_screen import first_screen, show_screen
from console.ui.screens.sitting import keep_typed, sit_down, stand_up
from console.ui.screens.taken_along import TakenAlong
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

IDLE_MAX = timedelta(minutes=30)
"""The longest that a desk stays open for a call on which something is half typed (CJIS 6.0, AC-11)."""


class Entrance(QObject):
    """The door of one desk."""

    def __init__(self, desk: Desk, last_input: LastInput) -> None:
        super().__init__()
        self.desk = desk
        self.at = AtDoor()
        self.offered = ""
        self.pages = DoorPages(self)
        self._last_input = last_input
        self._person = ""
        self._since = desk.clock()
        self._was_told = False
        self.taken_along = TakenAlong(self)
        desk.parts.door.wished.connect(self.wish)

    @property
    def is_shut(self) -> bool:
        """Whether the door stands before the desk."""
        return self.desk.parts.doorway.is_shut

    def begin(self, offered: str = "") -> None:
        """The start of the program: the desk of who has signed in already, else the door.

        In a room that asks for passwords a position that is held is found locked.
        """
        self.offered = offered
        session = self.desk.bridge.session
        if session.who:
            self.come_in()
            return
        held = asks_for_sign_in(session.board) and self.seat() is not None
        self.shut(AtDoor("locked" if held else door_wishes.first_page(session.board)))

    def seat(self) -> Seat | None:
        """The position as the board has it."""
        session = self.desk.bridge.session
        return session.board.people.seats.get(session.position)

    def come_in(self) -> None:
        """Show the desk to who has just signed in; to who only unlocked it, as they left it."""
        session, desk = self.desk.bridge.session, self.desk
        person, seat = person_named(session.board, session.who), self.seat()
        is_seated = person is not None and seat is not None and seat.person == person.id
        known, self._person = self._person, person.id if person is not None and is_seated else ""
        self._since = seat.since if seat is not None else desk.clock()
        self._was_told = False
        self._last_input.begin()
        self.pages.forget()
        if known and known != self._person:
            stand_up(desk)
        was_locked = self.at.page == "locked" and known == self._person and self.is_shut
        self.at = AtDoor()
        has_keys = desk.parts.doorway.open()
        desk.docks.bring_back()
        self.show_about()
        if was_locked:
            desk.show()
            if not has_keys:
                show_screen(desk, desk.parts.screens.in_front())
        else:
            # Before what was typed is put back, which takes the keys to it.
            show_screen(desk, first_screen(desk))
            sit_down(desk)

    def shut(self, at: AtDoor) -> None:
        """Shut the door, or show another page of it."""
        self.at = at
        self.desk.paper.end()
        if not self.is_shut:
            keep_typed(self.desk)
            self.desk.docks.put_away()
            self.desk.parts.doorway.shut()
        self.show_about()
        self.desk.parts.top.tick(self.desk.local(self.desk.clock()))
        self.pages.show(focus=True)

    def lock(self, why: str = "") -> None:
        """Hide the desk at once; the entry follows, behind what is not saved yet."""
        if self.is_shut:
            return
        if self.seat() is None:
            self.desk.say("Nobody has signed in at this position, so there is nobody to lock it for.")
            return
        self.shut(AtDoor("locked", why=why, since=self.desk.local(self.desk.clock())))
        with suppress(Refused):  # locked already, from elsewhere
            self.desk.bridge.do(c.LockPosition())

    def hear(self, entries: Sequence[Entry]) -> None:
        """Follow what was recorded, here or elsewhere: the seat may be locked, taken over or left."""
        session, seat = self.desk.bridge.session, self.seat()
        person = people(session.board).get(self._person)
        if self._person and (person is None or seat is None or seat.person != self._person):
            self._leave()
        elif person is not None:
            session.who = person.name
            if not self.is_shut and any(self._locks(entry) for entry in entries):
                self.shut(AtDoor("locked"))
        if self.is_shut:
            self.pages.show(focus=False)
        elif not may_have(
            session, self.desk.parts.screens.in_front(), has_backups=self.desk.backups is not None
        ):
            show_screen(self.desk, DESK)  # a glass was answered, and with it went the rights to that screen
        self.show_about()

    def tick(self, now: datetime) -> None:
        """Let the door's numbers run; lock a desk that nobody uses, or whose sign-in is too long ago."""
        accounts.enter_failed(self.desk.bridge.session)
        if self.is_shut:
            self.pages.show(focus=False)
        elif self._person and accounts.must_prove_again(self.desk.bridge.session):
            hours = in_force(self.desk.board).agency.sign_in.session_h
            self.lock(f"The last sign-in here is more than {hours} hours ago.")
        elif self._person and self._is_left(self._last_input.idle(now)):
            self.lock("Nobody used this desk, so it locked itself.")

    def wish(self, wish: Wish) -> None:
        """Grant what a page of the door wishes."""
        door_wishes.grant(self, wish)

    def show_about(self) -> None:
        """Show in the bar who sits here now."""
        has_backups = self.desk.backups is not None
        bar = about(self.desk.bridge.session, is_shut=self.is_shut, has_backups=has_backups)
        self.desk.parts.top.show_about(bar)

    def show_trouble(self, saving: Saving) -> None:
        """Say at the door too what the store cannot do."""
        self.desk.parts.door.show_trouble(saving.says if saving.kind else "", self.desk.clock())

    def why_stay(self) -> str:
        """What speaks against closing the window, as a wish that says it; empty: nothing, or it was said."""
        session = self.desk.bridge.session
        if self._was_told or not self._person or not open_here(session.board, session.position):
            return ""
        self._was_told = True
        return "calls_open"

    def _leave(self) -> None:
        """Somebody signed off here, or somebody else sits here now: nothing of the desk stays in sight."""
        desk, session = self.desk, self.desk.bridge.session
        keep_typed(desk)
        name, self._person, session.who = session.who, "", ""
        own = any(entry.body.kind == "SignedOff" for entry in desk.bridge.own)
        at = door_wishes.signed_off(self, name, self._since) if own else AtDoor()
        stand_up(desk)
        self.shut(at)

    def _locks(self, entry: Entry) -> bool:
        """Whether an entry locks this position from elsewhere: what this desk did itself, it has followed."""
        is_here = entry.body.kind == "PositionLocked" and entry.position == self.desk.bridge.session.position
        return is_here and entry not in self.desk.bridge.own

    def _is_left(self, idle: timedelta) -> bool:
        """Whether nobody has used the desk for as long as the agency allows.

        With a call open here, something half typed keeps it open, for as long as the standard allows.
        """
        session = self.desk.bridge.session
        limit = timedelta(minutes=in_force(session.board).agency.sign_in.lock_after_min)
        focus = QApplication.focusWidget()
        types = isinstance(focus, QLineEdit) and focus.isModified() and bool(focus.text())
        if types and open_here(session.board, session.position):
            limit = IDLE_MAX if limit else limit
        return bool(limit) and idle >= limit

"""The People screen: shows who works here, and turns its wishes into commands. It owns no window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from console import accounts
from console.domain import commands as c
from console.domain.entry import Entry
from console.domain.refusals import in_words
from console.domain.roles import asks_for_sign_in, free_id, people
from console.domain.rows.staff import PersonRow, RefusedRow, glass_rows, person_rows, refused_rows
from console.errors import Refused, StoreUnavailable
from console.ui.screens.about import PEOPLE
from console.ui.screens.room_starts import answering
from console.ui.widgets.account import (
    ChosenPage,
    FirstPasswordPage,
    ReleasePage,
    SettingPassword,
    ToAccount,
)
from console.ui.widgets.break_glass import AnswerGlassPage
from console.ui.widgets.help_page import HelpPage
from console.ui.widgets.looking import Page
from console.ui.widgets.people_view import PeopleView
from console.ui.widgets.person import PersonPage, ToPerson
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

PageKind = TypeVar(
    "PageKind", AnswerGlassPage, ChosenPage, FirstPasswordPage, HelpPage, PersonPage, ReleasePage
)
ANY = c.SetPerson.model_construct(person="", name="", roles=(), is_active=True)
LET_IN = c.ReleaseAccount.model_construct(person="", reason="")
"""One command of each kind, to ask whether whoever sits here may give such a one at all."""


class At(NamedTuple):
    """Which page is open, about whom (an id) or what (an entry's number)."""

    page: str = ""
    about: str = ""


class PeopleScreen(QObject):
    """The screen of one desk, made when it is first wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._at = At()
        self._made: dict[type[QWidget], QWidget] = {}
        self._refused: tuple[RefusedRow, ...] = ()
        self.view = PeopleView(desk.looks.look, desk.clock())
        desk.parts.screens.put_in(PEOPLE, self.view)
        for part in (self.view.people, self.view.glasses, self.view.panel):
            part.wished.connect(self.wish)
        desk.bridge.recorded.connect(self._recorded)
        self._read_refused()

    def show(self) -> None:
        """Show everybody as they stand now; each list repaints what differs."""
        now, board = self._desk.clock(), self._desk.board
        self.view.people.set_rows(person_rows(board, now), now)
        self.view.glasses.set_rows(glass_rows(board), now)
        self.view.refused.set_rows(self._refused, now)
        self.view.tick(now)
        self._show_page(focus=False)

    def is_in_front(self) -> bool:
        """Whether somebody has it before them."""
        return self._desk.parts.screens.in_front() == PEOPLE

    def leave(self) -> None:
        """Let nothing typed stay: somebody else comes."""
        self._at = At()
        self.view.panel.take_page()
        for page in self._made.values():
            page.deleteLater()
        self._made.clear()

    def take_keys(self) -> None:
        """Give the keys to the list."""
        self.view.people.take_keys()
        self._show_page(focus=False)

    def wish(self, wish: Wish) -> None:
        """Grant what a list or a page wishes."""
        match wish.name:
            case "close_panel":
                self._go(At())
                self.view.people.take_keys()
            case "person":
                if self._at.page in ("", "chosen"):
                    self._go(At(), focus=False)
            case "help":
                self._go(At("help", "people"))
            case "add_person" | "change_person" | "set_password" | "release" | "answer_glass":
                self._open(wish)
            case _:
                self._desk.wish(wish)

    def _open(self, wish: Wish) -> None:
        """Open a page; what is not theirs to do is said, and asked of nobody."""
        session = self._desk.bridge.session
        needed = {"release": LET_IN, "answer_glass": None}.get(wish.name, ANY)
        if needed is not None and not accounts.may(session, needed):
            self._desk.say(self._why_not())
            return
        row = self._row(wish.value)
        if wish.name == "release" and (row is None or not row.can_release):
            self._desk.say("Only who is locked out, or was away for long, is let in again.")
        elif wish.name == "set_password" and not asks_for_sign_in(session.board):
            self._desk.say("The sample agency has no passwords.")
        elif wish.name == "add_person":
            self._go(At("add_person"))
        elif row is not None or wish.name == "answer_glass":
            self._go(At(wish.name, wish.value))

    def _go(self, at: At, *, focus: bool = True) -> None:
        self._at = at
        self._show_page(focus=focus)

    def _show_page(self, *, focus: bool) -> None:
        """Show the open page again; one that is about nothing any more gives way to who has the ring."""
        had_keys = self.view.panel.has_keys()
        made = self._shown()
        if made is None:
            self._at = At()
            made = self._shown()
        if made is None:
            return
        page, title = made
        self.view.panel.show_back(bool(self._at.page))
        self.view.panel.open_page(page, title, focus=focus and bool(self._at.page))
        if had_keys and not self.view.panel.has_keys() and isinstance(page, Page):
            if self._at.page:
                page.focus_first()
            else:
                self.view.people.take_keys()

    def _shown(self) -> tuple[QWidget, str] | None:
        """The page, shown from the board, and its title."""
        desk, board = self._desk, self._desk.board
        row = self._row(self._at.about)
        match self._at.page:
            case "add_person":
                self._page(PersonPage).show_person(ToPerson(None, partial(free_id, board)))
                return self._page(PersonPage), self.tr("Add somebody")
            case "change_person" if row is not None:
                to = ToPerson(people(board)[row.person], partial(free_id, board))
                self._page(PersonPage).show_person(to)
                return self._page(PersonPage), row.name
            case "set_password" if row is not None:
                faults = partial(accounts.password_faults, desk.bridge.session, row.name, row.person)
                self._page(FirstPasswordPage).show_person(row.person, row.name, faults)
                return self._page(FirstPasswordPage), self.tr("A first password")
            case "release" if row is not None and row.can_release:
                self._page(ReleasePage).show_account(row, desk.clock())
                return self._page(ReleasePage), self.tr("Let in again")
            case "answer_glass":
                return self._glass()
            case "help":
                self._page(HelpPage).show_page(self._at.about)
                return self._page(HelpPage), self.tr("Help")
            case "":
                return self._chosen()
            case _:
                return None

    def _chosen(self) -> tuple[QWidget, str] | None:
        row, session = self.view.people.chosen(), self._desk.bridge.session
        if row is None:
            return None
        may_set, may_release = accounts.may(session, ANY), accounts.may(session, LET_IN)
        why_not = "" if may_set else self._why_not()
        to = ToAccount(row, may_set, may_release, asks_for_sign_in(session.board), why_not)
        self._page(ChosenPage).show_account(to, self._desk.clock())
        return self._page(ChosenPage), row.name

    def _glass(self) -> tuple[QWidget, str] | None:
        session = self._desk.bridge.session
        glass = next((each for each in glass_rows(session.board) if str(each.entry) == self._at.about), None)
        if glass is None:
            return None
        self._page(AnswerGlassPage).show_glass(answering(session, glass), self._desk.clock())
        return self._page(AnswerGlassPage), self.tr("Broken glass")

    def _page(self, kind: type[PageKind]) -> PageKind:
        page = self._made.get(kind)
        if page is None:
            page = kind(self._desk.looks.look)
            page.asked.connect(self._asked)
            page.wished.connect(self.wish)
            self._made[kind] = page
        assert isinstance(page, kind), "pages are kept by their kind"
        return page

    def _asked(self, ask: c.Command | SettingPassword) -> None:
        """Do what a page asks for; it is closed once that is on the disk."""
        bridge = self._desk.bridge
        try:
            if isinstance(ask, SettingPassword):
                if bridge.has_kept():
                    raise Refused("waits_to_be_saved")
                accounts.set_password(bridge.session, ask.person, ask.password)
                self._page(FirstPasswordPage).forget()
                done = True
            else:
                done = bridge.do(ask)
        except Refused as refused:
            self._say(in_words(refused))
        except StoreUnavailable as trouble:
            self._say(trouble.says)
        else:
            if done:
                self._done(ask)

    def _done(self, ask: c.Command | SettingPassword) -> None:
        if isinstance(ask, SettingPassword):
            self._desk.say("The password is set. It has to be changed at the first sign-in.")
        if isinstance(ask, c.SetPerson):
            self._page(PersonPage).forget()
        self._go(At())
        self.show()
        self.view.people.take_keys()

    def _say(self, words: str) -> None:
        page = self.view.panel.page
        if isinstance(page, Page):
            page.show_refusal(words)

    def _row(self, person: str) -> PersonRow | None:
        rows = person_rows(self._desk.board, self._desk.clock())
        return next((row for row in rows if row.person == person), None)

    def _why_not(self) -> str:
        return self.tr("People are added and changed by an administrator.")

    def _recorded(self, entries: Sequence[Entry]) -> None:
        """Take up what was refused since; what was read from the store may be told after that."""
        known = {row.entry for row in self._refused}
        found = tuple(row for row in refused_rows(reversed(entries)) if row.entry not in known)
        if found:
            self._refused = (*found, *self._refused)[: accounts.REFUSED_SHOWN_MAX]

    def _read_refused(self) -> None:
        """What was refused before this screen was there; where it cannot be read the list begins empty."""
        try:
            self._refused = refused_rows(accounts.last_refused(self._desk.bridge.session))
        except StoreUnavailable as trouble:
            self._desk.say(trouble.says)

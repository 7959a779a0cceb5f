"""The pages of the door: which one is shown, and what becomes of what it asks for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QWidget

from console import accounts
from console.domain import commands as c
from console.domain.refusals import in_words
from console.domain.roles import asks_for_sign_in, free_id, people, person_named
from console.domain.rows.door import AtTheDoor, at_the_door, release_words
from console.domain.rows.shown import Notice
from console.errors import Refused, StoreUnavailable
from console.ui.bridge import RETRY_LOCKED_MS
from console.ui.screens.at_door import AtDoor
from console.ui.screens.beside_door import beside
from console.ui.widgets.break_glass import BreakGlassPage, ToBreak
from console.ui.widgets.choose_password import ChoosePasswordPage
from console.ui.widgets.demo import DemoPage
from console.ui.widgets.door_asks import Beginning, BreakingGlass, Choosing, SigningIn, Unlocking
from console.ui.widgets.first_start import FirstStartPage
from console.ui.widgets.sign_in import SignInPage
from console.ui.widgets.signed_off import SignedOffPage
from console.ui.widgets.unlock import UnlockPage

if TYPE_CHECKING:
    from console.ui.screens.entrance import Entrance

LOCKED_TRIES_MAX = 20
"""Two seconds for another program to let go of the store."""
TRIED_AGAIN = ("position_taken", "waits_to_be_saved")
"""After these the password that is typed is needed once more; after all else it is typed anew."""
Ask = SigningIn | Unlocking | Choosing | Beginning | BreakingGlass
DoorPageKind = TypeVar(
    "DoorPageKind", BreakGlassPage, ChoosePasswordPage, DemoPage, FirstStartPage, SignedOffPage, SignInPage,
    UnlockPage,
)  # fmt: skip


class DoorPage(Protocol):
    """What every page of the door can do."""

    asked: SignalInstance
    wished: SignalInstance

    def show_refusal(self, text: str) -> None:
        """Say why nobody comes in."""
        ...

    def forget(self) -> None:
        """Let nothing typed here stay."""
        ...


class DoorPages(QObject):
    """The pages of one door, each made when it is first wanted."""

    def __init__(self, entrance: Entrance) -> None:
        super().__init__()
        self._entrance = entrance
        self._made: dict[type[QWidget], DoorPage] = {}
        self._front: DoorPage | None = None
        self._waiting: Ask | None = None
        self._tries = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(RETRY_LOCKED_MS)
        self._again.timeout.connect(self._try_again)

    def show(self, *, focus: bool) -> None:
        """Show the door as it stands now; `focus`: its page was just turned to."""
        entrance, at = self._entrance, self._entrance.at
        desk, session = entrance.desk, entrance.desk.bridge.session
        door = at_the_door(desk.board, session.position, desk.clock(), entrance.offered)
        if at.page == "first_start" and not door.first_start:
            at = entrance.at = AtDoor()
        page, title = self._shown(at, door, entrance.offered if focus else "")
        changed = page is not self._front
        self._front = page
        desk.parts.door.show_beside(beside(at, door))
        if focus or changed:
            if at.why and at.page not in ("locked", "choose"):
                page.show_refusal(at.why)
            assert isinstance(page, QWidget), "pages are widgets"
            tall = isinstance(page, FirstStartPage | ChoosePasswordPage | BreakGlassPage)
            desk.parts.door.show_page(page, title, back=at.behind is not None, tall=tall)

    def say(self, words: str) -> None:
        """Say something on the page in front."""
        if self._front is not None:
            self._front.show_refusal(words)

    def tell(self, notice: Notice) -> None:
        """Say what came of copying or printing the head of a shift."""
        if isinstance(self._front, SignedOffPage):
            self._front.say(notice)

    def forget(self) -> None:
        """Let nothing typed at the door stay in it."""
        self._waiting = None
        self._again.stop()
        for page in self._made.values():
            page.forget()

    def ask(self, ask: Ask) -> None:
        """Do what a page asks for, or say on it why not; a store that is busy is tried again."""
        self._tries = 0
        self._try(ask)

    def _shown(self, at: AtDoor, door: AtTheDoor, name: str) -> tuple[DoorPage, str]:
        """The page, shown from the board, and its title; `name`: of who is named on it to begin with."""
        now, tr = self._entrance.desk.clock(), self.tr
        match at.page:
            case "locked":
                self._page(UnlockPage).show_door(door, now)
                return self._page(UnlockPage), tr("Unlock")
            case "first_start":
                first = self._page(FirstStartPage)
                first.ask(partial(free_id, self._entrance.desk.board), self._faults)
                first.show_door(door, now)
                return first, tr("The first administrator")
            case "choose":
                return self._choosing(at), tr("Choose a password")
            case "glass":
                self._page(BreakGlassPage).show_glass(ToBreak(door.position))
                return self._page(BreakGlassPage), tr("Break the glass")
            case "signed_off" if at.head is not None:
                self._page(SignedOffPage).show_head(at.head)
                return self._page(SignedOffPage), tr("Signed off")
            case _ if door.asks:
                self._page(SignInPage).show_door(door, now, name)
                return self._page(SignInPage), tr("Sign in")
            case _:
                self._page(DemoPage).show_door(door, now)
                return self._page(DemoPage), tr("Sign in")

    def _choosing(self, at: AtDoor) -> ChoosePasswordPage:
        page = self._page(ChoosePasswordPage)
        if self._front is not page:
            page.ask(at.why, partial(self._faults_of_next, at.signing))
        return page

    def _page(self, kind: type[DoorPageKind]) -> DoorPageKind:
        page = self._made.get(kind)
        if page is None:
            page = kind(self._entrance.desk.looks.look)
            page.asked.connect(self.ask)
            page.wished.connect(self._entrance.wish)
            self._made[kind] = page
        assert isinstance(page, kind), "pages are kept by their kind"
        return page

    def _faults(self, name: str, person: str, password: str) -> tuple[str, ...]:
        return accounts.password_faults(self._entrance.desk.bridge.session, name, person, password)

    def _faults_of_next(self, signing: SigningIn, password: str) -> tuple[str, ...]:
        """What speaks against a password in place of the one with which somebody tried to sign in."""
        same = (self.tr("it is the one you have"),) if password == signing.password else ()
        person = person_named(self._entrance.desk.board, signing.name)
        names = (person.name, person.id) if person is not None else ("", "")
        return (*same, *self._faults(*names, password))

    def _try(self, ask: Ask) -> None:
        try:
            self._do(ask)
        except Refused as refused:
            self._refused(ask, refused)
        except StoreUnavailable as trouble:
            self.say(trouble.says)
            if trouble.kind == "locked" and self._tries < LOCKED_TRIES_MAX:
                self._waiting, self._tries = ask, self._tries + 1
                self._again.start()

    def _try_again(self) -> None:
        ask, self._waiting = self._waiting, None
        if ask is not None and self._entrance.is_shut:
            self._try(ask)

    def _do(self, ask: Ask) -> None:
        entrance, bridge = self._entrance, self._entrance.desk.bridge
        session, at = bridge.session, entrance.at
        if isinstance(ask, Unlocking):
            self._unlock(ask)
            return
        bridge.try_again()
        if bridge.has_kept():
            raise Refused("waits_to_be_saved")
        match ask:
            case SigningIn():
                entries = accounts.sign_in(session, ask.name, ask.password, take_over=ask.take_over)
            case Choosing():
                signing = at.signing
                accounts.change_password(session, signing.name, signing.password, ask.password)
                # Should the position be held, they have to type the password that holds from now on.
                self._page(SignInPage).forget()
                entrance.offered = signing.name
                entries = accounts.sign_in(session, signing.name, ask.password, take_over=signing.take_over)
            case Beginning():
                accounts.make_first_administrator(session, ask.person, ask.name, ask.password)
                entries = accounts.sign_in(session, ask.person, ask.password)
            case BreakingGlass():
                entries = accounts.break_glass(session, ask.name, ask.reason)
        entrance.come_in()
        bridge.tell(entries)

    def _unlock(self, ask: Unlocking) -> None:
        """Once the password is right the desk is shown, though it may not be saved yet: a call goes on."""
        entrance, bridge = self._entrance, self._entrance.desk.bridge
        session, seat = bridge.session, entrance.seat()
        if seat is None:
            raise Refused("not_signed_in", position=session.position)
        before, person = session.who, accounts.prove(session, seat.person, ask.password)
        proven = person.id if asks_for_sign_in(session.board) else ""
        session.who, unlock = person.name, c.UnlockPosition()
        try:
            refused = None if bridge.do(unlock, proven) else session.would_refuse(unlock, proven)
            if refused is not None:
                raise refused
        except Refused:
            session.who = before
            raise
        entrance.come_in()

    def _refused(self, ask: Ask, refused: Refused) -> None:
        entrance, words = self._entrance, in_words(refused)
        if refused.code == "password_must_change" and isinstance(ask, SigningIn):
            entrance.shut(AtDoor("choose", ask, words, behind=entrance.at._replace(why="")))
            return
        if isinstance(ask, Choosing) and refused.code == "position_taken":
            entrance.shut(AtDoor(why=words))
            return
        self.show(focus=False)
        if refused.code == "account_locked":
            words = f"{words} {release_words(entrance.desk.board)}"
        front = self._front
        if isinstance(front, UnlockPage) and refused.code == "not_proved":
            sits = entrance.seat()
            name = people(entrance.desk.board)[sits.person].name if sits is not None else ""
            words = self.tr("That is not the password of {name}. Type it again.").format(name=name)
        if isinstance(front, SignInPage | UnlockPage) and refused.code not in TRIED_AGAIN:
            front.show_wrong(words if refused.code == "not_proved" else "")
        if not isinstance(front, SignInPage | UnlockPage) or refused.code != "not_proved":
            self.say(words)

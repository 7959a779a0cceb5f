"""A dispatcher with a keyboard and nothing else, at the real window over a real file."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from console.domain.board import Board, Call
from console.domain.clock import Clock, utc_now
from console.domain.rows.shown import Choice, GuideCard
from console.ledger.connect import Connect, connect
from console.ledger.store import Purpose
from console.session import Session, open_session
from console.ui.app import Running, open_desk
from console.ui.seat import take_seat

WHO, POSITION = "Nadia Okoro", "Position 1"


class Waiting(Protocol):
    """What can wait until something is the case, letting the desk work meanwhile, as pytest-qt's bot can."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int = ...) -> None: ...


@dataclass(frozen=True, slots=True)
class Dispatcher:
    """Presses keys, types, and reads what stands on the screen."""

    running: Running
    qtbot: Waiting

    def press(self, *keys: str) -> None:
        """Press keys one after another, each as QKeySequence writes it, wherever the keys go now."""
        for key in keys:
            pressed = QKeySequence(key)[0]  # type: ignore[index]  # not in the stubs of Qt
            QTest.keyClick(self._target(), pressed.key(), pressed.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type a text where the keys go now."""
        QTest.keyClicks(self._target(), text)

    def say(self, line: str) -> None:
        """Say a line on the command line."""
        self.press("F2")
        self.type(line)
        self.press("Return")

    def take_call(self, address: str) -> None:
        """Open a new call and write its address, then go to the question."""
        self.press("F3")
        self.type(address)
        self.press("Return", "F5")

    def answer(self, answers: Mapping[str, str]) -> None:
        """Answer every question of the policy from what the caller knows, by its key."""
        for _ in range(len(answers)):
            if self.card.kind not in ("question", "later"):
                return
            self.press(self.choice(answers[self.card.fact]).key)
            if self.running.bridge.has_kept():  # another program is writing
                self.until(lambda: not self.running.bridge.has_kept())
        raise AssertionError(f"the questions do not end: {self.card.fact} is asked again")

    def change(self, fact: str, answer: str) -> None:
        """Change one answer, or give one out of turn."""
        self.say(f"ask {fact}")
        self.press("F5", self.choice(answer).key)

    def write_form(self, address: str = "", callback: str = "", caller: str = "", person: str = "") -> None:
        """Fill the form from the address on, Enter after each field; the keys are in the note then."""
        self.press("F4")
        for text in (address, callback, caller, person):
            self.type(text)
            self.press("Return")

    def say_why(self, reason: str) -> None:
        """Give the reason that the desk asks for, where it asks for one."""
        if "Why?" in self.page:
            self.type(reason)
            self.press("Return")

    def read_back(self) -> None:
        """Have the brief that is open read back, screen by screen, and close it."""
        for _ in range(9):
            if "has read back all of it" not in self.page:
                self.press("B")
        self.press("Esc")

    def send_all(self) -> None:
        """Press F9 until the strip has nobody left to send."""
        while self.running.parts.strip.strip.act:
            self.press("F9")

    def read(self, widget: QWidget) -> str:
        """All that can be read on a widget now, as a screen reader would have it."""
        parts = [widget, *widget.findChildren(QWidget)]
        seen = [each for each in parts if each.isVisible()]
        return "\n".join(
            each.accessibleName() or (each.text() if isinstance(each, QLabel) else "") for each in seen
        )

    @property
    def page(self) -> str:
        """What stands on the page beside the question, empty where none is open."""
        panel = self.running.parts.panel
        return self.read(panel) if panel.isVisible() else ""

    @property
    def advice(self) -> str:
        """What stands on the recommendation."""
        return self.read(self.running.parts.advice)

    @property
    def lane(self) -> str:
        """What the alert lane says."""
        return self.running.parts.lane.accessibleName()

    @property
    def answered(self) -> str:
        """What the desk said last to what was asked of it."""
        return self.running.parts.command.accessibleDescription()

    @property
    def keys_are_on(self) -> QWidget | None:
        """Where the next key goes."""
        return QApplication.focusWidget()

    @property
    def door(self) -> str:
        """What stands on the door, empty where it is open."""
        door = self.running.parts.door
        return self.read(door) if self.running.desk.entrance.is_shut else ""

    @property
    def top(self) -> str:
        """What the bar at the top says."""
        return self.running.parts.top.accessibleName()

    @property
    def board(self) -> Board:
        """The board of this desk."""
        return self.running.desk.board

    def kinds(self, last: int) -> list[str]:
        """The kinds of the last entries of the store."""
        entries = tuple(self.running.bridge.session.entries())
        return [entry.body.kind for entry in entries[-last:]]

    def see_others(self) -> None:
        """Look for what other desks wrote, as the desk does four times a second."""
        self.running.bridge.catch_up()

    def unit(self, name: str) -> str:
        """What a unit's status counts as now."""
        return self.running.desk.board.units[name].counts_as

    def choice(self, answer: str) -> Choice:
        """What stands on the card for an answer."""
        return next(choice for choice in self.card.choices if choice.answer == answer)

    @property
    def card(self) -> GuideCard:
        """The guide card as it is shown."""
        return self.running.parts.guide.card

    @property
    def call(self) -> Call:
        """The call in front."""
        call = self.running.desk.call
        assert call is not None, "no call is in front"
        return call

    def until(self, met: Callable[[], bool]) -> None:
        """Wait until something is the case, five seconds at most."""
        self.qtbot.waitUntil(met, timeout=5000)

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self.running.window


@contextmanager
def a_desk(
    qtbot: QtBot,
    folder: Path,
    policy: str | None = None,
    clock: Clock = utc_now,
    purpose: Purpose = "live",
    connect: Connect = connect,
    who: str = WHO,
    agency: str | None = None,
) -> Iterator[Dispatcher]:
    """A desk of the sample agency, or another, on a file of its own, shown and with the keys."""
    session = open_session(folder / "room.store", agency, policy, who, POSITION, purpose, clock, connect)
    with _shown(qtbot, session, clock) as dispatcher:
        yield dispatcher


@contextmanager
def a_door(
    qtbot: QtBot,
    folder: Path,
    agency: str | None = None,
    position: str = POSITION,
    clock: Clock = utc_now,
    offered: str = "",
) -> Iterator[Dispatcher]:
    """A desk of a room as the program starts it: nobody has signed in, and the door is shut."""
    session = open_session(folder / "room.store", agency, None, "", position, "live", clock)
    with _shown(qtbot, session, clock, offered) as dispatcher:
        yield dispatcher


@contextmanager
def _shown(qtbot: QtBot, session: Session, clock: Clock, offered: str = "") -> Iterator[Dispatcher]:
    running = shown(session, clock, offered)
    qtbot.addWidget(running.window)
    with qtbot.waitActive(running.window):
        pass
    try:
        yield Dispatcher(running, qtbot)
    finally:
        running.close()


def shown(session: Session, clock: Clock = utc_now, offered: str = "") -> Running:
    """The desk of a session, shown and on its way to have the keys."""
    application = QApplication.instance()
    assert isinstance(application, QApplication), "somebody has made one"
    ini = session.ledger.path.with_name(f"{session.position}.ini")
    settings = QSettings(str(ini), QSettings.Format.IniFormat)
    running = open_desk(application, session, clock, settings, offered)
    running.window.resize(1920, 1080)
    running.window.show()
    running.window.activateWindow()
    return running


@contextmanager
def another_position(folder: Path, clock: Clock = utc_now) -> Iterator[Session]:
    """Another position of the room on the same file, as another program has it, with a desk open there."""
    _, seat = take_seat(folder / "room.store", "Position 2")
    session = open_session(folder / "room.store", None, None, "Per Lindqvist", "Position 2", "live", clock)
    try:
        yield session
    finally:
        session.close()
        seat.unlock()

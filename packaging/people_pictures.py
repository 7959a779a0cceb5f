"""Renders the door, the lock, the shift's end, broken glass and the People screen: part of screenshots.py.

The room is a real agency's, made from the sample pack; everybody in it is invented.
"""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console import accounts
from console.domain import commands as c
from console.domain.clock import Clock
from console.session import Session, bundled_agency, open_session
from console.ui.app import Running, open_desk

PASSWORDS = {
    "fontaine": "correct horse battery",
    "okoro": "quiet winter lane",
    "brandt": "green lantern hill",
    "haugen": "paper moon river",
}
SIZES = ((1280, 720), (1366, 768), (1920, 1080))


@dataclass(frozen=True)
class Stage:
    """One desk, and keys and words typed on it."""

    application: QApplication
    running: Running

    def press(self, *keys: str) -> None:
        """Press keys where the keys go now."""
        for key in keys:
            pressed = QKeySequence(key)[0]
            QTest.keyClick(self._target(), pressed.key(), pressed.keyboardModifiers())

    def type(self, *lines: str) -> None:
        """Type lines, Enter after each but the last."""
        for number, line in enumerate(lines):
            if number:
                self.press("Return")
            QTest.keyClicks(self._target(), line)

    def sign_in(self, person: str) -> None:
        """Come in by name and password."""
        self.type(person, PASSWORDS[person], "")

    @property
    def session(self) -> Session:
        """The session of this desk."""
        return self.running.bridge.session

    def _target(self) -> object:
        return QApplication.focusWidget() or self.running.window


def demo(stage: Stage) -> Iterator[str]:
    """The sample agency's door, and its lock."""
    yield "door-demo"
    stage.press("Return", "F3")
    stage.session.do(c.OpenCall(callback="555-0188", waiting=True))
    stage.press("Ctrl+L")
    yield "door-demo_locked"


def first_start(stage: Stage) -> Iterator[str]:
    """The first administrator is made."""
    yield "door-first_start"
    stage.type("Rosa Fontaine", "fontaine1")
    yield "door-first_start_weak"


def at_the_door(stage: Stage) -> Iterator[str]:
    """Signing in, being wrong, being locked out, another password, taking over, the glass."""
    yield "door-sign_in"
    stage.type("okoro", "wrong", "")
    yield "door-wrong"
    for _ in range(4):
        stage.type("wrong", "")
    yield "door-locked_out"
    stage.press("Shift+Tab", "Ctrl+A")
    stage.type("amadi", "first copper kettle", "")
    stage.type("amadi")
    yield "door-choose"
    stage.press("Esc", "Ctrl+Shift+B")
    yield "door-glass"
    stage.press("Esc", "Esc", "Shift+Tab", "Ctrl+A")
    stage.sign_in("brandt")
    stage.press("F3")
    stage.session.do(c.OpenCall(callback="555-0188", waiting=True))
    stage.press("Ctrl+L")
    yield "door-locked"
    stage.press("Ctrl+Return")
    stage.type("haugen", "x")
    yield "door-take_over"


def shift_end(stage: Stage) -> Iterator[str]:
    """A broken glass, its answer, the end of the shift, and its head."""
    stage.sign_in("okoro")
    stage.press("F3")
    stage.type("14 Alder Row, upstairs flat, Millbrook", "")
    stage.press("Ctrl+Shift+B")
    yield "glass-break"
    stage.type("the supervisor is at the hospital and this call cannot wait", "")
    yield "glass-broken"
    stage.press("F8")
    yield "glass-not_theirs"
    stage.press("Ctrl+Shift+L")
    yield "shift-sign_off"
    stage.press("1", "Ctrl+Return")
    yield "shift-head"


def answering(stage: Stage) -> Iterator[str]:
    """A supervisor answers for it."""
    stage.sign_in("brandt")
    stage.press("F8")
    yield "glass-answer"


def people(stage: Stage) -> Iterator[str]:
    """The People screen: somebody locked out, one added, one with a password, glass and refusals."""
    stage.sign_in("fontaine")
    stage.press("F3", "Alt+Shift+2")
    stage.running.desk.tick()
    stage.running.bridge.catch_up()
    yield "people-list"
    stage.press("Down", "Down", "Down", "R")
    yield "people-release"
    stage.press("Esc", "A")
    stage.type("Ana Ruiz")
    yield "people-add"
    stage.press("Esc", "P")
    stage.type("nadia")
    yield "people-password"
    stage.press("Esc", "F1")
    yield "people-help"


def agency(stage: Stage) -> Iterator[str]:
    """The Agency screen: its tables, the units, a fault at its field, what changes, and a file."""
    stage.sign_in("fontaine")
    stage.press("Alt+Shift+4")
    yield "agency-tables"
    stage.press("Return", "Down", "Down")
    yield "agency-rows"
    stage.press("Return")
    yield "agency-fields"
    stage.press("Esc", "Esc", "C")
    yield "agency-changes"
    stage.press("Esc", "I")
    yield "agency-file"
    stage.press("Esc", "F1")
    yield "agency-help"


def people_pictures(application: QApplication, clock: Clock, folder: Path) -> Iterator[Path]:
    """Every picture of these, in the order in which it is written."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        pack = place / "adler.toml"
        text = bundled_agency("example-county").replace('nature = "sample"', 'nature = "own"')
        pack.write_text(text.replace("Example County 911", "Adler County 911"), "utf-8")
        scenes = Scenes(application, clock, folder)
        yield from scenes.of(place / "demo.store", demo)
        yield from scenes.of(place / "own.store", first_start, str(pack))
        staff(place / "own.store", clock)
        yield from scenes.of(place / "own.store", at_the_door)
        open_session(place / "shift.store", str(pack), None, "", "Office", "live", clock).close()
        staff(place / "shift.store", clock)
        elsewhere = open_session(place / "shift.store", None, None, "", "Position 2", "live", clock)
        accounts.sign_in(elsewhere, "brandt", PASSWORDS["brandt"])
        yield from scenes.of(place / "shift.store", shift_end)
        for _ in range(5):
            elsewhere.do(c.FailSignIn(person="okoro"))
        elsewhere.close()
        yield from scenes.of(place / "shift.store", answering, position="Position 4")
        yield from scenes.of(place / "shift.store", people, position="Position 3")
        yield from scenes.of(place / "shift.store", agency, position="Position 5")


def staff(store: Path, clock: Clock) -> None:
    """Give people their passwords; one is still to be changed."""
    session = open_session(store, None, None, "", "Office", "live", clock)
    accounts.make_first_administrator(session, "fontaine", "Rosa Fontaine", PASSWORDS["fontaine"])
    accounts.sign_in(session, "fontaine", PASSWORDS["fontaine"])
    accounts.set_password(session, "amadi", "first copper kettle")
    for person, password in PASSWORDS.items():
        if person != "fontaine":
            accounts.set_password(session, person, f"first {password}")
            accounts.change_password(session, person, f"first {password}", password)
    session.do(c.SignOff())
    session.close()


@dataclass(frozen=True)
class Scenes:
    """Plays a scene at a desk of its own, and pictures each of its moments."""

    application: QApplication
    clock: Clock
    folder: Path

    def of(
        self,
        store: Path,
        play: Callable[[Stage], Iterator[str]],
        agency: str | None = None,
        position: str = "Position 1",
    ) -> Iterator[Path]:
        """The pictures of a scene."""
        session = open_session(store, agency, None, "", position, "live", self.clock)
        settings = QSettings(str(store.with_suffix(".ini")), QSettings.Format.IniFormat)
        running = open_desk(self.application, session, self.clock, settings)
        running.window.show()
        running.window.activateWindow()
        self.application.processEvents()
        for name in play(Stage(self.application, running)):
            yield from self._pictures(running, name)
        running.close()

    def _pictures(self, running: Running, name: str) -> Iterator[Path]:
        for width, height in SIZES:
            running.window.resize(width, height)
            for theme in ("dark", "light"):
                if running.looks.look.name != theme:
                    running.looks.other_theme()
                for _ in range(3):  # a layout inside of a layout is done a round later
                    self.application.processEvents()
                file = self.folder / f"{name}-{width}-{theme}.png"
                running.window.grab().save(str(file))
                yield file

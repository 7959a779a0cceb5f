"""Renders the desk and all its pages to PNG files, from rooms made up here: an empty one and a busy one.

Run by screenshots.sh. Everybody and every place in the pictures is invented.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from people_pictures import people_pictures
from picture_rooms import (
    WHO,
    Clock,
    Room,
    all_answered,
    busy,
    crews,
    first_question,
    nobody,
    sacramento,
    with_backups,
)
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from console.domain import commands as c
from console.ledger.keeping import Plan, keep_once, serve
from console.ledger.served import remember
from console.session import open_session
from console.ui.app import Running, open_desk
from console.ui.backups import Backups
from console.ui.wish import Wish

POSITION = "Position 3"
SIZES = ((1280, 720), (1366, 768), (1920, 1080))
PAGES = ("override", "another", "reasons", "hand_off", "brief", "close", "earlier", "call_back", "help")


@dataclass(frozen=True)
class Scene:
    """A room to picture: its policy, how it is filled, and the pages to open in it."""

    name: str
    policy: str | None
    fill: Callable[[Room], str]
    pages: Sequence[str]


SCENES = (
    Scene("empty", None, nobody, ("help",)),
    Scene("first", None, first_question, ()),
    Scene("answered", None, all_answered, ("override", "close")),
    Scene("busy", None, busy, PAGES),
    Scene("crews", None, crews, ("crew", "brief", "roster", "message")),
    Scene("kept", None, with_backups, ("backup_screen",)),
    Scene("gap", "sacramento-sheriff-2025", sacramento, ("approval", "gap", "hand_off", "override")),
)


def pictures(application: QApplication, folder: Path) -> Iterator[Path]:
    """Every picture, in the order in which it is written."""
    for scene in SCENES:
        with tempfile.TemporaryDirectory() as place:
            clock = Clock()
            session = open_session(
                Path(place) / "room.store", None, scene.policy, WHO, POSITION, "live", clock
            )
            in_front = scene.fill(Room(session, clock))
            ini = QSettings(f"{place}/desk.ini", QSettings.Format.IniFormat)
            running = open_desk(application, session, clock, ini)
            running.window.show()
            if "backup_screen" in scene.pages:
                show_backups(running, backups_made(Room(session, clock), Path(place)))
            yield from of_scene(application, running, scene, in_front, folder)
            running.close()


def backups_made(room: Room, folder: Path) -> Plan:
    """Three backups of a store in one of its two places; the other cannot be reached."""
    plan = Plan(room.session.ledger.path, (folder / "disk", folder / "share"))
    plan.places[0].mkdir()
    for clock in (Clock(room.clock.at - timedelta(minutes=ago_min)) for ago_min in (37, 22, 7)):
        room.session.do(c.AddNote(call=next(iter(room.session.board.calls)), text="by hand"))
        remember(plan.store, keep_once(plan, partial(serve, clock=clock), lambda _: None))
    return plan


def show_backups(running: Running, plan: Plan) -> None:
    """Show how the backups stand; none is made, for the clock of the pictures is not the machine's."""
    running.desk.backups = backups = Backups(running.desk, plan)
    running.desk.entrance.show_about()
    backups.show()


def of_scene(
    application: QApplication, running: Running, scene: Scene, in_front: str, folder: Path
) -> Iterator[Path]:
    """The pictures of one room at every size and in both themes."""
    desk = running.desk
    if in_front:
        desk.wish(Wish("open_call", in_front))
        if desk.parts.strip.strip.act:
            desk.wish(Wish("send"))
    for width, height in SIZES:
        running.window.resize(width, height)
        for theme in ("dark", "light"):
            if running.looks.look.name != theme:
                running.looks.other_theme()
            for page in ("", *scene.pages):
                while desk.place.page:  # closing the manual leads back to the page it was opened from
                    desk.wish(Wish("close_panel"))
                desk.wish(Wish(page) if page else Wish("question"))
                if not page:
                    desk.tick()
                if page == "backup_screen":
                    wait_for_moments(application, running)
                for _ in range(3):  # a layout inside of a layout is done a round later
                    application.processEvents()
                file = folder / f"{scene.name}-{page or 'desk'}-{width}-{theme}.png"
                running.window.grab().save(str(file))
                yield file


def wait_for_moments(application: QApplication, running: Running) -> None:
    """Let the places be read, and choose a moment."""
    screen = running.desk.backups.screen if running.desk.backups is not None else None
    assert screen is not None, "its key was pressed"
    moments = screen.view.moments.view
    while not moments.rows.rows:
        application.processEvents()
    moments.pressed_enter.emit(moments.rows.index(1))


def main() -> int:
    """Write the pictures to the folder named; 0 when all are there."""
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    to = Path(sys.argv[1])
    for file in (*pictures(application, to), *people_pictures(application, Clock(), to)):
        sys.stdout.write(f"{file}\n")
    return 0

if __name__ == "__main__":
    sys.exit(main())

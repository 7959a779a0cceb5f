"""Starting the desk: the application, the look, the session, the parts and the window, put together once."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from console import accounts
from console.domain.board import in_force
from console.domain.clock import Clock, RoomClock
from console.domain.refusals import in_words
from console.errors import Refused, StoreUnavailable
from console.ledger.store import Purpose
from console.session import NotBundled, Session, is_in_force, make_folder, open_session
from console.settings import (
    crash_log,
    default_store,
    desk_settings,
    has_display,
    own_settings,
    practice_store,
    resources_dir,
)
from console.ui.beside import Beside
from console.ui.bridge import SAVED, LedgerBridge
from console.ui.collecting import Collecting
from console.ui.crash import CrashLog
from console.ui.docks import Docks
from console.ui.last_input import LastInput
from console.ui.looks import Looks
from console.ui.one_press import ignore_held_keys
from console.ui.screens.about import DESK
from console.ui.screens.desk import Desk
from console.ui.screens.parts import Parts, build_parts
from console.ui.screens.sitting import keep_typed
from console.ui.seat import SeatTaken, take_seat
from console.ui.theme import load_fonts, load_tokens
from console.ui.widgets.focus_ring import FocusRing
from console.ui.window import Window

BAD = 2
NEEDS_SIGN_IN = (
    "This room asks for a sign-in, and a policy is put in force by a supervisor or an administrator: "
    "console record --policy P --as PERSON --position SEAT --password-file FILE. "
    "Start the desk without --policy."
)

TAKE_OVER = "Start without --as: the door then takes the position over. Another one: --position “Position 5”."

NO_DISPLAY = (
    "The desk needs a display, and there is none here: DISPLAY and WAYLAND_DISPLAY are empty. "
    "Start it from a desktop session. Everything but the desk works without one: console --help."
)


@dataclass(frozen=True, slots=True)
class Running:
    """What belongs to one open desk; kept together so that it lives as long as the window."""

    window: Window
    desk: Desk
    bridge: LedgerBridge
    parts: Parts
    looks: Looks
    ring: FocusRing
    last_input: LastInput

    def close(self) -> None:
        """Leave the position: what is typed and not entered is kept first; nobody is signed off by it."""
        keep_typed(self.desk)
        self.desk.stop()
        self.last_input.let_go()
        self.window.before_closing(_nothing)
        self.ring.let_go()
        self.looks.let_go()
        self.window.show_saving(SAVED)
        self.window.close()
        self.parts.doorway.let_go()
        self.bridge.session.close()


def run_desk(words: Sequence[str]) -> int:
    """Open the desk and stay until it is closed.

    The exit code, 2 where it could not be opened, with the reason.
    """
    options = _options(words)
    if not has_display():
        return _cannot(NO_DISPLAY)
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    crashes = CrashLog(crash_log(), RoomClock())
    crashes.watch()
    code = _open_and_stay(application, options, crashes)
    # Not in a `finally`: what nobody expected goes up to Python, which would print its words.
    crashes.let_go()
    return code


def _open_and_stay(application: QApplication, options: argparse.Namespace, crashes: CrashLog) -> int:
    settings = QSettings(str(desk_settings()), QSettings.Format.IniFormat)
    store = options.store or (practice_store() if options.verb else default_store())
    clock = RoomClock()
    try:
        make_folder(store)
        position, lock = take_seat(store, options.position)
        session = _open(options, store, position, clock)
        running = open_desk(application, session, clock, settings, options.who or "")
    except (SeatTaken, StoreUnavailable, NotBundled) as trouble:
        return _cannot(trouble.says)
    except Refused as refused:
        how = f" {TAKE_OVER}" if refused.code == "position_taken" else ""
        return _cannot(f"{in_words(refused)}{how}")
    except OSError as trouble:
        return _cannot(f"{trouble.filename or 'The program'}: {trouble.strerror or trouble}.")
    beside = Beside(running.desk, store, own_settings(), keeps_backups=not options.verb)
    crashes.happened.connect(running.parts.crash.show_crash)
    running.window.open()
    beside.begin_soon()
    Collecting(running.window).begin()
    code = application.exec()
    beside.finish()
    running.close()
    lock.unlock()
    return code


def open_desk(
    application: QApplication, session: Session, clock: Clock, settings: QSettings, offered: str = ""
) -> Running:
    """The desk of a session, put together and dressed, not yet shown.

    Nobody has signed in with the session: then the door is shut, and `offered` is named on it first.
    """
    load_fonts()
    looks = Looks(load_tokens(), settings, application)
    parts = build_parts(looks.look, clock())
    bridge = LedgerBridge(session)
    docks = Docks(parts)
    parts.screens.put_in(DESK, docks)
    last_input = LastInput(application, clock)
    desk = Desk(parts, docks, bridge, looks, clock, last_input)
    window = Window(parts, docks, settings)
    purpose = "Practice · " if session.purpose == "practice" else ""
    window.setWindowTitle(f"{purpose}{in_force(session.board).agency.name} · Dispatcher Console")
    window.setWindowIcon(QIcon(str(resources_dir() / "icons" / "console.svg")))
    window.before_closing(desk.entrance.why_stay)
    window.wished.connect(desk.wish)
    window.resized.connect(looks.set_dense)
    parts.doorway.opened.connect(looks.dress_again)
    bridge.saving.connect(window.show_saving)
    ring = FocusRing(looks.look, application)
    window.take_size()
    looks.dress((*parts.dressed(), window, ring, desk.hands), desk.show, is_dense=window.is_narrow())
    ignore_held_keys(window)
    if not session.who:
        # What was torn off would stand before the door, were it put back now.
        docks.put_away()
    window.restore_layout()
    desk.entrance.begin(offered)
    return Running(window, desk, bridge, parts, looks, ring, last_input)


def _open(options: argparse.Namespace, store: Path, position: str, clock: Clock) -> Session:
    """The session that the arguments ask for; in the sample agency who is named has signed in."""
    purpose: Purpose = "practice" if options.verb else "live"
    session = open_session(store, options.agency, options.policy, "", position, purpose, clock)
    if options.policy and not is_in_force(session, options.policy):
        session.close()
        raise NotBundled(NEEDS_SIGN_IN)
    if options.who:
        accounts.sit_down_as(session, options.who)
    return session


def _nothing() -> str:
    return ""


def _cannot(says: str) -> int:
    sys.stderr.write(f"{says}\n")
    return BAD


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="console", description="The desk.")
    parser.add_argument("verb", nargs="?", choices=["practice"])
    parser.add_argument("--store", type=Path)
    parser.add_argument("--agency")
    parser.add_argument("--policy")
    parser.add_argument("--as", dest="who", metavar="PERSON")
    parser.add_argument("--position", metavar="SEAT")
    return parser.parse_args(list(words))

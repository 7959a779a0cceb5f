"""Starting the desk: the application, the look, the session, the parts and the window, put together once."""

import argparse
import gc
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from console.domain.board import in_force
from console.domain.clock import Clock, utc_now
from console.domain.refusals import in_words
from console.errors import Refused, StoreUnavailable
from console.ledger.store import Purpose
from console.session import NotBundled, Session, make_folder, open_session
from console.settings import (
    crash_log,
    default_store,
    desk_settings,
    has_display,
    practice_store,
    resources_dir,
)
from console.ui.bridge import SAVED, LedgerBridge
from console.ui.crash import CrashLog
from console.ui.docks import Docks
from console.ui.looks import Looks
from console.ui.one_press import ignore_held_keys
from console.ui.screens.desk import Desk
from console.ui.screens.parts import Parts, build_parts
from console.ui.seat import SeatTaken, take_seat
from console.ui.theme import load_fonts, load_tokens
from console.ui.widgets.focus_ring import FocusRing
from console.ui.widgets.top_bar import About
from console.ui.window import Window

BAD = 2


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

    def close(self) -> None:
        """Close the window and leave the position; what is typed and not entered is kept first."""
        self.parts.intake.keep_typed()
        self.desk.stop()
        self.ring.let_go()
        self.looks.let_go()
        self.window.show_saving(SAVED)
        self.window.close()
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
    crashes = CrashLog(crash_log(), utc_now)
    crashes.watch()
    code = _open_and_stay(application, options, crashes)
    # Not in a `finally`: what nobody expected goes up to Python, which would print its words.
    crashes.let_go()
    return code


def _open_and_stay(application: QApplication, options: argparse.Namespace, crashes: CrashLog) -> int:
    settings = QSettings(str(desk_settings()), QSettings.Format.IniFormat)
    store = options.store or (practice_store() if options.verb else default_store())
    try:
        make_folder(store)
        who, position, lock = take_seat(store, options.who, options.position)
        session = _open(options, store, who, position)
        running = open_desk(application, session, utc_now, settings)
    except (SeatTaken, StoreUnavailable, NotBundled) as trouble:
        return _cannot(trouble.says)
    except Refused as refused:
        return _cannot(in_words(refused))
    except OSError as trouble:
        return _cannot(f"{trouble.filename or 'The program'}: {trouble.strerror or trouble}.")
    crashes.happened.connect(running.parts.crash.show_crash)
    running.window.open()
    keep_for_good()
    code = application.exec()
    running.close()
    lock.unlock()
    return code


def open_desk(application: QApplication, session: Session, clock: Clock, settings: QSettings) -> Running:
    """The desk of a session, put together and dressed, not yet shown."""
    load_fonts()
    looks = Looks(load_tokens(), settings, application)
    parts = build_parts(looks.look, clock())
    bridge = LedgerBridge(session)
    docks = Docks(parts)
    desk = Desk(parts, docks, bridge, looks, clock)
    window = Window(parts, docks, settings)
    purpose = "Practice · " if session.purpose == "practice" else ""
    window.setWindowTitle(f"{purpose}{in_force(session.board).agency.name} · Dispatcher Console")
    window.setWindowIcon(QIcon(str(resources_dir() / "icons" / "console.svg")))
    parts.top.show_about(_about(session))
    window.wished.connect(desk.wish)
    window.resized.connect(looks.set_dense)
    bridge.saving.connect(window.show_saving)
    ring = FocusRing(looks.look, application)
    looks.dress((*parts.dressed(), window, ring), desk.show)
    ignore_held_keys(window)
    window.restore_layout()
    parts.guide.setFocus()
    desk.put_back_drafts()
    desk.put_own_call_in_front()
    return Running(window, desk, bridge, parts, looks, ring)


def keep_for_good() -> None:
    """Let the collector pass over all that is there now, which lives as long as the desk.

    Walking through it again and again would hold a key press up for forty milliseconds.
    """
    gc.freeze()
    gc.enable()


def _open(options: argparse.Namespace, store: Path, who: str, position: str) -> Session:
    """The session that the arguments ask for."""
    purpose: Purpose = "practice" if options.verb else "live"
    return open_session(store, options.agency, options.policy, who, position, purpose, utc_now)


def _cannot(says: str) -> int:
    sys.stderr.write(f"{says}\n")
    return BAD


def _about(session: Session) -> About:
    room = in_force(session.board)
    policy = room.compiled.policy
    since = f"{policy.effective.day} {policy.effective:%b %Y}"
    sample = room.agency.statement if room.agency.nature == "sample" else ""
    return About(
        room.agency.name,
        ("Desk",),
        session.position,
        session.who,
        policy.title,
        since,
        is_practice=session.purpose == "practice",
        sample=sample,
    )


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="console", description="The desk.")
    parser.add_argument("verb", nargs="?", choices=["practice"])
    parser.add_argument("--store", type=Path)
    parser.add_argument("--agency")
    parser.add_argument("--policy")
    parser.add_argument("--as", dest="who", metavar="PERSON")
    parser.add_argument("--position", metavar="SEAT")
    return parser.parse_args(list(words))

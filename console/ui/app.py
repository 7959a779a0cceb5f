"""Starting the desk: the application, the look, the session, the parts and the window, put together once."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from console.domain.board import in_force
from console.domain.clock import Clock, utc_now
from console.errors import Refused, StoreUnavailable
from console.session import NotBundled, Session, open_session
from console.settings import default_store, desk_settings, practice_store, resources_dir
from console.ui.bridge import LedgerBridge
from console.ui.looks import Looks
from console.ui.screens.desk import Desk
from console.ui.screens.parts import Parts, build_parts
from console.ui.theme import load_fonts, load_tokens
from console.ui.widgets.focus_ring import FocusRing
from console.ui.widgets.top_bar import About
from console.ui.window import Window

BAD = 2
POSITION = "Position 1"
DISPATCHER = "Nadia Okoro"
"""Who sits down at the sample agency: a name made up with it, until people sign in."""


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
        """Close the window and leave the position."""
        self.desk.stop()
        self.ring.let_go()
        self.looks.let_go()
        self.window.close()
        self.bridge.session.close()


def run_desk(words: Sequence[str]) -> int:
    """Open the desk and stay until it is closed; the exit code, 2 where it could not be opened, with the reason."""
    options = _options(words)
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    purpose, store = ("practice", practice_store()) if options.verb else ("live", default_store())
    try:
        session = open_session(
            options.store or store,
            options.agency,
            options.policy,
            DISPATCHER,
            POSITION,
            "practice" if purpose == "practice" else "live",
            utc_now,
        )
    except (StoreUnavailable, NotBundled) as trouble:
        sys.stderr.write(f"{trouble.says}\n")
        return BAD
    except Refused as refused:
        sys.stderr.write(f"{refused.values.get('faults', refused)}\n")
        return BAD
    settings = QSettings(str(desk_settings()), QSettings.Format.IniFormat)
    running = open_desk(application, session, utc_now, settings)
    running.window.show()
    code = application.exec()
    running.close()
    return code


def open_desk(application: QApplication, session: Session, clock: Clock, settings: QSettings) -> Running:
    """The desk of a session, put together and dressed, not yet shown."""
    load_fonts()
    looks = Looks(load_tokens(), settings, application)
    parts = build_parts(looks.look, clock())
    bridge = LedgerBridge(session)
    desk = Desk(parts, bridge, looks, clock)
    window = Window(parts, settings)
    window.setWindowTitle(f"{in_force(session.board).agency.name} · Dispatcher Console")
    window.setWindowIcon(QIcon(str(resources_dir() / "icons" / "console.svg")))
    parts.top.show_about(_about(session))
    window.wished.connect(desk.wish)
    window.resized.connect(looks.set_dense)
    ring = FocusRing(looks.look, application)
    looks.dress((*parts.dressed(), window, ring), desk.show)
    window.restore_layout()
    desk.put_back_drafts()
    return Running(window, desk, bridge, parts, looks, ring)


def _about(session: Session) -> About:
    room = in_force(session.board)
    policy = room.compiled.policy
    since = f"{policy.effective.day} {policy.effective:%b %Y}"
    return About(room.agency.name, ("Desk",), session.position, session.who, policy.title, since)


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="console", description="The desk.")
    parser.add_argument("verb", nargs="?", choices=["practice"])
    parser.add_argument("--store", type=Path)
    parser.add_argument("--agency")
    parser.add_argument("--policy")
    return parser.parse_args(list(words))

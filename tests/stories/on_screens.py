"""A desk with the monitors that a file describes, as a program of its own: what it did is printed as JSON.

Qt reads the monitors when it starts, so that each set of them needs a start of its own.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDockWidget

from console.domain.clock import utc_now
from console.session import open_session
from console.ui.app import Running
from console.ui.wish import Wish
from tests.stories.play import POSITION, WHO, shown


def main(folder: Path, acts: list[str]) -> dict[str, object]:
    """Open the desk in a folder, do the acts, close it; where the docks stood then."""
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    session = open_session(folder / "room.store", None, None, WHO, POSITION, "live", utc_now)
    running = shown(session, utc_now)
    for act in acts:
        if act.startswith("move "):
            _, x, y = act.split()
            dock(running, "units").move(int(x), int(y))
        else:
            running.desk.wish(Wish(act))
    QApplication.processEvents()
    settle(running)
    stands: dict[str, object] = {
        "screens": [
            [each.geometry().x(), each.geometry().y(), each.geometry().width(), each.geometry().height()]
            for each in application.screens()
        ],
        **{
            name: {
                "is_torn_off": running.desk.docks.is_torn_off(name),
                "x": dock(running, name).mapToGlobal(dock(running, name).rect().topLeft()).x(),
                "width": dock(running, name).width(),
            }
            for name in ("calls", "units")
        },
    }
    running.close()
    return stands


def dock(running: Running, name: str) -> QDockWidget:
    """The dock of this name."""
    found = running.desk.docks.findChild(QDockWidget, name)
    assert isinstance(found, QDockWidget)
    return found


def settle(running: Running) -> None:
    """Let the desk work until what was moved counts as being where it is wanted."""
    timers = running.desk.docks.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    while any(timer.isActive() for timer in timers):
        QApplication.processEvents()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), sys.argv[2:])))

"""One real desk in a process of its own, worked by its keys: `desk_alone.py STORE PERSON POSITION ROUNDS`.

It says `ready`, and in each round `asked` before it sends anybody; then how often another desk was quicker,
and what its board holds. After each it waits for a line, so that two of these on one file (`two_desks.py`)
send at the same moment.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication

from console.domain.clock import RoomClock
from console.session import open_session
from tests.stories.calls import KNIFE
from tests.stories.play import Dispatcher, shown

TRIES_MAX = 20


class Patience:
    """Waits, and lets the desk work meanwhile."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int = 5000) -> None:
        deadline = QDeadlineTimer(timeout)
        while not callback():
            assert not deadline.hasExpired(), "it has not come about"
            QApplication.processEvents()


def main(store: Path, who: str, position: str, rounds: int) -> None:
    """Work, and say what was seen."""
    application = QApplication([])
    application.setStyle("Fusion")
    clock = RoomClock()
    session = open_session(store, None, None, who, position, "live", clock)
    running = shown(session, clock)
    first = session.board.last
    seen: list[int] = []
    running.bridge.recorded.connect(lambda entries: seen.extend(entry.number for entry in entries))
    dispatcher = Dispatcher(running, Patience())
    dispatcher.until(running.window.isActiveWindow)
    _say("ready")
    refused = sum(_round(dispatcher, f"{number} Alder Row, {position}") for number in range(rounds))
    _say({"refused": refused})
    running.bridge.catch_up()
    board = session.board
    units = {unit.id: [unit.status, unit.call] for unit in board.units.values()}
    _say(
        {
            "first": first,
            "last": board.last,
            "seen": sorted(seen),
            "calls": sorted(board.calls),
            "units": units,
        }
    )
    running.close()


def _say(words: object) -> None:
    """Say something, and go on when told to."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()
    sys.stdin.readline()


def _round(dispatcher: Dispatcher, address: str) -> int:
    """A call from its address to its crews, and these cleared again; how often another desk was quicker."""
    dispatcher.take_call(address)
    dispatcher.answer(KNIFE)
    _say("asked")
    refused = 0
    for _ in range(TRIES_MAX):
        if not dispatcher.running.parts.strip.strip.act:
            break
        dispatcher.press("F9")
        refused += "is on call" in dispatcher.answered
        dispatcher.running.bridge.catch_up()
    for sent in dispatcher.call.sent:
        for status in ("on scene", "available"):
            dispatcher.say(f"{sent.unit} {status}")
            dispatcher.say_why("for the test")
    QApplication.processEvents()
    return refused


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))

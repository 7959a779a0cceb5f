"""How long a key press takes on the real desk, over the full store: `python -m tests.bench.bench_desk`.

From the key press until the part that answers it is painted again: decided, durable on the disk, worked out,
painted. Offscreen: the same painting as on a display, without handing the picture to one. Prints JSON.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter, sleep

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from console.domain.board import in_force
from console.domain.clock import utc_now
from console.domain.commands import SetUnitStatus
from console.domain.entry import Entry
from console.session import open_session
from console.ui.app import Running, open_desk
from console.ui.collecting import Collecting
from console.ui.wish import Wish
from tests.bench.make_store import SEAT, WHO
from tests.bench.measured import copied, full_store, percentiles

ANSWERS, STATUSES = 300, 300
KEYS_A_SECOND = 20
"""A key every 50 ms: faster than anybody types, slow enough for timers and checkpoints to come between."""
WINDOW = (1920, 1080)


class Painted(QObject):
    """Sees when a widget and those in it were last painted since something was recorded."""

    def __init__(self, widget: QWidget, running: Running) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()
        self.last: float | None = None
        for each in (widget, *widget.findChildren(QWidget)):
            each.installEventFilter(self)
        running.bridge.recorded.connect(self._recorded)

    def forget(self) -> None:
        self.entries, self.last = (), None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.last = perf_counter()
        return False

    def _recorded(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds from the key press until its part was painted, and until the whole desk was."""

    part: float
    desk: float


def main() -> int:
    """Measure both acts, alone and beside a backup; the spreads in milliseconds as JSON."""
    store = full_store()
    found = {}
    for beside in ("", "backup"):
        with tempfile.TemporaryDirectory(dir=store.parent) as folder:
            own = copied(store, Path(folder))
            with _backups(own) if beside else _nothing(), a_desk(own) as running:
                name = ", beside a running backup" if beside else ""
                taken = list(answers(running))
                found[f"answer, question{name}"] = percentiles([each.part for each in taken])
                found[f"answer{name}"] = percentiles([each.desk for each in taken])
                taken = list(statuses(running))
                found[f"status, board{name}"] = percentiles([each.part for each in taken])
                found[f"status{name}"] = percentiles([each.desk for each in taken])
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def answers(running: Running) -> Iterator[Taken]:
    """Answer the questions of one open call after the other, each by its key: milliseconds for each."""
    chance = random.Random(7)  # noqa: S311 - the same answers at every run, not a secret
    guide = running.parts.guide
    painted = Painted(guide, running)
    done = 0
    for call in list(running.desk.board.calls):
        running.desk.wish(Wish("open_call", call))
        running.desk.wish(Wish("question"))
        while guide.card.kind in ("question", "crew", "later") and done < ANSWERS:
            key, fact = chance.choice(guide.card.choices).key, guide.card.fact
            yield _timed(painted, partial(QTest.keyClick, guide, key))
            assert guide.card.fact != fact, f"{fact} is asked again"
            done += 1


def statuses(running: Running) -> Iterator[Taken]:
    """Give units their next status by its letter, with a call in front: milliseconds for each."""
    chance = random.Random(8)  # noqa: S311 - the same statuses at every run, not a secret
    view = running.parts.units.view
    running.desk.wish(Wish("open_call", list(running.desk.board.calls)[-1]))
    running.desk.wish(Wish("units"))
    painted = Painted(view.viewport(), running)
    for _ in range(STATUSES):
        at, letter = next(_next_letters(running, chance))
        view.setCurrentIndex(view.rows.index(at))
        yield _timed(painted, partial(QTest.keyClick, view, letter))


def _next_letters(running: Running, chance: random.Random) -> Iterator[tuple[int, str]]:
    """Rows of the unit board, by chance, whose unit can take another status now, with the letter of it."""
    board = running.desk.board
    agency = in_force(board).agency
    rows = list(enumerate(running.parts.units.view.rows.rows))
    for at, row in chance.sample(rows, len(rows)):
        if not row.unit or row.key:
            continue
        unit = board.units[row.unit]
        following = agency.status_of(unit.status).next
        for status in chance.sample(following, len(following)):
            asked = SetUnitStatus(unit=unit.id, status=status)
            if running.bridge.session.would_refuse(asked) is None:
                yield at, agency.status_of(status).key


def _timed(painted: Painted, act: Callable[[], object]) -> Taken:
    """The whole desk is painted once nothing waits any more; where the keys are, before the rest.

    What is painted within the key press stands whole then: tests/stories/test_at_once.py compares it.
    """
    _settle()
    painted.forget()
    started = perf_counter()
    act()
    at_once = painted.last
    while painted.last is None:
        QApplication.processEvents()
        assert painted.entries or perf_counter() - started < 2, "the key recorded nothing"
    QApplication.processEvents()
    assert painted.entries, "the key recorded nothing"
    part = painted.last if at_once is None else at_once
    return Taken((part - started) * 1000, (perf_counter() - started) * 1000)


def _settle() -> None:
    """Let timers, the tick and the look for other programs' entries have their turn, as between two keys."""
    until = perf_counter() + 1 / KEYS_A_SECOND
    while perf_counter() < until:
        QApplication.processEvents()
        sleep(0.002)


@contextmanager
def a_desk(store: Path) -> Iterator[Running]:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication), "made here"
    application.setStyle("Fusion")
    session = open_session(store, None, None, WHO, SEAT, "live", utc_now)
    settings = QSettings(str(store.with_name("desk.ini")), QSettings.Format.IniFormat)
    running = open_desk(application, session, utc_now, settings)
    running.window.resize(*WINDOW)
    running.window.show()
    Collecting(running.window).begin()
    running.window.activateWindow()
    QTest.qWaitForWindowActive(running.window)
    try:
        yield running
    finally:
        running.close()
        settings.sync()  # else it is written at the very end, into a folder that is gone by then


@contextmanager
def _backups(store: Path) -> Iterator[None]:
    """Backups of the store in another process, one after the other, begun before and ended after."""
    command = [sys.executable, "-m", "tests.bench.back_up", str(store)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:  # noqa: S603 - our own command
        assert running.stdout, "it was asked for"
        assert running.stdin, "it was asked for"
        assert running.stdout.readline() == b"copying\n", "the first copy began"
        try:
            yield
            assert running.poll() is None, "the backups went on to the end"
        finally:
            running.kill()


@contextmanager
def _nothing() -> Iterator[None]:
    yield


if __name__ == "__main__":
    sys.exit(main())

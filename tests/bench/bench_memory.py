"""What the desk holds in memory through a busy day: `python -m tests.bench.bench_memory`.

The real desk, offscreen, on a store of its own: 24 hours of a room with 400 calls, 240 of them at this
position by its keys, 160 at another one by a program of its own, on a clock that stands until it is moved.
Each second the desk ticks and looks for what others wrote. Prints the README's table in a quarter of an hour.
"""

import argparse
import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.session import open_session
from console.ui.app import Running, open_desk
from console.ui.collecting import Collecting
from console.ui.wish import Wish
from tests.bench import busy_day
from tests.bench.busy_day import KINDS, Room, Step, moment_of
from tests.bench.measured import machine

WHO, SEAT = "Nadia Okoro", "Position 1"
START = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
HOURS_SHOWN = (0, 1, 6, 12, 18, 24)
ELSEWHERE_OF_FIVE = (1, 3)
"""Of each five calls, those that the other program takes."""
WINDOW = (1920, 1080)
PAINTED_EVERY_S = 15
"""Painting takes nine tenths of a second's work, and each step is painted too."""
PAGES = ("reasons", "another", "override", "earlier", "hand_off", "call_back", "close", "brief")
HELP = ("desk", "sending", "policy")
SHOWN = (
    ("rss_mb", "resident memory", "{:.0f} MB"),
    ("blocks", "Python's blocks of memory", "{:,}"),
    ("objects", "objects that Python's collector knows", "{:,}"),
    ("widgets", "widgets", "{:,}"),
    ("open_calls", "open calls", "{:,}"),
    ("entries", "entries in the store", "{:,}"),
)
"""What a row tells: the figure's name, its words, and its form."""


class Held(NamedTuple):
    """What is held at an hour: resident memory, blocks of Python's, objects its collector knows, widgets."""

    hour: int
    rss_mb: float
    blocks: int
    objects: int
    widgets: int
    open_calls: int
    entries: int


LAST = Held(-1, 0, 0, 0, 0, 0, 0)


class Day:
    """The clock of the day, and the calls of this position by their place in it."""

    def __init__(self) -> None:
        self.now = START
        self.calls: dict[int, str] = {}

    def __call__(self) -> datetime:
        return self.now


def main() -> int:
    """Live the day, and print what was held."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--hours", type=int, default=24)
    words.add_argument("--calls", type=int, default=400)
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        day = Day()
        with _desk(Path(folder), day) as running, _elsewhere(Path(folder) / "room.store") as other:
            began = perf_counter()
            held = lived(live(day, running, other, asked.calls, asked.hours))
            seconds = perf_counter() - began
    lived_in = f"{asked.calls} calls in {asked.hours} hours, lived in {seconds:.0f} s"
    sys.stdout.write(f"{machine()}. {lived_in}.\n\n")
    for row in rows(held):
        sys.stdout.write(f"{row}\n")
    return 0


def rows(held: Sequence[Held]) -> Iterator[str]:
    """A row for each thing that is held: at each hour, and what an hour adds in the day's second half."""
    late = [each for each in held if each.hour >= held[-1].hour // 2]
    hours = late[-1].hour - late[0].hour
    yield "| held by the desk after | " + " | ".join(f"{each.hour} h" for each in held) + " | an hour adds |"
    yield "|---" * (len(held) + 2) + "|"
    for name, said, form in SHOWN:
        values = [getattr(each, name) for each in held]
        more = (getattr(late[-1], name) - getattr(late[0], name)) / max(1, hours)
        yield f"| {said} | " + " | ".join(form.format(value) for value in values) + f" | {more:+,.2f} |"


def lived(acts: Iterator[Held | None]) -> list[Held]:
    """What was held, once all was done: an act a turn of Qt's own loop, which alone ends what is let go."""
    held: list[Held] = []
    turn = QTimer()

    def act() -> None:
        try:
            found = next(acts, LAST)
        except BaseException:
            QApplication.exit(1)
            raise
        if isinstance(found, Held) and found is not LAST:
            held.append(found)
        if found is LAST:
            QApplication.quit()

    turn.timeout.connect(act)
    turn.start(0)
    code = QApplication.exec()
    assert code == 0, "the day went on to its end"
    return held


def live(
    day: Day, running: Running, other: "subprocess.Popen[bytes]", calls: int, hours: int
) -> Iterator[Held | None]:
    """Second after second, each step when it is due; what is held at each full hour that is shown."""
    steps = iter(busy_day.the_day(calls, hours))
    due = next(steps, None)
    for second in range(hours * 3600 + 1):
        day.now = moment_of(START, second)
        while due is not None and due.at_s <= second:
            if due.call % 5 in ELSEWHERE_OF_FIVE:
                _do_elsewhere(other, day, due)
            else:
                yield from _do_here(day, running, due)
            due = next(steps, None)
        running.bridge.catch_up()
        running.desk.tick()
        hour, rest = divmod(second, 3600)
        if not second % PAINTED_EVERY_S:
            yield None
        if not rest and (hour in HOURS_SHOWN or hour == hours):
            yield _held(running, hour)
    yield LAST


def _do_here(day: Day, running: Running, step: Step) -> Iterator[None]:
    """Do a step as a dispatcher does, by keys where there is one."""
    desk, kind = running.desk, KINDS[step.call % len(KINDS)]
    room = Room(lambda: desk.board, desk.do, running.bridge.session.would_refuse)
    if step.act != "open":
        desk.wish(Wish("open_call", day.calls[step.call]))
        yield None
    match step.act:
        case "open":
            yield from _open(day, running, step.call)
        case "answer":
            yield from _answer(running, kind)
        case "send":
            yield from _pressed("F9", "F9", "F9")
            busy_day.send_some(room, day.calls[step.call])
        case "note":
            yield from _pressed("F2")
            _type(f"note call {step.call}: she hears him in the kitchen")
            yield from _pressed("Return")
            busy_day.add_note(room, day.calls[step.call], step.call)
        case "look":
            yield from _look(running, step.call)
        case "close":
            desk.wish(Wish("close"))
            yield None
            busy_day.close(room, day.calls[step.call])
        case status:
            yield from _pressed("F7")
            busy_day.set_status(room, day.calls[step.call], status)
    yield None


def _open(day: Day, running: Running, number: int) -> Iterator[None]:
    """Take a call and write its form."""
    yield from _pressed("F3")
    assert running.desk.call is not None, "F3 opens a call"
    day.calls[number] = running.desk.call.id
    for text in (f"{number % 40 + 1} Alder Street", f"555-{number:04d}", "", "Tom, her brother"):
        _type(text)
        yield from _pressed("Return")
    yield from _pressed("Esc")


def _answer(running: Running, kind: Mapping[str, str]) -> Iterator[None]:
    """Answer by its key each question that the card puts."""
    guide = running.parts.guide
    for _ in range(40):
        if guide.card.kind not in ("question", "later", "crew"):
            return
        wanted = kind.get(guide.card.fact)
        keys = [choice.key for choice in guide.card.choices if choice.answer == wanted]
        yield from _pressed("F5", keys[0] if keys else "0")


def _look(running: Running, number: int) -> Iterator[None]:
    """Open some pages beside the question, move through them, and leave them."""
    for page in (PAGES[number % len(PAGES)], PAGES[(number * 3 + 1) % len(PAGES)]):
        running.desk.wish(Wish(page))
        yield from _pressed("Down", "Down")
        running.desk.wish(Wish("close_panel"))
    running.desk.wish(Wish("help", HELP[number % len(HELP)]))
    yield None
    running.desk.wish(Wish("close_panel"))
    yield from _pressed("F6", "F7", "F8", "F5")


def _pressed(*keys: str) -> Iterator[None]:
    """Press keys where they go, with a turn of the loop after each."""
    for key in keys:
        pressed = QKeySequence(key)[0]  # type: ignore[index]  # not in the stubs of Qt
        target = QApplication.focusWidget()
        assert target is not None, "something has the keys"
        QTest.keyClick(target, pressed.key(), pressed.keyboardModifiers())
        yield None


def _do_elsewhere(other: "subprocess.Popen[bytes]", day: Day, step: Step) -> None:
    assert other.stdin, "it was asked for"
    assert other.stdout, "it was asked for"
    other.stdin.write(busy_day.told(day.now, step).encode())
    other.stdin.flush()
    assert other.stdout.readline() == b"done\n", "the other position goes on"


def _type(text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None, "something has the keys"
    QTest.keyClicks(target, text)


def _held(running: Running, hour: int) -> Held:
    gc.collect()
    status = Path("/proc/self/status").read_text("utf-8")
    (rss_kb,) = (int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    return Held(
        hour,
        round(rss_kb / 1024, 1),
        sys.getallocatedblocks(),
        len(gc.get_objects()),
        len(QApplication.allWidgets()),
        len(running.desk.board.calls),
        running.desk.board.last,
    )


@contextmanager
def _desk(folder: Path, day: Day) -> Iterator[Running]:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication), "made here"
    application.setStyle("Fusion")
    session = open_session(folder / "room.store", None, None, WHO, SEAT, "live", day)
    settings = QSettings(str(folder / "desk.ini"), QSettings.Format.IniFormat)
    running = open_desk(application, session, day, settings)
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
def _elsewhere(store: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The other position, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.busy_day", str(store)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:  # noqa: S603 - our own command
        try:
            yield other
        finally:
            assert other.stdin, "it was asked for"
            other.stdin.close()


if __name__ == "__main__":
    sys.exit(main())

"""A real file on the real desk, to look at: `python -m tests.replay FILE.csv FOLDER [--times 60]`.

Plays the busiest day of Lane County's file, or the busiest hours of San Diego's, from another program beside
an open desk whose clock runs so many times faster, and puts a picture of the desk for every half hour of it
into the folder. Prints how long one turn of the desk took.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter, sleep

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from console.session import open_session
from console.ui.app import Running, open_desk
from console.ui.wish import Wish
from tests.bench.measured import percentiles
from tests.replay import lane, san_diego
from tests.replay.room import Act, Crews, Room, Told, finish, play

PICTURE_EACH = timedelta(minutes=30)
HOURS = 6
SIZE = (1920, 1080)


def main() -> int:
    """Play the file and print how the desk kept up."""
    parser = argparse.ArgumentParser(prog="python -m tests.replay")
    parser.add_argument("file", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=60, help="how much faster than it was")
    parser.add_argument("--hours", type=float, default=24, help="how much of it")
    asked = parser.parse_args()
    acts, told, crews = _read(asked.file)
    asked.folder.mkdir(parents=True, exist_ok=True)
    began, start = perf_counter(), acts[0].at

    def clock() -> datetime:
        return start + timedelta(seconds=(perf_counter() - began) * asked.times)

    with tempfile.TemporaryDirectory() as there:
        room = Room(Path(there) / "room.store", crews, start)
        session = open_session(room.path, None, None, "Per Lindqvist", "Position 1", "live", clock)
        application = QApplication(sys.argv[:1])
        application.setStyle("Fusion")
        settings = QSettings(str(Path(there) / "desk.ini"), QSettings.Format.IniFormat)
        running = open_desk(application, session, clock, settings)
        running.window.resize(*SIZE)
        running.window.show()
        acts = [act for act in acts if act.at < start + timedelta(hours=asked.hours)]
        turns = _play(running, room, acts, told, clock, asked.folder)
        running.close()
        room.ledger.close()
    found = {"calls": room.opened, "most out": room.most_out, "one turn of the desk": percentiles(turns)}
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def _read(file: Path) -> tuple[list[Act], list[Told], Crews]:
    if "Dispatch Request Date & Time" in file.read_text(encoding="utf-8-sig")[:400]:
        rows = lane.rows_of(file)
        day = lane.of_day(rows, lane.busiest_day(rows))
        acts = [act for act in lane.acts_of(day) if act.at.year == int(lane.busiest_day(rows)[:4])]
        return acts, lane.told_of(day), lane.CREWS._replace(how_many=8)
    flood = san_diego.busiest_hours(san_diego.rows_of(file), HOURS)
    return san_diego.acts_of(flood), san_diego.told_of(flood), san_diego.CREWS


def _play(
    running: Running,
    room: Room,
    acts: list[Act],
    told: list[Told],
    clock: Callable[[], datetime],
    folder: Path,
) -> list[float]:
    """Play what is due, let the desk have its turn, and take a picture for each half hour; milliseconds."""
    turns, next_picture, left = [], clock() + PICTURE_EACH, list(reversed(acts))
    while left:
        while left and left[-1].at <= clock():
            act = left.pop()
            room.now = max(room.now, clock())
            if act.what != "leave" or act.row in room.calls:
                play(room, act, told[act.row])
            out = sum(unit.call is not None for unit in room.board.units.values())
            room.most_out = max(room.most_out, out)
        started = perf_counter()
        QApplication.processEvents()
        turns.append((perf_counter() - started) * 1000)
        sleep(0.005)
        if clock() >= next_picture:
            _take(running, folder / f"{next_picture:%H%M}.png")
            next_picture += PICTURE_EACH
    for row in tuple(room.calls):
        finish(room, row)
    return turns


def _take(running: Running, file: Path) -> None:
    """The desk with the call in front that waits longest, as it stands at that moment."""
    calls = list(running.desk.board.calls)
    if calls:
        running.desk.wish(Wish("open_call", calls[0]))
        QApplication.processEvents()
    running.window.grab().save(str(file))


if __name__ == "__main__":
    sys.exit(main())

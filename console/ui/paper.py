"""Keeps the paper pack beside the store: taken from the board between two keys, made in a process of its own.

It says nothing while all goes well; trouble stands in the lane until a pack is written again.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from console.domain.board import Call
from console.domain.clock import Clock
from console.domain.entries import Redacted
from console.domain.entry import Entry
from console.domain.premise import NOT_READ, PlaceKnown
from console.errors import StoreUnavailable
from console.ledger.heads import head_on_paper
from console.session import Session
from console.session_paper import FOLDER
from console.settings import resources_dir
from console.ui.paper_trouble import show_trouble

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

EVERY_S = 60
FIRST_MS = 1500
"""The first pack comes once the desk can be worked at."""
SLICE_S = 0.003
"""How long the pack is taken from the board in one go: so long a key waits at most."""
LONGEST_MS = 50_000
"""After this the process that makes a pack is taken for hung: its folder may be on a share that is gone."""
AT_THE_END_MS = 10_000
ROOM_ABOVE = Path(__file__).resolve().parents[2]
"""Where Python finds the program, whichever folder it was started in."""


class PaperWriter(QObject):
    """Writes the pack of a session into `folder`, which has to be there, every `every_s` seconds.

    `told` carries what keeps the pack from being written, whenever that is another thing than before, and
    nothing once it is written again. It comes from no entry: so it is a signal of its own.
    """

    told = Signal(str)

    def __init__(self, session: Session, clock: Clock, folder: Path, every_s: float = EVERY_S) -> None:
        super().__init__()
        self._session, self._clock = session, clock
        self.folder, self.every_s = folder, every_s
        self._parts: Iterator[str] | None = None
        self._lines: list[str] = []
        self._trouble = ""
        self._given_up = ""
        self._wants_another = False
        self._every = self._timer(round(every_s * 1000), self.write_now)
        self._slice = self._timer(0, self._take_some)
        self._longest = self._timer(LONGEST_MS, self._too_long)
        self._process = QProcess(self)
        self._process.setProgram(sys.executable)
        words = ["-m", "console.reports.write_pack", str(folder), str(resources_dir() / "fonts")]
        self._process.setArguments(words)
        self._process.setWorkingDirectory(str(ROOM_ABOVE))
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._not_started)

    def start(self) -> None:
        """Write the first pack soon, and one every so many seconds from then on."""
        self._every.start()
        QTimer.singleShot(FIRST_MS, self, self.write_now)

    def write_now(self) -> None:
        """Write a pack of the board as it is now; where one is being made, right after that."""
        if self._session.ledger.board_now.room is None:
            return
        if self._is_made():
            self._wants_another = True
            return
        self._wants_another = False
        self._lines = []
        self._parts = lines_of(self._session, self._clock())
        self._slice.start()

    def heed(self, entries: Sequence[Entry]) -> None:
        """Write at once where words were erased: the pack that is there may still hold them."""
        if any(isinstance(entry.body, Redacted) for entry in entries):
            self.write_now()

    def finish(self) -> None:
        """Write a last pack, wait for it a few seconds, and stop."""
        self._every.stop()
        if self._is_made():
            self._process.waitForFinished(AT_THE_END_MS)
        self.write_now()
        while self._parts is not None:
            self._take_some()
        self._process.waitForFinished(AT_THE_END_MS)
        self.stop()

    def stop(self) -> None:
        """Write no more; a pack that is being made is given up, and the one there stays."""
        for timer in (self._every, self._slice, self._longest):
            timer.stop()
        self._process.blockSignals(True)
        if self._is_made():
            self._process.kill()
            self._process.waitForFinished(AT_THE_END_MS)

    def _timer(self, every_ms: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.timeout.connect(act)
        return timer

    def _is_made(self) -> bool:
        return self._process.state() != QProcess.ProcessState.NotRunning

    def _take_some(self) -> None:
        """Take a few parts of the pack from the board; after the last have them made into files."""
        parts, self._parts = self._parts, None
        if parts is None:
            self._slice.stop()
            return
        until = perf_counter() + SLICE_S
        for line in parts:
            self._lines.append(line)
            if perf_counter() >= until:
                self._parts = parts
                return
        self._slice.stop()
        self._make()

    def _make(self) -> None:
        text = "\n".join((*self._lines, ""))
        self._lines = []
        self._longest.start()
        self._process.start()
        self._process.write(text.encode("ascii"))
        self._process.closeWriteChannel()

    def _ended(self) -> None:
        self._longest.stop()
        out = bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace")
        trouble, self._given_up = self._given_up or trouble_in(out), ""
        self._tell(trouble)
        if self._wants_another:
            self.write_now()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._longest.stop()
            self._tell(self.tr("The program that makes it could not be started."))

    def _too_long(self) -> None:
        """Give up a process that hangs; what it answers no longer counts."""
        self._longest.stop()
        self._given_up = self.tr("{folder} does not answer.").format(folder=self.folder)
        self._process.kill()

    def _tell(self, trouble: str) -> None:
        """Tell trouble once, and once that it is over."""
        if trouble != self._trouble:
            self._trouble = trouble
            self.told.emit(trouble)


def lines_of(session: Session, now: datetime) -> Iterator[str]:
    """The pack of a session as of now, told line by line to the process that makes it."""
    # Here and not above: the start does without them.
    from console.reports.blocks import END, as_line
    from console.reports.paper_pack import PackOf, pack_parts

    ledger, board = session.ledger, session.ledger.board_now

    def known(call: Call) -> PlaceKnown:
        try:
            return ledger.places.known(board, call)
        except StoreUnavailable:
            return NOT_READ

    of = PackOf(ledger.name, session.purpose == "practice", head_on_paper(ledger.stands_at))
    yield from (as_line(part) for part in pack_parts(board, now, of, known))
    yield END


def paper_folder(store: Path) -> Path:
    """Where the packs of a store stand unless somebody chooses: beside it, made where it is not there.

    A folder that somebody chose is never made: a share that is gone must not become a folder of this machine.
    """
    folder = store.parent / FOLDER
    with suppress(OSError):  # writing the first pack says why
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def trouble_in(answer: str) -> str:
    """What went wrong, by the answer of the process that made a pack; empty where all went well.

    A newer pack of the same room, made at another desk, is as good as one's own.
    """
    try:
        told = json.loads(answer)
    except ValueError:
        return "The program that makes it ended in the middle."
    return str(told.get("trouble", ""))


def keep_paper(desk: Desk, folder: Path, every_s: float = EVERY_S) -> PaperWriter:
    """The paper pack of a desk, written into a folder from now on; what keeps it from that is said there."""
    paper = PaperWriter(desk.bridge.session, desk.clock, folder, every_s)
    paper.told.connect(partial(show_trouble, desk))
    desk.bridge.recorded.connect(paper.heed)
    paper.start()
    return paper

"""The replay of a timeline: one line after the other by their own times, faster, and long waits shortened."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.clock import EPOCH
from console.domain.rows.log_rows import LineRow
from console.domain.rows.words import minutes

GAP_S_MAX = 5.0
"""A longer wait between two lines is shortened to this, before the speed, and said so."""
STEP_S_MIN = 0.25
"""Lines of one act follow each other so quickly that each can still be seen."""


class Replay(QObject):
    """Goes from line to line, the last one last. `stepped` carries the number of each."""

    stepped = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.speed = 1
        self._lines: tuple[LineRow, ...] = ()
        self._at = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def is_running(self) -> bool:
        """Whether the next line comes by itself."""
        return self._timer.isActive()

    def start(self, lines: Sequence[LineRow], number: int) -> int:
        """Go on from a line; from the first where that is the last. The number of the line to begin with."""
        self._lines = tuple(lines)
        place = next((at for at, line in enumerate(lines) if line.number == number), 0)
        self._at = 0 if place == len(lines) - 1 else place
        self._wait()
        return self._lines[self._at].number if self._lines else 0

    def stop(self) -> None:
        """Stay where it is."""
        self._timer.stop()
        self._lines = ()

    def set_speed(self, speed: int) -> None:
        """Run faster or slower from now on."""
        self.speed = speed
        if self.is_running():
            self._wait()

    def says(self) -> str:
        """What is shortened now; empty where nothing is."""
        gap = self._gap()
        if not self.is_running() or gap <= GAP_S_MAX:
            return ""
        passes = minutes(EPOCH, EPOCH + (self._lines[self._at + 1].at - self._lines[self._at].at))
        return self.tr("shortened: {span}").format(span=passes)

    def _gap(self) -> float:
        """How long it was until the next line, in seconds; 0 where there is none."""
        if self._at + 1 >= len(self._lines):
            return 0.0
        return max(0.0, (self._lines[self._at + 1].at - self._lines[self._at].at).total_seconds())

    def _wait(self) -> None:
        if self._at + 1 < len(self._lines):
            wait = max(min(self._gap(), GAP_S_MAX) / self.speed, STEP_S_MIN / self.speed)
            self._timer.start(round(wait * 1000))

    def _step(self) -> None:
        self._at += 1
        self._wait()
        self.stepped.emit(self._lines[self._at].number)

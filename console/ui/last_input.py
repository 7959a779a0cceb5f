"""When a key or the mouse was last used at this desk: what locks a desk that nobody uses asks it."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow

from console.domain.clock import Clock

INPUT = frozenset(
    (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel)
)


class LastInput(QObject):
    """Watches every window of the program from the first time that it has the focus."""

    def __init__(self, application: QGuiApplication, clock: Clock) -> None:
        super().__init__()
        self._application, self._clock = application, clock
        self._at = clock()
        self._watched: set[QWindow] = set()
        application.focusWindowChanged.connect(self._watch)

    def idle(self, now: datetime) -> timedelta:
        """How long nobody has used a key or the mouse; a clock that was set back begins anew."""
        self._at = min(self._at, now)
        return now - self._at

    def begin(self) -> None:
        """Count from now on: somebody has just shown that they are here."""
        self._at = self._clock()

    def let_go(self) -> None:
        """Watch no more; the windows are about to go."""
        self._application.focusWindowChanged.disconnect(self._watch)
        self._watched.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the time and let everything pass."""
        if event.type() in INPUT:
            self._at = self._clock()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.add(window)
            window.installEventFilter(self)

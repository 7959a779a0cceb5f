"""Looks for circles of garbage on the window's own thread, and on no other.

Python does that on whichever thread makes something next. A circle may hold a widget, and a widget that
another thread takes away while Qt goes through all of them brings the program down.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Collecting(QObject):
    """While it lives, garbage is looked for by its timer alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(look)

    def begin(self) -> None:
        """Look through what is made from now on; all that is there lives as long as the desk.

        Walking through that again and again would hold a key press up for forty milliseconds.
        """
        gc.freeze()
        gc.disable()
        self._timer.start()


def look() -> None:
    """Collect the oldest generation that is due, as Python would have by itself."""
    pairs = enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
    due = [generation for generation, (count, limit) in pairs if count > limit]
    if due:
        gc.collect(due[-1])

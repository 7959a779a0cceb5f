"""Where the docks stand, remembered for each set of screens, and brought back into view when one is gone.

A layout is kept whenever a dock was torn off, put back or moved, so that unplugging a screen loses nothing.
"""

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QObject, QRect, QSettings, QTimer
from PySide6.QtGui import QGuiApplication, QScreen

from console.ui.docks import Docks

SETTLES_MS = 300
"""Screens that are plugged in tell of themselves one after another; window managers move windows then."""


class Layouts(QObject):
    """The layouts of one person on one machine, by the screens they were made for."""

    def __init__(self, docks: Docks, settings: QSettings) -> None:
        super().__init__(docks)
        self._docks, self._settings = docks, settings
        self._made_for = screens_now()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLES_MS)
        self._settled.timeout.connect(self.follow_screens)
        docks.moved.connect(self.keep)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication), "there is one where there is a window"
        application.screenAdded.connect(self._screen_came)
        application.screenRemoved.connect(self._settled.start)
        for screen in application.screens():
            screen.geometryChanged.connect(self._settled.start)

    def keep(self) -> None:
        """Remember the layout for these screens; not while they are just changing."""
        if screens_now() == self._made_for:
            self._settings.setValue(self._name(), self._docks.arrangement())

    def restore(self) -> None:
        """Put the docks as they stood with these screens; with others, as they stand now, all in view."""
        kept = self._settings.value(self._name())
        if isinstance(kept, QByteArray):
            self._docks.arrange_as(kept)
        self._docks.bring_into_view()

    def follow_screens(self) -> None:
        """Take over the layout of the screens that there are now."""
        if screens_now() != self._made_for:
            self._made_for = screens_now()
            self.restore()

    def _screen_came(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._settled.start)
        self._settled.start()

    def _name(self) -> str:
        return f"layouts/{self._made_for}"


def screens_now() -> str:
    """The screens by place and size: the same desk with the same monitors has the same."""
    return named(screen.geometry() for screen in QGuiApplication.screens())


def named(rooms: Iterable[QRect]) -> str:
    """A set of screens as a name in the settings, whichever of them is told first."""
    return " ".join(sorted(f"{each.width()}x{each.height()}+{each.x()}+{each.y()}" for each in rooms))

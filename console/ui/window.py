"""The window: top bar, the doorway with the desk or its door, and the keys.

It keeps the layout and owns nothing else.
"""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.ui.bridge import Saving
from console.ui.docks import Docks
from console.ui.layouts import Layouts
from console.ui.screens.about import DESK
from console.ui.screens.parts import Parts
from console.ui.shortcuts import ANSWER_KEYS, AT_THE_DOOR, DESK_FIRST, KEYS, ON_THE_DESK
from console.ui.theme import Look
from console.ui.wish import Wish

DENSE_BELOW = (1680, 1000)
"""Narrower or lower than this, in logical pixels, the window takes the dense look."""
LEAST = (1220, 700)
"""The columns at their least, with the calls as a rail, and the units narrower by what that needs."""


class Window(QWidget):
    """The desk as one window.

    `wished` carries what a key stands for; `resized` whether it is narrow now, a second signal because that
    is no wish of a person.
    """

    wished = Signal(object)
    resized = Signal(bool)

    def __init__(self, parts: Parts, docks: Docks, settings: QSettings) -> None:
        super().__init__()
        self._docks, self._settings, self._screens = docks, settings, parts.screens
        self._layouts = Layouts(docks, settings)
        self._look: Look | None = None
        self._waits = False
        self._why_stay: Callable[[], str] = _nothing
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(parts.top)
        # Beside the alerts, so that what comes and goes moves nothing below it.
        alerts = QWidget()
        self._alerts = QHBoxLayout(alerts)
        self._alerts.setContentsMargins(0, 0, 0, 0)
        self._alerts.addWidget(parts.lane, 1)
        self._alerts.addWidget(parts.paper)
        self._outer.addWidget(parts.crash)
        self._outer.addWidget(parts.doorway, 1)
        parts.doorway.fill((alerts, 0), (parts.screens, 1), (parts.command, 0))
        parts.doorway.turned.connect(self._turned)
        self._make_shortcuts()
        self.setMinimumSize(*LEAST)

    def take_size(self) -> None:
        """Take the size that it was left with; the first time that of the screen."""
        geometry = self._settings.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        else:
            self.resize(self.screen().availableSize())

    def is_narrow(self) -> bool:
        """Whether it takes the dense look: narrow or low."""
        narrow, low = DENSE_BELOW
        return self.width() < narrow or self.height() < low

    def open(self) -> None:
        """Show the window as it was left; the first time as large as the screen."""
        if self._settings.contains("geometry"):
            self.show()
        else:
            self.showMaximized()

    def keep_layout(self) -> None:
        """Remember where everything stands, for this person on this machine."""
        self._settings.setValue("geometry", self.saveGeometry())
        self._layouts.keep()

    def restore_layout(self) -> None:
        """Put the docks where they stood. Widths follow the window, so that nothing is ever too narrow."""
        self._layouts.restore()

    def show_saving(self, saving: Saving) -> None:
        """How saving stands: while something waits, the first try to close the window only says so."""
        self._waits = bool(saving.waiting)

    def before_closing(self, why_stay: Callable[[], str]) -> None:
        """Ask this first, from now on: the name of a wish that says what speaks against it, or nothing."""
        self._why_stay = why_stay

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout. What is not saved yet, and what is open, is told once and kept in sight."""
        wish = "not_saved_yet" if self._waits else self._why_stay()
        if wish:
            self._waits = False
            event.ignore()
            self.wished.emit(Wish(wish))
            return
        self.keep_layout()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the page that is open, wherever the keys are that have no use for it themselves."""
        if event.key() == Qt.Key.Key_Escape:
            self.wished.emit(Wish("close_panel"))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say whether the window is narrow now."""
        super().resizeEvent(event)
        self.resized.emit(self.is_narrow())
        self._share_width()

    def set_look(self, look: Look) -> None:
        """Take over the gaps and widths of a look."""
        self._outer.setContentsMargins(look.gap, 0, look.gap, 0)
        self._outer.setSpacing(look.gap)
        self._alerts.setSpacing(look.gap)
        self._docks.set_look(look)
        self._look = look
        self._share_width()

    def _share_width(self) -> None:
        if self._look is not None:
            self._docks.share_width(self._look, self.width())

    def _make_shortcuts(self) -> None:
        for key, name in KEYS.items():
            self._shortcut(key, Wish(name))
        for key in ANSWER_KEYS:
            self._shortcut(f"Alt+{key}", Wish("answer", key))
        for number in "123456789":
            self._shortcut(f"Ctrl+{number}", Wish("change_number", number))
        self._shortcut("Ctrl+0", Wish("answers"))

    def _shortcut(self, key: str, wish: Wish) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setObjectName(wish.name)
        shortcut.setProperty("wish", wish)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self._pressed)

    def _turned(self, is_shut: bool) -> None:
        """Before a shut door only its own keys act."""
        for shortcut in self.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
            shortcut.setEnabled(not is_shut or shortcut.objectName() in AT_THE_DOOR)

    def _pressed(self) -> None:
        shortcut = self.sender()
        assert isinstance(shortcut, QShortcut), "only shortcuts are connected here"
        self.wished.emit(self._meant(shortcut.property("wish"), shortcut.key().toString()))

    def _meant(self, wish: Wish, key: str) -> Wish:
        """What a key stands for here: none acts on a call that another screen hides."""
        if self._screens.in_front() == DESK:
            return wish
        held_back = {ON_THE_DESK: "of_the_desk", DESK_FIRST: "desk_first"}
        return next((Wish(name, key) for names, name in held_back.items() if wish.name in names), wish)


def _nothing() -> str:
    return ""

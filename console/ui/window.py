"""The window: where the parts of the desk stand. It arranges widgets, keeps the layout, and owns nothing else."""

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter, QVBoxLayout, QWidget

from console.ui.screens.parts import Parts
from console.ui.shortcuts import ANSWER_KEYS, KEYS
from console.ui.theme import Look
from console.ui.wish import Wish

DENSE_BELOW = (1680, 1000)
"""Narrower or lower than this, in logical pixels, the window takes the dense look."""
LEAST = (1180, 700)
LAYOUT = 1
ANSWERS_HIGH = (156, 124)
COLUMNS = ("calls", "guide", "recommendation", "units")


class Window(QWidget):
    """The parts in their places. `wished` carries what a key stands for; `resized` whether it is narrow now."""

    wished = Signal(object)
    resized = Signal(bool)

    def __init__(self, parts: Parts, settings: QSettings) -> None:
        super().__init__()
        self._parts, self._settings = parts, settings
        self._inner = QMainWindow()
        self._inner.setWindowFlags(Qt.WindowType.Widget)
        self._inner.setDockOptions(QMainWindow.DockOption.AllowNestedDocks)
        self._docks: dict[str, QDockWidget] = {}
        self._look: Look | None = None
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._outer = QVBoxLayout(self)
        self._arrange()
        self._make_shortcuts()
        self.setMinimumSize(*LEAST)

    def keep_layout(self) -> None:
        """Remember where everything stands, for this person on this machine."""
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.setValue("layout", self._inner.saveState(LAYOUT))

    def restore_layout(self) -> None:
        """Put window and docks where they stood; widths follow the window, so that nothing is ever too narrow."""
        geometry, layout = self._settings.value("geometry"), self._settings.value("layout")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(layout, QByteArray):
            self._inner.restoreState(layout, LAYOUT)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout."""
        self.keep_layout()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say whether the window is narrow now."""
        super().resizeEvent(event)
        narrow, low = DENSE_BELOW
        self.resized.emit(event.size().width() < narrow or event.size().height() < low)
        self._share_width()

    def set_look(self, look: Look) -> None:
        """Take over the gaps and widths of a look."""
        gap = look.gap
        self._outer.setContentsMargins(gap, 0, gap, 0)
        self._outer.setSpacing(gap)
        self._middle.setSpacing(gap)
        self._middle.setContentsMargins(gap, 0, gap, 0)
        self._guide_column.setSpacing(gap)
        self._splitter.setHandleWidth(gap)
        self._parts.answers.setFixedHeight(look.pick(*ANSWERS_HIGH))
        self._parts.guide.setMinimumWidth(look.dock("guide", "least"))
        self._parts.aside.setMinimumWidth(look.dock("recommendation", "least"))
        self._parts.calls.setMinimumWidth(look.dock("calls", "least"))
        self._parts.units.setMinimumWidth(look.dock("units", "least"))
        self._look = look
        self._share_width()

    def _share_width(self) -> None:
        """Give each column its usual width, or its part of what there is between the least and the usual."""
        look = self._look
        if look is None:
            return
        spare = self.width() - sum(look.dock(name, "least") for name in COLUMNS)
        room = sum(look.dock(name) - look.dock(name, "least") for name in COLUMNS)
        part = max(0.0, min(1.0, spare / room))
        widths = {
            name: round(look.dock(name, "least") + part * (look.dock(name) - look.dock(name, "least")))
            for name in COLUMNS
        }
        docks = [self._docks["calls"], self._docks["units"]]
        self._inner.resizeDocks(docks, [widths["calls"], widths["units"]], Qt.Orientation.Horizontal)
        self._splitter.setSizes([widths["guide"], widths["recommendation"]])

    def _arrange(self) -> None:
        parts = self._parts
        self._outer.addWidget(parts.top)
        self._outer.addWidget(parts.lane)
        self._outer.addWidget(self._inner, 1)
        self._outer.addWidget(parts.command)
        centre = QWidget()
        self._middle = QVBoxLayout(centre)
        self._middle.addWidget(parts.intake)
        asking = QWidget()
        self._guide_column = QVBoxLayout(asking)
        self._guide_column.setContentsMargins(0, 0, 0, 0)
        self._guide_column.addWidget(parts.strip)
        self._guide_column.addWidget(parts.guide, 1)
        self._splitter.addWidget(asking)
        self._splitter.addWidget(parts.aside)
        self._splitter.setStretchFactor(0, 62)
        self._splitter.setStretchFactor(1, 39)
        self._splitter.setChildrenCollapsible(False)
        self._middle.addWidget(self._splitter, 1)
        self._middle.addWidget(parts.answers)
        self._inner.setCentralWidget(centre)
        self._dock("calls", self.tr("Calls"), parts.calls, Qt.DockWidgetArea.LeftDockWidgetArea)
        self._dock("units", self.tr("Units"), parts.units, Qt.DockWidgetArea.RightDockWidgetArea)

    def _dock(self, name: str, title: str, widget: QWidget, area: Qt.DockWidgetArea) -> None:
        dock = QDockWidget(title, self._inner)
        dock.setObjectName(name)
        dock.setWidget(widget)
        dock.setTitleBarWidget(QWidget())
        self._inner.addDockWidget(area, dock)
        self._docks[name] = dock

    def _make_shortcuts(self) -> None:
        for key, name in KEYS.items():
            self._shortcut(key, Wish(name))
        for key in ANSWER_KEYS:
            self._shortcut(f"Alt+{key}", Wish("answer", key))
        for number in "123456789":
            self._shortcut(f"Ctrl+{number}", Wish("change_number", number))

    def _shortcut(self, key: str, wish: Wish) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setObjectName(wish.name)
        shortcut.setProperty("wish", wish)
        shortcut.activated.connect(self._pressed)

    def _pressed(self) -> None:
        shortcut = self.sender()
        assert isinstance(shortcut, QShortcut), "only shortcuts are connected here"
        self.wished.emit(shortcut.property("wish"))

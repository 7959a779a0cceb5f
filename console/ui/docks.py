"""The docks of the desk: calls at the left, units at the right, the call in the middle.

Either can be torn off.
"""

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter, QVBoxLayout, QWidget

from console.ui.one_press import ignore_held_keys
from console.ui.screens.parts import Parts
from console.ui.theme import Look

ANSWERS_HIGH = (156, 124)
ANSWERS_LEAST = (156, 96)
"""In a low window the answers so far give way to a question with many answers of its own."""
OFF_EDGE = 40
"""So far from the edges of another screen a dock that is torn off comes to stand: its frame needs room."""
MOVING_MS = 400
"""A dock that nobody moves for so long is where it is wanted."""
LEAST_SEEN = 60
"""Of a window less than so many pixels in sight, either way, cannot be taken hold of."""
LAYOUT = 1
"""The version of the arrangement that is remembered."""
AREAS = {"calls": Qt.DockWidgetArea.LeftDockWidgetArea, "units": Qt.DockWidgetArea.RightDockWidgetArea}
COLUMNS = ("calls", "guide", "recommendation", "units")


class Docks(QMainWindow):
    """The parts in their places. A torn off dock is a window of its own, with a frame to move it by.

    `moved`: a dock was torn off, put back or moved by somebody. A signal of its own, as that is no wish.
    """

    moved = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setDockOptions(QMainWindow.DockOption.AllowNestedDocks)
        self._parts = parts
        self._docks: dict[str, QDockWidget] = {}
        self._away: QByteArray | None = None
        self._shared: tuple[Look, int] | None = None
        self._moving = QTimer(self)
        self._moving.setSingleShot(True)
        self._moving.setInterval(MOVING_MS)
        self._moving.timeout.connect(self._tell_moved)
        self._sharing = QTimer(self)
        self._sharing.setSingleShot(True)
        self._sharing.timeout.connect(self._share_again)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._middle = QVBoxLayout()
        self._asking = QVBoxLayout()
        self._arrange()

    def set_look(self, look: Look) -> None:
        """Take over the gaps and the least widths of a look."""
        parts, gap = self._parts, look.gap
        self._middle.setSpacing(gap)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._asking.setSpacing(gap)
        self._splitter.setHandleWidth(gap)
        parts.answers.setMinimumHeight(look.pick(*ANSWERS_LEAST))
        parts.answers.setMaximumHeight(look.pick(*ANSWERS_HIGH))
        parts.guide.setMinimumWidth(look.dock("guide", "least"))
        parts.aside.setMinimumWidth(look.dock("recommendation", "least"))

    def share_width(self, look: Look, width: int) -> None:
        """Give each column its usual width, or its part of what there is between the least and the usual.

        Where not even the least widths fit beside each other, the calls become a rail: their place over
        priority and age, in what the others leave. In the smallest windows the units give way to that.
        """
        self._shared = look, width
        spare = width - sum(look.dock(name, "least") for name in COLUMNS) - (len(COLUMNS) + 1) * look.gap
        left = look.dock("calls", "least") + min(0, spare)
        calls, units = max(left, look.dock("calls", "rail")), look.dock("units", "least")
        units -= calls - left
        self._parts.calls.set_rail(spare < 0)
        self._parts.calls.setMinimumWidth(calls)
        self._parts.units.setMinimumWidth(units)
        room = sum(look.dock(name) - look.dock(name, "least") for name in COLUMNS)
        part = max(0.0, min(1.0, spare / room))
        widths = {
            name: round(look.dock(name, "least") + part * (look.dock(name) - look.dock(name, "least")))
            for name in COLUMNS
        }
        if spare < 0:
            widths |= {"calls": calls, "units": units}
        docked = [name for name, dock in self._docks.items() if not dock.isFloating()]
        self.resizeDocks(
            [self._docks[name] for name in docked],
            [widths[name] for name in docked],
            Qt.Orientation.Horizontal,
        )
        self._splitter.setSizes([widths["guide"], widths["recommendation"]])

    def arrangement(self) -> QByteArray:
        """How everything stands, and stood before it was put away."""
        return self._away if self._away is not None else self.saveState(LAYOUT)

    def arrange_as(self, arrangement: QByteArray) -> None:
        """Put everything as it stood; what is put away is put so when it is brought back."""
        if self._away is not None:
            self._away = arrangement
        else:
            self.restoreState(arrangement, LAYOUT)

    def put_away(self) -> None:
        """Have no window of its own stand anywhere, for the door is about to be shut.

        The keys may have been in one of them: then they go to the window, which has the door.
        """
        if self._away is not None:
            return
        self._away = self.saveState(LAYOUT)
        torn_off = [dock for dock in self._docks.values() if dock.isFloating()]
        for dock in torn_off:
            dock.setFloating(False)
        if torn_off:
            self.window().activateWindow()

    def bring_back(self) -> None:
        """Put everything as it stood before."""
        away, self._away = self._away, None
        if away is not None:
            self.restoreState(away, LAYOUT)
            self.bring_into_view()  # its screen may be gone since

    def tear_off(self, name: str) -> None:
        """Make a dock a window of its own, or put it back in its place. The keys stay where they are."""
        dock = self._docks[name]
        dock.setFloating(not dock.isFloating())
        here = self.window().screen()
        other = next((each for each in QGuiApplication.screens() if each is not here), None)
        if dock.isFloating() and other is not None and dock.screen() is here:
            room = other.availableGeometry()
            dock.setGeometry(
                room.x() + OFF_EDGE, room.y() + OFF_EDGE, dock.width(), room.height() - 2 * OFF_EDGE
            )

    def bring_into_view(self) -> None:
        """Put back every torn off dock that stands on no screen that there is."""
        rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        for dock in self._docks.values():
            if dock.isFloating() and not is_in_sight(dock.frameGeometry(), rooms):
                dock.setFloating(False)

    def reset(self) -> None:
        """Put every dock in its own place, as wide as at the first start."""
        self._away = None
        for name, dock in self._docks.items():
            dock.setFloating(False)
            self.addDockWidget(AREAS[name], dock)
            dock.show()
        self._share_again()

    def is_torn_off(self, name: str) -> bool:
        """Whether a dock is a window of its own now."""
        return self._docks[name].isFloating()

    def _arrange(self) -> None:
        parts, centre, asking = self._parts, QWidget(), QWidget()
        centre.setLayout(self._middle)
        asking.setLayout(self._asking)
        self._asking.setContentsMargins(0, 0, 0, 0)
        self._asking.addWidget(parts.strip)
        self._asking.addWidget(parts.guide, 1)
        self._splitter.addWidget(asking)
        self._splitter.addWidget(parts.aside)
        self._splitter.setStretchFactor(0, 62)
        self._splitter.setStretchFactor(1, 39)
        self._splitter.setChildrenCollapsible(False)
        self._middle.addWidget(parts.intake)
        self._middle.addWidget(self._splitter, 1)
        self._middle.addWidget(parts.answers)
        parts.answers.put_beside(parts.intake.note)
        QWidget.setTabOrder(parts.intake.last_field(), parts.intake.note.field.edit)
        self.setCentralWidget(centre)
        self._dock("calls", self.tr("Calls"), parts.calls)
        self._dock("units", self.tr("Units"), parts.units)

    def _dock(self, name: str, title: str, widget: QWidget) -> None:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setWidget(widget)
        # In its place a dock shows the head of its panel; a window of its own has the system's frame.
        dock.setTitleBarWidget(QWidget(dock))
        self.addDockWidget(AREAS[name], dock)
        self._docks[name] = dock
        dock.topLevelChanged.connect(self._frame)
        dock.topLevelChanged.connect(self._moving.start)
        dock.installEventFilter(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Share the width once there is one: while another screen is in front, the columns have none.

        So whoever sits down behind an administrator, who begins on another screen, has every column as wide
        as it is for anybody else.
        """
        super().showEvent(event)
        self._sharing.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when a torn off dock is moved or made larger."""
        is_moved = event.type() in (QEvent.Type.Move, QEvent.Type.Resize)
        if is_moved and any(watched is dock and dock.isFloating() for dock in self._docks.values()):
            self._moving.start()
        return super().eventFilter(watched, event)

    def _share_again(self) -> None:
        if self._shared is not None:
            self.share_width(*self._shared)

    def _tell_moved(self) -> None:
        """What is put away behind the door is not moved by anybody."""
        if self._away is None:
            self.moved.emit()

    def _frame(self, is_own_window: bool) -> None:
        for dock in self._docks.values():
            empty = dock.titleBarWidget()
            if dock.isFloating() and empty is not None:
                ignore_held_keys(dock)
                dock.setTitleBarWidget(None)  # type: ignore[arg-type]  # Qt's way to ask for its own
                empty.deleteLater()
            elif not dock.isFloating() and empty is None:
                dock.setTitleBarWidget(QWidget(dock))


def is_in_sight(window: QRect, rooms: Iterable[QRect]) -> bool:
    """Whether enough of a window's head is on some screen to be seen and taken hold of."""
    head = QRect(window.x(), window.y(), window.width(), min(window.height(), LEAST_SEEN))
    seen = [room.intersected(head) for room in rooms]
    return any(each.width() >= LEAST_SEEN and each.height() >= LEAST_SEEN // 2 for each in seen)

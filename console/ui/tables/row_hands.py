"""What a mouse can do with a row besides a click: the menu of its acts, and carrying it to another place.

The menu key and Shift+F10 open the same menu at the row with the ring. What can be done is asked of the desk.
"""

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from console.ui.tables.model import Row
from console.ui.tables.view import RowView
from console.ui.widgets.act_menu import ActMenu, MenuAct
from console.ui.widgets.carried import Carried
from console.ui.wish import Wish

About = Callable[[Row], str]
"""What a row is about: a call, a unit, a fact; empty for a head."""
Acts = Callable[[str], Sequence[MenuAct]]


class RowHands(QObject, Generic[Row]):
    """Watches one list. carried: takes a row that is dragged; None where the rows stay in their place."""

    def __init__(
        self, view: RowView[Row], about: About[Row], acts: Acts, wish: Callable[[Wish], None]
    ) -> None:
        super().__init__(view)
        self.carried: Carried | None = None
        self._view, self._about, self._acts, self._wish = view, about, acts, wish
        self._menu: ActMenu | None = None
        self._pressed: tuple[str, QPoint] | None = None
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True for what is dealt with here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QContextMenuEvent):
            if event.reason() == QContextMenuEvent.Reason.Mouse and watched is self._view.viewport():
                self._open(self._view.indexAt(event.pos()), event.globalPos())
            # Where the platform sends one for the key too, the key press has opened it already.
            return True
        if isinstance(event, QMouseEvent) and watched is self._view.viewport():
            return self._mouse(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        shift_f10 = event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape and self.carried is not None and self.carried.is_under_way():
            self._pressed = None
            self.carried.let_fall()
            return True
        if event.key() != Qt.Key.Key_Menu and not shift_f10:
            return False
        index = self._view.currentIndex()
        below = self._view.visualRect(index).bottomLeft() + QPoint(24, 0)
        self._open(index, self._view.viewport().mapToGlobal(below))
        return True

    def _open(self, index: QModelIndex, place: QPoint) -> None:
        about = self._about(self._view.rows.rows[index.row()]) if index.isValid() else ""
        acts = self._acts(about) if about else ()
        if not acts:
            return
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = ActMenu(self._view.look, about, acts, self._view)
        self._menu.wished.connect(self._wish)
        self._menu.open_at(place)

    def _mouse(self, event: QMouseEvent) -> bool:
        """Carry a row once the mouse has left it with the button held; Qt's own list would select with it."""
        carried = self.carried
        if carried is None:
            return False
        place = event.globalPosition().toPoint()
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() == Qt.MouseButton.LeftButton:
                index = self._view.indexAt(event.position().toPoint())
                about = self._about(self._view.rows.rows[index.row()]) if index.isValid() else ""
                self._pressed = (about, place) if about else None
            case QEvent.Type.MouseMove if not event.buttons() & Qt.MouseButton.LeftButton:
                # Let go where this list was not told of it: behind a page, or a door that shut.
                self._pressed = None
                if carried.is_under_way():
                    carried.let_fall()
            case QEvent.Type.MouseMove if self._pressed is not None and not carried.is_under_way():
                about, start = self._pressed
                if (place - start).manhattanLength() >= QApplication.startDragDistance():
                    carried.take(about, place)
                return True
            case QEvent.Type.MouseMove if event.buttons() & Qt.MouseButton.LeftButton:
                if carried.is_under_way():
                    carried.move_to(place)
                return True
            case QEvent.Type.MouseButtonRelease if event.button() == Qt.MouseButton.LeftButton:
                self._pressed = None
                if carried.is_under_way():
                    carried.drop(place)
                    return True
        return False

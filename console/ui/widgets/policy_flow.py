"""The guide as a picture that is moved, made larger and gone through by keyboard or mouse."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPointF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from console.domain.rows.policy_flow import FlowBox
from console.ui.theme import Look
from console.ui.widgets.looking import KEYS_HERE, is_plain
from console.ui.widgets.policy_picture import Picture, paint_picture, picture_of, stands
from console.ui.widgets.policy_sight import Sight
from console.ui.wish import Wish

STEP = 1.25
PART_KEYS = {"1": "medical", "2": "safety", "3": "care", "4": ""}
"""The keys of the pictures there are; the last is of all parts at once."""
MOVE = 60
ARROWS = {
    Qt.Key.Key_Left: QPointF(MOVE, 0),
    Qt.Key.Key_Right: QPointF(-MOVE, 0),
    Qt.Key.Key_Up: QPointF(0, MOVE),
    Qt.Key.Key_Down: QPointF(0, -MOVE),
}


class FlowView(QWidget):
    """The picture itself. Wishes `flow_rule` with a rule on Enter at an end, else what `letters` say.

    Tab goes through the boxes in the order of asking, then on to the next control. sight: what is seen of it.
    """

    wished = Signal(object)

    def __init__(self, look: Look, letters: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._letters = look, letters
        self._boxes: tuple[FlowBox, ...] = ()
        self._picture: Picture | None = None
        self._ringed = -1
        self.sight = Sight()
        self._mouse = FlowMouse(self)
        self.installEventFilter(self._mouse)
        self.setMinimumSize(200, 40)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(KEYS_HERE, self.tr("Tab goes on, + and - zoom, 0 fits, the arrows move"))
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        self._look, self._picture = look, None
        self._fit_again()
        self.update()

    def show_boxes(self, boxes: tuple[FlowBox, ...], name: str) -> None:
        """Show a picture; the same boxes with another way through them keep their places."""
        if boxes == self._boxes:
            return
        is_other = [stands(box) for box in boxes] != [stands(box) for box in self._boxes]
        self._boxes = boxes
        if is_other:
            self._picture = None
            self._ringed, self.sight.is_fitted = (0 if self.hasFocus() and boxes else -1), True
        elif self._picture is not None:
            # Only another way is marked: all stays where it is.
            self._picture = self._picture._replace(boxes={box.node: box for box in boxes})
        self._name(name)
        self._fit_again()
        self.update()

    def picture(self) -> Picture:
        """The picture, worked out when it is first wanted."""
        if self._picture is None:
            self._picture = picture_of(self._boxes, self._look)
        return self._picture

    def ringed(self) -> FlowBox | None:
        """The box with the ring."""
        return self._boxes[self._ringed] if 0 <= self._ringed < len(self._boxes) else None

    def fit(self) -> None:
        """Make all of it seen."""
        self.sight.fit(self.picture(), self._room())
        self.update()

    def ring(self, node: int) -> None:
        """Put the ring on a box, have it in sight, and say what it is."""
        self._ringed = next(at for at, box in enumerate(self._boxes) if box.node == node)
        self.sight.bring(self.picture(), node, self._room())
        self._name(self.accessibleName())
        says = self._boxes[self._ringed].says
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, says))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, move, Enter, the parts, and the letters of the screen."""
        key, text = Qt.Key(event.key()), event.text()
        if text in ("+", "=", "-"):
            self.sight.zoom_by(1 / STEP if text == "-" else STEP, QPointF(self.rect().center()))
            self.update()
        elif not is_plain(event):
            super().keyPressEvent(event)
        elif text == "0":
            self.fit()
        elif key in ARROWS:
            self.sight.move(ARROWS[key])
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif text in PART_KEYS:
            self.wished.emit(Wish("flow_part", PART_KEYS[text]))
        elif text.upper() in self._letters:
            self.wished.emit(Wish(self._letters[text.upper()]))
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on to the next box; past the last, to the next control."""
        to = self._ringed + (1 if forward else -1)
        if self.hasFocus() and 0 <= to < len(self._boxes):
            self.ring(self._boxes[to].node)
            return True
        self._ringed = -1
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring needs a box to be on: the first, or the last where somebody comes from behind."""
        super().focusInEvent(event)
        if self.ringed() is None and self._boxes:
            is_back = event.reason() == Qt.FocusReason.BacktabFocusReason
            self.ring(self._boxes[-1 if is_back else 0].node)

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is worked out before it is seen."""
        super().showEvent(event)
        self._fit_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A picture that was fitted in stays so."""
        super().resizeEvent(event)
        self._fit_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is seen of it."""
        painter = QPainter(self)
        painter.translate(self.sight.origin)
        painter.scale(self.sight.zoom, self.sight.zoom)
        box = self.ringed() if self.hasFocus() else None
        node = box.node if box is not None else None
        paint_picture(painter, self.picture(), self._look, node, self.sight.seen(self._room()))
        painter.end()

    def _room(self) -> QSizeF:
        return QSizeF(self.size())

    def _fit_again(self) -> None:
        if self.sight.is_fitted and self.isVisible():
            self.sight.fit(self.picture(), self._room(), of_width=True)

    def _name(self, name: str) -> None:
        box = self.ringed()
        self.setAccessibleName(name)
        self.setAccessibleDescription(box.says if box is not None else "")

    def _enter(self) -> None:
        """From a question go on by the answer taken, else by the first; from an end to its rule."""
        box = self.ringed()
        if box is not None and box.is_end:
            self.wished.emit(Wish("flow_rule", box.rules[0]))
        elif box is not None:
            self.ring(next((line.to for line in box.lines if line.is_taken), box.lines[0].to))


class FlowMouse(QObject):
    """The mouse on the picture: it takes hold and moves; the wheel zooms, a click puts the ring on a box."""

    def __init__(self, view: FlowView) -> None:
        super().__init__(view)
        self._view = view
        self._held: QPointF | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what the mouse does; all else goes on."""
        view = self._view
        match event.type():
            case QEvent.Type.Wheel:
                wheel = cast("QWheelEvent", event)
                step = STEP if wheel.angleDelta().y() > 0 else 1 / STEP
                view.sight.zoom_by(step, wheel.position())
            case QEvent.Type.MouseButtonPress:
                self._held = cast("QMouseEvent", event).position()
                node = view.sight.at(view.picture(), self._held)
                if node is not None:
                    view.ring(node)
                return False
            case QEvent.Type.MouseMove if self._held is not None:
                to = cast("QMouseEvent", event).position()
                view.sight.move(to - self._held)
                self._held = to
            case QEvent.Type.MouseButtonRelease:
                self._held = None
                return False
            case _:
                return False
        view.update()
        return True

"""A button that shows the key that does the same. It does not know what that is: it says `clicked`."""

from typing import Literal, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from console.ui.paint import draw_box, draw_icon, draw_key_cap, draw_text, key_cap_width, text_width
from console.ui.plain import plain_tip
from console.ui.theme import Look, Weight

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Kind = Literal["main", "plain", "danger", "quiet"]


class _Paint(NamedTuple):
    """The colours of one state of one kind."""

    fill: str
    edge: str
    text: str
    cap: str
    weight: Weight = "semibold"


_OFF = _Paint("", "border.strong", "text.disabled", "border.strong", "regular")
_REST = {
    "main": _Paint("accent.fill", "accent.fill", "accent.on_fill", "accent.on_fill"),
    "plain": _Paint("bg.control", "border.control", "text.primary", "border.control"),
    "danger": _Paint("alert.fill", "alert.fill", "alert.on_fill", "alert.on_fill"),
    "quiet": _Paint("", "border.control", "text.primary", "border.control", "regular"),
}
_FILLS = {
    "main": ("accent.fill_hover", "accent.fill_pressed"),
    "plain": ("bg.control_hover", "bg.control_pressed"),
    "danger": ("alert.fill", "alert.fill"),
    "quiet": ("bg.control_hover", "bg.control_pressed"),
}


class KeyButton(QAbstractButton):
    """Words and the key that does it. `main` once on a screen; what cannot be done now is dashed.

    Its accessible name holds the key: `Send CO-7 now, F9`.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        key: str = "",
        kind: Kind = "plain",
        slim: bool = False,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.kind = kind
        self._key = key
        self._is_held = False
        self._slim = slim
        self._icon = icon
        self._said: tuple[str, str, str] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_words(text, key)

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        self.look = look
        self.updateGeometry()
        self.update()

    def set_words(self, text: str, key: str | None = None, command: str = "") -> None:
        """Other words, another key; `command`: what typing would do the same, for the tool tip."""
        self._key = self._key if key is None else key
        if (text, self.cap(), command) == self._said:
            return
        self._said = text, self.cap(), command
        self.setText(text)
        self.setShortcut(QKeySequence())  # an ampersand in a name would take a key of the desk
        self.setAccessibleName(f"{text}, {self.cap()}" if self._key else text)
        self.setToolTip(plain_tip(command))
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: Kind) -> None:
        """Make it another kind of button."""
        if kind != self.kind:
            self.kind = kind
            self.update()

    def key(self) -> str:
        """The key that presses it while nobody types."""
        return self._key

    def hold_alt(self, is_held: bool) -> None:
        """Whether its key is pressed together with Alt now, for its letter alone would be typed."""
        if is_held != self._is_held:
            self._is_held = is_held
            self.set_words(self.text(), command=self._said[2] if self._said else "")

    def is_held(self) -> bool:
        """Whether its key goes with Alt now."""
        return self._is_held

    def cap(self) -> str:
        """The key as it is shown."""
        return f"Alt+{self._key}" if self._is_held else self._key

    def sizeHint(self) -> QSize:
        """As wide as icon, words and key ask for."""
        parts = [text_width(self.text(), self.look, self._size(), "semibold")]
        parts += [key_cap_width(self.cap(), self.look, self._cap_height())] if self._key else []
        parts += [18.0] if self._icon else []
        width = sum(parts) + self._gap() * (len(parts) - 1) + 2 * self._pad()
        return QSize(round(width + 0.5), self._height())

    def minimumSizeHint(self) -> QSize:
        """Its words are never cut off."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as space does. Ctrl+Enter is the page's, whichever button has the ring."""
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, words and key."""
        painter, look = QPainter(self), self.look
        paint, fill, edge = self._paint()
        pen = QPen(edge, 1, Qt.PenStyle.SolidLine if self.isEnabled() else Qt.PenStyle.DashLine)
        rect = QRectF(self.rect())
        draw_box(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5), look.radius("control"), fill, pen)
        text = look.color(paint.text)
        width = text_width(self.text(), look, self._size(), paint.weight)
        extra = (self.sizeHint().width() - 2 * self._pad()) - text_width(
            self.text(), look, self._size(), "semibold"
        )
        left = rect.x() + max(float(self._pad()), (rect.width() - width - extra) / 2)
        if self._icon:
            draw_icon(painter, self._icon, QRectF(left, rect.center().y() - 9, 18, 18), text)
            left += 18 + self._gap()
        draw_text(
            painter,
            QRectF(left, 0, width + 1, rect.height()),
            self.text(),
            look,
            self._size(),
            paint.weight,
            text,
        )
        if self.isDown() and self.kind == "danger":
            below = rect.center().y() + look.metrics(self._size()).capHeight() / 2 + 2.5
            painter.fillRect(QRectF(left, below, width, 1), text)
        if self._key:
            cap = QRectF(left + width + self._gap(), 0, 0, 0)
            cap.setWidth(key_cap_width(self.cap(), look, self._cap_height()))
            cap.setHeight(self._cap_height())
            cap.moveTop(round(rect.center().y() - self._cap_height() / 2))
            draw_key_cap(painter, self.cap(), cap, look, text, look.color(paint.cap))

    def _paint(self) -> tuple[_Paint, QColor | None, QColor]:
        if not self.isEnabled():
            return _OFF, None, self.look.color(_OFF.edge)
        rest = _REST[self.kind]
        hover, pressed = _FILLS[self.kind]
        touched = self.isDown() or self.underMouse()
        fill = pressed if self.isDown() else hover if touched else rest.fill
        edge = rest.edge
        if touched and self.kind == "main":
            edge = fill
        elif touched and self.kind == "danger":
            edge = "alert.on_fill"
        return rest, self.look.color(fill) if fill else None, self.look.color(edge)

    def _size(self) -> str:
        return "dense" if self._slim or self.look.dense else "body"

    def _height(self) -> int:
        if self.kind == "main" and not self._slim:
            return self.look.pick(self.look.row("button"), self.look.row("button") + 2)
        return self.look.row("button_slim" if self._slim else "button")

    def _cap_height(self) -> int:
        return 18 if self._slim else 20

    def _gap(self) -> int:
        return 8 if self._slim else 10

    def _pad(self) -> int:
        return 10 if self._slim else self.look.pick(12, 10)


def press_shown(root: QWidget, key: str) -> bool:
    """Press the button in sight that shows this key, which nothing else took; False where there is none."""
    shown = (each for each in root.findChildren(KeyButton) if each.isVisible() and each.isEnabled())
    button = next((each for each in shown if key and each.cap() == key.upper()), None)
    if button is not None:
        button.click()
    return button is not None

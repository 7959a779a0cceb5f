"""A field of a form: label and key, what is typed, and what is wrong with it in words. Checks nothing."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from console.domain.texts import REASON_MAX
from console.policy.reasons import SAYS_LITTLE, says_why
from console.ui.paint import (
    draw_box,
    draw_icon,
    draw_key_cap,
    draw_lines,
    draw_text,
    key_cap_width,
    lines_of,
    shortened,
    text_width,
)
from console.ui.plain import plain_tip
from console.ui.theme import Look
from console.ui.widgets.text_line import TextLine

State = Literal["plain", "draft", "error", "off"]
_SAYS = {
    "plain": ("", "text.secondary"),
    "draft": ("pencil", "warn.text"),
    "error": ("octagon", "alert.text"),
    "off": ("lock", "text.disabled"),
}
LABEL_HEIGHT = 18
WORDS_HEIGHT = 20
ICON = 14


class Field(QWidget):
    """A line to type in, `edit`, with its label above it. What is remarked on the text stands with its words.

    longest: the most characters that can be entered. words_beside: what is wrong stands in the label's line,
    so that nothing below moves; else it has a line of its own, whose place is kept. inline: the label stands
    before the field and words inside it, on one line.
    """

    def __init__(
        self,
        look: Look,
        label: str,
        key: str = "",
        hint: str = "",
        words_beside: bool = False,
        inline: bool = False,
        longest: int = REASON_MAX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._label = label
        self._key = key
        self._state: State = "plain"
        self._own = self._short = self._words = ""
        self._is_held = False
        self._words_beside = words_beside
        self._inline = inline
        self.edit = Box(look, longest, self)
        self.edit.setPlaceholderText(hint)
        self.edit.remarked.connect(self._show_words)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self.edit)
        self._column = column
        self._name()
        self._leave_room()

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        self.look = look
        self.edit.set_look(look)
        self._leave_room()

    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    def entered(self) -> str:
        """What is typed, as it is entered; empty where nothing of it can be seen."""
        return self.edit.entered()

    def fault(self) -> str:
        """Why what is typed cannot be entered, in words; empty where it can."""
        return self.edit.fault

    def lacks(self, words: str) -> str:
        """What is still to be done here: to mend what is typed, or what these words say where nothing is."""
        return self.edit.fault or ("" if self.edit.entered() else words)

    def show_text(self, text: str) -> None:
        """Show a value; the same value leaves the cursor where it is."""
        self.edit.put(text)

    def show_state(self, state: State, words: str = "", short: str = "") -> None:
        """How the value stands, and what is wrong and what to do in words. `off` cannot be typed in.

        short: what stands inside an inline field instead, where the words would hide what is typed.
        """
        if (state, words, short) != (self._state, self._own, self._short):
            self._state, self._own, self._short = state, words, short
            self._show_words()

    def key(self) -> str:
        """The key that leads here while nobody types."""
        return self._key

    def hold_alt(self, is_held: bool) -> None:
        """Whether its key is pressed together with Alt now, for its letter alone would be typed."""
        if is_held != self._is_held:
            self._is_held = is_held
            self._name()
            self._leave_room()
            self.update()

    def _cap(self) -> str:
        return f"Alt+{self._key}" if self._is_held else self._key

    def show_badge(self, words: str, icon: str = "check_ring") -> None:
        """Show a short word at the right of the value, such as `read back`."""
        self.edit.set_badge(words, icon)
        self._name()

    def _show_words(self) -> None:
        """Show the remark on the text, then how it stands; what is wrong with it looks so in any state."""
        remark = self.edit.remark
        state = "error" if remark.is_loud and self._state != "off" else self._state
        said = remark.short if self._inline else remark.words
        own = self._short if self._inline and self._short else self._own
        self._words = f"{said} {own}" if said and own else said or own
        self.edit.set_state(state)
        if self._inline:
            self.edit.set_badge(self._words, _SAYS[state][0])
        self._name()
        self._leave_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint label, key and words."""
        painter, look = QPainter(self), self.look
        line = QRectF(0, 0, self.width(), self.height() if self._inline else LABEL_HEIGHT)
        left = (
            draw_text(painter, line, self._label, look, "label", "regular", look.color("text.secondary")) + 6
        )
        if self._key:
            cap = QRectF(left, line.center().y() - 8, key_cap_width(self._cap(), look, 16), 16)
            draw_key_cap(painter, self._cap(), cap, look, look.color("text.secondary"))
            left = cap.right() + 8
        if not self._words or self._inline:
            return
        icon, color = _SAYS[self.edit.state]
        if self._words_beside:
            self._paint_beside(painter, line.adjusted(left, 0, 0, 0), icon, look.color(color))
        else:
            self._paint_below(painter, icon, look.color(color))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words below that do not fit take a second line."""
        super().resizeEvent(event)
        self._leave_room()

    def _paint_beside(self, painter: QPainter, line: QRectF, icon: str, color: QColor) -> None:
        """Whole phrases only: those that do not fit are in the tool tip and read out."""
        line.setLeft(line.left() + (ICON + 4 if icon else 0))
        words = shortened(self._words, line.width(), self.look, "label", marks=".;:,")
        line.setLeft(max(line.left(), line.right() - text_width(words, self.look, "label")))
        if icon:
            square = QRectF(line.x() - ICON - 4, line.center().y() - ICON / 2, ICON, ICON)
            draw_icon(painter, icon, square, color)
        draw_text(painter, line, words, self.look, "label", "regular", color)

    def _paint_below(self, painter: QPainter, icon: str, color: QColor) -> None:
        top = self.edit.geometry().bottom() + 4
        if icon:
            draw_icon(painter, icon, QRectF(0, top + 1, ICON, ICON), color)
        lines = self._below()
        place = QRectF(ICON + 4 if icon else 0, top, self.width(), 17 * len(lines))
        draw_lines(painter, place, lines, self.look, "small", "regular", color)

    def _below(self) -> tuple[str, ...]:
        """The words in the lines they take below the field."""
        return lines_of(self._words, self.width() - ICON - 4, self.look, "small")

    def _leave_room(self) -> None:
        if self._inline:
            cap = key_cap_width(self._cap(), self.look, 16) + 8 if self._key else 0
            label = text_width(self._label, self.look, "label") + 8
            self._column.setContentsMargins(round(label + cap), 0, 0, 0)
            self.update()
            return
        below = 0 if self._words_beside else WORDS_HEIGHT + 17 * (len(self._below()) - 1)
        self._column.setContentsMargins(0, LABEL_HEIGHT + 2, 0, below)
        self.update()

    def _name(self) -> None:
        label = f"{self._label}, {self._cap()}" if self._key else self._label
        self.edit.setAccessibleName(label)
        said = dict.fromkeys(each for each in (self.edit.remark.words, self._own, self.edit.badge) if each)
        self.edit.setAccessibleDescription(", ".join(said))
        self.edit.setToolTip(
            plain_tip(" ".join(each for each in (self.edit.remark.words, self._own) if each))
        )


def lacks_why(field: Field, words: str) -> str:
    """What a field lacks where a reason is asked for that says why, in a few words."""
    return field.lacks(words) or ("" if says_why(field.entered()) else SAYS_LITTLE)


class Box(TextLine):
    """The line itself: paints its ground and edge by its state, and a short word at its right.

    spare: room at its right that something else takes.
    """

    spare = 0

    def __init__(self, look: Look, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(longest, parent)
        self.look = look
        self.state: State = "plain"
        self.badge = ""
        self._icon = ""
        self.setFrame(False)
        self.setProperty("painted", True)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        self.look = look
        self.setFont(look.font(look.pick("body", "dense")))
        self.setFixedHeight(look.row("field"))
        self._colors()

    def set_state(self, state: State) -> None:
        """Paint the edge of another state."""
        self.state = state
        self.setReadOnly(state == "off")
        self._colors()

    def set_badge(self, words: str, icon: str) -> None:
        """Keep room for a short word at the right and show it there."""
        if (words, icon) != (self.badge, self._icon):
            self.badge, self._icon = words, icon
            self._colors()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and edge, then what is typed, then the badge."""
        painter, look = QPainter(self), self.look
        rect = QRectF(self.rect())
        color, style, width = {
            "plain": ("border.control", Qt.PenStyle.SolidLine, 1),
            "draft": ("warn.line", Qt.PenStyle.DashLine, 1),
            "error": ("alert.line", Qt.PenStyle.SolidLine, 2),
            "off": ("border.strong", Qt.PenStyle.DashLine, 1),
        }[self.state]
        half = width / 2
        ground = None if self.state == "off" else look.color("bg.field")
        edge = QPen(look.color(color), width, style)
        draw_box(painter, rect.adjusted(half, half, -half, -half), look.radius("control"), ground, edge)
        if self.badge:
            quiet = look.color("text.secondary")
            text = rect.adjusted(rect.width() - self._badge_width() - self.spare, 0, -10 - self.spare, 0)
            if self._icon:
                square = QRectF(text.x(), rect.center().y() - ICON / 2, ICON, ICON)
                draw_icon(painter, self._icon, square, quiet)
            draw_text(painter, text.adjusted(ICON + 4, 0, 1, 0), self.badge, look, "small", "regular", quiet)
        painter.end()
        super().paintEvent(event)

    def _badge_width(self) -> float:
        return text_width(self.badge, self.look, "small") + ICON + 4 + 10

    def _colors(self) -> None:
        pad = self.look.pick(8, 6)
        right = pad + (round(self._badge_width()) - 4 if self.badge else 0) + self.spare
        self.setTextMargins(pad, 0, right, 0)
        palette = self.look.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        off = self.state == "off"
        palette.setColor(QPalette.ColorRole.Text, self.look.color("text.disabled" if off else "text.primary"))
        self.setPalette(palette)
        self.update()

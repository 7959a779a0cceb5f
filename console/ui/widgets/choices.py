"""The answers of the guide card: buttons that paint themselves, in as many columns as fit.

They are never coloured by gravity.
"""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from console.domain.rows.shown import Choice
from console.ui.paint import draw_key_cap, draw_text, text_width
from console.ui.plain import plain_tip
from console.ui.theme import Look

TWO_COLUMNS_FROM = 7
TIGHT = 34
"""Lower than this, two lines close up, so that neither touches the edge."""
_SIZES = ("answer", "body", "dense", "small")


class ChoiceButton(QAbstractButton):
    """One answer: its key, its name, the same in the second language, what it means at the right."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._look = look
        self.choice = Choice("", "", "", "", "")

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self.update()

    def show_choice(self, choice: Choice) -> None:
        """Show an answer."""
        if choice == self.choice:
            return
        self.choice = choice
        self.setText(choice.name)
        self.setShortcut(QKeySequence())  # an ampersand in a name would take a key of the desk
        self.setAccessibleName(f"{choice.key}, {choice.name}")
        given = self.tr("Given already. ") if choice.is_given else ""
        self.setAccessibleDescription(f"{given}{choice.means}")
        self.setToolTip(plain_tip(choice.means))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; every other key belongs to the card."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
            return
        event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the mouse is over it."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the mouse has left."""
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, key, name, second language, meaning."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        look, box = self._look, self.rect()
        cap = min(look.pick(28, 24), box.height() - 4)
        left = look.pick(10, 6)
        draw_key_cap(
            painter, self.choice.key, QRectF(left, (box.height() - cap) / 2, cap, cap), look, big=True
        )
        gap = look.pick(14, 10) if self.width() > 300 else 8
        text = QRectF(box).adjusted(left + cap + gap, 0, -gap, 0)
        used = self._paint_names(painter, text)
        self._paint_meaning(painter, text.adjusted(used + look.pick(16, 10), 0, 0, 0))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        look, given = self._look, self.choice.is_given
        ground, edge, style = "bg.control", "", Qt.PenStyle.SolidLine
        if self.choice.is_unknown:
            ground, edge, style = "", "border.control", Qt.PenStyle.DashLine
        if given:
            ground, edge, style = "bg.selected", "accent.line", Qt.PenStyle.SolidLine
        elif self.isDown():
            ground = "bg.control_pressed"
        elif self.underMouse():
            ground = "bg.control_hover"
        painter.setBrush(look.color(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color(edge), 1, style) if edge else Qt.PenStyle.NoPen)
        radius = look.radius("control")
        inset = 0.5 if edge else 0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("focus.ring"), look.line("focus")))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _paint_names(self, painter: QPainter, box: QRectF) -> int:
        """Paint both names, below each other where the height allows; how wide they are."""
        look, choice = self._look, self.choice
        roomy, tight = box.height() >= 44, box.height() < TIGHT
        small = "dense" if roomy else "label"
        size = next(
            (
                each
                for each in _SIZES[2 if tight else not roomy :]
                if text_width(choice.name, look, each, "semibold") <= box.width()
            ),
            "small",
        )
        quiet = look.color("text.secondary")
        wide_other = text_width(choice.name_other, look, small)
        if choice.name_other and box.height() >= 29 and wide_other <= box.width():
            line, line_other = (21, 18) if roomy else (15, 13) if tight else (17, 14)
            top = box.y() + (box.height() - line - line_other) / 2
            upper, lower = (
                QRectF(box.x(), top, box.width(), line),
                QRectF(box.x(), top + line, box.width(), line_other),
            )
            wide = draw_text(painter, upper, choice.name, look, size, "semibold")
            return ceil(max(wide, draw_text(painter, lower, choice.name_other, look, small, color=quiet)))
        wide = draw_text(painter, box, choice.name, look, size, "semibold")
        if choice.name_other and wide + 10 + wide_other <= box.width():
            wide += 10 + draw_text(
                painter, box.adjusted(wide + 10, 1, 0, 1), choice.name_other, look, small, color=quiet
            )
        return ceil(wide)

    def _paint_meaning(self, painter: QPainter, room: QRectF) -> None:
        """The meaning at the right, on two lines where one is too narrow; left out where neither fits."""
        look, means = self._look, self.choice.means
        if not means or room.width() < 40:
            return
        painter.setFont(look.font("small"))
        painter.setPen(look.color("text.secondary"))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        needed = look.metrics("small").boundingRect(room, int(flags), means)
        if needed.height() <= self.height() and needed.width() <= room.width():
            painter.drawText(room, int(flags), means)


class ChoiceList(QWidget):
    """The answers below each other, in two columns where one is too high; `unknown` alone at the end."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.buttons: list[ChoiceButton] = []
        self._shown = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        for button in self.buttons:
            button.set_look(look)
        self._arrange()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show the answers in their order."""
        if tuple(choices) == tuple(button.choice for button in self.shown()):
            return
        while len(self.buttons) < len(choices):
            button = ChoiceButton(self._look, self)
            button.clicked.connect(self._clicked)
            self.buttons.append(button)
        self._shown = len(choices)
        for number, button in enumerate(self.buttons):
            if number < len(choices):
                button.show_choice(choices[number])
            button.setVisible(number < len(choices))
        self.updateGeometry()
        self._arrange()

    def shown(self) -> tuple[ChoiceButton, ...]:
        """The buttons that show an answer, in their order."""
        return tuple(self.buttons[: self._shown])

    def move_focus(self, step: int) -> None:
        """Put the focus on the answer so many places further, from the first or last where none has it."""
        shown = self.shown()
        if not shown:
            return
        at = next((number for number, button in enumerate(shown) if button.hasFocus()), None)
        target = (0 if step > 0 else len(shown) - 1) if at is None else at + step
        if 0 <= target < len(shown):
            shown[target].setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        """As high as one column of full rows; what room is over stays below the caller's words."""
        rows = max(1, self._shown)
        high = rows * (self._look.row("answer") + self._gap()) + self._look.pick(8, 3)
        return QSize(self._look.pick(580, 444), high)

    def minimumSizeHint(self) -> QSize:
        """As high as two columns of one-line rows."""
        rows = max(1, ceil(self._shown / 2) + 1) if self._shown >= TWO_COLUMNS_FROM else max(1, self._shown)
        return QSize(200, rows * (self._least() + self._gap()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the columns anew."""
        self._arrange()

    def _gap(self) -> int:
        return self._look.pick(4, 2)

    def _least(self) -> int:
        return self._look.pick(28, 24)

    def _arrange(self) -> None:
        shown = self.shown()
        if not shown:
            return
        apart = self._look.pick(8, 3) if shown[-1].choice.is_unknown else self._gap()
        known = list(shown[:-1]) if shown[-1].choice.is_unknown else list(shown)
        last = shown[-1] if shown[-1].choice.is_unknown else None
        high = self._height_of(len(known), apart if last else 0)
        columns = 1
        if high < self._look.pick(34, 28) and len(known) + 1 >= TWO_COLUMNS_FROM:
            columns = 2
            high = self._height_of(ceil(len(known) / 2), apart if last else 0)
        per = ceil(len(known) / columns)
        wide = (self.width() - (columns - 1) * self._look.pick(8, 6)) // columns
        for number, button in enumerate(known):
            column, row = divmod(number, per)
            button.setGeometry(
                column * (wide + self._look.pick(8, 6)), row * (high + self._gap()), wide, high
            )
        if last:
            top = per * (high + self._gap()) - self._gap() + apart if known else 0
            last.setGeometry(0, top, self.width(), high)

    def _height_of(self, rows: int, apart: int) -> int:
        """How high a row may be with so many of them and the one that stands apart."""
        gaps = max(0, rows - 1) * self._gap() + apart
        count = rows + (1 if apart else 0)
        return max(self._least(), min(self._look.row("answer"), (self.height() - gaps) // max(1, count)))

    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, ChoiceButton):
            self.chosen.emit(sender.choice)

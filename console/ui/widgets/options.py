"""Options to choose from by key: boxes to tick, one of several, or things to do at once."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.ui.paint import draw_box, draw_icon
from console.ui.plain import plain_tip
from console.ui.theme import Look
from console.ui.widgets.icon import Icon
from console.ui.widgets.key_cap import KeyCap
from console.ui.widgets.looking import is_plain
from console.ui.widgets.words import Words

Mode = Literal["tick", "one", "act"]
KEYS = "123456789ABCDEFGHIJ"
"""The keys of options in their order, where they bring none of their own."""


class Option(NamedTuple):
    """One option: its words, what they mean, an icon, and a mark at the right such as `asked for`.

    key: its own key, where it is not that of its place; it then has it wherever it stands.
    """

    id: str
    words: str
    detail: str = ""
    icon: str = ""
    mark: str = ""
    key: str = ""


class OptionRow(QAbstractButton):
    """One option with its key. Enter and space choose it; other keys belong to the list."""

    def __init__(self, look: Look, mode: Mode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._mode = look, mode
        self.option = Option("", "")
        self.setCheckable(mode != "act")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._cap = KeyCap(look, "", 20, self)
        self._icon = Icon(look, "", 20, "text.primary", self)
        self._words = Words(look, "body", parent=self)
        self._detail = Words(look, "small", color="text.secondary", parent=self)
        self._mark = Words(look, "small", color="text.secondary", parent=self, wraps=False)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._words)
        texts.addWidget(self._detail)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._cap)
        self._row.addSpacing(24 if mode != "act" else 0)
        self._row.addWidget(self._icon)
        self._row.addLayout(texts, 1)
        self._row.addWidget(self._mark)
        for child in (self._cap, self._icon, self._words, self._detail, self._mark):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        for part in (self._cap, self._icon, self._detail, self._mark):
            part.set_look(look)
        self._words.set_style(look, look.pick("body", "small"))
        self._show_detail()
        self._row.setSpacing(look.pick(8, 6))
        self.setMinimumHeight(look.row("table"))

    def show_option(self, option: Option, key: str) -> None:
        """Show an option and its key."""
        self.option = option
        self._cap.set_key(key)
        self._icon.show_icon(option.icon)
        self._words.say(option.words)
        self._show_detail()
        self._mark.say(option.mark)
        self.setText(option.words)
        self.setShortcut(QKeySequence())  # an ampersand in a name would take a key of the desk
        self.setAccessibleName(f"{key}, {option.words}")
        self.setAccessibleDescription(", ".join(part for part in (option.detail, option.mark) if part))
        self.setToolTip(plain_tip(option.detail))

    def checkStateSet(self) -> None:
        """Say what a chosen option means."""
        super().checkStateSet()
        self._show_detail()

    def nextCheckState(self) -> None:
        """Say what a chosen option means."""
        super().nextCheckState()
        self._show_detail()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space choose."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.click()
            return
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        self._show_detail()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._show_detail()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, ring, and the box or circle."""
        painter, look = QPainter(self), self._look
        box, radius = QRectF(self.rect()), look.radius("control")
        ground = "bg.selected" if self.isChecked() else "bg.hover" if self.underMouse() else ""
        if self._mode == "act":
            ground = "bg.control_hover" if self.underMouse() else "bg.control"
        draw_box(painter, box, radius, look.color(ground) if ground else None, None)
        if self._mode != "act":
            self._paint_mark(
                painter,
                QRectF(self._cap.geometry().right() + self._row.spacing() + 1, box.center().y() - 9, 18, 18),
            )
        if self.hasFocus():
            draw_box(painter, box.adjusted(1, 1, -1, -1), radius, None, QPen(look.color("focus.ring"), 2))
        painter.end()

    def _show_detail(self) -> None:
        """Dense rows are one line: the icon goes, and the detail stands where the ring or the choice is."""
        dense = self._look.dense
        says = not dense or self.hasFocus() or self.isChecked()
        self._icon.setVisible(bool(self.option.icon) and not dense)
        self._detail.say(self.option.detail if says else "")
        above = self._look.pick(4, 2) + (3 if self._detail.text() else 0)
        self._row.setContentsMargins(6, above, 8, above)

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        look, on, radius = self._look, self.isChecked(), 3 if self._mode == "tick" else 9
        edge = QPen(look.color("accent.fill" if on else "border.control"), 1)
        fill = look.color("accent.fill" if on and self._mode == "tick" else "bg.field")
        draw_box(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), radius, fill, edge)
        if on and self._mode == "tick":
            draw_icon(painter, "check", box.adjusted(2, 2, -2, -2), look.color("accent.on_fill"), 2.4)
        elif on:
            draw_box(painter, box.adjusted(4, 4, -4, -4), 5, look.color("accent.line"), None)


class OptionList(QWidget):
    """Options below each other. `changed` carries the option that was chosen, ticked or done.

    keys: those of the options in their order; others hold from the next options shown.
    """

    changed = Signal(object)

    def __init__(
        self, look: Look, mode: Mode, label: str = "", keys: str = KEYS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._mode, self.keys = look, mode, keys
        self._shown_on = keys
        self._rows: list[OptionRow] = []
        self._shown: tuple[Option, ...] = ()
        self._label = Words(look, "small", "semibold", "text.secondary", self)
        self._label.say(label)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._label)
        self.setAccessibleName(label)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self._label.set_look(look)
        self._column.setSpacing(look.pick(2, 0))
        for row in self._rows:
            row.set_look(look)

    def show_label(self, is_shown: bool) -> None:
        """Show the label, or leave it to the page's title where there is little room."""
        self._label.say(self.accessibleName() if is_shown else "")

    def show_options(self, options: Sequence[Option]) -> bool:
        """Show options; what is chosen and still among them stays chosen. Whether they are others now."""
        if (tuple(options), self.keys) == (self._shown, self._shown_on):
            return False
        chosen = set(self.chosen())
        self._shown, self._shown_on = tuple(options), self.keys
        while len(self._rows) < len(options):
            row = OptionRow(self._look, self._mode, self)
            row.clicked.connect(self._clicked)
            self._column.addWidget(row)
            self._rows.append(row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(options))
            if number < len(options):
                row.show_option(options[number], self._key(number))
                row.setChecked(options[number].id in chosen)
        return True

    def chosen(self) -> tuple[str, ...]:
        """The ids chosen, in the order of the options."""
        return tuple(row.option.id for row in self.rows() if row.isChecked())

    def choose(self, ids: Sequence[str]) -> None:
        """Have exactly these chosen."""
        for row in self.rows():
            row.setChecked(row.option.id in ids)

    def rows(self) -> tuple[OptionRow, ...]:
        """The rows that show an option."""
        return tuple(self._rows[: len(self._shown)])

    def lines(self) -> tuple[QWidget, ...]:
        """What stands below each other under the label."""
        return self.rows() or (self._label,)

    def press(self, key: str, *, takes_ring: bool = True) -> bool:
        """Choose the option on this key; False where there is none. takes_ring: the ring goes to it."""
        if not self.has_key(key):
            return False
        keys = [self._key(number) for number in range(len(self._shown))]
        row = self._rows[keys.index(key.upper())]
        if takes_ring:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        row.click()
        return True

    def has_key(self, key: str) -> bool:
        """Whether an option stands on this key."""
        keys = [self._key(number) for number in range(len(self._shown))]
        return bool(key) and key.upper() in keys and self.isVisible()

    def focus_first(self) -> None:
        """Put the focus on what is chosen, else on the first option."""
        rows = self.rows()
        target = next(
            (row for row in rows if row.isChecked() and self._mode == "one"), rows[0] if rows else None
        )
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_none(self) -> None:
        """Take the keys with the ring on no option: Enter and Space do nothing until somebody goes to one."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go along the options, their keys choose."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            event.setAccepted(self._move(step))
        elif not is_plain(event) or not self.press(event.text()):
            event.ignore()

    def _key(self, number: int) -> str:
        return self._shown[number].key or self.keys[number : number + 1]

    def _move(self, step: int) -> bool:
        rows = self.rows()
        nowhere = -1 if step > 0 else len(rows)
        at = next((number for number, row in enumerate(rows) if row.hasFocus()), nowhere) + step
        if not 0 <= at < len(rows):
            return False
        rows[at].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _clicked(self) -> None:
        row = self.sender()
        if not isinstance(row, OptionRow):
            return
        if self._mode == "one":
            self.choose((row.option.id,))
        self.changed.emit(row.option)

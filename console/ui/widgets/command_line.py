"""The command line: does everything the mouse does, with completion. It does not know the language."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from console.domain.line import Completion
from console.domain.spoken_words import GRAMMAR
from console.domain.visible import visible
from console.ui.paint import (
    RIGHT,
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
from console.ui.widgets.looking import KEYS_HERE
from console.ui.widgets.suggestions import Line, Suggestions
from console.ui.wish import Wish

LEGEND = (
    ("F1", "Help"),
    ("F2", "Command"),
    ("F3", "Take next call"),
    ("F4", "Address"),
    ("F5", "Question"),
    ("F6", "Recommendation"),
    ("F7", "Units"),
    ("F8", "Alerts"),
    ("F9", "Send now"),
    ("F11", "Hand off"),
    ("F12", "Close call"),
    ("Ctrl+L", "Lock"),
)
HINT_S = 12
TAUGHT_S = 60
"""For so long what was done stays as an example of what to type."""
KEYS_GAP = 6
Complete = Callable[[str], Sequence[Completion]]


class CommandLine(QWidget):
    """A line to type in, what was last done at its right, and the keys below it where there is room.

    Wishes `run` with the line typed, then `back` unless the act went elsewhere; Esc wishes `back` alone. A
    line that was answered by a hint stays, to be mended.
    """

    wished = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._last: tuple[str, ...] = ()
        self._entry = 0
        self._hint = ""
        self._hinted_at: datetime | None = None
        self._taught = ""
        self._taught_at: datetime | None = None
        self._ran = ""
        self._suggestions = Suggestions(look, self)
        self._line = Line(look, self._suggestions, self)
        self._line.setAccessibleName(self.tr("Command, F2"))
        self._line.left.connect(self._back)
        self._line.ran.connect(self._run)
        self._line.ringed.connect(self.update)
        self._line.remarked.connect(self._show_remark)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # there is one
        self._line.suggested.connect(self._put_suggestions)
        self.setFocusProxy(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        self.look = look
        self._line.set_look(look)
        self._suggestions.set_look(look)
        keys = look.bar("keys")
        self.setFixedHeight(look.bar("command") + (keys + KEYS_GAP if keys else 0))
        self._place()

    def forget(self) -> None:
        """Let nothing of what was typed or said here stay: somebody else comes."""
        self._line.forget()
        self._last, self._entry, self._hint, self._ran = (), 0, "", ""
        self.setAccessibleDescription("")
        self.teach("")
        self.update()

    def set_completions(self, complete: Complete) -> None:
        """What a beginning may become is asked of this from now on."""
        self._line.complete = complete

    def focus_line(self, text: str = "") -> None:
        """Give the keys to the line, begun with a text where one is given."""
        if text:
            self._line.put(text)
        self._line.setFocus()
        if not text:
            # A line that was not understood stays to be mended; typing anew replaces it.
            self._line.selectAll()

    def has_keys(self) -> bool:
        """Whether what is typed now goes into the line."""
        return self._line.hasFocus()

    def forget_lines(self) -> None:
        """Forget the lines that were run: Up brings none of them back."""
        self._line.forget_earlier()
        self.teach("")

    def teach(self, line: str, key: str = "") -> None:
        """Say, where nothing is typed, what to type for what was just done otherwise; empty: no more."""
        self._taught, self._taught_at = "", None
        if line and line != self._ran:
            form = self.tr("Or type: {line} · or press {key}") if key else self.tr("Or type: {line}")
            self._taught = form.format(line=line, key=key)
        self._ran = ""
        self._place()

    def show_last_act(self, words: str, entry: int, at: datetime, left_s: int = 0) -> None:
        """Say what was last done, as which entry it is saved, and for how long it can be taken back.

        at: in the zone in which it is told.
        """
        time = at.strftime("%H:%M:%S")
        number = f"{entry:,}".replace(",", "\u00a0")
        back = self.tr(" · Ctrl+Z, {left} s left").format(left=left_s) if left_s else ""
        forms = ("{time} {words} · saved as entry {number}", "{words} · saved {time}", "saved {time}")
        values = {"time": time, "words": words, "number": number}
        last = tuple(self.tr(form).format(**values) + back for form in forms)
        if entry != self._entry:
            self._entry, self._hint = entry, ""
        elif last == self._last:
            return
        self._last = last
        self._place()

    def show_hint(self, words: str, *, is_answer: bool = True) -> None:
        """Say what is missing or why not, in place of the last act, until the next one or for a while.

        is_answer: it answers what was typed here, which then stays to be mended.
        """
        self._hint, self._hinted_at = visible(words), None
        self.setAccessibleDescription(self._hint)
        self._line.was_answered |= is_answer
        self._place()

    def tick(self, now: datetime) -> None:
        """Let a hint go when it has stood long enough."""
        if self._hint and self._hinted_at is None:
            self._hinted_at = now
        elif self._hinted_at is not None and abs((now - self._hinted_at).total_seconds()) >= HINT_S:
            self._hint, self._hinted_at = "", None
            self._place()
        if self._taught and self._taught_at is None:
            self._taught_at = now
        elif self._taught_at is not None and abs((now - self._taught_at).total_seconds()) >= TAUGHT_S:
            self.teach("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line in its place."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, key, last act and the keys below."""
        painter, look = QPainter(self), self.look
        box = self._box()
        has_keys = self._line.hasFocus()
        width = 2 if has_keys else 1
        edge = QPen(look.color("focus.ring" if has_keys else "border.control"), width)
        inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        draw_box(painter, inner, look.radius("control"), look.color("bg.field"), edge)
        cap = QRectF(12, box.center().y() - 10, key_cap_width("F2", look), 20)
        draw_key_cap(painter, "F2", cap, look)
        self._paint_right(painter, box.adjusted(box.width() - self._right_width(), 0, -12, 0))
        if look.bar("keys") and event.rect().bottom() >= box.bottom():
            self._paint_legend(
                painter, QRectF(4, box.bottom() + KEYS_GAP, self.width() - 8, look.bar("keys"))
            )

    def _paint_right(self, painter: QPainter, place: QRectF) -> None:
        look, (icon, lines) = self.look, self._right()
        if not lines:
            return
        square = QRectF(place.x(), place.center().y() - 8, 16, 16)
        is_hint = icon == "info"
        color = look.color("text.primary" if is_hint else "text.secondary")
        draw_icon(painter, icon, square, look.color("warn.line") if is_hint else color)
        size = "small" if len(lines) == 1 else "label"
        draw_lines(painter, place.adjusted(24, 0, 0, 0), lines, look, size, "regular", color)

    def _show_remark(self) -> None:
        """What is remarked on the line stands at its right, while it is so."""
        self.setAccessibleDescription(self._line.remark.words or self._hint)
        self.update()

    def _focus_moved(self, left: QWidget | None, entered: QWidget | None) -> None:
        self.update()

    def _paint_legend(self, painter: QPainter, place: QRectF) -> None:
        look = self.look
        quiet = look.color("text.secondary")
        about = keys_here()
        taken = draw_text(painter, place, about, look, "small", "regular", quiet, RIGHT)
        x = place.x()
        for key, words in LEGEND:
            cap = max(18.0, key_cap_width(key, look, 18))
            width = text_width(words, look, "small")
            if x + cap + 6 + width > place.right() - taken - 18:
                break
            square = QRectF(x, place.center().y() - 9, cap, 18)
            draw_key_cap(painter, key, square, look, None, look.color("border.strong"))
            words_at = QRectF(x + cap + 6, place.y(), width + 1, place.height())
            draw_text(painter, words_at, self.tr(words), look, "small", "regular", quiet)
            x = words_at.right() + 18

    def _right(self) -> tuple[str, tuple[str, ...]]:
        """The icon and the lines at the right: the hint, else the longest form of the last act that fits."""
        room = self.width() * 0.6 - 36
        if hint := self._line.remark.words or self._hint:
            short = text_width(hint, self.look, "small") <= room
            return "info", (hint,) if short else lines_of(hint, room, self.look, "label")
        fitting = (form for form in self._last if text_width(form, self.look, "small") <= room)
        form = next(fitting, self._last[-1] if self._last else "")
        return "check_ring", (form,) if form else ()

    def _right_width(self) -> float:
        _, lines = self._right()
        size = "small" if len(lines) == 1 else "label"
        widest = max((text_width(line, self.look, size) for line in lines), default=0.0)
        return widest + 36 + 4 if lines else 12

    def _box(self) -> QRectF:
        return QRectF(0, 0, self.width(), self.look.bar("command"))

    def _place(self) -> None:
        box = self._box()
        left = 12 + key_cap_width("F2", self.look) + 10
        width = max(120, round(box.width() - left - self._right_width() - 16))
        self._line.setGeometry(QRect(round(left), 2, width, round(box.height()) - 4))
        size, room = self.look.pick("body", "dense"), width - 8
        hint = shortened(GRAMMAR, room, self.look, size, marks="·")
        if self._taught:
            hint = self._line.fontMetrics().elidedText(self._taught, Qt.TextElideMode.ElideRight, room)
        self._line.setPlaceholderText(hint)
        self._line.setToolTip(plain_tip(self._taught or GRAMMAR))
        self.update()

    def _put_suggestions(self) -> None:
        self._suggestions.put_above(self)

    def _run(self, text: str) -> None:
        self._line.was_answered, self._ran = False, text
        self.wished.emit(Wish("run", text))
        if self._line.was_answered:
            return
        self._line.clear()
        if self._line.hasFocus():
            self.wished.emit(Wish("back"))

    def _back(self) -> None:
        self._line.clear()
        self.wished.emit(Wish("back"))


def keys_here() -> str:
    """What the keys do where they are now: what the part that has them, or one around it, says of itself."""
    widget = QApplication.focusWidget()
    while widget is not None:
        if words := widget.property(KEYS_HERE):
            return str(words)
        widget = widget.parentWidget()
    return ""

"""The line that completes and the suggestions above it. Neither knows what a line means."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QWidget

from console.domain.line import Completion
from console.ui.paint import RIGHT, draw_box, draw_text
from console.ui.theme import Look
from console.ui.widgets.text_line import AT_ONCE_MAX, TextLine

ROW, LEAST_ROW = 28, 17
ONE_COLUMN_MAX = 12
"""More suggestions than these stand in two columns, so that they leave the alerts and the call in sight."""
TWO_COLUMNS_MAX = 64
"""More than these stand in three: all that can be said, in the smallest window."""
ABOVE = 86
"""So much of the window stays in sight above a long list."""
HISTORY = 50


class Suggestions(QWidget):
    """What a beginning may become, each with what it would do. The frame never takes the keys.

    `taken` carries the text of a suggestion that was clicked: the line, not the desk, is its listener.
    """

    taken = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.rows: tuple[Completion, ...] = ()
        self.picked = -1
        self._row = ROW
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        self.look = look
        self.update()

    def show_rows(self, rows: Sequence[Completion]) -> None:
        """Show these, none of them picked; hide where there are none."""
        self.rows = tuple(rows)
        self.picked = -1
        self.setVisible(bool(rows))
        self.update()

    def pick(self, step: int) -> Completion:
        """Pick the next or the one before, round and round."""
        assert self.rows, "there is nothing to pick from"
        before = self.picked if self.picked >= 0 or step > 0 else 0
        self.picked = (before + step) % len(self.rows)
        row = self.rows[self.picked]
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{row.text}, {row.says}"))
        self.update()
        return row

    def put_above(self, line: QWidget) -> None:
        """Stand above a widget, as wide as it, on its window."""
        window = line.window()
        if self.parentWidget() is not window:
            shown = self.isVisible()
            self.setParent(window)
            self.setVisible(shown)
        corner, per_column = line.mapTo(window, QPoint(0, 0)), max(1, self._per_column())
        # In a low window a long list closes up, so that its first line and the alerts stay in sight.
        self._row = max(LEAST_ROW, min(ROW, (corner.y() - ABOVE) // per_column))
        height = self._row * per_column + 2
        self.setGeometry(corner.x(), corner.y() - height - 4, line.width(), height)
        self.raise_()

    def put_beside(self, line: QWidget, label: int) -> None:
        """Stand below a widget, or above its label where there is no room. label: the label's height."""
        self.put_above(line)
        at, window = self.pos(), line.window()
        below = line.mapTo(window, QPoint(0, line.height() + 4)).y()
        tall = ROW * self._per_column() + 2
        if below + tall <= window.height():
            self._row = ROW
            self.setGeometry(at.x(), below, line.width(), tall)
        else:
            self.move(at.x(), at.y() - label)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes the suggestion."""
        if self.rows:
            row = max(0, int(event.position().y() - 1) // self._row)
            column = min(int(event.position().x() * self._columns() / self.width()), self._columns() - 1)
            at = min(len(self.rows) - 1, column * self._per_column() + row)
            self.taken.emit(self.rows[at].text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame and a line for each suggestion."""
        painter, look = QPainter(self), self.look
        quiet = look.color("text.secondary")
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = QPen(look.color("border.control"), 1)
        draw_box(painter, frame, look.radius("control"), look.color("bg.raised"), edge)
        for at, row in enumerate(self.rows):
            line = self._place_of(at)
            marked = at == self.picked
            if marked:
                draw_box(painter, line, look.radius("control") - 1, look.color("bg.selected"), None)
            line = line.adjusted(12, 0, -12, 0)
            taken = draw_text(painter, line, row.text, look, "dense", "semibold")
            key = self.tr("Enter") if marked else self.tr("Tab") if at == 0 and self.picked < 0 else ""
            right = draw_text(painter, line, key, look, "small", "regular", quiet, RIGHT)
            rest = line.adjusted(max(190 / self._columns(), taken + 16), 0, -right - 12, 0)
            draw_text(painter, rest, row.says, look, "dense", "regular", quiet)

    def _columns(self) -> int:
        return 1 if len(self.rows) <= ONE_COLUMN_MAX else 2 if len(self.rows) <= TWO_COLUMNS_MAX else 3

    def _per_column(self) -> int:
        return -(-len(self.rows) // self._columns())

    def _place_of(self, at: int) -> QRectF:
        """Where a suggestion stands: down the first column, then down the next."""
        column, row = divmod(at, self._per_column())
        wide = (self.width() - 2) / self._columns()
        return QRectF(1 + column * wide, 1 + row * self._row, wide, self._row)


class Line(TextLine):
    """Tab completes, Enter runs, Esc leaves. Up and Down pick a suggestion, or walk through earlier lines.

    was_answered: a hint came back for the line run last. `ran` carries the line. `left`, `ringed` and
    `suggested` tell the widget around it to give the keys back, to repaint, to place the suggestions.
    """

    ran = Signal(object)
    left = Signal()
    ringed = Signal()
    suggested = Signal()

    def __init__(self, look: Look, suggestions: Suggestions, parent: QWidget) -> None:
        super().__init__(AT_ONCE_MAX, parent)
        self.look = look
        self.complete: Callable[[str], Sequence[Completion]] = _nothing
        self.was_answered = False
        self._suggestions = suggestions
        self._earlier: list[str] = []
        self._at = 0
        self.setFrame(False)
        self.setProperty("painted", True)
        self.textEdited.connect(self._suggest)
        suggestions.taken.connect(self._take)
        self.set_look(look)

    def forget_earlier(self) -> None:
        """Forget the lines that were run before."""
        self._earlier, self._at = [], 0

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        self.look = look
        self.setFont(look.font(look.pick("body", "dense")))
        palette = look.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)

    def forget(self) -> None:
        """Drop the line and those that were run before."""
        self.clear()
        self._earlier, self._at = [], 0
        self._suggestions.show_rows(())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes a suggestion where there is one; from a line half typed without one it does not leave."""
        rows = self._suggestions.rows
        if not forward or not self.text():
            return super().focusNextPrevChild(forward)
        if not rows or self._suggestions.isHidden():
            return True
        self._take(rows[max(0, self._suggestions.picked)].text)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the line; all others are typed."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._run()
            case Qt.Key.Key_Escape:
                self._suggestions.show_rows(())
                self.left.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, and the suggestions for what is already typed."""
        super().focusInEvent(event)
        if self.text():
            self._suggest(self.text())
        self.ringed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take ring and suggestions away."""
        super().focusOutEvent(event)
        self._suggestions.show_rows(())
        self.ringed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is typed, and faintly what Tab would add."""
        super().paintEvent(event)
        rows, text = self._suggestions.rows, self.text()
        if not rows or self._suggestions.isHidden() or self.cursorPosition() != len(text):
            return
        first = rows[max(0, self._suggestions.picked)].text
        if text and first.casefold().startswith(text.casefold()):
            cursor = self.cursorRect()
            place = QRectF(cursor.center().x() + 1, 0, self.width() - cursor.center().x() - 1, self.height())
            size, faint = self.look.pick("body", "dense"), self.look.color("text.disabled")
            draw_text(QPainter(self), place, first[len(text) :], self.look, size, "regular", faint)

    def _suggest(self, text: str) -> None:
        self._at = len(self._earlier)
        self._suggestions.show_rows(self.complete(text) if text.strip() else ())
        self.suggested.emit()

    def _take(self, text: str) -> None:
        self.put(f"{text} ")
        self._suggest(self.text())

    def _run(self) -> None:
        picked = self._suggestions.picked
        text = self._suggestions.rows[picked].text if picked >= 0 else self.text()
        self._suggestions.show_rows(())
        if not text.strip() or self.fault:
            return
        self.put(text)
        self._earlier = [*(each for each in self._earlier if each != text), text][-HISTORY:]
        self._at = len(self._earlier)
        self.ran.emit(text)

    def _step(self, step: int) -> None:
        """Through the suggestions for what is typed, else through the lines that were run before."""
        if self._suggestions.rows and self._suggestions.isVisible():
            self._suggestions.pick(step)
            self.update()
            return
        self._at = min(len(self._earlier), max(0, self._at + step))
        self.put(self._earlier[self._at] if self._at < len(self._earlier) else "")


def _nothing(_text: str) -> Sequence[Completion]:
    return ()

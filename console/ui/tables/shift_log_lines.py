"""The list of a timeline's lines: time, drawing, what it was and is, the words of people, who."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent

from console.domain.rows.log_rows import LineRow
from console.ui.icons import ICONS
from console.ui.paint import draw_icon, draw_status, draw_text
from console.ui.tables.delegate import RowDelegate
from console.ui.tables.letters import LetterView
from console.ui.tables.model import Reading, RowModel
from console.ui.tables.policy_text import Laid, Span, draw, lay, line_step
from console.ui.tables.view import Panel
from console.ui.theme import Look, Weight
from console.ui.widgets.looking import KEYS_HERE
from console.ui.wish import Wish

BESIDE = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
REPLAY = " "
"""The key that starts and stops the replay."""


def line_words(row: LineRow, _now: datetime) -> str:
    """All a line shows, as one sentence, and by whom it was entered."""
    was = f"was {row.was}" if row.was else ""
    came = "came of the line above" if row.follows else ""
    when = f"{row.day}, {row.time}" if row.day else row.time
    told = (when, f"{row.lead}{row.says}", was, row.rest, came, row.who, row.entered)
    return ". ".join(each for each in told if each)


LINES: Reading[LineRow] = Reading(
    key=lambda row: row.number,
    can_choose=lambda _row: True,
    name=lambda row: f"{row.lead}{row.says}",
    says=line_words,
)


class LineDelegate(RowDelegate[LineRow]):
    """Paints a line: time, drawing on the thread of time, what happened over the words, who at the right.

    chosen: the entry that is looked at, with all that came of the same act.
    """

    def __init__(self, look: Look, model: RowModel[LineRow]) -> None:
        super().__init__(look, model)
        self.chosen = 0

    def ground(self, row: LineRow) -> tuple[str, str]:
        """The tint of the line that is looked at; its act is marked with it."""
        if row.number == self.chosen:
            return "bg.selected", "accent.line"
        return ("bg.hover", "") if row.follows and row.follows == self.chosen else ("", "")

    def is_divided(self, above: LineRow, row: LineRow) -> bool:
        """The thread of time holds them together."""
        return False

    def height(self, row: LineRow) -> int:
        """As many lines as it takes, and one for the date of a day that begins."""
        day = line_step(self.look, "small") + 4 if row.day else 0
        rest = self._rest(row)
        return day + self._says(row).height + (rest.height if rest else 0) + 2 * self._pad()

    def paint_row(self, painter: QPainter, rect: QRectF, row: LineRow) -> None:
        """Paint the date, the time, the drawing, the words and who."""
        look, top = self.look, rect.y() + self._pad()
        quiet, high = look.color("text.secondary"), line_step(look, self._size())
        time, icon, words = self._columns()
        if row.day:
            line = QRectF(rect.x() + time, top, rect.width(), line_step(look, "small"))
            draw_text(painter, line, row.day, look, "small", "semibold", quiet)
            top = line.bottom() + 4
        draw_text(
            painter, QRectF(rect.x() + time, top, icon, high), row.time, look, self._size(), color=quiet
        )
        self._paint_icon(painter, QRectF(rect.x() + icon, top + high / 2 - 10, 20, 20), rect, row)
        bottom = draw(painter, self._says(row), QRectF(rect.x() + words, top, 0, 0))
        if rest := self._rest(row):
            draw(painter, rest, QRectF(rect.x() + words, bottom, 0, 0))
        who = QRectF(rect.right() - self._who() - look.pick(12, 8), top, self._who(), high)
        draw_text(painter, who, row.who, look, "small", "regular", quiet)

    def _paint_icon(self, painter: QPainter, square: QRectF, rect: QRectF, row: LineRow) -> None:
        """The drawing in its ring on the thread; what came of an act has a smaller one."""
        look, middle = self.look, square.center()
        painter.fillRect(QRectF(middle.x() - 0.5, rect.y(), 1, rect.height()), look.color("border.strong"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("border.control"), 1))
        painter.setBrush(look.color("bg.surface"))
        radius = 7 if row.is_quiet else 11
        painter.drawEllipse(middle, radius, radius)
        painter.restore()
        if row.counts_as:
            draw_status(painter, row.counts_as, QRectF(middle.x() - 5, middle.y() - 5, 10, 10), look)
        elif not row.is_quiet:
            icon = row.icon if row.icon in ICONS else "circle"
            inner = QRectF(middle.x() - 7, middle.y() - 7, 14, 14)
            draw_icon(painter, icon, inner, look.color("text.primary"))

    def _says(self, row: LineRow) -> Laid:
        color = "text.secondary" if row.is_quiet else "text.primary"
        return lay(tuple(_spans(row, color)), self._wide(), self.look, self._size())

    def _rest(self, row: LineRow) -> Laid | None:
        if not row.rest:
            return None
        return lay((Span(row.rest, color="text.secondary"),), self._wide(), self.look, "small")

    def _columns(self) -> tuple[int, int, int]:
        """Where the time, the drawing and the words begin."""
        return self.look.pick((14, 86, 120), (10, 72, 102))

    def _wide(self) -> float:
        return self.width - self._columns()[2] - self._who() - self.look.pick(24, 14)

    def _who(self) -> int:
        return self.look.pick(100, 76)

    def _size(self) -> str:
        return self.look.pick("body", "dense")

    def _pad(self) -> int:
        return self.look.pick(5, 3)


def _spans(row: LineRow, color: str) -> Iterator[Span]:
    weight: Weight = "regular" if row.is_quiet else "semibold"
    if row.lead:
        yield Span(row.lead, weight, color)
    if row.was:
        yield Span(row.was, "regular", "text.secondary", struck=True)
        yield Span("  ", "regular", color)
    yield Span(row.says, weight, color)


class LineView(LetterView[LineRow]):
    """The list itself: Space replays, Ctrl with Up or Down goes to the next line that changed something."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line that is looked at stays in sight, whatever comes to stand over the list."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.executeDelayedItemsLayout()
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, and the changes; all else as in every list."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Space and not held:
            self.pressed_letter.emit(REPLAY)
        elif event.key() in BESIDE and held == Qt.KeyboardModifier.ControlModifier:
            self._to_change(BESIDE[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _to_change(self, by: int) -> None:
        rows, at = self.rows.rows, self.currentIndex().row()
        places = range(at + 1, len(rows)) if by > 0 else range(at - 1, -1, -1)
        to = next((each for each in places if rows[each].is_change), -1)
        if to >= 0:
            self.setCurrentIndex(self.rows.index(to))
            self.chose.emit(self.currentIndex())


class LineList(Panel[LineRow]):
    """The lines. Wishes `log_line` with the number of one that is gone to, else what letters say.

    `pressed_left`: the list's own, as Left is no letter.
    """

    wished = Signal(object)
    pressed_left = Signal()

    HEAD = (4, 2)

    def __init__(self, look: Look, now: datetime, letters: dict[str, str]) -> None:
        self._model = RowModel(LINES, now)
        self._letters = letters
        self._painter = LineDelegate(look, self._model)
        view = LineView(look, self._model, self._painter)
        view.setProperty(KEYS_HERE, self.tr("Space replays, Ctrl+Up and Ctrl+Down: next change"))
        super().__init__(look, view, "")
        self._model.setParent(self)
        view.setAccessibleName(self.tr("Lines"))
        view.chose.connect(self._chosen)
        view.pressed_letter.connect(self._letter)
        view.pressed_left.connect(self.pressed_left)

    def set_rows(self, rows: Sequence[LineRow], now: datetime) -> None:
        """Show these lines."""
        before = self._model.rows[:]
        self._model.set_rows(rows, now)
        if before != self._model.rows:
            self.view.scheduleDelayedItemsLayout()

    def rows(self) -> tuple[LineRow, ...]:
        """The lines as they are shown."""
        return tuple(self._model.rows)

    def bring(self, number: int) -> None:
        """Put the ring on a line and have it in sight; 0: on none."""
        at = self._model.row_of(number)
        self._painter.chosen = number
        self.view.viewport().update()
        if at >= 0 and self.view.currentIndex().row() != at:
            self.view.setCurrentIndex(self._model.index(at))
        if at >= 0:
            self.view.executeDelayedItemsLayout()
            self.view.scrollTo(self._model.index(at))

    def say_empty(self, icon: str, lead: str, rest: str) -> None:
        """What stands where no line is."""
        self.view.empty = icon, lead, rest
        self.view.viewport().update()

    def take_keys(self) -> None:
        """Take the keys, on the line that has the ring."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _chosen(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("log_line", str(self._model.rows[index.row()].number)))

    def _letter(self, letter: str) -> None:
        if letter in self._letters:
            self.wished.emit(Wish(self._letters[letter]))

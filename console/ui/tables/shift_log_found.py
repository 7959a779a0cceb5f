"""The list of what the log's search finds: a call, its day, the words where they stand, who had it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen

from console.domain.rows.log_found import FoundRow, Hit
from console.ui.paint import RIGHT, draw_box, draw_icon, draw_text, text_width
from console.ui.tables.delegate import RowDelegate
from console.ui.tables.letters import LetterView
from console.ui.tables.model import Reading, RowModel
from console.ui.tables.policy_text import Laid, Span, draw, lay, line_step
from console.ui.tables.view import Panel
from console.ui.theme import Look
from console.ui.widgets.looking import KEYS_HERE
from console.ui.wish import Wish

ICONS = {"shift": "clock", "unit": "people", "room": "page"}
"""What stands before a row that is no call."""


def found_row_words(row: FoundRow, _now: datetime) -> str:
    """All a row shows, as one sentence."""
    hits = [f"{hit.lead}{''.join(piece.words for piece in hit.pieces)}{hit.ends}" for hit in row.hits]
    number = row.id if row.kind == "call" else ""
    more = f"{row.more} more lines" if row.more else ""
    return ". ".join(each for each in (row.title, row.when, *hits, more, number, row.who, *row.tags) if each)


FOUND: Reading[FoundRow] = Reading(
    key=lambda row: (row.kind, row.id),
    can_choose=lambda _row: True,
    name=lambda row: row.title,
    says=found_row_words,
)


class FoundDelegate(RowDelegate[FoundRow]):
    """Paints a call that was found: title and day, the words where they stand, number, person, tags.

    chosen: the key of the row whose timeline is shown.
    """

    def __init__(self, look: Look, model: RowModel[FoundRow]) -> None:
        super().__init__(look, model)
        self.chosen: tuple[str, str] | None = None

    def ground(self, row: FoundRow) -> tuple[str, str]:
        """The tint of the one whose timeline is shown."""
        return ("bg.selected", "accent.line") if self.chosen == (row.kind, row.id) else ("", "")

    def height(self, row: FoundRow) -> int:
        """A line for the title, as many as the words take, and one for number and person."""
        lines = sum(laid.height for laid in self._hits(row))
        foot = line_step(self.look, "small") if row.kind == "call" or row.more else 0
        return line_step(self.look, self._size()) + lines + foot + 2 * self._pad()

    def paint_row(self, painter: QPainter, rect: QRectF, row: FoundRow) -> None:
        """Paint title, day, words, and the line below them."""
        look, side, top = self.look, look_side(self.look), rect.y() + self._pad()
        quiet, high = look.color("text.secondary"), line_step(look, self._size())
        line = QRectF(rect.x() + side, top, rect.width() - 2 * side, high)
        taken = draw_text(painter, line, row.when, look, "small", "regular", quiet, RIGHT)
        before = line.adjusted(0, 0, -taken - 8, 0)
        if row.kind in ICONS:
            square = QRectF(before.x(), before.center().y() - 8, 16, 16)
            draw_icon(painter, ICONS[row.kind], square, quiet)
            before.setLeft(before.left() + 24)
        draw_text(painter, before, row.title, look, self._size(), "semibold")
        bottom = line.bottom()
        for laid in self._hits(row):
            bottom = draw(painter, laid, QRectF(line.x(), bottom, 0, 0))
        foot = QRectF(line.x(), bottom, line.width(), line_step(look, "small"))
        if row.kind == "call":
            self._paint_foot(painter, foot, row)
        elif row.more:
            draw_text(painter, foot, self._more(row), look, "small", "regular", quiet)

    def _paint_foot(self, painter: QPainter, foot: QRectF, row: FoundRow) -> None:
        look, right = self.look, foot.right()
        quiet = look.color("text.secondary")
        for tag in reversed(row.tags):
            wide = text_width(tag, look, "label") + 12
            box = QRectF(right - wide, foot.y() + 1, wide, foot.height() - 1)
            pen = QPen(look.color("border.control"), 1)
            draw_box(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), look.radius("chip"), None, pen)
            draw_text(painter, box.adjusted(6, 0, 0, 0), tag, look, "label", "regular", quiet)
            right -= wide + 6
        words = "  ".join(each for each in (row.id, row.who, self._more(row)) if each)
        room = QRectF(foot.x(), foot.y(), right - foot.x(), foot.height())
        draw_text(painter, room, words, look, "small", "regular", quiet)

    def _more(self, row: FoundRow) -> str:
        return f"+{row.more} lines" if row.more > 1 else "+1 line" if row.more else ""

    def _hits(self, row: FoundRow) -> Iterator[Laid]:
        wide = self.width - 2 * look_side(self.look)
        for hit in row.hits:
            yield lay(tuple(_spans(hit)), wide, self.look, "small")

    def _size(self) -> str:
        return self.look.pick("body", "dense")

    def _pad(self) -> int:
        return self.look.pick(8, 5)


def look_side(look: Look) -> int:
    """The room at the left and right of a row."""
    return look.pick(14, 10)


def _spans(hit: Hit) -> Iterator[Span]:
    yield Span(hit.lead, color="text.secondary")
    for piece in hit.pieces:
        yield Span(piece.words, color="text.secondary", is_hit=piece.is_hit)
    if hit.ends:
        yield Span(hit.ends, color="text.secondary")


class FoundList(Panel[FoundRow]):
    """What was found. Wishes `log_chosen` with kind and id of a row that is gone to, `log_lines` on Enter."""

    wished = Signal(object)

    HEAD = (10, 6)

    def __init__(self, look: Look, now: datetime, letters: dict[str, str]) -> None:
        self._model = RowModel(FOUND, now)
        self._letters = letters
        self._painter = FoundDelegate(look, self._model)
        view = LetterView(look, self._model, self._painter)
        view.setProperty(KEYS_HERE, self.tr("Enter reads the lines; Ctrl+F searches; letters narrow"))
        super().__init__(look, view, "")
        self._model.setParent(self)
        view.setAccessibleName(self.tr("Calls found"))
        view.chose.connect(self._chosen)
        view.pressed_enter.connect(self._enter)
        view.pressed_letter.connect(self._letter)

    def set_rows(self, rows: Sequence[FoundRow], now: datetime) -> None:
        """Show these rows; those that stay keep their place under the ring."""
        before = self._model.rows[:]
        self._model.set_rows(rows, now)
        if before != self._model.rows:
            self.view.scheduleDelayedItemsLayout()

    def rows(self) -> tuple[FoundRow, ...]:
        """The rows as they are shown."""
        return tuple(self._model.rows)

    def mark(self, row: FoundRow | None) -> None:
        """Mark the row whose timeline is shown, and put the ring there."""
        key = (row.kind, row.id) if row is not None else None
        at = self._model.row_of(key) if key is not None else -1
        if key != self._painter.chosen:
            self._painter.chosen = key
            self.view.viewport().update()
        if at >= 0 and self.view.currentIndex().row() != at:
            self.view.setCurrentIndex(self._model.index(at))

    def say_empty(self, icon: str, lead: str, rest: str) -> None:
        """What stands where nothing was found."""
        self.view.empty = icon, lead, rest
        self.view.setAccessibleDescription(f"{lead}. {rest}" if lead else "")
        self.view.viewport().update()

    def take_keys(self) -> None:
        """Take the keys, on the row that had the ring, or the first."""
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.first())
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _chosen(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()]
        self.wished.emit(Wish("log_chosen", f"{row.kind} {row.id}"))

    def _enter(self, index: QModelIndex) -> None:
        self._chosen(index)
        self.wished.emit(Wish("log_lines"))

    def _letter(self, letter: str) -> None:
        if letter in self._letters:
            self.wished.emit(Wish(self._letters[letter]))

"""The questions of the review form, each with what is answered to it in word, shape and colour."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from console.domain.rows.review_rows import ANSWER_WORDS, FormRow
from console.ui.paint import draw_icon, draw_text, text_width
from console.ui.tables.delegate import RowDelegate
from console.ui.tables.letters import LetterView
from console.ui.tables.model import Reading, RowModel
from console.ui.tables.policy_text import Laid, Span, draw, lay, line_step
from console.ui.tables.view import Panel
from console.ui.theme import Look
from console.ui.widgets.looking import KEYS_HERE
from console.ui.wish import Wish

ANSWER_KEYS = {"Y": "yes", "P": "partly", "N": "no", "X": "not_applicable"}
"""The letters that answer the question with the ring."""


def form_row_words(row: FormRow, _now: datetime) -> str:
    """All a question shows, as one sentence."""
    answer = ANSWER_WORDS[row.answer][0] or "not answered yet"
    note = f"Note: {row.note}" if row.note else ""
    parts = (f"{row.number}", row.says, answer, row.help.rstrip("."), row.worth, note)
    return ". ".join(each for each in parts if each)


QUESTIONS: Reading[FormRow] = Reading(
    key=lambda row: row.id,
    can_choose=lambda _row: True,
    name=lambda row: row.says,
    says=form_row_words,
)


class FormDelegate(RowDelegate[FormRow]):
    """Paints a question: number, words, answer; below it what counts, what it is worth, and the note.

    is_open: whether it can be answered; then those without an answer show its keys.
    """

    def __init__(self, look: Look, model: RowModel[FormRow]) -> None:
        super().__init__(look, model)
        self.is_open = False

    def height(self, row: FormRow) -> int:
        """As many lines as the words take."""
        note = self._note(row)
        words = self._says(row).height + self._help(row).height
        return words + (note.height if note else 0) + 2 * self._pad()

    def paint_row(self, painter: QPainter, rect: QRectF, row: FormRow) -> None:
        """Paint the question and its answer."""
        look, side, top = self.look, self.look.pick(12, 10), rect.y() + self._pad()
        high, quiet = line_step(look, self._size()), look.color("text.secondary")
        number = QRectF(rect.x() + side, top, 24, high)
        draw_text(painter, number, str(row.number), look, self._size(), "regular", quiet)
        word, icon, color = ANSWER_WORDS[row.answer]
        right = QRectF(rect.right() - side - self._answer_wide(), top, self._answer_wide(), high)
        draw_icon(painter, icon, QRectF(right.x(), right.center().y() - 8, 16, 16), look.color(color))
        beside = right.adjusted(22, 0, 0, 0)
        if word:
            draw_text(painter, beside, word, look, self._size(), "semibold")
        elif self.is_open:
            draw_text(painter, beside, "Y P N X", look, "small", "regular", quiet)
        left = number.right() + 4
        bottom = draw(painter, self._says(row), QRectF(left, top, 0, 0))
        bottom = draw(painter, self._help(row), QRectF(left, bottom, 0, 0))
        if note := self._note(row):
            draw(painter, note, QRectF(left, bottom, 0, 0))
        worth = QRectF(right.x(), right.bottom(), right.width(), line_step(look, "label"))
        draw_text(painter, worth, self._weight(row), look, "label", "regular", quiet)

    def _weight(self, row: FormRow) -> str:
        return row.worth.partition(",")[0]

    def _says(self, row: FormRow) -> Laid:
        return lay((Span(row.says, "semibold"),), self._wide(), self.look, self._size())

    def _help(self, row: FormRow) -> Laid:
        cap = row.worth.partition(", ")[2]
        spans = [Span(row.help, color="text.secondary")]
        if cap:
            spans.append(Span(f" Critical: {cap}.", "semibold", "text.secondary"))
        return lay(tuple(spans), self._wide(), self.look, "small")

    def _note(self, row: FormRow) -> Laid | None:
        if not row.note:
            return None
        return lay((Span(f"“{row.note}”"),), self._wide(), self.look, "small")

    def _answer_wide(self) -> int:
        return round(text_width("Not applicable", self.look, self._size(), "semibold")) + 26

    def _wide(self) -> float:
        return self.width - 2 * self.look.pick(12, 10) - 28 - self._answer_wide() - 10

    def _size(self) -> str:
        return self.look.pick("body", "dense")

    def _pad(self) -> int:
        return self.look.pick(6, 4)


class FormList(Panel[FormRow]):
    """The questions. Wishes `review_answer` with one, `review_note` on Enter, `review_question` when gone to.

    Else what letters say.
    """

    wished = Signal(object)

    HEAD = (6, 4)

    def __init__(self, look: Look, now: datetime, letters: dict[str, str]) -> None:
        self._model = RowModel(QUESTIONS, now)
        self._letters = letters
        self._painter = FormDelegate(look, self._model)
        view = LetterView(look, self._model, self._painter)
        view.setProperty(KEYS_HERE, self.tr("Y, P, N, X answer; Enter: a note; C: the comment"))
        super().__init__(look, view, "")
        self._model.setParent(self)
        view.setAccessibleName(self.tr("Review form"))
        view.chose.connect(self._chosen)
        view.pressed_enter.connect(self._enter)
        view.pressed_letter.connect(self._letter)
        view.pressed_left.connect(self._left)

    def set_rows(self, rows: Sequence[FormRow], now: datetime, *, is_open: bool) -> None:
        """Show these questions. is_open: whether they can be answered here."""
        self._painter.is_open = is_open
        before = self._model.rows[:]
        self._model.set_rows(rows, now)
        if before != self._model.rows:
            self.view.scheduleDelayedItemsLayout()
        self.view.viewport().update()

    def rows(self) -> tuple[FormRow, ...]:
        """The questions as they are shown."""
        return tuple(self._model.rows)

    def current(self) -> FormRow | None:
        """The question with the ring, else the first."""
        at, rows = self.view.currentIndex().row(), self._model.rows
        return rows[at] if 0 <= at < len(rows) else rows[0] if rows else None

    def go(self, at: int) -> None:
        """Put the ring on a question, in sight."""
        if 0 <= at < len(self._model.rows):
            self.view.setCurrentIndex(self._model.index(at))
            self.view.scrollTo(self._model.index(at))

    def take_keys(self) -> None:
        """Take the keys, on the question that had the ring, or the first."""
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.first())
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _chosen(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("review_question", self._model.rows[index.row()].id))

    def _enter(self, index: QModelIndex) -> None:
        self._chosen(index)
        self.wished.emit(Wish("review_note"))

    def _left(self) -> None:
        self.wished.emit(Wish("review_list"))

    def _letter(self, letter: str) -> None:
        if letter in ANSWER_KEYS:
            self.wished.emit(Wish("review_answer", ANSWER_KEYS[letter]))
        elif letter in self._letters:
            self.wished.emit(Wish(self._letters[letter]))

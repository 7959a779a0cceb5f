"""The lists of what is found on a policy, of its cases, and of the policies that can be read."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from console.domain.rows.policy_found import CaseRow, FindingRow, cases_words, found_words
from console.domain.rows.policy_shelf import ShelfRow
from console.domain.rows.words import minutes
from console.ui.paint import RIGHT, draw_icon, draw_text
from console.ui.tables.delegate import MARKS, RowDelegate, paint_head
from console.ui.tables.letters import LetterView
from console.ui.tables.model import Reading, RowModel
from console.ui.tables.policy_text import Laid, Span, draw, lay, line_step
from console.ui.tables.view import Panel
from console.ui.theme import Look
from console.ui.widgets.looking import KEYS_HERE
from console.ui.wish import Wish

COLORS = {"calm": "text.secondary", "warn": "warn.line", "alert": "alert.line"}


def finding_words(row: FindingRow, _now: datetime) -> str:
    """All a finding shows, as one sentence."""
    reason = f"Let stand: {row.reason.rstrip('.')}" if row.reason else ""
    parts = (row.lead, row.where, row.says.rstrip("."), row.share, reason, row.state)
    return ". ".join(each for each in parts if each)


def case_words(row: CaseRow, _now: datetime) -> str:
    """All a case shows, as one sentence."""
    return f"{row.name}. {'passes' if row.passes else 'fails'}. {row.says}"


def shelf_words(row: ShelfRow, now: datetime) -> str:
    """All a policy on the shelf shows, as one sentence."""
    if row.head:
        return row.head
    since = f"{minutes(row.at, now)} ago" if row.at else ""
    shown = "shown now" if row.is_shown else ""
    return ", ".join(each for each in (row.title, row.detail, row.line, since, shown) if each)


FINDINGS: Reading[FindingRow] = Reading(
    key=lambda row: row.number,
    can_choose=lambda row: bool(row.kind),
    name=lambda row: row.lead,
    says=finding_words,
)
CASES: Reading[CaseRow] = Reading(
    key=lambda row: row.number,
    can_choose=lambda row: bool(row.name),
    name=lambda row: row.name,
    says=case_words,
)
SHELF: Reading[ShelfRow] = Reading(
    key=lambda row: row.key,
    can_choose=lambda row: bool(row.title),
    name=lambda row: row.title or row.head,
    says=shelf_words,
)


class FindingDelegate(RowDelegate[FindingRow]):
    """Paints a finding: kind, place and state over its sentence and its share."""

    def ground(self, row: FindingRow) -> tuple[str, str]:
        """The mark of one that nobody has acknowledged."""
        return "", MARKS[row.weight]

    def height(self, row: FindingRow) -> int:
        """A line, and as many as its sentence takes."""
        return line_step(self.look, self._size()) + self._says(row).height + 2 * self.look.pick(7, 5)

    def paint_row(self, painter: QPainter, rect: QRectF, row: FindingRow) -> None:
        """Paint icon, kind, place, share and the sentence."""
        look, pad, top = self.look, self.look.pick(12, 10), rect.y() + self.look.pick(7, 5)
        high, quiet = line_step(look, self._size()), look.color("text.secondary")
        square = QRectF(rect.x() + pad, top + (high - 18) / 2, 18, 18)
        draw_icon(painter, row.icon, square, look.color(COLORS[row.weight]))
        line = QRectF(rect.x() + pad + 28, top, rect.width() - 2 * pad - 28, high)
        taken = draw_text(painter, line, row.state, look, "small", "regular", quiet, RIGHT)
        before = line.adjusted(0, 0, -taken - 8, 0)
        taken = draw_text(painter, before, row.lead, look, self._size(), "semibold")
        draw_text(painter, before.adjusted(taken + 8, 0, 0, 0), row.where, look, "small", "regular", quiet)
        draw(painter, self._says(row), QRectF(line.x(), line.bottom(), 0, 0))

    def _says(self, row: FindingRow) -> Laid:
        reason = f"Let stand: {row.reason}" if row.reason else ""
        share = f"{row.share}." if row.share else ""
        words = " ".join(each for each in (row.says, share, reason) if each)
        wide = self.width - 2 * self.look.pick(12, 10) - 28
        return lay((Span(words, color="text.secondary"),), wide, self.look, "small")

    def _size(self) -> str:
        return self.look.pick("body", "dense")


class CaseDelegate(RowDelegate[CaseRow]):
    """Paints a case: whether it passes, its name, over what the policy answers."""

    def ground(self, row: CaseRow) -> tuple[str, str]:
        """The mark of one that fails."""
        return "", "" if row.passes else "alert.line"

    def height(self, row: CaseRow) -> int:
        """Two lines."""
        return self.look.row("call")

    def paint_row(self, painter: QPainter, rect: QRectF, row: CaseRow) -> None:
        """Paint icon, name, outcome."""
        look = self.look
        icon, color = ("check_ring", "ok.line") if row.passes else ("octagon", "alert.line")
        paint_lines(
            painter, rect, look, icon, color, (row.name, "passes" if row.passes else "fails", row.says)
        )


class ShelfDelegate(RowDelegate[ShelfRow]):
    """Paints a policy that can be read: title and age over what it is and who put it in force, and why."""

    def ground(self, row: ShelfRow) -> tuple[str, str]:
        """The tint of the one that is shown."""
        return ("bg.selected", "accent.line") if row.is_shown else ("", "")

    def is_live(self, row: ShelfRow) -> bool:
        """Whether it is a policy."""
        return bool(row.title)

    def height(self, row: ShelfRow) -> int:
        """A line and as many as the rest takes, or one for a head: a reason is never cut off."""
        if not row.title:
            return self.look.pick(28, 24)
        return line_step(self.look, self._size()) + self._rest(row).height + 2 * self.look.pick(7, 5)

    def paint_row(self, painter: QPainter, rect: QRectF, row: ShelfRow) -> None:
        """Paint the head, or icon, title, age and the rest."""
        look = self.look
        if not row.title:
            paint_head(painter, rect, row.head, "", look)
            return
        since = f"{minutes(row.at, self.model.now)} ago" if row.at else "shown" if row.is_shown else ""
        pad, top = look.pick(12, 10), rect.y() + look.pick(7, 5)
        high, quiet = line_step(look, self._size()), look.color("text.secondary")
        square = QRectF(rect.x() + pad, top + (high - 18) / 2, 18, 18)
        draw_icon(painter, "page", square, quiet)
        line = QRectF(rect.x() + pad + 28, top, rect.width() - 2 * pad - 28, high)
        taken = draw_text(painter, line, since, look, "small", "regular", quiet, RIGHT)
        draw_text(painter, line.adjusted(0, 0, -taken - 8, 0), row.title, look, self._size(), "semibold")
        draw(painter, self._rest(row), QRectF(line.x(), line.bottom(), 0, 0))

    def _rest(self, row: ShelfRow) -> Laid:
        words = " · ".join(each for each in (row.line, row.detail) if each)
        wide = self.width - 2 * self.look.pick(12, 10) - 28
        return lay((Span(words, color="text.secondary"),), wide, self.look, "small")

    def _size(self) -> str:
        return self.look.pick("body", "dense")


def paint_lines(
    painter: QPainter, rect: QRectF, look: Look, icon: str, color: str, words: tuple[str, str, str]
) -> None:
    """Paint a row of two lines: icon, a title, a few words at the right, and below it the rest."""
    pad, high, (upper, right, lower) = look.pick(12, 10), look.pick(20, 17), words
    quiet = look.color("text.secondary")
    draw_icon(painter, icon, QRectF(rect.x() + pad, rect.center().y() - 9, 18, 18), look.color(color))
    first = QRectF(rect.x() + pad + 28, rect.center().y() - high, rect.width() - 2 * pad - 28, high)
    taken = draw_text(painter, first, right, look, "small", "regular", quiet, RIGHT)
    draw_text(
        painter, first.adjusted(0, 0, -taken - 8, 0), upper, look, look.pick("body", "dense"), "semibold"
    )
    draw_text(painter, first.translated(0, high), lower, look, "small", "regular", quiet)


class FindingList(Panel[FindingRow]):
    """The findings. Wishes `finding` with its number, `open_finding` on Enter, else what letters say.

    is_waiting: what is found is not known yet.
    """

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime, letters: dict[str, str]) -> None:
        self._model = RowModel(FINDINGS, now)
        self._letters = letters
        view = LetterView(look, self._model, FindingDelegate(look, self._model))
        view.setProperty(KEYS_HERE, self.tr("Enter opens a finding, Y follows its example"))
        super().__init__(look, view, self.tr("Findings"))
        self._model.setParent(self)
        self.is_waiting = False
        view.chose.connect(self._chosen)
        view.pressed_enter.connect(self._enter)
        view.pressed_letter.connect(self._letter)

    def set_rows(self, rows: Sequence[FindingRow], now: datetime, asked: str = "") -> None:
        """Show these findings. asked: how many questions a caller is asked, in words."""
        self.is_waiting = False
        looked_at = self.tr("Every combination of answers was looked at.")
        self.view.empty = "check_ring", self.tr("Nothing was found"), looked_at
        self._model.set_rows(rows, now)
        self.view.scheduleDelayedItemsLayout()
        self.say("; ".join(each for each in (found_words(rows), asked) if each))

    def say_waiting(self) -> None:
        """Say that the check is still to come: of nothing is known yet whether it is found."""
        self.is_waiting = True
        self.view.empty = "page", self.tr("Being worked out"), self.tr("Every call is looked at.")
        self._model.set_rows((), self._model.now)
        self.say(self.tr("being worked out"))

    def finding(self, number: str) -> FindingRow | None:
        """The finding of this number; without one, that with the ring."""
        return next((row for row in self._model.rows if str(row.number) == number), self.chosen())

    def chosen(self) -> FindingRow | None:
        """The finding with the ring, else the first."""
        index = self.view.currentIndex()
        rows = self._model.rows
        return rows[index.row()] if index.isValid() else rows[0] if rows else None

    def take_keys(self) -> None:
        """Take the keys, on the finding that had the ring, or the first."""
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.first())
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _chosen(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("finding", str(self._model.rows[index.row()].number)))

    def _enter(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("open_finding", str(self._model.rows[index.row()].number)))

    def _letter(self, letter: str) -> None:
        row = self.chosen()
        if letter in self._letters:
            self.wished.emit(Wish(self._letters[letter], str(row.number) if row is not None else ""))


class CaseList(Panel[CaseRow]):
    """The cases of a policy. Wishes `case` with its number on Enter or a click."""

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(CASES, now)
        view = LetterView(look, self._model, CaseDelegate(look, self._model))
        view.setProperty(KEYS_HERE, self.tr("Enter follows a case through the policy; Esc goes back"))
        super().__init__(look, view, self.tr("Cases"))
        self._model.setParent(self)
        view.empty = "page", self.tr("No cases"), self.tr("None come with a policy of this id.")
        view.clicked.connect(self._choose)
        view.pressed_enter.connect(self._choose)

    def set_rows(self, rows: Sequence[CaseRow], now: datetime) -> None:
        """Show these cases."""
        self._model.set_rows(rows, now)
        self.say(cases_words(rows))

    def case(self, number: str) -> CaseRow | None:
        """The case of this number."""
        return next((row for row in self._model.rows if str(row.number) == number), None)

    def _choose(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("case", str(self._model.rows[index.row()].number)))


class ShelfList(Panel[ShelfRow]):
    """The policies that can be read. Wishes `read_policy` with its key on Enter or a click."""

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(SHELF, now)
        view = LetterView(look, self._model, ShelfDelegate(look, self._model))
        view.setProperty(KEYS_HERE, self.tr("Enter reads a policy; nothing is put in force by it"))
        super().__init__(look, view, self.tr("Policies"))
        self._model.setParent(self)
        view.clicked.connect(self._choose)
        view.pressed_enter.connect(self._choose)

    def set_rows(self, rows: Sequence[ShelfRow], now: datetime) -> None:
        """Show these rows."""
        self._model.set_rows(rows, now)
        self.say(self.tr("to be read; nothing is put in force here"))

    def begin_at(self, kind: str) -> None:
        """Put the ring on the first policy of a section."""
        rows = self._model.rows
        at = next((at for at, row in enumerate(rows) if row.title and row.key.startswith(kind)), 0)
        self.view.setCurrentIndex(self._model.index(at))
        self.view.scrollTo(self._model.index(max(0, at - 1)))

    def _choose(self, index: QModelIndex) -> None:
        if self._model.rows[index.row()].title:
            self.wished.emit(Wish("read_policy", self._model.rows[index.row()].key))

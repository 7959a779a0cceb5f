"""The list of people: who works here, in which roles, when last here, and whether they can sign in."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from console.domain.rows.staff import PersonRow
from console.domain.rows.words import minutes
from console.ui.paint import draw_icon, draw_text
from console.ui.tables.delegate import MARKS, RowDelegate
from console.ui.tables.letters import LetterView
from console.ui.tables.model import Reading, RowModel
from console.ui.tables.view import Panel
from console.ui.theme import Look
from console.ui.widgets.looking import KEYS_HERE
from console.ui.wish import Wish

COLUMNS = (0.30, 0.30)
"""The parts of the width that name and roles take; the rest is the account's state."""
COLORS = {"calm": "text.secondary", "warn": "warn.line", "alert": "alert.line"}
LETTERS = {"A": "add_person", "P": "set_password", "R": "release"}
"""The keys of the list, and the wish of each for the person with the ring."""


def seen_words(row: PersonRow, now: datetime) -> str:
    """When somebody was last here."""
    return f"last here {minutes(row.seen, now)} ago" if row.seen is not None else "never here"


def person_words(row: PersonRow, now: datetime) -> str:
    """All a row shows, as one sentence."""
    sits = f"sits at {row.sits}" if row.sits else "sits nowhere"
    return ", ".join((row.name, row.person, row.roles, seen_words(row, now), sits, row.state))


READING: Reading[PersonRow] = Reading(
    key=lambda row: row.person,
    can_choose=lambda row: bool(row.person),
    name=lambda row: row.name,
    says=person_words,
)


class PersonDelegate(RowDelegate[PersonRow]):
    """Paints a person: name over id, roles over when last here, the account's state over where they sit.

    chosen: the id of who the page beside is about.
    """

    chosen = ""

    def ground(self, row: PersonRow) -> tuple[str, str]:
        """The tint of who is chosen, and the mark of an account that needs somebody."""
        mark = MARKS[row.weight]
        return ("bg.selected", mark or "accent.line") if row.person == self.chosen else ("", mark)

    def height(self, row: PersonRow) -> int:
        """Two lines."""
        return self.look.row("call")

    def paint_row(self, painter: QPainter, rect: QRectF, row: PersonRow) -> None:
        """Paint the three columns."""
        look, pad = self.look, self.look.pick(16, 12)
        inner = rect.adjusted(pad, 0, -pad, 0)
        first, second = (round(inner.width() * part) for part in COLUMNS)
        at = inner.x()
        self._two(painter, QRectF(at, inner.y(), first - 8, inner.height()), row.name, row.person, bold=True)
        at += first
        seen = seen_words(row, self.model.now)
        self._two(painter, QRectF(at, inner.y(), second - 8, inner.height()), row.roles, seen)
        at += second
        line = QRectF(at, inner.center().y() - 18, 18, 18)
        draw_icon(painter, row.icon, line, look.color(COLORS[row.weight]))
        rest = QRectF(at + 24, inner.y(), inner.right() - at - 24, inner.height())
        self._two(painter, rest, row.state, f"sits at {row.sits}" if row.sits else "")

    def _two(self, painter: QPainter, place: QRectF, upper: str, lower: str, *, bold: bool = False) -> None:
        look, high = self.look, self.look.pick(20, 18)
        size = look.pick("body", "dense")
        first = QRectF(place.x(), place.center().y() - high, place.width(), high)
        draw_text(painter, first, upper, look, size, "semibold" if bold else "regular")
        below = first.translated(0, high)
        draw_text(painter, below, lower, look, "small", "regular", look.color("text.secondary"))


class PersonList(Panel[PersonRow]):
    """Everybody who works here.

    Wishes `person` when one is chosen, `change_person` on Enter, and what `LETTERS` say, each with the id.
    """

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(READING, now)
        self._delegate = PersonDelegate(look, self._model)
        view = LetterView(look, self._model, self._delegate)
        view.setProperty(KEYS_HERE, self.tr("A adds, Enter changes, P sets a password, R releases"))
        super().__init__(look, view, self.tr("People"))
        self._model.setParent(self)
        view.selectionModel().currentChanged.connect(self._show_chosen)
        view.chose.connect(self._choose)
        view.pressed_enter.connect(self._change)
        view.pressed_letter.connect(self._letter)

    def set_rows(self, rows: Sequence[PersonRow], now: datetime) -> None:
        """Show these rows."""
        self.view.show_rows(rows, now)
        here = sum(row.is_active for row in rows)
        seated = sum(bool(row.sits) for row in rows)
        self.say(self.tr("{here} work here, {seated} signed in").format(here=here, seated=seated))

    def chosen(self) -> PersonRow | None:
        """The person with the ring."""
        index = self.view.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def take_keys(self) -> None:
        """Take the keys, on the person who had the ring, or the first."""
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.first())
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_chosen(self, current: QModelIndex, before: QModelIndex) -> None:
        self._delegate.chosen = self._model.rows[current.row()].person if current.isValid() else ""
        self.view.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("person", self._model.rows[index.row()].person))

    def _change(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("change_person", self._model.rows[index.row()].person))

    def _letter(self, letter: str) -> None:
        row = self.chosen()
        if letter in LETTERS:
            self.wished.emit(Wish(LETTERS[letter], row.person if row is not None else ""))

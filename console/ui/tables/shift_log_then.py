"""The two lists of a moment as of then: what was known of the call, and how the units stood."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from console.domain.rows.shown import AnswerRow, UnitRow
from console.domain.rows.words import age, minutes
from console.ui.paint import RIGHT, draw_icon, draw_status, draw_text, text_width
from console.ui.tables.delegate import RowDelegate, paint_head
from console.ui.tables.letters import LetterView
from console.ui.tables.model import Reading, RowModel
from console.ui.tables.policy_text import Laid, Span, draw, lay, line_step
from console.ui.tables.view import Panel
from console.ui.theme import Look, Weight

NAME_SHARE = 0.42
"""How much of a row the name of a fact takes at most."""


def known_words(row: AnswerRow, now: datetime) -> str:
    """All an answer shows, as one sentence."""
    own = f"“{row.caveat}”" if row.caveat else ""
    told = (row.name, row.answer, own, row.said_by, f"{age(row.since, now)} old")
    return ", ".join(each for each in told if each)


def unit_then_words(row: UnitRow, now: datetime) -> str:
    """All a unit shows, as one sentence."""
    if not row.unit:
        return f"{row.head} {row.head_right}".strip() or row.why_not
    since = f"for {minutes(row.since, now)}" if row.since else ""
    place = f"number {row.key}" if row.key else ""
    return ", ".join(each for each in (row.unit, row.status, since, row.kind, place, row.why_not) if each)


KNOWN: Reading[AnswerRow] = Reading(
    key=lambda row: (row.fact, row.note),
    can_choose=lambda _row: True,
    name=lambda row: row.name,
    says=known_words,
)
UNITS: Reading[tuple[int, UnitRow]] = Reading(
    key=lambda pair: pair[0],
    can_choose=lambda pair: bool(pair[1].unit),
    name=lambda pair: pair[1].unit or pair[1].head,
    says=lambda pair, now: unit_then_words(pair[1], now),
)


class KnownDelegate(RowDelegate[AnswerRow]):
    """Paints what was known: the fact, the answer and its age, the caller's own words below."""

    def __init__(self, look: Look, model: RowModel[AnswerRow]) -> None:
        super().__init__(look, model)
        self.changed = ""

    def ground(self, row: AnswerRow) -> tuple[str, str]:
        """The tint of the fact that the line in question was about."""
        return ("bg.selected", "accent.line") if row.fact and row.fact == self.changed else ("", "")

    def height(self, row: AnswerRow) -> int:
        """As many lines as its words take."""
        own = self._own(row)
        return self._answer(row).height + (own.height if own else 0) + self.look.pick(8, 6)

    def paint_row(self, painter: QPainter, rect: QRectF, row: AnswerRow) -> None:
        """Paint fact, answer, age, words."""
        look, pad, top = self.look, self.look.pick(12, 8), rect.y() + self.look.pick(4, 3)
        quiet, high = look.color("text.secondary"), line_step(look, self._size())
        line = QRectF(rect.x() + pad, top, rect.width() - 2 * pad, high)
        draw_text(painter, line, age(row.since, self.model.now), look, "small", "regular", quiet, RIGHT)
        name = QRectF(line.x(), top, self._name() - 8, high)
        draw_text(painter, name, row.name, look, "small", "regular", quiet)
        left = line.x() + self._name()
        bottom = draw(painter, self._answer(row), QRectF(left, top, 0, 0))
        if own := self._own(row):
            draw(painter, own, QRectF(left, bottom, 0, 0))

    def _answer(self, row: AnswerRow) -> Laid:
        words = row.answer or "noted"
        weight: Weight = "regular" if row.is_unknown or not row.answer else "semibold"
        return lay((Span(words, weight),), self._wide(), self.look, self._size())

    def _own(self, row: AnswerRow) -> Laid | None:
        told = " · ".join(each for each in (f"“{row.caveat}”" if row.caveat else "", row.said_by) if each)
        return lay((Span(told, color="text.secondary"),), self._wide(), self.look, "small") if told else None

    def _name(self) -> float:
        return min(self.width * NAME_SHARE, self.look.pick(170, 140))

    def _wide(self) -> float:
        return self.width - self._name() - 2 * self.look.pick(12, 8) - self.look.pick(62, 52)

    def _size(self) -> str:
        return self.look.pick("body", "dense")


class UnitThenDelegate(RowDelegate[tuple[int, UnitRow]]):
    """Paints a unit as it stood: shape, name, word and age; heads between them."""

    def is_live(self, row: tuple[int, UnitRow]) -> bool:
        """Whether it is a unit."""
        return bool(row[1].unit)

    def height(self, row: tuple[int, UnitRow]) -> int:
        """One line; a note in as many as it takes."""
        unit = row[1]
        if unit.unit:
            return line_step(self.look, self._size()) + self.look.pick(8, 6)
        return self._note(unit).height + 8 if not unit.head else self.look.pick(26, 22)

    def paint_row(self, painter: QPainter, rect: QRectF, row: tuple[int, UnitRow]) -> None:
        """Paint a head, a note, or the unit."""
        look, unit, pad = self.look, row[1], self.look.pick(12, 8)
        if unit.head:
            paint_head(painter, rect, unit.head, "", look)
            return
        if not unit.unit:
            draw(painter, self._note(unit), QRectF(rect.x() + pad, rect.y() + 4, 0, 0))
            return
        square = QRectF(rect.x() + pad, rect.center().y() - 6, 12, 12)
        if unit.icon:
            draw_icon(painter, unit.icon, square.adjusted(-2, -2, 2, 2), look.color("alert.line"))
        else:
            draw_status(painter, unit.counts_as, square, look)
        line = rect.adjusted(pad + 22, 0, -pad, 0)
        since = minutes(unit.since, self.model.now) if unit.since else ""
        quiet = look.color("text.secondary")
        name = max(look.pick(62, 52), text_width(unit.unit, look, self._size(), "semibold") + 10)
        draw_text(painter, line, unit.unit, look, self._size(), "semibold")
        taken = draw_text(painter, line, since, look, "small", "regular", quiet, RIGHT)
        draw_text(painter, line.adjusted(name, 0, -taken - 8, 0), unit.status, look, self._size())

    def _note(self, unit: UnitRow) -> Laid:
        wide = self.width - 2 * self.look.pick(12, 8)
        return lay((Span(unit.why_not, color="text.secondary"),), wide, self.look, "small")

    def _size(self) -> str:
        return self.look.pick("body", "dense")


class KnownList(Panel[AnswerRow]):
    """What was known then. It is only read."""

    HEAD = (30, 26)

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(KNOWN, now)
        self._painter = KnownDelegate(look, self._model)
        super().__init__(look, LetterView(look, self._model, self._painter), self.tr("Known then"))
        self._model.setParent(self)
        nothing = self.tr("No answer had been given, and nothing noted.")
        self.view.empty = "speech", self.tr("Nothing known yet"), nothing

    def set_rows(self, rows: Sequence[AnswerRow], then: datetime, changed: str) -> None:
        """Show the answers with their ages as of then. changed: the fact that the line was about."""
        self._painter.changed = changed
        self._model.set_rows(rows, then)
        self.view.scheduleDelayedItemsLayout()
        self.view.viewport().update()


class UnitThenList(Panel[tuple[int, UnitRow]]):
    """How the units stood then. It is only read."""

    HEAD = (30, 26)

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(UNITS, now)
        view = LetterView(look, self._model, UnitThenDelegate(look, self._model))
        super().__init__(look, view, self.tr("Board then"))
        self._model.setParent(self)

    def set_rows(self, rows: Sequence[UnitRow], then: datetime) -> None:
        """Show the units with their ages as of then."""
        self._model.set_rows(tuple(enumerate(rows)), then)
        self.view.scheduleDelayedItemsLayout()
        self.view.viewport().update()

"""The calls list: sections, and calls with priority, place, state and age. Rows come ready-made."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRectF, Signal
from PySide6.QtGui import QPainter

from console.domain.rows.calls import WAITING
from console.domain.rows.shown import CallRow
from console.domain.rows.words import age, left
from console.ui.paint import (
    LEFT,
    RIGHT,
    draw_box,
    draw_icon,
    draw_lines,
    draw_priority,
    draw_text,
    lines_of,
    shortened,
    text_width,
)
from console.ui.tables.delegate import MARKS, RowDelegate, paint_head
from console.ui.tables.model import Reading, RowModel
from console.ui.tables.view import Panel, RowView
from console.ui.theme import Look, Weight
from console.ui.wish import Wish

LEAD_WORDS = {"panic": "help", "clock": "check"}
"""What a rail says of a crew, by the shape that stands there."""
LINES_MAX = 12
"""So many lines a danger may take; the narrowest rail has room for a long word in each."""
RAIL_PADS = 10, 6
"""Beside what stands on the rail, at its left and right."""
ICON_WORDS = {"ringing": "ringing", "lost": "hung up", "gap": "gap call"}


def state_words(row: CallRow, now: datetime) -> str:
    """The state at the right, with what is left of its clock."""
    return row.state.replace("{left}", left(row.due, now)) if row.due else row.state


def has_clock(row: CallRow) -> bool:
    """Whether the state holds a clock that runs."""
    return row.due is not None and "{left}" in row.state


def is_late(row: CallRow, now: datetime) -> bool:
    """Whether its clock has run out."""
    return row.due is not None and row.due < now


def call_words(row: CallRow, now: datetime) -> str:
    """All a row shows, as one sentence."""
    if not row.call:
        return row.section
    priority = f"priority {row.priority}" if row.priority is not None else "no priority yet"
    parts = [row.title, row.lead, row.danger, row.line, state_words(row, now), row.position]
    parts += [ICON_WORDS.get(row.icon, ""), priority]
    parts.append(f"{age(row.since, now)} old" if row.since else "")
    parts.append("in front" if row.is_selected else "")
    return f"{row.section}: {', '.join(part for part in parts if part)}"


READING: Reading[CallRow] = Reading(
    key=lambda row: row.call or f"section {row.section}",
    can_choose=lambda row: bool(row.call),
    name=lambda row: row.title or row.section,
    says=call_words,
)


class CallDelegate(RowDelegate[CallRow]):
    """Paints a call: badge or icon, place over state of things, age over state of the clock.

    is_rail: the column is so narrow that badge and age stand below the place, which keeps all its width.
    """

    is_rail = False

    def is_live(self, row: CallRow) -> bool:
        """Heads are not live."""
        return bool(row.call)

    def ground(self, row: CallRow) -> tuple[str, str]:
        """Tint of the call in front; the mark of a grave one stays its own."""
        mark = MARKS[row.weight]
        return ("bg.selected", mark or "accent.line") if row.is_selected else ("", mark)

    def is_divided(self, above: CallRow, row: CallRow) -> bool:
        """No line beside the call in front or below a head."""
        return bool(above.call and row.call) and not (above.is_selected or row.is_selected)

    def by_clock(self, row: CallRow, now: datetime) -> tuple[str, bool]:
        """Its words, and its colour, which changes with the clock before the words do."""
        return call_words(row, now), is_late(row, now)

    def height(self, row: CallRow) -> int:
        """Two lines for a call and those for a danger; on the rail as many as its place needs as well."""
        if not row.call:
            return self.look.pick(28, 23)
        more = len(self.extra_lines(row)) * self._step()
        if self.is_rail:
            return len(self._rail_lines(row)) * self._step() + more + self.look.pick(34, 30)
        return self.look.row("call") + more

    def beside(self) -> int:
        """How much of the width no words have."""
        return sum(RAIL_PADS) if self.is_rail else self.look.pick(50, 44) + self.look.pick(12, 8)

    def extra_lines(self, row: CallRow) -> tuple[tuple[str, Weight], ...]:
        """Below the place: a danger, which is never cut; whose call it is, where that has no room."""
        width, look = self.width - self.beside(), self.look
        danger = lines_of(row.danger, width, look, "small", "bold", LINES_MAX) if row.danger else ()
        whose = (row.position,) if row.position and not self._has_room(row, width) else ()
        return *((each, "bold") for each in danger), *((each, "regular") for each in whose)

    def _has_room(self, row: CallRow, width: int) -> bool:
        """Whether whose call it is stands at the right of what the call is about."""
        about = text_width(row.line.partition(" · ")[0], self.look, "small")
        needed = about + 8 + text_width(row.position, self.look, "small")
        return not (self.is_rail or row.lead or row.state) and needed <= width

    def measured_by(self) -> tuple[object, ...]:
        """The rail has other heights."""
        return *super().measured_by(), self.is_rail

    def paint_row(self, painter: QPainter, rect: QRectF, row: CallRow) -> None:
        """Paint a head or a call."""
        if not row.call:
            paint_head(painter, rect, row.section, "", self.look)
            return
        if self.is_rail:
            self._paint_rail(painter, rect, row)
            return
        look = self.look
        size = look.pick("body", "dense")
        left = rect.x() + look.pick(12, 10)
        self._paint_badge(painter, left, rect.center().y(), row)
        inner = rect.adjusted(look.pick(50, 44), 0, -look.pick(12, 8), 0)
        high = look.pick(38, 34) + len(self.extra_lines(row)) * self._step()
        first = QRectF(inner.x(), inner.center().y() - high / 2, inner.width(), look.pick(20, 18))
        below = self._paint_extra(painter, QRectF(first.x(), first.bottom(), first.width(), 0), row)
        second = QRectF(first.x(), below, first.width(), self._step())
        since = age(row.since, self.model.now) if row.since else ""
        taken = draw_text(painter, first, since, look, size, align=RIGHT)
        place = first.adjusted(0, 0, -taken - 8, 0)
        title = shortened(row.title, place.width(), look, size, "semibold")
        draw_text(painter, place, title, look, size, "semibold")
        self._paint_line(painter, second, row)

    def _paint_rail(self, painter: QPainter, rect: QRectF, row: CallRow) -> None:
        """The place, then the badge beside the age, which stands out where a clock has run out."""
        look, lines = self.look, self._rail_lines(row)
        place = rect.adjusted(RAIL_PADS[0], look.pick(5, 4), -RAIL_PADS[1], 0)
        place.setHeight(len(lines) * self._step())
        draw_lines(painter, place, lines, look, "small", "semibold")
        under = self._paint_extra(painter, QRectF(place.x(), place.bottom(), place.width(), 0), row)
        below = QRectF(place.x(), under + 2, place.width(), look.pick(20, 18))
        late = is_late(row, self.model.now)
        color = look.color("alert.text" if late or row.weight == "alert" else "text.primary")
        since = age(row.since, self.model.now) if row.since else ""
        draw_text(painter, below, since, look, "small", "semibold" if late else "regular", color, RIGHT)
        if row.lead:
            self._paint_lead(painter, below, row)
        else:
            self._paint_badge(painter, below.x(), below.center().y(), row, below.height())

    def _rail_lines(self, row: CallRow) -> tuple[str, ...]:
        return lines_of(row.title, self.width - sum(RAIL_PADS), self.look, "small", "semibold")

    def _step(self) -> int:
        return self.look.pick(18, 16)

    def _paint_extra(self, painter: QPainter, line: QRectF, row: CallRow) -> float:
        """A danger in the strongest words of the row, whose call it is in quiet ones; where they end."""
        look = self.look
        for text, weight in self.extra_lines(row):
            line.setHeight(self._step())
            color = look.color("text.primary" if weight == "bold" else "text.secondary")
            draw_text(painter, line, text, look, "small", weight, color)
            line.translate(0, self._step())
        return line.y()

    def _paint_lead(self, painter: QPainter, line: QRectF, row: CallRow) -> None:
        """What a crew is in, where there is no room for its name: a shape and a word of its own."""
        look, weight = self.look, "alert" if row.weight == "alert" else "warn"
        color, words = look.color(f"{weight}.on_fill"), LEAD_WORDS[row.lead_icon]
        wide = 26 + text_width(words, look, "label", "bold")
        box = QRectF(line.x(), line.y(), wide, line.height())
        draw_box(painter, box, look.radius("chip"), look.color(f"{weight}.fill"), None)
        icon = QRectF(box.x() + 4, round(box.center().y() - 7), 14, 14)
        draw_icon(painter, row.lead_icon, icon, color, 2)
        draw_text(painter, box.adjusted(20, 0, 0, 0), words, look, "label", "bold", color)

    def _paint_badge(
        self, painter: QPainter, left: float, middle: float, row: CallRow, at_most: float = 24
    ) -> None:
        look = self.look
        width, height = look.pick((28, 24), (26, 22))
        high = min(float(height), at_most)
        box = QRectF(left, round(middle - high / 2), width, high)
        if row.icon and (row.icon == "ringing" or row.priority is None):
            side = min(20.0, high)
            square = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            color = "alert.line" if row.icon == "gap" else "text.secondary"
            draw_icon(painter, row.icon, square, look.color(color))
        else:
            draw_priority(painter, row.priority, box, look)

    def _paint_line(self, painter: QPainter, line: QRectF, row: CallRow) -> None:
        """A clock is never cut, what the call is about gives way to it; a plain state gives way to that.

        What stands out leads the line, and nothing takes its room.
        """
        look, state = self.look, state_words(row, self.model.now)
        if row.position and self._has_room(row, round(line.width())):
            quiet = look.color("text.secondary")
            taken = draw_text(painter, line, row.position, look, "small", "regular", quiet, RIGHT)
            line = line.adjusted(0, 0, -taken - 8, 0)
        if row.lead:
            stands_out = look.color("warn.text" if row.weight == "warn" else "alert.text")
            taken = draw_text(painter, line, row.lead, look, "small", "bold", stands_out)
            line = line.adjusted(taken + 8, 0, 0, 0)
        quiet = look.color("text.secondary")
        grave = has_clock(row) and (row.weight == "alert" or is_late(row, self.model.now))
        weight: Weight = "semibold" if grave else "regular"
        left_over = line.width() - text_width(state, look, "small", weight) - 8
        about = shortened(row.line, left_over, look, "small")
        fits = text_width(about, look, "small") <= left_over
        if fits or has_clock(row):
            color = look.color("alert.text") if grave else quiet
            taken = draw_text(
                painter, line, state, look, "small", weight, color, RIGHT if fits and about else LEFT
            )
            line = line.adjusted(0, 0, -taken - 8, 0)
        if fits or not (has_clock(row) or row.lead):
            about = about if fits else shortened(row.line, line.width(), look, "small")
            draw_text(painter, line, about, look, "small", "regular", quiet)


class CallList(Panel[CallRow]):
    """The calls that wait and that are open. A click or Enter on one wishes `open_call` with its number."""

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(READING, now)
        self._delegate = CallDelegate(look, self._model)
        view = RowView(look, self._model, self._delegate)
        super().__init__(look, view, self.tr("Calls"))
        self._model.setParent(self)
        view.empty = "phone", self.tr("No calls waiting"), self.tr("F3 takes the next one that rings")
        view.clicked.connect(self._open)
        view.pressed_enter.connect(self._open)

    def set_rail(self, is_rail: bool) -> None:
        """Show place, priority and age alone, in a narrow column, or all of a call again."""
        if is_rail != self._delegate.is_rail:
            self._delegate.is_rail = is_rail
            self.view.scheduleDelayedItemsLayout()
            self.view.viewport().update()
            self.update()

    def set_rows(self, rows: Sequence[CallRow], now: datetime) -> None:
        """Show these rows."""
        self.view.show_rows(rows, now)
        waiting = sum(bool(row.call) and row.section == WAITING for row in rows)
        others = sum(bool(row.call) for row in rows) - waiting
        words = self.tr("{waiting} waiting, {others} open")
        self.say(words.format(waiting=waiting, others=others) if rows else "")

    def _open(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()]
        if row.call:
            self.wished.emit(Wish("open_call", row.call))

"""Paints the rows of the unit board. Knows nothing of keys or of what a unit may do."""

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from console.domain.rows.shown import Chip, UnitRow
from console.domain.rows.words import minutes
from console.ui.paint import (
    RIGHT,
    chip_width,
    draw_chip,
    draw_icon,
    draw_key_cap,
    draw_lines,
    draw_status,
    draw_text,
    lines_of,
    text_width,
)
from console.ui.tables.delegate import MARKS, RowDelegate, paint_head
from console.ui.tables.unit_words import LONGEST_AGE, aged, longest_age, name_of, place_words, weight_of
from console.ui.theme import Look, Weight


class UnitDelegate(RowDelegate[UnitRow]):
    """Paints heads, units that fit (three lines, more with many chips) and the others (one line, or two).

    chosen: the unit that Enter acts on. wanted: what the head says the units are for.
    """

    chosen = ""
    wanted = ""
    name_width, kind_width, status_width = 52.0, 104.0, 148.0
    _measured: tuple[UnitRow, ...] = ()
    _measured_in: Look | None = None

    def is_live(self, row: UnitRow) -> bool:
        """Heads and notes are not live."""
        return bool(row.unit)

    def ground(self, row: UnitRow) -> tuple[str, str]:
        """Tint of the chosen unit, and of one to be looked after; the mark of a grave one stays its own."""
        mark = MARKS[row.weight]
        if row.icon:
            return f"{row.weight}.tint", mark
        return ("bg.selected", mark or "accent.line") if row.unit and row.unit == self.chosen else ("", mark)

    def is_divided(self, above: UnitRow, row: UnitRow) -> bool:
        """No line below a head or beside the tint."""
        return bool(above.unit and row.unit) and self.chosen not in (above.unit, row.unit)

    def height(self, row: UnitRow) -> int:
        """By the kind of row, and by what must not be cut off."""
        look = self.look
        if row.head:
            return look.pick(30, 24)
        if row.key:
            return look.row("unit_fit") + (len(self._chip_lines(row)) - 1) * look.pick(24, 20)
        below = len(self._next_lines(row)) * look.pick(24, 20)
        return look.row("unit") + (len(self._why_lines(row, longest=True)) - 1) * look.pick(18, 15) + below

    def paint_row(self, painter: QPainter, rect: QRectF, row: UnitRow) -> None:
        """Paint one of the kinds."""
        if row.head:
            paint_head(painter, rect, row.head, row.head_right, self.look)
        elif row.key:
            self._paint_fit(painter, rect, row)
        elif row.unit:
            self._paint_other(painter, rect, row)
        else:
            self._paint_note(painter, rect, row)

    def measure(self, rows: Sequence[UnitRow], *, anew: bool = False) -> None:
        """Make the columns of the others as wide as what stands in them asks for.

        They grow only, until another look: a column that jumps to and fro cannot be read. Rows that were
        measured where they stand are not measured again. anew: measure all, for ages that became longer.
        """
        look, before = self.look, self._measured
        if self._measured_in is not look:
            self._measured_in, before = look, ()
            self.name_width, self.kind_width, self.status_width = look.pick((62, 0, 130), (50, 0, 108))
        fresh = [row for row, old in zip_longest(rows, () if anew else before) if row and row is not old]
        self._measured = tuple(rows)
        others = [row for row in fresh if row.unit and not row.key]
        if not others:
            return
        size, now, gap = look.pick("dense", "small"), self.model.now, look.pick(10, 8)
        names = [text_width(row.unit, look, size, "semibold") for row in others]
        written = {(f"{row.status} {longest_age(row, now)}", weight_of(row)) for row in others}
        states = [text_width(words, look, size, weight) for words, weight in written]
        self.name_width = max([self.name_width, *(each + gap for each in names)])
        self.status_width = max([self.status_width, *(each + gap for each in states)])
        if not look.dense:
            kinds = [text_width(kind, look, size) for kind in {row.kind for row in others}]
            self.kind_width = max([self.kind_width, 60.0 + gap, *(each + gap for each in kinds)])

    def measured_by(self) -> tuple[object, ...]:
        """What the columns leave for the rest, and what the head says for all rows."""
        own = self.wanted, self.name_width, self.kind_width, self.status_width
        return *super().measured_by(), *own

    def _paint_fit(self, painter: QPainter, rect: QRectF, row: UnitRow) -> None:
        look, size = self.look, self.look.pick("answer", "body")
        cap = look.pick(28, 24)
        top = rect.y() + look.pick(8, 5)
        key = QRectF(rect.x() + look.pick(12, 8), top, cap, cap)
        draw_key_cap(painter, str(row.key), key, look)
        left, right = rect.x() + self._fit_left(), rect.right() - look.pick(12, 8)
        first = QRectF(left, top, right - left, look.pick(22, 20))
        second = QRectF(left, first.bottom() + look.pick(3, 2), first.width(), look.pick(19, 18))
        taken = self._paint_right(painter, first, second, row.right)
        first.setRight(first.right() - taken)
        second.setRight(second.right() - taken)
        width = draw_text(painter, first, name_of(row), look, size, "bold")
        first.setLeft(first.left() + width + 8)
        draw_text(painter, first, row.crew, look, "dense", "regular", look.color("text.secondary"))
        self._paint_status(painter, second, row, look.pick(14, 13), self._place(row))
        for chip, place in zip(self._chips(row), self._chip_places(row, left, second.bottom()), strict=True):
            draw_chip(painter, chip.sign, chip.words, place, look, row.unit == self.chosen)

    def _paint_right(self, painter: QPainter, first: QRectF, second: QRectF, right: str) -> float:
        """How far away the unit is, where that is known; how much room it took."""
        if not right:
            return 0
        look = self.look
        time, _, way = right.partition(", ")
        taken = draw_text(painter, first, time, look, look.pick("answer", "body"), "bold", align=RIGHT)
        quiet = look.color("text.secondary")
        return max(taken, draw_text(painter, second, way, look, "small", "regular", quiet, RIGHT)) + 12

    def _paint_status(self, painter: QPainter, line: QRectF, row: UnitRow, side: int, after: str) -> None:
        """Shape, word, age, then what comes after it, which alone may be cut."""
        look = self.look
        shape = QRectF(line.x(), round(line.center().y() - side / 2), side, side)
        draw_status(painter, row.counts_as, shape, look)
        line = line.adjusted(side + 8, 0, 0, 0)
        for words, color in ((row.status, "text.primary"), (self._age(row), "text.secondary")):
            taken = draw_text(painter, line, words, look, "dense", "regular", look.color(color))
            line.setLeft(line.left() + taken + (6 if taken else 0))
        draw_text(
            painter, line.adjusted(4, 0, 0, 0), after, look, "dense", "regular", look.color("text.secondary")
        )

    def _paint_other(self, painter: QPainter, rect: QRectF, row: UnitRow) -> None:
        look, size = self.look, self.look.pick("dense", "small")
        quiet = look.color("text.secondary")
        line = rect.adjusted(look.pick(12, 10), 0, 0, -len(self._next_lines(row)) * look.pick(24, 20))
        self._paint_shape(painter, row, QRectF(line.x(), round(line.center().y() - 6.5), 13, 13))
        line.setLeft(line.left() + look.pick(24, 20))
        draw_text(painter, line, row.unit, look, size, "bold" if row.icon else "semibold")
        line.setLeft(line.left() + self.name_width)
        if self.kind_width:
            draw_text(
                painter,
                QRectF(line.topLeft(), QSizeF(self.kind_width - 10, line.height())),
                row.kind,
                look,
                size,
                color=quiet,
            )
            line.setLeft(line.left() + self.kind_width)
        weight: Weight = "bold" if row.icon else "regular"
        color = look.color(f"{row.weight}.text" if row.icon else "text.primary")
        taken = draw_text(painter, line, row.status, look, size, weight, color)
        draw_text(painter, line.adjusted(taken + 4, 0, 0, 0), self._age(row), look, size, color=quiet)
        line.setLeft(rect.x() + self._why_left())
        self._paint_why(painter, line, row)
        for places in self._next_lines(row):
            for letter, word, left in places:
                self._paint_next(
                    painter, QRectF(rect.x() + left, line.bottom(), 0, look.pick(20, 18)), letter, word
                )
            line.translate(0, look.pick(24, 20))

    def _paint_shape(self, painter: QPainter, row: UnitRow, square: QRectF) -> None:
        """The shape of the status, or the icon that stands for more than any status says."""
        if row.icon:
            grown = square.adjusted(-2.5, -2.5, 2.5, 2.5)
            draw_icon(painter, row.icon, grown, self.look.color(f"{row.weight}.line"), 2.2)
        else:
            draw_status(painter, row.counts_as, square, self.look)

    def _paint_next(self, painter: QPainter, place: QRectF, letter: str, word: str) -> None:
        look, quiet = self.look, self.look.color("text.secondary")
        cap = QRectF(place.x(), place.y(), 18, min(18, place.height()))
        draw_key_cap(painter, letter, cap, look, quiet, look.color("border.strong"))
        draw_text(
            painter, place.adjusted(22, 0, 200, 0), word, look, look.pick("dense", "small"), color=quiet
        )

    def _next_lines(self, row: UnitRow) -> list[list[tuple[str, str, float]]]:
        """Letter, word and left of each status that may come next, in as many lines as they need."""
        look = self.look
        start, right = look.pick(36.0, 30.0), self.width - look.pick(12, 8)
        lines: list[list[tuple[str, str, float]]] = []
        left = right + 1.0
        for letter, word in row.next:
            wide = 22 + text_width(word, look, look.pick("dense", "small")) + look.pick(16, 12)
            if left + wide > right:
                lines.append([])
                left = start
            lines[-1].append((letter, word, left))
            left += wide
        return lines

    def _paint_why(self, painter: QPainter, line: QRectF, row: UnitRow) -> None:
        """Why not; of a grave unit what is grave stands out, up to the first comma."""
        look, size = self.look, self.look.pick("dense", "small")
        lines = self._why_lines(row)
        color = look.color("text.primary" if row.on_this_call else "text.secondary")
        if row.weight != "alert" or row.icon:
            draw_lines(painter, line, lines, look, size, "regular", color)
        elif len(lines) > 1:
            draw_lines(painter, line, lines, look, size, "semibold", look.color("alert.text"))
        else:
            lead, comma, rest = lines[0].partition(",")
            taken = draw_text(painter, line, lead, look, size, "semibold", look.color("alert.text"))
            draw_text(painter, line.adjusted(taken, 0, 0, 0), comma + rest, look, size, "regular", color)

    def _paint_note(self, painter: QPainter, rect: QRectF, row: UnitRow) -> None:
        look, quiet = self.look, self.look.color("text.secondary")
        icon = QRectF(rect.x() + look.pick(12, 10), rect.center().y() - 9, 18, 18)
        draw_icon(painter, "people", icon, quiet)
        line = rect.adjusted(look.pick(40, 34), 0, 0, 0)
        draw_lines(painter, line, self._why_lines(row), look, look.pick("dense", "small"), "semibold")

    def _age(self, row: UnitRow) -> str:
        return minutes(row.since, self.model.now) if row.since else ""

    def _place(self, row: UnitRow) -> str:
        return place_words(row, self.model.now)

    def _why(self, row: UnitRow, *, longest: bool = False) -> str:
        """What stands beside its status. longest: with the longest form that its age takes."""
        if row.place_since is not None:
            now = self.model.now
            return aged(row.why_not, now - LONGEST_AGE if longest else row.place_since, now)
        if row.on_this_call:
            return " · ".join(part for part in (row.place, row.why_not) if part)
        return row.why_not

    def _why_left(self) -> float:
        return self.look.pick(36, 30) + self.name_width + self.kind_width + self.status_width

    def _why_lines(self, row: UnitRow, *, longest: bool = False) -> tuple[str, ...]:
        look = self.look
        left = self._why_left() if row.unit else look.pick(40, 34)
        weight: Weight = "semibold" if row.weight == "alert" or not row.unit else "regular"
        why, wide = self._why(row, longest=longest), self.width - left - look.pick(12, 8)
        return lines_of(why, wide, look, look.pick("dense", "small"), weight)

    def _fit_left(self) -> int:
        return self.look.pick(52, 40)

    def _chips(self, row: UnitRow) -> tuple[Chip, ...]:
        """The chips; in dense rows without what the head says, or with it in a word."""
        said = self.wanted.partition(": ")[2] if self.look.dense else ""
        short = Chip("against", "stands in")
        return tuple(
            short if said and chip.words == f"instead of {said}" else chip
            for chip in row.chips
            if not (said and chip.sign == "for" and chip.words == said)
        )

    def _chip_lines(self, row: UnitRow) -> set[float]:
        """The heights at which chips stand, at least one."""
        return {place.y() for place in self._chip_places(row, self._fit_left(), 0)} or {0.0}

    def _chip_places(self, row: UnitRow, left: float, top: float) -> list[QRectF]:
        """Where each chip stands: side by side, and below where they do not fit."""
        look = self.look
        height, right = look.pick(20, 18), self.width - look.pick(12, 8)
        places, x, y = [], left, top + look.pick(6, 2)
        for chip in self._chips(row):
            width = min(chip_width(chip.words, look), right - left)
            if x + width > right and x > left:
                x, y = left, y + look.pick(24, 20)
            places.append(QRectF(x, y, width, height))
            x += width + 4
        return places

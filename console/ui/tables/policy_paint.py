"""How the rules of a policy are painted: number, condition, reason, who goes, priority. Knows no policy."""

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from console.domain.rows.policy import RuleRow, Unfolded
from console.domain.rows.words import RESPONSES
from console.ui.paint import CENTER, draw_box, draw_icon, draw_priority, draw_text, text_width
from console.ui.tables.delegate import RowDelegate
from console.ui.tables.policy_text import Laid, Span, draw, lay, line_step, marked
from console.ui.theme import Look

PART_ICONS = {"medical": "ems", "safety": "shield", "care": "phone_clinician"}
GAP_FLAG = "gap call"
NARROW = 60
"""Narrower than this there is nothing to lay out yet."""
ICON_WIDE = 22


class Columns(NamedTuple):
    """Where the columns of a rule stand, from the left of the row."""

    number: float
    when: float
    who: float
    badge: float
    right: float


class RuleDelegate(RowDelegate[RuleRow]):
    """Paints a rule as high as its words need; a head of a part on one line."""

    def ground(self, row: RuleRow) -> tuple[str, str]:
        """The tint of a rule that decides, and of the head of a part."""
        if not row.rule:
            return "bg.surface", ""
        return ("bg.selected", "accent.line") if row.decides else ("", "")

    def is_live(self, row: RuleRow) -> bool:
        """Whether it is a rule."""
        return bool(row.rule)

    def height(self, row: RuleRow) -> int:
        """As high as the higher of both columns, and what is unfolded below them."""
        look = self.look
        if not row.rule:
            return look.pick(32, 26)
        if self.width < NARROW:
            return look.row("table")
        columns = self._columns()
        left = sum(each.height for each in self._when(row, columns))
        below = sum(each.height + 4 for each in self._below(row, columns))
        return max(left, self._who_height(row, columns)) + below + 2 * look.pick(7, 5)

    def paint_row(self, painter: QPainter, rect: QRectF, row: RuleRow) -> None:
        """Paint the columns of a rule, or the head of a part."""
        if not row.rule:
            self._paint_head(painter, rect, row)
            return
        if self.width < NARROW:
            return
        look, columns = self.look, self._columns()
        top = rect.y() + look.pick(7, 5)
        step = line_step(look, self._size())
        number = QRectF(rect.x() + columns.number, top, columns.when - columns.number, step)
        draw_text(painter, number, row.rule, look, self._size(), "semibold", look.color("text.secondary"))
        painter.save()
        end = top
        for laid in self._when(row, columns):
            end = draw(painter, laid, QRectF(rect.x() + columns.when, end, 0, 0))
        who_end = self._paint_who(painter, rect.x(), top, row, columns)
        below = max(end, who_end)
        for laid in self._below(row, columns):
            bar = QRectF(rect.x() + columns.when, below + 4, 2, laid.height)
            painter.fillRect(bar, look.color("accent.line"))
            below = draw(painter, laid, QRectF(bar.x() + 10, below + 4, 0, 0))
        painter.restore()
        wide = look.pick(28, 24)
        badge = QRectF(rect.x() + columns.badge, top - 2, wide, look.pick(24, 22))
        if row.priority is not None:
            draw_priority(painter, row.priority, badge, look)
        else:
            quiet = look.color("text.secondary")
            draw_text(painter, badge.adjusted(-4, 0, 4, 0), "none", look, "small", "regular", quiet, CENTER)

    def _paint_head(self, painter: QPainter, rect: QRectF, row: RuleRow) -> None:
        look, pad = self.look, self.look.pick(16, 12)
        square = QRectF(rect.x() + pad, rect.center().y() - 9, 18, 18)
        draw_icon(painter, PART_ICONS[row.part], square, look.color("text.primary"))
        line = rect.adjusted(pad + 26, 0, -pad, 0)
        taken = draw_text(painter, line, row.part.capitalize(), look, look.pick("body", "dense"), "semibold")
        quiet = look.color("text.secondary")
        rest = line.adjusted(taken + 10, 0, 0, 0)
        draw_text(painter, rest, row.because, look, "small", "regular", quiet)

    def _paint_who(self, painter: QPainter, left: float, top: float, row: RuleRow, columns: Columns) -> float:
        """Paint who goes, the marks and the basis; where they end."""
        look, step = self.look, line_step(self.look, self._size())
        x, wide = left + columns.who, columns.badge - columns.who - 12
        for response, laid in zip(row.send, self._who(row, columns), strict=True):
            square = QRectF(x, top + (step - 16) / 2, 16, 16)
            draw_icon(painter, response, square, look.color("text.primary"))
            draw(painter, laid, QRectF(x + ICON_WIDE, top, 0, 0))
            top += max(step, laid.height) + 1
        quiet = look.color("text.secondary")
        if not row.send:
            draw_text(painter, QRectF(x, top, wide, step), "nobody", look, self._size(), "regular", quiet)
            top += step + 1
        for flag in row.flags:
            top = self._paint_flag(painter, QRectF(x, top, wide, 0), flag)
        small = line_step(look, "small")
        draw_text(painter, QRectF(x, top, wide, small), row.basis, look, "small", "regular", quiet)
        return top + small

    def _paint_flag(self, painter: QPainter, room: QRectF, flag: str) -> float:
        look, high = self.look, self.look.pick(20, 18)
        wide = min(room.width(), text_width(flag, look, "small") + 14)
        box = QRectF(room.x(), room.y() + 1, wide, high)
        edge = look.color("alert.line" if flag == GAP_FLAG else "border.control")
        draw_box(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), look.radius("chip"), None, QPen(edge, 1))
        color = look.color("text.primary")
        draw_text(painter, box.adjusted(6, 0, -4, 0), flag, look, "small", "regular", color)
        return box.bottom() + 2

    def _who_height(self, row: RuleRow, columns: Columns) -> int:
        step = line_step(self.look, self._size())
        lines = sum(max(step, laid.height) + 1 for laid in self._who(row, columns)) or step + 1
        return lines + len(row.flags) * (self.look.pick(20, 18) + 3) + line_step(self.look, "small")

    def _who(self, row: RuleRow, columns: Columns) -> tuple[Laid, ...]:
        """Each response by its name, on as many lines as that takes: what is not sent must not be cut off."""
        wide = columns.badge - columns.who - 12 - ICON_WIDE
        return tuple(
            lay((Span(RESPONSES[each].name, "semibold"),), wide, self.look, self._size()) for each in row.send
        )

    def _when(self, row: RuleRow, columns: Columns) -> tuple[Laid, Laid]:
        look, wide = self.look, columns.who - columns.when - 14
        when = lay(marked(row.when, row.names), wide, look, self._size())
        return when, lay((Span(row.because, color="text.secondary"),), wide, look, "small")

    def _below(self, row: RuleRow, columns: Columns) -> tuple[Laid, ...]:
        wide = columns.right - columns.when - 10
        return tuple(lay(_unfolded(each), wide, self.look, "small") for each in row.unfolded)

    def _columns(self) -> Columns:
        return columns_of(self.look, self.width)

    def _size(self) -> str:
        return self.look.pick("body", "dense")


def _unfolded(told: Unfolded) -> tuple[Span, ...]:
    return (Span(f"{told.means}: ", "semibold"), *marked(told.says, told.names))


def columns_of(look: Look, width: float) -> Columns:
    """The columns in a list of that width."""
    pad, badge = look.pick(16, 12), look.pick(28, 24)
    when, right = pad + look.pick(44, 36), width - pad - 4
    free = right - badge - when
    return Columns(pad, when, when + free * look.pick(0.58, 0.6), right - badge, right)

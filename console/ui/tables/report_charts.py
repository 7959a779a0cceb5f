"""Paints the pictures of a report in the look of the screen, from the values that the paper is drawn from.

What is hidden is a hatched stub, never an empty place; a day without a median is a gap in its line.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, log10

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from console.reports.figure_charts import Bars, Chart, Course, Pair, Pairs
from console.ui.paint import CENTER, RIGHT, draw_text, text_width
from console.ui.theme import Look

GAP = 28
"""Between two pictures beside each other."""
TITLE, FOOT = 24, 20
"""Room for the title above a plot, and for the labels below it."""
BAR_SHARE = 0.72
STUB_SHARE = 0.12
COURSES_BESIDE = 3
TICKS_MAX = 4
DOT, CROSS = 2.5, 4.0
LEGEND = (
    ("dots", "median of a day of the month"),
    ("mean", "mean of the days"),
    ("limit", "control limits"),
    ("cross", "beyond them"),
)


def chart_height(chart: Chart, look: Look) -> int:
    """How high a picture is painted."""
    (part, *_) = chart.parts
    if isinstance(part, Pairs):
        return TITLE + FOOT + look.pick(34, 28) * len(part.rows)
    if isinstance(part, Course):
        return 2 * look.pick(168, 136) + GAP // 2
    return look.pick(212, 168)


def paint_chart(painter: QPainter, rect: QRectF, chart: Chart, look: Look) -> None:
    """Paint a picture into a rectangle."""
    bars = [part for part in chart.parts if isinstance(part, Bars)]
    courses = [part for part in chart.parts if isinstance(part, Course)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, room = rect.x(), rect.width() - GAP * (len(bars) - 1)
    for each in bars:
        wide = room * each.wide / sum(other.wide for other in bars)
        _bars(painter, QRectF(left, rect.y(), wide, rect.height()), each, look)
        left += wide + GAP
    if courses:
        _courses(painter, rect, courses, look)
    for part in chart.parts:
        if isinstance(part, Pairs):
            _pairs(painter, rect, part, look)
    painter.restore()


def ticks(most: float, whole: bool = True) -> tuple[float, ...]:
    """Round values from 0 to at least the largest one, few enough to be read."""
    if most <= 0:
        return 0.0, 1.0
    step = 10.0 ** floor(log10(most))
    steps = (step * each for each in (0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5))
    fits = (each for each in steps if ceil(most / each) <= TICKS_MAX and not (whole and each % 1))
    by = next(fits, step)
    return tuple(by * place for place in range(ceil(most / by) + 1))


def _titled(painter: QPainter, rect: QRectF, title: str, look: Look) -> None:
    draw_text(painter, QRectF(rect.x(), rect.y(), rect.width(), TITLE - 4), title, look, "small", "semibold")


def _plot(painter: QPainter, rect: QRectF, marks: Sequence[float], look: Look) -> QRectF:
    """The area of a plot, with a line and a value for each mark."""
    told = [f"{each:,g}" for each in marks]
    side = max(text_width(each, look, "label") for each in told) + 8
    area = rect.adjusted(side, TITLE + 4, 0, -FOOT)
    for mark, words in zip(marks, told, strict=True):
        level = area.bottom() - area.height() * mark / marks[-1]
        color = look.color("border.strong" if not mark else "border.subtle")
        painter.fillRect(QRectF(area.x(), round(level), area.width(), 1), color)
        place = QRectF(rect.x(), level - 8, side - 8, 16)
        draw_text(painter, place, words, look, "label", "regular", look.color("text.secondary"), RIGHT)
    return area


def _bars(painter: QPainter, rect: QRectF, bars: Bars, look: Look) -> None:
    _titled(painter, rect, bars.title, look)
    marks = ticks(max(bars.counts, default=0))
    area = _plot(painter, rect, marks, look)
    step = area.width() / max(1, len(bars.counts))
    for place, count in enumerate(bars.counts):
        middle = area.x() + step * (place + 0.5)
        share = STUB_SHARE if place in bars.hidden else count / marks[-1]
        bar = QRectF(middle - step * BAR_SHARE / 2, 0, step * BAR_SHARE, area.height() * share)
        bar.moveBottom(area.bottom())
        if place in bars.hidden:
            _hatch(painter, bar, look)
        elif count:
            painter.fillRect(bar, look.color("accent.line"))
        if place in bars.labelled:
            below = QRectF(middle - 30, area.bottom() + 2, 60, FOOT - 2)
            quiet = look.color("text.secondary")
            draw_text(painter, below, bars.labels[place], look, "label", "regular", quiet, CENTER)


def _hatch(painter: QPainter, bar: QRectF, look: Look) -> None:
    color = look.color("text.secondary")
    painter.setPen(QPen(color, 1))
    painter.setBrush(QBrush(color, Qt.BrushStyle.BDiagPattern))
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))


def _pairs(painter: QPainter, rect: QRectF, pairs: Pairs, look: Look) -> None:
    _titled(painter, rect, pairs.title, look)
    side = max(text_width(row.label, look, "small") for row in pairs.rows) + 12
    words = max(text_width(each[1], look, "label") for row in pairs.rows for each in (row.asked, row.went))
    most = max(1, *(each[0] for row in pairs.rows for each in (row.asked, row.went)))
    high = (rect.height() - TITLE - FOOT / 2) / len(pairs.rows)
    room = QRectF(rect.x() + side, 0, rect.width() - side - words - 8, high)
    for place, row in enumerate(pairs.rows):
        room.moveTop(rect.y() + TITLE + place * high)
        label = QRectF(rect.x(), room.y(), side - 12, high)
        draw_text(painter, label, row.label, look, "small", "regular", None, RIGHT)
        _pair(painter, room, row, most, look)


def _pair(painter: QPainter, room: QRectF, row: Pair, most: int, look: Look) -> None:
    half = room.height() * 0.4
    both = ((row.asked, "border.control"), (row.went, "accent.line"))
    for place, ((length, told), color) in enumerate(both):
        top = room.y() + room.height() * 0.1 + place * half
        bar = QRectF(room.x(), top, room.width() * length / most, half - 1)
        painter.fillRect(bar, look.color(color))
        beside = QRectF(bar.right() + 6, top - 2, 120, half + 3)
        draw_text(painter, beside, told, look, "label", "regular", look.color("text.secondary"))


def _courses(painter: QPainter, rect: QRectF, courses: Sequence[Course], look: Look) -> None:
    """Three beside each other in two rows; in the sixth place what the lines and signs are."""
    wide = (rect.width() - GAP * (COURSES_BESIDE - 1)) / COURSES_BESIDE
    high = (rect.height() - GAP / 2) / 2
    for place in range(2 * COURSES_BESIDE):
        row, column = divmod(place, COURSES_BESIDE)
        each = QRectF(rect.x() + column * (wide + GAP), rect.y() + row * (high + GAP / 2), wide, high)
        if place < len(courses):
            _course(painter, each, courses[place], look)
        elif place == len(courses):
            _legend(painter, each.adjusted(GAP, TITLE, 0, 0), look)


def _course(painter: QPainter, rect: QRectF, course: Course, look: Look) -> None:
    _titled(painter, rect, course.title, look)
    told = [value for value in course.values if value is not None]
    marks = ticks(max((*told, *(course.limits or ())), default=0), whole=False)
    area = _plot(painter, rect, marks, look)
    step = area.width() / max(1, len(course.values))

    def level(value: float) -> float:
        return area.bottom() - area.height() * value / marks[-1]

    if course.limits is not None:
        for value, kind in zip(course.limits, ("limit", "mean", "limit"), strict=True):
            _sign(painter, QPointF(area.x(), level(value)), area.width(), kind, look)
    points = [
        None if value is None else QPointF(area.x() + step * (place + 0.5), level(value))
        for place, value in enumerate(course.values)
    ]
    painter.setPen(QPen(look.color("accent.line"), 1.4))
    for one, other in pairwise(points):
        if one is not None and other is not None:
            painter.drawLine(one, other)
    for place, point in enumerate(points):
        if point is not None:
            _mark(painter, point, place in course.beyond, look)
    for place in course.labelled:
        below = QRectF(area.x() + step * (place + 0.5) - 20, area.bottom() + 2, 40, FOOT - 2)
        day, quiet = str(int(course.days[place][8:])), look.color("text.secondary")
        draw_text(painter, below, day, look, "label", "regular", quiet, CENTER)


def _mark(painter: QPainter, point: QPointF, is_beyond: bool, look: Look) -> None:
    """A dot; beyond the limits a cross."""
    if is_beyond:
        painter.setPen(QPen(look.color("alert.line"), 2.4))
        for turn in (1, -1):
            reach = QPointF(CROSS, CROSS * turn)
            painter.drawLine(point - reach, point + reach)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.color("accent.line")))
    painter.drawEllipse(point, DOT, DOT)


def _sign(painter: QPainter, at: QPointF, wide: float, kind: str, look: Look) -> None:
    """A line across: of the mean, or dashed of a limit."""
    pen = QPen(look.color("text.secondary"), 1)
    if kind == "limit":
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawLine(at, at + QPointF(wide, 0))


def _legend(painter: QPainter, rect: QRectF, look: Look) -> None:
    high = 22
    for place, (kind, words) in enumerate(LEGEND):
        line = QRectF(rect.x(), rect.y() + place * high, rect.width(), high)
        middle = QPointF(line.x(), line.center().y())
        if kind in ("mean", "limit"):
            _sign(painter, middle, 24, kind, look)
        else:
            _mark(painter, middle + QPointF(12, 0), kind == "cross", look)
        quiet = look.color("text.secondary")
        draw_text(painter, line.adjusted(34, 0, 0, 0), words, look, "label", "regular", quiet)

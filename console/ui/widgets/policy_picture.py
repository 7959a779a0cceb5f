"""Paints the guide as a picture into any device: the screen, an SVG file or a PDF. Knows no policy."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from console.domain.rows.policy_flow import FlowBox
from console.reports.flow_layout import Box, Drawing, Line, Place, lay_out
from console.ui.paint import draw_box, draw_icon, draw_priority, draw_text, round_pen, text_width
from console.ui.tables.policy_text import Laid, Span, draw, lay
from console.ui.theme import Look

HEAD, ROW, PAD = 26, 20, 10
NARROWEST, WIDEST = 120, 232
END_WIDE = 250
SIZE, SMALL = "dense", "small"
MARGIN = 24
CURVE = 28


class Picture(NamedTuple):
    """Boxes and where all of it stands. tops: how far below its box's top each line is, and its height."""

    boxes: dict[int, FlowBox]
    drawing: Drawing
    tops: dict[int, tuple[tuple[float, float], ...]]


def stands(box: FlowBox) -> tuple[object, ...]:
    """All of a box that its place and those of others depend on; not whether a call comes through it."""
    return box.node, box.level, box.title, box.detail, tuple((line.words, line.to) for line in box.lines)


def picture_of(boxes: Sequence[FlowBox], look: Look) -> Picture:
    """The picture of these boxes, at the size in which they are painted."""
    tops, laid = {}, []
    for box in boxes:
        wide = _wide(box, look)
        lines, top = [], float(HEAD)
        for line in box.lines:
            high = float(_answer(line.words, wide, look, "text.primary").height + 5)
            lines.append((top, high))
            top += high
        tops[box.node] = tuple(lines)
        detail = _detail(box, look).height if box.is_end else 0
        high = top + 6 if box.lines else HEAD + detail + 8
        ports = tuple(
            (start + tall / 2, line.to) for (start, tall), line in zip(lines, box.lines, strict=True)
        )
        laid.append(Box(box.node, box.level, wide, high, ports))
    return Picture({box.node: box for box in boxes}, lay_out(laid), tops)


def area_of(picture: Picture) -> QRectF:
    """The area of the whole picture, with a margin."""
    drawing = picture.drawing
    return QRectF(-MARGIN, -MARGIN, drawing.wide + 2 * MARGIN, drawing.high + 2 * MARGIN)


def place_of(picture: Picture, node: int) -> QRectF:
    """Where a box stands."""
    place = picture.drawing.places[node]
    return QRectF(place.x, place.y, place.wide, place.high)


def paint_picture(painter: QPainter, picture: Picture, look: Look, ringed: int | None, seen: QRectF) -> None:
    """Paint what is seen of the picture. ringed: the box with the ring, if any."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    walked = [line for line in picture.drawing.lines if _is_taken(picture, line)]
    for line in picture.drawing.lines:
        if line not in walked:
            _paint_line(painter, line, look, "border.control", 1.2)
    for line in walked:
        _paint_line(painter, line, look, "accent.line", 2.8)
    for node, place in picture.drawing.places.items():
        rect = place_of(picture, node)
        if rect.intersects(seen):
            _paint_box(painter, picture, node, place, look)
        if node == ringed:
            pen = QPen(look.color("focus.ring"), 2)
            draw_box(painter, rect.adjusted(-4, -4, 4, 4), look.radius("card"), None, pen)


def _wide(box: FlowBox, look: Look) -> float:
    if box.is_end:
        return END_WIDE
    longest = max(text_width(line.words, look, SMALL) for line in box.lines)
    longest = max(longest, text_width(box.title, look, SIZE, "semibold"))
    return min(WIDEST, max(NARROWEST, longest + 2 * PAD + 4))


def _answer(words: str, wide: float, look: Look, color: str) -> Laid:
    return lay((Span(words, color=color),), wide - 2 * PAD, look, SMALL)


def _detail(box: FlowBox, look: Look) -> Laid:
    return lay((Span(box.detail, color="text.primary"),), END_WIDE - 2 * PAD, look, SMALL)


def _is_taken(picture: Picture, line: Line) -> bool:
    return picture.boxes[line.box].lines[line.port].is_taken


def _paint_line(painter: QPainter, line: Line, look: Look, color: str, wide: float) -> None:
    """Paint a line as a curve from column to column, with a head where it ends."""
    path, last = QPainterPath(QPointF(*line.points[0])), line.points[-1]
    for at in range(1, len(line.points)):
        (x, y), (to_x, to_y) = line.points[at - 1], line.points[at]
        if at % 2 == 1:
            path.cubicTo(QPointF(x + CURVE, y), QPointF(to_x - CURVE, to_y), QPointF(to_x, to_y))
        else:
            path.lineTo(QPointF(to_x, to_y))
    painter.strokePath(path, round_pen(look.color(color), wide))
    head = QPainterPath(QPointF(*last))
    head.lineTo(last[0] - 7, last[1] - 4)
    head.lineTo(last[0] - 7, last[1] + 4)
    head.closeSubpath()
    painter.fillPath(head, look.color(color))


def _paint_box(painter: QPainter, picture: Picture, node: int, place: Place, look: Look) -> None:
    box, rect = picture.boxes[node], QRectF(place.x, place.y, place.wide, place.high)
    edge = QPen(look.color("accent.line" if box.is_walked else "border.strong"), 2 if box.is_walked else 1)
    ground = "bg.selected" if box.is_end and box.is_walked else "bg.raised"
    draw_box(painter, rect, look.radius("control"), look.color(ground), edge)
    head = QRectF(rect.x() + PAD, rect.y(), rect.width() - 2 * PAD, HEAD)
    if box.is_end:
        _paint_end(painter, box, head, look)
        return
    draw_text(painter, head, box.title, look, SIZE, "semibold")
    for line, (top, high) in zip(box.lines, picture.tops[node], strict=True):
        if line.is_taken:
            row = QRectF(rect.x() + 5, rect.y() + top, rect.width() - 10, high)
            draw_box(painter, row, look.radius("chip"), look.color("bg.selected"), None)
        color = "text.primary" if line.is_taken else "text.secondary"
        laid = _answer(line.words, rect.width(), look, color)
        draw(painter, laid, QRectF(rect.x() + PAD, rect.y() + top + 2, 0, 0))


def _paint_end(painter: QPainter, box: FlowBox, head: QRectF, look: Look) -> None:
    quiet = look.color("text.secondary")
    left = head.x() + draw_text(painter, head, box.title, look, SIZE, "semibold", quiet) + 10
    for icon in box.icons:
        draw_icon(painter, icon, QRectF(left, head.center().y() - 8, 16, 16), look.color("text.primary"))
        left += 22
    if box.priority is not None:
        badge = QRectF(head.right() - 24, head.y() + 4, 26, 20)
        draw_priority(painter, box.priority, badge, look)
    draw(painter, _detail(box, look), QRectF(head.x(), head.bottom(), 0, 0))

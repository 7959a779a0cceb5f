"""Paints the guide as a picture into any device: the screen, an SVG file or a PDF. Knows no policy."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

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


class Text(NamedTuple):
    """Words of a box: how far below its top they begin, how much room they take, and how they are laid."""

    top: float
    high: float
    laid: Laid


class Picture(NamedTuple):
    """Boxes and where all of it stands. texts: the lines of each box, made ready for painting."""

    boxes: dict[int, FlowBox]
    drawing: Drawing
    texts: dict[int, tuple[Text, ...]]


def stands(box: FlowBox) -> tuple[object, ...]:
    """All of a box that its place and those of others depend on; not whether a call comes through it."""
    return box.node, box.level, box.title, box.detail, tuple((line.words, line.to) for line in box.lines)


def picture_of(boxes: Sequence[FlowBox], look: Look) -> Picture:
    """The picture of these boxes, at the size in which they are painted."""
    texts, to_place = {}, []
    for box in boxes:
        wide = _wide(box, look)
        texts[box.node] = told = _texts(box, wide, look)
        ports = ((text.top + text.high / 2, line.to) for text, line in zip(told, box.lines, strict=False))
        high = told[-1].top + told[-1].high + 6
        to_place.append(Box(box.node, box.level, wide, high, tuple(ports)))
    return Picture({box.node: box for box in boxes}, lay_out(to_place), texts)


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
    lines = picture.drawing.lines
    taken = [line for line in lines if picture.boxes[line.box].lines[line.port].is_taken]
    _paint_lines(painter, lines, look.color("border.control"), 1.2)
    _paint_lines(painter, taken, look.color("accent.line"), 2.8)
    for node, place in picture.drawing.places.items():
        rect = place_of(picture, node)
        if rect.intersects(seen):
            _paint_box(painter, picture, node, place, look)
        if node == ringed:
            pen = QPen(look.color("focus.ring"), 2)
            pen.setCosmetic(True)  # as wide however small the picture is
            draw_box(painter, rect.adjusted(-4, -4, 4, 4), look.radius("card"), None, pen)


def _wide(box: FlowBox, look: Look) -> float:
    if box.is_end:
        return END_WIDE
    longest = max(text_width(line.words, look, SMALL) for line in box.lines)
    longest = max(longest, text_width(box.title, look, SIZE, "semibold"))
    return min(WIDEST, max(NARROWEST, longest + 2 * PAD + 4))


def _texts(box: FlowBox, wide: float, look: Look) -> tuple[Text, ...]:
    """The answers of a question below each other; what an end says."""
    told, top = [], float(HEAD)
    for words in [line.words for line in box.lines] or [box.detail]:
        laid = lay((Span(words, color=""),), wide - 2 * PAD, look, SMALL)
        told.append(Text(top, float(laid.height + 5), laid))
        top += laid.height + 5
    return tuple(told)


def _paint_lines(painter: QPainter, lines: Sequence[Line], color: QColor, wide: float) -> None:
    """Paint lines as curves from column to column; what several share is painted once."""
    path, heads = QPainterPath(), QPainterPath()
    for start, end, bends in dict.fromkeys(part for line in lines for part in _parts(line)):
        path.moveTo(*start)
        if bends:
            path.cubicTo(start[0] + CURVE, start[1], end[0] - CURVE, end[1], *end)
        else:
            path.lineTo(*end)
    for x, y in dict.fromkeys(line.points[-1] for line in lines):
        heads.addPolygon(QPolygonF([QPointF(x, y), QPointF(x - 7, y - 4), QPointF(x - 7, y + 4)]))
    painter.strokePath(path, round_pen(color, wide))
    painter.fillPath(heads, color)


def _parts(line: Line) -> Iterator[tuple[tuple[float, float], tuple[float, float], bool]]:
    """The line from point to point; it bends between columns, and runs straight through one."""
    for at, (start, end) in enumerate(pairwise(line.points)):
        yield start, end, at % 2 == 0


def _paint_box(painter: QPainter, picture: Picture, node: int, place: Place, look: Look) -> None:
    box, rect = picture.boxes[node], QRectF(place.x, place.y, place.wide, place.high)
    edge = QPen(look.color("accent.line" if box.is_walked else "border.strong"), 2 if box.is_walked else 1)
    ground = "bg.selected" if box.is_end and box.is_walked else "bg.raised"
    draw_box(painter, rect, look.radius("control"), look.color(ground), edge)
    head = QRectF(rect.x() + PAD, rect.y(), rect.width() - 2 * PAD, HEAD)
    if box.is_end:
        _paint_end(painter, picture, box, head, look)
        return
    draw_text(painter, head, box.title, look, SIZE, "semibold")
    for line, (top, high, laid) in zip(box.lines, picture.texts[node], strict=True):
        if line.is_taken:
            row = QRectF(rect.x() + 5, rect.y() + top, rect.width() - 10, high)
            draw_box(painter, row, look.radius("chip"), look.color("bg.selected"), None)
        color = "text.primary" if line.is_taken else "text.secondary"
        painter.setPen(look.color(color))
        draw(painter, laid, QRectF(rect.x() + PAD, rect.y() + top + 2, 0, 0))


def _paint_end(painter: QPainter, picture: Picture, box: FlowBox, head: QRectF, look: Look) -> None:
    quiet = look.color("text.secondary")
    left = head.x() + draw_text(painter, head, box.title, look, SIZE, "semibold", quiet) + 10
    for icon in box.icons:
        draw_icon(painter, icon, QRectF(left, head.center().y() - 8, 16, 16), look.color("text.primary"))
        left += 22
    if box.priority is not None:
        badge = QRectF(head.right() - 24, head.y() + 4, 26, 20)
        draw_priority(painter, box.priority, badge, look)
    painter.setPen(look.color("text.primary"))
    draw(painter, picture.texts[box.node][0].laid, QRectF(head.x(), head.bottom(), 0, 0))

"""Draws what rows and controls are made of: icons, status shapes, badges, key caps, chips and text.

Works from values and a look; knows no widget. Paths are read once; texts are kept in the look.
"""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QStaticText

from console.domain.visible import visible
from console.ui.icons import ICONS, STATUS_SHAPES
from console.ui.svg_path import read_path
from console.ui.theme import Drawn, Look, Weight

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTER = Qt.AlignmentFlag.AlignHCenter
TEXTS_KEPT = 4096
CHIP_ICONS = {"for": ("check", "ok.line"), "against": ("minus", "warn.line"), "bars": ("cross", "alert.text")}


def draw_icon(painter: QPainter, name: str, rect: QRectF, color: QColor, width: float = 1.6) -> None:
    """Draw an icon into a square; `width`: of its lines, on the grid of 20. Raises KeyError."""
    path = _icon(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 20, rect.height() / 20)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(round_pen(color, width))
    painter.drawPath(path)
    painter.restore()


def draw_status(
    painter: QPainter, counts_as: str, rect: QRectF, look: Look, ink: QColor | None = None
) -> None:
    """Draw the shape of what a status counts as, in its colour; ink: in this one, on ground of its colour.

    On light ground a darker edge makes the pale shapes stand out.
    """
    color = ink or look.color(f"status.{counts_as}")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 16, rect.height() / 16)
    if counts_as == "not_available":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(round_pen(color, 2.2))
    else:
        painter.setBrush(color)
        painter.setPen(
            round_pen(color.darker(150), 1.2) if look.name == "light" and ink is None else Qt.PenStyle.NoPen
        )
    painter.drawPath(_shape(counts_as))
    painter.restore()


def draw_priority(painter: QPainter, priority: int | None, rect: QRectF, look: Look) -> None:
    """Draw a priority's badge: P1 and P2 solid, P3 tinted, P4 and no priority yet with a dashed edge."""
    known = priority in (1, 2, 3, 4)
    path = f"priority.{priority if known else 4}"
    fill, edge, text = (look.color(f"{path}.{part}") for part in ("fill", "border", "on"))
    pen = QPen(edge, 1.5)
    if priority not in (1, 2, 3):
        pen.setDashPattern([2, 1.5])
    draw_box(painter, rect.adjusted(0.75, 0.75, -0.75, -0.75), look.radius("chip"), fill, pen)
    size = "title" if rect.width() >= 40 else "body" if rect.width() >= 34 else look.pick("dense", "small")
    draw_text(
        painter, rect, f"P{priority}" if priority is not None else "?", look, size, "bold", text, CENTER
    )


def draw_key_cap(
    painter: QPainter,
    text: str,
    rect: QRectF,
    look: Look,
    color: QColor | None = None,
    edge: QColor | None = None,
    big: bool = False,
) -> None:
    """Draw a key cap. Big ones, all from 24 high, have a ground and are what is pressed to choose."""
    big = big or rect.height() >= 24
    fill = look.color("bg.raised") if big else None
    pen = QPen(edge or look.color("border.control"), 1)
    draw_box(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, fill, pen)
    size: tuple[str, Weight] = (look.pick("answer", "body"), "bold") if big else ("label", "semibold")
    draw_text(painter, rect, text, look, *size, color or look.color("text.primary"), CENTER)


def key_cap_width(text: str, look: Look, height: float = 20) -> float:
    """How wide a key cap of that text and height is."""
    if height >= 24:
        return max(height, text_width(text, look, look.pick("answer", "body"), "bold") + 12)
    return max(height, text_width(text, look, "label", "semibold") + 12)


def draw_chip(
    painter: QPainter, sign: str, words: str, rect: QRectF, look: Look, is_selected: bool = False
) -> None:
    """Draw a reason `for` or `against` a unit, or one that `bars` it: sign, then words."""
    icon, color = CHIP_ICONS[sign]
    ground = "alert.tint" if sign == "bars" else "bg.raised" if is_selected else "bg.control"
    draw_box(painter, rect, look.radius("chip"), look.color(ground), None)
    pad = look.pick(5, 4)
    square = QRectF(rect.x() + pad, rect.center().y() - 6, 12, 12)
    draw_icon(painter, icon, square, look.color(color), 2.6)
    text = look.color("alert.text" if sign == "bars" else "text.primary")
    draw_text(painter, rect.adjusted(pad + 16, 0, 0, 0), words, look, "small", "regular", text)


def chip_width(words: str, look: Look) -> float:
    """How wide a chip of these words is."""
    return text_width(words, look, "small") + 16 + look.pick(12, 9)


def draw_box(painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, pen: QPen | None) -> None:
    """Draw a rounded box; give the middle of its edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen or Qt.PenStyle.NoPen)
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def draw_mark(painter: QPainter, rect: QRectF, radius: float, ground: QColor, mark: QColor) -> None:
    """Draw a rounded ground with the bar of 4 px at its left."""
    draw_box(painter, rect, radius, ground, None)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(rect, radius, radius)
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(rect.x(), rect.y(), 4, rect.height()), mark)
    painter.restore()


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    look: Look,
    size: str,
    weight: Weight = "regular",
    color: QColor | None = None,
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """Draw one line, in the middle of the rectangle's height, cut with an ellipsis where it is wider.

    Returns the width taken.
    """
    if not text or rect.width() <= 0:
        return 0.0
    drawn = _drawn(text, look, size, weight)
    if drawn.width > rect.width() + 0.5:
        cut = look.metrics(size, weight).elidedText(drawn.shown, Qt.TextElideMode.ElideRight, rect.width())
        drawn = _drawn(cut, look, size, weight)
    left = rect.x()
    if align == RIGHT:
        left += rect.width() - drawn.width
    elif align == CENTER:
        left += (rect.width() - drawn.width) / 2
    base = round(rect.y() + rect.height() / 2 + drawn.half_cap)
    painter.setFont(look.font(size, weight))
    painter.setPen(color or look.color("text.primary"))
    painter.drawStaticText(QPointF(left, base - drawn.ascent), drawn.text)
    return drawn.width


def text_width(text: str, look: Look, size: str, weight: Weight = "regular") -> float:
    """How wide one line of text is as it is painted."""
    return _drawn(text, look, size, weight).width if text else 0.0


def lines_of(
    text: str, width: float, look: Look, size: str, weight: Weight = "regular", at_most: int = 2
) -> tuple[str, ...]:
    """The text in as many lines as it takes at that width; what is over stands in the last."""
    if text_width(text, look, size, weight) <= width:
        return (text,)
    lines = [""]
    for word in visible(text).split():
        longer = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and len(lines) < at_most and text_width(longer, look, size, weight) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def draw_lines(
    painter: QPainter,
    rect: QRectF,
    lines: Sequence[str],
    look: Look,
    size: str,
    weight: Weight = "regular",
    color: QColor | None = None,
) -> None:
    """Draw lines below each other, together in the middle of the rectangle's height."""
    step = round(look.tokens.pt[size] * 96 / 72 * 1.25)
    top = rect.center().y() - step * len(lines) / 2
    for at, line in enumerate(lines):
        draw_text(
            painter, QRectF(rect.x(), top + at * step, rect.width(), step), line, look, size, weight, color
        )


def shortened(
    text: str, width: float, look: Look, size: str, weight: Weight = "regular", marks: str = "·,"
) -> str:
    """The text without as many of its last parts as it takes to fit; at least its first part."""
    while text_width(text, look, size, weight) > width:
        cut = max(text.rfind(mark) for mark in marks)
        if cut <= 0:
            break
        text = text[:cut].rstrip()
    return text


def round_pen(color: QColor, width: float) -> QPen:
    """A pen with round ends and corners."""
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _drawn(text: str, look: Look, size: str, weight: Weight) -> Drawn:
    """The text made ready: most of what is painted once a second was painted before."""
    key = text, size, weight
    drawn = look.texts.get(key)
    if drawn is None:
        if len(look.texts) >= TEXTS_KEPT:
            look.texts.clear()
        metrics, shown = look.metrics(size, weight), visible(text)
        made = QStaticText(shown)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.prepare(font=look.font(size, weight))
        width, half_cap = metrics.horizontalAdvance(shown), metrics.capHeight() / 2
        drawn = look.texts[key] = Drawn(made, shown, width, half_cap, metrics.ascent())
    return drawn


@cache
def _icon(name: str) -> QPainterPath:
    return read_path(ICONS[name])


@cache
def _shape(counts_as: str) -> QPainterPath:
    return read_path(STATUS_SHAPES[counts_as])

"""Texts of several lines with words in them that stand out, as rows have them. Knows no row."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption

from console.domain.visible import visible
from console.ui.theme import Look, Weight


class Span(NamedTuple):
    """A stretch of words; underlined ones unfold. An empty colour is the painter's.

    struck: it stood there before, and no more. is_hit: it was looked for, and is told from the rest by its
    weight and its line too.
    """

    words: str
    weight: Weight = "regular"
    color: str = "text.primary"
    underlined: bool = False
    struck: bool = False
    is_hit: bool = False


class Laid(NamedTuple):
    """Lines ready to be drawn, and how high they are together."""

    layout: QTextLayout
    height: int


def lay(spans: Sequence[Span], width: float, look: Look, size: str) -> Laid:
    """The words in lines of that width."""
    shown = [span._replace(words=visible(span.words)) for span in spans]
    layout = QTextLayout("".join(span.words for span in shown), look.font(size))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(shown, look, size))
    step = line_step(look, size)
    layout.beginLayout()
    top, line = 0, layout.createLine()
    while line.isValid():
        line.setLineWidth(max(20.0, width))
        line.setPosition(QPointF(0, top + round((step - line.height()) / 2)))
        top += step
        line = layout.createLine()
    layout.endLayout()
    return Laid(layout, top)


def marked(text: str, phrases: Sequence[str], color: str = "text.primary") -> tuple[Span, ...]:
    """The text with these phrases underlined, wherever they stand in it."""
    spans = [Span(text, color=color)]
    for phrase in sorted(set(phrases), key=len, reverse=True):
        spans = [part for span in spans for part in _cut(span, phrase)]
    return tuple(spans)


def draw(painter: QPainter, laid: Laid, rect: QRectF) -> float:
    """Draw the lines from the top of the rectangle; where they end."""
    laid.layout.draw(painter, QPointF(rect.x(), rect.y()))
    return rect.y() + laid.height


def line_step(look: Look, size: str) -> int:
    """How high one line is."""
    return round(look.tokens.pt[size] * 96 / 72 * 1.25)


def _cut(span: Span, phrase: str) -> list[Span]:
    if span.underlined or phrase not in span.words:
        return [span]
    before, _, after = span.words.partition(phrase)
    own = Span(phrase, span.weight, span.color, True)
    parts = [span._replace(words=before), own, *_cut(span._replace(words=after), phrase)]
    return [part for part in parts if part.words]


def _formats(spans: Sequence[Span], look: Look, size: str) -> list[QTextLayout.FormatRange]:
    ranges, at = [], 0
    for span in spans:
        form = QTextCharFormat()
        form.setFont(look.font(size, span.weight))
        if span.color:
            form.setForeground(QColor(look.color(span.color)))
        if span.underlined:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            form.setUnderlineColor(QColor(look.color("accent.line")))
        form.setFontStrikeOut(span.struck)
        if span.is_hit:
            form.setFont(look.font(size, "bold"))
            form.setForeground(QColor(look.color("mark.text")))
            form.setBackground(QColor(look.color("mark.bg")))
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = at, len(span.words.encode("utf-16-le")) // 2, form
        ranges.append(part)
        at += part.length
    return ranges

"""A label that takes font, colour and line height from the look, wraps, and never cuts.

The bundled font asks for more room between lines than the design has; so the label lays its lines out itself.
"""

from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from console.domain.visible import visible
from console.ui.theme import Look, Weight

HEADINGS = ("question", "heading", "title", "clock")
LINE = "\u2028"

Spans = tuple[tuple[str, str, Weight, str], ...]
"""Words with the size, the weight and the colour of each stretch of them."""


class Words(QLabel):
    """Words of one size, weight and colour; `say_strong` leads with a few in semibold.

    cuts: one line that may end in an ellipsis; for names of places and titles alone.
    """

    def __init__(
        self,
        look: Look,
        size: str = "body",
        weight: Weight = "regular",
        color: str = "text.primary",
        parent: QWidget | None = None,
        *,
        wraps: bool = True,
        cuts: bool = False,
    ) -> None:
        super().__init__(parent)
        self._cuts = cuts
        wraps = wraps and not cuts
        self._look, self._size, self._weight, self._color = look, size, weight, color
        self._wraps = wraps
        self._spans: Spans = ()
        self._laid: dict[int, tuple[QTextLayout, int]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self._changed()

    def set_style(
        self, look: Look, size: str, weight: Weight = "regular", color: str = "text.primary"
    ) -> None:
        """Take another size, weight and colour."""
        old = self._size, self._weight, self._color
        if look is self._look and (size, weight, color) == old:
            return
        self._spans = tuple(
            (words, size, weight, color) if (was, bold, tone) == old else (words, was, bold, tone)
            for words, was, bold, tone in self._spans
        )
        self._size, self._weight, self._color = size, weight, color
        self.set_look(look)

    def say(self, text: str) -> None:
        """Show plain text; nothing is taken up where there is none."""
        self._show(((text, self._size, self._weight, self._color),) if text else ())

    def say_strong(self, lead: str, rest: str = "", after: str = "") -> None:
        """Show the lead in semibold, then the rest; `after` stands small and quiet behind it."""
        spans: list[tuple[str, str, Weight, str]] = []
        if lead:
            spans.append((lead, self._size, "semibold", self._color))
        if rest:
            spans.append((f" {rest}" if lead else rest, self._size, "regular", self._color))
        if after:
            spans.append((f" ({after})", "label", "regular", "text.secondary"))
        self._show(tuple(spans))

    def one_line(self) -> int:
        """How wide the words are on one line."""
        return ceil(self._natural()) + 2

    def sizeHint(self) -> QSize:
        """All on one line."""
        width = self.one_line()
        return QSize(width, self.heightForWidth(width))

    def line_edges(self) -> tuple[tuple[int, int], ...]:
        """The top and the bottom of each line, as the words are laid out now."""
        high = self._line_height()
        count = self._lay(self.width())[1] // high if self._spans else 0
        return tuple((at * high, (at + 1) * high) for at in range(count))

    def minimumSizeHint(self) -> QSize:
        """A few letters wide where it wraps, else all of it."""
        return QSize(40 if self._wraps or self._cuts else self.one_line(), self._line_height())

    def heightForWidth(self, width: int) -> int:
        """As high as its lines in that width."""
        return self._lay(width)[1] if self._spans else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        if not self._spans:
            return
        painter = QPainter(self)
        layout, height = self._lay(self.width())
        align = self.alignment()
        top = 0.0
        if align & Qt.AlignmentFlag.AlignVCenter:
            top = max(0.0, (self.height() - height) / 2)
        painter.setPen(self._look.color(self._color))
        layout.draw(painter, QPointF(0, round(top)))
        painter.end()

    def _show(self, spans: Spans) -> None:
        spans = tuple((visible(words, lines=True), size, bold, tone) for words, size, bold, tone in spans)
        self.setVisible(bool(spans))
        if spans == self._spans:
            return
        self._spans = spans
        self.setText("".join(words for words, *_ in spans))
        self._changed()

    def _changed(self) -> None:
        self._laid.clear()
        self.setFont(self._look.font(self._size, self._weight))
        self.updateGeometry()
        self.update()

    def _natural(self) -> float:
        lines = "".join(words for words, *_ in self._spans).split("\n")
        if len(lines) > 1 and self._spans:
            metrics = self._look.metrics(self._spans[0][1], self._spans[0][2])
            return max(metrics.horizontalAdvance(line) for line in lines)
        return sum(
            self._look.metrics(size, weight).horizontalAdvance(words)
            for words, size, weight, _ in self._spans
        )

    def _line_height(self) -> int:
        pixels = QFontMetricsF(self._look.font(self._size)).height() / 1.424
        return round(pixels * (1.18 if self._size in HEADINGS else self._look.pick(1.35, 1.26)))

    def _lay(self, width: int) -> tuple[QTextLayout, int]:
        """The lines for a width and how high they are; kept, for layouts ask often."""
        if width not in self._laid:
            if len(self._laid) > 8:
                self._laid.clear()
            self._laid[width] = self._laid_out(width)
        return self._laid[width]

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        text = "".join(words for words, *_ in self._spans).replace("\n", LINE)
        if self._cuts and self._natural() > width:
            text = self._look.metrics(self._size, self._weight).elidedText(
                text, Qt.TextElideMode.ElideRight, width
            )
        layout = QTextLayout(text, self._font())
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(
            QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
            if self._wraps
            else QTextOption.WrapMode.ManualWrap
        )
        layout.setTextOption(option)
        layout.setFormats(list(self._formats()))
        high, top = self._line_height(), 0
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top + round((high - line.height()) / 2)))
            top += high
            line = layout.createLine()
        layout.endLayout()
        return layout, top

    def _formats(self) -> list[QTextLayout.FormatRange]:
        ranges, at = [], 0
        for words, size, weight, color in self._spans:
            form = QTextCharFormat()
            form.setFont(self._look.font(size, weight))
            form.setForeground(QColor(self._look.color(color)))
            part = QTextLayout.FormatRange()
            # Qt counts an emoji as two.
            part.start, part.length, part.format = at, len(words.encode("utf-16-le")) // 2, form
            ranges.append(part)
            at += part.length
        return ranges

    def _font(self) -> QFont:
        return self._look.font(self._size, self._weight)

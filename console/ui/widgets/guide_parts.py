"""Small parts of the guide card: the line that sends to the medical protocol, progress, what to say first."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.domain.rows.shown import GuideCard
from console.ui.paint import draw_box
from console.ui.theme import Look
from console.ui.widgets.card import Card
from console.ui.widgets.icon import Icon
from console.ui.widgets.tag import Tag
from console.ui.widgets.words import Words

PIPS_MAX = 8


class Pips(QWidget):
    """One short bar for each question that may still come; the first is the one asked now."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self.update()

    def show_count(self, count: int) -> None:
        """Show so many bars."""
        self.setVisible(count > 0)
        if min(count, PIPS_MAX) != self._count:
            self._count = min(count, PIPS_MAX)
            self.updateGeometry()
            self.update()

    def count(self) -> int:
        """How many bars there are."""
        return self._count

    def sizeHint(self) -> QSize:
        """Bars of 16 by 4 with gaps of 4."""
        return QSize(max(1, self._count * 20 - 4), 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars."""
        painter = QPainter(self)
        for number in range(self._count):
            color = "border.control" if number else "accent.line"
            draw_box(painter, QRectF(number * 20, 0, 16, 4), 2, self._look.color(color), None)
        painter.end()


class ProtocolLine(Card):
    """The first line in an emergency. The product gives no medical instructions: the room's protocol does."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "alert.tint", "alert.line", "control", parent=parent)
        self._icon = Icon(look, "octagon", 20, "alert.line", self)
        self._words = Words(look, "body", "semibold", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 8, 3)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        self._icon.set_look(look)
        self._words.set_look(look)

    def say(self, text: str) -> None:
        """Show the line, or nothing where there is none."""
        self._words.say(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class TopLine(QWidget):
    """How far the questions are, and why this one is asked: on one line where that fits, else on two."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pips = Pips(look, self)
        self._progress = Words(look, "small", color="text.secondary", parent=self, wraps=False)
        self._why = Words(look, "small", color="text.secondary", parent=self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        for part in (self._pips, self._progress, self._why):
            part.set_look(look)
        self._arrange()

    def show_card(self, card: GuideCard) -> None:
        """Show the progress and the reason for the question."""
        self._pips.show_count(card.left if card.kind in ("question", "crew") else 0)
        self._progress.say(card.progress)
        self._why.say(self.tr("Why we ask: {why}").format(why=card.why) if card.why else "")
        self.updateGeometry()
        self._arrange()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(300, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """One line, or with the reason below it."""
        high = self._progress.sizeHint().height()
        return high if self._fits(width) else high + self._why.heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts anew; another width may need another height."""
        self.updateGeometry()
        self._arrange()

    def _fits(self, width: int) -> bool:
        return self._progress.one_line() + 14 + self._why.one_line() <= width or not self._why.text()

    def _arrange(self) -> None:
        wide, high = self.width(), self._progress.sizeHint().height()
        pips = self._pips.sizeHint().width() if self._pips.count() else 0
        progress, why = self._progress.one_line(), self._why.one_line()
        fits = self._fits(wide)
        with_pips = pips > 0 and (not fits or pips + 10 + progress + 14 + why <= wide)
        self._pips.setVisible(with_pips)
        self._pips.setGeometry(0, (high - 4) // 2 + 1, pips, 4)
        left = pips + 10 if with_pips else 0
        self._progress.setGeometry(left, 0, progress, high)
        if fits:
            self._why.setGeometry(wide - why, 0, why, high)
        else:
            self._why.setGeometry(0, high, wide, self._why.heightForWidth(wide))


class SayFirst(QWidget):
    """What to say to the caller first, in both languages; marked until a clinical lead has signed it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Icon(look, "speech", 18, "text.secondary", self)
        self._words = Words(look, look.pick("body", "small"), color="text.secondary", parent=self)
        self._tag = Tag(look, self.tr("sample text"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        column = QVBoxLayout()
        column.addWidget(self._icon)
        column.addStretch()
        row.addLayout(column)
        row.addWidget(self._words, 1)
        row.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignTop)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._icon.set_look(look)
        self._tag.set_look(look)
        self._words.set_style(look, look.pick("body", "small"), color="text.secondary")

    def show_card(self, card: GuideCard) -> None:
        """Show what to say, or nothing where there is nothing to say."""
        self.setVisible(bool(card.say))
        if card.say:
            first = self.tr("Say first: “{words}”").format(words=card.say)
            self._words.say(f"{first}\n“{card.say_other}”" if card.say_other else first)
            self._tag.say(self.tr("sample text") if card.is_sample_text else "")

"""Small parts of the recommendation card: the badge, a notice, a response, a reason, what would change it."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.domain.rows.shown import AdviceItem, Notice, WouldChange
from console.domain.rows.words import left
from console.ui.icons import ICONS
from console.ui.paint import draw_priority
from console.ui.plain import plain_tip
from console.ui.theme import Look
from console.ui.widgets.card import Card
from console.ui.widgets.icon import Icon
from console.ui.widgets.words import Words

TINTS = {
    "calm": ("accent.tint", "accent.line"),
    "warn": ("warn.tint", "warn.line"),
    "alert": ("alert.tint", "alert.line"),
}


class Badge(QWidget):
    """A priority's badge, in the small or the large size."""

    def __init__(self, look: Look, big: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._big = look, big
        self._priority: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self.updateGeometry()
        self.update()

    def show_priority(self, priority: int | None) -> None:
        """Show a priority; None where the policy has given none."""
        if priority == self._priority and self.accessibleName():
            return
        self._priority = priority
        self.setAccessibleName(
            self.tr("Priority {number}").format(number=priority) if priority else self.tr("No priority yet")
        )
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the look says."""
        small, large = self._look.pick((28, 24), (26, 22)), self._look.pick((40, 32), (34, 26))
        return QSize(*(large if self._big else small))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge."""
        painter = QPainter(self)
        draw_priority(painter, self._priority, QRectF(self.rect()), self._look)
        painter.end()


class NoticeLine(Card):
    """A notice: bar and tint of its weight, icon, lead and the rest; a clock runs where one does."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "accent.tint", "accent.line", "chip", parent=parent)
        self.notice = Notice("info", "", "")
        self._icon = Icon(look, "info", 18, "accent.line", self)
        self._words = Words(look, "dense", parent=self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        self._short = False
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        self._icon.set_look(look)
        self._words.set_style(look, look.pick("dense", "small"))
        self._row.setContentsMargins(look.pick(12, 10), look.pick(5, 3), look.pick(10, 6), look.pick(5, 3))
        self._row.setSpacing(look.pick(10, 6))

    def show_notice(self, notice: Notice, now: datetime, short: bool = False) -> None:
        """Show a notice as of now; `short`: no more than has to be seen, where all of it stands below."""
        self.notice, self._short = notice, short
        self.set_layer(*TINTS[notice.weight])
        self._icon.show_icon(notice.icon if notice.icon in ICONS else "info", TINTS[notice.weight][1])
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Let its clock run."""
        lead = self.notice.lead.rstrip(".:")
        said = f"{lead}, {left(self.notice.due, now)}." if self.notice.due else f"{lead}."
        is_cut = self._short and bool(self.notice.rest)
        first = self.notice.first
        if is_cut and first:
            self._words.say_strong(said, f"{first} …")
        else:
            self._words.say_strong(f"{said[:-1]} …" if is_cut else said, "" if is_cut else self.notice.says)
        self.setAccessibleName(f"{said} {self.notice.says}")


class ItemLine(QWidget):
    """One response: icon, name, detail, and the rules that ask for it at the right."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = AdviceItem("info", "", "", "", "certain")
        self._icon = Icon(look, "info", 24, "text.primary", self)
        self._name = Words(look, "answer", "semibold", parent=self)
        self._detail = Words(look, "small", color="text.secondary", parent=self)
        self._rules = Words(look, "small", color="text.secondary", parent=self, wraps=False)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._name)
        texts.addWidget(self._detail)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon)
        self._row.addLayout(texts, 1)
        self._row.addWidget(self._rules)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        for part in (self._icon, self._detail, self._rules):
            part.set_look(look)
        self._icon.set_side(look.pick(24, 20))
        self._row.setSpacing(look.pick(12, 8))
        self._look = look
        self.show_item(self._item)

    def show_item(self, item: AdviceItem) -> None:
        """Show a response; bright when certain, plain when open, grey when not needed."""
        self._item, look = item, self._look
        certain, grey = item.state == "certain", item.state == "not_needed"
        name = "text.secondary" if grey else "text.primary"
        self._name.set_style(look, look.pick("answer", "dense"), "semibold" if certain else "regular", name)
        self._name.say(item.words)
        self._detail.say("" if look.dense else item.detail)
        self._rules.say(item.rules)
        self._icon.show_icon(
            item.icon if item.icon in ICONS else "minus", "text.primary" if certain else "text.secondary"
        )
        self.setAccessibleName(", ".join(part for part in (item.words, item.detail, item.rules) if part))
        self.setToolTip(plain_tip(item.detail))


class ChangeLine(QWidget):
    """What other answers would change: the outcome, and below it the answers that lead there."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcome = Words(look, "dense", "semibold", parent=self)
        self._answers = Words(look, "dense", color="text.secondary", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._outcome)
        column.addWidget(self._answers)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._outcome.set_style(look, look.pick("dense", "small"), "semibold")
        self._answers.set_style(look, look.pick("dense", "small"), color="text.secondary")

    def show_change(self, change: WouldChange) -> None:
        """Show an outcome and its answers."""
        self._outcome.say(change.outcome)
        self._answers.say(change.answers)


class Heading(QWidget):
    """The small head of a group, under a hair line."""

    def __init__(
        self, look: Look, text: str, first: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._words = Words(look, "small", "semibold", "text.secondary", self)
        self._words.say(text)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._column.addWidget(self._words)
        self._column.setContentsMargins(0, 5, 0, 0)
        self._taken = first
        if first is not None:
            self._column.addWidget(first)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self._words.set_look(look)
        self._column.setSpacing(look.pick(4, 2))

    def take(self, first: QWidget) -> None:
        """Keep the first line of the group with its head, so that neither is seen without the other.

        The line before it is let go of: it would stay in sight with the words of what was shown then.
        """
        if self._taken not in (None, first) and self._taken.parentWidget() is self:
            self._column.removeWidget(self._taken)
            self._taken.hide()
        self._taken = first
        self._column.addWidget(first)
        first.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hair line."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._look.color("border.subtle"))
        painter.end()

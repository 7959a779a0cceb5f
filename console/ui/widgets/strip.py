"""The strip above the question: what is certain already, and the one thing that F9 does.

Its place is reserved.
"""

from datetime import datetime
from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.rows.shown import Strip
from console.domain.rows.strip import sent_by
from console.ui.paint import text_width
from console.ui.plain import plain_tip
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.card import Card
from console.ui.widgets.icon import Icon
from console.ui.widgets.words import Words

NOTHING = Strip("clock", "", "")


class StripWidget(Card):
    """Icon, words and the main button of the desk. `send` does what F9 does."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "accent.tint", "accent.line", "control", parent=parent)
        self.strip = NOTHING
        self._icon = Icon(look, "clock", 24, "accent.text", self)
        self._words = Words(look, "body", "semibold", parent=self)
        self._detail = Words(look, "small", color="text.secondary", parent=self)
        self._button = KeyButton(look, "", "F9", "main", parent=self)
        self._button.clicked.connect(self.send)
        self._row = QHBoxLayout(self)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch()
        texts.addWidget(self._words)
        texts.addWidget(self._detail)
        texts.addStretch()
        self._row.addWidget(self._icon)
        self._row.addLayout(texts, 1)
        self._row.addWidget(self._button)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        for part in (self._icon, self._detail, self._button):
            part.set_look(look)
        self._row.setContentsMargins(look.pick(16, 12), 0, look.pick(10, 6), 0)
        self._row.setSpacing(look.pick(12, 8))
        self.setFixedHeight(look.pick(56, 40))
        self._fit()

    def show_strip(self, strip: Strip, now: datetime) -> None:
        """Show what is certain; a dashed place with words where nothing is."""
        self.strip = strip
        certain = bool(strip.act)
        self.set_layer(
            "accent.tint" if certain else "bg.app", "accent.line" if certain else "", dashed=not certain
        )
        self._icon.show_icon(strip.icon, "accent.text" if certain else "text.secondary")
        self._words.say(strip.words)
        self._button.set_words(strip.act, "F9")
        self._button.setVisible(certain)
        self.setAccessibleName(f"{strip.words}. {strip.detail}")
        self._fit()

    def tick(self, now: datetime) -> None:
        """Nothing on the strip has an age."""

    def send(self) -> None:
        """Ask for the unit to be sent; nothing happens where the strip names none."""
        if self.strip.act:
            self.asked.emit(sent_by(self.strip))

    def resizeEvent(self, event: object) -> None:
        """See again whether the detail has room."""
        self._fit()

    def _fit(self) -> None:
        """The detail stands where what is certain takes one line; what is certain is never cut."""
        taken = self._button.sizeHint().width() + 3 * self._row.spacing() if self.strip.act else 0
        room = (
            self.width()
            - taken
            - 24
            - self._row.contentsMargins().left()
            - self._row.contentsMargins().right()
        )
        self._shrink(room)
        one_line = self._words.one_line() <= room and self._detail_fits(room)
        self._detail.say(self.strip.detail if one_line else "")
        self.setToolTip("" if one_line else plain_tip(self.strip.detail))

    def _shrink(self, room: int) -> None:
        """The largest size in which all of what is certain stands on the strip."""
        for size in (self.look.pick("body", "dense"), "small", "label"):
            self._words.set_style(self.look, size, "semibold")
            if self._words.heightForWidth(room) <= self.maximumHeight() - 2:
                return

    def _detail_fits(self, room: int) -> bool:
        return ceil(text_width(self.strip.detail, self.look, "small")) + 2 <= room

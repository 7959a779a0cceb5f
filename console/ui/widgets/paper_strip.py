"""The strip that says that what is entered did not happen now: in words, by its sign and in its colour.

It is there only while that is so, and a little longer to say why it is over.
"""

from datetime import datetime, tzinfo

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.domain.local_time import moment_words
from console.domain.rows.words import minutes
from console.ui.paint import draw_box
from console.ui.plain import plain_tip
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.card import Card
from console.ui.widgets.icon import Icon
from console.ui.widgets.words import Words
from console.ui.wish import Wish

ENDED_S = 15


class PaperStrip(Card):
    """`wished` carries `paper`, which is what its key does: ask for the next time, or for the end."""

    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "warn.tint", "warn.line", "control", parent=parent)
        self._then: datetime | None = None
        self._zone: tzinfo | None = None
        self._ended = ""
        self._ended_at: datetime | None = None
        self._icon = Icon(look, "pencil", 20, "warn.line", self)
        self._lead = Words(look, "body", "semibold", parent=self, wraps=False)
        self._rest = Words(look, "label", parent=self, wraps=False)
        self._next = KeyButton(
            look, self.tr("Next time, or off"), "Shift+F2", "quiet", slim=True, parent=self
        )
        self._next.clicked.connect(self._wish)
        row, lines = QHBoxLayout(self), QVBoxLayout()
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(10)
        lines.setSpacing(0)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._lead)
        lines.addWidget(self._rest)
        row.addWidget(self._icon)
        row.addLayout(lines)
        row.addWidget(self._next)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        for part in (self._icon, self._rest, self._next):
            part.set_look(look)
        self._lead.set_style(look, "dense", "semibold")
        self.setFixedHeight(look.bar("alerts"))

    def show_then(self, then: datetime | None, ended: str, zone: tzinfo, now: datetime) -> None:
        """Say which time goes with every act; None: why none does any more, for a while."""
        self._then, self._zone = then, zone
        self._ended, self._ended_at = ended, now if ended else None
        layer = ("warn.tint", "warn.line") if then is not None else ("bg.panel", "border.strong")
        self.set_layer(*layer)
        self._icon.show_icon("pencil" if then is not None else "info", layer[1])
        had_keys = self._next.hasFocus()
        self._next.setVisible(then is not None)
        if had_keys and then is None:
            self.wished.emit(Wish("back"))
        self.tick(now)
        self.setVisible(then is not None or bool(ended))
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def tick(self, now: datetime) -> None:
        """Let the age run; what is over is not said for ever."""
        if self._then is not None and self._zone is not None:
            form = self.tr("From paper: {time}, {age} ago")
            time, age = moment_words(self._then, self._zone, now), minutes(self._then, now)
            self._say(form.format(time=time, age=age), self.tr("for each act until you end it"))
        elif self._ended_at is not None:
            ended = self.tr("Entering from paper has ended")
            self._say(self._ended if self.look.dense else ended, ended if self.look.dense else self._ended)
            if abs((now - self._ended_at).total_seconds()) >= ENDED_S:
                self._ended_at = None
                self.setVisible(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and bar, and while it is on a frame that nobody overlooks."""
        super().paintEvent(event)
        if self._then is not None:
            painter, look = QPainter(self), self.look
            rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            draw_box(painter, rect, look.radius("control"), None, QPen(look.color("warn.line"), 2))

    def _say(self, lead: str, rest: str) -> None:
        self._lead.say(lead)
        self._rest.say(rest)
        self.setToolTip(plain_tip(rest))
        # A low bar has one line: what it says there matters most, and the rest is read aloud.
        self._rest.setVisible(not self.look.dense)
        self.setAccessibleName(f"{lead} · {rest}")

    def _wish(self) -> None:
        self.wished.emit(Wish("paper"))

"""The bar at the top: agency, screens, mode, position, policy, saved state, clock. It knows no store."""

from datetime import datetime

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.domain.rows.backup import Sign
from console.ui.paint import (
    CENTER,
    RIGHT,
    draw_box,
    draw_icon,
    draw_text,
    round_pen,
    text_width,
)
from console.ui.plain import plain_tip
from console.ui.svg_path import read_path
from console.ui.theme import Look, Weight
from console.ui.widgets.bar_facts import About, Saved
from console.ui.widgets.tabs import Tabs
from console.ui.wish import Wish

PAD = 14
ICON = 16
QUIET = ("text.primary", "text.secondary")
"""The colours of words whose icon is quiet; any other colour is the icon's too."""


class TopBar(QWidget):
    """The bar. Where it is narrow it sheds words: name, first names, shift, last the policy's date.

    A tab wishes `screen` with its name.
    """

    wished = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._about = About("", (), "", "", "", "")
        self._saved = Saved("check_ring", self.tr("Saved"))
        self._backup: Sign | None = None
        self._now: datetime | None = None
        self._tabs = Tabs(look, self)
        self._tabs.currentChanged.connect(self._turn)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        self.look = look
        self._tabs.set_look(look)
        self.setFixedHeight(look.bar("top"))
        self._place()

    def show_about(self, about: About) -> None:
        """Say who, where, in which roles, and by which policy."""
        if about == self._about:
            return
        self._about = about
        self._tabs.show_screens(about.screens)
        self._name()
        self._place()

    def show_screen(self, name: str) -> None:
        """Mark the tab of the screen in front."""
        self._tabs.mark(name)

    def show_saving(self, kind: str, waiting: int = 0) -> None:
        """How saving stands: `kind` empty when all is saved, `locked` when it is tried again at once."""
        if not kind:
            self._saved = Saved("check_ring", self.tr("Saved"))
        elif kind == "locked":
            self._saved = Saved("clock", self.tr("Saving…"))
        else:
            words = self.tr("Not saved: {waiting} kept") if waiting else self.tr("Not saved")
            self._saved = Saved("octagon", words.format(waiting=waiting), True)
        self._name()
        self.update()

    def show_backup(self, backup: Sign) -> None:
        """How backups stand."""
        if backup != self._backup:
            self._backup = backup
            self._name()
            self._place()

    def tick(self, now: datetime) -> None:
        """Move the clock; `now` in the zone in which it is told. All else stays while it is as wide."""
        before = self._clock_width()
        self._now = now
        if self._clock_width() == before:
            self.update(self._clock_place().toAlignedRect())
        else:
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shed or say again by the width."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sign and name at the left, the facts at the right."""
        painter, look = QPainter(self), self.look
        self._paint_clock(painter)
        if self._clock_place().toAlignedRect().contains(event.rect()):
            return
        level = self._level()
        self._paint_sign(painter, level)
        right = self.width() - self._edge() - self._clock_width() - PAD
        self._divide(painter, right)
        for icon, words, color in reversed(self._facts(level)):
            quiet = look.color("text.secondary")
            width = text_width(words, look, "dense")
            place = QRectF(right - PAD - width, 0, width + 1, self.height())
            draw_text(painter, place, words, look, "dense", "regular", look.color(color))
            right = place.x()
            if icon:
                right -= ICON + 8
                square = QRectF(right, (self.height() - ICON) / 2, ICON, ICON)
                draw_icon(painter, icon, square, quiet if color in QUIET else look.color(color))
            right -= PAD
            self._divide(painter, right)
        self._paint_mode(painter, right - PAD)
        if self._about.glass:
            self._paint_glass(painter, right - PAD - self._mode_width() - 8)

    def _paint_glass(self, painter: QPainter, right: float) -> None:
        """That the rights here come from a broken glass: solid, in the colour of an alert."""
        look, width = self.look, self._glass_width() - 8
        chip = QRectF(right - width, (self.height() - 22) / 2, width, 22)
        draw_box(painter, chip, look.radius("chip"), look.color("alert.fill"), None)
        color = look.color("alert.on_fill")
        draw_icon(painter, "glass", QRectF(chip.x() + 6, chip.center().y() - 7, 14, 14), color)
        draw_text(painter, chip.adjusted(24, 0, 0, 0), self._glass(), look, "small", "bold", color)

    def _paint_sign(self, painter: QPainter, level: int) -> None:
        """A speech ring with one line: somebody is listened to."""
        look = self.look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._edge(), (self.height() - 22) / 2)
        painter.setPen(round_pen(look.color("text.primary"), 2.2))
        painter.drawPath(read_path("M4 11a7 7 0 1 1 7 7H4.5Z"))
        painter.setPen(round_pen(look.color("accent.line"), 2.2))
        painter.drawPath(read_path("M8 11h6"))
        painter.restore()
        if level == 0:
            place = QRectF(self._edge() + 32, 0, self.width(), self.height())
            taken = draw_text(painter, place, self._about.agency, look, "body", "semibold")
            self._paint_sample(painter, place.x() + taken + 10)

    def _paint_sample(self, painter: QPainter, left: float) -> None:
        """That the agency is made up, in a thin frame behind its name."""
        if self._about.sample:
            look, high = self.look, self.look.pick(20, 18)
            box = QRectF(round(left), round((self.height() - high) / 2), self._sample_width() - 10, high)
            edge = QPen(look.color("border.control"), 1)
            draw_box(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), look.radius("chip"), None, edge)
            quiet = look.color("text.secondary")
            draw_text(painter, box, self.tr("sample"), look, "small", "regular", quiet, CENTER)

    def _sample_width(self) -> float:
        return 10 + text_width(self.tr("sample"), self.look, "small") + 13 if self._about.sample else 0.0

    def _paint_clock(self, painter: QPainter) -> None:
        place = QRectF(0, 0, self.width() - self._edge(), self.height())
        if self._now is not None:
            draw_text(painter, place, self._clock(), self.look, *self._clock_font(), align=RIGHT)

    def _clock_place(self) -> QRectF:
        """Where the clock stands, with what its figures may reach over."""
        left = self.width() - self._edge() - self._clock_width() - PAD / 2
        return QRectF(left, 0, self.width() - left, self.height())

    def _clock_width(self) -> float:
        return text_width(self._clock(), self.look, *self._clock_font())

    def _paint_mode(self, painter: QPainter, right: float) -> None:
        look, practice = self.look, self._about.is_practice
        width = self._mode_width()
        chip = QRectF(right - width, (self.height() - 22) / 2, width, 22)
        fill = look.color("practice.bar") if practice else None
        edge = QPen(look.color("practice.frame" if practice else "ok.line"), 1.5)
        draw_box(painter, chip.adjusted(0.75, 0.75, -0.75, -0.75), look.radius("chip"), fill, edge)
        color = look.color("practice.on_bar" if practice else "ok.text")
        draw_text(painter, chip, self._mode(), look, "small", "bold", color, CENTER)

    def _divide(self, painter: QPainter, x: float) -> None:
        tall = self.look.pick(28, 24)
        line = QRectF(round(x), (self.height() - tall) // 2, 1, tall)
        painter.fillRect(line, self.look.color("border.subtle"))

    def _facts(self, level: int) -> list[tuple[str, str, str]]:
        """Icon, words and colour of each fact, from left to right, at a level of shedding."""
        about = self._about
        full = level < 2
        first, _, last = about.person.rpartition(" ")
        person = about.person if full or not first else f"{first[0]}. {last}"
        person = f"{person}, {about.roles}" if about.roles and level < 4 else person
        who = about.position if level >= 4 else " · ".join(part for part in (about.position, person) if part)
        policy = (
            about.policy if level >= 5 else ", ".join(part for part in (about.policy, about.since) if part)
        )
        facts = [("person" if full else "", who, "text.primary")]
        facts += [("clock" if full else "", about.shift, "text.primary")] if about.shift and level < 3 else []
        facts += [("page", policy, "text.primary")]
        facts += [
            (
                self._saved.icon,
                self._saved.words,
                "alert.text" if self._saved.is_trouble else "text.secondary",
            )
        ]
        if (backup := self._backup) is not None:
            color = "text.secondary" if backup.weight == "calm" else "warn.text"
            facts += [(backup.icon, backup.words if level < 4 else backup.short, color)]
        return [fact for fact in facts if fact[1]]

    def _level(self) -> int:
        """The least shedding at which everything fits."""
        for level in range(5):
            if self._left(level) + self._tabs.sizeHint().width() + 20 + self._needs(level) <= self.width():
                return level
        return 5

    def _needs(self, level: int) -> float:
        facts = sum(
            text_width(words, self.look, "dense") + 2 * PAD + (ICON + 8 if icon else 0)
            for icon, words, _ in self._facts(level)
        )
        rest = PAD + facts + PAD + self._clock_width() + self._edge()
        return self._glass_width() + self._mode_width() + rest

    def _left(self, level: int) -> float:
        name = 10 + text_width(self._about.agency, self.look, "body", "semibold") + self._sample_width()
        name = name if level == 0 else 0.0
        return self._edge() + 22 + name + self.look.pick(20, 10)

    def _place(self) -> None:
        self._tabs.setGeometry(
            round(self._left(self._level())), 0, self._tabs.sizeHint().width(), self.height()
        )
        self.update()

    def _edge(self) -> int:
        return self.look.pick(16, 10)

    def _clock(self) -> str:
        return self._now.strftime("%H:%M:%S") if self._now else "00:00:00"

    def _clock_font(self) -> tuple[str, Weight]:
        return self.look.pick("clock", "answer"), "semibold"

    def _glass(self) -> str:
        return self.tr("GLASS BROKEN")

    def _glass_width(self) -> float:
        """Its chip with the gap beside it; nothing where the glass is whole."""
        width = 24 + text_width(self._glass(), self.look, "small", "bold") + 9 + 8
        return width if self._about.glass else 0.0

    def _mode(self) -> str:
        return self.tr("PRACTICE") if self._about.is_practice else self.tr("LIVE")

    def _mode_width(self) -> float:
        return text_width(self._mode(), self.look, "small", "bold") + 18

    def _name(self) -> None:
        about = self._about
        sample = self.tr("sample") if about.sample else ""
        glass = self._glass() if about.glass else ""
        facts = (
            self._mode(), glass, about.agency, sample, about.position, about.person, about.roles, about.shift,
        )  # fmt: skip
        backup = self._backup.words if self._backup is not None else ""
        parts = (*facts, f"{about.policy}, {about.since}", self._saved.words, backup)
        self.setAccessibleName(", ".join(part for part in parts if part.strip(", ")))
        self.setToolTip(plain_tip(about.sample))

    def _turn(self, index: int) -> None:
        self.wished.emit(Wish("screen", self._about.screens[index]))

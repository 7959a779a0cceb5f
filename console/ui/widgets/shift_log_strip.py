"""The strip over a timeline, painted: answers, what the policy decided, each unit's statuses in time."""

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.domain.rows.log_strip import Bar, Dot, LogStrip
from console.ui.paint import draw_box, draw_status, draw_text, text_width
from console.ui.theme import Look
from console.ui.wish import Wish

TICKS_S = (1, 5, 15, 60, 300, 900, 3600, 10_800, 43_200, 86_400, 604_800, 2_592_000)
"""The spans between two ticks, the smallest first; the first by which few enough stand there is taken."""
TICKS_MAX = 7
LANES_MAX = 6
"""Units that have a lane; of more it is said how many there are."""
LEAST_S = 1.0
"""A timeline shorter than this is drawn as long as it."""


class StripView(QWidget):
    """The strip. Wishes `log_line` with the entry nearest to a click. All of it stands in the lines too."""

    wished = Signal(object)

    def __init__(self, look: Look, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._zone = look, zone
        self._strip: LogStrip | None = None
        self._at: datetime | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        self._look = look
        self.updateGeometry()
        self.update()

    def show_strip(self, strip: LogStrip | None, zone: tzinfo) -> None:
        """Show a strip, with the times of this zone; None: there is nothing to show."""
        self._strip, self._zone = strip, zone
        self.setVisible(strip is not None)
        self.setAccessibleName(self._told(strip) if strip is not None else "")
        self.updateGeometry()
        self.update()

    def show_moment(self, at: datetime | None) -> None:
        """Where the line stands that is looked at."""
        self._at = at
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lanes."""
        return QSize(200, self._top() + self._lane() * self._count() + 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the dot that is nearest."""
        dots = self._dots()
        if not dots:
            return
        nearest = min(dots, key=lambda dot: abs(self._x(dot.at) - event.position().x()))
        self.wished.emit(Wish("log_line", str(nearest.number)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ticks, the lanes, and the moment that is looked at."""
        if self._strip is None:
            return
        painter, strip = QPainter(self), self._strip
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ticks(painter, strip)
        row = iter(range(self._count()))
        if strip.answers:
            self._paint_dots(painter, next(row), self.tr("Answers"), strip.answers, is_policy=False)
        if strip.policy:
            self._paint_dots(painter, next(row), self.tr("Policy"), strip.policy, is_policy=True)
        for lane in strip.units[:LANES_MAX]:
            self._paint_lane(painter, next(row), lane.unit, lane.bars, strip.ends)
        more = len(strip.units) - LANES_MAX
        if more > 0:
            self._paint_name(painter, next(row), self.tr("and {count} more units").format(count=more))
        if self._at is not None:
            x = self._x(self._at)
            painter.fillRect(QRectF(x - 1, 14, 2, self.height() - 16), self._look.color("accent.line"))
        painter.end()

    def _paint_ticks(self, painter: QPainter, strip: LogStrip) -> None:
        look, last = self._look, -1e9
        for tick in ticks_of(strip.begins, strip.ends, self._zone):
            x = self._x(tick)
            painter.fillRect(QRectF(x, 18, 1, self.height() - 20), look.color("border.subtle"))
            words = tick_words(tick, strip, self._zone)
            wide = text_width(words, look, "label")
            if x - wide / 2 > last:
                box = QRectF(x - wide / 2, 0, wide + 1, 16)
                draw_text(painter, box, words, look, "label", color=look.color("text.secondary"))
                last = x + wide / 2 + 10

    def _paint_name(self, painter: QPainter, row: int, name: str) -> QRectF:
        top = self._top() + row * self._lane()
        box = QRectF(self._side(), top, self.width() - self._side(), self._lane())
        draw_text(painter, box, name, self._look, "small", "semibold")
        return box

    def _paint_dots(
        self, painter: QPainter, row: int, name: str, dots: tuple[Dot, ...], *, is_policy: bool
    ) -> None:
        middle = self._paint_name(painter, row, name).center().y()
        ink = self._look.color("text.primary")
        for dot in dots:
            here = QPointF(self._x(dot.at), middle)
            is_at = self._at is not None and dot.at == self._at
            color = self._look.color("accent.line") if is_at else ink
            painter.setPen(QPen(color, 1.6))
            is_hollow = not is_at and (dot.is_change or is_policy)
            painter.setBrush(self._look.color("bg.panel") if is_hollow else color)
            if is_policy:
                painter.drawPolygon(_diamond(here, 5.5))
            else:
                painter.drawEllipse(here, 3.4, 3.4)

    def _paint_lane(
        self, painter: QPainter, row: int, unit: str, bars: tuple[Bar, ...], ends: datetime
    ) -> None:
        middle, look = self._paint_name(painter, row, unit).center().y(), self._look
        for bar in bars:
            left, right = self._x(bar.begins), self._x(bar.ends or ends)
            box = QRectF(left, middle - 6, max(3.0, right - left - 1), 12)
            color = look.color(f"status.{bar.counts_as}")
            draw_box(painter, box, 2, color, None)
            if box.width() >= 14:
                square = QRectF(left + 3, middle - 4, 8, 8)
                draw_status(painter, bar.counts_as, square, look, look.color("bg.panel"))

    def _x(self, at: datetime) -> float:
        assert self._strip is not None, "asked for where there is one"
        left, right = self._left(), self.width() - self._side() - 6
        span = max(LEAST_S, (self._strip.ends - self._strip.begins).total_seconds())
        share = (at - self._strip.begins).total_seconds() / span
        return left + (right - left) * min(1.0, max(0.0, share))

    def _dots(self) -> tuple[Dot, ...]:
        return (*self._strip.answers, *self._strip.policy) if self._strip is not None else ()

    def _count(self) -> int:
        if self._strip is None:
            return 0
        strip = self._strip
        units = min(len(strip.units), LANES_MAX) + (len(strip.units) > LANES_MAX)
        return bool(strip.answers) + bool(strip.policy) + units

    def _left(self) -> int:
        return self._look.pick(104, 78)

    def _side(self) -> int:
        return self._look.pick(14, 10)

    def _lane(self) -> int:
        return self._look.pick(22, 18)

    def _top(self) -> int:
        return 20

    def _told(self, strip: LogStrip) -> str:
        """All of it in words: how many of what, and each unit's statuses in order."""
        told = [self.tr("Answers: {count}").format(count=len(strip.answers))]
        told.append(self.tr("decisions of the policy: {count}").format(count=len(strip.policy)))
        told += [f"{lane.unit}: {', '.join(bar.word for bar in lane.bars)}" for lane in strip.units]
        return ". ".join(told)


def ticks_of(begins: datetime, ends: datetime, zone: tzinfo) -> Iterator[datetime]:
    """The moments at which the time is told: whole ones of the room's clock, few enough to be read."""
    span = max(LEAST_S, (ends - begins).total_seconds())
    step = next((each for each in TICKS_S if span / each <= TICKS_MAX), TICKS_S[-1])
    while span / step > TICKS_MAX:
        step *= 2
    midnight = begins.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    passed = (begins - midnight).total_seconds()
    at = midnight + timedelta(seconds=(passed // step + (passed % step > 0)) * step)
    while at <= ends:
        yield at
        at += timedelta(seconds=step)


def tick_words(at: datetime, strip: LogStrip, zone: tzinfo) -> str:
    """The time of a tick: with seconds in a short strip, the day or the month in a long one."""
    local, span = at.astimezone(zone), strip.ends - strip.begins
    if span < timedelta(minutes=5):
        return f"{local:%H:%M:%S}"
    if span < timedelta(days=2):
        return f"{local:%H:%M}"
    return f"{local.day} {local:%b}" if span < timedelta(days=300) else f"{local:%b %Y}"


def _diamond(middle: QPointF, radius: float) -> QPolygonF:
    x, y = middle.x(), middle.y()
    return QPolygonF(
        [QPointF(x, y - radius), QPointF(x + radius, y), QPointF(x, y + radius), QPointF(x - radius, y)]
    )

"""The alert lane: a reserved line for what a person must see now, gravest first. It finds no alert itself."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.domain.rows.shown import Alert
from console.domain.rows.words import age, left
from console.ui.paint import RIGHT, draw_icon, draw_mark, draw_text, text_width
from console.ui.plain import plain_tip
from console.ui.theme import Look, Weight
from console.ui.widgets.act_menu import ActMenu, MenuAct
from console.ui.widgets.alike import Shown, by_kind
from console.ui.widgets.button import KeyButton
from console.ui.wish import Wish

KINDS = {"calm": "accent", "warn": "warn", "alert": "alert"}
SAID_MAX = 20
"""Nobody listens to more alerts at once; F8 goes to each."""
LOUD = "panic"
"""The icon of a crew that calls for help: solid and larger, to be seen from across the room."""
ICONS = {"calm": "info", "warn": "triangle", "alert": "octagon"}
Piece = tuple[str, Weight]
Acts = Callable[[str, str], Sequence[MenuAct]]


class _Item(NamedTuple):
    """An alert in its place: its words in pieces, on 1 line or on 2 small ones where 1 is too short."""

    alert: Alert
    box: QRectF
    pieces: tuple[Piece, ...]
    lines: int


class AlertLane(QWidget):
    """Alerts side by side, as many as fit, the rest as a count; only the first has its act as a button.

    Wishes `gravest_alert`, or `try_again` where the store is in trouble. of_machine: what is no call's, such
    as a backup that is too old; it stands last.
    """

    wished = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._alerts: tuple[Alert, ...] = ()
        self._by_kind: list[Shown] = []
        self._trouble: tuple[Alert, ...] = ()
        self.of_machine: tuple[Alert, ...] = ()
        self._to_silence = ""
        self._now: datetime | None = None
        self._items: list[_Item] = []
        self._said: str | None = None
        self._acts_of: Acts = _no_acts
        self._wish: Callable[[Wish], None] = self.wished.emit
        self._act = KeyButton(look, "", "F8", "quiet", slim=True, parent=self)
        self._act.clicked.connect(self._do)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        self.look = look
        self._act.set_look(look)
        self.setFixedHeight(look.bar("alerts"))
        self._place()
        self.update()

    def show_alerts(self, alerts: Sequence[Alert], now: datetime) -> None:
        """Show these alerts, gravest first; `tick` lets the times of those that stay run."""
        self._now = now
        if tuple(alerts) != self._alerts:
            known = {alert.id for alert in self._alerts}
            self._alerts, self._by_kind = tuple(alerts), by_kind(alerts)
            self._tell([alert for alert in alerts if alert.id not in known])
            self._place()

    def show_trouble(self, kind: str, says: str) -> None:
        """Show that the store is in trouble, before all alerts; an empty kind: it is over."""
        lead, _, rest = says.partition(". ")
        found = Alert("store", "alert", "octagon", f"{lead}." if rest else lead, rest, self.tr("Try again"))
        trouble = (found,) if kind else ()
        if trouble != self._trouble:
            self._trouble = trouble
            self._tell(trouble)
        self._place()

    def show_of_machine(self, kind: str, mine: tuple[Alert, ...]) -> None:
        """Show what is no call's, behind all alerts of calls: these in place of those of the same kind."""
        alerts = (*(each for each in self.of_machine if each.id != kind), *mine)
        if alerts != self.of_machine:
            known = {alert.id for alert in self.of_machine}
            self.of_machine = alerts
            self._tell([alert for alert in alerts if alert.id not in known])
            self._place()

    def show_to_silence(self, words: str) -> None:
        """Name the alert that the key silences; empty: nothing sounds here."""
        if words != self._to_silence:
            self._to_silence = words
            self.setAccessibleDescription(self._silences())
            self._place()
            self.update()

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """The alerts of the board that are shown, gravest first."""
        return self._alerts

    def tick(self, now: datetime) -> None:
        """Let the due times run."""
        self._now = now
        self._place()

    def set_menu(self, acts: Acts, wish: Callable[[Wish], None]) -> None:
        """What can be done about an alert, by its id and its call, and whom its menu tells."""
        self._acts_of, self._wish = acts, wish

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the alert below the mouse; by the key, of the first."""
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        at = (item for item in self._items if not is_mouse or item.box.contains(event.pos().toPointF()))
        item = next(at, None)
        acts = self._acts_of(item.alert.id, item.alert.call) if item is not None else ()
        if item is not None and acts:
            menu = ActMenu(self.look, item.alert.lead, acts, self)
            menu.wished.connect(self._wish)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.open_at(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many alerts as fit now."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the alerts and the count, or say that there are none."""
        painter, look = QPainter(self), self.look
        quiet = look.color("text.secondary")
        line = QRectF(0, 0, self.width(), self.height()).adjusted(12, 0, -8, 0)
        if not self._items:
            draw_icon(painter, "check_ring", QRectF(12, (self.height() - 16) / 2, 16, 16), quiet)
            draw_text(
                painter, line.adjusted(24, 0, 0, 0), self.tr("No alerts"), look, "small", "regular", quiet
            )
            return
        for item in self._items:
            self._paint_item(painter, item)
        if not self._to_silence:
            draw_text(painter, line, self._count(), look, "small", "regular", quiet, RIGHT)
            return
        line.setLeft(line.right() - self._count_wide())
        half = line.height() / 2 - 2
        for at, words in enumerate((self._count(), self._silences())):
            upper = QRectF(line.x(), line.y() + 2 + at * half, line.width(), half)
            draw_text(painter, upper, words, look, "label", "regular", quiet, RIGHT)

    def _paint_item(self, painter: QPainter, item: _Item) -> None:
        look, kind, box = self.look, KINDS[item.alert.weight], item.box
        is_loud = item.alert.icon == LOUD
        ground, edge = ("alert.fill", "alert.on_fill") if is_loud else (f"{kind}.tint", f"{kind}.line")
        draw_mark(painter, box, look.radius("control"), look.color(ground), look.color(edge))
        icon = item.alert.icon if item.alert.icon else ICONS[item.alert.weight]
        square = QRectF(box.x() + 16, box.center().y() - 10, 20, 20)
        draw_icon(painter, icon, square, look.color(edge), 2.2 if is_loud else 1.6)
        color = look.color(edge if is_loud else "text.primary")
        line = box.adjusted(46, 0, -8, 0)
        if item is self._items[0] and self._act.isVisibleTo(self):
            line.setRight(self._act.x() - 8)
        if item.lines == 1:
            self._paint_pieces(painter, line, item.pieces, self._size(item.alert), color)
        else:
            half = line.height() / 2 - 2
            upper = QRectF(line.x(), line.y() + 2, line.width(), half)
            self._paint_pieces(painter, upper, item.pieces[:1], "label", color)
            self._paint_pieces(painter, upper.translated(0, half), item.pieces[1:], "label", color)

    def _paint_pieces(
        self, painter: QPainter, line: QRectF, pieces: Sequence[Piece], size: str, color: QColor
    ) -> None:
        line = QRectF(line)
        for words, weight in pieces:
            taken = draw_text(painter, line, words, self.look, size, weight, color)
            line.setLeft(line.left() + taken + 4)

    def _place(self) -> None:
        """Put the alerts that fit beside each other, and the act on the first."""
        shown = [*map(Shown, self._trouble), *self._by_kind, *map(Shown, self.of_machine)]
        first = shown[0].alert if shown else None
        self._act.setVisible(first is not None and bool(first.act))
        if first is not None and first.act:
            self._act.set_kind("plain" if first.icon == LOUD else "quiet")
            self._act.set_words(first.act, "Ctrl+S" if self._trouble else "F8")
            self._act.resize(self._act.sizeHint())
        items: list[_Item] = []
        room = self.width() - self._count_wide() - 24
        x = 0.0
        for each in shown:
            alert, pieces = each.alert, self._pieces(each)
            act = self._act.width() + 8 if alert is first and alert.act else 0
            wide = 46 + self._wide(pieces, self._size(alert)) + act + 10
            small = 46 + max(self._wide(pieces[:1], "label"), self._wide(pieces[1:], "label")) + act + 10
            if x + min(wide, small) > room and alert is not first:
                break
            lines = 1 if x + wide <= room else 2
            box = QRectF(x, 0, wide if lines == 1 else min(small, room - x), self.height())
            items.append(_Item(alert, box, pieces, lines))
            if act:
                top = (self.height() - self._act.height()) // 2
                self._act.move(round(box.right() - self._act.width() - 6), top)
            x = box.right() + 8
        said = ". ".join(map(self._sentence, shown[:SAID_MAX]))
        if len(shown) > SAID_MAX:
            said = f"{said}. {self._count()}"
        if items == self._items and said == self._said:
            return
        self._items, self._said = items, said
        self.setAccessibleName(said or self.tr("No alerts"))
        self.setToolTip(plain_tip(said))
        self.update()

    def _wide(self, pieces: Sequence[Piece], size: str) -> float:
        return sum(text_width(words, self.look, size, weight) + 4 for words, weight in pieces)

    def _size(self, alert: Alert) -> str:
        return self.look.pick("answer", "body") if alert.icon == LOUD else self.look.pick("body", "dense")

    def _pieces(self, shown: Shown) -> tuple[Piece, ...]:
        alert, due = shown.alert, ""
        if self._now is not None:
            old = self.tr("{age} ago").format(age=age(alert.since, self._now)) if alert.since else ""
            due = left(alert.due, self._now) if alert.due else old
        rest = f"{alert.rest}," if alert.rest and due else alert.rest
        lead: Weight = "bold" if alert.icon == LOUD else "semibold"
        pieces: tuple[Piece, ...] = ((alert.lead, lead), (rest, "regular"), (due, "semibold"))
        more = self.tr("and {number} more like it").format(number=shown.more) if shown.more else ""
        pieces += ((more, "regular"),)
        return tuple(piece for piece in pieces if piece[0])

    def _sentence(self, shown: Shown) -> str:
        return " ".join(words for words, _ in self._pieces(shown))

    def _count(self) -> str:
        """How many there are in all, and the key that opens the gravest."""
        number = len(self._trouble) + len(self._alerts) + len(self.of_machine)
        if not number:
            return ""
        return (
            self.tr("1 alert · F8 opens it")
            if number == 1
            else self.tr("{number} alerts · F8 opens the first").format(number=number)
        )

    def _silences(self) -> str:
        """Which alert the key silences."""
        words = self.tr("Shift+F8 silences: {alert}").format(alert=self._to_silence)
        return words if self._to_silence else ""

    def _count_wide(self) -> float:
        """How wide what stands at the right is; the name of what is silenced takes no more than it needs."""
        count = text_width(self._count(), self.look, "small")
        named = text_width(self._silences(), self.look, "label")
        return max(count, min(named, self.look.pick(300, 230)))

    def _tell(self, found: Sequence[Alert]) -> None:
        """Have a screen reader say what is new, when it is done with what it is saying."""
        if found:
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self, ". ".join(map(self._sentence, map(Shown, found))))
            )

    def _do(self) -> None:
        self.wished.emit(Wish("try_again" if self._trouble else "gravest_alert"))


def _no_acts(_alert: str, _call: str) -> Sequence[MenuAct]:
    return ()

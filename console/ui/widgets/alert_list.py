"""The page of all alerts: each with its number, gravest first. Wishes `alert` with the one chosen."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.rows.shown import Alert
from console.domain.rows.words import age, left
from console.ui.theme import Look
from console.ui.widgets.form import Form
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import Option, OptionList
from console.ui.widgets.words import Words
from console.ui.wish import Wish


class AlertListPage(QWidget):
    """Every alert with the key that goes to it."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alerts: tuple[Alert, ...] = ()
        self._none = Words(look, "body")
        self._list = OptionList(look, "act", self.tr("Alerts, gravest first"))
        self._form = Form(look, self)
        self._form.add(self._none, self._list)
        self._form.fill(self)
        self._list.changed.connect(self._chosen)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_alerts(self, alerts: Sequence[Alert], now: datetime) -> None:
        """Show the alerts as of now."""
        self._alerts = tuple(alerts)
        self.tick(now)
        self._list.setVisible(bool(alerts))
        self._none.say("" if alerts else self.tr("No alerts."))

    def tick(self, now: datetime) -> None:
        """Let the times run; which alerts there are, the desk says."""
        self._list.show_options([_option(each, now) for each in self._alerts])

    def focus_first(self) -> None:
        """Begin with the gravest."""
        if self._list.isVisibleTo(self):
            self._list.focus_first()

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._form.show_refusal(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The number or the letter of an alert goes to it."""
        if not is_plain(event) or not self._list.press(event.text()):
            super().keyPressEvent(event)

    def _chosen(self, option: Option) -> None:
        self.wished.emit(Wish("alert", option.id))


def _option(alert: Alert, now: datetime) -> Option:
    """An alert as one line: what, where, and how late."""
    clock = left(alert.due, now) if alert.due else age(alert.since, now) if alert.since else ""
    says = " ".join(part for part in (alert.lead, alert.rest) if part)
    return Option(alert.id, says, icon=alert.icon, mark=clock)

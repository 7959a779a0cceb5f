"""What is looked for in the log: the words, the period, the filters; and what was found, in a list."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.ui.tables.shift_log_found import FoundList
from console.ui.theme import Look
from console.ui.widgets.act_menu import ActMenu, MenuAct
from console.ui.widgets.card import Card
from console.ui.widgets.field import Field
from console.ui.widgets.flow import Flow
from console.ui.widgets.shift_log_toggle import Toggle
from console.ui.widgets.words import Words
from console.ui.wish import Wish

PERIODS = (
    ("shift", "This shift"),
    ("day", "24 h"),
    ("year", "1 year"),
    ("all", "All"),
)
"""The periods and their words; the key S goes from one to the next."""
FILTERS = (
    ("log_unit", "Unit", "U"),
    ("log_person", "Person", "P"),
    ("log_kind", "Kind", "K"),
    ("log_gap", "Gap call", "G"),
    ("log_override", "Override", "O"),
)
"""The filters: wish, words, key."""
TEXT_MAX = 200


class SearchPanel(Card):
    """Search line, toggles, count, list. Wishes `log_text` with what is typed, `log_period`, and filters."""

    wished = Signal(object)

    def __init__(
        self, look: Look, now: datetime, letters: dict[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "bg.panel", parent=parent)
        hint = self.tr("words, an address, a call's number")
        self.field = Field(
            look, self.tr("Search"), "Ctrl+F", hint, words_beside=True, longest=TEXT_MAX, parent=self
        )
        self.periods = {name: Toggle(look, self.tr(words), parent=self) for name, words in PERIODS}
        self.filters = {wish: Toggle(look, self.tr(words), key, self) for wish, words, key in FILTERS}
        self._next = Toggle(look, self.tr("Wider"), "S", self)
        self.found = FoundList(look, now, letters)
        self._count = Words(look, "small", color="text.secondary", parent=self)
        self._menu: ActMenu | None = None
        self._flow = Flow()
        for toggle in self.periods.values():
            self._flow.addWidget(toggle)
        self._flow.addWidget(self._next)
        for toggle in self.filters.values():
            self._flow.addWidget(toggle)
        for toggle in (*self.periods.values(), self._next, *self.filters.values()):
            toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            toggle.clicked.connect(self._clicked)
        self._next.setAccessibleName(self.tr("A wider period, S"))
        self._column = QVBoxLayout(self)
        self._top = QVBoxLayout()
        self._top.addWidget(self.field)
        self._top.addLayout(self._flow)
        self._top.addWidget(self._count)
        self._column.addLayout(self._top)
        self._column.addWidget(self.found, 1)
        self.field.edit.textChanged.connect(self._typed)
        self.field.edit.returnPressed.connect(self._entered)
        self.found.wished.connect(self.wished)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        self.field.set_look(look)
        for toggle in (*self.periods.values(), self._next, *self.filters.values()):
            toggle.set_look(look)
        self._count.set_style(look, look.pick("small", "label"), color="text.secondary")
        self.found.set_look(look)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._top.setContentsMargins(*look.pick((14, 8, 12, 2), (10, 4, 8, 0)))
        self._top.setSpacing(look.pick(6, 4))
        self._flow.setSpacing(look.pick(6, 4))

    def show_filters(self, period: str, values: dict[str, str]) -> None:
        """Show which period is meant, and what each filter is on for; empty: it is off."""
        for name, toggle in self.periods.items():
            toggle.show_on(name == period)
        for wish, toggle in self.filters.items():
            value = values.get(wish, "")
            toggle.show_on(bool(value), value if wish in ("log_unit", "log_person", "log_kind") else "")
        self._flow.invalidate()

    def announce(self) -> None:
        """Say aloud how much was found, to whoever types and cannot see it."""
        if self.field.edit.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._count.text()))

    def say_count(self, words: str) -> None:
        """Say how much was found, and how quickly."""
        self._count.say(words)

    def offer(self, wish: str, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Open the choice of a filter below its toggle: each value with its words; the first is any."""
        if self._menu is not None:
            self._menu.deleteLater()
        toggle = self.filters[wish]
        acts = tuple(MenuAct(words, Wish(wish, value or "any")) for value, words in choices)
        self._menu = ActMenu(self.look, name, acts, self)
        self._menu.wished.connect(self.wished)
        self._menu.open_at(toggle.mapToGlobal(QPoint(0, toggle.height())))

    def close_choice(self) -> None:
        """Let the choice that is open go."""
        if self._menu is not None:
            self._menu.close()
            self._menu.deleteLater()
            self._menu = None

    def focus_search(self) -> None:
        """Take the keys to the search line; what stands there is marked, so that typing begins anew."""
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.edit.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads from the search line to what was found."""
        if event.key() == Qt.Key.Key_Down and self.field.edit.hasFocus():
            self.found.take_keys()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self.wished.emit(Wish("log_text", text))

    def _entered(self) -> None:
        if self.found.rows():
            self.found.take_keys()

    def _clicked(self) -> None:
        sender = self.sender()
        period = next((name for name, each in self.periods.items() if each is sender), "")
        wish = next((name for name, each in self.filters.items() if each is sender), "")
        self.wished.emit(Wish(wish) if wish else Wish("log_period", period))

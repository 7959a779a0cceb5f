"""The unit board: who is on the call, who can go, each with a key, and all others with why not.

Rows come ready-made; nothing here knows which unit fits or why.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from console.domain.rows.shown import UnitRow
from console.domain.rows.words import minutes
from console.ui.tables.model import Reading, RowModel
from console.ui.tables.unit_rows import UnitDelegate
from console.ui.tables.unit_words import aged, name_of, place_words
from console.ui.tables.view import Panel, RowView
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.looking import KEYS_HERE
from console.ui.wish import Wish

HOUR = timedelta(hours=1)
SIGN_WORDS = {"for": "for: {words}", "against": "against: {words}", "bars": "bars it: {words}"}


def unit_words(row: UnitRow, now: datetime) -> str:
    """All a row shows, as one sentence."""
    if not row.unit:
        return ", ".join(part for part in (row.head, row.head_right, row.why_not) if part)
    status = f"{row.status} {minutes(row.since, now)}" if row.since else row.status
    place, why_not = place_words(row, now), row.why_not
    if not row.key and row.place_since is not None:
        place, why_not = "", aged(row.why_not, row.place_since, now)
    parts = [f"{row.key}" if row.key else "", name_of(row), row.kind, row.crew, status, place, row.right]
    parts += [SIGN_WORDS[chip.sign].format(words=chip.words) for chip in row.chips]
    parts += [why_not, "on this call" if row.on_this_call else ""]
    parts += [f"{letter} {word}" for letter, word in row.next]
    return ", ".join(part for part in parts if part)


READING: Reading[UnitRow] = Reading(
    key=lambda row: row.unit or f"head {row.head} {row.why_not}",
    can_choose=lambda row: bool(row.unit),
    name=lambda row: name_of(row) or row.head or row.why_not,
    says=unit_words,
)


class UnitView(RowView[UnitRow]):
    """The list of units. A digit chooses a unit that fits; a letter is a status for any other.

    `pressed_letter` carries the letter: what it means is the agency's affair.
    """

    pressed_letter = Signal(object)

    def first(self) -> QModelIndex:
        """The chosen unit, else the first."""
        delegate = self.painter_of_rows
        assert isinstance(delegate, UnitDelegate), "units are painted as units"
        at = self.rows.row_of(delegate.chosen) if delegate.chosen else -1
        return self.rows.index(at) if at >= 0 else super().first()

    def paint_units(self, *units: str) -> None:
        """Have the rows of these units painted anew, whose ground says which one is chosen."""
        for unit in units:
            self._paint_anew(self.rows.row_of(unit))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and letters; all else as in every list."""
        text = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and text.isdigit():
            at = next((at for at, row in enumerate(self.rows.rows) if str(row.key) == text), -1)
            if at >= 0:
                self.setCurrentIndex(self.rows.index(at))
                self.chose.emit(self.currentIndex())
        elif text.isalpha() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.pressed_letter.emit(text)
        else:
            super().keyPressEvent(event)


class UnitBoard(Panel[UnitRow]):
    """All units, for one call or for none.

    Wishes `unit` when one is chosen; `run` with a line for the command line that sends it or gives it the
    status of a letter; `brief` on Enter at a unit of this call; `send_anyway` at one that does not fit;
    `find_unit`.
    """

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(READING, now)
        self._delegate = UnitDelegate(look, self._model)
        self._find = KeyButton(look, "Find", "Ctrl+U", "quiet", slim=True, icon="search")
        self._explicit: tuple[str, int] = ("", 0)
        self._hours = 0
        self._call = ""
        view = self._list = UnitView(look, self._model, self._delegate)
        view.setProperty(KEYS_HERE, self.tr("A number chooses, Enter sends, a letter sets a status"))
        super().__init__(look, view, self.tr("Units"), self._find)
        self._model.setParent(self)
        view.empty = "people", self.tr("No units on duty"), self.tr("Put them on duty in People")
        view.pressed_enter.connect(self._act)
        view.pressed_letter.connect(self._letter)
        view.chose.connect(self._choose)
        self._find.clicked.connect(self._wish_to_find)

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        self._find.set_look(look)
        super().set_look(look)
        self._delegate.measure(self._model.rows)

    def set_rows(self, rows: Sequence[UnitRow], wanted: str, now: datetime, call: str = "") -> None:
        """Show these rows, and in the head what they are for; a choice is for the call it was made on."""
        if call != self._call:
            self._call, self._explicit = call, ("", 0)
        self.say(wanted)
        chosen, measured = self._delegate.chosen, self._delegate.measured_by()
        self._delegate.wanted = wanted
        self._delegate.measure(rows)
        self._delegate.chosen = self._chosen_of(rows)
        if self._delegate.measured_by() != measured:
            self.view.scheduleDelayedItemsLayout()
        self.view.show_rows(rows, now)
        if self._delegate.chosen != chosen:
            self._list.paint_units(chosen, self._delegate.chosen)
            if not self.has_keys():
                # The keys come back to whoever can go now, never to a crew that has just said no.
                self.view.setCurrentIndex(self.view.first())

    def tick(self, now: datetime) -> None:
        """Let ages run; one that passes an hour is wider from then on."""
        super().tick(now)
        an_hour_ago = now - HOUR
        hours = sum(row.since is not None and row.since <= an_hour_ago for row in self._model.rows)
        if hours == self._hours:
            return
        self._hours, measured = hours, self._delegate.measured_by()
        self._delegate.measure(self._model.rows, anew=True)
        if self._delegate.measured_by() != measured:
            self.view.scheduleDelayedItemsLayout()

    def take_keys(self) -> None:
        """Take the keys, with the ring on the unit that Enter acts on, else on one of this call."""
        if not any(row.key for row in self._model.rows):
            self._explicit, self._delegate.chosen = ("", 0), ""
        self.view.setCurrentIndex(self.view.first())
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def has_keys(self) -> bool:
        """Whether the next key acts on a unit."""
        return self.view.hasFocus()

    def with_ring(self) -> str:
        """The unit that the keys are on; empty where they are elsewhere, or on none."""
        index = self.view.currentIndex()
        return self._model.rows[index.row()].unit if self.has_keys() and index.isValid() else ""

    def gone_to(self) -> str:
        """The unit with the ring, where it is on this call or a person went to it; else empty.

        The ring stands by itself on whoever can go: that is nobody whose crew somebody means.
        """
        unit = self.with_ring()
        is_meant = unit == self._explicit[0] or any(
            row.unit == unit and row.on_this_call for row in self._model.rows
        )
        return unit if is_meant else ""

    def paint_at_once(self) -> None:
        """Paint before the rest of the desk is worked out: the next key acts on what stands here."""
        self.view.paint_at_once()

    def chosen(self) -> str:
        """The unit that Enter acts on, or empty."""
        return self._delegate.chosen

    def _chosen_of(self, rows: Sequence[UnitRow]) -> str:
        """The one a person chose, while it can go as it could then; else the best of those that can."""
        unit, key = self._explicit
        for row in rows:
            if row.unit == unit and unit and bool(row.key) == bool(key):
                return unit
        self._explicit = ("", 0)
        return next((row.unit for row in rows if row.key), "")

    def _choose(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()]
        if row.unit and row.unit != self._explicit[0]:
            self._explicit = row.unit, row.key
            self._delegate.chosen = row.unit
            self.view.viewport().update()
            self.wished.emit(Wish("unit", row.unit))

    def _act(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()]
        if row.on_this_call:
            self.wished.emit(Wish("brief", row.unit))
        elif row.key:
            self.wished.emit(Wish("run", f"send {name_of(row)}"))
        elif row.unit:
            self.wished.emit(Wish("send_anyway", row.unit))

    def _letter(self, letter: str) -> None:
        index = self.view.currentIndex()
        row = self._model.rows[index.row()] if index.isValid() else None
        if row is not None and row.unit and not row.key:
            self.wished.emit(Wish("run", f"{row.unit} {letter}"))

    def _wish_to_find(self) -> None:
        self.wished.emit(Wish("find_unit"))

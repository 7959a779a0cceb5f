"""The page of the calls that lack something: its key brings each to the front. Wishes `open_call`."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.rows.lacking import Lacking
from console.ui.theme import Look
from console.ui.widgets.form import Form
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import Option, OptionList
from console.ui.widgets.words import Words
from console.ui.wish import Wish


class LackingPage(QWidget):
    """What stands open on which call, most urgent first."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = Words(look, "body")
        self._calls = OptionList(look, "act", self.tr("Which call?"))
        self._form = Form(look, self)
        self._form.add(self._none, self._calls)
        self._form.fill(self)
        self._calls.changed.connect(self._chosen)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_lacking(self, rows: Sequence[Lacking]) -> None:
        """Show the calls; where none lacks anything, say so."""
        self._none.say("" if rows else self.tr("No open call lacks a place, a number or a safety answer."))
        self._calls.setVisible(bool(rows))
        # All of it in the words: a dense row shows its detail only where the ring is.
        self._calls.show_options(
            [Option(row.call, f"{row.title}: {'; '.join(row.lacks)}", mark=row.position) for row in rows]
        )

    def focus_first(self) -> None:
        """Begin with the most urgent."""
        self._calls.focus_first()

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A call's own key brings it to the front."""
        if not is_plain(event) or not self._calls.press(event.text()):
            super().keyPressEvent(event)

    def _chosen(self, option: Option) -> None:
        self.wished.emit(Wish("open_call", option.id))

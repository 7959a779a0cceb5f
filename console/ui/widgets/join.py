"""The page on which a call is joined to another: both beside each other, and one key. Emits `JoinCall`."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from console.domain.commands import JoinCall
from console.domain.rows.joins import Joining, JoinLine
from console.domain.rows.words import minutes
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.looking import is_plain
from console.ui.widgets.rows_page import Rows
from console.ui.widgets.words import Words


class JoinRow(QWidget):
    """One thing that is known of both calls, its label above; what differs says so."""

    def __init__(self, look: Look, line: JoinLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = self.tr("{label}, differs").format(label=line.label) if line.differs else line.label
        color = "warn.text" if line.differs else "text.secondary"
        self._label = Words(look, "small", "semibold" if line.differs else "regular", color, self)
        self._label.say(self._said)
        self._sides = tuple(Words(look, "dense", parent=self) for _ in range(2))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 2)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._label, 0, 0, 1, 2)
        for column, words in enumerate(self._sides):
            grid.addWidget(words, 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        self.say(line.call, line.into)

    def say(self, call: str, into: str) -> None:
        """Say the same thing of both calls."""
        for words, text in zip(self._sides, (call, into), strict=True):
            words.say(text)
        self.setAccessibleName(f"{self._said}: {call}; {into}")

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        for words in (self._label, *self._sides):
            words.set_look(look)


class JoinPage(QWidget):
    """The call that would be joined on the left, the one that it would go on as on the right."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._two: Joining | None = None
        self._ages: JoinRow | None = None
        self._page = Rows(look, self)
        self._lacks = Words(look, "dense", "semibold", "warn.text", self)
        self._join = KeyButton(look, self.tr("Join"), "J", "plain")
        self._join.clicked.connect(self._ask)
        self._page.add_below(self._lacks)
        self._page.add_buttons(self._join)
        self.setFocusProxy(self._page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self._page.set_look(look)

    def show_join(self, two: Joining, now: datetime) -> None:
        """Show both calls as of now."""
        before, self._two = self._two, two
        if before == two:
            return
        is_same = before is not None and (before.call, before.into) == (two.call, two.into)
        if not is_same:
            self._page.show_refusal("")
        says = self.tr(
            "{call} goes on as {into}: its graver answers, and those that lack there, go along; "
            "what differs becomes a note."
        )
        self._page.show_lead(says.format(call=two.call, into=two.into))
        ages = JoinLine(self.tr("Joined; and the call that stays"), "", "", differs=False)
        rows = [JoinRow(self._look, line) for line in (ages, *two.lines)]
        self._ages = rows[0]
        self.tick(now)
        self._page.show_blocks(rows, keep=is_same)
        self._lacks.say(two.lacks)
        self._lacks.setVisible(bool(two.lacks))
        self._join.set_words(self.tr("Join {call} to {into}").format(call=two.call, into=two.into))
        self._join.setEnabled(not two.lacks)

    def tick(self, now: datetime) -> None:
        """Let the ages of both calls run."""
        if self._two is None or self._ages is None:
            return
        two = self._two
        told = self.tr("{call}, opened {age} ago")
        self._ages.say(
            *(
                told.format(call=call, age=minutes(at, now))
                for call, at in zip((two.call, two.into), two.opened, strict=True)
            )
        )

    def focus_first(self) -> None:
        """Let J act here."""
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._page.show_refusal(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J joins."""
        if is_plain(event) and event.text().upper() == "J":
            self._ask()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        if self._two is not None and not self._two.lacks:
            self.asked.emit(JoinCall(call=self._two.call, into=self._two.into))

"""The pages of the Policy screen that are read: a finding, and where a policy comes from."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.rows.policy import PolicyHead
from console.domain.rows.policy_found import SHARE_MEANS, FindingRow
from console.ui.tables.policy_found import CaseList, ShelfList
from console.ui.theme import Look, Weight
from console.ui.widgets.button import KeyButton
from console.ui.widgets.looking import is_plain
from console.ui.widgets.rows_page import Rows
from console.ui.widgets.words import Words
from console.ui.wish import Wish

Paragraph = tuple[str, str, Weight, str]
"""Words, their size, weight and colour."""


class ReadPage(Rows):
    """Paragraphs to read with Up and Down."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._told: tuple[Paragraph, ...] = ()

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        super().set_look(look)

    def tell(self, name: str, paragraphs: Sequence[Paragraph]) -> None:
        """Show these paragraphs."""
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(words for words, *_ in paragraphs))
        if tuple(paragraphs) == self._told:
            return
        self._told = tuple(paragraphs)
        blocks: list[QWidget] = []
        for words, size, weight, color in paragraphs:
            block = Words(self._look, size, weight, color)
            block.say(words)
            blocks.append(block)
        self.show_blocks(blocks, keep=False)

    def focus_first(self) -> None:
        """Let Up and Down read on."""
        self.setFocus()


class FindingPage(ReadPage):
    """A finding in full. Wishes `follow_example` with its number."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._row: FindingRow | None = None
        self._follow = KeyButton(look, self.tr("Follow this call"), "Y", "plain", slim=True)
        self._follow.clicked.connect(self._wish_follow)
        self.add_buttons(self._follow)

    def show_finding(
        self,
        row: FindingRow | None,
        counted: str = "",
        notices: Sequence[str] = (),
        *,
        is_waiting: bool = False,
    ) -> None:
        """Show a finding; None: there is none, or is_waiting: that is not known yet.

        counted: the recorded calls it touches, once it is opened. notices: what is no finding, and not what
        the policy's author means.
        """
        self._row = row
        has_example = row is not None and row.example is not None
        self._follow.setVisible(has_example)
        quiet = "text.secondary"
        if row is None:
            none = self.tr("Every combination of answers was looked at, and nothing was found.")
            none = self.tr("It is being worked out what is found.") if is_waiting else none
            self.tell(self.tr("No finding"), ((none, "dense", "regular", quiet), *self._noticed(notices)))
            return
        told: list[Paragraph] = [(row.says, "dense", "semibold", "text.primary")]
        if row.told:
            told.append(
                (self.tr("For example: {call}").format(call=row.told), "dense", "regular", "text.primary")
            )
        if row.rules:
            told.append((row.rules, "small", "regular", quiet))
        if row.share:
            told.append((f"{row.share}. {SHARE_MEANS}", "small", "regular", quiet))
        if counted:
            told.append((counted, "small", "regular", quiet))
        if row.reason:
            known = self.tr("Acknowledged: {reason}").format(reason=row.reason)
            told.append((known, "small", "regular", "text.primary"))
        else:
            told.append((self.tr("Nobody has acknowledged it."), "small", "semibold", "warn.text"))
        self.tell(row.lead, (*told, *self._noticed(notices)))

    def _noticed(self, notices: Sequence[str]) -> tuple[Paragraph, ...]:
        lead = self.tr("To look at in the policy: {notice}")
        return tuple((lead.format(notice=each), "small", "regular", "warn.text") for each in notices)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y follows the example; the rest reads on."""
        if event.text().upper() == "Y" and is_plain(event) and self._follow.isVisible():
            self._wish_follow()
        else:
            super().keyPressEvent(event)

    def _wish_follow(self) -> None:
        if self._row is not None:
            self.wished.emit(Wish("follow_example", str(self._row.number)))


class SourcesPage(ReadPage):
    """Where a policy comes from: its statement, and each source."""

    def show_sources(self, head: PolicyHead) -> None:
        """Show the statement and the sources."""
        told: list[Paragraph] = [(head.statement, "dense", "regular", "text.primary")]
        told += [(source, "small", "regular", "text.secondary") for source in head.sources]
        self.tell(self.tr("Where it comes from"), told)


class ListPage(QWidget):
    """A list as a page: the cases, or the policies that can be read."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, rows: CaseList | ShelfList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = rows
        rows.wished.connect(self.wished)
        self.setFocusProxy(rows.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(rows)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self.list.set_look(look)

    def focus_first(self) -> None:
        """Take the keys, on the row that has the ring."""
        view = self.list.view
        if not view.currentIndex().isValid():
            view.setCurrentIndex(view.first())
        view.setFocus()

    def show_refusal(self, text: str) -> None:
        """Nothing is asked for here."""

    def tick(self, now: datetime) -> None:
        """Let the ages run."""
        self.list.tick(now)

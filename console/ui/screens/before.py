"""How things stood when a page was opened: where the keys were, and what was recommended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from console.domain.board import in_force
from console.domain.entries import Recommended
from console.domain.rows.notices import became
from console.ui.screens.place import Place

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


class Before:
    """Remembers it for the page that is open. `news`: what became different since, as the notice leads."""

    def __init__(self) -> None:
        self.news = ""
        self._place = Place()
        self._keys: QWidget | None = None
        self._seen: Recommended | None = None

    def open(self, desk: Desk) -> None:
        """Remember how things stand as a page is opened.

        The command line is no place to go back to: whoever typed there is done with it.
        """
        focus = QApplication.focusWidget()
        if focus is not None and not desk.parts.panel.isAncestorOf(focus):
            self._keys = None if desk.parts.command.isAncestorOf(focus) else focus
        if _about(desk) != self._place:
            self._place, self.news = _about(desk), ""
            self._seen = desk.call.recommended if desk.call is not None else None

    def close(self) -> None:
        """No page is open now."""
        self._place = Place()

    def hear(self, desk: Desk) -> None:
        """Take up what became different under the page."""
        call = desk.call
        if call is None or _about(desk) != self._place or call.recommended == self._seen:
            return
        different = became(call, in_force(desk.board).compiled.catalogue)
        self._seen = call.recommended
        self.news = different.lead if different is not None else self.news

    def give_back_keys(self, desk: Desk) -> None:
        """Let the keys act where they did before the page was opened, or at the question."""
        before, self._keys = self._keys, None
        is_there = before is not None and isValid(before) and before.isVisible() and before.isEnabled()
        target = before if before is not None and is_there else desk.parts.guide
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _about(desk: Desk) -> Place:
    """The place but for the question and the unit, which change under an open page."""
    return desk.place._replace(changing="", unit="")

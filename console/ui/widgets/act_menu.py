"""A menu of acts: each with its words, what to type for it and its key, and why it cannot be done now.

It opens at a right click or at the menu key and blocks nothing. It knows no act.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from console.domain.visible import visible
from console.ui.plain import plain_tip
from console.ui.theme import Look
from console.ui.wish import Wish

BESIDE = QPoint(2, 2)
"""The button that opened it is let go beside it: within it, that would close it again."""
BESIDE_MAX = 60
"""A longer line stands in the tool tip alone."""


class MenuAct(NamedTuple):
    """One act: its words, what it wishes, what is typed for it, its key, why not now, and below which words.

    under: the menu within the menu that it stands in; empty for the menu itself.
    """

    words: str
    wish: Wish
    line: str = ""
    key: str = ""
    why_not: str = ""
    under: str = ""


class ActMenu(QMenu):
    """The acts of one thing. `wished` carries the wish of the act that was taken."""

    wished = Signal(object)

    def __init__(self, look: Look, name: str, acts: Sequence[MenuAct], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFont(look.font(look.pick("body", "dense")))
        self.setToolTipsVisible(True)
        self.triggered.connect(self._taken)
        self._under: dict[str, QMenu] = {}
        for act in acts:
            self._add(act)

    def open_at(self, place: QPoint) -> None:
        """Open, with the ring on the first act that can be done."""
        possible = (action for action in self.actions() if action.isEnabled())
        self.popup(place + BESIDE)
        if (first := next(possible, None)) is not None:
            self.setActiveAction(first)

    def _add(self, act: MenuAct) -> None:
        beside = visible(act.why_not or " · ".join(part for part in (act.line, act.key) if part))
        shown = beside if len(beside) <= BESIDE_MAX else f"{beside[: BESIDE_MAX - 1]}…"
        words = f"{visible(act.words)}\t{shown}".replace("&", "&&") if shown else visible(act.words)
        action = QAction(words, self)
        action.setEnabled(not act.why_not)
        action.setToolTip(plain_tip(f"{act.words}: {beside}" if beside else act.words))
        action.setData(act.wish)
        self._menu(act.under).addAction(action)

    def _menu(self, under: str) -> QMenu:
        if not under:
            return self
        if under not in self._under:
            inner = self.addMenu(under)
            inner.setFont(self.font())
            inner.setToolTipsVisible(True)
            self._under[under] = inner
        return self._under[under]

    def _taken(self, action: QAction) -> None:
        self.wished.emit(action.data())

"""Tells a dispatcher calmly that reviews of their calls wait to be read: never during a call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from console.domain.board import Board
from console.domain.entries import CallClosed, CallHandedOver, CallJoined, ReviewGiven
from console.domain.entry import Entry
from console.domain.rows.reviews import unread_words
from console.ui.shortcuts import key_of

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

ENDS = (CallClosed, CallHandedOver, CallJoined)
"""The entries after which somebody may have no call any more."""


def unread(board: Board, who: str) -> int:
    """How many reviews of this person's work they have not read."""
    return sum(each.dispatcher == who for each in board.people.reviews.values())


class ReviewsTold(QObject):
    """Says so where nobody is on a call at this desk: on sitting down, and once the last call is over."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        # Once all that an act brings is said: what it taught stands in the same place, and comes first.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.tell)
        desk.bridge.recorded.connect(self._recorded)

    def tell(self) -> None:
        """Say that reviews wait, where some do and nobody is on a call here."""
        desk, session = self._desk, self._desk.bridge.session
        is_busy = any(call.position == session.position for call in desk.board.calls.values())
        if is_busy or desk.entrance.is_shut:
            return
        words = unread_words(unread(desk.board, session.who), key_of("review_screen"))
        if words:
            desk.say(words)

    def _recorded(self, entries: Sequence[Entry]) -> None:
        who = self._desk.bridge.session.who
        if any(isinstance(each.body, ENDS) or _is_for(each, who) for each in entries):
            self._soon.start(0)


def _is_for(entry: Entry, who: str) -> bool:
    return isinstance(entry.body, ReviewGiven) and entry.body.dispatcher == who

"""The policy that is read beside another one: worked out off the window's thread, let go with Esc."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QObject, Signal

from console.domain.rows.compared_rows import ComparedRow, compared_rows
from console.ui.aside import Aside
from console.ui.widgets.compared import ComparedPage

if TYPE_CHECKING:
    from console.ui.screens.policy_work import PolicyWork
    from console.ui.theme import Look

STEPS = 1_000_000
"""Of work on the sentences of two policies, a few seconds on a slow machine: nobody waits for it."""


class Beside(NamedTuple):
    """Two policies by what they are called."""

    one: str
    other: str


class PolicyComparing(QObject):
    """The comparison of one screen. `changed` says that it is worked out; it carries nothing."""

    changed = Signal()

    def __init__(self, look: Look, work: PolicyWork) -> None:
        super().__init__()
        self._work = work
        self.page = ComparedPage(look)
        self._aside = Aside(self.page)
        self._aside.done.connect(self._done)
        self._names = Beside("", "")
        self._key: tuple[Beside, str, str] = self._names, "", ""

    def begin(self, key: str) -> None:
        """Begin with another policy, by its key. Raises Faulty and StoreUnavailable."""
        one, other = self._work.compiled, self._work.read(key)
        self._names = Beside(*self._work.names(key, other))
        names = self._names

        def work(stop: Event) -> object:
            return compared_rows((names.one, one), (names.other, other), STEPS, stop.is_set)

        self._key = names, one.policy.text, other.policy.text
        self._aside.ask(self._key, work)

    def show(self) -> tuple[ComparedPage, str]:
        """The page as far as it is worked out, and its title."""
        rows = cast("tuple[ComparedRow, ...] | None", self._aside.value(self._key))
        waits = ComparedRow("note", self.tr("Being worked out. Esc lets it go."))
        lead = self.tr("Who goes first, then by which responses. Up and Down read on.")
        self.page.show_compared(lead if rows is not None else "", rows if rows is not None else (waits,))
        title = self.tr("{one} beside {other}").format(one=self._names.one, other=self._names.other)
        return self.page, title

    def drop(self) -> None:
        """Let go of what is worked out."""
        self._aside.drop()

    def _done(self, key: object) -> None:
        self.changed.emit()

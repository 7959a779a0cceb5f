"""How many recorded calls each finding touches: counted off the window's thread, once a finding is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.errors import StoreUnavailable
from console.ledger.recorded_calls import recorded_facts
from console.policy.touched import Counted, count_touched
from console.ui.aside import Aside, until

if TYPE_CHECKING:
    from console.policy.diagram import Compiled
    from console.policy.finding import Finding


class Counting(QObject):
    """The counts of one screen. `changed` says that they are known; it carries nothing."""

    changed = Signal()

    def __init__(self, page: QObject, store: Path) -> None:
        """page: what shows them. store: whose recorded calls are counted, on a connection of its own."""
        super().__init__(page)
        self._store = store
        self._aside = Aside(page)
        self._aside.done.connect(self._done)
        self._key = "", ""

    def begin(self, compiled: Compiled, findings: Sequence[Finding]) -> None:
        """Count for all findings of a policy at once; anew only once what was found is let go."""
        store, found = self._store, tuple(findings)
        self._key = compiled.policy.text, compiled.catalogue.text

        def work(stop: Event) -> object:
            try:
                return count_touched(compiled, found, until(stop, recorded_facts(store)))
            except StoreUnavailable as trouble:
                return trouble.says

        self._aside.ask(self._key, work)

    def says(self, place: int) -> str:
        """The count of the finding at this place, as a sentence; or that it is being counted."""
        found = self._aside.value(self._key)
        if found is None:
            return self.tr("Recorded calls are being counted. Esc lets go.")
        if isinstance(found, tuple) and place < len(found) and isinstance(found[place], Counted):
            if not found[place].calls:
                return self.tr("No calls are recorded yet that it could touch.")
            said = found[place].says
            return self.tr("{count}.").format(count=f"{said[0].upper()}{said[1:]}")
        return self.tr("Recorded calls could not be counted. {why}").format(why=found)

    def drop(self) -> None:
        """Let go of what is counted."""
        self._aside.drop()

    def _done(self, key: object) -> None:
        self.changed.emit()

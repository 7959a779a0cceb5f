"""The calls that others handed over to this position, until each has been in front here."""

from collections.abc import Mapping, Sequence

from console.domain import entries as e
from console.domain.entry import Entry


class Handed:
    """Which calls came here, and by whose hand; known to this desk alone, from when it was opened."""

    def __init__(self) -> None:
        self._by: dict[str, str] = {}

    @property
    def by(self) -> Mapping[str, str]:
        """Who handed over each call that was not in front here since."""
        return self._by

    def hear(self, entries: Sequence[Entry], mine: Sequence[Entry], here: str) -> None:
        """Calls went from one position to another."""
        for entry in entries:
            if isinstance(entry.body, e.CallHandedOver):
                self._by.pop(entry.subject, None)
                if entry.body.position == here and entry not in mine:
                    self._by[entry.subject] = entry.who

    def seen(self, call: str) -> None:
        """This call is in front."""
        self._by.pop(call, None)

"""How the address in front reads, worked out off the window's thread: nobody waits for it, no key is late."""

from functools import partial
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from console.domain.address_parts import load_tagger, reads_as
from console.ui.aside import Aside


class Asked(NamedTuple):
    """An address, and whether the agency's street list has it."""

    address: str
    town_known: bool


class AddressReader(QObject):
    """Remembers how the last address reads. `read` says that it is known now; it carries the address."""

    read = Signal(object)

    def __init__(self, form: QObject) -> None:
        """form: what shows it; where that is gone nothing is looked for any more."""
        super().__init__(form)
        self._aside = Aside(self)
        self._aside.done.connect(self._done)

    def words(self, address: str, *, town_known: bool) -> str:
        """How it reads; empty until that is known, which `read` then says."""
        if not address:
            self._aside.drop()
            return ""
        asked = Asked(address, town_known)
        self._aside.ask(asked, partial(_reads, asked))
        return str(self._aside.value(asked) or "")

    def forget(self) -> None:
        """Keep no address: somebody else comes, or the desk is closed. What is being read is let go."""
        self._aside.drop()

    def _done(self, asked: Asked) -> None:
        self.read.emit(asked.address)


def _reads(asked: Asked, _stop: Event) -> str:
    """Read one, on a thread that holds nothing of the window; loading what reads takes a second."""
    return reads_as(asked.address, load_tagger(), town_known=asked.town_known)

"""How the address in front reads, worked out off the window's thread: nobody waits for it, no key is late."""

import threading
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.address_parts import Tagger, load_tagger, reads_as

LOOK_MS = 50


class Asked(NamedTuple):
    """An address, and whether the agency's street list has it."""

    address: str
    town_known: bool


class AddressReader(QObject):
    """Remembers how the last address reads. `read` says that it is known now; it carries the address.

    One address is read at a time; one that was asked for meanwhile comes after it.
    """

    read = Signal(object)

    def __init__(self, form: QObject) -> None:
        """form: what shows it; where that is gone nothing is looked for any more."""
        super().__init__(form)
        self._wanted = Asked("", town_known=False)
        self._known: dict[Asked, str] = {}
        self._tagger: list[Tagger] = []
        self._reading: threading.Thread | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look)

    def words(self, address: str, *, town_known: bool) -> str:
        """How it reads; empty until that is known, which `read` then says."""
        self._wanted = Asked(address, town_known)
        if not address:
            return ""
        if self._wanted not in self._known and self._reading is None:
            self._begin()
        return self._known.get(self._wanted, "")

    def forget(self) -> None:
        """Keep no address: somebody else comes."""
        self._wanted = Asked("", town_known=False)
        self._known.clear()

    def stop(self) -> None:
        """Look for nothing any more; what is being read is let go."""
        self._looking.stop()

    def _begin(self) -> None:
        self._known.clear()
        self._reading = threading.Thread(
            target=self._read_one, args=(self._wanted,), name="addresses", daemon=True
        )
        self._reading.start()
        self._looking.start()

    def _read_one(self, asked: Asked) -> None:
        """Read one, on the thread; nothing of Qt is touched here. What cannot be read reads as nothing."""
        try:
            if not self._tagger:
                self._tagger.append(load_tagger())
            self._known[asked] = reads_as(asked.address, self._tagger[0], town_known=asked.town_known)
        finally:
            self._known.setdefault(asked, "")

    def _look(self) -> None:
        """Whether the thread is done; on the window's own."""
        if self._reading is None or self._reading.is_alive():
            return
        self._looking.stop()
        self._reading = None
        if self._wanted in self._known:
            self.read.emit(self._wanted.address)
            return
        self._known.clear()
        if self._wanted.address:
            self._begin()

"""What widgets share: something that can take over a look, and a page that can stand in the panel."""

from datetime import datetime
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from console.ui.theme import Look

KEYS_HERE = "keys_here"
"""The property in which a part says what the plain keys do while it has them."""


@runtime_checkable
class Looking(Protocol):
    """Something that can take over another look."""

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        ...


@runtime_checkable
class Ticking(Protocol):
    """Something that shows ages."""

    def tick(self, now: datetime) -> None:
        """Let the ages run."""
        ...


@runtime_checkable
class Page(Looking, Protocol):
    """A page of the panel beside the question."""

    def focus_first(self) -> None:
        """Let the next key act on the page's first control."""
        ...

    def show_refusal(self, text: str) -> None:
        """Say why what was asked was refused; what is typed stays."""
        ...

    def tick(self, now: datetime) -> None:
        """Let the clocks on the page run."""
        ...


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key is pressed by itself; a letter also with Shift, as it stands on its control."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return not held or (event.text().isalpha() and held == Qt.KeyboardModifier.ShiftModifier)

"""All reasons of a recommendation in full, to read. Asks for nothing."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.ui.theme import Look
from console.ui.widgets.reading import Reading


class ReasonsPage(QWidget):
    """A text about the recommendation in front."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = Reading(look, self)
        self._reading.setAccessibleName(self.tr("All reasons"))
        self.setFocusProxy(self._reading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._reading)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._reading.set_look(look)

    def show_reasons(self, markdown: str) -> None:
        """Show the reasons as they are now."""
        self._reading.read(markdown)

    def tick(self, now: datetime) -> None:
        """Nothing here has an age."""

    def focus_first(self) -> None:
        """Let Up and Down read on."""
        self._reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Nothing is asked for here, so nothing is refused."""

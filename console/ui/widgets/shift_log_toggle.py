"""A filter that is on or off: words, key, and a tick while it is on. It does not know what it filters."""

from PySide6.QtWidgets import QWidget

from console.ui.theme import Look
from console.ui.widgets.button import KeyButton


class Toggle(KeyButton):
    """A button that stays pressed; its accessible name says so."""

    def __init__(self, look: Look, text: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, text, key, "quiet", slim=True, parent=parent)
        self._off = text
        self.is_on = False
        self._name()

    def show_on(self, is_on: bool, words: str = "") -> None:
        """Show whether it is on, and with other words what it is on for."""
        self.is_on = is_on
        self._icon = "check" if is_on else ""
        self.set_kind("plain" if is_on else "quiet")
        self.set_words(words or self._off)
        self._name()
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        state = self.tr("on") if self.is_on else self.tr("off")
        name = f"{self.text()}, {self.key()}" if self.key() else self.text()
        self.setAccessibleName(f"{name}, {state}")

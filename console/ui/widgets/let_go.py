"""A button that does its act once it was pressed twice, and the one of them that lets a draft go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from console.ui.theme import Look
from console.ui.widgets.button import KeyButton, Kind

KEY = "L"


class TwiceButton(KeyButton):
    """Emits `sure` when it is pressed once more after it has asked. again: what it says then."""

    sure = Signal()

    def __init__(
        self, look: Look, text: str, again: str, key: str, kind: Kind = "quiet", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, text, key, kind, parent=parent)
        self._act, self._again, self._has_asked = text, again, False
        self.clicked.connect(self._pressed)

    def ask_anew(self) -> None:
        """Another act, or another draft, is done only when asked twice again."""
        self._has_asked = False
        self.set_words(self._act)

    def show_act(self, text: str, again: str) -> None:
        """Do another act from now on. again: what it says once it was pressed; empty: one press does it."""
        if (text, again) != (self._act, self._again):
            self._act, self._again = text, again
            self.ask_anew()

    def _pressed(self) -> None:
        if self._has_asked or not self._again:
            self.ask_anew()
            self.sure.emit()
            return
        self._has_asked = True
        self.set_words(self._again)


def let_go_button(look: Look, parent: QWidget) -> TwiceButton:
    """The button that lets a draft go; parent: the page, in whose words it speaks."""
    again = parent.tr("Press once more to let the draft go")
    return TwiceButton(look, parent.tr("Let the draft go"), again, KEY)

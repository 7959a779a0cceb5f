"""The button that lets a draft go, once it was pressed twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from console.ui.theme import Look
from console.ui.widgets.button import KeyButton

KEY = "L"


class LetGoButton(KeyButton):
    """Emits `sure` when it is pressed once more after it has asked."""

    sure = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", KEY, "quiet", parent=parent)
        self._has_asked = False
        self.clicked.connect(self._pressed)
        self.ask_anew()

    def ask_anew(self) -> None:
        """Another draft is let go only when asked twice again."""
        self._has_asked = False
        self.set_words(self.tr("Let the draft go"))

    def _pressed(self) -> None:
        if self._has_asked:
            self.sure.emit()
            return
        self._has_asked = True
        self.set_words(self.tr("Let it go: press L once more"))

"""What stands in the middle while no call is in front: how to begin, on which key, and what comes then."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.words import Words
from console.ui.wish import Wish

WISHES = {"F3": "next_call", "Ctrl+N": "new_call", "F1": "help"}


class Begin(QWidget):
    """Three keys to begin with, each with what happens then."""

    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lead = Words(look, "question", "semibold", parent=self)
        self._lead.say(self.tr("Ready for the next call"))
        self._then = Words(look, "body", color="text.secondary", parent=self)
        self._then.say(
            self.tr(
                "Then: the address first, and one question at a time, answered with the number keys. "
                "F9 sends what is certain; F12 closes the call."
            )
        )
        told = {
            "F3": (
                self.tr("Take a call"),
                self.tr("the one that waits longest; where none waits, a new one"),
            ),
            "Ctrl+N": (self.tr("New call"), self.tr("always a new one, whoever waits")),
            "F1": (self.tr("Help"), self.tr("the keys of this screen, and the words it uses")),
        }
        self._rows: list[tuple[KeyButton, Words]] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        for number, (key, (text, means)) in enumerate(told.items()):
            button = KeyButton(look, text, key, "quiet" if number else "plain", parent=self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._clicked)
            words = Words(look, "body", color="text.secondary", parent=self)
            words.say(means)
            self._grid.addWidget(button, number, 0)
            self._grid.addWidget(words, number, 1, Qt.AlignmentFlag.AlignVCenter)
            self._rows.append((button, words))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._lead)
        self._column.addLayout(self._grid)
        self._column.addWidget(self._then)
        self._column.addStretch()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        size = look.pick("body", "dense")
        self._lead.set_style(look, look.pick("question", "heading"), "semibold")
        self._then.set_style(look, size, color="text.secondary")
        for button, words in self._rows:
            button.set_look(look)
            words.set_style(look, size, color="text.secondary")
        edge = look.pick(12, 9)
        self._column.setContentsMargins(0, edge, 0, edge)
        self._column.setSpacing(look.pick(20, 14))
        self._grid.setHorizontalSpacing(look.pick(16, 12))
        self._grid.setVerticalSpacing(look.pick(12, 8))

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.wished.emit(Wish(WISHES[button.key()]))

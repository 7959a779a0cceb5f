"""The picture of the guide under its head: which part, how large it is, and what can be done with it."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.rows.policy_flow import NAMES, FlowBox, flow_words
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.card import Card
from console.ui.widgets.policy_flow import PART_KEYS, FlowView
from console.ui.widgets.words import Words
from console.ui.wish import Wish


class FlowPanel(Card):
    """Head and picture. Wishes `flow_part` with a part, `flow_large`, `save_picture`, and the picture's."""

    wished = Signal(object)

    def __init__(self, look: Look, letters: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(look, "bg.panel", parent=parent)
        self.flow = FlowView(look, letters)
        self._title = Words(look, "body", "semibold", cuts=True)
        self._parts = {
            part: KeyButton(look, self.tr("All") if not part else NAMES[part], key, "quiet", slim=True)
            for key, part in PART_KEYS.items()
        }
        self._fit = KeyButton(look, self.tr("Fit"), "0", "quiet", slim=True)
        self._large = KeyButton(look, self.tr("Large"), "Z", "quiet", slim=True)
        self._save = KeyButton(look, self.tr("Save"), "X", "quiet", slim=True)
        self._row = QHBoxLayout()
        self._row.addWidget(self._title, 1)
        for button in (*self._parts.values(), self._fit, self._large, self._save):
            self._row.addWidget(button)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._clicked)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addWidget(self.flow, 1)
        self.setFocusProxy(self.flow)
        self.flow.wished.connect(self.wished)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        self._title.set_style(look, look.pick("body", "dense"), "semibold")
        for button in (*self._parts.values(), self._fit, self._large, self._save):
            button.set_look(look)
        self.flow.set_look(look)
        self._column.setContentsMargins(*look.pick((14, 8, 10, 10), (10, 5, 6, 6)))
        self._column.setSpacing(look.pick(6, 4))
        self._row.setSpacing(look.pick(6, 4))

    def show_flow(self, boxes: tuple[FlowBox, ...], part: str) -> None:
        """Show the picture of a part, or of all."""
        name = self.tr("{part}: {size}").format(part=NAMES[part], size=flow_words(boxes))
        self._title.say(NAMES[part] if self.look.dense else name)
        self.flow.show_boxes(boxes, name)
        for each, button in self._parts.items():
            button.set_kind("plain" if each == part else "quiet")
            button.setAccessibleDescription(self.tr("shown") if each == part else "")

    def take_keys(self) -> None:
        """Give the keys to the picture."""
        self.flow.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tick(self, now: datetime) -> None:
        """Nothing here has an age."""

    def _clicked(self) -> None:
        sender = self.sender()
        part = next((each for each, button in self._parts.items() if button is sender), None)
        if part is not None:
            self.wished.emit(Wish("flow_part", part))
        elif sender is self._fit:
            self.flow.fit()
        else:
            self.wished.emit(Wish("flow_large" if sender is self._large else "save_picture"))

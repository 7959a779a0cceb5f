"""The policy editor as it is laid out: the draft of the policy, and what is found on it."""

from datetime import datetime

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.ui.tables.draft import RowList, TableList
from console.ui.tables.letters import LetterView
from console.ui.theme import Look
from console.ui.widgets.button import press_shown
from console.ui.widgets.draft_view import DraftView
from console.ui.widgets.looking import is_plain
from console.ui.wish import Wish

LETTERS = {
    "A": "add_row",
    "T": "take_out",
    "P": "pick",
    "N": "rename",
    "U": "move_up",
    "D": "move_down",
    "C": "review",
    "F": "findings",
    "B": "begin_from",
    "I": "import_policy",
    "X": "export_policy",
}
"""The keys of the rows, and the wish of each for the row with the ring."""
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
STEPS = {
    QKeyCombination(_CTRL, Qt.Key.Key_Z): "undo",
    QKeyCombination(_CTRL | _SHIFT, Qt.Key.Key_Z): "redo",
}
"""The keys that go through the changes of the draft, and the wish of each."""
OF_THE_DRAFT = "CFBIX"
"""Those that are about the draft, from any list."""


class PolicyDraftView(DraftView):
    """The tables of the policy, the rows of one, and the findings on the draft. Wishes `undo` and `redo`."""

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own = {letter: LETTERS[letter] for letter in OF_THE_DRAFT}
        here = self.tr("Up and Down choose a table, Enter goes to its rows, F: findings")
        keys = self.tr("Enter opens the row; the letters stand on the page beside it")
        tables = TableList(look, now, self.tr("Policy draft"), here, own)
        rows = RowList(look, now, self.tr("Rows"), keys, LETTERS)
        self.findings = RowList(look, now, self.tr("Findings"), keys, own, "finding")
        self.put(look, tables, rows, self.findings, (560, 460))
        for view in (tables.view, self.findings.view):
            assert isinstance(view, LetterView), "both lists have letters"
            view.pressed_letter.connect(self._press_shown)

    def event(self, event: QEvent) -> bool:
        """Taking back is the draft's own here: it must not reach the last act on a call."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and step_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Wish `undo` or `redo`, from anywhere on the draft; a key that nothing takes presses its button."""
        if step_of(event):
            self.wished.emit(Wish(step_of(event)))
        elif not (is_plain(event) and press_shown(self.panel, event.text())):
            super().keyPressEvent(event)

    def _press_shown(self, letter: str) -> None:
        """From a list that has no use for a letter it presses the button that shows it."""
        if letter not in OF_THE_DRAFT:
            press_shown(self.panel, letter)


def step_of(event: QKeyEvent) -> str:
    """The step through the changes of the draft that a key means; empty where it means none."""
    return STEPS.get(event.keyCombination(), "")

"""The field for the caller's own words, with its key on it. Enter and Esc give the keys back to the card."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.domain.texts import DETAIL_MAX
from console.ui.plain import plain_tip
from console.ui.theme import Look
from console.ui.widgets.field import Box
from console.ui.widgets.key_cap import KeyCap

CAP_ROOM = 22
DONE_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class OwnWords(QWidget):
    """One line of words; `done` says that the keys go back to the card."""

    done = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = Box(look, DETAIL_MAX, self)
        self.edit.spare = CAP_ROOM
        self.edit.remarked.connect(self._show_remark)
        self.edit.setAccessibleName(self.tr("In the caller's own words, C"))
        self.edit.installEventFilter(self)
        self._cap = KeyCap(look, "C", 18, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self.edit.set_look(look)
        self.edit.setFixedHeight(look.row("button_slim"))
        self._cap.set_look(look)
        self.edit.setPlaceholderText(
            self.tr("In their own words")
            if look.dense
            else self.tr("In the caller's own words, if it matters")
        )
        self.setFixedHeight(look.row("button_slim"))

    def text(self) -> str:
        """The words as typed; empty where nothing of them can be seen."""
        return self.edit.entered()

    def fault(self) -> str:
        """Why the words cannot be kept, in words; empty where they can."""
        return self.edit.fault

    def put(self, text: str) -> None:
        """Put words in."""
        self.edit.put(text)

    def clear(self) -> None:
        """Empty it."""
        self.edit.clear()

    def take_keys(self) -> None:
        """Let the next key type here."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line takes all of it, the cap stands inside at the right."""
        self.edit.setGeometry(self.rect())
        self._cap.setGeometry(self.width() - 26, (self.height() - 18) // 2, 18, 18)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Esc are done with it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in DONE_KEYS:
            self.done.emit()
            return True
        return False

    def _show_remark(self) -> None:
        remark = self.edit.remark
        self.edit.set_state("error" if remark.is_loud else "plain")
        self.edit.set_badge(remark.short, "octagon" if remark.is_loud else "")
        self.edit.setAccessibleDescription(remark.words)
        self.edit.setToolTip(plain_tip(remark.words))

"""A field of the intake form. What is typed is never overwritten from outside, but by who sits down next."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.commands import SetDetail
from console.domain.names import Detail
from console.domain.texts import DETAIL_MAX
from console.ui.paint import text_width
from console.ui.plain import plain_tip
from console.ui.theme import Look
from console.ui.widgets.call_head import DetailShown
from console.ui.widgets.draft_words import DRAFT_MS, fitting_draft
from console.ui.widgets.field import Field
from console.ui.wish import Wish

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DetailField(QWidget):
    """One field: emits `SetDetail` when left or entered with another value, a draft while typing."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(
        self,
        look: Look,
        name: Detail,
        label: str,
        key: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name: Detail = name
        self.field = Field(look, label, key, hint, words_beside=True, longest=DETAIL_MAX, parent=self)
        self._call = ""
        self._shown = DetailShown()
        self._entered: str | None = None
        self._has_draft = False
        self._is_put_back = False
        self._writes = True
        self._is_safe = True
        self.typed_elsewhere: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self._keep_draft)
        self.field.edit.textEdited.connect(self._typed)
        self.field.edit.editingFinished.connect(self._left)
        self.field.edit.installEventFilter(self)
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self.field.set_look(look)
        self._show_badge()

    def show_detail(self, call: str, shown: DetailShown, *, writes: bool = True) -> None:
        """Show what is recorded, unless something else is typed here that is not.

        writes: whoever sits here may change it; where they may not, nothing can be typed.
        """
        self._writes = writes
        if call != self._call:
            self._change_call(call, shown)
            return
        is_typing = self._is_typing()
        self._shown = shown
        if self._entered is not None and self._entered == shown.value:
            self._entered = None
            self._drop_draft()
            is_typing = self._is_typing()
        if not is_typing:
            self._put(shown.value)
            self._is_put_back = False
            self._rest()
        self._show_badge()

    def put_back(self, text: str) -> None:
        """Put text back that was typed before a restart, or by who sat here before, and never entered."""
        self._has_draft = True
        if text == self._shown.value:
            self._drop_draft()
            return
        self.field.show_text(text)
        self._is_put_back = True
        self._say_draft()

    def forget(self) -> None:
        """Let nothing stay of any call, nor what Ctrl+Z would bring back: somebody else comes."""
        self._timer.stop()
        self.typed_elsewhere.clear()
        self._call, self._shown, self._entered = "", DetailShown(), None
        self._has_draft = self._is_put_back = False
        self.field.edit.setText("")
        self._rest()

    def let_go(self, *, gives_back: bool) -> None:
        """What was asked for was refused: Enter asks again; or the saved value comes back."""
        self._entered = None
        if gives_back:
            self._give_back()
        elif self._is_typing():
            self._keep_draft()

    def show_safe(self, is_safe: bool) -> None:
        """Whether drafts reach the disk now; the words beside a draft say so."""
        self._is_safe = is_safe
        if self.field.edit.state == "draft":
            self._say_draft()

    def show_error(self, words: str) -> None:
        """Say what is wrong with the value; what was typed stays."""
        self.field.show_state("error")
        self.field.edit.setAccessibleDescription(words)
        self.field.edit.setToolTip(plain_tip(words))

    def enter(self, *, read_back: bool = False) -> None:
        """Ask for the value to be recorded, where it is another one than is recorded and nothing is wrong."""
        text = self.field.entered()
        if self.field.fault() or not self._writes:
            return
        same = text == (self._shown.value if self._entered is None else self._entered)
        if not self._call or (same and (not read_back or self._shown.read_back or not text)):
            if same and self._entered is None:
                self._timer.stop()
                self._drop_draft()
                self._rest()
            return
        self._timer.stop()
        self._entered = text
        self.asked.emit(SetDetail(call=self._call, field=self.name, value=text, read_back=read_back))

    def keep_typed(self) -> None:
        """Keep what was typed a moment ago as a draft now: the program ends."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep_draft()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter: read back. Enter: on to the next field. Esc: the keys go back to the question.

        From a draft that was put back, Esc first gives the saved value back.
        """
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.enter(read_back=True)
        elif event.key() in ENTER:
            self.enter()
            if not self.field.fault():
                self.field.edit.focusNextPrevChild(True)
        elif event.key() == Qt.Key.Key_Escape and self._is_put_back and self._shown.value:
            self._give_back()
        elif event.key() == Qt.Key.Key_Escape:
            self.wished.emit(Wish("back"))
        else:
            return False
        return True

    def _is_typing(self) -> bool:
        return self.field.entered() != self._shown.value

    def _change_call(self, call: str, shown: DetailShown) -> None:
        if self._call and self._is_typing() and self._entered is None:
            self.typed_elsewhere[self._call] = self.field.text()
        self.keep_typed()
        self._call, self._shown, self._entered, self._has_draft = call, shown, None, False
        self._is_put_back = False
        self._put(shown.value)
        self._rest()
        if call in self.typed_elsewhere:
            self.put_back(self.typed_elsewhere.pop(call))
        self._show_badge()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See again what has room in the field."""
        self._show_badge()

    def _put(self, text: str) -> None:
        self.field.show_text(text)
        if not self.field.edit.hasFocus():
            self.field.edit.setCursorPosition(0)

    def _rest(self) -> None:
        """Show the state of a field in which nothing is typed."""
        state = self.field.edit.state
        if not self._call or not self._writes:
            self.field.show_state("off")
        elif state != "plain":
            self.field.show_state("plain")

    def _give_back(self) -> None:
        """Put the saved value in place of what is typed, which is let go."""
        self._timer.stop()
        self._has_draft = True
        self._drop_draft()
        self._is_put_back = False
        self._put(self._shown.value)
        self._rest()
        self._show_badge()

    def _typed(self, text: str) -> None:
        self._is_put_back = False
        if self.field.edit.state == "error":
            self.field.show_state("plain")
        self._timer.start()

    def _left(self) -> None:
        """Left by the keys: what was typed is entered; what was put back is not, for nobody here typed it."""
        if not self._is_put_back:
            self.enter()

    def _keep_draft(self) -> None:
        if self._is_typing():
            self._has_draft = True
            self.wished.emit(Wish("draft", f"{self._call} {self.name}={self.field.text()}"))
            self._say_draft()

    def _drop_draft(self) -> None:
        if self._has_draft:
            self._has_draft = False
            self.wished.emit(Wish("draft", f"{self._call} {self.name}="))

    def _say_draft(self) -> None:
        saved = self._shown.value if self._is_put_back else ""
        self.field.show_state("draft", fitting_draft(self.field, self._is_safe, saved))
        self._show_badge()

    def _show_badge(self) -> None:
        """Beside the label: that the value was read back to the caller, or the key that says so."""
        self.field.edit.setToolTip(plain_tip(self.field.text()))
        if self.field.edit.state != "plain":
            return
        words = ""
        if self._shown.value and not self._is_typing():
            words = self.tr("✓ read back") if self._shown.read_back else self.tr("Ctrl+Enter: read back")
        fits = text_width(words, self.field.look, "label") <= self.width() - 100
        self.field.show_state(
            "plain", words if fits and (self.name == "address" or self._shown.read_back) else ""
        )

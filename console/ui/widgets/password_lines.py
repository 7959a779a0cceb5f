"""Choosing a password: typed twice, with every reason against it as it is typed. It knows no rule itself."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from console.domain.rows.shown import Notice
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.field import Field
from console.ui.widgets.form import Form, Need

Reasons = Callable[[str], tuple[str, ...]]
LONG_AGO = datetime.min.replace(tzinfo=UTC)
"""A notice without a clock is shown as of any moment."""


class PasswordLines(QWidget):
    """Two lines, or one in the clear where somebody else has to be told it. `changed` after every key."""

    changed = Signal()

    def __init__(self, look: Look, *, in_clear: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reasons: Reasons = _none
        self._in_clear = in_clear
        self._first = Field(look, self.tr("Password"))
        self._again = Field(look, self.tr("The same password again"))
        self._told = NoticeLine(look, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for part in (self._first, self._again, self._told):
            self._column.addWidget(part)
        for field in (self._first, self._again):
            if not in_clear:
                field.edit.setEchoMode(QLineEdit.EchoMode.Password)
            field.edit.textChanged.connect(self._typed)
        self._again.setVisible(not in_clear)
        self._told.hide()

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        for part in (self._first, self._again, self._told):
            part.set_look(look)

    def join(self, form: Form) -> None:
        """Have Enter in these lines go on in a form."""
        form.go_on_from(self._first, self._again)

    def ask(self, reasons: Reasons) -> None:
        """Every reason against a password is asked of this from now on."""
        self._reasons = reasons
        self._typed()

    def text(self) -> str:
        """The password as it stands."""
        return self._first.text()

    def clear(self) -> None:
        """Forget what is typed."""
        self._first.edit.clear()
        self._again.edit.clear()

    def focus_first(self) -> None:
        """Begin with the first line."""
        self._first.edit.setFocus()

    def need(self) -> Need | None:
        """What is still needed; None where the password can be taken."""
        if not self._first.text():
            return Need(self.tr("Type a password."), self.focus_first)
        if self._reasons(self._first.text()):
            return Need(self.tr("That password cannot be taken yet."), self.focus_first)
        if not self._in_clear and self._again.text() != self._first.text():
            return Need(self.tr("Type the same password again."), self._again.edit.setFocus)
        return None

    def _typed(self) -> None:
        found = self._reasons(self._first.text()) if self._first.text() else ()
        if found:
            says = "; ".join(found)
            notice = Notice("cross", self.tr("Not yet"), f"{says[:1].upper()}{says[1:]}.", "warn")
        else:
            notice = Notice("check_ring", self.tr("This password can be taken"), "")
        self._told.show_notice(notice, LONG_AGO)
        self._told.setVisible(bool(self._first.text()))
        differs = bool(self._again.text()) and not self._first.text().startswith(self._again.text())
        self._again.show_state(
            "error" if differs else "plain", self.tr("It differs from the one above.") if differs else ""
        )
        self.changed.emit()


def _none(_password: str) -> tuple[str, ...]:
    return ()

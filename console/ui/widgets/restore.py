"""The page that restores: up to when, into which file, and why; then each step as it is done.

It emits what is to be restored, and reads nothing itself: what a text means, it is told by `reads`.
"""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.rows.shown import Notice
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need, is_submit
from console.ui.widgets.looking import is_plain
from console.ui.widgets.paragraphs import Paragraphs
from console.ui.widgets.words import Words
from console.ui.wish import Wish

PATH_MAX = 1000


class Meant(NamedTuple):
    """What was typed as a moment means: which backup holds it, or why it cannot be restored."""

    says: str
    is_held: bool = False


class ToRestore(NamedTuple):
    """What is restored, as it was typed: up to a moment or an entry, into which file, and why."""

    up_to: str
    file: str
    reason: str


FIELD_KEYS = ("U", "F", "R")
"""The keys of the moment, the new file and the reason."""


class RestorePage(QWidget):
    """Emits `ToRestore`; wishes `cancel_restore` while one is going on."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reads: Callable[[str], Meant] = _nothing
        self._is_going_on = False
        self._says = Words(look, "dense", color="text.secondary")
        hint = self.tr("14:32, or 27 Nov 14:32, or an entry: 1204")
        self._up_to = Field(look, self.tr("Up to"), "U", hint)
        self._held = Words(look, "dense")
        self._file = Field(look, self.tr("New file"), "F", longest=PATH_MAX)
        self._reason = Field(look, self.tr("Reason"), "R", self.tr("it stands in the restored store"))
        self._told = NoticeLine(look)
        self._steps = Paragraphs(look)
        self._do = KeyButton(look, self.tr("Restore"), SUBMIT, "plain")
        self._cancel = KeyButton(look, self.tr("Cancel"), "C", "quiet")
        self._form = Form(look, self)
        self._form.add(self._says, self._up_to, self._held, self._file, self._reason, self._told, self._steps)
        self._form.add_buttons(self._do, self._cancel)
        self._form.go_on_from(self._up_to, self._file, self._reason)
        self._form.fill(self)
        for part in (self._told, self._steps, self._cancel):
            part.hide()
        for field in (self._up_to, self._file, self._reason):
            field.edit.textChanged.connect(self._changed)
        self._do.clicked.connect(self._submit)
        self._cancel.clicked.connect(self._wish_cancel)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_restore(self, who: str, reads: Callable[[str], Meant]) -> None:
        """Show in whose name it is done; what is typed stays."""
        self._reads = reads
        says = self.tr(
            "A new store is made, and the one in use stays as it is. It is done in the name of {who}."
        )
        self._says.say(says.format(who=who))
        self._changed()

    def choose(self, up_to: str) -> None:
        """Begin with a moment that was chosen."""
        if not self._is_going_on:
            self._up_to.show_text(up_to)
            self._changed()

    def offer(self, file: str) -> None:
        """Offer a file that is not there yet."""
        self._file.show_text(file)
        self._changed()

    def forget(self) -> None:
        """Let nothing typed stay, nor what Ctrl+Z would bring back; what is going on stays in sight."""
        for field in (self._up_to, self._file, self._reason):
            field.edit.setText("")
        self._form.show_refusal("")
        if not self._is_going_on:
            self._told.hide()
            self._show_steps(())
        self._changed()

    def show_going_on(self, steps: tuple[str, ...]) -> None:
        """Show the steps that are done of a restoring that is going on."""
        began, self._is_going_on = not self._is_going_on, True
        if began:
            self._form.show_refusal("")
            self._told.hide()
        self._show_steps(steps)
        self._show_state()
        if began:
            self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_ended(self, told: Notice, steps: tuple[str, ...], now: datetime) -> None:
        """Show how it ended, with what was checked and how long each step took."""
        had_keys = self._cancel.hasFocus()
        self._is_going_on = False
        self._show_steps(steps)
        self._told.show_notice(told, now)
        self._told.show()
        self._show_state()
        if had_keys:
            self._up_to.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Begin with the moment, or where it is there with the reason."""
        if self._is_going_on:
            self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            first = self._reason if self._up_to.entered() else self._up_to
            first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """U, F and R for the fields, C cancels; Ctrl+Enter restores."""
        fields = dict(zip(FIELD_KEYS, (self._up_to, self._file, self._reason), strict=True))
        text = event.text().upper()
        if is_submit(event):
            self._submit()
        elif text == "C" and is_plain(event) and self._is_going_on:
            self._wish_cancel()
        elif text in fields and is_plain(event) and not self._is_going_on:
            fields[text].edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _show_steps(self, steps: tuple[str, ...]) -> None:
        self._steps.say(list(steps))
        self._steps.setVisible(bool(steps))

    def _show_state(self) -> None:
        for field in (self._up_to, self._file, self._reason):
            field.show_state("off" if self._is_going_on else "plain")
        self._do.setVisible(not self._is_going_on)
        self._cancel.setVisible(self._is_going_on)
        self._changed()

    def _changed(self, what: object = None) -> None:
        typed = self._up_to.entered()
        self._held.say(self._reads(typed).says if typed else "")
        self._form.show_need(None if self._is_going_on else self._need(), self._do)

    def _need(self) -> Need | None:
        if why := self._up_to.lacks(self.tr("Say up to when, U, or choose a moment at the left.")):
            return Need(why, self._up_to.edit.setFocus)
        if not self._reads(self._up_to.entered()).is_held:
            return Need(self.tr("Another moment is needed, U."), self._up_to.edit.setFocus)
        if why := self._file.lacks(self.tr("Name the file to make, F.")):
            return Need(why, self._file.edit.setFocus)
        if why := self._reason.lacks(self.tr("Say why, R.")):
            return Need(why, self._reason.edit.setFocus)
        return None

    def _submit(self) -> None:
        if not self._is_going_on and self._need() is None:
            self.asked.emit(ToRestore(self._up_to.entered(), self._file.entered(), self._reason.entered()))

    def _wish_cancel(self) -> None:
        self.wished.emit(Wish("cancel_restore"))


def _nothing(_text: str) -> Meant:
    return Meant("")

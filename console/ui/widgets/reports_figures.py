"""The page on which it is chosen what a report is of, and how it is saved. It knows no figure."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from console.domain.rows.report_days import LIKE, OFS, Of
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form
from console.ui.widgets.reports_view import Buttons
from console.ui.widgets.shift_log_toggle import Toggle
from console.ui.widgets.words import Words
from console.ui.wish import Wish

OF_WORDS = {"day": ("Day", "Y"), "month": ("Month", "M"), "shift": ("Shift", "S")}
FORMS = (("pdf", "Save as PDF", "P"), ("csv", "CSV", "C"), ("xlsx", "XLSX", "X"))


class ToFigures(NamedTuple):
    """What is chosen: of what kind, as it would be typed, whether small counts are hidden, what is said.

    may_hide: whether the person may choose that; saves: the forms in which it can be saved now.
    """

    of: Of
    on: str
    is_hidden: bool
    may_hide: bool
    says: str
    saves: tuple[str, ...]


class FiguresPage(QWidget):
    """Wishes `report_of`, `report_on` with what is typed, `report_step`, `report_hide`, `report_save`."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.of = {each: Toggle(look, self.tr(OF_WORDS[each][0]), OF_WORDS[each][1]) for each in OFS}
        self.on = Field(look, self.tr("Which"), "F", words_beside=True, longest=40)
        self._earlier = KeyButton(look, self.tr("Earlier"), "E", "quiet", slim=True)
        self._later = KeyButton(look, self.tr("Later"), "L", "quiet", slim=True)
        self._hide = Toggle(look, self.tr("Small counts hidden"), "H")
        self._says = Words(look, "small", color="text.secondary")
        self._read = KeyButton(look, self.tr("Read it"), SUBMIT, "plain")
        self.saves = {form: KeyButton(look, words, key, "quiet") for form, words, key in FORMS}
        self._form = Form(look, self)
        ofs, steps = Buttons(look, *self.of.values()), Buttons(look, self._earlier, self._later)
        self._form.add(ofs, self.on, steps, Buttons(look, self._hide), self._says)
        self._form.add_buttons(self._read, *self.saves.values())
        self._form.go_on_from(self.on)
        self._form.show_need(None, self._read)
        self._form.fill(self)
        chosen = (*self.of.values(), self._earlier, self._later, self._hide)
        for button in (*chosen, self._read, *self.saves.values()):
            button.clicked.connect(self._clicked)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)
        self._says.set_style(look, look.pick("small", "label"), color="text.secondary")

    def show_choice(self, to: ToFigures) -> None:
        """Show what is chosen."""
        for each, toggle in self.of.items():
            toggle.show_on(each == to.of)
        self.on.edit.setPlaceholderText(LIKE[to.of])
        self.on.show_text(to.on)
        self.on.show_state("plain")
        self._hide.show_on(to.is_hidden)
        self._hide.setEnabled(to.may_hide)
        self._says.say(to.says)
        for form, button in self.saves.items():
            button.setVisible(form in to.saves)

    def say_wrong(self, words: str) -> None:
        """Say what is wrong with what is typed."""
        self.on.show_state("error", words)

    def focus_first(self) -> None:
        """Begin with what can be typed."""
        self.on.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def _clicked(self) -> None:
        sender = self.sender()
        of = next((each for each, toggle in self.of.items() if toggle is sender), "")
        form = next((each for each, button in self.saves.items() if button is sender), "")
        if of:
            wish = Wish("report_of", of)
        elif form:
            wish = Wish("report_save", form)
        elif sender is self._read:
            wish = Wish("report_on", self.on.entered())
        elif sender is self._hide:
            wish = Wish("report_hide")
        else:
            wish = Wish("report_step", "-1" if sender is self._earlier else "1")
        self.wished.emit(wish)

"""What a shift leaves at its end: the head of the record, to be kept outside it, and its report."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.rows.shown import Notice
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.form import Form
from console.ui.widgets.looking import is_plain
from console.ui.widgets.words import Words
from console.ui.wish import Wish


class Head(NamedTuple):
    """The head of a shift, and whose it was. file: where it was kept; empty: it could not be.

    report: the file of the shift's report. writing: the file that it is being written to.
    """

    name: str
    position: str
    at: datetime
    head: str
    file: str = ""
    report: str = ""
    writing: str = ""

    def lines(self) -> tuple[str, ...]:
        """What is printed or copied."""
        return (f"{self.at:%Y-%m-%d %H:%M:%S} UTC, {self.name}, {self.position}", self.head)


class SignedOffPage(QWidget):
    """The head of the shift: to be written down, copied or printed; then the door."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head: Head | None = None
        self._says = Words(look, "body")
        self._line = Words(look, "answer", "semibold")
        self._file = Words(look, "dense", color="text.secondary")
        self._report = Words(look, "dense", color="text.secondary")
        self._told = NoticeLine(look)
        self._do = KeyButton(look, self.tr("To the sign-in"), "Enter", "main")
        self._copy = KeyButton(look, self.tr("Copy"), "C", "quiet")
        self._print = KeyButton(look, self.tr("Print"), "P", "quiet")
        self._open = KeyButton(look, self.tr("Open the shift report"), "O", "quiet")
        self._form = Form(look, self)
        self._form.add(self._says, self._line, self._file, self._report, self._told)
        self._form.add_buttons(self._do, self._copy, self._print, self._open)
        self._form.fill(self)
        self._told.hide()
        self._do.clicked.connect(self._wish_door)
        self._copy.clicked.connect(self._wish_copy)
        self._print.clicked.connect(self._wish_print)
        self._open.clicked.connect(self._wish_report)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_head(self, head: Head) -> None:
        """Show the head of a shift that has ended; what came of copying or printing it stays."""
        if head == self._head:
            return
        self._open.setVisible(bool(head.report))
        self._show_report(head)
        if self._head is not None and head == self._head._replace(report=head.report, writing=head.writing):
            self._head = head
            return
        self._head = head
        ended = self.tr("{name} has signed off at {position}, {at}. The head of the record then:")
        self._says.say(ended.format(name=head.name, position=head.position, at=f"{head.at:%H:%M}"))
        groups = head.head.split(" ")
        half = len(groups) // 2
        self._line.say(f"{' '.join(groups[:half])}\n{' '.join(groups[half:])}")
        why = self.tr("Kept outside the program, on paper, it shows whether the record was cut or changed.")
        kept = self.tr("It was added to {file}.").format(file=head.file)
        self._file.say(f"{why} {kept}" if head.file else why)
        self._told.hide()

    def say(self, notice: Notice) -> None:
        """Say what came of copying or printing."""
        if self._head is not None:
            self._told.show_notice(notice, self._head.at)
            self._told.show()

    def forget(self) -> None:
        """Nothing is typed here."""

    def focus_first(self) -> None:
        """Let Enter go on to the sign-in."""
        self._do.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say what went wrong."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """C copies, P prints, O opens the report."""
        text = event.text().upper() if is_plain(event) else ""
        if text == "C":
            self._wish_copy()
        elif text == "P":
            self._wish_print()
        elif text == "O" and self._open.isVisible():
            self._wish_report()
        else:
            super().keyPressEvent(event)

    def _show_report(self, head: Head) -> None:
        written = self.tr("The shift report is {file}. Print it, and sign it by name.")
        says = self.tr("The shift report is being written.") if head.writing else ""
        says = written.format(file=head.report) if head.report else says
        self._report.say(says)
        self._report.setVisible(bool(says))

    def _wish_report(self) -> None:
        self.wished.emit(Wish("open_shift_report"))

    def _wish_door(self) -> None:
        self.wished.emit(Wish("close_panel"))

    def _wish_copy(self) -> None:
        self.wished.emit(Wish("copy_head"))

    def _wish_print(self) -> None:
        self.wished.emit(Wish("print_head"))

"""The review of one call: its head, the form, notes and comment, score; or what was said, and the answer."""

from datetime import datetime
from typing import Literal, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.rows.review_rows import FormRow
from console.domain.texts import DETAIL_MAX, NOTE_MAX, REASON_MAX
from console.ui.tables.review_form import FormList
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.card import Card
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Refusal
from console.ui.widgets.looking import Looking
from console.ui.widgets.paragraphs import Paragraphs
from console.ui.widgets.words import Words
from console.ui.wish import Wish

Mode = Literal["none", "fill", "correct", "given", "own"]
"""What can be done: nothing, a new review, a correction, reading one that was given, answering one's own."""
FILLING = ("fill", "correct")
FIELDS = {"comment": "C", "reason": "R", "reply": "A"}
"""The fields below the form, and the key of each."""


class ReviewShown(NamedTuple):
    """A review as it is shown. lead: where there is none, why, and rest what to do.

    said: the comment and what was answered, where it is given. score: in words.
    """

    mode: Mode
    title: str = ""
    below: str = ""
    on_call: str = ""
    lead: str = ""
    rest: str = ""
    dispatcher: str = ""
    rows: tuple[FormRow, ...] = ()
    said: tuple[str, ...] = ()
    score: str = ""


class ReviewFormPanel(Card):
    """One review. Wishes what the form does, `review_text` with a field and its words, `review_give`.

    `review_back` when Enter leaves a field.
    """

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime, letters: dict[str, str]) -> None:
        super().__init__(look, "bg.panel")
        self._mode: Mode = "none"
        self._title = Words(look, "title", "semibold", parent=self, cuts=True)
        self._below = Words(look, "small", color="text.secondary", parent=self)
        self._talk = Words(look, "small", color="text.secondary", parent=self)
        self.form = FormList(look, now, letters)
        self.note = self._field(self.tr("Note on this question"), "Enter", DETAIL_MAX)
        self.comment = self._field(self.tr("Comment to the dispatcher"), "C", NOTE_MAX)
        self.reason = self._field(self.tr("Why it is corrected"), "R", REASON_MAX)
        self.reply = self._field(self.tr("Your answer, if you want to say something"), "A", NOTE_MAX)
        self._said = Paragraphs(look)
        self._score = Words(look, "body", "semibold", parent=self)
        self._refusal = Refusal(look, self)
        self._give = KeyButton(look, self.tr("Give the review"), SUBMIT, "main", slim=True, parent=self)
        self._correct = KeyButton(look, self.tr("Correct it"), "R", "plain", slim=True, parent=self)
        self._lay_out()
        self.form.wished.connect(self.wished)
        self._give.clicked.connect(self._gives)
        self._correct.clicked.connect(self._corrects)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        self._title.set_style(look, look.pick("title", "answer"), "semibold")
        for words in (self._below, self._talk):
            words.set_style(look, look.pick("small", "label"), color="text.secondary")
        self._score.set_style(look, look.pick("body", "dense"), "semibold")
        parts: tuple[Looking, ...] = (self.form, *self._fields(), self._said, self._refusal, self._give)
        for part in (*parts, self._correct):
            part.set_look(look)
        side = look.pick(14, 10)
        self._head.setContentsMargins(side, look.pick(10, 6), side, 0)
        self._foot.setContentsMargins(side, 0, side, look.pick(12, 8))
        self._foot.setSpacing(look.pick(8, 5))
        self._row.setSpacing(look.pick(10, 6))

    def show_review(self, shown: ReviewShown, now: datetime) -> None:
        """Show a review; what is typed in its fields is another's affair."""
        self._mode = shown.mode
        is_filled_in = shown.mode in FILLING
        self._title.say(shown.title)
        self._title.setAccessibleName(shown.title)
        self._below.say(shown.below)
        self._talk.say(self._talk_words(shown.on_call) if shown.rows else "")
        self.form.view.empty = ("page", shown.lead, shown.rest) if shown.lead else ("", "", "")
        self.form.set_rows(shown.rows, now, is_open=is_filled_in)
        self.comment.edit.setPlaceholderText(self.tr("{name} reads it").format(name=shown.dispatcher))
        for field in (self.note, self.comment):
            field.setVisible(is_filled_in)
        self.reason.setVisible(shown.mode == "correct")
        self.reply.setVisible(shown.mode == "own")
        self._said.say(shown.said)
        self._score.say(shown.score)
        self._give.setVisible(is_filled_in or shown.mode == "own")
        self._correct.setVisible(shown.mode == "given")
        self._say_give()

    def show_texts(self, comment: str, reason: str, reply: str) -> None:
        """Show what was typed before."""
        for field, text in ((self.comment, comment), (self.reason, reason), (self.reply, reply)):
            field.show_text(text)
        self.show_note()

    def show_note(self) -> None:
        """Show the note on the question with the ring."""
        row = self.form.current()
        if row is None:
            return
        hint = self.tr("to question {number}: what was said, what was done")
        self.note.edit.setPlaceholderText(hint.format(number=row.number))
        self.note.show_text(row.note)

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._refusal.say(text)

    def press(self, letter: str) -> bool:
        """Go where a letter leads; False where no such field is in sight."""
        field = next((getattr(self, name) for name, key in FIELDS.items() if key == letter), None)
        if isinstance(field, Field) and field.isVisible():
            field.edit.setFocus()
            return True
        return False

    def _talk_words(self, on_call: str) -> str:
        lasted = self.tr("From answered to closed: {span}. ").format(span=on_call) if on_call else ""
        return lasted + self.tr("Talk time is never scored.")

    def _say_give(self) -> None:
        if self._mode != "own":
            correct = self.tr("Give the correction")
            self._give.set_words(correct if self._mode == "correct" else self.tr("Give the review"))
        else:
            says = self.reply.entered()
            self._give.set_words(self.tr("Answer") if says else self.tr("I have read it"))

    def _field(self, label: str, key: str, longest: int) -> Field:
        field = Field(self.look, label, key, words_beside=True, longest=longest, parent=self)
        field.edit.textEdited.connect(self._typed)
        field.edit.returnPressed.connect(self._left)
        return field

    def _fields(self) -> tuple[Field, ...]:
        return self.note, self.comment, self.reason, self.reply

    def _lay_out(self) -> None:
        self._head, self._foot, self._row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._head.setSpacing(1)
        for part in (self._title, self._below, self._talk):
            self._head.addWidget(part)
        below: tuple[QWidget, ...] = (self._said, *self._fields(), self._refusal)
        for widget in below:
            self._foot.addWidget(widget)
        self._row.addWidget(self._score, 1)
        self._row.addWidget(self._correct)
        self._row.addWidget(self._give)
        self._foot.addLayout(self._row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._head)
        column.addWidget(self.form, 1)
        column.addLayout(self._foot)

    def _typed(self, text: str) -> None:
        sender = self.sender()
        names = {"note": self.note, "comment": self.comment, "reason": self.reason, "reply": self.reply}
        name = next((each for each, field in names.items() if field.edit is sender), "")
        self.wished.emit(Wish("review_text", f"{name} {text}"))
        self._say_give()

    def _left(self) -> None:
        self.wished.emit(Wish("review_back"))

    def _gives(self) -> None:
        self.wished.emit(Wish("review_give"))

    def _corrects(self) -> None:
        self.wished.emit(Wish("review_reason"))

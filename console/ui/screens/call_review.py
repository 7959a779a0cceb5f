"""The Review screen: a supervisor reviews closed calls, a dispatcher reads what is said of their own work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydantic import ValidationError
from PySide6.QtCore import QObject, QTimer

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import in_force
from console.domain.entry import Entry
from console.domain.review_parts import ReviewQuestion
from console.domain.rows.review_rows import ReviewRow, form_rows
from console.session_log import call_number
from console.session_review import gives_reviews
from console.ui.screens.about import REVIEW
from console.ui.screens.call_review_filling import Filling, begun, correcting, draft, marked, of_drafts
from console.ui.screens.call_review_shown import head_words, month_words, review_shown
from console.ui.screens.call_review_work import ReviewWork
from console.ui.widgets.call_review_view import CallReviewView
from console.ui.widgets.help_page import HelpPage
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

SOON_MS = 250
"""So long after an entry what is shown is read anew."""
LETTERS = {
    "E": "review_earlier",
    "L": "review_later",
    "K": "review_complaint",
    "C": "review_comment",
    "R": "review_reason",
    "A": "review_reply",
}
"""The keys of the lists, and the wish of each."""
READ_ANEW = (e.CallClosed, e.CallReopened, e.ComplaintNoted, e.ReviewGiven, e.ReviewAnswered, e.Redacted)


class CallReviewScreen(QObject):
    """The screen of one desk, made when it is first wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._call, self._named, self._months_back = "", "", 0
        self._fillings: dict[str, Filling] = {}
        self._replies: dict[str, str] = {}
        self.view = CallReviewView(desk.looks.look, desk.clock(), LETTERS)
        self.work = ReviewWork(desk.bridge.session, self.view)
        self._help = HelpPage(desk.looks.look)
        desk.parts.screens.put_in(REVIEW, self.view)
        for part in (self.view, self._help):
            part.wished.connect(self.wish)
        self.work.listing.done.connect(self._listed)
        self.work.reading.done.connect(self._read)
        self._soon = QTimer(self.view)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._catch_up)
        desk.bridge.recorded.connect(self._recorded)

    def show(self) -> None:
        """Show the calls of the month, or the reviews of one's own work."""
        session = self._desk.bridge.session
        if not self._fillings and gives_reviews(session):
            self._fillings = of_drafts(session.drafts(), begun(self._form).form)
        self.view.list.show_months(gives_reviews(session))
        if self.work.list(self._months_back, self._named):
            self._listed()

    def is_at_rest(self) -> bool:
        """Whether nothing is to come any more by itself."""
        return self.work.is_at_rest() and not self._soon.isActive()

    def take_keys(self) -> None:
        """Give the keys to the calls."""
        self.view.list.calls.take_keys()

    def about(self, value: str) -> None:
        """Bring a call that somebody named, whether it was drawn or not."""
        self._named = self._call = call_number(self._desk.board, value.strip().upper())
        self.work.forget_list()
        self.show()

    def leave(self) -> None:
        """Let nothing of it stay in front of whoever comes."""
        self._call, self._named, self._months_back = "", "", 0
        self._fillings, self._replies = {}, {}
        self.view.close_page()
        self.view.list.complaint.show_text("")
        self._let_go()

    def wish(self, wish: Wish) -> None:
        """Grant what a list, a field, a button or a key wishes."""
        match wish.name:
            case "review_chosen":
                self._choose(wish.value)
            case "review_list":
                self.take_keys()
            case "review_question":
                self.view.form.show_note()
            case "review_answer":
                self._answer(wish.value)
            case "review_note":
                if self._filling is not None:
                    self.view.form.note.edit.setFocus()
            case "review_text":
                self._typed(*wish.value.partition(" ")[::2])
            case "review_form" | "review_back":
                self.view.form.form.take_keys()
            case "review_give":
                self._give()
            case "review_earlier" | "review_later":
                self._turn(1 if wish.name == "review_earlier" else -1)
            case _:
                self._go(wish)

    def _go(self, wish: Wish) -> None:
        match wish.name:
            case "review_reason" if self._row is not None and self._filling is None:
                self._correct()
            case "review_comment" | "review_reason" | "review_reply":
                self.view.form.press(next(key for key, name in LETTERS.items() if name == wish.name))
            case "review_complaint":
                self.view.list.complaint.edit.setFocus()
            case "review_complain":
                self._complain(wish.value)
            case "review_moment":
                self._desk.wish(Wish("log_moment", f"{self._call} {wish.value}"))
            case "log_line":
                self.view.timeline.lines.bring(int(wish.value))
            case "help":
                self._help.show_page("review")
                self.view.show_page(self._help, self.tr("Help"))
            case "back" | "close_panel":
                self.view.close_page()
                self.take_keys()
            case _:
                self._desk.wish(wish)

    @property
    def _form(self) -> tuple[ReviewQuestion, ...]:
        return in_force(self._desk.board).agency.review_question

    @property
    def _row(self) -> ReviewRow | None:
        return next((row for row in self.view.list.calls.rows() if row.call == self._call), None)

    @property
    def _filling(self) -> Filling | None:
        """What is filled in on the call in front; None where nothing can be."""
        row = self._row
        if row is None or not self._form or not gives_reviews(self._desk.bridge.session):
            return None
        kept = self._fillings.get(row.call)
        if row.review is not None:
            return kept if kept is not None and kept.corrects == row.review.entry else None
        return None if row.state == "own" else kept or begun(self._form)

    def _fill(self, filling: Filling) -> None:
        self._fillings[self._call] = filling
        self._desk.bridge.keep_draft(*draft(self._call, filling))
        self._show_form()

    def _choose(self, call: str) -> None:
        if call != self._call:
            self._call = call
            self._show_call()

    def _answer(self, answer: str) -> None:
        filling, question = self._filling, self.view.form.form.current()
        if filling is None or question is None:
            return
        self._fill(filling.answered(question.id, answer))
        if self._fillings[self._call].answers.get(question.id):
            self.view.form.form.go(question.number)
            self.view.form.show_note()

    def _typed(self, field: str, text: str) -> None:
        filling, question = self._filling, self.view.form.form.current()
        if field == "reply":
            self._replies[self._call] = text
        elif filling is not None and field == "note" and question is not None:
            self._fill(filling.noted(question.id, text))
        elif filling is not None:
            kept = filling._replace(comment=text) if field == "comment" else filling._replace(reason=text)
            self._fill(kept)

    def _correct(self) -> None:
        row, session = self._row, self._desk.bridge.session
        is_theirs = row is None or session.who in row.had_by or not gives_reviews(session)
        if row is not None and row.review is not None and self._form and not is_theirs:
            self._fillings[self._call] = correcting(row.review, self._form)
            self._show_call()
            self.view.form.press("R")

    def _give(self) -> None:
        row, filling = self._row, self._filling
        if row is None:
            return
        try:
            if filling is not None:
                command: c.Command = filling.command(row.call)
            elif row.review is not None and row.review.dispatcher == self._desk.bridge.session.who:
                text = self.view.form.reply.entered()
                command = c.AnswerReview(call=row.call, review=row.review.entry, text=text)
            else:
                return
        except ValidationError as fault:
            self.view.form.show_refusal(fault.errors()[0]["msg"])
            return
        if self._desk.do(command):
            self._fillings.pop(self._call, None)
            self._replies.pop(self._call, None)
            self._desk.bridge.keep_draft(*draft(self._call, Filling()))
            self.take_keys()

    def _complain(self, text: str) -> None:
        if text and self._call and self._desk.do(c.NoteComplaint(call=self._call, text=text)):
            self.view.list.complaint.show_text("")
            self.take_keys()

    def _turn(self, by: int) -> None:
        if gives_reviews(self._desk.bridge.session):
            self._months_back, self._named = max(0, self._months_back + by), ""
            self.show()

    def _listed(self) -> None:
        rows, calls = self.work.rows(), self.view.list.calls
        if isinstance(rows, str):
            self._desk.say(rows)
            return
        if rows is None:
            return
        now = self._desk.clock()
        calls.set_rows(marked(rows, self._fillings), now)
        gives = gives_reviews(self._desk.bridge.session)
        says, empty = month_words(rows, self._desk.local(now), self._months_back, gives=gives)
        calls.say(says)
        calls.say_empty(*empty)
        if self._row is None:
            self._call = rows[0].call if rows else ""
        self._show_call()

    def _show_call(self) -> None:
        """Show the call that is chosen: its form at once, its lines once they are read."""
        self.view.list.calls.mark(self._call)
        self._show_form()
        filling = self._filling or Filling()
        self.view.form.show_texts(filling.comment, filling.reason, self._replies.get(self._call, ""))
        self.view.form.show_refusal("")
        if self._call and self.work.read(self._call):
            self._read()
        elif not self._call:
            self.view.timeline.show_lines(self.tr("No call is chosen"), "", (), self._desk.clock())

    def _show_form(self) -> None:
        row, filling = self._row, self._filling
        reader = self.work.reader()
        shown = review_shown(row, filling, self._form, reader.zone, reader.who, gives=reader.gives)
        if filling is not None:
            shown = shown._replace(rows=form_rows(self._form, filling.answers, filling.notes))
        now, calls = self._desk.clock(), self.view.list.calls
        self.view.form.show_review(shown, now)
        calls.set_rows(marked(calls.rows(), self._fillings), now)

    def _read(self) -> None:
        timeline, row = self.work.timeline(), self._row
        if isinstance(timeline, str):
            self._desk.say(timeline)
        elif timeline is not None and row is not None:
            self.view.timeline.show_lines(*head_words(row, timeline), timeline.rows, self._desk.clock())

    def _let_go(self) -> None:
        """Hold no word of what was read."""
        self.work.drop()
        self._call = ""
        self.view.list.calls.set_rows((), self._desk.clock())
        self._show_call()

    def _catch_up(self) -> None:
        if not self._desk.entrance.is_shut and self._desk.parts.screens.in_front() == REVIEW:
            self.show()

    def _recorded(self, entries: Sequence[Entry]) -> None:
        """Take up what changes a list; where words were erased, read everything anew."""
        if any(isinstance(entry.body, e.Redacted) for entry in entries):
            self._let_go()
        if any(isinstance(entry.body, READ_ANEW) for entry in entries):
            self.work.forget_list()
            if self._desk.parts.screens.in_front() == REVIEW and not self._soon.isActive():
                self._soon.start()

"""What is filled in on review forms and not given yet: kept as drafts, so that a crash loses none of it."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from console.domain import commands as c
from console.domain.review_parts import ReviewQuestion, form_version
from console.domain.reviewed import Review
from console.domain.rows.review_rows import ReviewRow
from console.ledger.store import Draft

FIELD = "review"
"""The field of a draft of a review; its subject is the call."""


class Filling(NamedTuple):
    """A review that is being filled in. form: the version it was begun on. corrects: the entry it mends."""

    form: str = ""
    answers: Mapping[str, str] = {}
    notes: Mapping[str, str] = {}
    comment: str = ""
    reason: str = ""
    corrects: int = 0

    def is_begun(self) -> bool:
        """Whether anything stands in it that would be lost."""
        return bool(self.answers or self.notes or self.comment or self.corrects)

    def answered(self, question: str, answer: str) -> "Filling":
        """With an answer; the same one again takes it away."""
        now = {**self.answers, question: answer}
        if self.answers.get(question) == answer:
            del now[question]
        return self._replace(answers=now)

    def noted(self, question: str, note: str) -> "Filling":
        """With a note on a question; an empty one takes it away."""
        rest = {each: text for each, text in self.notes.items() if each != question}
        return self._replace(notes={**rest, question: note} if note else rest)

    def command(self, call: str) -> c.GiveReview:
        """The command that gives it. Raises ValidationError where a text cannot be kept."""
        return c.GiveReview.model_validate(
            {
                "call": call,
                "form": self.form,
                "answers": dict(self.answers),
                "notes": {question: note for question, note in self.notes.items() if note.strip()},
                "comment": self.comment,
                "corrects": self.corrects or None,
                "reason": self.reason,
            }
        )


def begun(form: Sequence[ReviewQuestion]) -> Filling:
    """An empty form."""
    return Filling(form_version(form))


def correcting(review: Review, form: Sequence[ReviewQuestion]) -> Filling:
    """A correction of a review: what it says, as far as the form in force still asks it."""
    known = {each.id for each in form}
    answers = {question: answer for question, answer in review.answers.items() if question in known}
    notes = {question: note for question, note in review.notes.items() if question in known}
    return Filling(form_version(form), answers, notes, review.comment, corrects=review.entry)


def draft(call: str, filling: Filling) -> tuple[str, str, str]:
    """A filling as a draft: subject, field and text, which is empty where nothing would be lost."""
    return call, FIELD, json.dumps(filling._asdict()) if filling.is_begun() else ""


def of_drafts(drafts: Sequence[Draft], form: str) -> dict[str, Filling]:
    """The fillings that were kept, by their calls; those of another form are let go."""
    found = {draft.subject: Filling(**json.loads(draft.text)) for draft in drafts if draft.field == FIELD}
    return {call: filling for call, filling in found.items() if filling.form == form}


def marked(rows: Sequence[ReviewRow], fillings: Mapping[str, Filling]) -> tuple[ReviewRow, ...]:
    """The rows, told apart by whether their review was begun here and is not given yet."""
    states = {True: "begun", False: "to_review"}
    return tuple(
        row._replace(state=states[fillings.get(row.call, Filling()).is_begun()])
        if row.state in states.values()
        else row
        for row in rows
    )

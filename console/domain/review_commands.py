"""The commands of reviews: a complaint noted, a review given, its dispatcher's answer. Part of `commands`."""

from typing import Annotated, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError

from console.domain.command import Base, EntryNumber, MaybeName
from console.domain.names import Mark, Plain
from console.domain.review_parts import Answer
from console.domain.texts import DETAIL_MAX, NOTE_MAX, REASON_MAX, wrong_with

ReviewText = Annotated[str, Field(max_length=NOTE_MAX), Mark.REVIEW]


class NoteComplaint(Base):
    """Note that somebody complained about a call, open or closed; who notes it took it."""

    command: Literal["NoteComplaint"] = "NoteComplaint"
    call: Plain
    text: Annotated[str, Field(min_length=1, max_length=NOTE_MAX), Mark.PERSON]


class GiveReview(Base):
    """Review a closed call on the agency's form, whole; or correct the review that stands.

    form: the version of the form that was filled in. answers, notes: by the ids of the questions. dispatcher:
    whose work it is about, where several had the call; else whoever had it last. corrects: the entry of the
    review that this one takes the place of, and `reason` why.
    """

    command: Literal["GiveReview"] = "GiveReview"
    call: Plain
    form: Plain
    answers: Annotated[dict[str, Answer], Mark.REVIEW]
    notes: Annotated[dict[str, str], Mark.REVIEW] = {}  # noqa: RUF012 - pydantic gives each its own
    comment: ReviewText = ""
    dispatcher: MaybeName = ""
    corrects: Annotated[EntryNumber | None, Mark.PLAIN] = None
    reason: Annotated[str, Field(max_length=REASON_MAX), Mark.REVIEW] = ""

    def model_post_init(self, context: object) -> None:
        """Refuse words that nobody could read again, in the notes too; a note is one line."""
        super().model_post_init(context)
        for question, note in self.notes.items():
            lines = "has more than one line" if len(note.splitlines()) > 1 else ""
            says = wrong_with(note, DETAIL_MAX) or lines
            if says:
                raise PydanticCustomError("words", "“{field}” {says}", {"field": question, "says": says})


class AnswerReview(Base):
    """A dispatcher has read the review of their call; `text`: what they say to it, empty for nothing."""

    command: Literal["AnswerReview"] = "AnswerReview"
    call: Plain
    review: EntryNumber
    text: ReviewText = ""

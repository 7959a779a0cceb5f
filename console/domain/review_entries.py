"""What stands in the ledger of reviews of calls. Part of `entries`.

They are about a call that is over and change nothing of it. Their words are shown to supervisors, and to the
dispatcher whose work it is about: `of_own_call` in `veil`.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from console.domain.body import Body, PlainNumber
from console.domain.names import Mark, PersonText, Plain

REVIEW = "review"
"""The matter by which the reviews are looked up that their dispatcher has not answered yet."""
ReviewText = Annotated[str, Mark.REVIEW]


class ComplaintNoted(Body):
    """Somebody complained about a call."""

    kind: Literal["ComplaintNoted"] = "ComplaintNoted"
    call: Plain
    text: PersonText


class ReviewGiven(Body):
    """A call was reviewed on the form of this version, which the agency in force then had.

    dispatcher: by name, whose work it is about. answers, notes: as `pairs_of` reads them. corrects: the entry
    of the review that this one takes the place of; 0: of none.
    """

    kind: Literal["ReviewGiven"] = "ReviewGiven"
    call: Plain
    form: Plain
    dispatcher: Plain
    answers: ReviewText
    notes: ReviewText
    comment: ReviewText
    corrects: PlainNumber = 0
    reason: ReviewText = ""


class ReviewAnswered(Body):
    """The dispatcher read the review in entry `review`; text: what they say to it, if anything."""

    kind: Literal["ReviewAnswered"] = "ReviewAnswered"
    call: Plain
    review: PlainNumber
    text: ReviewText


def pairs_text(pairs: Mapping[str, str]) -> str:
    """Answers or notes as one text, a line each, which is veiled and erased as a whole."""
    return "\n".join(f"{question}: {words}" for question, words in pairs.items() if words)


def pairs_of(text: str) -> dict[str, str]:
    """The answers or notes in such a text; none where it was erased, or is not shown."""
    lines = (line.partition(": ") for line in text.splitlines())
    return {question: words for question, is_pair, words in lines if is_pair}

"""The summary that is read to a crisis line: who, where, what is known with its caveats, and who is going."""

from collections.abc import Iterator

from console.domain.board import Board, Call, in_force
from console.domain.names import DETAILS
from console.domain.records import is_record
from console.domain.rows.said import answer_name, own_words
from console.domain.rows.words import sent_as
from console.domain.visible import visible


def summary(board: Board, call: Call) -> str:
    """What the counselor must hear, a line each; what was asked and nobody could say is told as such.

    Not what stands in records of criminal justice, nor that there are any: a crisis line may not have them,
    and nobody there goes to the door. Source: 28 CFR 20.21(c)(2), no word on whether such a record exists.
    """
    return "\n".join((*_details(call), *_answers(board, call), _going(call)))


def _details(call: Call) -> Iterator[str]:
    for name in DETAILS:
        if call.detail(name):
            yield f"{name.capitalize()}: {visible(call.detail(name))}"


def _answers(board: Board, call: Call) -> Iterator[str]:
    by_id = in_force(board).compiled.catalogue.by_id
    for fact, answer in call.answers.items():
        if is_record(by_id[fact], answer.said_by):
            continue
        caveat = f" (“{own_words(answer)}”)" if own_words(answer) else ""
        yield f"{by_id[fact].name.en}: {answer_name(by_id[fact], answer.answer).lower()}{caveat}"


def _going(call: Call) -> str:
    sent = ", ".join(f"{sent.unit} ({sent_as(sent.response).lower()})" for sent in call.sent)
    return f"On the way: {sent or 'nobody'}"

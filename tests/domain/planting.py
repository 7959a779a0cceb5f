"""Bodies of every kind with a word of its own in each field that is not for everybody.

Made from the models: a field that is added later is planted, and so looked for, without anybody's thought.
"""

from collections.abc import Iterator
from typing import NamedTuple

from console.domain import entries as e
from console.domain.board import Board
from console.domain.entry import Entry, subject_of
from console.domain.fold import fold_all
from console.domain.names import Mark
from console.domain.veil import SHOWN_TO_ALL
from tests.domain.build import SEAT, START, WHO
from tests.domain.entry_samples import samples

ENDS = ("CallClosed", "CallReopened", "CallJoined", "Redacted")


class Planted(NamedTuple):
    """A body, and its planted words by the field they stand in, each with the field's mark."""

    body: e.AnyBody
    words: dict[str, tuple[str, Mark]]

    def kept_from(self, marks: frozenset[Mark]) -> set[str]:
        return {word for word, mark in self.words.values() if mark not in marks}


def marked_fields(kind: type[e.AnyBody]) -> Iterator[tuple[str, Mark]]:
    """The fields of a kind that are not for everybody, read off the model itself."""
    for name, field in kind.model_fields.items():
        for mark in field.metadata:
            if isinstance(mark, Mark) and mark is not Mark.PLAIN:
                yield name, mark


def planted(body: e.AnyBody) -> Planted:
    """The body with a word of its own in each such field."""
    words = {
        name: (f"Planted{body.kind}{name.title().replace('_', '')}", mark)
        for name, mark in marked_fields(type(body))
        if (body.kind, name) not in SHOWN_TO_ALL
    }
    return Planted(body.model_copy(update={name: word for name, (word, _) in words.items()}), words)


def planted_bodies() -> tuple[Planted, ...]:
    """One of every kind."""
    return tuple(planted(body) for body in samples())


def planted_board() -> tuple[Board, dict[str, Mark]]:
    """The board after one entry of every kind but those that end the call, and the words on the way to it."""
    there = [each for each in planted_bodies() if each.body.kind not in ENDS]
    # The hand-off's steps and the glass that is still broken, so that all of it stands on the board.
    there = [each for each in there if each.body.kind not in ("GlassAnswered", "SignedOff", "TakenBack")]
    board = fold_all(Board(), entered(each.body for each in there))
    return board, {word: mark for each in there for word, mark in each.words.values()}


def entered(bodies: Iterator[e.AnyBody]) -> Iterator[Entry]:
    for number, body in enumerate(bodies, start=1):
        yield Entry(number, START, START, "", WHO, SEAT, subject_of(body), body)

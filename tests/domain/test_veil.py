"""What each role is shown of every field of every kind of entry, and of the board."""

from types import UnionType
from typing import get_args

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.agency import Role
from console.domain.asked import policy_facts
from console.domain.board import Board
from console.domain.entry import Entry, subject_of
from console.domain.names import Mark
from console.domain.roles import CALLS, MAY, SEES
from console.domain.veil import (
    ALL,
    OF_CALLS,
    WITHHELD,
    is_withheld,
    marks_held,
    veiled,
    veiled_board,
    veiled_body,
)
from console.policy.recommend import recommend
from tests.domain.build import SEAT, START, WHO, a_desk, a_quiet_call, a_room
from tests.domain.planting import Planted, marked_fields, planted_board, planted_bodies

PARTLY = (
    frozenset({Mark.PLAIN, Mark.PERSON}),
    frozenset({Mark.PLAIN, Mark.HEALTH}),
    frozenset({Mark.PLAIN, Mark.PERSON, Mark.HEALTH}),
)
SIGHTS = (frozenset[Mark](), *dict.fromkeys(SEES.values()), *PARTLY)
"""What nobody, each role, and whoever an export is narrowed for is shown."""


def entered(body: e.AnyBody) -> Entry:
    return Entry(7, START, START, "", WHO, SEAT, subject_of(body), body)


@pytest.mark.parametrize("marks", SIGHTS, ids=lambda marks: "+".join(sorted(marks)) or "nobody")
@pytest.mark.parametrize("planted", planted_bodies(), ids=lambda planted: planted.body.kind)
def test_each_field_is_shown_by_its_mark_or_says_that_it_is_not(
    planted: Planted, marks: frozenset[Mark]
) -> None:
    shown = veiled(entered(planted.body), marks).body

    for name in type(planted.body).model_fields:
        word, mark = planted.words.get(name, ("", Mark.PLAIN))
        is_seen = not word or mark in marks
        assert getattr(shown, name) == (getattr(planted.body, name) if is_seen else WITHHELD[mark]), name
    told = repr(shown)
    assert not [word for word in planted.kept_from(marks) if word in told]


@pytest.mark.parametrize("kind", e.KINDS.values(), ids=e.KINDS)
def test_what_is_not_for_everybody_is_text_so_that_words_can_stand_in_its_place(
    kind: type[e.AnyBody],
) -> None:
    for name, _ in marked_fields(kind):
        annotation = kind.model_fields[name].annotation
        parts = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
        where = f"{kind.__name__}.{name}"
        assert set(parts) <= {str, type(None)}, f"say in veil.py what stands in place of {where}"


@pytest.mark.parametrize("planted", planted_bodies(), ids=lambda planted: planted.body.kind)
def test_whoever_sees_all_is_given_the_entry_itself(planted: Planted) -> None:
    entry = entered(planted.body)

    assert veiled(entry, ALL) is entry


def test_what_is_empty_stays_empty_for_it_holds_nobodys_words() -> None:
    written = e.DetailSet(call="26-00001", field="address", value="", read_back=False)

    assert veiled_body(written, {Mark.PLAIN}) is written
    assert marks_held(written) == set()


def test_who_may_change_a_call_sees_all_of_it_so_that_no_such_word_is_ever_entered() -> None:
    changing: list[Role] = [role for role, may in MAY.items() if may.intersection(CALLS)]

    assert changing
    assert all(SEES[role] >= OF_CALLS for role in changing)


@pytest.mark.parametrize("marks", SIGHTS, ids=lambda marks: "+".join(sorted(marks)) or "nobody")
def test_the_board_holds_no_word_that_is_not_shown(marks: frozenset[Mark]) -> None:
    board, words = planted_board()
    # The adopted texts are plain, and too long to look through.
    whole, shown = repr(board._replace(room=None)), repr(veiled_board(board, marks)._replace(room=None))
    on_board = {word for word in words if word in whole}

    kept = {word for word in on_board if words[word] not in marks}

    assert {word for word in kept if word in shown} <= OWNERS
    assert {word for word in on_board - kept if word not in shown} == set()
    assert len(on_board) >= 15, "the board holds what was planted, or nothing is proved"


OWNERS = {"PlantedCallHandedOverTo"}
"""Who has the call: a name that stands in each of their entries, for everybody."""


def test_whoever_sees_all_has_the_board_itself() -> None:
    board, _ = planted_board()

    assert veiled_board(board, ALL) is board
    assert veiled_board(Board(), {Mark.PLAIN}) == Board()


def test_no_policy_is_ever_run_on_what_is_veiled_and_what_was_entered_stays() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="firearm", weapon_access="in_hand")
    board = veiled_board(desk.board, {Mark.PLAIN})
    shown = board.calls[call]

    assert all(is_withheld(answer.answer) for answer in shown.answers.values())
    assert shown.recommended is desk.call(call).recommended
    with pytest.raises(ValueError, match="is not in the list of facts"):
        recommend(a_room().compiled, policy_facts(board, shown))


@pytest.mark.parametrize(
    ("fact", "said_by", "is_shown"),
    [
        ("violence_history", "caller", True),
        ("violence_history", "another_agency", False),
        ("violence_history", "premise_history", False),
        ("weapon", "premise_history", True),
    ],
)
def test_an_answer_from_records_of_criminal_justice_needs_that_mark_too(
    fact: str, said_by: str, is_shown: bool
) -> None:
    health = {Mark.PLAIN, Mark.PERSON, Mark.HEALTH}
    desk = a_desk()
    call = a_quiet_call(desk)
    given = {"command": "AnswerFact", "call": call, "fact": fact, "answer": "unknown", "said_by": said_by}
    (entry, *_) = desk.do(c.COMMANDS.validate_python({**given, "caveat": "arrest 2019"}))
    facts = a_room().compiled.catalogue.by_id

    body = veiled(entry, health, facts).body
    answer = veiled_board(desk.board, health).calls[call].answers[fact]

    assert isinstance(body, e.FactAnswered)
    words = ("unknown", "arrest 2019") if is_shown else (WITHHELD[Mark.JUSTICE],) * 2
    assert (body.answer, body.caveat) == (answer.answer, answer.caveat) == words


def test_without_a_catalogue_every_answer_from_records_counts_as_one_of_criminal_justice() -> None:
    said = e.FactAnswered(
        call="26-00001", fact="weapon", answer="edged", said_by="another_agency", caveat="x"
    )

    assert marks_held(said) == {Mark.HEALTH, Mark.JUSTICE}
    assert veiled_body(said, {Mark.HEALTH}).answer == WITHHELD[Mark.JUSTICE]

"""Commands and entries as such: every field is marked once, every kind is read back and folds."""

from collections.abc import Iterator
from typing import get_args

import pytest
from pydantic import BaseModel

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board
from console.domain.entry import Entry, subject_of
from console.domain.fold import fold, fold_all
from console.domain.names import Mark
from console.domain.redaction import emptied, left_of
from console.domain.rows.acts import act_words
from tests.domain.build import SEAT, START, WHO, a_call, a_desk, a_room, send
from tests.domain.entry_samples import (
    CALL,
    adopted,
    asking_samples,
    join_samples,
    people_samples,
    plan_samples,
    roster_samples,
    samples,
    sending_samples,
    store_samples,
)

COMMANDS: tuple[type[BaseModel], ...] = get_args(c.Command)
BODIES: tuple[type[BaseModel], ...] = get_args(e.AnyBody)


def entered(bodies: tuple[e.AnyBody, ...]) -> Iterator[Entry]:
    for number, body in enumerate(bodies, start=1):
        yield Entry(number, START, START, "", WHO, SEAT, subject_of(body), body)


def test_there_is_a_sample_of_every_kind() -> None:
    assert {type(body) for body in samples()} == set(BODIES)


@pytest.mark.parametrize("body", samples(), ids=lambda body: body.kind)
def test_a_body_is_read_back_as_it_was_written(body: e.AnyBody) -> None:
    assert e.read_body(body.kind, body.model_dump_json()) == body


@pytest.mark.parametrize(
    "entry",
    tuple(entered((adopted(), *people_samples(), *asking_samples(), *sending_samples()[:-3]))),
    ids=lambda entry: entry.body.kind,
)
def test_every_kind_folds_and_leaves_the_board_before_it_alone(entry: Entry) -> None:
    before = fold_all(Board(), list(entered(samples()))[: entry.number - 1])
    kept = before.calls.get(CALL)

    after = fold(before, entry)

    assert after.last == entry.number
    assert before.calls.get(CALL) is kept
    if entry.number > 2 and entry.subject != "people":
        assert after.calls[CALL].last_entry == entry.number


@pytest.mark.parametrize("entry", tuple(entered(samples())), ids=lambda entry: entry.body.kind)
def test_every_kind_is_told_in_words_in_its_room_and_out_of_it(entry: Entry) -> None:
    words = act_words(entry, a_room())

    assert words
    assert "_" not in words, f"an id stands among the words: {words}"
    assert act_words(entry, None)


@pytest.mark.parametrize("model", [*COMMANDS, *BODIES], ids=lambda model: model.__name__)
def test_every_field_is_marked_once(model: type[BaseModel]) -> None:
    wrong = {
        name: field.metadata
        for name, field in model.model_fields.items()
        if name not in ("command", "kind") and sum(isinstance(each, Mark) for each in field.metadata) != 1
    }

    assert not wrong


@pytest.mark.parametrize("model", [*COMMANDS, *BODIES], ids=lambda model: model.__name__)
def test_every_command_and_entry_is_frozen_and_strict(model: type[BaseModel]) -> None:
    assert model.model_config["frozen"]
    assert model.model_config["extra"] == "forbid"
    assert model.__doc__


def test_a_command_is_read_by_its_name_and_a_stranger_is_not() -> None:
    read = c.COMMANDS.validate_json('{"command": "AddNote", "call": "26-00001", "text": " hello "}')

    assert read == c.AddNote(call="26-00001", text=" hello ")
    with pytest.raises(ValueError, match="Teleport"):
        c.COMMANDS.validate_json('{"command": "Teleport"}')


def test_an_emptied_body_still_folds_and_holds_no_words() -> None:
    calls = (*asking_samples(), *sending_samples()[:-1], *join_samples())
    for body in (*people_samples()[1:], *calls, *store_samples(), *roster_samples(), *plan_samples()):
        left = emptied(body)
        for name, field in type(left).model_fields.items():
            if {Mark.PERSON, Mark.HEALTH, Mark.JUSTICE} & set(field.metadata):
                assert getattr(left, name) in ("", "unknown", None), f"{body.kind}.{name}"
        assert e.read_body(left.kind, left.model_dump_json()) == left

    before = (*asking_samples(), *sending_samples()[:-3], *store_samples(), *join_samples())
    fold_all(Board(), entered((adopted(), *(emptied(body) for body in before))))


def test_an_erased_entry_leaves_its_shape() -> None:
    desk = a_desk()
    call = a_call(desk)
    (note,) = desk.do(c.AddNote(call=call, text="her sister's number"))
    desk.do(
        c.CloseCall(call=call, disposition="duplicate", note="x", approved_by="brandt", next_action="none")
    )

    (redacted,) = desk.do(c.Redact(entry=note.number, by="brandt", reason="asked for"))

    assert isinstance(redacted.body, e.Redacted)
    assert left_of(redacted.body) == e.NoteAdded(call=call, text="")
    assert redacted.body.by == "Lena Brandt"


def test_an_adoption_that_does_not_fit_its_fingerprint_is_a_bug() -> None:
    wrong = adopted().model_copy(update={"fingerprint": "0" * 64})

    with pytest.raises(AssertionError, match="fingerprint"):
        fold_all(Board(), entered((wrong,)))


def test_a_unit_of_an_old_pack_changes_nothing_on_todays_board() -> None:
    desk = a_desk()
    call = a_call(desk)
    send(desk, call, "M-30", "ems", "nearest")
    before = desk.board.units["M-30"]

    desk.fold(
        (e.UnitStatusChanged(unit="M-30", status="on_break", call=None, off_call=False, reason=""),),
        desk.moment(),
    )

    assert desk.board.units["M-30"] == before

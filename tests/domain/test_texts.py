"""Texts are taken as they are written, or refused in words: by commands and by what asks before them."""

from datetime import UTC, datetime
from typing import get_args, get_origin

import pytest
from pydantic import AwareDatetime, BaseModel, ValidationError

from console.domain import commands as c
from console.domain.import_commands import ImportedCall
from console.domain.names import Mark
from console.domain.texts import NOTE_MAX, wrong_with, wrong_with_name
from tests.naughty import NOTHING, OWN

COMMANDS: tuple[type[BaseModel], ...] = (*get_args(c.Command), ImportedCall)
HOLD_OTHERS = {
    (c.ImportCalls, "calls"), (ImportedCall, "answers"), (c.GiveReview, "answers"), (c.GiveReview, "notes"),
}  # fmt: skip
"""Fields that hold no text: the calls, whose own fields are tried, and what is told by question or fact."""
WORDS = [
    (command, name)
    for command in COMMANDS
    for name, field in command.model_fields.items()
    if {Mark.PERSON, Mark.HEALTH, Mark.JUSTICE, Mark.REVIEW}.intersection(field.metadata)
    and (command, name) not in HOLD_OTHERS
]
"""Every field of every command that holds words of people."""


def whole(command: type[BaseModel], name: str, text: str) -> BaseModel:
    """A command with this text in one of its fields, and something that fits in the others."""
    given = {each: _fitting(command, each) for each in command.model_fields if each != "command"}
    return command(**{**given, name: text})


def _fitting(command: type[BaseModel], name: str) -> object:
    field = command.model_fields[name]
    if not field.is_required():
        return field.default
    if field.annotation is AwareDatetime:
        return datetime(2099, 1, 1, tzinfo=UTC)
    if get_origin(field.annotation) is dict:
        return {}
    literals = get_args(field.annotation)
    return 1 if field.annotation is int else () if ... in literals else next(iter(literals), "x")


def test_fields_with_words_are_known() -> None:
    assert (c.AddNote, "text") in WORDS
    assert len(WORDS) > 20


@pytest.mark.parametrize(("command", "name"), WORDS)
def test_a_text_stands_in_a_command_as_it_was_written(command: type[BaseModel], name: str) -> None:
    for text in OWN:
        assert getattr(whole(command, name, text), name) == text


@pytest.mark.parametrize(("command", "name"), WORDS)
def test_a_text_that_cannot_be_kept_is_refused_in_words(command: type[BaseModel], name: str) -> None:
    for text, says in (
        *((nothing, "holds nothing that can be seen") for nothing in NOTHING),
        ("a\0b", "holds a NUL"),
    ):
        with pytest.raises(ValidationError) as refused:
            whole(command, name, text)
        assert [error["msg"] for error in refused.value.errors()] == [f"“{name}” {wrong_with(text)}"]
        assert says in wrong_with(text)
    with pytest.raises(ValidationError):
        whole(command, name, "half \ud83d")


@pytest.mark.parametrize(("command", "name"), WORDS)
def test_no_field_with_words_takes_a_text_without_end(command: type[BaseModel], name: str) -> None:
    with pytest.raises(ValidationError):
        whole(command, name, "x" * (NOTE_MAX + 1))


def test_what_is_wrong_with_a_text_is_said() -> None:
    assert wrong_with("") == ""
    assert wrong_with("half \ud83d") == "holds half a character, which cannot be kept"
    assert wrong_with("x" * 500, 500) == ""
    assert wrong_with("x" * 512, 500) == "is longer than 500 characters: 12 too many"
    assert wrong_with("👍" * 500, 500) == "", "an emoji counts as one"


@pytest.mark.parametrize("name", ["Zoë Ångström", "דוד כהן", "فاطمة می\u200cروم", "O'Neill-Ruiz, J."])
def test_a_name_may_be_written_in_any_script(name: str) -> None:
    assert wrong_with_name(name) == ""


@pytest.mark.parametrize("name", [" Ann", "Ann\n", "Ann\u202e", "A\u200bnn", "A\0", "x" * 201, "\ud800"])
def test_a_name_that_stands_in_every_entry_hides_nothing(name: str) -> None:
    assert wrong_with_name(name)

"""What `console record` says of a wrong value: which field, what is wanted, what was given, in our words."""

import json
from collections.abc import Iterator
from typing import get_args

import pytest

from console.cli_commands import BadCommand, command_on
from console.domain import commands as c

WRONG: tuple[object, ...] = (
    None, True, -1, 2.5, 10**30, "", "Abc", "x" * 9000, [], [3], ["Boat"], {}, {"a": 1}, "\0"
)  # fmt: skip
"""A value of each kind, of which no field of a command can take all."""
THEIRS = ("nput should", "alid", "parse", "String", "pattern", "another kind", "^[")
"""Words of the library's own sentences, and of those that say nothing."""


def said(line: bytes) -> str:
    """What is said of a line; empty where it is a command."""
    try:
        command_on(line, 1, None)
    except BadCommand as bad:
        return bad.says
    return ""


def said_of(kind: type[c.Command]) -> Iterator[tuple[str, str]]:
    """Each field of a command, and what is said where it holds what it may not."""
    for field in kind.model_fields:
        for value in WRONG:
            says = said(json.dumps({"command": kind.__name__, field: value}).encode())
            if says and field != "command":
                yield field, says


@pytest.mark.parametrize("kind", get_args(c.Command))
def test_no_sentence_of_a_library_is_told_whatever_a_field_holds(kind: type[c.Command]) -> None:
    found = list(said_of(kind))

    assert len(found) > len(kind.model_fields)
    assert [says for _, says in found for theirs in THEIRS if theirs in says] == []
    assert [field for field, says in found if f"“{field}”" not in says and "it needs" not in says] == []


def test_no_word_of_a_person_is_told_back() -> None:
    says = said(b'{"command": "SetDetail", "call": "x", "field": "callback", "value": 5550142}')

    assert "“value” has to be words, in quotes; it is a number." in says
    assert "5550142" not in says

"""`console record` with bad input: every line is answered, and every text comes back as it went in."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from console.domain.texts import wrong_with
from console.ledger.verify import verify
from tests.input.streams import (
    BY_A_SUPERVISOR,
    LENA,
    ON_ONE_CALL,
    Command,
    bodies,
    by_a_supervisor,
    from_ring_to_end,
    lines,
    on_one_call,
    recorded,
)
from tests.naughty import NOTHING, OWN, addresses, blns, json_files, numbers

STREAMS: Mapping[str, tuple[Sequence[Command], Callable[[str], Iterator[Command]], tuple[str, ...]]] = {
    "on_one_call": (ON_ONE_CALL, on_one_call, ()),
    "from_ring_to_end": ((), from_ring_to_end, ()),
    "by_a_supervisor": (BY_A_SUPERVISOR, by_a_supervisor, ("--policy", "sacramento-sheriff-2025")),
}


def in_order(capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch, store: Path, name: str,
             texts: Sequence[str]) -> int:  # fmt: skip
    """Send the texts through a stream and look at each; how many fields held one of them afterwards."""
    begin, commands_with, more = STREAMS[name]
    asked = [(text, command) for text in texts for command in commands_with(text)]
    said = recorded(capsys, patch, store, lines([*begin, *(command for _, command in asked)]), *more)
    answers = said.answers[len(begin) :]
    assert len(answers) == len(asked)
    assert all("entries" in answer for answer in said.answers[: len(begin)])
    stored, found = bodies(store), 0
    for (text, command), answer in zip(asked, answers, strict=True):
        numbers_given = answer.get("entries")
        if isinstance(numbers_given, list) and numbers_given:
            body = stored[numbers_given[0] - 1]
            shared = body.keys() & command.keys() - {"call"}
            assert {field: body[field] for field in shared} == {field: command[field] for field in shared}
            found += sum(command[field] == text for field in shared if text)
        elif text in command.values():
            _refused_in_words(text, command, answer)
    return found


def _refused_in_words(text: str, command: Command, answer: Mapping[str, object]) -> None:
    """Nothing was changed, and something says why; nothing is said where it stood there already."""
    error = answer.get("error")
    says = str(error["says"] if isinstance(error, dict) else answer.get("says", ""))
    is_known_as_wrong = bool(wrong_with(text, 200)) or not text
    assert is_known_as_wrong or answer.get("entries") == [], (command, answer)
    assert says or answer.get("entries") == [], (command, answer)


@pytest.mark.parametrize("name", STREAMS)
def test_our_own_strings_come_back_from_every_field_as_they_went_in(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = in_order(capsys, monkeypatch, tmp_path / "room.store", name, (*OWN, *NOTHING, "a\0b", ""))

    fields = {"on_one_call": 14, "from_ring_to_end": 8, "by_a_supervisor": 2}[name]
    assert found == fields * len(OWN)
    assert verify(tmp_path / "room.store").damages == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", STREAMS)
def test_naughty_strings_come_back_from_every_field_as_they_went_in(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = blns()

    found = in_order(capsys, monkeypatch, tmp_path / "room.store", name, texts)

    assert found >= 2 * sum(not wrong_with(text, 200) for text in texts if text)
    assert verify(tmp_path / "room.store").damages == ()


@pytest.mark.slow
def test_real_addresses_and_numbers_come_back_as_they_went_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = (*(("address", text) for text in addresses()), *(("callback", text) for text in numbers()))
    asked = [
        {"command": "SetDetail", "call": "last", "field": field, "value": text} for field, text in fields
    ]

    said = recorded(capsys, monkeypatch, tmp_path / "room.store", lines([{"command": "OpenCall"}, *asked]))

    assert said.code == 0
    kept = [body["value"] for body in bodies(tmp_path / "room.store") if body["kind"] == "DetailSet"]
    assert kept == [text for _, text in fields]


def test_an_erasing_says_its_reason_as_it_was_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "room.store"
    note = {"command": "AddNote", "call": "last", "text": "to be erased"}
    close = {"command": "CloseCall", "call": "last", "disposition": "information", "approved_by": LENA}
    begin = [{"command": "OpenCall"}, *(note for _ in OWN), close | {"note": "n", "next_action": "n"}]
    first = recorded(capsys, monkeypatch, store, lines(begin))
    notes = [answer["entries"] for answer in first.answers[1:-1]]

    erasing = [
        {"command": "Redact", "entry": entry[0], "by": LENA, "reason": text}
        for entry, text in zip(notes, OWN, strict=True)
        if isinstance(entry, list)
    ]
    said = recorded(capsys, monkeypatch, store, lines(erasing))

    assert said.code == 0
    assert [body["reason"] for body in bodies(store) if body.get("kind") == "Redacted"] == list(OWN)
    assert verify(store).damages == ()


def test_a_name_that_was_never_one_is_told_and_not_at_full_length(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = (*OWN, "y" * 100_000)
    asked: list[Command] = [
        command
        for name in names
        for command in (
            {"command": "TakeCall", "call": name},
            {"command": "AnswerFact", "call": "26-00001", "fact": name, "answer": "none"},
            {"command": "AnswerFact", "call": "26-00001", "fact": "weapon", "answer": name},
            {"command": "SendUnit", "call": "26-00001", "unit": name, "response": "ems"},
            {"command": "SendUnit", "call": "26-00001", "unit": "M-30", "response": name},
            {"command": "SetUnitStatus", "unit": "M-30", "status": name},
            {"command": "MoveHandOff", "call": "26-00001", "contact": name, "step": "offered"},
            {"command": "CloseCall", "call": "26-00001", "disposition": name},
            {"command": "CloseCall", "call": "26-00001", "disposition": "information", "approved_by": name},
            {"command": "Override", "call": "26-00001", "responses": [name], "reason": "a test"},
            {name: "a test"},
            {"command": name},
            {"command": "AddNote", "call": "26-00001", "text": "a test", name: "more"},
        )
    ]

    said = recorded(capsys, monkeypatch, tmp_path / "room.store", lines([{"command": "OpenCall"}, *asked]))

    assert len(said.answers) == len(asked) + 1
    assert all("entries" not in answer for answer in said.answers[1:])
    assert max(len(json.dumps(answer)) for answer in said.answers) < 5000
    assert verify(tmp_path / "room.store").head.number == 2


@pytest.mark.slow
@pytest.mark.parametrize("whole", [True, False], ids=["as_a_stream", "as_a_line"])
def test_files_made_to_break_readers_are_answered_line_by_line(
    whole: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = json_files()
    for file in files:
        content = file.read_bytes()
        given = content if whole else content.replace(b"\n", b" ").replace(b"\r", b" ")
        filled = [line for line in given.split(b"\n") if line.strip(b" \t\r\n")]

        said = recorded(capsys, monkeypatch, tmp_path / "room.store", given)

        assert said.complaint == ""
        assert said.code == (2 if filled else 0), file
        assert len(said.answers) == len(filled), file
        says = [str(error["says"]) for answer in said.answers if isinstance(error := answer["error"], dict)]
        assert all(says), file
        if len(filled) == 1 and file.name.startswith("y_"):
            assert "not JSON" not in says[0], file
    assert verify(tmp_path / "room.store").head.number == 1, "nothing but the adoption"

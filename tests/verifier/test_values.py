"""Lines and values that no export holds are told, and none of them stops the verifier."""

import json
from pathlib import Path

import pytest

from tests.verifier.made import ENVELOPE, VALUE, Change, Line, verified

NO_ENTRY = "is not JSON, or has a key twice, or is no entry"
WRONG_VALUES: dict[str, tuple[Change, int, str]] = {
    "a key too many": (lambda lines: lines[5].update(note=1), 5, 'a key "note", which does not belong there'),
    "a key missing": (lambda lines: lines[5].pop("why_then"), 5, VALUE),
    "the body's key missing": (lambda lines: lines[2].pop("body"), 2, VALUE),
    "a number for a name": (lambda lines: lines[5].update(who=5), 5, VALUE),
    "an object for a body": (lambda lines: lines[5].update(body={}), 5, VALUE),
    "half a character": (lambda lines: lines[5].update(who="\ud83d"), 5, VALUE),
    "only the salt gone": (lambda lines: lines[5].update(salt=None), 5, VALUE),
    "only the body gone": (lambda lines: lines[5].update(body=None), 5, VALUE),
    "a hash in capitals": (lambda lines: lines[5].update(body_hash="AB" * 32), 5, VALUE),
    "a hash with a space": (lambda lines: lines[5].update(chain_hash="ab" * 31 + "a "), 5, VALUE),
    "a short salt": (lambda lines: lines[5].update(salt="00"), 5, VALUE),
    "a number as text": (lambda lines: lines[5].update(number="5"), 5, NO_ENTRY),
    "a number with a point": (lambda lines: lines[5].update(number=5.0), 5, NO_ENTRY),
    "yes for one": (lambda lines: lines[1].update(number=True), 1, NO_ENTRY),
    "a line that is a list": (lambda lines: lines.__setitem__(5, [1]), 5, "line 6, where it belongs"),  # type: ignore[call-overload]  # the fault under test
}  # fmt: skip


@pytest.mark.parametrize(("change", "number", "words"), WRONG_VALUES.values(), ids=WRONG_VALUES.keys())
def test_what_could_not_stand_there_is_told(
    tmp_path: Path, lines: list[Line], change: Change, number: int, words: str
) -> None:
    change(lines)
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "it.jsonl").write_text(text, "utf-8")

    found = verified(tmp_path / "it.jsonl")

    assert found.code == 1
    assert found.says(number, words), found.said


RAW: dict[str, tuple[int, bytes | None, str, int]] = {
    "a key twice": (5, b'{"who": "Nobody", ', NO_ENTRY, 5),
    "no JSON": (5, b"entry five", NO_ENTRY, 5),
    "not UTF-8": (5, b'{"who": "\xff"}', NO_ENTRY, 5),
    "nothing but an end": (5, b"}", NO_ENTRY, 5),
    "no number at all": (5, b'{"who": "Nobody"}', NO_ENTRY, 5),
    "very deep": (5, b'{"shown": ' * 20_000, NO_ENTRY, 5),
    "a number of five thousand digits": (5, b'{"number": ' + b"9" * 5000 + b"}", NO_ENTRY, 5),
    "a second first line": (5, b'{"ledger": "dispatcher-console"}', NO_ENTRY, 5),
    "a first line of another kind": (0, b'{"ledger": "another"}', "The first line is missing", 0),
    "no first line": (0, None, "The first line is missing", 0),
    "a mark at the very beginning": (0, b"\xef\xbb\xbf{", "The first line is missing", 0),
    "no last line": (23, None, "The last line is missing", 0),
    "a last line with more in it": (23, b'{"and": "more", ', "The last line is missing", 0),
}
"""Which line becomes what (with the rest of the line where it ends in a comma), the words, and the entry."""


@pytest.mark.parametrize(("at", "put", "words", "number"), RAW.values(), ids=RAW.keys())
def test_a_line_that_is_none_is_told(
    tmp_path: Path, made: Path, at: int, put: bytes | None, words: str, number: int
) -> None:
    every = (made / "room.jsonl").read_bytes().split(b"\n")[:-1]
    assert len(every) == 24
    every[at : at + 1] = [] if put is None else [put + every[at][1:] if put[-1:] in (b" ", b"{") else put]
    (tmp_path / "it.jsonl").write_bytes(b"\n".join(every) + b"\n")

    found = verified(tmp_path / "it.jsonl")

    assert found.code == 1
    assert found.says(number, words), found.said


@pytest.mark.parametrize("more", ["x", "{}", '{"head": 22, "chain_hash": ""}', '{"number": 23}', "\0", "[]"])
def test_what_stands_behind_the_end_is_told(tmp_path: Path, made: Path, more: str) -> None:
    whole = (made / "room.jsonl").read_text("utf-8")
    (tmp_path / "it.jsonl").write_text(whole + more, "utf-8")

    found = verified(tmp_path / "it.jsonl")

    assert (found.code, found.faults) == (1, ("Line 25 stands behind the end.",))


@pytest.mark.parametrize("end", [b"\r\n", b"\n\n", b" \n"])
def test_other_ends_of_lines_mean_the_same(tmp_path: Path, made: Path, end: bytes) -> None:
    whole = (made / "room.jsonl").read_bytes()
    (tmp_path / "it.jsonl").write_bytes(whole.replace(b"\n", end))

    assert verified(tmp_path / "it.jsonl").code == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("purpose", "practice"),
        ("created", "2026-03-01T20:59:59.000Z"),
        ("chain_start", "0" * 64),
        ("chain_start", "00"),
        ("purpose", None),
        ("created", 5),
    ],
)
def test_another_purpose_or_beginning_is_told(
    tmp_path: Path, lines: list[Line], field: str, value: object
) -> None:
    lines[0][field] = value
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "it.jsonl").write_text(text, "utf-8")

    found = verified(tmp_path / "it.jsonl")

    words = "The purpose, the beginning or the sum before entry 1 is not what was written."
    assert (found.code, found.faults) == (1, (words,))


def test_another_purpose_with_its_own_start_does_not_fit_entry_1(
    tmp_path: Path, names: dict[str, object], lines: list[Line]
) -> None:
    sum_over = names["sum_over"]
    assert callable(sum_over)
    start = sum_over(b"", (b"dispatcher-console ledger", b"practice", lines[0]["created"].encode()), b"")
    lines[0].update(purpose="practice", chain_start=start.hex())
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "it.jsonl").write_text(text, "utf-8")

    assert verified(tmp_path / "it.jsonl").faults == (
        f"Entry 1: the ledger's purpose or beginning, or {ENVELOPE}.",
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [("head", 21), ("head", True), ("head", 22.0), ("head", "22"), ("chain_hash", "0" * 64)],
)
def test_another_end_is_told(tmp_path: Path, lines: list[Line], field: str, value: object) -> None:
    lines[-1][field] = value
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "it.jsonl").write_text(text, "utf-8")

    found = verified(tmp_path / "it.jsonl")

    assert found.faults == ("The last line does not name the last entry and its sum.",)


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"letters\n", b"{}\n", b'{"a": 1}\n' * 9, b"\xff\xfe{\0}\0\n\0"]
)
def test_another_file_could_not_be_checked(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "it.jsonl").write_bytes(content)

    found = verified(tmp_path / "it.jsonl")

    assert found.code == 2
    assert "it is neither an export of a ledger (JSON Lines in UTF-8) nor a store file" in found.said


def test_no_file_and_a_folder_could_not_be_checked(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path):
        found = verified(path)

        assert found.code == 2
        assert "could not be checked" in found.said

"""Files that are no stores, names that are no files, words to look for: told in words, nothing changed."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.cli import run
from console.domain import commands as c
from console.domain.clock import cut_to_ms, utc_now
from console.domain.entries import NoteAdded
from console.ledger.store import Draft
from console.session import open_session
from tests.ledger.small_room import a_ledger, do
from tests.naughty import NOTHING, OWN, addresses, blns, json_files

VERBS = ("verify", "rebuild", "head", "export")
NAMES = tuple(text for text in (*OWN, *NOTHING, "\udcff\udcfe", "x" * 300) if "\0" not in text)
"""What a shell can hand over: any text but a NUL, and bytes that are no text."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to work in, so that a name without a folder stays in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", None)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """The exit code and what was complained of; nothing may come out as if it were an answer."""
    code = run(list(words))
    out, complaint = capsys.readouterr()
    assert "Traceback" not in complaint, complaint
    assert not out.strip() or code < 2
    return code, complaint


def in_it(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.slow
def test_a_file_of_another_kind_is_no_store_and_stays_as_it_is(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for each in json_files():
        store = here / "room.store"
        store.write_bytes(each.read_bytes())
        before = in_it(here)
        for verb in VERBS:
            code, complaint = told(capsys, "ledger", verb, "--store", str(store))
            assert (code, in_it(here)) == (2, before), each
            assert str(store) in complaint
        for words in (
            ("ledger", "backup", "--store", str(store), "copy.store"),
            ("record", "--store", str(store), "--as", "Ann", "--position", "desk-1"),
        ):
            code, _ = told(capsys, *words)
            assert (code, in_it(here)) == (2, before), each


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_leads_to_no_store_is_told(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for verb in VERBS:
        assert told(capsys, "ledger", verb, f"--store={name}")[0] == 2
    assert told(capsys, "ledger", "backup", f"--store={name}", "copy.store")[0] == 2
    assert in_it(here) == {}, "a store was made where only one should be read"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("here")
def test_a_name_that_is_no_agency_no_policy_and_no_list_of_facts_is_told(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    who = ("--store", "room.store", "--as", "Ann", "--position", "desk-1")
    for words in (
        ("record", *who, f"--agency={name}"),
        ("record", *who, f"--policy={name}"),
        ("policy", "show", "--", name),
        ("policy", "check", "denver-star", f"--agency={name}"),
        ("policy", "decide", "denver-star", f"--facts=./{name}"),
    ):
        code, complaint = told(capsys, *words)
        assert code == 2, words
        assert complaint


@pytest.mark.parametrize("name", [text for text in NAMES if text.strip()])
def test_a_store_may_be_called_whatever_a_file_may_be_called(
    name: str, here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = here / name.replace("/", " of ")
    monkeypatch.setattr(sys, "stdin", None)

    code, complaint = told(capsys, "record", f"--store={path}", "--as", "Ann", "--position", "desk-1")

    # Its standard input is closed: it stops there, before the store is made, or the name is too long for one.
    assert (code, bool(complaint)) == (2, True)
    if len(path.name.encode("utf-8", "surrogateescape")) < 200:
        open_session(path, None, None, "Ann", "desk-1", "live", utc_now).close()
        assert told(capsys, "ledger", "verify", f"--store={path}")[0] == 0


def test_each_string_is_found_by_itself_and_no_sign_in_it_is_an_operator(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path / "room.store")
    (opened,) = do(ledger, c.OpenCall())
    for text in OWN:
        do(ledger, c.AddNote(call=opened.subject, text=text))
    written = [entry for entry in ledger.history(opened.subject) if isinstance(entry.body, NoteAdded)]

    for note, text in zip(written, OWN, strict=True):
        found = ledger.search(text)
        assert note in found or not any(character.isalnum() for character in text), text
    ledger.close()


def test_a_word_with_something_hidden_in_it_is_found_as_it_looks(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path / "room.store")
    (opened,) = do(ledger, c.OpenCall())
    texts = (
        "gun\u200bman",
        "\u2066gunman\u2069",
        "gun\u00adman",
        "\ufeffgunman",
        "the\tgunman",
        "gu\u0301nman",
    )
    do(ledger, *(c.AddNote(call=opened.subject, text=text) for text in texts))

    assert len(ledger.search("gunman")) == len(texts)
    assert len(ledger.search("gun\u200bman")) == len(texts)
    ledger.close()


@pytest.mark.slow
@pytest.mark.parametrize("strings", [blns, addresses])
def test_whatever_is_looked_for_the_store_answers(strings: object, tmp_path: Path) -> None:
    assert callable(strings)
    ledger = a_ledger(tmp_path / "room.store")
    (opened,) = do(ledger, c.OpenCall())
    texts = [text for text in strings() if len(text) > 1]
    for text in (*texts, " ".join(texts), '"' * 3000, "a " * 3000, "NEAR(" * 500, "x" * 100_000):
        ledger.search(text)
        ledger.earlier_calls(text, text, opened.subject)
    ledger.close()


def drafts(texts: tuple[str, ...]) -> Iterator[Draft]:
    at = cut_to_ms(utc_now())
    for number, text in enumerate(texts):
        yield Draft("desk-1", f"26-{number:05d}", "note", text, "Ann", at)


def test_what_is_typed_and_not_entered_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "room.store"
    kept = tuple(drafts((*OWN, *NOTHING, "a\0b")))
    ledger = a_ledger(path)
    for draft in kept:
        ledger.keep_draft(draft)
    ledger.close()

    again = a_ledger(path)

    assert again.drafts("desk-1") == kept
    again.close()


@pytest.mark.slow
def test_naughty_strings_that_are_typed_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "room.store"
    kept = tuple(drafts(tuple(text for text in blns() if text)))
    ledger = a_ledger(path)
    for draft in kept:
        ledger.keep_draft(draft)
    ledger.close()

    again = a_ledger(path)

    assert again.drafts("desk-1") == kept
    again.close()

"""Erasing words: gone from every file, by a supervisor and with a reason, and the chain still holds."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.redaction import emptied
from console.errors import Refused, StoreUnavailable
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.rebuild import rebuild
from console.ledger.sqlite_store import open_reader, open_store
from console.ledger.store import Draft
from console.ledger.verify import verify
from tests.ledger.faulty import failing, made_to_fail
from tests.ledger.small_room import START, WHO, a_call, a_ledger, a_life, do, same, ticking
from tests.ledger.streams import recording, write_lines

Open = Callable[..., Ledger]
WORD = "Zanzibarium"


def a_note_of(ledger: Ledger, words: str = f"He said {WORD} and left") -> tuple[str, int]:
    """A closed call and the number of a note of it."""
    call = a_call(ledger, medical="none")
    (note,) = do(ledger, c.AddNote(call=call, text=words))
    close(ledger, call)
    return call, note.number


def close(ledger: Ledger, call: str) -> None:
    end = c.CloseCall(
        call=call, disposition="information", note="n", next_action="a", approved_by="Lena Brandt"
    )
    do(ledger, end)


def redact(number: int, by: str = "Lena Brandt") -> c.Redact:
    return c.Redact(entry=number, by=by, reason="another person's name")


def everywhere(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()).lower()


def test_the_words_are_gone_from_every_file(ledger: Ledger, path: Path) -> None:
    _, number = a_note_of(ledger)
    assert WORD.lower().encode() in everywhere(path.parent)

    do(ledger, redact(number))

    assert WORD.lower().encode() not in everywhere(path.parent)


def test_the_words_are_gone_even_where_the_search_had_many_pages(ledger: Ledger, path: Path) -> None:
    call = a_call(ledger)
    for number in range(300):
        do(ledger, c.AddNote(call=call, text=f"word{number} " * 20))
    (note,) = do(ledger, c.AddNote(call=call, text=f"{WORD} " * 50))
    for number in range(100):
        do(ledger, c.AddNote(call=call, text=f"more{number} " * 20))
    close(ledger, call)

    do(ledger, redact(note.number))

    assert WORD.lower().encode() not in everywhere(path.parent)
    assert ledger.search("zanz") == ()
    assert len(ledger.search("word1")) == 111


def test_the_log_is_emptied_as_soon_as_nobody_reads_in_it(opened: Open, path: Path) -> None:
    ledger = opened()
    _, number = a_note_of(ledger)
    with closing(open_reader(path)) as reader, reader.reading():
        do(ledger, redact(number))
        assert WORD.lower().encode() in everywhere(path.parent)

    do(ledger, c.OpenCall())
    ledger.checkpoints.wait()

    assert WORD.lower().encode() not in everywhere(path.parent)


def test_the_log_is_emptied_by_a_desk_beside_the_program_that_erased(
    ledger: Ledger, path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    _, number = a_note_of(ledger)
    commands = write_lines(tmp_path_factory.mktemp("elsewhere") / "it.jsonl", [redact(number).model_dump()])
    with closing(open_reader(path)) as reader, reader.reading():
        said = recording(path, commands, "Lena Brandt").communicate(timeout=60)
        ledger.catch_up()
        ledger.checkpoints.wait()
        assert WORD.lower().encode() in everywhere(path.parent), f"nobody reads in the log: {said!r}"

    ledger.catch_up()
    ledger.checkpoints.wait()

    assert WORD.lower().encode() not in everywhere(path.parent)


def test_the_log_is_emptied_though_the_program_that_erased_has_ended(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        _, number = a_note_of(ledger)
        # The last to leave can only read, and so leaves the log as it is.
        reader = open_reader(path)
        with reader.reading():
            do(ledger, redact(number))
            ledger.close()
        reader.close()
    assert WORD.lower().encode() in everywhere(path.parent)

    with closing(open_ledger(path, "live", ticking())) as again:
        again.catch_up()
        again.checkpoints.wait()

        assert WORD.lower().encode() not in everywhere(path.parent)


def test_what_was_typed_about_the_call_goes_with_the_words(ledger: Ledger, path: Path) -> None:
    call, number = a_note_of(ledger)
    for position in ("desk-1", "desk-2"):
        ledger.keep_draft(Draft(position, call, "note", f"{WORD} again", WHO, START))
    ledger.keep_draft(Draft("desk-1", "26-00099", "note", "of another call", WHO, START))

    do(ledger, redact(number))

    assert [draft.subject for draft in ledger.drafts("desk-1")] == ["26-00099"]
    assert ledger.drafts("desk-2") == ()
    assert WORD.lower().encode() not in everywhere(path.parent)


def test_what_was_typed_stays_where_the_words_could_not_be_erased(opened: Open) -> None:
    ledger = opened(connect=failing)
    call, number = a_note_of(ledger)
    ledger.keep_draft(Draft("desk-1", call, "note", "again", WHO, START))

    with made_to_fail(ledger, "COMMIT", sqlite3.SQLITE_FULL), pytest.raises(StoreUnavailable):
        do(ledger, redact(number))

    assert [draft.text for draft in ledger.drafts("desk-1")] == ["again"]


def test_what_is_left_keeps_its_shape_and_its_place(ledger: Ledger, path: Path) -> None:
    call, number = a_note_of(ledger)
    before = ledger.history(call)

    (redacted,) = do(ledger, redact(number))
    after = ledger.history(call)

    assert isinstance(redacted.body, e.Redacted)
    assert (redacted.subject, redacted.body.by) == (call, "Lena Brandt")
    assert [entry.number for entry in after] == [*(entry.number for entry in before), redacted.number]
    assert [entry.body for entry in after if entry.number == number] == [e.NoteAdded(call=call, text="")]
    assert verify(path).damages == ()


def test_an_index_that_is_made_again_does_not_bring_the_words_back(ledger: Ledger, path: Path) -> None:
    _, number = a_note_of(ledger)
    do(ledger, redact(number))

    with closing(open_store(path, "live", ticking())) as store:
        rebuild(store)

    assert ledger.search(WORD) == ()
    assert verify(path).damages == ()


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        ("CallOpened", {"callback": ""}),
        ("DetailSet", {"value": ""}),
        ("FactAnswered", {"answer": "unknown", "caveat": ""}),
        ("UnitSent", {"reason": "", "unit": "CR-11", "response": "mobile_crisis"}),
        ("CallClosed", {"note": "", "approved_by": None, "disposition": "stabilised"}),
    ],
)
def test_the_marks_of_the_fields_say_what_goes(
    ledger: Ledger, path: Path, kind: str, left: dict[str, object]
) -> None:
    call = a_call(ledger, medical="none", weapon="knife")
    do(ledger, c.SendUnit(call=call, unit="CR-11", response="mobile_crisis", reason="he asked for it"))
    do(
        ledger,
        *(c.SetUnitStatus(unit="CR-11", status=each, reason="r") for each in ("on_scene", "available")),
    )
    do(ledger, *(c.CloseGap(call=call, by="brandt", reason="r"),) * (call in _gaps(ledger)))
    do(ledger, c.CloseCall(call=call, disposition="stabilised", note="words"))
    number = next(entry.number for entry in ledger.history(call) if entry.body.kind == kind)

    do(ledger, redact(number))

    (entry,) = [each for each in ledger.history(call) if each.number == number]
    assert {field: getattr(entry.body, field) for field in left} == left
    assert verify(path).damages == ()


def test_an_erased_number_that_a_later_one_took_the_place_of_is_no_damage(ledger: Ledger, path: Path) -> None:
    call = a_call(ledger, medical="none")
    (later,) = do(ledger, c.SetDetail(call=call, field="callback", value="(555) 010-0100"))
    do(ledger, c.TakeBack(call=call, entry=later.number))
    do(ledger, c.SetDetail(call=call, field="callback", value="(555) 010-0101"))
    close(ledger, call)

    do(ledger, redact(ledger.history(call)[0].number))

    assert verify(path).damages == ()


def _gaps(ledger: Ledger) -> set[str]:
    return {call.id for call in ledger.board.calls.values() if call.gap_open}


def test_with_every_word_of_a_call_erased_the_index_is_what_the_entries_give(
    ledger: Ledger, path: Path
) -> None:
    call = list(a_life(ledger))[-1]
    do(ledger, c.ReopenCall(call=call, reason="caller again"))
    do(ledger, c.SetDetail(call=call, field="callback", value="(555) 010-0200"))
    (slip,) = do(ledger, c.SetDetail(call=call, field="callback", value="(555) 010-0300"))
    do(ledger, c.TakeBack(call=call, entry=slip.number))
    close(ledger, call)

    for entry in ledger.history(call):
        if emptied(entry.body) != entry.body:
            do(ledger, redact(entry.number))
            assert verify(path).damages == (), f"once entry {entry.number} ({entry.body.kind}) is erased"

    assert ledger.earlier_calls("", "(555) 010-0199", "") == ()


def test_an_erased_address_is_not_looked_up_any_more(ledger: Ledger) -> None:
    call = list(a_life(ledger))[-1]
    number = next(entry.number for entry in ledger.history(call) if entry.body.kind == "DetailSet")
    assert ledger.earlier_calls("1 Alder Street", "", "")

    do(ledger, redact(number))

    assert ledger.earlier_calls("1 Alder Street", "", "") == ()


def test_the_number_a_call_began_with_is_erased_and_the_index_is_what_the_entries_give(
    ledger: Ledger, path: Path
) -> None:
    call = a_call(ledger, medical="none")
    (written,) = do(ledger, c.SetDetail(call=call, field="callback", value="555 0199"))
    do(ledger, c.TakeBack(call=call, entry=written.number))
    close(ledger, call)

    do(ledger, redact(2))

    assert ledger.earlier_calls("", "(555) 010-0199", "none") == ()
    assert verify(path).damages == ()


def test_a_call_with_erased_words_opens_again(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        call, number = a_note_of(ledger)
        do(ledger, redact(number), c.ReopenCall(call=call, reason="again"))
        with closing(open_ledger(path, "live", ticking())) as other:
            assert same(other.board, ledger.board)
        assert [note.text for note in ledger.board.calls[call].notes] == [""]


@pytest.mark.parametrize(
    ("by", "code"), [("Nadia Okoro", "not_a_supervisor"), ("Nobody", "not_a_supervisor")]
)
def test_only_a_supervisor_erases(ledger: Ledger, by: str, code: str) -> None:
    _, number = a_note_of(ledger)

    with pytest.raises(Refused, match=code):
        do(ledger, redact(number, by))


def test_words_of_an_open_call_are_not_erased(ledger: Ledger) -> None:
    (note,) = do(ledger, c.AddNote(call=a_call(ledger), text="x"))

    with pytest.raises(Refused, match="redact_open_call"):
        do(ledger, redact(note.number))


def test_what_has_no_words_is_not_erased_and_nothing_is_erased_twice(ledger: Ledger) -> None:
    _, number = a_note_of(ledger)
    (redaction,) = do(ledger, redact(number))

    for each in (1, number, redaction.number):
        with pytest.raises(Refused, match="nothing_to_redact"):
            do(ledger, redact(each))
    with pytest.raises(Refused, match="no_such_entry"):
        do(ledger, redact(9999))

"""Notes that stay with a place, in a real file: found by the address, ended, erased, kept from some."""

from contextlib import closing
from pathlib import Path

import pytest

from console.domain import commands as c
from console.ledger.earlier import COUNT, SAME, SAME_IMPORTED
from console.ledger.ledger import Ledger
from console.ledger.premise import OF_PLACE
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from tests.ledger.small_room import a_call, a_ledger, do, refolded, same
from tests.ledger.test_joins import close
from tests.ledger.test_opening import reopened


def noted(ledger: Ledger, about: str = "hazard", text: str = "two dogs in the yard") -> int:
    """A call at 1 Alder Street that is over, and a note of its place; the note's entry."""
    call = a_call(ledger)
    command = {"call": call, "about": about, "text": text}
    (entry,) = do(ledger, c.NotePremise.model_validate(command))
    close(ledger, call)
    return entry.number


def test_the_next_call_of_the_place_finds_it_however_the_address_is_written(ledger: Ledger) -> None:
    first = noted(ledger)
    second = noted(ledger, "calming", "ask about the sea")

    found = ledger.places.notes("1 ALDER ST.")

    assert [(note.entry, note.about, note.text) for note in found] == [
        (second, "calming", "ask about the sea"),
        (first, "hazard", "two dogs in the yard"),
    ]
    assert ledger.places.notes("2 Alder Street") == ()
    assert ledger.places.notes("") == ()


def test_it_goes_with_the_call_where_the_address_was_a_slip(ledger: Ledger) -> None:
    call = a_call(ledger)
    do(
        ledger,
        c.NotePremise(call=call, about="hazard", text="two dogs in the yard"),
        c.SetDetail(call=call, field="address", value="7 Birch Lane"),
    )

    assert ledger.places.notes("1 Alder Street") == ()
    assert len(ledger.places.notes("7 Birch Lane")) == 1


def test_a_note_that_was_ended_is_none_and_one_that_was_erased_neither(ledger: Ledger) -> None:
    ended, erased, stays = (noted(ledger, text=text) for text in ("dogs", "a code", "stairs"))
    call = a_call(ledger)
    do(
        ledger,
        c.EndPremiseNote(call=call, entry=ended, reason="the dogs are gone"),
        c.Redact(entry=erased, by="brandt", reason="asked for"),
    )

    assert [note.entry for note in ledger.places.notes("1 Alder Street")] == [stays]


def test_opened_and_folded_anew_it_is_the_same(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        noted(ledger)
        call = a_call(ledger)
        do(ledger, c.NotePremise(call=call, about="hazard", text="two dogs in the yard"))

        assert same(reopened(path), ledger.board)
        assert same(refolded(path), ledger.board)
        assert [entry.body.kind for entry in ledger.search("two dogs")] == ["PremiseNoted"] * 2
    assert verify(path).damages == ()


def test_they_are_looked_up_by_an_index_of_their_own(ledger: Ledger) -> None:
    with closing(open_reader(ledger.path)) as store:
        plan = " ".join(str(row) for row in store.rows(f"EXPLAIN QUERY PLAN {OF_PLACE}", ("x",)))

    assert "entries_of_places" in plan
    assert "detail_spans_sought" in plan


@pytest.mark.parametrize(
    ("query", "values"), [
        (SAME, ("address", "x", "y", 3)),
        (SAME_IMPORTED, ("address", "x", "y", 3)),
        (COUNT, ("address", "x", "y")),
    ],
)
def test_earlier_calls_of_a_place_are_looked_up_by_an_index(
    ledger: Ledger, query: str, values: tuple[object, ...]
) -> None:
    with closing(open_reader(ledger.path)) as store:
        plan = " ".join(str(row) for row in store.rows(f"EXPLAIN QUERY PLAN {query}", values))

    assert "detail_spans_sought" in plan


def test_a_note_of_a_unit_is_found_however_the_unit_is_written(ledger: Ledger) -> None:
    call = a_call(ledger)
    do(
        ledger,
        c.SetDetail(call=call, field="address", value="14 Alder Street, Apt 3"),
        c.NotePremise(call=call, about="access", text="code at the gate"),
    )

    assert len(ledger.places.notes("14 alder st #3")) == 1
    assert ledger.places.notes("14 alder st #4") == ()

"""What is kept beside the entries and found again: drafts, histories, earlier calls, words."""

from datetime import timedelta
from pathlib import Path

import pytest

from console.domain import commands as c
from console.ledger.ledger import Ledger
from console.ledger.store import Draft
from tests.ledger.small_room import START, WHO, a_call, a_ledger, a_life, do


def test_drafts_are_kept_by_position_and_outlive_the_program(path: Path) -> None:
    ledger = a_ledger(path)
    ledger.keep_draft(Draft("desk-1", "26-00001", "address", "1 Ald", WHO, START))
    ledger.keep_draft(Draft("desk-1", "26-00001", "address", "1 Alder", WHO, START))
    ledger.keep_draft(Draft("desk-1", "26-00001", "note", "talks of", WHO, START + timedelta(seconds=1)))
    ledger.keep_draft(Draft("desk-2", "26-00002", "note", "other", "Per Lindqvist", START))
    ledger.close()

    again = a_ledger(path)
    kept = again.drafts("desk-1")
    again.keep_draft(Draft("desk-1", "26-00001", "address", "", WHO, START))
    again.keep_draft(kept[1]._replace(text=""))
    left = (again.drafts("desk-1"), again.drafts("desk-2"))
    again.close()

    assert [(draft.field, draft.text) for draft in kept] == [("address", "1 Alder"), ("note", "talks of")]
    assert [len(drafts) for drafts in left] == [0, 1]


def test_history_is_all_entries_of_a_call_in_order(ledger: Ledger) -> None:
    first = list(a_life(ledger))[-1]
    a_call(ledger)

    history = ledger.history(first)

    assert [entry.body.kind for entry in history[:3]] == ["CallOpened", "DetailSet", "NoteAdded"]
    assert history[-1].body.kind == "CallClosed"
    assert [entry.number for entry in history] == sorted(entry.number for entry in history)


@pytest.mark.parametrize(
    ("address", "callback", "why"),
    [
        ("1 ALDER ST.", "", (True, False)),
        ("", "+1 555 010-0199", (False, True)),
        ("1 Alder Street", "555 010 0199", (True, True)),
    ],
)
def test_earlier_calls_are_found_by_place_and_number(
    ledger: Ledger, address: str, callback: str, why: tuple[bool, bool]
) -> None:
    first = list(a_life(ledger))[-1]
    second = a_call(ledger)
    now = a_call(ledger)

    found = ledger.earlier_calls(address, callback, now)

    assert [(each.call, each.is_open) for each in found] == [(second, True), (first, False)]
    assert (found[1].same_address, found[1].same_callback) == why
    assert (found[1].disposition, found[1].line) == (
        "Stabilized at the scene",
        "Stays with his sister tonight.",
    )
    assert found[1].priority == 2


def test_an_address_that_was_corrected_is_no_longer_the_calls(ledger: Ledger) -> None:
    call = a_call(ledger)
    do(ledger, c.SetDetail(call=call, field="address", value="9 Mill Road"))

    assert ledger.earlier_calls("1 Alder Street", "", "") == ()
    assert [each.call for each in ledger.earlier_calls("9 mill rd", "", "")] == [call]


def test_no_address_is_nobodys_address(ledger: Ledger) -> None:
    call = do(ledger, c.OpenCall())[0].subject
    do(ledger, c.SetDetail(call=call, field="address", value="-"))

    assert ledger.earlier_calls("", "", "") == ()
    assert ledger.earlier_calls("-", "-", "") == ()


def test_search_finds_every_word_by_its_beginning_and_newest_first(ledger: Ledger) -> None:
    call = list(a_life(ledger))[-1]
    do(ledger, c.AddNote(call=a_call(ledger), text="Hears the RIVER, çalls it José"))

    assert [entry.body.kind for entry in ledger.search("riv")] == ["NoteAdded", "NoteAdded"]
    assert [entry.subject for entry in ledger.search("brother river")] == [call]
    assert len(ledger.search("jose")) == 1
    assert ledger.search("river kitchen") == ()


@pytest.mark.parametrize(
    "text", ["", "  ", '"', "AND", "NEAR(", "*", "a OR b", "text:river", "-", "'; DROP TABLE"]
)
def test_search_takes_no_word_for_an_operator(ledger: Ledger, text: str) -> None:
    a_call(ledger)

    assert ledger.search(text) == ()


def test_of_many_earlier_calls_the_newest_are_shown(ledger: Ledger) -> None:
    calls = [a_call(ledger) for _ in range(30)]

    found = ledger.earlier_calls("1 Alder Street", "", calls[-1])

    assert [each.call for each in found] == list(reversed(calls[9:-1]))

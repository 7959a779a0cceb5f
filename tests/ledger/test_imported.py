"""Calls of another system in the ledger: on no board, numbered on, found, erased, due, undone as a whole."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.agency import Retention
from console.domain.veil import ALL, facts_of, veiled
from console.errors import Refused
from console.ledger import due_words, erasable
from console.ledger.earlier import earlier_calls, last_calls_at
from console.ledger.ledger import Ledger
from console.ledger.log_found import Reading, Sought, log_found
from console.ledger.recorded_calls import recorded_calls
from console.ledger.refold import refold
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from tests.domain.import_situations import OTHER_SUM, imported, importing
from tests.ledger.small_room import a_call, do, same
from tests.ledger.test_redaction import redact

SUPERVISOR = "Lena Brandt"


def take_over(ledger: Ledger, *rows: int, file_sum: str = "a" * 64, **more: object) -> tuple[e.AnyBody, ...]:
    calls = (imported(row, received=ledger.board.at - timedelta(days=30), **more) for row in rows)  # type: ignore[operator]  # a ledger in use has a last moment
    entries = ledger.record(importing(*calls, file_sum=file_sum), SUPERVISOR, "desk-1")
    return tuple(entry.body for entry in entries)


def test_imported_calls_take_the_next_numbers_and_stand_on_no_board(ledger: Ledger, path: Path) -> None:
    first = a_call(ledger)

    begun, one, other = take_over(ledger, 2, 3)
    after = a_call(ledger)

    assert isinstance(begun, e.ImportBegun)
    assert isinstance(one, e.CallImported)
    assert isinstance(other, e.CallImported)
    assert (begun.calls, one.batch, one.source) == (2, begun.batch, "L-2")
    numbers = [int(call.rpartition("-")[2]) for call in (first, one.call, other.call, after)]
    assert numbers == list(range(numbers[0], numbers[0] + 4))
    assert set(ledger.board.calls) == {first, after}
    assert not verify(path).damages
    assert refold(path, lambda: datetime(2030, 1, 1, tzinfo=UTC))[0] == ()


def test_it_is_true_from_when_the_other_system_received_it(ledger: Ledger) -> None:
    entries = ledger.record(
        importing(imported(received=datetime(2026, 1, 5, tzinfo=UTC))), SUPERVISOR, "desk-1"
    )

    assert (entries[1].happened_at, entries[1].why_then) == (datetime(2026, 1, 5, tzinfo=UTC), "import")
    assert (entries[0].happened_at, entries[0].why_then) == (entries[0].at, "")


def test_the_same_file_is_taken_over_once_and_again_when_that_is_undone(ledger: Ledger) -> None:
    begun = take_over(ledger, 2)[0]
    assert isinstance(begun, e.ImportBegun)

    with pytest.raises(Refused) as refused:
        take_over(ledger, 2)
    ledger.record(c.UndoImport(batch=begun.batch, reason="the wrong year"), SUPERVISOR, "desk-1")

    assert refused.value.code == "import_again"
    assert take_over(ledger, 2)
    with pytest.raises(Refused, match="no_such_import"):
        ledger.record(c.UndoImport(batch=begun.batch, reason="twice"), SUPERVISOR, "desk-1")


def test_an_undone_import_counts_nowhere_and_stays_in_the_record(ledger: Ledger, path: Path) -> None:
    kept = take_over(ledger, 2, file_sum=OTHER_SUM)
    gone = take_over(ledger, 2, 3)
    assert isinstance(gone[0], e.ImportBegun)
    before = {each.call for each in recorded_calls(path)}

    ledger.record(c.UndoImport(batch=gone[0].batch, reason="the wrong year"), SUPERVISOR, "desk-1")

    calls = {body.call for body in (*kept, *gone) if isinstance(body, e.CallImported)}
    stays = {body.call for body in kept if isinstance(body, e.CallImported)}
    assert before == calls
    assert {each.call for each in recorded_calls(path)} == stays
    assert {each.call for each in ledger.earlier_calls("Eugene", "", "")} == stays
    assert all(ledger.history(call) for call in calls)
    assert not verify(path).damages


def test_an_imported_call_is_recorded_with_who_went_at_least(ledger: Ledger, path: Path) -> None:
    take_over(ledger, 2, went=("mobile_crisis",), answers={"weapon": "knife", "medical": "none"})
    take_over(ledger, 3, went=("mobile_crisis",), went_all=True, file_sum=OTHER_SUM)

    first, second = recorded_calls(path)

    assert first.facts == {"weapon": "knife", "medical": "none"}
    assert (first.responses, first.is_settled, first.care_team) == (("mobile_crisis",), False, None)
    assert second.is_settled


def test_it_is_found_by_its_words_by_those_who_may_read_them(ledger: Ledger) -> None:
    take_over(ledger, 2, address="12 Zebrawood Row", reasons="Paranoia; Trauma")

    (found,) = ledger.search("zebrawood trauma", ALL)

    assert isinstance(found.body, e.CallImported)
    shown = veiled(found, frozenset(), facts_of(ledger.board)).body
    assert isinstance(shown, e.CallImported)
    assert (shown.address, shown.reasons) == ("withheld: person", "withheld: health")


def test_its_words_are_erased_by_its_place_as_a_calls_are(ledger: Ledger, path: Path) -> None:
    take_over(ledger, 2, address="12 Zebrawood Row", answers={})
    reader = open_reader(path)
    (entry,) = erasable.of_detail(reader, "address", "12 zebrawood row").entries
    reader.close()

    do(ledger, redact(entry.number))

    (left,) = ledger.history(entry.subject)[:1]
    assert isinstance(left.body, e.CallImported)
    assert (left.body.address, left.body.reasons, left.body.source) == ("", "", "")
    assert left.body.received
    assert ledger.search("zebrawood", ALL) == ()
    assert b"Zebrawood" not in path.read_bytes()
    assert not verify(path).damages


def test_its_words_are_due_by_when_the_other_system_received_it(ledger: Ledger, path: Path) -> None:
    take_over(ledger, 2)
    at = ledger.board.at
    assert at is not None
    reader = open_reader(path)

    rules = Retention(person_days=29, health_days=29, why_shorter="a test")
    longer = Retention(person_days=32, health_days=32, why_shorter="a test")
    facts = facts_of(ledger.board)

    assert [each.kind for each in due_words.due(reader, rules, facts, at)] == ["CallImported"]
    assert [each.kind for each in due_words.due(reader, longer, facts, at)] == []
    reader.close()


def test_what_the_room_does_not_have_is_refused_and_nothing_is_taken_over(ledger: Ledger) -> None:
    before = ledger.head()

    for more, code in (
        ({"answers": {"wepon": "none"}}, "no_such_fact"),
        ({"answers": {"weapon": "spoon"}}, "no_such_answer"),
        ({"went": ("tanks",)}, "no_such_response"),
        ({"disposition": "stayed"}, "no_such_disposition"),
    ):
        with pytest.raises(Refused, match=code):
            take_over(ledger, 2, **more)

    assert ledger.head() == before


def test_a_desk_beside_an_import_goes_on_behind_it_and_is_told_that_it_began(
    opened: Callable[..., Ledger], path: Path
) -> None:
    here, there = opened(), opened()
    do(here, c.OpenCall())
    there.catch_up()
    calls = (imported(row, received=datetime(2026, 1, 5, tzinfo=UTC)) for row in range(2, 2000))
    last = here.record(importing(*calls), SUPERVISOR, "desk-1")[-1]

    told = there.catch_up()
    after = do(there, c.OpenCall())
    here.catch_up()

    assert [entry.body.kind for entry in told] == ["ImportBegun"]
    assert after[0].number == last.number + 1
    assert after[0].subject == "26-02000"
    assert same(here.board, there.board)
    assert verify(path).damages == ()


def test_a_word_of_an_imported_call_is_found_in_the_log(ledger: Ledger) -> None:
    (_, one) = take_over(ledger, 2, address="9 Quarry Lane")
    assert isinstance(one, e.CallImported)
    reading = Reading(ledger.board, frozenset(ALL), UTC, ledger.board.at or datetime.now(UTC), lambda: False)

    with closing(open_reader(ledger.path)) as store:
        found = log_found(store, Sought(text="quarry"), reading)

    assert [(row.kind, row.id) for row in found.rows] == [("call", one.call)]


def test_an_import_of_old_calls_pushes_no_call_of_this_room_out_of_sight(ledger: Ledger) -> None:
    own = a_call(ledger)
    address = ledger.board.calls[own].detail("address") or "14 Alder Row"
    do(ledger, c.SetDetail(call=own, field="address", value=address))
    take_over(ledger, *range(2, 32), address=address)
    with closing(open_reader(ledger.path)) as store:
        earlier = earlier_calls(store, ledger.board, address, "", "another")
        last, more = last_calls_at(store, ledger.board, address, "another", 3)

    assert earlier[0].call == own
    assert last[0].call == own
    assert more == 31 - 3

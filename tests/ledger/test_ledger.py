"""Recording: what a command leaves in the store and on the board, and what others see of it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.errors import Refused, StoreUnavailable
from console.ledger.ledger import Ledger, open_ledger
from tests.ledger.small_room import (
    AGENCY,
    SEAT,
    START,
    WHO,
    a_call,
    a_ledger,
    a_life,
    adopt,
    do,
    same,
    ticking,
)

Open = Callable[..., Ledger]


def test_a_command_gives_its_entries_and_moves_the_board(ledger: Ledger) -> None:
    entries = do(ledger, c.OpenCall(callback="555-0142"))

    assert [type(entry.body) for entry in entries] == [e.CallOpened]
    assert (entries[0].number, entries[0].who, entries[0].position) == (2, WHO, SEAT)
    assert list(ledger.board.calls) == [entries[0].subject]
    assert ledger.board.last == 2


def test_an_answer_brings_the_recommendation_with_it(ledger: Ledger) -> None:
    call = a_call(ledger)

    entries = do(ledger, c.AnswerFact(call=call, fact="medical", answer="emergency"))

    assert [entry.body.kind for entry in entries] == ["FactAnswered", "Recommended"]


def test_a_refused_command_leaves_no_trace(ledger: Ledger) -> None:
    a_call(ledger)
    before, head = ledger.board, ledger.head()

    with pytest.raises(Refused, match="no_such_call"):
        do(ledger, c.AddNote(call="26-99999", text="x"))

    assert ledger.board is before
    assert ledger.head() == head


def test_a_command_that_changes_nothing_leaves_no_entry(ledger: Ledger) -> None:
    call = a_call(ledger, weapon="knife")
    head = ledger.head()

    entries = do(ledger, c.AnswerFact(call=call, fact="weapon", answer="knife"))

    assert entries == ()
    assert ledger.head() == head


def test_calls_are_numbered_by_the_agencys_prefix(ledger: Ledger) -> None:
    assert [a_call(ledger) for _ in range(3)] == ["26-00001", "26-00002", "26-00003"]


def test_another_prefix_begins_anew_and_the_first_goes_on_when_it_returns(ledger: Ledger) -> None:
    a_call(ledger)
    another = AGENCY.replace('call_number_prefix = "26-"', 'call_number_prefix = "27-"')

    do(ledger, adopt(agency=another))
    there = a_call(ledger)
    do(ledger, adopt())

    assert there == "27-00001"
    assert a_call(ledger) == "26-00002"


def test_a_reopened_call_does_not_disturb_the_numbers(ledger: Ledger) -> None:
    first = list(a_life(ledger))[-1]
    a_call(ledger)

    do(ledger, c.ReopenCall(call=first, reason="again"))

    assert a_call(ledger) == "26-00003"


def test_another_position_sees_what_was_written_and_numbers_on(opened: Open) -> None:
    here, there = opened(), opened()

    first = a_call(here, weapon="knife")
    seen = there.catch_up()

    assert [entry.subject for entry in seen] == [first] * 4
    assert same(here.board, there.board)
    assert a_call(there) == "26-00002"


def test_catching_up_with_nothing_gives_nothing(opened: Open) -> None:
    here, there = opened(), opened()
    a_call(here)
    there.catch_up()

    assert there.catch_up() == ()
    assert here.catch_up() == ()


def test_what_others_wrote_is_told_even_when_a_command_met_it_first(opened: Open) -> None:
    here, there = opened(), opened()
    a_call(here)

    mine = do(there, c.OpenCall())

    assert mine[0].subject == "26-00002"
    assert {entry.subject for entry in there.catch_up()} == {"26-00001"}
    assert there.catch_up() == ()


def test_what_others_wrote_is_told_even_when_the_command_was_refused(opened: Open) -> None:
    here, there = opened(), opened()
    call = a_call(here)
    do(here, c.SendUnit(call=call, unit="CR-11", response="mobile_crisis", reason="x"))
    other = do(there, c.OpenCall())[0].subject
    there.catch_up()
    do(here, c.SendUnit(call=call, unit="M-30", response="ems", reason="x"))

    with pytest.raises(Refused, match="unit_taken"):
        do(there, c.SendUnit(call=other, unit="M-30", response="ems", reason="x"))

    assert [entry.body.kind for entry in there.catch_up()] == ["UnitSent"]
    assert there.board.units["M-30"].call == call


def test_a_closed_call_opens_again_with_all_it_held(opened: Open) -> None:
    ledger, other = opened(), opened()
    call = list(a_life(ledger))[-1]
    other.catch_up()

    (entry,) = do(ledger, c.ReopenCall(call=call, reason="she called again"))
    other.catch_up()

    assert isinstance(entry.body, e.CallReopened)
    assert ledger.board.calls[call].facts() == {"medical": "none", "weapon": "none", "problem": "suicide"}
    assert not ledger.board.closed
    assert same(ledger.board, other.board)


def test_an_open_or_unknown_call_is_not_opened_again(ledger: Ledger) -> None:
    call = a_call(ledger)

    with pytest.raises(Refused, match="call_is_open"):
        do(ledger, c.ReopenCall(call=call, reason="x"))
    with pytest.raises(Refused, match="no_such_call"):
        do(ledger, c.ReopenCall(call="26-77777", reason="x"))


def test_a_late_note_holds_both_times_and_what_follows_from_it_only_now(ledger: Ledger) -> None:
    call = a_call(ledger)
    then = START - timedelta(hours=1)

    fact, advice = do(
        ledger,
        c.AnswerFact(call=call, fact="weapon", answer="knife", happened_at=then, why_then="paper"),
    )

    assert (fact.happened_at, fact.why_then) == (then, "paper")
    assert fact.at > then
    assert (advice.happened_at, advice.why_then) == (advice.at, "")


def test_times_are_kept_to_the_millisecond(path: Path) -> None:
    ledger = open_ledger(path, "live", lambda: START + timedelta(microseconds=123_999))
    do(ledger, adopt())
    ledger.close()

    again = open_ledger(path, "live", ticking())
    (entry,) = again.history("room")
    again.close()

    assert entry.at == START + timedelta(milliseconds=123)


def test_before_a_policy_is_adopted_nothing_else_is_done(path: Path) -> None:
    ledger = open_ledger(path, "live", ticking())

    with pytest.raises(Refused, match="no_room"):
        do(ledger, c.OpenCall())
    ledger.close()


def test_a_store_that_was_moved_away_is_not_written_on(ledger: Ledger, path: Path) -> None:
    call = a_call(ledger)
    before = ledger.board
    path.rename(path.with_name("elsewhere.store"))

    with pytest.raises(StoreUnavailable, match="moved, replaced or deleted") as failed:
        do(ledger, c.AddNote(call=call, text="nobody would find this"))

    assert failed.value.kind == "missing"
    assert ledger.board is before


def test_a_store_that_was_replaced_is_not_written_on(ledger: Ledger, path: Path, tmp_path: Path) -> None:
    a_call(ledger)
    a_ledger(tmp_path / "other.store").close()
    (tmp_path / "other.store").replace(path)

    with pytest.raises(StoreUnavailable, match="moved, replaced or deleted"):
        ledger.catch_up()

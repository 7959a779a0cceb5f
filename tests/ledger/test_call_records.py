"""The records of calls as a store gives them for figures: those of the period, whenever they were entered."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from console.domain import commands as c
from console.domain.figures.of_entries import record_of
from console.domain.figures.packs import packs_of
from console.errors import StoreDamaged
from console.ledger.call_records import OPENED, adopted_packs, call_records
from console.ledger.connect import connect
from console.ledger.ledger import Ledger
from console.ledger.reading import entries_of
from tests.ledger.small_room import START, a_call, a_life, do
from tests.ledger.test_redaction import redact

SINCE, UNTIL = START - timedelta(days=2), START + timedelta(days=1)


def test_each_record_is_the_one_that_all_its_entries_make(ledger: Ledger, path: Path) -> None:
    calls = [list(a_life(ledger))[-1], a_call(ledger, problem="suicide"), a_call(ledger)]
    do(ledger, c.JoinCall(call=calls[2], into=calls[1], reason="same roof"))

    found = tuple(call_records(path, SINCE, UNTIL))

    entries = tuple(entries_of(path))
    keys: dict[tuple[str, str], int] = {}
    whole = [record_of((e for e in entries if e.subject == call), packs_of(entries), keys) for call in calls]
    assert list(found) == whole
    assert [each.joined_to for each in found] == ["", "", calls[1]]
    assert found[0].arrived is not None
    assert found[0].closed is not None
    assert {rule.policy for rule in found[0].rules} == {"small"}


def test_a_call_counts_when_it_came_in_and_not_when_it_was_entered(ledger: Ledger, path: Path) -> None:
    a_call(ledger)
    then = START - timedelta(days=1)
    (entry,) = do(ledger, c.OpenCall(happened_at=then, why_then="paper"))

    before = tuple(call_records(path, SINCE, START))
    after = tuple(call_records(path, START, UNTIL))
    both = tuple(call_records(path, SINCE, UNTIL))

    assert [(each.call, each.opened, each.late) for each in before] == [(entry.subject, then, True)]
    assert [each.late for each in after] == [False]
    assert both == (*before, *after), "in the order in which they came in"
    assert tuple(call_records(path, UNTIL, UNTIL + timedelta(days=1))) == ()


def test_erased_words_take_the_place_and_leave_the_call(ledger: Ledger, path: Path) -> None:
    call = list(a_life(ledger))[-1]
    place = next(entry for entry in ledger.history(call) if entry.body.kind == "DetailSet")
    (before,) = call_records(path, SINCE, UNTIL)

    do(ledger, redact(place.number))
    (after,) = call_records(path, SINCE, UNTIL)

    assert before.place is not None
    assert after.place is None
    assert after.opened == before.opened


@pytest.mark.usefixtures("ledger")
def test_the_look_up_goes_by_the_moment_and_sorts_nothing(path: Path) -> None:
    with closing(connect(path, read_only=True)) as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {OPENED}", ("a", "b", 9))]

    assert any("entries_came_in" in step for step in plan), plan
    assert not [step for step in plan if "SCAN" in step or "TEMP B-TREE" in step], plan


def test_calls_are_told_as_they_stood_when_an_entry_was_the_last(ledger: Ledger, path: Path) -> None:
    call = list(a_life(ledger))[-1]
    (sent,) = [entry.number for entry in ledger.history(call) if entry.body.kind == "UnitSent"]

    (then,) = call_records(path, SINCE, UNTIL, up_to=sent)
    (now,) = call_records(path, SINCE, UNTIL)

    assert then.dispatched == now.dispatched is not None
    assert (then.arrived, then.closed) == (None, None)
    assert None not in (now.arrived, now.closed)
    assert tuple(call_records(path, SINCE, UNTIL, up_to=1)) == ()


@pytest.mark.usefixtures("ledger")
def test_packs_say_what_a_status_counts_as_and_what_a_unit_is(path: Path) -> None:
    packs = adopted_packs(path)

    assert packs.zone == "America/Los_Angeles"
    assert packs.at(1).counts_as["on_scene"] == "on_scene"
    assert packs.at(1).kinds["CR-11"] == "Crisis team"
    assert packs.at(0).kinds == {}
    assert packs.titles == {"small": "A small policy"}


def test_a_body_that_cannot_be_read_is_damage(ledger: Ledger, path: Path) -> None:
    a_call(ledger)
    with closing(connect(path)) as connection:
        connection.execute("DROP TRIGGER bodies_stay")
        connection.execute("UPDATE bodies SET body = x'7b7d' WHERE number = 2")

    with pytest.raises(StoreDamaged, match="cannot be read"):
        tuple(call_records(path, SINCE, UNTIL))

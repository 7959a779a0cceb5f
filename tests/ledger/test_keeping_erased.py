"""Words that were erased leave the backups in every place, and what still holds them is told."""

from datetime import timedelta
from pathlib import Path

from console.domain import commands as c
from console.ledger.keeping import Plan
from console.ledger.ledger import Ledger
from console.ledger.retention import Kept
from tests.ledger.kept import Places, Wrist, a_call_with_a_note, in_place, keep, pulled, stands
from tests.ledger.small_room import do


def holds_the_word(place: Path) -> bool:
    return any(b"Zanzibarium" in file.read_bytes() for file in place.iterdir())


def test_erased_words_leave_every_place_at_the_next_backup(
    ledger: Ledger, plan: Plan, places: Places, clock: Wrist
) -> None:
    number = a_call_with_a_note(ledger)
    keep(plan, clock)
    clock.on(minutes=15)
    do(ledger, c.OpenCall())
    keep(plan, clock)
    assert all(holds_the_word(place) for place in places)

    do(ledger, c.Redact(entry=number, by="Lena Brandt", reason="asked for"))
    clock.on(minutes=1)
    keep(plan, clock)

    assert not any(holds_the_word(place) for place in places)
    assert [len(in_place(place)) for place in places] == [1, 1]
    assert stands(plan, clock).level == "good"


def test_a_place_that_could_not_be_reached_is_told_until_its_erased_words_are_gone(
    ledger: Ledger, plan: Plan, places: Places, clock: Wrist
) -> None:
    number = a_call_with_a_note(ledger)
    keep(plan, clock)
    away = pulled(places[1])
    do(ledger, c.Redact(entry=number, by="Lena Brandt", reason="asked for"))

    for _ in range(3):
        clock.on(minutes=15)
        _, second = keep(plan, clock)
        assert second.holding == (number,)
        assert any(
            f"{places[1]}: backups there still hold words that were erased, of entry {number}." in words
            for words in stands(plan, clock).words
        )
    assert not holds_the_word(places[0])

    away.rename(places[1])
    _, second = keep(plan, clock)

    assert second.holding == ()
    assert not holds_the_word(places[1])
    assert stands(plan, clock).level == "good"


def test_a_place_that_is_no_longer_in_the_settings_still_loses_erased_words_and_nothing_else(
    ledger: Ledger, path: Path, places: Places, clock: Wrist
) -> None:
    keep(Plan(path, places), clock)
    number = a_call_with_a_note(ledger)
    clock.on(minutes=15)
    keep(Plan(path, places), clock)
    plan = Plan(path, places[:1], kept=Kept(timedelta(hours=1), 0, 0))
    do(ledger, c.Redact(entry=number, by="Lena Brandt", reason="asked for"), c.OpenCall())
    clock.on(days=3)

    served = keep(plan, clock)

    # The last good one of a place is never removed, so it is told until somebody does.
    assert [each.is_in_use for each in served] == [True, False]
    assert served[1].holding == (number,)
    assert len(in_place(places[1])) == 2
    assert holds_the_word(places[1])

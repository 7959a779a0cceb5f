"""Words that were erased leave the backups in every place, and what still holds them is told."""

from datetime import timedelta
from pathlib import Path

from console.domain import commands as c
from console.ledger.backup_rows import place_rows
from console.ledger.keeping import Plan
from console.ledger.ledger import Ledger
from console.ledger.retention import Kept
from tests.ledger.kept import Places, Wrist, a_call_with_a_note, hurt, in_place, keep, pulled, stands
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
    (first,) = in_place(places[1])
    number = a_call_with_a_note(ledger)
    clock.on(minutes=15)
    keep(Plan(path, places), clock)
    plan = Plan(path, places[:1], kept=Kept(timedelta(hours=1), 0, 0))
    do(ledger, c.Redact(entry=number, by="Lena Brandt", reason="asked for"), c.OpenCall())
    clock.on(days=3)

    served = keep(plan, clock)

    assert [each.is_in_use for each in served] == [True, False]
    assert served[1].holding == ()
    assert [each.about.entries for each in in_place(places[1])] == [first.about.entries]
    assert not holds_the_word(places[1])
    assert stands(plan, clock).level == "good"
    assert [row.place for row in place_rows(plan.places, served, clock(), plan.warn_after)] == [
        str(places[0])
    ]


def test_a_place_that_was_given_up_is_shown_while_it_holds_erased_words(
    ledger: Ledger, path: Path, places: Places, clock: Wrist
) -> None:
    number = a_call_with_a_note(ledger)
    keep(Plan(path, places), clock)
    plan = Plan(path, places[:1])
    assert len(place_rows(plan.places, keep(plan, clock), clock(), plan.warn_after)) == 1
    away = pulled(places[1])
    do(ledger, c.Redact(entry=number, by="Lena Brandt", reason="asked for"))
    clock.on(minutes=15)

    _, left = rows = keep(plan, clock)

    assert (left.is_in_use, left.holding) == (False, (number,))
    shown = place_rows(plan.places, rows, clock(), plan.warn_after)
    assert [row.state for row in shown[1:]] == ["no longer in use"]
    assert "They go once the place is reached." in " ".join(stands(plan, clock).words)
    away.rename(places[1])
    (_,) = keep(plan, clock)
    assert not holds_the_word(places[1])


def test_a_given_up_place_keeps_what_holds_words_while_no_place_has_a_good_backup(
    ledger: Ledger, path: Path, places: Places, clock: Wrist
) -> None:
    number = a_call_with_a_note(ledger)
    keep(Plan(path, places), clock)
    plan = Plan(path, places[:1])
    pulled(places[0])
    do(ledger, c.Redact(entry=number, by="Lena Brandt", reason="asked for"))
    clock.on(minutes=15)

    keep(plan, clock)

    assert len(in_place(places[1])) == 1


def test_words_leave_a_backup_that_a_wrong_clock_dated_ahead(
    ledger: Ledger, plan: Plan, places: Places, clock: Wrist
) -> None:
    number = a_call_with_a_note(ledger)
    clock.on(days=400)
    keep(plan, clock)
    clock.on(days=-400)
    do(ledger, c.Redact(entry=number, by="Lena Brandt", reason="asked for"))

    keep(plan, clock)

    assert not any(holds_the_word(place) for place in places)
    assert [len(in_place(place)) for place in places] == [1, 1]


def test_a_mark_that_was_put_in_from_outside_has_no_backup_removed(
    ledger: Ledger, plan: Plan, places: Places, clock: Wrist
) -> None:
    a_call_with_a_note(ledger)
    keep(plan, clock)
    hurt(plan.store, "UPDATE bodies SET redacts = 3 WHERE number = 5")
    do(ledger, c.OpenCall())
    clock.on(minutes=15)

    keep(plan, clock)

    assert [len(in_place(place)) for place in places] == [2, 2]
    assert [each.holding for each in keep(plan, clock)] == [(), ()]

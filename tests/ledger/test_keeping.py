"""Two places kept: each served whatever the other does, erased words gone from both, and what is told."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from console.domain import commands as c
from console.ledger.keeping import Plan, is_due
from console.ledger.ledger import Ledger
from console.ledger.on_disk import sum_of
from console.ledger.served import remembered
from tests.ledger.faulty import fill, mounted
from tests.ledger.kept import Places, Wrist, a_call_with_a_note, files, hurt, in_place, keep, pulled, stands
from tests.ledger.small_room import START, a_call, a_ledger, do


def test_both_places_hold_the_same_verified_file(
    ledger: Ledger, plan: Plan, places: Places, clock: Wrist
) -> None:
    a_call(ledger, weapon="knife")

    first, second = keep(plan, clock)

    ((one,), (other,)) = (in_place(place) for place in places)
    assert one.about == other.about
    assert one.path.read_bytes() == other.path.read_bytes()
    assert (first.all_up_to, first.entries, first.backups) == (START, ledger.board.last, 1)
    assert second == first.model_copy(update={"place": places[1]})


@pytest.mark.usefixtures("ledger")
def test_where_nothing_was_entered_nothing_is_copied_and_all_is_still_safe(
    plan: Plan, places: Places, clock: Wrist
) -> None:
    keep(plan, clock)
    before = files(places[0])

    clock.on(hours=3)
    keep(plan, clock)

    assert files(places[0]) == before
    assert [backup.about.at for backup in in_place(places[0])] == [START]
    assert stands(plan, clock).all_up_to == clock()
    assert stands(plan, clock).level == "good"


def test_a_place_that_is_pulled_away_keeps_nobody_from_the_other_and_is_filled_when_it_is_back(
    ledger: Ledger, plan: Plan, places: Places, clock: Wrist
) -> None:
    keep(plan, clock)
    for lost in places:
        away = pulled(lost)
        clock.on(minutes=15)
        do(ledger, c.OpenCall())
        served = {each.place: each for each in keep(plan, clock)}
        now = stands(plan, clock)

        kept = next(place for place in places if place != lost)
        assert (served[kept].trouble, served[kept].entries) == ("", ledger.board.last)
        assert served[lost].trouble.startswith(f"{lost}: there is no such folder.")
        assert served[lost].since == clock()
        assert (now.level, now.entries) == ("partly", ledger.board.last)
        assert served[lost].trouble in now.words

        away.rename(lost)
        clock.on(minutes=2)
        keep(plan, clock)
        assert stands(plan, clock).level == "good"
        assert in_place(lost)[-1].about == in_place(kept)[-1].about


@pytest.mark.usefixtures("ledger")
def test_a_full_place_is_told_and_its_backups_stay(
    path: Path, places: Places, tmp_path: Path, clock: Wrist
) -> None:
    with mounted(tmp_path / "small", "size=8m") as small:
        plan = Plan(path, (small, places[1]))
        keep(plan, clock)
        fill(small)
        clock.on(minutes=15)
        with closing(a_ledger(path)) as other:
            do(other, c.OpenCall())

        first, second = keep(plan, clock)

        assert "there is too little room" in first.trouble
        assert (first.backups, second.backups) == (1, 2)
        assert stands(plan, clock).level == "partly"


@pytest.mark.usefixtures("ledger")
def test_a_folder_beside_the_store_is_made_and_the_state_says_that_it_is_the_same_disk(
    path: Path, clock: Wrist
) -> None:
    own = path.parent / "backups"
    plan = Plan(path, (own,), own)

    (served,) = keep(plan, clock)

    assert len(in_place(own)) == 1
    assert own.stat().st_mode & 0o777 == 0o700
    assert served.is_same_disk
    assert "on the same disk as the store" in stands(plan, clock).words[-1]
    assert stands(plan, clock).level == "good"


def test_when_the_store_is_damaged_the_good_backups_stay_and_it_is_told(
    path: Path, plan: Plan, clock: Wrist
) -> None:
    with closing(a_ledger(path)) as ledger:
        a_call_with_a_note(ledger)
    keep(plan, clock)
    hurt(path, "UPDATE bodies SET body = x'7b7d' WHERE number = 3")
    with closing(a_ledger(path)) as ledger:
        do(ledger, c.OpenCall())

    clock.on(minutes=75)
    served = keep(plan, clock)
    now = stands(plan, clock)

    assert [each.backups for each in served] == [1, 1]
    assert now.level == "late"
    assert (
        now.words[0] == "The last good backup is 75 minutes old. What was entered since is on one disk only."
    )
    assert any("the store itself is damaged: Entry 3:" in words for words in now.words)


def test_an_index_that_does_not_fit_is_told_and_backed_up(path: Path, plan: Plan, clock: Wrist) -> None:
    with closing(a_ledger(path)) as ledger:
        a_call(ledger)
    hurt(path, "DELETE FROM search")

    served = keep(plan, clock)

    assert [each.backups for each in served] == [1, 1]
    assert "run `console ledger rebuild`" in served[0].trouble


def test_a_backup_whose_bytes_changed_is_told_and_the_other_place_is_filled_from_the_store(
    ledger: Ledger, plan: Plan, places: Places, clock: Wrist
) -> None:
    away = pulled(places[1])
    keep(plan, clock)
    (backup,) = in_place(places[0])
    whole = backup.path.read_bytes()
    backup.path.write_bytes(whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:])
    away.rename(places[1])

    _, second = keep(plan, clock)
    clock.on(minutes=15)
    keep(plan, clock)

    assert "is no longer what was verified" in second.trouble
    assert second.backups == 1
    assert in_place(places[0])[-1].about.entries == ledger.board.last
    assert stands(plan, clock).level == "good"


def test_a_missing_store_is_told_and_the_backups_are_still_known(
    path: Path, plan: Plan, clock: Wrist
) -> None:
    with closing(a_ledger(path)):
        keep(plan, clock)
    path.rename(path.with_name("elsewhere"))

    served = keep(plan, clock)

    assert [each.backups for each in served] == [1, 1]
    assert all("there is no such file" in each.trouble for each in served)


def test_a_clock_that_was_ahead_does_not_hide_that_there_are_no_backups_of_today(
    ledger: Ledger, plan: Plan, places: Places, clock: Wrist
) -> None:
    clock.on(days=400)
    keep(plan, clock)
    clock.on(days=-400)
    assert stands(plan, clock).level == "none"

    do(ledger, c.OpenCall())
    keep(plan, clock)

    assert stands(plan, clock).level == "good"
    assert stands(plan, clock).all_up_to == START
    assert not is_due(plan, remembered(plan.store), clock())
    assert len(in_place(places[0])) == 2


def test_what_is_remembered_is_for_its_owner_alone_and_nonsense_is_forgotten(
    path: Path, plan: Plan, clock: Wrist, opened: Callable[..., Ledger]
) -> None:
    opened()
    keep(plan, clock)
    memory = path.with_name("room.store.backups.json")

    assert memory.stat().st_mode & 0o777 == 0o600
    assert len(remembered(path)) == 2
    memory.write_text("{")
    assert remembered(path) == ()


@pytest.mark.parametrize("which", [0, 1])
def test_a_backup_that_goes_on_counting_is_read_again_each_day(
    ledger: Ledger, plan: Plan, places: Places, clock: Wrist, which: int
) -> None:
    do(ledger, c.OpenCall())
    keep(plan, clock)
    (made,) = in_place(places[which])
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))

    clock.on(hours=23)
    keep(plan, clock)
    assert [each.about.verified for each in in_place(places[which])] == [made.about.verified]
    clock.on(hours=2)
    served = keep(plan, clock)

    assert f"a backup there is no longer what was verified: {made.path.name}" in served[which].trouble
    (again,) = in_place(places[which])
    assert again.path != made.path
    assert sum_of(again.path) == again.about.sha256
    clock.on(minutes=15)
    assert [each.trouble for each in keep(plan, clock)] == ["", ""]

"""Restoring beside a desk: each step is told, it can be ended at any time, and then leaves nothing."""

import queue
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from console.ledger.backup_rows import held_by, moment_rows, place_rows
from console.ledger.backups import backups_in
from console.ledger.choosing import Wanted, all_backups
from console.ledger.keeping import Plan
from console.ledger.ledger import Ledger
from console.ledger.restoring import Ended, Restoring, Step
from console.ledger.verify import verify
from tests.ledger.kept import Places, Wrist, files, in_place, keep, order, pulled
from tests.ledger.small_room import START, a_call

LONG_S = 60
Told = queue.SimpleQueue[Step | Ended]


def run(restoring: Restoring, told: Told) -> tuple[list[Step], Ended]:
    """All that is told, until its end."""
    restoring.start()
    steps = []
    while isinstance(each := told.get(timeout=LONG_S), Step):
        steps.append(each)
    restoring.join()
    return steps, each


def test_each_step_is_told_and_then_what_was_restored(
    ledger: Ledger, plan: Plan, places: Places, clock: Wrist, tmp_path: Path
) -> None:
    a_call(ledger)
    keep(plan, clock)
    told, to = Told(), tmp_path / "again.store"

    steps, ended = run(Restoring(order(to), in_place(places[0]), told.put), told)

    assert ended.done is not None
    assert ended.done.to == to
    assert ended.done.head.number == ended.done.up_to + 1
    assert not verify(to).damages
    assert [each.says.split()[0] for each in steps] == ["Copied", "Taken", "Verified", "Opened"]


def test_one_that_is_cancelled_leaves_nothing(
    ledger: Ledger, plan: Plan, places: Places, clock: Wrist, tmp_path: Path
) -> None:
    a_call(ledger)
    keep(plan, clock)
    before, told = files(tmp_path), Told()
    restoring = Restoring(order(tmp_path / "again.store"), in_place(places[0]), told.put)

    restoring.cancel()
    steps, ended = run(restoring, told)

    assert steps == []
    assert ended == Ended(None, "Cancelled. Nothing was restored, and nothing was changed.")
    assert files(tmp_path) == before


def test_one_that_is_cancelled_in_the_middle_leaves_nothing(
    ledger: Ledger, plan: Plan, places: Places, clock: Wrist, tmp_path: Path
) -> None:
    a_call(ledger)
    keep(plan, clock)
    before, told = files(tmp_path), Told()
    restoring: list[Restoring] = []

    def cancel_after_the_first_step(each: Step | Ended) -> None:
        restoring[0].cancel()
        told.put(each)

    to = tmp_path / "again.store"
    restoring.append(Restoring(order(to), in_place(places[0]), cancel_after_the_first_step))
    _, ended = run(restoring[0], told)

    left = [name for name in files(tmp_path) if name not in before]
    assert left in ([], ["again.store"]), "nothing half made is left"
    if left:
        assert ended.done is not None or "it was whole before" in ended.says
        assert not verify(to).damages
    else:
        assert ended.says.startswith("Cancelled.")


@pytest.mark.usefixtures("ledger")
def test_what_cannot_be_restored_is_told_in_words(
    plan: Plan, places: Places, clock: Wrist, tmp_path: Path
) -> None:
    keep(plan, clock)
    (tmp_path / "there.store").write_text("somebody's")
    told = Told()

    _, ended = run(Restoring(order(tmp_path / "there.store"), in_place(places[0]), told.put), told)

    assert ended.done is None
    assert "there is a store already. Nothing was changed." in ended.says
    assert (tmp_path / "there.store").read_text() == "somebody's"


@pytest.mark.usefixtures("ledger")
def test_a_place_that_is_gone_is_told_and_the_others_are_looked_through(
    plan: Plan, places: Places, clock: Wrist
) -> None:
    keep(plan, clock)
    pulled(places[1])

    found = all_backups(plan.places, plan.store.stem)

    assert found.backups == tuple(backups_in(places[0]))
    assert found.troubles[0].startswith(f"{places[1]}: there is no such folder.")


def test_a_moment_in_two_places_is_one_row_and_the_newest_stands_first(
    ledger: Ledger, plan: Plan, places: Places, clock: Wrist
) -> None:
    keep(plan, clock)
    clock.on(minutes=15)
    a_call(ledger)
    keep(plan, clock)
    backups = (*in_place(places[0]), *in_place(places[1]))

    newest, oldest = moment_rows(backups, UTC, clock())

    assert (newest.at, oldest.at) == (clock(), START)
    assert newest.place == f"{places[0]}, {places[1]}"
    assert newest.detail.startswith(f"up to entry {ledger.board.last}, ")
    assert f"with {ledger.board.last} entries" in held_by(backups, Wanted(entry=1), UTC, clock())


@pytest.mark.usefixtures("ledger")
def test_a_place_says_how_it_stands_and_what_to_do(plan: Plan, places: Places, clock: Wrist) -> None:
    away, hour = pulled(places[1]), timedelta(hours=1)
    first, second = place_rows(plan.places, keep(plan, clock), clock(), hour)

    assert (first.weight, first.icon) == ("calm", "check_ring")
    assert first.state.endswith(" 0 s ago")
    assert (second.weight, second.icon, second.state) == ("warn", "triangle", "no good backup")
    assert "Plug the disk in" in second.says
    away.rename(places[1])
    late, _ = place_rows(plan.places, keep(plan, clock), clock() + 2 * hour, hour)
    assert late.weight == "warn"

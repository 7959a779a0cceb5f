"""Backups beside a working desk: on a thread that waits and in a process that can be given up."""

import os
import signal
from collections.abc import Callable, Iterator
from datetime import timedelta
from multiprocessing import active_children
from pathlib import Path
from queue import Queue

import pytest

from console.domain import commands as c
from console.domain.clock import utc_now
from console.ledger.keeper import Keeper
from console.ledger.keeping import Plan
from console.ledger.ledger import Ledger
from console.ledger.served import BackupState
from tests.ledger.kept import Places, files, in_place
from tests.ledger.small_room import a_call, do

LONG_S = 120

Kept = tuple[Keeper, "Queue[BackupState]"]


@pytest.fixture
def keeping() -> Iterator[Callable[[Plan], Kept]]:
    """Starts keepers, and gives with each what it tells."""
    keepers: list[Keeper] = []

    def start(plan: Plan) -> Kept:
        told: Queue[BackupState] = Queue()
        keepers.append(Keeper(plan, utc_now, told.put))
        keepers[-1].start()
        return keepers[-1], told

    yield start
    for keeper in keepers:
        keeper.stop()


def until(told: "Queue[BackupState]", is_so: Callable[[BackupState], bool]) -> BackupState:
    """The first state that is told and is so."""
    while not is_so(now := told.get(timeout=LONG_S)):
        pass
    return now


def test_both_places_are_filled_beside_a_working_desk_and_again_when_asked(
    ledger: Ledger, plan: Plan, places: Places, keeping: Callable[[Plan], Kept]
) -> None:
    a_call(ledger, weapon="knife")
    keeper, told = keeping(plan)
    first = until(told, lambda now: now.level == "good")
    do(ledger, c.OpenCall())

    keeper.at_once()
    second = until(told, lambda _: len(in_place(places[1])) == 2)

    assert (first.entries, first.level) == (second.entries - 1, "good")
    assert (second.entries, second.level) == (ledger.board.last, "good")
    assert len(in_place(places[0])) == 2
    assert keeper.state().entries == second.entries
    assert do(ledger, c.OpenCall())


@pytest.mark.usefixtures("ledger")
def test_a_place_that_does_not_answer_in_time_is_given_up_and_told(
    plan: Plan, places: Places, keeping: Callable[[Plan], Kept]
) -> None:
    _, told = keeping(plan._replace(give_up_after=timedelta(milliseconds=1)))

    now = until(told, lambda now: len(now.words) > 2)

    assert now.level == "none"
    assert any(
        f"{places[0]}: the backup was not done after 0 minutes and was given up." in each
        for each in now.words
    )
    assert in_place(places[0]) == in_place(places[1]) == []


@pytest.mark.usefixtures("ledger")
def test_a_backup_whose_program_is_killed_is_told_and_the_other_place_is_served(
    plan: Plan, places: Places, keeping: Callable[[Plan], Kept]
) -> None:
    keeper, told = keeping(plan)
    while not (working := active_children()):
        pass
    assert working[0].pid, "a process that works has a number"
    os.kill(working[0].pid, signal.SIGKILL)

    now = until(told, lambda now: any("the backup ended before it was done" in each for each in now.words))
    both = until(told, lambda now: now.entries > 0)

    assert now.level in ("none", "partly")
    assert both.level == "partly"
    keeper.at_once()
    assert until(told, lambda now: now.level == "good")
    assert [len(in_place(place)) for place in places] == [1, 1]


@pytest.mark.usefixtures("ledger")
def test_a_desk_that_closes_leaves_no_half_backup_and_no_program_behind(
    plan: Plan, places: Places, keeping: Callable[[Plan], Kept], path: Path
) -> None:
    keeper, told = keeping(plan)
    while not active_children():
        pass

    keeper.stop()

    assert active_children() == []
    assert told.empty()
    assert in_place(places[0]) == []
    assert not path.with_name("room.store.backups.json").exists()
    assert [name for name in files(places[0]) if not name.startswith(".")] == []

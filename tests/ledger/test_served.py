"""What the state of the places means for the room, in one word and in sentences."""

from datetime import timedelta
from pathlib import Path

import pytest

from console.ledger.keeping import Plan, is_due
from console.ledger.served import Served, state
from tests.ledger.small_room import START


@pytest.mark.parametrize(
    ("minutes", "level"), [(0, "good"), (60, "good"), (61, "late"), (-4, "good"), (-6, "none")]
)
def test_what_is_told_depends_on_how_old_the_last_good_backup_is(minutes: int, level: str) -> None:
    place = Served(place=Path("there"), all_up_to=START, entries=7, backups=3, bytes=2_000_000)

    now = state((place,), START + timedelta(minutes=minutes), timedelta(minutes=60))

    assert now.level == level
    assert now.words


def test_without_a_backup_it_is_told() -> None:
    now = state((Served(place=Path("there")),), START, timedelta(minutes=60))

    assert (now.level, now.all_up_to) == ("none", None)
    assert now.words[0] == "There is no good backup of this store yet."


def test_one_place_that_lags_is_told_though_the_other_is_well() -> None:
    well = Served(place=Path("one"), all_up_to=START, entries=7, backups=3)
    lags = Served(place=Path("other"), all_up_to=START - timedelta(hours=5), entries=2, backups=3)

    now = state((well, lags), START, timedelta(minutes=60))

    assert (now.level, now.entries) == ("partly", 7)
    assert now.words[1] == "other: no good backup there is younger than 60 minutes."


def test_a_backup_is_due_each_quarter_hour_and_when_the_clock_was_set_back(path: Path) -> None:
    plan = Plan(path, (Path("one"),))
    served = (Served(place=Path("one"), all_up_to=START),)

    due = [is_due(plan, served, START + timedelta(minutes=minutes)) for minutes in (0, 14, 15, -1)]

    assert due == [False, False, True, True]
    assert is_due(plan, (), START)

"""A made-up room: the same from the same seed, true to its hidden answers, and a sound ledger in the end."""

import os
import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from console.domain import entries as e
from console.domain.board import Board, in_force
from console.domain.entry import Entry
from console.domain.fold import fold
from console.domain.roles import people
from console.ledger.filling import filling
from console.ledger.refold import refold
from console.ledger.verify import verify
from console.session import first_adoption
from console.training.demo import Asked, Made, demo
from console.training.demo_rhythm import days_of, rings_on
from tests.style.source import ROOT

ASKED = Asked(calls=60, days=2, last=date(2025, 11, 3), seed=7)
"""Two days, the first of which is the one on which the clocks go back."""
ZONE = "America/Los_Angeles"
SUM_OF_A_ROOM = """
import hashlib
from tests.training.test_demo import ASKED, made
told = repr(made(ASKED._replace(calls=15)))
print(hashlib.sha256(told.encode()).hexdigest())
"""


def made(asked: Asked = ASKED, policy: str = "sacramento-sheriff-2025") -> list[Made]:
    return list(demo(asked, first_adoption(None, policy, "Lena Brandt"), ZONE))


def entries_in(batches: list[Made]) -> list[Entry]:
    return [entry for batch in batches for entry in batch.entries]


@pytest.fixture(scope="module")
def batches() -> list[Made]:
    return made()


def test_the_same_seed_gives_the_same_entries_and_another_seed_others(batches: list[Made]) -> None:
    again, other = made(), made(ASKED._replace(seed=8))

    assert again == batches
    assert entries_in(other) != entries_in(batches)


def test_the_same_seed_gives_the_same_in_another_process_whatever_order_its_sets_have() -> None:
    told = {
        subprocess.run(  # noqa: S603 - our own interpreter on our own code
            [sys.executable, "-c", SUM_OF_A_ROOM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
            text=True,
            timeout=120,
        ).stdout
        for seed in ("1", "77")
    }

    assert len(told) == 1
    assert len(told.pop().strip()) == 64


def test_each_call_is_over_and_the_record_says_nothing_that_is_not_true(batches: list[Made]) -> None:
    entries = entries_in(batches)
    truths = {call: facts for batch in batches for call, facts in batch.truths.items()}
    wrong: list[tuple[str, ...]] = []
    board, answers = Board(), 0
    for entry in entries:
        if isinstance(entry.body, e.CallClosed):
            for fact, answer in board.calls[entry.subject].answers.items():
                answers += 1
                if truths[entry.subject][fact] != answer.answer:
                    wrong.append((entry.subject, fact, answer.answer, truths[entry.subject][fact]))
        board = fold(board, entry)

    assert len(truths) == ASKED.calls
    assert board.calls == {}
    assert {unit.call for unit in board.units.values()} == {None}
    assert answers > 4 * ASKED.calls
    assert wrong == []


def test_entries_stand_in_the_order_of_time_within_the_days(batches: list[Made]) -> None:
    entries = entries_in(batches)
    rings = [entry.at for entry in entries if isinstance(entry.body, e.CallOpened)]
    zone = ZoneInfo(ZONE)

    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert all(one.at <= other.at for one, other in pairwise(entries))
    assert {each.astimezone(zone).date() for each in rings} == {ASKED.first, ASKED.last}
    assert all(entry.happened_at == entry.at for entry in entries)


def test_only_the_agencys_own_people_are_in_it(batches: list[Made]) -> None:
    entries = entries_in(batches)
    board = Board()
    for entry in entries[:50]:
        board = fold(board, entry)
    names = {person.name for person in people(board).values()}
    positions = {entry.position for entry in entries}

    # The first act is of whoever makes the room: nobody sits in it yet.
    assert {entry.who for entry in entries[1:]} <= names
    assert len({entry.who for entry in entries}) > 3
    assert len(positions) > 1
    assert in_force(board).agency.nature == "sample"


def test_what_goes_wrong_in_a_room_goes_wrong_in_it(batches: list[Made]) -> None:
    more = entries_in(made(Asked(250, 3, date(2025, 7, 6), 3)))
    kinds: Counter[str] = Counter(entry.body.kind for entry in (*entries_in(batches), *more))
    answers = Counter(entry.body.answer for entry in more if isinstance(entry.body, e.FactAnswered))

    wanted = (
        "UnitRefused", "LineLost", "CallBackTried", "ResponseUnserved", "HandOffMoved", "UnitPlaced",
        "ApprovalAsked", "ApprovalAnswered", "ApprovalRanOut", "GapClosed", "PolicyOverridden", "TakenBack",
        "QuestionPutOff", "CallHandedOver", "UnitSignedOn", "UnitSignedOff", "NoteAdded", "CallTaken",
        "UnreachedDecided", "CallerTold", "BriefConfirmed",
    )  # fmt: skip
    assert [kind for kind in wanted if not kinds[kind]] == []
    assert answers["unknown"] > 10


def test_written_in_one_go_the_store_is_sound(tmp_path: Path, batches: list[Made]) -> None:
    path = tmp_path / "demo.store"

    with filling(path, "practice", lambda: batches[0].entries[0].at) as store:
        for batch in batches:
            store.append(batch.entries)

    assert not verify(path).damages
    assert refold(path, lambda: datetime(2026, 1, 1, tzinfo=UTC))[0] == ()
    assert [file.name for file in tmp_path.iterdir() if not file.name.startswith(path.name)] == []


def test_whoever_ends_it_before_leaves_nothing(tmp_path: Path, batches: list[Made]) -> None:
    path = tmp_path / "demo.store"

    def ended() -> None:
        with filling(path, "practice", lambda: batches[0].entries[0].at) as store:
            store.append(batches[0].entries)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ended()

    assert list(tmp_path.iterdir()) == []


def test_evenings_and_fridays_have_more_calls() -> None:
    chance = Random(5)  # noqa: S311 - the same days everywhere, not a secret
    days = list(days_of(chance, 30_000, 70, date(2025, 1, 6)))
    rings = [at for day, calls in days for at in rings_on(chance, day, calls, ZoneInfo(ZONE))]
    hours = Counter(at.astimezone(ZoneInfo(ZONE)).hour for at in rings)
    weekdays = Counter(at.astimezone(ZoneInfo(ZONE)).weekday() for at in rings)

    assert len(rings) == sum(calls for _, calls in days) == 30_000
    assert all(one <= other for one, other in pairwise(rings))
    assert hours[18] > 4 * hours[5]
    assert weekdays[4] > weekdays[0]

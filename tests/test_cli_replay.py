"""`console policy replay` on real stores: nothing is written, what cannot be known is said, days are kept."""

import json
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from console.cli import run
from console.domain import commands as c
from console.session import Session, open_session

BEGAN = datetime(2026, 3, 1, 7, 30, tzinfo=UTC)
"""The evening of the last of February by the sample room's clock."""
NO_DANGER = {
    "medical": "none",
    "suicide": "none",
    "others_in_danger": "no",
    "weapon": "none",
    "violence": "none",
    "threat": "none",
    "crime": "none",
    "hazard": "none",
}


class Hands:
    """A clock that a test sets by hand."""

    def __init__(self) -> None:
        self.at = BEGAN

    def __call__(self) -> datetime:
        return self.at


def opened(store: Path, clock: Hands, policy: str = "law-enforcement-default") -> Session:
    return open_session(store, None, policy, "Ann", "desk-1", "live", clock)


def a_call(session: Session, **answers: str) -> str:
    (first, *_) = session.do(c.OpenCall(callback="555-0142"))
    call = first.subject
    for fact, answer in answers.items():
        session.do(c.AnswerFact(call=call, fact=fact, answer=answer))
    return call


def replayed(store: Path, capsys: pytest.CaptureFixture[str], policy: str, *more: str) -> dict[str, object]:
    code = run(["policy", "replay", policy, "--store", str(store), "--json", *more])
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    assert code == 0
    return answer


def test_calls_are_the_same_or_others_or_cannot_be_known_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "room.store"
    with closing(opened(store, Hands())) as session:
        armed = a_call(session, **NO_DANGER | {"weapon": "firearm", "weapon_access": "in_hand"})
        unasked = a_call(session, **{**NO_DANGER, "others_in_danger": "yes"})
        short = a_call(session, medical="none")
    before = store.read_bytes()

    found = replayed(store, capsys, "sacramento-sheriff-2025")
    same = replayed(store, capsys, "law-enforcement-default")

    assert found["otherwise"] == [
        {"call": armed, "then": ["deputies"], "settled_then": True, "now": [["phone"]]}
    ]
    assert found["same"] == [unasked]
    assert found["cannot_be_known"] == {"suicide": [short]}
    assert (found["calls"], found["otherwise_min"], found["otherwise_max"]) == (3, 1, 2)
    assert same["same"] == [armed, unasked]
    assert store.read_bytes() == before


def test_the_care_team_of_the_record_says_nothing_of_other_teams(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "room.store"
    with closing(opened(store, Hands(), "example-county-care-first")) as session:
        call = a_call(session, problem="welfare_check", **NO_DANGER, violence_history="none_known",
                      caller_role="bystander")  # fmt: skip

    own, denver = (replayed(store, capsys, policy) for policy in ("example-county-care-first", "denver-star"))

    assert (own["same"], own["care_team_known"]) == ([call], True)
    assert (denver["cannot_be_known"], denver["care_team_known"]) == ({"care_team": [call]}, False)
    assert run(["policy", "replay", "denver-star", "--store", str(store)]) == 0
    assert "at least 0 and at most 1 of 1 call" in (text := capsys.readouterr().out)
    assert "other civilian teams than this policy's" in " ".join(text.split())
    assert call in text


def test_only_calls_of_the_days_asked_for_are_looked_at_by_the_rooms_clock(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, clock = tmp_path / "room.store", Hands()
    with closing(opened(store, clock)) as session:
        first = a_call(session, **NO_DANGER)
        clock.at = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
        second = a_call(session, **NO_DANGER)

    policy = "law-enforcement-default"
    days = [
        replayed(store, capsys, policy, *more)["same"]
        for more in (
            ("--until", "2026-02-28"),
            ("--since", "2026-03-01"),
            ("--since", "2026-02-28", "--until", "2026-03-02"),
            ("--since", "2026-03-03"),
        )
    ]

    assert days == [[first], [second], [first, second], []]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("denver-star", "--store", "none.store"), "there is no such file"),
        (("denver-sta", "--store", "none.store"), "Did you mean denver-star"),
        (("denver-star", "--since", "March"), "“March” is no day"),
    ],
)
def test_bad_input_is_told_and_ends_with_2(
    words: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["policy", "replay", *words]) == 2
    assert says in capsys.readouterr().err


def test_what_cannot_be_known_is_said_first_then_bounds_then_hours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, clock = tmp_path / "room.store", Hands()
    with closing(opened(store, clock)) as session:
        armed = a_call(session, **NO_DANGER | {"weapon": "firearm", "weapon_access": "in_hand"})
        a_call(session, medical="none")
        session.do(c.SendUnit(call=armed, unit="D-19", response="law_enforcement"))
        for status in ("en_route", "on_scene", "available"):
            clock.at += timedelta(minutes=30)
            session.do(c.SetUnitStatus(unit="D-19", status=status))

    found = replayed(store, capsys, "sacramento-sheriff-2025")
    run(["policy", "replay", "sacramento-sheriff-2025", "--store", str(store)])
    text = capsys.readouterr().out

    kinds = found["kinds"]
    assert isinstance(kinds, dict)
    assert (kinds["deputies"]["lost_calls"], kinds["deputies"]["lost_hours"]) == ([1, 2], [1.5, 1.5])
    # Deputies were asked for on both calls, and went on one.
    assert (kinds["deputies"]["hours_a_call"], kinds["pair"]["lost_hours"]) == (0.75, None)
    said = [
        text.index("Cannot be known from the record: 1 of 2 calls (50 %)."),
        text.index("first missing is “Suicide"),
        text.index("on at least 1 and at most 2 of 2 calls"),
        text.index("deputies then; now help by phone only: 26-00001"),
        text.index("fewer on 1 to 2 calls: 2 h"),
    ]
    assert said == sorted(said)

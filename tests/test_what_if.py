"""A made-up month whose hidden answers are known, put to other policies: the bounds hold the truth.

That is what the policy asks for on all true answers, those that nobody asked for among them.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import pytest

from console.ledger.filling import filling
from console.ledger.recorded_calls import recorded_calls
from console.ledger.recorded_hours import recorded_hours
from console.policy.diagram import Compiled, compile_policy
from console.policy.library import policy_at
from console.policy.recommend import recommend
from console.policy.replay import Past, Turn, Who, replay
from console.policy.who import WHO, who_goes
from console.session import first_adoption
from console.session_what_if import past_of
from console.training.demo import Asked, demo
from tests.domain.build import CARE_FIRST, a_room
from tests.resources.shipped import RESOURCES

OTHERS = ("sacramento-sheriff-2025", "law-enforcement-default", "denver-star", "san-diego-pert-mcrt")
GOES = WHO[:4]


class Month(NamedTuple):
    """The calls as the record has them, and the true answers behind each."""

    calls: tuple[Past, ...]
    truths: Mapping[str, Mapping[str, str]]


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Month:
    path = tmp_path_factory.mktemp("month") / "month.store"
    truths: dict[str, Mapping[str, str]] = {}
    asked = Asked(calls=240, days=30, last=date(2025, 11, 30), seed=5)
    batches = demo(asked, first_adoption(None, CARE_FIRST, "Lena Brandt"), "America/Los_Angeles")
    first = next(batches)
    with filling(path, "practice", lambda: first.entries[0].at) as store:
        for batch in (first, *batches):
            store.append(batch.entries)
            truths |= batch.truths
    spent = recorded_hours(path)
    calls = tuple(past_of(call, True, spent.get(call.call, {})) for call in recorded_calls(path))
    # Of a call on which nobody was asked for anything the board's team is whatever it was; one is taken.
    return Month(
        tuple(each._replace(facts={"care_team": "available", **each.facts}) for each in calls), truths
    )


def compiled(policy: str) -> Compiled:
    catalogue = a_room(CARE_FIRST).compiled.catalogue
    return compile_policy(policy_at(RESOURCES / f"policies/{policy}.toml", catalogue), catalogue)


def whole(month: Month, past: Past) -> dict[str, str]:
    """All true answers, with the care team as the board had it."""
    return {**month.truths[past.call], "care_team": str(past.facts["care_team"])}


def who(policy: Compiled, facts: Mapping[str, str]) -> Who:
    found = recommend(policy, facts)
    assert found.responses is not None, "with all answers a policy is settled"
    return who_goes(response for part in found.responses.values() for response in part)


def turn_of(policy: Compiled, past: Past) -> Turn:
    (turn,) = replay(policy, [past]).turns
    return turn


def more_asked(month: Month, past: Past, share: float) -> Past:
    """The call, had so many more of its questions been asked."""
    missing = [fact for fact in month.truths[past.call] if fact not in past.facts]
    added = missing[: round(share * len(missing))]
    return past._replace(facts={**past.facts, **{fact: month.truths[past.call][fact] for fact in added}})


def test_the_month_leaves_something_unknown_and_something_known(month: Month) -> None:
    unknown = sum(not each.is_settled for each in month.calls)

    assert len(month.calls) == len(month.truths) == 240
    assert 0 < unknown < len(month.calls)
    assert all(
        month.truths[each.call][fact] == answer for each in month.calls for fact, answer in known(each)
    )


def known(past: Past) -> Iterable[tuple[str, str | None]]:
    return ((fact, answer) for fact, answer in past.facts.items() if fact != "care_team")


def test_what_was_asked_for_then_is_what_its_policy_asks_for_on_the_truth(month: Month) -> None:
    policy = compiled(CARE_FIRST)

    for past in month.calls:
        true = who(policy, whole(month, past))
        assert true == past.who if past.is_settled else set(past.who) <= set(true), past


@pytest.mark.parametrize("other", OTHERS)
def test_for_every_call_who_would_have_gone_is_within_the_bounds(month: Month, other: str) -> None:
    policy = compiled(other)

    for past in month.calls:
        assert who(policy, whole(month, past)) in turn_of(policy, past).now, past


@pytest.mark.parametrize("other", OTHERS)
def test_all_calls_together_are_within_the_bounds_too(month: Month, other: str) -> None:
    own, policy = compiled(CARE_FIRST), compiled(other)
    found = replay(policy, month.calls)
    facts = [whole(month, past) for past in month.calls]
    pairs = [(set(who(own, each)), set(who(policy, each))) for each in facts]

    otherwise = sum(then != now for then, now in pairs)

    assert len(found.otherwise) <= otherwise <= found.otherwise_max
    assert sum(found.turns.values()) == found.calls == len(month.calls)
    for kind in GOES:
        gained = sum(kind in now and kind not in then for then, now in pairs)
        lost = sum(kind in then and kind not in now for then, now in pairs)
        assert found.gained(kind)[0] <= gained <= found.gained(kind)[1]
        assert found.lost(kind)[0] <= lost <= found.lost(kind)[1]
        hours = sum(
            past.spent.get(kind, 0.0)
            for past, (then, now) in zip(month.calls, pairs, strict=True)
            if kind in then and kind not in now
        )
        least, most = found.lost_hours.get(kind, (0.0, 0.0))
        assert least - 1e-9 <= hours <= most + 1e-9


@pytest.mark.parametrize("other", OTHERS)
def test_the_bounds_narrow_as_more_is_asked_and_meet_when_all_is(month: Month, other: str) -> None:
    policy = compiled(other)
    steps = [[more_asked(month, past, share) for past in month.calls] for share in (0, 0.25, 0.5, 0.75, 1)]

    ways = [[set(turn_of(policy, past).now) for past in step] for step in steps]
    open_calls = [sum(map(len, replay(policy, step).open.values())) for step in steps]

    for before, after in pairwise(ways):
        assert all(later <= earlier for earlier, later in zip(before, after, strict=True))
    assert open_calls == sorted(open_calls, reverse=True)
    assert open_calls[-1] == 0
    # Patrol by default asks so little that the record may have all of it.
    assert open_calls[0] > 0 or other == "law-enforcement-default"
    assert {len(each) for each in ways[-1]} == {1}


def test_calls_with_the_same_answers_have_the_same_ways_whatever_else_they_have(month: Month) -> None:
    policy = compiled(OTHERS[0])
    alone = [turn_of(policy, past) for past in month.calls]

    together = replay(policy, [*month.calls, *month.calls])

    assert all(together.turns[turn] == 2 * alone.count(turn) for turn in alone)

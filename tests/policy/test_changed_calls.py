"""Recorded calls under a draft: which go to others than under the policy in force, and which may."""

from console.domain.rows.recorded_rows import recorded_rows
from console.policy.changed_calls import changed_calls
from console.policy.conditions import Is
from console.policy.diagram import Compiled, compile_policy
from tests.policy.building import SMALL, Written, a_policy

ARMED = Is("weapon", ("edged", "firearm"))


def policy(sent_where_armed: str) -> Compiled:
    parts = {"care": [Written(ARMED, (sent_where_armed,), 1), Written(None, ("mobile_crisis",), 1)]}
    return compile_policy(a_policy(parts), SMALL)


CALLS: tuple[tuple[str, dict[str, str]], ...] = (
    ("26-00001", {"weapon": "firearm"}),
    ("26-00002", {"weapon": "none"}),
    ("26-00003", {}),
    ("26-00004", {"weapon": "edged"}),
)


def test_the_calls_that_a_draft_changes_are_named_and_those_that_lack_an_answer_counted() -> None:
    found = changed_calls(policy("co_response"), policy("law_enforcement"), CALLS)

    assert [each.call for each in found.otherwise] == ["26-00001", "26-00004"]
    assert found.same == ("26-00002",)
    head, note, calls = recorded_rows(found)
    assert head.share == "2 of 4"
    assert note.text == "1 call lacks an answer: of those it cannot be known."
    assert calls.below == ("26-00001, 26-00004",)
    assert calls.share == "2"
    assert calls.text.endswith("under the draft deputies")


def test_a_draft_that_does_the_same_changes_no_recorded_call() -> None:
    found = changed_calls(policy("co_response"), policy("co_response"), CALLS)

    assert found.otherwise == ()
    assert recorded_rows(found)[0].text == "Of the 4 recorded calls none is known to go to others."


def test_without_a_recorded_call_that_is_said() -> None:
    rows = recorded_rows(changed_calls(policy("co_response"), policy("law_enforcement"), ()))

    assert [row.text for row in rows] == ["No calls are recorded yet that it could change."]

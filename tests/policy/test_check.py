"""Findings of each kind on small policies; on random ones they are in `test_properties`."""

from collections.abc import Mapping

import pytest

from console.policy.check import Finding, check
from console.policy.conditions import And, Is, Or
from console.policy.diagram import compile_policy
from tests.policy.building import SMALL, Written, a_catalogue, a_fact, a_policy


def found(parts: Mapping[str, list[Written]], more: str = "", limit: int = 10_000) -> tuple[Finding, ...]:
    return check(compile_policy(a_policy(parts, more=more), SMALL, limit)).findings


ARMED = Is("weapon", ("edged", "firearm"))
SENT = {"safety": [Written(None, ("law_enforcement",), 1)]}


def test_a_policy_that_always_sends_somebody_has_no_findings() -> None:
    assert found(SENT) == ()


def test_an_example_is_as_quiet_as_the_finding_allows() -> None:
    (finding,) = found({"safety": [Written(ARMED), Written(None, ("law_enforcement",), 1)]}, more="")[:1]

    assert finding.kind == "nobody"
    assert finding.example == {
        "weapon": "edged",
        "access": "secured",
        "crime": "none",
        "caller": "person",
        "care_team": "available",
    }
    assert finding.share == 0.5


def test_a_weapon_that_takes_the_help_away_is_found() -> None:
    parts = {"care": [Written(ARMED, ("transfer_988",), 1), Written(None, ("mobile_crisis",), 1)]}

    steps_found = {(each.kind, each.from_answer, each.to_answer, each.share) for each in found(parts)}
    assert ("less_help", "none", "firearm", 1.0) in steps_found
    assert ("less_help", "none", "edged", 1.0) in steps_found
    assert ("unknown_as_quiet", "none", "unknown", 1.0) in steps_found


def test_a_rule_behind_a_wider_one_is_dead() -> None:
    firearm = Is("weapon", ("firearm",))
    parts = {
        "safety": [
            Written(ARMED, ("co_response",), 1),
            Written(firearm, ("ems",), 1),
            Written(None, ("ems",), 1),
        ]
    }

    dead = [each for each in found(parts) if each.kind == "dead_rule"]
    assert [(each.part, each.rule, each.share, each.example) for each in dead] == [
        ("safety", "S2", None, None)
    ]


def test_a_fact_named_in_vain_is_found() -> None:
    always = Or((Is("crime", ("none",)), Is("crime", ("none",), holds=False)))
    parts = {"safety": [Written(always, ("ems",), 1), Written(None, ("ems",), 1)]}

    assert [(each.kind, each.fact or each.rule) for each in found(parts)] == [
        ("dead_rule", "S2"),
        ("unused_fact", "crime"),
    ]


ACKNOWLEDGED = """
[[acknowledged]]
kind = "less_help"
fact = "weapon"
to = "firearm"
reason = "Known."
"""


def test_an_acknowledgement_fits_only_what_it_names() -> None:
    parts = {"care": [Written(ARMED, ("transfer_988",), 1), Written(None, ("mobile_crisis",), 1)]}

    reasons = {(each.kind, each.to_answer): each.acknowledged for each in found(parts, ACKNOWLEDGED)}
    assert reasons["less_help", "firearm"] == "Known."
    assert reasons["less_help", "edged"] is None
    assert reasons["unknown_as_quiet", "unknown"] is None


@pytest.mark.parametrize("limit", [0, 1, 5])
def test_a_policy_that_is_too_large_is_never_clean(limit: int) -> None:
    parts = {
        "safety": [
            Written(ARMED, ("ems",), 1),
            Written(Is("crime", ("none",)), ("ems",), 2),
            Written(None, ("ems",), 1),
        ],
    }

    findings = found(parts, limit=limit)
    assert findings[-1].kind == "not_finished"
    assert f"within {limit} steps" in findings[-1].says
    assert findings[-1].acknowledged is None


def test_a_check_cut_short_keeps_what_it_found_and_says_so() -> None:
    parts = {
        "safety": [Written(ARMED), Written(Is("crime", ("none",)), ("ems",), 2), Written(None, ("ems",), 1)]
    }
    kinds = [{each.kind for each in found(parts, limit=limit)} for limit in range(1, 400)]

    assert {"not_finished"} in kinds
    assert {"nobody", "not_finished"} in kinds
    assert "not_finished" not in kinds[-1]


MEDICAL = a_catalogue(
    a_fact("medical", "none", "minor", "emergency", "unknown", danger="ordered"),
    a_fact("suicide", "none", "imminent", "attempt_in_progress", "unknown", danger="ordered"),
)
EMERGENCY = Is("medical", ("emergency",))


def contradicted(**sent: tuple[str, ...]) -> dict[str | None, float | None]:
    parts = {part: [Written(EMERGENCY, each, 1), Written(None, ("ems",), 1)] for part, each in sent.items()}
    policy = a_policy(parts, catalogue=MEDICAL)
    findings = check(compile_policy(policy, MEDICAL)).findings
    found = [each for each in findings if each.kind == "contradiction"]
    assert all((each.part, each.rule, each.fact) == (None, None, None) for each in found)
    return {each.contradiction: each.share for each in found}


def test_what_cannot_both_be_done_is_found_over_the_three_parts_together() -> None:
    assert contradicted(safety=("law_enforcement",), care=("no_law_enforcement",)) == {"deputies": 0.25}
    assert contradicted(safety=("law_enforcement_cit", "no_law_enforcement")) == {"deputies": 0.25}
    assert contradicted(medical=("ems_staged",), care=("ems", "keep_line")) == {"paramedics": 0.25}
    assert contradicted(safety=("co_response",), care=("no_law_enforcement",)) == {}


def test_a_hand_off_alone_is_found_only_while_a_life_is_in_danger() -> None:
    assert contradicted(care=("transfer_988",)) == {"hand_off": 0.25}
    assert contradicted(care=("transfer_988", "keep_line")) == {}
    assert contradicted(care=("transfer_988",), medical=("ems_staged",)) == {}
    calm = [Written(Is("medical", ("none", "minor")), ("transfer_988",), 3), Written(None, ("ems",), 1)]
    policy = a_policy({"care": calm}, catalogue=MEDICAL)
    (finding,) = (each for each in check(compile_policy(policy, MEDICAL)).findings if each.contradiction)
    # Half of the calls, and of those the two of four answers that tell of suicide now.
    assert (finding.contradiction, finding.share) == ("hand_off", 0.25)
    assert finding.example is not None
    assert finding.example["suicide"] == "imminent"
    assert finding.matters == ("medical", "suicide")


def test_a_dead_rule_says_which_rules_cover_it_or_that_nothing_meets_it() -> None:
    parts = {
        "safety": [
            Written(Is("weapon", ("edged",)), ("co_response",), 1),
            Written(Is("crime", ("in_progress",)), ("law_enforcement",), 1),
            Written(Is("weapon", ("firearm",)), ("law_enforcement",), 1),
            Written(ARMED, ("ems",), 1),
            Written(And((Is("weapon", ("none",)), ARMED)), ("ems",), 1),
            Written(None, ("ems",), 1),
        ]
    }

    dead = [each for each in found(parts) if each.kind == "dead_rule"]
    assert [(each.rule, each.covered_by) for each in dead] == [("S4", ("S1", "S3")), ("S5", ())]
    assert dead[0].says == (
        "S4 never decides: S1 and S3 come first, and between them take every call it is meant for."
    )
    assert dead[1].says == "S5 never decides: no answers meet its condition."


def test_questions_are_counted_to_the_end_and_what_is_worked_out_is_none() -> None:
    parts = {
        "safety": [Written(ARMED, ("ems",), 1), Written(None, ("co_response",), 1)],
        "care": [Written(Is("care_team", ("none",)), (), None), Written(None, ("keep_line",))],
    }

    checked = check(compile_policy(a_policy(parts), SMALL))

    assert checked.questions == (1, 1.0)
    assert checked.as_json()["questions"] == {"longest": 1, "average": 1.0}
    assert check(compile_policy(a_policy(parts), SMALL, limit=1)).questions is None


def test_of_many_covering_rules_those_not_needed_are_left_out() -> None:
    wide = a_catalogue(a_fact("place", *"abcdef", "unknown"), a_fact("crime", "none", "yes", "unknown"))
    narrow = And((Is("place", ("a",)), Is("crime", ("yes",))))
    singles = [Written(Is("place", (each,)), ("ems",), 1) for each in "abcde"]
    parts = {
        "safety": [
            Written(narrow, ("law_enforcement",), 1),
            *singles,
            Written(Is("place", tuple("abcde")), ("ems_staged", "co_response"), 1),
            Written(None, ("ems",), 1),
        ]
    }

    findings = check(compile_policy(a_policy(parts, catalogue=wide), wide)).findings

    (dead,) = (each for each in findings if each.kind == "dead_rule")
    assert (dead.rule, dead.covered_by) == ("S7", ("S2", "S3", "S4", "S5", "S6"))

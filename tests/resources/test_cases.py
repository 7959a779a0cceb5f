"""The shipped cases: the same calls as the shared ones, under names that people can use."""

import json

import pytest

from console.policy.model import PARTS
from tests.resources.shipped import POLICIES, ROOT, the_cases

SHARED = ROOT.parent / "shared" / "domain" / "policy-cases.jsonl"


def test_every_policy_has_its_cases_and_no_file_is_left_over() -> None:
    files = (ROOT / "resources" / "policies" / "cases").glob("*.toml")

    assert sorted(path.stem for path in files) == list(POLICIES)
    assert all(case.policy == policy for policy in POLICIES for case in the_cases(policy))


def test_the_cases_are_the_shared_ones_one_by_one() -> None:
    if not SHARED.exists():
        pytest.skip(f"the shared cases are not here ({SHARED}): nothing to compare with")
    shared: dict[str, list[object]] = {policy: [] for policy in POLICIES}
    for line in SHARED.read_text("utf-8").splitlines():
        case = json.loads(line)
        shared[case["policy"]].append((case["facts"], case["expect"]))

    for policy in POLICIES:
        shipped = [
            (
                dict(case.facts),
                {
                    "responses": {part: list(case.responses[part]) for part in PARTS},
                    "rules": dict(case.rules),
                    "priority": case.priority,
                    "flags": list(case.flags),
                },
            )
            for case in the_cases(policy)
        ]
        assert shipped == shared[policy]


@pytest.mark.parametrize("policy", POLICIES)
def test_a_name_begins_with_the_rules_that_decide_and_stands_once(policy: str) -> None:
    names = [case.name for case in the_cases(policy)]

    assert len(set(names)) == len(names)
    for case in the_cases(policy):
        rules = " ".join(case.rules[part] for part in PARTS)
        assert case.name.startswith(f"{rules}: ")
        assert len(case.name) <= 110

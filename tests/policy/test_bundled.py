"""The bundled facts and policies: every case holds, every finding is acknowledged."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from console.policy.cases import Case, read_cases
from console.policy.check import check
from console.policy.diagram import Compiled, compile_policy
from console.policy.facts import Catalogue
from console.policy.library import catalogue_in, policy_at, policy_files
from console.policy.recommend import recommend
from console.settings import resources_dir

SHEETS_CASES = Path(__file__).parents[3] / "shared" / "domain" / "policy-cases.jsonl"
IDS = (
    "denver-star",
    "example-county-care-first",
    "illinois-cessa",
    "law-enforcement-default",
    "los-angeles-matrix",
    "sacramento-sheriff-2025",
    "san-diego-pert-mcrt",
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_in(resources_dir())


@pytest.fixture(scope="module")
def compiled(catalogue: Catalogue) -> Mapping[str, Compiled]:
    return {name: compile_policy(policy_at(path, catalogue), catalogue) for name, path in files().items()}


def files() -> Mapping[str, Path]:
    return policy_files(resources_dir())


def cases_of(name: str, catalogue: Catalogue) -> tuple[Case, ...]:
    path = resources_dir() / "policies" / "cases" / f"{name}.toml"
    return read_cases(path.read_text("utf-8"), str(path), catalogue)


def test_the_seven_policies_are_there_under_their_ids(compiled: Mapping[str, Compiled]) -> None:
    assert tuple(compiled) == IDS
    assert tuple(each.policy.id for each in compiled.values()) == IDS


def test_the_catalogue_has_the_answers_that_calls_are_recorded_with(catalogue: Catalogue) -> None:
    assert len(catalogue.facts) == 23
    assert catalogue.combinations == 2_311_017_246_720_000
    assert [fact.id for fact in catalogue.facts if fact.derived] == ["care_team"]


@pytest.mark.parametrize("name", IDS)
def test_every_case_of_a_policy_holds(
    name: str, catalogue: Catalogue, compiled: Mapping[str, Compiled]
) -> None:
    cases = cases_of(name, catalogue)

    assert cases
    for case in cases:
        assert case.policy == name
        found = recommend(compiled[name], case.facts)
        assert (case.name, found.rules, found.responses, found.priority, found.flags) == (
            case.name,
            case.rules,
            case.responses,
            case.priority,
            tuple(sorted(case.flags)),
        )


def test_every_rule_that_can_decide_has_a_case(
    catalogue: Catalogue, compiled: Mapping[str, Compiled]
) -> None:
    for name, each in compiled.items():
        decided = {rule for case in cases_of(name, catalogue) for rule in case.rules.values()}
        dead = {finding.rule for finding in check(each).findings if finding.kind == "dead_rule"}
        assert {rule.id for rule in each.policy.rules()} - dead == decided, name


def test_the_sheets_own_cases_hold(compiled: Mapping[str, Compiled]) -> None:
    if not SHEETS_CASES.exists():
        pytest.skip(f"the sheets' own cases are not on this machine: {SHEETS_CASES}")
    lines = SHEETS_CASES.read_text("utf-8").splitlines()

    assert lines
    for line in lines:
        case = json.loads(line)
        answer = recommend(compiled[case["policy"]], case["facts"]).as_json()
        assert answer == {"settled": True, **case["expect"]}, line


@pytest.mark.parametrize("name", IDS)
def test_every_finding_is_acknowledged(name: str, compiled: Mapping[str, Compiled]) -> None:
    findings = check(compiled[name]).findings

    assert [finding for finding in findings if finding.acknowledged is None] == []


@pytest.mark.parametrize("name", IDS)
def test_every_acknowledgement_is_of_a_finding(name: str, compiled: Mapping[str, Compiled]) -> None:
    given = {finding.acknowledged for finding in check(compiled[name]).findings}

    assert {each.reason for each in compiled[name].policy.acknowledged} == given


def test_only_what_the_history_says_counts_in_our_own_policy(compiled: Mapping[str, Compiled]) -> None:
    findings = check(compiled["example-county-care-first"]).findings

    assert [(each.kind, each.fact) for each in findings] == [("unknown_as_quiet", "violence_history")]


def test_a_weapon_takes_the_only_responder_away_in_sacramento(compiled: Mapping[str, Compiled]) -> None:
    findings = check(compiled["sacramento-sheriff-2025"]).findings
    (finding,) = [each for each in findings if each.kind == "less_help" and each.to_answer == "firearm"]
    assert finding.example is not None

    before = recommend(compiled["sacramento-sheriff-2025"], finding.example)
    after = recommend(compiled["sacramento-sheriff-2025"], {**finding.example, "weapon": "firearm"})
    assert "mobile_crisis" in before.certain
    assert after.certain == ("keep_line", "no_law_enforcement", "transfer_988")

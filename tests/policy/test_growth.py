"""Large policies: those that grow as protocols do are finished; whatever is too tangled is never clean."""

import json
from xml.etree import ElementTree

import pytest

from console.policy.check import check
from console.policy.conditions import parse
from console.policy.diagram import compile_policy
from console.policy.library import catalogue_in, policy_at, policy_files
from console.settings import resources_dir
from tests.bench.bench_growth import Grown, measured, picture, row
from tests.bench.bench_zen import cases_of, expression, graph
from tests.bench.random_policy import WAYS, random_policy


def test_eighty_facts_and_four_hundred_rules_on_cards_are_finished() -> None:
    policy, catalogue = random_policy("cards", 80, 400)

    compiled = compile_policy(policy, catalogue)
    checked = check(compiled)

    assert len(catalogue.facts) == 80
    assert len(policy.rules()) == 400
    assert {each.kind for each in checked.findings} >= {"dead_rule", "less_urgent", "unknown_as_quiet"}
    assert "not_finished" not in {each.kind for each in checked.findings}
    assert checked.questions is not None
    assert all(each.covered_by for each in checked.findings if each.kind == "dead_rule")


def test_a_policy_too_tangled_to_compile_or_to_check_is_never_clean() -> None:
    policy, catalogue = random_policy("tangled", 40, 50)
    compiled = compile_policy(policy, catalogue, limit=400_000)
    checked = check(compiled._replace(limit=1000))

    assert compiled.diagrams is not None
    assert (checked.findings[-1].kind, checked.questions) == ("not_finished", None)
    assert check(compile_policy(policy, catalogue, limit=5000)).findings[-1].kind == "not_finished"


def test_a_random_policy_is_the_same_at_every_run() -> None:
    assert random_policy("cards", 20, 50)[0].text == random_policy("cards", 20, 50)[0].text
    assert random_policy("cards", 20, 50)[0].text != random_policy("cards", 20, 50, seed=2)[0].text


def test_what_was_measured_is_a_row_and_a_picture() -> None:
    grown = measured("cards", 20, 50)
    hollow = Grown("cards", 20, 400, 1.0, 2.0, 0, 1, False)

    others = [grown._replace(facts=facts, way=way) for facts in (40, 80) for way in WAYS]
    others.append(grown._replace(way="tangled"))

    drawn = picture([grown, hollow, *others])

    assert row(grown).startswith("| cards | 20 | 50 | ")
    assert row(hollow) == "| cards | 20 | 400 | 1.00 | - | 2.00 | 3.00 | 1 | not_finished |"
    assert drawn.count("<circle") == 7
    assert drawn.count(' hollow"') == 1
    ElementTree.fromstring(drawn)  # noqa: S314 - our own text of a moment ago


@pytest.mark.parametrize("name", list(policy_files(resources_dir())))
def test_the_rule_engine_measured_beside_ours_decides_by_the_same_rules(name: str) -> None:
    zen = pytest.importorskip("zen", reason="zen-engine is installed for the measurement alone")
    catalogue = catalogue_in(resources_dir())
    policy = policy_at(policy_files(resources_dir())[name], catalogue)
    decision = zen.ZenEngine().create_decision(json.dumps(graph(policy)))

    for case in cases_of(name, catalogue):
        assert decision.evaluate(case.facts)["result"] == case.rules


def test_conditions_are_written_in_the_other_engines_language() -> None:
    when = parse("not armed and (weapon in [none, edged] or crime != none)")

    assert expression(when, "$.") == (
        "(not ($.armed)) and ((weapon in ['none', 'edged']) or (crime not in ['none']))"
    )

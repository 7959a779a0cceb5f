"""Promises: what they mean, which calls break them, by which rules, and how one is let stand."""

import pytest

from console.policy.check import check
from console.policy.conditions import And, Condition, Is, Named, Not, Or
from console.policy.diagram import compile_policy
from console.policy.facts import Catalogue
from console.policy.finding import Finding
from console.policy.library import catalogue_in, policy_at, policy_files
from console.policy.load import Faulty, read_policy
from console.policy.model import Promise
from console.settings import resources_dir
from tests.policy.building import SMALL, Sworn, Written, a_policy, policy_text, promise_text

ARMED = Is("weapon", ("edged", "firearm"))
PARTS = {
    "medical": [Written(Is("crime", ("in_progress",)), ("ems_staged",), 1), Written(None)],
    "safety": [Written(ARMED, ("law_enforcement",), 1), Written(None, ("no_law_enforcement",))],
    "care": [Written(Is("caller", ("person",)), ("transfer_988",), 3), Written(None, ("mobile_crisis",), 3)],
}


def broken(*promises: Sworn, more: str = "") -> tuple[Finding, ...]:
    sworn = "\n".join(promise_text(promise) for promise in promises)
    policy = a_policy(PARTS, {"armed": ARMED}, more=f"{sworn}\n{more}")
    findings = check(compile_policy(policy, SMALL)).findings
    return tuple(each for each in findings if each.kind == "promise_broken")


def test_always_means_that_at_least_one_of_them_is_asked_for() -> None:
    assert broken(Sworn("kept", ARMED, always=("law_enforcement", "co_response"))) == ()
    assert broken(Sworn("kept", None, always=("transfer_988", "mobile_crisis"))) == ()

    (finding,) = broken(Sworn("handed", None, always=("transfer_988", "keep_line")))

    assert finding.share == 2 / 3
    assert finding.broken_by == ("C2",)
    assert (finding.part, finding.rule, finding.fact) == (None, None, None)


def test_never_means_that_none_of_them_is_asked_for() -> None:
    assert broken(Sworn("kept", Is("weapon", ("none",)), never=("law_enforcement", "co_response"))) == ()

    (finding,) = broken(Sworn("stays", Is("crime", ("in_progress",)), never=("ems", "ems_staged")))

    assert (finding.share, finding.broken_by) == (0.25, ("M1",))
    assert finding.rules is not None
    assert finding.rules["medical"] == "M1"
    assert finding.matters == ("crime",)


def test_a_broken_promise_is_told_with_its_sentence_and_the_rules() -> None:
    (finding,) = broken(Sworn("alone", Named("armed"), never=("mobile_crisis", "transfer_988")))

    assert finding.says == "The policy promises: “It is sworn by alone.” Not on every call, by C1 and C2."
    assert finding.share == 0.5
    assert finding.example is not None
    assert finding.example["weapon"] == "edged"


def test_a_promise_that_no_rule_can_keep_is_broken_by_all_that_decide() -> None:
    (finding,) = broken(Sworn("call_back", ARMED, always=("follow_up",)))

    assert finding.broken_by == ("M1", "M2", "S1", "C1", "C2")


def test_each_broken_promise_is_a_finding_of_its_own_and_acknowledged_by_its_id() -> None:
    two = (Sworn("first", None, never=("mobile_crisis",)), Sworn("second", None, never=("transfer_988",)))
    let_stand = '[[acknowledged]]\nkind = "promise_broken"\npromise = "second"\nreason = "Known."'

    found = {
        str(each.promise.id if each.promise else ""): each.acknowledged
        for each in broken(*two, more=let_stand)
    }

    assert found == {"first": None, "second": "Known."}


def test_a_promise_of_the_agency_is_proven_like_the_policys_own_and_says_whose_it_is() -> None:
    let_stand = '[[acknowledged]]\nkind = "promise_broken"\npromise = "agency:{}"\nreason = "Known."'
    sworn = Promise("agency:nobody_alone", None, "", (), ("mobile_crisis",), "Nobody goes alone.", 0)

    def found(acknowledged: str) -> Finding:
        compiled = compile_policy(a_policy(PARTS, more=let_stand.format(acknowledged)), SMALL)
        kinds = {each.kind: each for each in check(compiled, promises=(sworn,)).findings}
        return kinds["promise_broken"]

    assert found("nobody_alone").acknowledged == "Known."
    assert found("another").acknowledged is None
    assert found("another").says == "The agency promises: “Nobody goes alone.” Not on every call, by C2."
    assert found("another").as_json()["promise"] == "agency:nobody_alone"


@pytest.mark.parametrize("limit", range(1, 60, 3))
def test_where_promises_run_out_of_the_limit_the_policy_is_never_clean(limit: int) -> None:
    kept = Sworn("kept", ARMED, always=("law_enforcement",))
    parts = {**PARTS, "care": [Written(None, ("mobile_crisis",), 3)]}
    policy = a_policy(parts, more=promise_text(kept))

    findings = check(compile_policy(policy, SMALL, limit)).findings

    assert findings[-1].kind == "not_finished"


def test_a_promise_reads_as_written() -> None:
    text = policy_text(PARTS, {"armed": ARMED}, more=promise_text(Sworn("one", Named("armed"), ("ems",))))
    policy = read_policy(text, "sample.toml", SMALL)

    (promise,) = policy.promises
    assert promise._replace(line=0) == Promise(
        "one", Named("armed"), "armed", ("ems",), (), "It is sworn by one.", 0
    )
    assert text.split("\n")[promise.line - 1] == "[[promise]]"


def test_a_fact_that_only_a_promise_names_is_unused() -> None:
    sworn = promise_text(Sworn("access", Is("access", ("in_hand",)), always=("no_law_enforcement",)))
    findings = check(compile_policy(a_policy(PARTS, more=sworn), SMALL)).findings

    assert "access" in {each.fact for each in findings if each.kind == "unused_fact"}


def test_an_acknowledgement_names_a_promise_that_is_there() -> None:
    wrong = '[[acknowledged]]\nkind = "promise_broken"\npromise = "fist"\nreason = "Known."'
    text = policy_text(PARTS, more=f"{promise_text(Sworn('first', None, ('ems',)))}\n{wrong}")

    with pytest.raises(Faulty, match=r"fist is not one of first. Did you mean first"):
        read_policy(text, "sample.toml", SMALL)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_in(resources_dir())


@pytest.mark.parametrize("name", list(policy_files(resources_dir())))
def test_every_bundled_policy_promises_something_in_sentences_and_keeps_it_or_says_why(
    name: str, catalogue: Catalogue
) -> None:
    policy = policy_at(policy_files(resources_dir())[name], catalogue)
    findings = check(compile_policy(policy, catalogue)).findings

    assert policy.promises
    assert all(each.says[0].isupper() and each.says.endswith(".") for each in policy.promises)
    open_ones = [each for each in findings if each.promise and each.acknowledged is None]
    assert open_ones == []
    broken_ones = {each.promise.id for each in findings if each.promise}
    assert broken_ones == ({"crisis_line_takes_the_caller"} if name.startswith("sacramento") else set())


NEVER = And((Is("weapon", ("edged",)), Is("weapon", ("firearm",))))


def test_a_promise_about_no_call_is_not_kept_but_told() -> None:
    (finding,) = broken(Sworn("void", NEVER, always=("ems",)))

    assert finding.says == (
        "The policy promises: “It is sworn by void.” It is about no call: its condition never holds."
    )
    assert (finding.share, finding.example, finding.broken_by) == (0.0, None, ())


def noticed(**named: Condition) -> tuple[str, ...]:
    """What is noticed of these conditions, of which the rules use the one called armed."""
    parts = {"care": [Written(Named("armed"), ("mobile_crisis",), 1), Written(None, ("transfer_988",), 1)]}
    return check(compile_policy(a_policy(parts, named), SMALL)).notices


def test_a_condition_that_never_or_always_holds_or_that_nobody_uses_is_told() -> None:
    assert noticed(armed=ARMED) == ()

    (never,) = noticed(armed=NEVER)
    (always,) = noticed(armed=Or((ARMED, Not(ARMED))))
    (unused,) = noticed(armed=ARMED, other=Is("weapon", ("none",)))

    assert never.startswith("The condition armed (line ")
    assert never.endswith(") never holds. Is an “and” meant as an “or”?")
    assert always.endswith(") holds on every call. Is an “or” meant as an “and”?")
    assert unused.endswith(") is used nowhere.")

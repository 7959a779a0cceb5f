"""Comparing versions of a small policy: other orders, other lists of facts, other limits."""

from collections.abc import Mapping

import pytest

from console.policy.compare import Incomparable, compare
from console.policy.conditions import Is, Named, Or
from console.policy.diagram import Compiled, compile_policy
from console.policy.facts import Catalogue
from console.policy.recommend import NotFinished, recommend
from console.policy.sentences import told
from tests.policy.building import SMALL, Written, a_catalogue, a_fact, a_policy

WEAPON = Is("weapon", ("edged", "firearm"))
CRIME = Is("crime", ("in_progress",))


def compiled(
    *rules: Written, catalogue: Catalogue = SMALL, named: Mapping[str, Or] | None = None
) -> Compiled:
    return compile_policy(a_policy({"safety": rules}, named, catalogue=catalogue), catalogue)


DEPUTIES, PAIR = ("law_enforcement",), ("co_response",)


def test_a_policy_is_the_same_as_itself_asked_in_another_order() -> None:
    one = a_policy({"safety": [Written(WEAPON, DEPUTIES), Written(None, PAIR)]})
    other = one._replace(questions=("crime", "access", "weapon", "caller"))

    comparison = compare(compile_policy(one, SMALL), compile_policy(other, SMALL))

    assert comparison.groups == ()
    assert comparison.same == comparison.combinations == SMALL.combinations


def test_one_changed_rule_is_one_difference_in_one_sentence() -> None:
    one = compiled(Written(WEAPON, DEPUTIES), Written(None, PAIR))
    other = compiled(Written(WEAPON, PAIR), Written(None, PAIR))

    comparison = compare(one, other)

    (group,) = comparison.groups
    (sentence,) = told(comparison, group).sentences
    assert (group.level, group.only_one, group.only_other) == ("who", ("deputies",), ("pair",))
    assert [(test.fact, test.answers) for test in sentence.tests] == [("weapon", ("edged", "firearm"))]
    assert comparison.share(group.combinations) == 0.5


def test_a_condition_is_told_by_its_name_and_whose_it_is_where_the_words_are_the_same() -> None:
    wide, narrow = Or((WEAPON, CRIME)), Or((Is("weapon", ("firearm",)), CRIME))
    one = compiled(Written(Named("risky"), DEPUTIES), Written(None, PAIR), named={"risky": wide})
    other = compiled(Written(Named("risky"), PAIR), Written(None, PAIR), named={"risky": narrow})

    comparison = compare(one, other)

    (found,) = (told(comparison, group) for group in comparison.groups)
    assert [[(each.name, each.whose, each.holds) for each in one.meant] for one in found.sentences] == [
        [("risky", "one", True)]
    ]
    assert comparison.names == ("the first", "the second")


def test_policies_on_other_facts_are_not_compared_where_a_rule_reads_them() -> None:
    other = a_catalogue(
        *(fact for fact in SMALL.facts if fact.id not in ("weapon", "caller")),
        a_fact("weapon", "none", "firearm", "unknown", danger="none_or_any"),
        a_fact("caller", "anybody", "unknown"),
    )
    reads_weapon = Written(Is("weapon", ("firearm",)), DEPUTIES)

    with pytest.raises(Incomparable, match="of weapon, only the first has edged") as apart:
        compare(compiled(reads_weapon, Written(None)), compiled(reads_weapon, Written(None), catalogue=other))
    assert "caller" not in str(apart.value)


def test_facts_that_no_rule_reads_and_the_order_of_answers_do_not_matter() -> None:
    other = a_catalogue(
        *(fact for fact in SMALL.facts if fact.id not in ("crime", "caller")),
        a_fact("crime", "in_progress", "none", "suspected", "unknown", danger="ordered"),
        a_fact("callers", "anybody", "unknown"),
    )

    comparison = compare(
        compiled(Written(CRIME, DEPUTIES), Written(None)),
        compiled(Written(CRIME, PAIR), Written(None), catalogue=other),
    )

    (group,) = comparison.groups
    (sentence,) = told(comparison, group).sentences
    assert comparison.share(group.combinations) == 0.25
    assert sentence.example == {
        **dict.fromkeys(sentence.example, ""),
        **sentence.example,
        "crime": "in_progress",
    }
    for each in comparison.compiled:
        assert recommend(each, sentence.example).settled


def test_what_is_too_large_is_refused_and_never_the_same() -> None:
    one = compiled(Written(WEAPON, DEPUTIES), Written(None, PAIR))
    other = compiled(Written(CRIME, DEPUTIES), Written(None, PAIR))

    with pytest.raises(NotFinished, match="too large together"):
        compare(one, other, limit=3)
    with pytest.raises(NotFinished, match="too large to be worked out"):
        compare(one, compile_policy(other.policy, SMALL, limit=1))


def test_what_the_limit_leaves_untold_is_said() -> None:
    one = compiled(Written(Or((WEAPON, CRIME)), DEPUTIES), Written(None, PAIR))
    comparison = compare(one, compiled(Written(None, PAIR)))
    (group,) = comparison.groups

    tries = [told(comparison, group, limit) for limit in range(200)]

    for each in tries:
        assert each.left + sum(one.fresh for one in each.sentences) == group.combinations
    assert tries[0].left == group.combinations
    assert any(0 < each.left < group.combinations for each in tries)
    assert tries[-1].left == 0

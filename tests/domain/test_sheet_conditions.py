"""A condition that is picked: written, read again, and changed part by part."""

from hypothesis import given
from hypothesis import strategies as st

from console.domain.sheet.completing import begun, completed
from console.domain.sheet.picking import at, join, lines_in, other_word, parts_of, put, take_out, turned
from console.domain.sheet.writing import text_of
from console.policy.conditions import RESERVED, And, Condition, Is, Named, Not, Or, parse
from tests.domain.build import the_catalogue, the_library

names = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True).filter(lambda each: each not in RESERVED)
answers = st.lists(names, min_size=1, max_size=3, unique=True).map(tuple)
leaves = st.builds(Is, names, answers, st.booleans()) | st.builds(Named, names)


def grown(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.builds(Not, parts) | st.builds(And, several) | st.builds(Or, several)


trees: st.SearchStrategy[Condition] = st.recursive(leaves, grown, max_leaves=8)


@given(trees)
def test_a_condition_that_is_written_is_read_again_as_the_same(tree: Condition) -> None:
    assert parse(text_of(tree)) == tree


@given(st.data(), trees, trees)
def test_whatever_is_picked_can_be_written_and_read_again(
    data: st.DataObject, tree: Condition, part: Condition
) -> None:
    way = data.draw(st.sampled_from([line.way for line in lines_in(tree)]))
    word = data.draw(st.sampled_from(["and", "or"]))

    changed = (
        join(tree, way, word, part),  # type: ignore[arg-type]  # one of the two words
        put(tree, way, turned(at(tree, way))),
        put(tree, way, other_word(at(tree, way))),
        take_out(tree, way),
    )

    for each in changed:
        assert each is None or parse(text_of(each)) == each


@given(st.data(), trees)
def test_taking_a_part_out_leaves_no_group_of_one(data: st.DataObject, tree: Condition) -> None:
    way = data.draw(st.sampled_from([line.way for line in lines_in(tree)]))

    left = take_out(tree, way)

    groups = [] if left is None else [line.part for line in lines_in(left)]
    assert all(len(parts_of(each)) > 1 for each in groups if isinstance(each, And | Or))


def test_every_condition_of_the_bundled_policies_is_written_as_it_was_meant() -> None:
    policies = [each.policy for each in the_library().values()]
    conditions = [each.when for policy in policies for each in policy.conditions.values()]
    conditions += [rule.when for policy in policies for rule in policy.rules() if rule.when is not None]

    assert len(conditions) > 80
    assert [parse(text_of(each)) for each in conditions] == conditions


def test_a_part_is_joined_behind_the_one_it_was_picked_at() -> None:
    tree = parse("a == x and b == y")

    assert text_of(join(tree, (0,), "and", Named("c"))) == "a == x and c and b == y"
    assert text_of(join(tree, (0,), "or", Named("c"))) == "(a == x or c) and b == y"
    assert text_of(join(tree, (), "or", Named("c"))) == "a == x and b == y or c"
    assert join(None, (), "or", Named("c")) == Named("c")


def test_what_is_typed_is_completed_by_facts_answers_and_names() -> None:
    named = {"armed": "a weapon cannot be ruled out"}

    def texts(text: str) -> list[str]:
        return [each.text for each in completed(text, the_catalogue(), named)]

    assert texts("ar") == ["armed"]
    assert texts("armed and wea") == ["weapon", "weapon_access"]
    assert texts("weapon == fi") == ["firearm"]
    assert texts("weapon in [edged, fi") == ["firearm"]
    assert texts("weapon ") == ["==", "!=", "in [", "not in ["]
    assert texts("armed ") == ["and", "or"]
    assert begun("weapon in [edged, fi") == "weapon in [edged, "
    assert completed("weapon == fi", the_catalogue(), named)[0].says == "Weapon: Firearm"

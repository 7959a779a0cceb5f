"""A call that is only tried: the same questions and the same outcome as the policy gives on a call."""

from hypothesis import given
from hypothesis import strategies as st

from console.domain.rows.policy_try import (
    CHANGE_KEYS,
    Trial,
    answered,
    asked_later,
    next_fact,
    taken_back,
    try_view,
)
from console.domain.rows.words import RESPONSES, headline
from console.policy.model import PARTS
from console.policy.recommend import recommend
from tests.domain.build import CARE_FIRST, the_catalogue, the_library

SACRAMENTO = "sacramento-sheriff-2025"
FACTS = the_catalogue().facts
CALLS = st.fixed_dictionaries({fact.id: st.sampled_from(fact.answer_ids) for fact in FACTS})
POLICIES = st.sampled_from(sorted(the_library()))


@given(policy=POLICIES, facts=CALLS)
def test_asked_question_by_question_it_ends_where_the_policy_decides(
    policy: str, facts: dict[str, str]
) -> None:
    compiled = the_library()[policy]
    trial, asked = Trial({}), 0
    while (fact := try_view(compiled, trial).card.fact) and asked <= len(FACTS):
        trial, asked = answered(trial, fact, facts[fact]), asked + 1

    view, found = try_view(compiled, trial), recommend(compiled, facts)
    assert found.responses is not None
    sent = {each for part in PARTS for each in found.responses[part]}
    assert view.unsettled == ""
    assert {item.icon for item in view.items} == sent
    assert all(item.state == "certain" for item in view.items)
    assert view.headline == headline(tuple(sent))
    assert view.priority == found.priority
    assert [reason.rest.partition(":")[0] for reason in view.reasons] == list((found.rules or {}).values())


@given(policy=POLICIES, facts=CALLS, known=st.sets(st.sampled_from([fact.id for fact in FACTS])))
def test_the_next_question_is_the_one_that_the_guide_would_ask(
    policy: str, facts: dict[str, str], known: set[str]
) -> None:
    compiled = the_library()[policy]
    given_ = {fact: facts[fact] for fact in known}
    found = recommend(compiled, given_)

    asked = next_fact(compiled, Trial(given_), found)

    assert asked == (found.next or "")


def test_what_is_put_off_comes_last_and_an_answer_brings_it_back() -> None:
    compiled = the_library()[SACRAMENTO]
    trial = asked_later(Trial({}), "medical")

    second = try_view(compiled, trial).card.fact
    answered_late = answered(trial, "medical", "none")

    assert second == "suicide"
    assert answered_late.put_off == ()


def test_the_last_answer_is_taken_back_and_a_change_is_let_go_first() -> None:
    trial = answered(answered(Trial({}), "medical", "none"), "suicide", "none")

    assert taken_back(trial).facts == {"medical": "none"}
    assert taken_back(trial._replace(changing="medical")) == trial
    assert taken_back(trial._replace(chooses=True)) == trial
    assert taken_back(Trial({})).facts == {}


def test_an_answer_to_be_another_is_chosen_from_those_the_policy_reads() -> None:
    compiled = the_library()[CARE_FIRST]
    every = Trial({fact.id: fact.quiet for fact in FACTS})

    card = try_view(compiled, every).card

    read = {choice.answer for choice in card.choices}
    assert card.kind == "done"
    assert "veteran" not in read
    assert [choice.key for choice in card.choices] == list(CHANGE_KEYS[: len(card.choices)])
    assert all(choice.means for choice in card.choices)


def test_no_policy_reads_more_answers_than_there_are_keys() -> None:
    every = Trial({fact.id: fact.quiet for fact in FACTS})

    for compiled in the_library().values():
        diagrams = compiled.diagrams
        assert diagrams is not None
        read = diagrams.forest.asked(diagrams.joint)
        assert len(try_view(compiled, every).card.choices) == len(read) <= len(CHANGE_KEYS)


def test_the_answer_that_was_given_is_marked_when_it_is_changed() -> None:
    compiled = the_library()[SACRAMENTO]
    trial = Trial({"medical": "minor"}, changing="medical")

    card = try_view(compiled, trial).card

    assert [choice.answer for choice in card.choices if choice.is_given] == ["minor"]
    assert card.choices[-1].key == "0"


def test_what_is_open_says_so_with_the_rules_that_can_still_ask_for_it() -> None:
    view = try_view(the_library()[SACRAMENTO], Trial({}))

    assert view.headline == "Nothing is certain yet"
    assert {item.icon for item in view.items} <= set(RESPONSES)
    deputies = next(item for item in view.items if item.icon == "law_enforcement")
    assert (deputies.state, deputies.rules) == ("open", "S1, S2, S3, S4")
    assert view.reasons[0].lead == "Medical is open."

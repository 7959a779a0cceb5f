"""Explanations against the plain reference: what decided, what was ruled out, what would change it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from console.policy.conditions import Is
from console.policy.diagram import compile_policy
from console.policy.explain import Change, RuledOut, explain
from console.policy.model import PARTS, RESPONSES, asking_order
from console.policy.recommend import reasons
from tests.policy.building import SMALL, Facts, Reference, Triple, Written, a_policy, loaded, references


def partial(reference: Reference, data: st.DataObject) -> dict[str, str]:
    return {
        fact.id: answer
        for fact in reference.catalogue.facts
        if (answer := data.draw(st.sampled_from([None, *fact.answer_ids]), fact.id)) is not None
    }


@settings(deadline=None)
@given(references(), st.data())
def test_a_rule_is_ruled_out_by_the_answer_after_which_it_cannot_decide(
    reference: Reference, data: st.DataObject
) -> None:
    policy = loaded(reference)
    facts = partial(reference, data)

    parts = explain(compile_policy(policy, reference.catalogue), facts).parts

    for place, part in enumerate(PARTS):
        known: dict[str, str] = {}
        answers, out = [], {}
        before = {triple[place] for triple in reference.triples({})}
        for fact in asking_order(policy, reference.catalogue):
            if fact.id not in facts:
                continue
            matters = differs(reference, known, fact.id, facts[fact.id], place)
            known[fact.id] = facts[fact.id]
            after = {triple[place] for triple in reference.triples(known)}
            if matters:
                answers.append((fact.id, facts[fact.id]))
            out.update(dict.fromkeys(before - after, (fact.id, facts[fact.id])))
            before = after
        found = parts[part]
        assert [rule.id for rule in found.rules] == [rule_id(part, rule) for rule in sorted(before)]
        assert list(found.answers) == answers
        assert list(found.ruled_out) == [
            RuledOut(rule_id(part, rule), *out[rule]) for rule in sorted(out) if rule < max(before)
        ]


def differs(reference: Reference, known: Facts, fact: str, answer: str, place: int) -> bool:
    """Whether this answer changes what is left of one part, after the known ones."""
    return any(
        reference.decided(each)[place] != reference.decided({**each, fact: answer})[place]
        for each in reference.completions(known)
    )


def rule_id(part: str, place: int) -> str:
    return f"{part[0].upper()}{place + 1}"


@settings(deadline=None)
@given(references(), st.data())
def test_every_change_that_leads_to_other_responses_is_told_once(
    reference: Reference, data: st.DataObject
) -> None:
    facts = partial(reference, data)
    compiled = compile_policy(loaded(reference), reference.catalogue)

    outcomes = explain(compiled, facts).changes

    told: dict[tuple[str, str], tuple[tuple[str, ...], bool]] = {}
    for outcome in outcomes:
        for change in outcome.changes:
            assert (change.fact, change.answer) not in told
            assert change.now == facts.get(change.fact)
            told[change.fact, change.answer] = (outcome.responses, outcome.complete)
    assert len({(each.responses, each.complete, each.priority) for each in outcomes}) == len(outcomes)
    assert told == expected_changes(reference, facts)


def expected_changes(
    reference: Reference, facts: Facts
) -> dict[tuple[str, str], tuple[tuple[str, ...], bool]]:
    present = sent_if_quiet(reference, facts)
    still_open = reference.open(facts)
    found = {}
    for fact in reference.catalogue.facts:
        for answer in fact.answer_ids:
            if answer == facts.get(fact.id) or (fact.id not in facts and fact.id not in still_open):
                continue
            after = sent_if_quiet(reference, {**facts, fact.id: answer})
            if after != present:
                found[fact.id, answer] = after
    return found


def sent_if_quiet(reference: Reference, facts: Facts) -> tuple[tuple[str, ...], bool]:
    """The responses when dangers not asked stay quiet, and whether these are all."""
    quiet = {fact.id: fact.answer_ids[0] for fact in reference.catalogue.facts if fact.danger}
    triples = reference.triples({**quiet, **facts})
    sent = [sent_with_staged(reference, triple) for triple in triples]
    whole = {frozenset(reference.sent(triple)) for triple in triples}
    held = next(iter(whole)) if len(whole) == 1 else frozenset(set.intersection(*sent))
    if len(whole) > 1 and "ems" in held:
        held -= {"ems_staged"}
    return tuple(response for response in RESPONSES if response in held), len(whole) == 1


def sent_with_staged(reference: Reference, triple: Triple) -> set[str]:
    sent = reference.sent(triple)
    return sent | {"ems_staged"} if "ems" in sent else sent


@settings(deadline=None)
@given(references(), st.data())
def test_the_reasons_of_a_full_call_are_the_same_by_either_way(
    reference: Reference, data: st.DataObject
) -> None:
    compiled = compile_policy(loaded(reference), reference.catalogue)
    facts = data.draw(st.sampled_from(reference.completions({})))

    explanation = explain(compiled, facts)

    assert reasons(compiled, facts) == {part: found.answers for part, found in explanation.parts.items()}


@settings(deadline=None)
@given(references(), st.data())
def test_what_is_said_to_be_why_decides_alone_and_nothing_of_it_is_needless(
    reference: Reference, data: st.DataObject
) -> None:
    compiled = compile_policy(loaded(reference), reference.catalogue)
    facts = partial(reference, data)

    parts = explain(compiled, facts).parts

    for place, part in enumerate(PARTS):
        found = parts[part]
        why = dict(found.because)
        if len(found.rules) > 1:
            assert found.because == found.answers
            continue
        assert set(found.because) <= set(found.answers)
        assert {triple[place] for triple in reference.triples(why)} == {
            triple[place] for triple in reference.triples(facts)
        }
        for fact in why:
            fewer = {each: answer for each, answer in why.items() if each != fact}
            assert len({triple[place] for triple in reference.triples(fewer)}) > 1


def test_a_quiet_answer_is_no_reason_where_the_graver_ones_decide() -> None:
    policy = a_policy(
        {
            "safety": [
                Written(Is("access", ("in_hand",)), ("law_enforcement",), 1),
                Written(ARMED, ("law_enforcement",), 1),
                Written(None),
            ]
        },
        questions=["weapon", "access"],
    )
    found = explain(compile_policy(policy, SMALL), {"weapon": "edged", "access": "in_hand"}).parts["safety"]

    assert found.answers == (("weapon", "edged"), ("access", "in_hand"))
    assert found.because == (("access", "in_hand"),)


ARMED = Is("weapon", ("edged", "firearm"))
POLICY = a_policy(
    {
        "safety": [
            Written(Is("access", ("in_hand",)), ("law_enforcement",), 1),
            Written(ARMED, ("co_response",), 1),
            Written(None),
        ],
        "care": [Written(ARMED), Written(None, ("mobile_crisis",), 2)],
    },
    questions=["weapon", "access"],
)


def test_an_explanation_tells_what_decided_and_what_would_change_it() -> None:
    explanation = explain(
        compile_policy(POLICY, SMALL), {"weapon": "edged", "access": "in_home", "caller": "family"}
    )

    safety = explanation.parts["safety"]
    assert [rule.id for rule in safety.rules] == ["S2"]
    assert safety.answers == (("weapon", "edged"), ("access", "in_home"))
    assert safety.ruled_out == (RuledOut("S1", "access", "in_home"),)
    assert [(each.responses, each.priority, each.changes) for each in explanation.changes] == [
        (("law_enforcement",), 1, (Change("access", "in_hand", "in_home"),)),
        (("mobile_crisis",), 2, (Change("weapon", "none", "edged"), Change("weapon", "unknown", "edged"))),
    ]
    assert explanation.as_json()["settled"] is True


def test_what_is_taken_to_stay_quiet_is_said() -> None:
    explanation = explain(compile_policy(POLICY, SMALL), {"weapon": "none"})

    (outcome,) = [each for each in explanation.changes if each.responses == ("co_response",)]
    assert outcome.if_quiet == ("access",)
    assert outcome.changes == (Change("weapon", "edged", "none"), Change("weapon", "firearm", "none"))

"""Random policies large enough to hold every kind of finding, and small enough to try every combination."""

from collections.abc import Sequence

from hypothesis import strategies as st

from console.policy.conditions import Condition
from console.policy.facts import Catalogue, Danger, Fact
from console.policy.model import PARTS, RESPONSES
from tests.policy.building import Reference, Sworn, a_catalogue, a_fact, condition_in, rule_with

COMBINATIONS_MAX = 1200


@st.composite
def larger_references(draw: st.DrawFn) -> Reference:
    """A random policy over four to six facts, medical need and suicide among them at times, with promises."""
    facts: list[Fact] = []
    combinations = 1
    for number in range(draw(st.integers(4, 6))):
        fact = _larger_fact(draw, number, max(2, min(4, COMBINATIONS_MAX // combinations // 4)))
        combinations *= len(fact.answers)
        facts.append(fact)
    catalogue = a_catalogue(*facts)
    named: dict[str, Condition] = {}
    for name in ("first", "second")[: draw(st.integers(0, 2))]:
        named[name] = condition_in(draw, catalogue, list(named), 2)
    parts = {}
    for part in PARTS:
        rules = [
            rule_with(draw, condition_in(draw, catalogue, list(named), 2))
            for _ in range(draw(st.integers(1, 5)))
        ]
        parts[part] = [*rules, rule_with(draw, None)]
    asked = [fact.id for fact in catalogue.facts if not fact.derived]
    questions = draw(st.permutations(asked)) if draw(st.booleans()) else []
    promises = [_sworn(draw, catalogue, list(named), number) for number in range(draw(st.integers(0, 3)))]
    return Reference(catalogue, parts, named, questions, promises)


def _larger_fact(draw: st.DrawFn, number: int, most: int) -> Fact:
    known = {
        0: ("none", "minor", "emergency"),
        1: ("none", "imminent", "attempt_in_progress"),
    }.get(number, ("a0", "a1", "a2"))[: draw(st.integers(min(1, most - 1), most - 1))]
    if number < 2 and draw(st.booleans()):
        known = (known[0], *("emergency", "attempt_in_progress")[number : number + 1])
    derived = number == 3 and draw(st.booleans())
    answers = known if derived and len(known) > 1 else (*known, "unknown")
    danger: Danger | None = None if derived else draw(st.sampled_from((None, "ordered", "none_or_any")))
    name = {0: "medical", 1: "suicide"}.get(number, f"f{number}")
    return a_fact(name, *answers, danger=danger, derived=derived)


def _sworn(draw: st.DrawFn, catalogue: Catalogue, names: Sequence[str], number: int) -> Sworn:
    count = draw(st.integers(1, 3))
    responses = tuple({RESPONSES[draw(st.integers(0, len(RESPONSES) - 1))]: None for _ in range(count)})
    when = condition_in(draw, catalogue, names, 1) if draw(st.integers(0, 3)) else None
    if draw(st.booleans()):
        return Sworn(f"p{number}", when, always=responses)
    return Sworn(f"p{number}", when, never=responses)

"""What the program itself needs of a list of facts, whatever the policy reads.

A list without it would be read without a fault, and then no call could be opened, or no call for help be
entered.
It is looked at when a list comes into force: one that is in force already goes on.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from console.policy.conditions import is_name
from console.policy.facts import Catalogue, Fact

DERIVED = "care_team"
"""The one fact that the desk works out; nobody works out another."""
NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        DERIVED: ("available", "delayed", "none"),
        "problem": ("responder_needs_help",),
        "others_in_danger": ("yes",),
    }
)
"""The facts and answers that the desk enters by itself."""


def unfit(catalogue: Catalogue) -> tuple[str, ...]:
    """A sentence for everything that keeps a list of facts from being used on calls."""
    return (*_lacking(catalogue), *(says for fact in catalogue.facts for says in _wrong(fact)))


def _lacking(catalogue: Catalogue) -> Iterator[str]:
    for needed, answers in NEEDED.items():
        fact = catalogue.by_id.get(needed)
        if fact is None:
            yield f"facts.toml: there is no fact {needed}, which the desk enters by itself"
            continue
        for answer in answers:
            if answer not in fact.answer_ids:
                yield f"facts.toml: {needed} has no answer {answer}, which the desk enters by itself"
        if fact.derived is not (needed == DERIVED):
            should = "has to be derived: nobody is asked for it" if needed == DERIVED else "has to be asked"
            yield f"facts.toml: {needed} {should}"


def _wrong(fact: Fact) -> Iterator[str]:
    for each in (fact.id, *fact.answer_ids):
        if not is_name(each):
            where = "is no id of a fact" if each == fact.id else f"is no id of an answer of {fact.id}"
            yield f"facts.toml: {each} {where}; use small letters, digits and _"
    if len(fact.answers) < 2:
        yield f"facts.toml: {fact.id} has fewer than two answers, so nothing can turn on it"
    if fact.derived and fact.id not in NEEDED:
        yield f"facts.toml: {fact.id} is derived, and nobody works it out; only {DERIVED} is"

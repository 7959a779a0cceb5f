"""Random policies of any size that look like written ones: the same at every run.

Facts have three to five answers, `unknown` last. Rules are two to four tests, some of them by name. Two ways
in which a policy grows: by `cards`, as protocols do, where each main problem brings questions and rules of
its own; or `tangled`, where any rule may turn on any of the facts.
"""

import random
from collections.abc import Sequence

from console.policy.conditions import And, Condition, Is, Named, Or
from console.policy.facts import Catalogue, Danger, Fact
from console.policy.load import read_policy
from console.policy.model import PARTS, Policy
from tests.policy.building import Written, a_catalogue, a_fact, policy_text

SEED = 20260301
SHARED = 4  # facts that all parts and cards read, as weapon and suicide are
OF_A_CARD = 6  # facts that only the rules for one main problem read
NAMED = 5
WAYS = ("cards", "tangled")
SENDS = {
    "medical": (("ems_staged",), ("ems",)),
    "safety": (("law_enforcement",), ("co_response",), ("no_law_enforcement",)),
    "care": (("mobile_crisis",), ("transfer_988", "keep_line"), ("phone_clinician",)),
}


def random_policy(way: str, facts: int, rules: int, seed: int = SEED) -> tuple[Policy, Catalogue]:
    """A policy of so many rules in its three parts, over so many facts, grown one of the two ways."""
    chance = random.Random(f"{seed} {way} {facts} {rules}")  # noqa: S311 - no secret
    cards = (facts - 1 - SHARED) // OF_A_CARD if way == "cards" else 0
    problem = a_fact("problem", *(f"card{number}" for number in range(max(cards, 2))), "unknown")
    catalogue = a_catalogue(problem, *(_fact(chance, number) for number in range(1, facts)))
    shared, others = catalogue.facts[1 : 1 + SHARED], catalogue.facts[1 + SHARED :]
    named = {f"named_{number}": _either(chance, shared) for number in range(NAMED)}
    parts = {}
    for place, part in enumerate(PARTS):
        written = []
        for number in range(rules // 3 + (place < rules % 3) - 1):
            card = number % cards if cards else None
            own = others if card is None else others[card * OF_A_CARD : (card + 1) * OF_A_CARD]
            when = _when(chance, tuple(named), shared, own, card)
            written.append(Written(when, chance.choice(SENDS[part]), chance.choice((1, 2, 3, None))))
        parts[part] = [*written, Written(None, ("referral",) if part == "care" else ())]
    return read_policy(policy_text(parts, named), "random.toml", catalogue), catalogue


def _fact(chance: random.Random, number: int) -> Fact:
    answers = [f"a{place}" for place in range(chance.randint(2, 4))]
    danger: Danger | None = chance.choice((None, "ordered", "ordered", "none_or_any"))
    return a_fact(f"f{number}", *answers, "unknown", danger=danger)


def _when(
    chance: random.Random,
    names: Sequence[str],
    shared: Sequence[Fact],
    own: Sequence[Fact],
    card: int | None,
) -> Condition:
    """Two to four tests joined by `and`: of the card, by name, of what all rules read, of what few do."""
    tests: list[Condition] = [] if card is None else [Is("problem", (f"card{card}",))]
    for _ in range(chance.randint(2 - len(tests), 4 - len(tests))):
        kind = chance.random()
        if kind < 0.3:
            tests.append(Named(chance.choice(names)))
        else:
            tests.append(_test(chance, chance.choice(shared if kind < 0.5 else own)))
    return And(tuple(tests)) if len(tests) > 1 else tests[0]


def _either(chance: random.Random, facts: Sequence[Fact]) -> Condition:
    """Two tests joined by `or`, as `armed` is."""
    return Or(tuple(_test(chance, fact) for fact in chance.sample(facts, 2)))


def _test(chance: random.Random, fact: Fact) -> Condition:
    """The graver answers of a fact, often the unknown one too."""
    first = chance.randint(1, len(fact.answers) - 2)
    return Is(fact.id, fact.answer_ids[first : None if chance.random() < 0.6 else -1])

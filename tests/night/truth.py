"""What the callers of a made-up night know. All of it by chance, from a seed."""

from collections.abc import Mapping
from random import Random
from typing import NamedTuple

STREETS = (
    "Alder Row", "Harrow Street", "Quarry Lane", "Sorrel Court", "Mill Road", "Larkspur Way",
    "Fennel Court",
)  # fmt: skip
LIKELY: Mapping[str, Mapping[str, int]] = {
    "problem": {"suicidal_person": 4, "mental_health_crisis": 5, "welfare_check": 3, "dispute": 2},
    "medical": {"none": 8, "minor": 2, "emergency": 1, "unknown": 1},
    "suicide": {"none": 6, "ideation": 4, "plan_or_intent": 2, "imminent": 1, "unknown": 1},
    "weapon": {"none": 8, "edged": 2, "firearm": 1, "unknown": 1},
    "weapon_access": {"secured": 1, "in_home": 2, "within_reach": 2, "in_hand": 1, "unknown": 1},
    "violence": {"none": 7, "property_damage": 1, "verbal_threats": 2, "physical_stopped": 1, "unknown": 1},
    "threat": {"none": 8, "vague": 2, "specific": 1},
    "others_in_danger": {"no": 8, "yes": 1, "unknown": 1},
    "crime": {"none": 8, "suspected": 1, "committed": 1},
    "hazard": {"none": 9, "height": 1, "water": 1},
    "others_present": {"alone": 3, "adults": 3, "children": 1},
    "consents_transfer": {"yes": 3, "no": 1},
    "engagement": {"would_talk": 3, "refuses": 1, "talking_now": 1},
}
"""How often each answer is true, for the facts of which it matters; of the others the first answer is."""


class Caller(NamedTuple):
    """Where somebody needs help, and what is true there; `hangs_up`: before all was asked.

    is_gone: who has hung up answers no call-back.
    """

    address: str
    number: str
    facts: Mapping[str, str]
    hangs_up: bool
    is_gone: bool


def a_caller(chance: Random, number: int) -> Caller:
    """Another caller."""
    facts = {fact: chance.choices(tuple(how), tuple(how.values()))[0] for fact, how in LIKELY.items()}
    address = f"{chance.randint(1, 220)} {chance.choice(STREETS)}"
    callback = f"(555) 01{number // 100:02d}-{number % 100:04d}"
    return Caller(address, callback, facts, chance.random() < 0.08, chance.random() < 0.4)

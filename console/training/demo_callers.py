"""What the callers of a made-up room know: every answer they would give, by chance from a seed.

Places are invented, and nobody has a name but those of the agency's own pack. Of a question that was never
asked the answer is kept here, hidden from the room: that is what a what-if is held against.
"""

from collections.abc import Iterable, Mapping
from random import Random
from types import MappingProxyType
from typing import NamedTuple

from console.policy.facts import UNKNOWN, Catalogue

STREETS = (
    "Alder Row", "Harrow Street", "Quarry Lane", "Sorrel Court", "Mill Road", "Larkspur Way", "Fennel Court",
    "Riverbend Drive", "North Terrace", "South Gate", "Teasel Street", "Cinder Path", "Downtown Plaza",
    "Orchard Bank", "Kiln Street",
)  # fmt: skip
"""Streets of no town; some have the names by which the sample agency tells its zones."""
WHO_CALLS: Mapping[str, str] = MappingProxyType(
    {
        "person_in_crisis": "the person themself", "family_on_scene": "the mother, in the next room",
        "family_remote": "a brother, by phone from elsewhere", "bystander": "a neighbor",
        "professional": "the case worker", "responder": "a crew on another errand",
        "other_agency": "the next county's room",
    }
)  # fmt: skip
HOW_OFTEN: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "problem": {
            "suicidal_person": 22, "mental_health_crisis": 28, "welfare_check": 20, "intoxication": 6,
            "disorderly_behavior": 8, "trespass_or_unwanted": 3, "dispute": 6, "threat_or_assault": 3,
            "medical_complaint": 3, "other": 1,
        },
        "caller_role": {
            "person_in_crisis": 34, "family_on_scene": 24, "family_remote": 12, "bystander": 20,
            "professional": 8, "other_agency": 2,
        },
        "age_group": {"child": 2, "teen": 13, "adult": 66, "older_adult": 16, "unknown": 3},
        "medical": {"none": 80, "minor": 12, "emergency": 4, "unknown": 4},
        "suicide": {
            "none": 55, "ideation": 24, "plan_or_intent": 10, "imminent": 4, "attempt_in_progress": 2,
            "unknown": 5,
        },
        "weapon": {"none": 82, "edged": 7, "firearm": 3, "improvised": 2, "other": 1, "unknown": 5},
        "weapon_access": {"secured": 20, "in_home": 30, "within_reach": 25, "in_hand": 10, "unknown": 15},
        "violence": {
            "none": 76, "property_damage": 6, "verbal_threats": 8, "physical_stopped": 4,
            "physical_ongoing": 2, "unknown": 4,
        },
        "threat": {"none": 85, "vague": 8, "specific": 3, "unknown": 4},
        "others_in_danger": {"no": 88, "yes": 7, "unknown": 5},
        "crime": {"none": 84, "suspected": 7, "committed": 4, "in_progress": 2, "unknown": 3},
        "hazard": {"none": 88, "height": 3, "water": 2, "roadway_or_rail": 3, "barricaded": 2, "unknown": 2},
        "others_present": {"alone": 40, "adults": 40, "children": 12, "unknown": 8},
        "presentation": {
            "distress": 46, "psychosis_or_paranoia": 18, "mania": 6, "intoxicated": 12, "confused": 10,
            "idd_or_autism": 4, "unknown": 4,
        },
        "engagement": {"talking_now": 30, "would_talk": 34, "refuses": 16, "cannot": 10, "unknown": 10},
        "whereabouts": {"on_scene": 82, "left_on_foot": 10, "left_in_vehicle": 3, "unknown": 5},
        "wants_police": {"no": 68, "yes": 12, "unknown": 20},
        "consents_transfer": {"yes": 62, "no": 24, "unknown": 14},
        "veteran": {"no": 80, "yes": 8, "unknown": 12},
        "communication": {"voice": 90, "interpreter": 5, "text": 3, "relay": 1, "non_speaking": 1},
        "hold_likely": {"no": 74, "yes": 14, "unknown": 12},
        "violence_history": {"none_known": 80, "yes": 8, "unknown": 12},
    }
)  # fmt: skip
"""How often each answer is the true one, in a hundred calls. Of a fact that is not here all are as likely."""


class Caller(NamedTuple):
    """Where somebody needs help, who calls, and what is true there.

    leaves_after: after so many answers the line drops; None: they stay. is_gone: who has hung up answers no
    call-back. impatient: the room stops asking once it is settled who goes.
    """

    address: str
    number: str
    facts: Mapping[str, str]
    leaves_after: int | None
    is_gone: bool
    is_impatient: bool
    stops_early: bool

    @property
    def who(self) -> str:
        """Who calls, in the words of the form; empty where nobody said."""
        return WHO_CALLS.get(self.facts.get("caller_role", ""), "")


def a_caller(chance: Random, catalogue: Catalogue, addresses: Iterable[str] = ()) -> Caller:
    """Another caller. addresses: places that called before, one of which may call again."""
    known = tuple(addresses)
    again = known and chance.random() < 0.12
    address = chance.choice(known) if again else f"{chance.randint(1, 980)} {chance.choice(STREETS)}"
    leaves = chance.randint(2, 9) if chance.random() < 0.06 else None
    return Caller(
        address,
        f"555-01{chance.randint(0, 99):02d}",
        true_answers(chance, catalogue),
        leaves,
        chance.random() < 0.45,
        chance.random() < 0.6,
        chance.random() < 0.03,
    )


def true_answers(chance: Random, catalogue: Catalogue) -> dict[str, str]:
    """An answer to each question that there is, but for the care team, which is not the caller's to know."""
    facts: dict[str, str] = {}
    for fact in catalogue.facts:
        if fact.id == "care_team":
            continue
        often = {each: n for each, n in HOW_OFTEN.get(fact.id, {}).items() if each in fact.answer_ids}
        often = often or dict.fromkeys(fact.answer_ids, 1)
        facts[fact.id] = chance.choices(tuple(often), tuple(often.values()))[0]
    return _fitting(facts, catalogue)


def _fitting(facts: dict[str, str], catalogue: Catalogue) -> dict[str, str]:
    """The answers without those that nobody would give together."""
    if facts.get("problem") == "suicidal_person" and facts.get("suicide") == "none":
        facts["suicide"] = "ideation"
    if facts.get("problem") == "medical_complaint" and facts.get("medical") == "none":
        facts["medical"] = "minor"
    if facts.get("problem") == "threat_or_assault" and facts.get("threat") == "none":
        facts["threat"] = "vague"
    if facts.get("weapon") == "none" and "weapon_access" in facts:
        facts["weapon_access"] = "secured"
    if facts.get("caller_role") == "person_in_crisis":
        for fact, answer in (("whereabouts", "on_scene"), ("engagement", "talking_now")):
            if fact in facts and answer in catalogue.by_id[fact].answer_ids:
                facts[fact] = answer
    return facts


def another(chance: Random, answers: Iterable[str], true: str) -> str:
    """An answer that turns out to be wrong; the true one where there is no other."""
    others = [each for each in answers if each not in (true, UNKNOWN)]
    return chance.choice(others) if others else true

"""Closed lists and the marks that say how each field of an entry is protected."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Literal


class Mark(StrEnum):
    """How a field is protected; screens, search, exports and redaction read it."""

    PLAIN = "plain"
    PERSON = "person"
    HEALTH = "health"
    JUSTICE = "criminal_justice"
    REVIEW = "review"


Plain = Annotated[str, Mark.PLAIN]
PersonText = Annotated[str, Mark.PERSON]
HealthText = Annotated[str, Mark.HEALTH]

SaidBy = Literal["caller", "unit_on_scene", "premise_history", "another_agency", "responder"]
"""Who said an answer (facts.md, 'Rules that hold for every fact')."""

Detail = Literal["address", "callback", "caller", "person"]
"""The fields of the intake form, in the order in which they are asked."""
DETAILS: tuple[Detail, ...] = ("address", "callback", "caller", "person")

CountsAs = Literal["available", "dispatched", "en_route", "staged", "on_scene", "not_available"]
"""What an agency's local status counts as; code knows this and never the local word."""

HandOffStep = Literal[
    "offered", "ringing", "accepted", "summary_read", "confirmed", "dropped", "declined", "caller_declined"
]
"""A hand-off's course; `declined`: the line will not take it, `caller_declined`: the caller will not go."""

ApprovalAnswer = Literal["approve", "send_after_all", "send_instead"]

SENDS_SOMEBODY = (
    "ems",
    "ems_staged",
    "law_enforcement",
    "law_enforcement_cit",
    "co_response",
    "mobile_crisis",
    "alternative_responder",
)
"""The responses that put somebody on the way to the person (DESIGN, `less_help`)."""

SCENE_FACTS = ("weapon", "weapon_access", "violence", "threat", "others_in_danger", "crime", "hazard")
"""The facts that make a scene unsafe to enter (policy-sheets, `scene_unsafe`)."""

WITH_DEPUTIES = ("law_enforcement", "law_enforcement_cit", "co_response")
"""The responses that bring deputies."""
FALLS_BACK: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "alternative_responder": ("mobile_crisis", "co_response"),
        "mobile_crisis": ("alternative_responder", "co_response"),
        "co_response": ("law_enforcement_cit",),
        "law_enforcement_cit": ("law_enforcement",),
    }
)
"""What may go instead of a response that no unit can fill, in this order (policy-sheets, 'How to read')."""

GOES_WITH: Mapping[tuple[str, str], str] = MappingProxyType(
    {("co_response", "law_enforcement_cit"): "phone_clinician"}
)
"""What else is asked for where the second goes instead of the first (policy-sheets, 'How to read')."""

PAIRED = "co_response"
"""The response that two units can fill together: a clinician from here, a deputy from there."""

CIVILIAN = ("alternative_responder", "mobile_crisis")
"""The responses that a care team fills (facts.md, `care_team`)."""

CheckAnswer = Literal["all_well", "no_answer"]
"""What a crew at the scene answers when the room asks whether it is well; needing help is a panic."""
RefusalWhy = Literal["alone", "scene_unsafe", "known_history", "not_able", "other"]
"""Why a crew does not go, for its own safety (policies-and-protocols, section 7, no. 9)."""
UnservedWhy = Literal["no_unit", "out_of_hours", "out_of_area", "too_far", "refused", "risk_changed"]
"""Why what is asked for did not go: a closed list, for it is counted (section 7, no. 7)."""
Unreached = Literal["send", "welfare_check", "nobody"]
"""What is decided on a caller who hung up and cannot be reached (section 7, no. 13)."""
NextOutcome = Literal["done", "not_reached"]
"""What comes of a promise that was made when a call was closed."""
CrewDid = Literal["waited", "went_in", "treated_outside", "left"]
"""What a crew did that had asked for deputies (section 7, no. 14)."""

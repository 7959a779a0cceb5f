"""Ids, closed lists and the marks that say how each field of an entry is protected."""

from enum import StrEnum
from typing import Annotated, Literal, NewType

CallId = NewType("CallId", str)
UnitId = NewType("UnitId", str)
PersonId = NewType("PersonId", str)


class Mark(StrEnum):
    """How a field is protected; screens, search, exports and redaction read it."""

    PLAIN = "plain"
    PERSON = "person"
    HEALTH = "health"
    JUSTICE = "criminal_justice"


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

CIVILIAN = ("alternative_responder", "mobile_crisis")
"""The responses that a care team fills (facts.md, `care_team`)."""

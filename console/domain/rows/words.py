"""The words for responses and steps, and for ages and times left.

The product's own, one place for all screens.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from console.domain.clock import EPOCH
from console.domain.names import CountsAs
from console.policy.told import SENT


class ResponseWords(NamedTuple):
    """How a response is said.

    Its name, as one of a list, as the sentence that asks for it, and what it means.
    """

    name: str
    listed: str
    headline: str
    detail: str


RESPONSES: Mapping[str, ResponseWords] = MappingProxyType(
    {
        response: ResponseWords(name, SENT[response], headline, detail)
        for response, (name, headline, detail) in {
            "ems": ("Paramedics", "Send paramedics straight in", "to the person"),
            "ems_staged": (
                "Paramedics, staged",
                "Send paramedics to stage nearby",
                "they go in when the scene is declared safe",
            ),
            "law_enforcement": ("Deputies", "Send deputies", "to the scene"),
            "law_enforcement_cit": (
                "Crisis-trained deputies",
                "Send crisis-trained deputies",
                "to the scene",
            ),
            "co_response": ("Clinician and deputy", "Send a clinician and a deputy", "one team"),
            "mobile_crisis": ("Crisis team", "Send a crisis team", "two civilians, one a clinician"),
            "alternative_responder": (
                "Clinician and paramedic",
                "Send a clinician and a paramedic",
                "a civilian team",
            ),
            "phone_clinician": (
                "Clinician in the room",
                "A clinician here joins the call",
                "by phone, on this line",
            ),
            "transfer_988": (
                "Hand-off to the crisis line",
                "Hand the caller to the crisis line",
                "yours until a named counselor accepts",
            ),
            "keep_line": (
                "Keep the caller on the line",
                "Stay on the line",
                "until they are with the person",
            ),
            "no_law_enforcement": (
                "Deputies are not sent",
                "Deputies are not sent",
                "a decision on record, with its reason",
            ),
            "supervisor_decides": ("A supervisor decides", "A supervisor decides now", "the time limit runs"),
            "referral": ("Help line's number", "Give the help line's number", "no responder"),
            "follow_up": ("Call back later", "Call back later", "within the agency's limit"),
        }.items()
    }
)

HEADLINE_ORDER = (
    "supervisor_decides",
    "law_enforcement_cit",
    "law_enforcement",
    "co_response",
    "mobile_crisis",
    "alternative_responder",
    "ems",
    "ems_staged",
    "no_law_enforcement",
    "phone_clinician",
    "transfer_988",
    "referral",
    "keep_line",
    "follow_up",
)
"""Which response the headline names first: who goes to the person, then who talks."""

BASIS: Mapping[str, str] = MappingProxyType(
    {"sourced": "from a public source", "inferred": "our reading of the policy", "ours": "our own rule"}
)
SAID_BY: Mapping[str, str] = MappingProxyType(
    {
        "caller": "caller",
        "unit_on_scene": "unit on scene",
        "premise_history": "premise history",
        "another_agency": "another agency",
        "responder": "responder",
    }
)
STEPS: Mapping[str, str] = MappingProxyType(
    {
        "offered": "offered to the caller",
        "ringing": "ringing",
        "accepted": "accepted",
        "summary_read": "summary read",
        "confirmed": "confirmed",
        "dropped": "dropped",
        "declined": "declined by the line",
        "caller_declined": "declined by the caller",
    }
)

FLAGS: Mapping[str, str] = MappingProxyType(
    {
        "approval:supervisor": "a supervisor must approve",
        "ask_again": "ask again",
        "gap_call": "gap call",
        "eligible_not_served": "counted as unmet",
    }
)
PART_ASKS: Mapping[str, str] = MappingProxyType(
    {
        "medical": "is a life or a body at risk?",
        "safety": "is anyone in danger, or a crime going on?",
        "care": "who looks after the person?",
    }
)
"""What each part of a policy answers; in each the first rule that fits decides."""
RECORDS = "Police records"
"""What a note of police records is called, in the notes of the call and on a brief."""

LANGUAGES: Mapping[str, str] = MappingProxyType({"en": "English", "es": "Spanish"})
"""Languages by their code; one that is not here is said by its code."""


def headline(responses: Sequence[str]) -> str:
    """A sentence that says who goes, or who talks where nobody goes, and at most one thing beside it."""
    named = [response for response in HEADLINE_ORDER if response in responses]
    if not named:
        return "Nobody is asked for"
    medical = [each for each in named[1:] if each in ("ems", "ems_staged")]
    second = (medical or named[1:])[:1]
    beside = [RESPONSES[each].listed for each in second if each not in ("keep_line", "follow_up")]
    return "; ".join((RESPONSES[named[0]].headline, *beside))


def sent_as(response: str) -> str:
    """What a unit is there for, whether it waits nearby or not."""
    return RESPONSES["ems" if response == "ems_staged" else response].name


def waits(counts_as: CountsAs) -> str:
    """That a crew which is not to go in yet is nearby, or will be: `staged` is said only of who is there."""
    return "waits nearby" if counts_as == "staged" else "will wait nearby"


def listed(responses: Sequence[str]) -> str:
    """The responses in one line inside a sentence: `deputies, paramedics staged nearby`."""
    named = [RESPONSES[response].listed for response in HEADLINE_ORDER if response in responses]
    return ", ".join(named) if named else "nobody"


def short(responses: Sequence[str]) -> str:
    """The responses in one line that begins a sentence."""
    named = listed(responses)
    return f"{named[0].upper()}{named[1:]}"


def more_questions(at_most: int) -> str:
    """How many questions there can still be."""
    return "at most 1 more question" if at_most == 1 else f"at most {at_most} more questions"


def sentence(text: str) -> str:
    """A text as a sentence of its own: a capital first, a full stop last."""
    text = text.strip()
    if not text:
        return ""
    return f"{text[0].upper()}{text[1:]}" + ("" if text[-1] in ".!?…”" else ".")


def age(since: datetime, now: datetime) -> str:
    """How long ago, as the desk writes it: `0:48`, `12:05`, `1 h 04 min`, `3 d`.

    A moment ahead of now is `0:00`.
    """
    seconds = max(0, int((now - since).total_seconds()))
    if seconds < 3600:
        return f"{seconds // 60}:{seconds % 60:02d}"
    if seconds < 86400:
        return f"{seconds // 3600} h {seconds % 3600 // 60:02d} min"
    return f"{seconds // 86400} d"


def minutes(since: datetime, now: datetime) -> str:
    """How long ago in whole minutes, in seconds below one: `48 s`, `12 min`, `1 h 4 min`."""
    seconds = max(0, int((now - since).total_seconds()))
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3600:
        return f"{seconds // 60} min"
    if seconds < 86400:
        return f"{seconds // 3600} h {seconds % 3600 // 60} min"
    return f"{seconds // 86400} d"


def clock_was_set(by: timedelta) -> str:
    """What a person is told when somebody has set the machine's clock."""
    span = minutes(EPOCH, EPOCH + abs(by))
    where = "forward" if by > timedelta(0) else "back"
    return (
        f"The clock of this machine was set {where} by {span}. Ages and limits go on as they were; what is "
        "entered from now on has the clock's time."
    )


def left(due: datetime, now: datetime) -> str:
    """How long is left, or how late it is: `0:50 left`, `1:10 late`."""
    seconds = int((due - now).total_seconds())
    late = seconds < 0
    seconds = abs(seconds)
    span = (
        f"{seconds // 60}:{seconds % 60:02d}"
        if seconds < 3600
        else f"{seconds // 3600} h {seconds % 3600 // 60} min"
    )
    return f"{span} late" if late else f"{span} left"

"""One entry as the store gives it: the envelope and its body."""

from datetime import datetime
from typing import NamedTuple

from console.domain.entries import AnyBody
from console.domain.people_entries import ABOUT_PEOPLE


class Entry(NamedTuple):
    """One entry: what the store gave it, who did it, and its body.

    at: when it was recorded; happened_at: when it was true, which differs only with a reason (`why_then`).
    subject: the call or unit it is about, or `people`, or `room`.
    """

    number: int
    at: datetime
    happened_at: datetime
    why_then: str
    who: str
    position: str
    subject: str
    body: AnyBody


def subject_of(body: AnyBody) -> str:
    """The call or unit that a body is about, or `people`, or `room`."""
    if isinstance(body, ABOUT_PEOPLE):
        return "people"
    call = getattr(body, "call", None)
    unit = getattr(body, "unit", None)
    return str(call or unit or "room")

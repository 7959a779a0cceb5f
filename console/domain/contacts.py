"""Which crisis lines fit a caller, and which comes next when one does not accept in time."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from console.domain.agency import Agency, Contact, Takes
from console.domain.board import Call

TAKEN_BY: dict[str, Takes] = {"text": "text", "relay": "relay", "voice": "voice", "interpreter": "voice"}
"""What a contact must take for each way of communicating that a call can have."""


class Caller(NamedTuple):
    """What of a caller decides which contacts fit."""

    communication: str = ""
    languages: tuple[str, ...] = ("en",)
    veteran: bool = False


def caller_of(call: Call) -> Caller:
    """The caller of a call, by the answers."""
    facts = call.facts()
    speaks = ("es",) if facts.get("communication") == "interpreter" else ("en",)
    return Caller(facts.get("communication", ""), speaks, facts.get("veteran") == "yes")


def fits(contact: Contact, communication: str, languages: Sequence[str]) -> bool:
    """Whether a contact takes the way in which the caller communicates, in one of the caller's languages."""
    way = TAKEN_BY.get(communication, "voice")
    return way in contact.takes and (way != "voice" or any(each in contact.languages for each in languages))


def fitting(
    contacts: Sequence[Contact], communication: str, languages: Sequence[str], veteran: bool
) -> tuple[Contact, ...]:
    """All contacts, those that fit first, a veterans' line before the others where the person has served."""

    def order(contact: Contact) -> tuple[bool, bool]:
        return not fits(contact, communication, languages), contact.veterans != veteran

    return tuple(sorted(contacts, key=order))


def next_contact(agency: Agency, caller: Caller, tried: Iterable[str]) -> str:
    """The next contact in the agency's order that fits and was not tried; empty where none is left.

    A veterans' line is for those who have served.
    """
    before = set(tried)
    return next(
        (
            each.id
            for each in fitting(agency.contact, *caller)
            if each.id not in before
            and fits(each, caller.communication, caller.languages)
            and (caller.veteran or not each.veterans)
        ),
        "",
    )

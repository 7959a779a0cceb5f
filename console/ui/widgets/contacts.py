"""Which contacts fit a caller, and how a contact is told in a line. Paints nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from console.domain.agency import Contact, Takes
from console.ui.widgets.options import Option

if TYPE_CHECKING:
    from console.ui.widgets.hand_off import ToHandOff

TAKEN_BY: dict[str, Takes] = {"text": "text", "relay": "relay", "voice": "voice", "interpreter": "voice"}
"""What a contact must take for each way of communicating that a call can have."""
LANGUAGES = {"en": "English", "es": "Spanish"}


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


def contact_options(contacts: Sequence[Contact], to: "ToHandOff") -> list[Option]:
    """One option a contact: number, what it takes, languages; marked where it fits."""
    return [
        Option(
            each.id, each.name, told(each), mark="fits" if fits(each, to.communication, to.languages) else ""
        )
        for each in contacts
    ]


def told(contact: Contact) -> str:
    """A contact in a line."""
    languages = ", ".join(LANGUAGES.get(each, each) for each in contact.languages)
    veterans = "; veterans" if contact.veterans else ""
    return f"{contact.number}; {', '.join(contact.takes)}; {languages}{veterans}"

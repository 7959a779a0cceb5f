"""How a contact is told in a line. Paints nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from console.domain.agency import Contact
from console.domain.contacts import fits
from console.ui.widgets.options import Option

if TYPE_CHECKING:
    from console.ui.widgets.hand_off import ToHandOff

LANGUAGES = {"en": "English", "es": "Spanish"}


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

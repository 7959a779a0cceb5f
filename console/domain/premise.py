"""What is known of a place and stays with it: the commands and entries of premise notes, and what decides.

A note is written on a call and belongs to the place of that call; it is found again by the address, however
that is written. It is no answer: who asks says with the answer that it comes from the record of the place.
What police records say is no premise note: it stands where only deputies hear it.
"""

from datetime import datetime
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from console.domain.body import Body, PlainNumber
from console.domain.command import Base, EntryNumber, MaybeReason
from console.domain.names import HealthText, Mark, Plain
from console.domain.texts import REASON_MAX

About = Literal["hazard", "trigger", "calming", "access"]
"""What a note tells: what can hurt a crew, what makes it worse, what calms, how to get in."""


class NotePremise(Base):
    """Note what is known of the place of a call: it stays with the place."""

    command: Literal["NotePremise"] = "NotePremise"
    call: Plain
    about: Annotated[About, Mark.PLAIN]
    text: Annotated[str, Field(min_length=1, max_length=REASON_MAX), Mark.HEALTH]


class EndPremiseNote(Base):
    """A note of a place is true no longer; `entry`: the one in which it was noted."""

    command: Literal["EndPremiseNote"] = "EndPremiseNote"
    call: Plain
    entry: EntryNumber
    reason: MaybeReason = ""


class PremiseNoted(Body):
    """Something about the place of a call was noted."""

    kind: Literal["PremiseNoted"] = "PremiseNoted"
    call: Plain
    about: Annotated[About, Mark.PLAIN]
    text: HealthText


class PremiseNoteEnded(Body):
    """The note of a place in entry `note` holds no longer."""

    kind: Literal["PremiseNoteEnded"] = "PremiseNoteEnded"
    call: Plain
    note: PlainNumber
    reason: HealthText


class EarlierHere(NamedTuple):
    """An earlier call of a place: when it came in, and how it ended or what was noted last."""

    call: str
    opened: datetime
    told: str


class PremiseNote(NamedTuple):
    """A note that holds: by whom, when, in which entry and on which call."""

    entry: int
    call: str
    about: About
    text: str
    who: str
    at: datetime


class PlaceKnown(NamedTuple):
    """What is known of the place of a call: notes that hold, the last calls, and how many more there were.

    is_read: the store could be read; where not, nothing is known, which is not the same as nothing there.
    """

    notes: tuple[PremiseNote, ...] = ()
    earlier: tuple[EarlierHere, ...] = ()
    more: int = 0
    is_read: bool = True


NOTHING_KNOWN = PlaceKnown()
NOT_READ = PlaceKnown(is_read=False)

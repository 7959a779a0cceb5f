"""Messages about a call: from whoever sits at one position to another, to a person, a supervisor or a crew.

A message stands in the alert lane of whom it is for until somebody there has read it. A crew has no screen:
what is for it stands at the position that has its call, until it was passed on. With the call it ends.
"""

from datetime import datetime
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from console.domain.body import Body, PlainNumber
from console.domain.command import Base, EntryNumber, Name
from console.domain.names import HealthText, Mark, PersonText, Plain
from console.domain.texts import REASON_MAX

SUPERVISOR = "supervisor"
"""Whom a message is for that any supervisor may read."""


class LeaveMessage(Base):
    """Tell somebody something about a call; `to`: a position, a person, a unit, or `supervisor`."""

    command: Literal["LeaveMessage"] = "LeaveMessage"
    call: Plain
    to: Name
    text: Annotated[str, Field(min_length=1, max_length=REASON_MAX), Mark.HEALTH]


class ReadMessage(Base):
    """A message was read, or passed on to the crew it was for; `entry`: the one in which it was left."""

    command: Literal["ReadMessage"] = "ReadMessage"
    call: Plain
    entry: EntryNumber


class MessageLeft(Body):
    """A message about a call was left for somebody."""

    kind: Literal["MessageLeft"] = "MessageLeft"
    call: Plain
    to: PersonText
    text: HealthText


class MessageRead(Body):
    """The message in entry `message` was read."""

    kind: Literal["MessageRead"] = "MessageRead"
    call: Plain
    message: PlainNumber


class Message(NamedTuple):
    """A message that nobody has read yet: for whom, from whom at which position, when, in which entry."""

    to: str
    text: str
    who: str
    position: str
    at: datetime
    entry: int

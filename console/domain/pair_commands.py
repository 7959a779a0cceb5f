"""The command that sends two units as one. Part of `commands`."""

from typing import Annotated, Literal

from console.domain.command import Base, MaybeReason
from console.domain.names import Mark, Plain, UnservedWhy


class SendPair(Base):
    """Send a clinician's unit and a deputy's, which come from two places and go in together: both, or none.

    One of them may be on the call already; then the other is sent to it. The clinician's unit waits nearby
    until a named person declares the scene safe. `reason` where the policy asks for no such pair;
    `unserved`: why what it asks for does not go, where the pair goes instead of it.
    """

    command: Literal["SendPair"] = "SendPair"
    call: Plain
    clinician: Plain
    deputy: Plain
    reason: MaybeReason = ""
    unserved: Annotated[UnservedWhy | None, Mark.PLAIN] = None

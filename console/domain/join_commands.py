"""The commands that make two calls one, and one two again. Part of `commands`."""

from typing import Literal

from console.domain.command import Base, MaybeReason, Reason
from console.domain.names import Plain


class JoinCall(Base):
    """Join a call to another one that is about the same; what its caller said goes on there."""

    command: Literal["JoinCall"] = "JoinCall"
    call: Plain
    into: Plain
    reason: MaybeReason = ""


class SplitCall(Base):
    """Open a call again that was wrongly joined to another."""

    command: Literal["SplitCall"] = "SplitCall"
    call: Plain
    reason: Reason

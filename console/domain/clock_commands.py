"""The commands about clocks that look after people. Part of `commands`."""

from typing import Annotated, Literal

from console.domain.command import Base, MaybeReason
from console.domain.names import Mark, Plain, Unreached


class SilenceAlert(Base):
    """Let one alert be heard no more at this position, until it gets graver or comes again; it stays seen."""

    command: Literal["SilenceAlert"] = "SilenceAlert"
    call: Plain
    alert: Plain


class LetHandOffRunOut(Base):
    """The time for accepting a hand-off has passed: the next contact that fits is the one to ring."""

    command: Literal["LetHandOffRunOut"] = "LetHandOffRunOut"
    call: Plain


class RingNext(Base):
    """Ring the next contact, and let go of the one that did not accept in time."""

    command: Literal["RingNext"] = "RingNext"
    call: Plain


class DecideUnreached(Base):
    """What goes where a caller hung up and cannot be reached; that nobody does needs a supervisor's name."""

    command: Literal["DecideUnreached"] = "DecideUnreached"
    call: Plain
    what: Annotated[Unreached, Mark.PLAIN]
    approved_by: Annotated[str | None, Mark.PERSON] = None
    reason: MaybeReason = ""

"""The commands about clocks that look after people. Part of `commands`."""

from typing import Literal

from console.domain.command import Base
from console.domain.names import Plain


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

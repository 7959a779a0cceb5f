"""The entries about clocks that look after people. Part of `entries`."""

from typing import Annotated, Literal

from console.domain.body import Body, PlainNumber
from console.domain.names import HealthText, Mark, Plain, Unreached


class AlertSilenced(Body):
    """One alert was silenced at one position; `level`: how far it had climbed, `mark`: which one it was."""

    kind: Literal["AlertSilenced"] = "AlertSilenced"
    call: Plain
    alert: Plain
    level: PlainNumber
    mark: Plain


class HandOffRanOut(Body):
    """A crisis line did not accept in time; `next`: whom to ring then, empty where no other fits."""

    kind: Literal["HandOffRanOut"] = "HandOffRanOut"
    call: Plain
    contact: Plain
    next: Plain


class UnreachedDecided(Body):
    """It was decided what goes where a caller hung up and could not be reached."""

    kind: Literal["UnreachedDecided"] = "UnreachedDecided"
    call: Plain
    what: Annotated[Unreached, Mark.PLAIN]
    approved_by: Annotated[str | None, Mark.PERSON]
    reason: HealthText

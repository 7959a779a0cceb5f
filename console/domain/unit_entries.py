"""The entries about units: sent, status, stood down, staging, the scene, the brief. Part of `entries`."""

from typing import Annotated, Literal

from console.domain.body import Body, PlainFlag, PlainNumber
from console.domain.names import HealthText, Mark, PersonText, Plain


class UnitSent(Body):
    """A unit was sent; `asked`: the policy asked for this response.

    pair: the unit that it goes with, where two go as one; the response is filled while both are there.
    """

    kind: Literal["UnitSent"] = "UnitSent"
    call: Plain
    unit: Plain
    response: Plain
    staged: PlainFlag
    status: Plain
    asked: PlainFlag
    reason: HealthText
    pair: Plain = ""


class UnitStatusChanged(Body):
    """A unit's status changed; `off_call`: it left the call it was on.

    relieved_by: the unit there that took over its part, if any did.
    """

    kind: Literal["UnitStatusChanged"] = "UnitStatusChanged"
    unit: Plain
    status: Plain
    call: Annotated[str | None, Mark.PLAIN]
    off_call: PlainFlag
    reason: HealthText
    relieved_by: Plain = ""


class UnitStoodDown(Body):
    """A sent unit was taken off a call."""

    kind: Literal["UnitStoodDown"] = "UnitStoodDown"
    call: Plain
    unit: Plain
    status: Plain
    approved_by: PersonText
    reason: HealthText


class UnitMoved(Body):
    """A unit left a call for another one, `into`; it was sent there in the next entry.

    served: it was with the person, and is not asked for there again.
    """

    kind: Literal["UnitMoved"] = "UnitMoved"
    call: Plain
    unit: Plain
    into: Plain
    status: Plain
    approved_by: Annotated[str | None, Mark.PERSON]
    reason: HealthText
    served: PlainFlag = False


class StagingChanged(Body):
    """The answers changed whether paramedics already sent wait nearby or go in."""

    kind: Literal["StagingChanged"] = "StagingChanged"
    call: Plain
    unit: Plain
    staged: PlainFlag


class SceneDeclaredSafe(Body):
    """A named person declared the scene safe; `reason`: how they knew, where nobody of ours was there.

    unit: the one on the call that they belong to; empty: none of ours.
    """

    kind: Literal["SceneDeclaredSafe"] = "SceneDeclaredSafe"
    call: Plain
    by: PersonText
    reason: HealthText = ""
    unit: Plain = ""


class BriefConfirmed(Body):
    """A unit read its brief back; `up_to`: the last entry that the brief then held."""

    kind: Literal["BriefConfirmed"] = "BriefConfirmed"
    call: Plain
    unit: Plain
    up_to: PlainNumber

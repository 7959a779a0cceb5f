"""The commands about units: sending, statuses, standing down, the scene, the brief. Part of `commands`."""

from typing import Annotated, Literal

from console.domain.command import Base, MaybeReason, Name, Reason, Seen
from console.domain.names import Mark, Plain, UnservedWhy


class SendUnit(Base):
    """Send a unit to a call for one response; `reason` where the policy does not ask for it.

    unserved: why what the policy asks for does not go, where this goes instead of it.
    """

    command: Literal["SendUnit"] = "SendUnit"
    call: Plain
    unit: Plain
    response: Plain
    staged: Annotated[bool, Mark.PLAIN] = False
    reason: MaybeReason = ""
    unserved: Annotated[UnservedWhy | None, Mark.PLAIN] = None


class MoveUnit(Base):
    """Take a unit from the call it is on to this one, in one act.

    approved_by: a supervisor, where it has not been with the person there yet. done: where it has, that
    nobody is needed there in its place.
    """

    command: Literal["MoveUnit"] = "MoveUnit"
    call: Plain
    unit: Plain
    response: Plain
    staged: Annotated[bool, Mark.PLAIN] = False
    approved_by: Annotated[str | None, Mark.PERSON] = None
    reason: Reason
    done: Annotated[bool, Mark.PLAIN] = False


class SetUnitStatus(Base):
    """Set a unit's status; `reason` where the order of the agency's statuses is left."""

    command: Literal["SetUnitStatus"] = "SetUnitStatus"
    unit: Plain
    status: Plain
    reason: MaybeReason = ""


class StandDown(Base):
    """Take a sent unit off a call: a supervisor's name and a reason are needed."""

    command: Literal["StandDown"] = "StandDown"
    call: Plain
    unit: Plain
    approved_by: Name
    reason: Reason


class DeclareSceneSafe(Base):
    """A named person says that the scene is safe; `reason`: how they know, where no unit is there."""

    command: Literal["DeclareSceneSafe"] = "DeclareSceneSafe"
    call: Plain
    by: Name
    reason: MaybeReason = ""


class ConfirmBrief(Base):
    """A unit has read the brief back, up to the safety facts it then held."""

    command: Literal["ConfirmBrief"] = "ConfirmBrief"
    call: Plain
    unit: Plain
    seen: Seen = None

"""The commands about a policy that comes into force at a chosen time. Part of `commands`."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, BeforeValidator, Field

from console.domain.command import Base, Name, Reason, Sheet, written_out
from console.domain.names import Mark, Plain


class PlanPolicy(Base):
    """Have a policy, with its list of facts, come into force at a time, instead of one that waits already.

    over: the fingerprint of what is in force and it was begun from; empty is whatever is in force.
    cases: as of an adoption.
    """

    command: Literal["PlanPolicy"] = "PlanPolicy"
    policy: Sheet
    catalogue: Sheet
    begins: Annotated[AwareDatetime, Field(strict=False), BeforeValidator(written_out), Mark.PLAIN]
    by: Name
    reason: Reason
    over: Plain = ""
    cases: Annotated[str | None, Mark.PLAIN] = None


class DropPlannedPolicy(Base):
    """The policy that waits for its time does not come into force."""

    command: Literal["DropPlannedPolicy"] = "DropPlannedPolicy"
    by: Name
    reason: Reason


class BeginPlannedPolicy(Base):
    """The time of the policy that waits has come: the clock puts it in force."""

    command: Literal["BeginPlannedPolicy"] = "BeginPlannedPolicy"

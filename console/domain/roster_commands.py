"""The commands about who is on which unit: signing on, changing the crew, signing off. Part of `commands`."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, BeforeValidator, Field

from console.domain.agency_parts import MEMBER_ID
from console.domain.command import Base, MaybeReason, Reason, written_out
from console.domain.names import Mark, Plain

MEMBERS_MAX = 12
Members = Annotated[
    tuple[Annotated[str, Field(pattern=MEMBER_ID)], ...], Field(max_length=MEMBERS_MAX), Mark.PLAIN
]
"""People of the agency's pack, by their ids."""


class SignOnUnit(Base):
    """People go on duty on a unit, until a shift ends or until a moment.

    Without people: those of the pack's line-up. Without a shift and a moment: the shift of the unit's
    line-up that runs or soon begins, else the one that runs. ends: the moment as a time of day, `18:30`,
    when the room's clock shows it next.
    """

    command: Literal["SignOnUnit"] = "SignOnUnit"
    unit: Plain
    members: Members = ()
    shift: Plain = ""
    until: Annotated[AwareDatetime | None, Field(strict=False), BeforeValidator(written_out), Mark.PLAIN] = (
        None
    )
    ends: Plain = ""


class ChangeCrew(Base):
    """People join or leave a crew within its shift."""

    command: Literal["ChangeCrew"] = "ChangeCrew"
    unit: Plain
    joins: Members = ()
    leaves: Members = ()
    reason: Reason


class TakeUnit(Base):
    """Look after a crew on duty from this position on."""

    command: Literal["TakeUnit"] = "TakeUnit"
    unit: Plain


class SignOffUnit(Base):
    """A crew goes home; `relieved_by`: the unit on the same call that takes over what it was there for."""

    command: Literal["SignOffUnit"] = "SignOffUnit"
    unit: Plain
    relieved_by: Plain = ""
    reason: MaybeReason = ""

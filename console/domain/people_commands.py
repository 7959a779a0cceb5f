"""The commands about people: signing in and off, locks, accounts, breaking the glass. Part of `commands`.

None of them holds a password. Whether one was right is proved to the ledger before the command is decided.
"""

from typing import Annotated, Literal

from pydantic import Field

from console.domain.agency import Role
from console.domain.command import Base, EntryNumber, Name, Reason
from console.domain.names import Mark, Plain

PERSON_ID = r"^[a-z0-9][a-z0-9._-]{0,63}$"
PersonId = Annotated[str, Field(pattern=PERSON_ID), Mark.PLAIN]
Proof = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$"), Mark.PLAIN]


class SignIn(Base):
    """Sit down at a position; `take_over`: from somebody who sits there, with the calls they have."""

    command: Literal["SignIn"] = "SignIn"
    person: PersonId
    take_over: Annotated[bool, Mark.PLAIN] = False


class FailSignIn(Base):
    """A sign-in failed; `person` is empty where the name that was typed is nobody's."""

    command: Literal["FailSignIn"] = "FailSignIn"
    person: Plain = ""


class SignOff(Base):
    """Leave the position at the shift's end; `receiver`: the position that takes what is still here.

    apart: what goes to another position than that: each a call or a unit, and its position.
    report: whether the report of the shift leaves the store with them, under the marks that they may see.
    """

    command: Literal["SignOff"] = "SignOff"
    receiver: Plain = ""
    apart: Annotated[tuple[tuple[str, str], ...], Mark.PLAIN] = ()
    report: Annotated[bool, Mark.PLAIN] = False


class LockPosition(Base):
    """Hide the desk until its person proves who they are; calls and clocks go on."""

    command: Literal["LockPosition"] = "LockPosition"


class UnlockPosition(Base):
    """Show the desk again to the person who sits there."""

    command: Literal["UnlockPosition"] = "UnlockPosition"


class SetPerson(Base):
    """Add somebody who works here, or change their name, their roles, or whether they still do."""

    command: Literal["SetPerson"] = "SetPerson"
    person: PersonId
    name: Name
    roles: Annotated[tuple[Role, ...], Mark.PLAIN]
    is_active: Annotated[bool, Mark.PLAIN] = True


class SetPassword(Base):
    """Give somebody a password, of which only the proof is told here."""

    command: Literal["SetPassword"] = "SetPassword"
    person: PersonId
    proof: Proof


class ReleaseAccount(Base):
    """Let somebody sign in again who was locked out or has not been here for long."""

    command: Literal["ReleaseAccount"] = "ReleaseAccount"
    person: PersonId
    reason: Reason


class BreakGlass(Base):
    """Take the rights of a supervisor, or sit down without a password, because a call cannot wait."""

    command: Literal["BreakGlass"] = "BreakGlass"
    person: PersonId
    reason: Reason


class AnswerBreakGlass(Base):
    """A supervisor has looked at a broken glass; the rights it gave end."""

    command: Literal["AnswerBreakGlass"] = "AnswerBreakGlass"
    entry: EntryNumber
    reason: Reason


class Export(Base):
    """Take words out of the store: `what` names the export, not where it goes.

    marks: of the fields that are wanted, where not all that may be seen are; what is plain is always there.
    """

    command: Literal["Export"] = "Export"
    what: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$"), Mark.PLAIN] = "ledger"
    marks: Annotated[tuple[Mark, ...], Mark.PLAIN] = ()

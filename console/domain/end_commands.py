"""The commands with which a call ends and is opened again, and what then comes. Part of `commands`."""

from typing import Annotated, Literal

from pydantic import Field

from console.domain.command import Base, MaybeNote, MaybeReason, Reason
from console.domain.names import Mark, NextOutcome, Plain


class CloseCall(Base):
    """Close a call; where nobody went and nobody took over: the decision, who approved, what comes next.

    next_in_min: in how many minutes that is due; null: as the agency has it.
    """

    command: Literal["CloseCall"] = "CloseCall"
    call: Plain
    disposition: Plain
    note: MaybeNote = ""
    approved_by: Annotated[str | None, Mark.PERSON] = None
    next_action: MaybeReason = ""
    next_in_min: Annotated[int | None, Field(ge=1, le=10080), Mark.PLAIN] = None


class ReopenCall(Base):
    """Open a closed call again."""

    command: Literal["ReopenCall"] = "ReopenCall"
    call: Plain
    reason: Reason


class NoteNextAction(Base):
    """Say what came of what was promised when a call was closed: it is done, or comes again later."""

    command: Literal["NoteNextAction"] = "NoteNextAction"
    call: Plain
    outcome: Annotated[NextOutcome, Mark.PLAIN]
    note: MaybeNote = ""

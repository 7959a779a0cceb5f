"""The commands that keep crews safe, and count who could not go. Part of `commands`."""

from typing import Annotated, Literal

from console.domain.command import Base, MaybeReason, Name, Reason
from console.domain.names import CheckAnswer, CrewDid, Mark, Plain, RefusalWhy, UnservedWhy


class ReportPanic(Base):
    """A crew calls for help. Nothing is asked first; a unit on no call gets one of its own."""

    command: Literal["ReportPanic"] = "ReportPanic"
    unit: Plain


class EndPanic(Base):
    """A named person says that the crew is safe, and how that is known."""

    command: Literal["EndPanic"] = "EndPanic"
    call: Plain
    unit: Plain
    by: Name
    reason: Reason


class AnswerCheck(Base):
    """The room asked a crew at the scene whether it is well."""

    command: Literal["AnswerCheck"] = "AnswerCheck"
    unit: Plain
    answer: Annotated[CheckAnswer, Mark.PLAIN] = "all_well"


class RefuseToGo(Base):
    """A crew does not go, for its own safety: it needs nobody's leave, and comes off the call."""

    command: Literal["RefuseToGo"] = "RefuseToGo"
    unit: Plain
    why: Annotated[RefusalWhy, Mark.PLAIN]
    reason: MaybeReason = ""


class AskForDeputies(Base):
    """A crew without deputies asks for some, to make a scene safe."""

    command: Literal["AskForDeputies"] = "AskForDeputies"
    unit: Plain
    reason: Reason


class AnswerDeputies(Base):
    """The answer to a crew's request for deputies: yes or no, by a named person."""

    command: Literal["AnswerDeputies"] = "AnswerDeputies"
    call: Plain
    unit: Plain
    answer: Annotated[Literal["yes", "no"], Mark.PLAIN]
    by: Name
    reason: MaybeReason = ""


class NoteCrewDid(Base):
    """What a crew that had asked for deputies did then."""

    command: Literal["NoteCrewDid"] = "NoteCrewDid"
    call: Plain
    unit: Plain
    did: Annotated[CrewDid, Mark.PLAIN]
    reason: MaybeReason = ""


class NoteUnserved(Base):
    """Why a response that is asked for does not go."""

    command: Literal["NoteUnserved"] = "NoteUnserved"
    call: Plain
    response: Plain
    why: Annotated[UnservedWhy, Mark.PLAIN]
    note: MaybeReason = ""

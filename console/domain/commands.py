"""Commands: what a person asks the program to do. Imperative names; strict fields; each field marked once.

Their JSON Schema is what `console record --schema` prints. They know nothing of the board.
"""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from console.domain.area_policy import UseAreaPolicy as UseAreaPolicy
from console.domain.clock_commands import DecideUnreached as DecideUnreached
from console.domain.clock_commands import LetHandOffRunOut as LetHandOffRunOut
from console.domain.clock_commands import RingNext as RingNext
from console.domain.clock_commands import SilenceAlert as SilenceAlert
from console.domain.command import (
    Base,
    EntryNumber,
    MaybeName,
    MaybeReason,
    Name,
    Names,
    Reason,
    Seen,
    Sheet,
    Words,
    Written,
)
from console.domain.command import WhyThen as WhyThen
from console.domain.end_commands import CloseCall as CloseCall
from console.domain.end_commands import NoteNextAction as NoteNextAction
from console.domain.end_commands import ReopenCall as ReopenCall
from console.domain.import_commands import ImportCalls as ImportCalls
from console.domain.import_commands import UndoImport as UndoImport
from console.domain.join_commands import JoinCall as JoinCall
from console.domain.join_commands import SplitCall as SplitCall
from console.domain.messages import LeaveMessage as LeaveMessage
from console.domain.messages import ReadMessage as ReadMessage
from console.domain.names import ApprovalAnswer, Detail, HandOffStep, Mark, Plain, SaidBy
from console.domain.pair_commands import SendPair as SendPair
from console.domain.people_commands import AnswerBreakGlass as AnswerBreakGlass
from console.domain.people_commands import BreakGlass as BreakGlass
from console.domain.people_commands import Export as Export
from console.domain.people_commands import FailSignIn as FailSignIn
from console.domain.people_commands import LockPosition as LockPosition
from console.domain.people_commands import ReleaseAccount as ReleaseAccount
from console.domain.people_commands import SetPassword as SetPassword
from console.domain.people_commands import SetPerson as SetPerson
from console.domain.people_commands import SignIn as SignIn
from console.domain.people_commands import SignOff as SignOff
from console.domain.people_commands import UnlockPosition as UnlockPosition
from console.domain.plan_commands import BeginPlannedPolicy as BeginPlannedPolicy
from console.domain.plan_commands import DropPlannedPolicy as DropPlannedPolicy
from console.domain.plan_commands import PlanPolicy as PlanPolicy
from console.domain.premise import EndPremiseNote as EndPremiseNote
from console.domain.premise import NotePremise as NotePremise
from console.domain.review_commands import AnswerReview as AnswerReview
from console.domain.review_commands import GiveReview as GiveReview
from console.domain.review_commands import NoteComplaint as NoteComplaint
from console.domain.roster_commands import ChangeCrew as ChangeCrew
from console.domain.roster_commands import SignOffUnit as SignOffUnit
from console.domain.roster_commands import SignOnUnit as SignOnUnit
from console.domain.roster_commands import TakeUnit as TakeUnit
from console.domain.safety_commands import AnswerCheck as AnswerCheck
from console.domain.safety_commands import AnswerDeputies as AnswerDeputies
from console.domain.safety_commands import AskForDeputies as AskForDeputies
from console.domain.safety_commands import EndPanic as EndPanic
from console.domain.safety_commands import NoteCrewDid as NoteCrewDid
from console.domain.safety_commands import NoteUnserved as NoteUnserved
from console.domain.safety_commands import RefuseToGo as RefuseToGo
from console.domain.safety_commands import ReportPanic as ReportPanic
from console.domain.trail_commands import PlaceUnit as PlaceUnit
from console.domain.unit_commands import ConfirmBrief as ConfirmBrief
from console.domain.unit_commands import DeclareSceneSafe as DeclareSceneSafe
from console.domain.unit_commands import MoveUnit as MoveUnit
from console.domain.unit_commands import SendUnit as SendUnit
from console.domain.unit_commands import SetUnitStatus as SetUnitStatus
from console.domain.unit_commands import StandDown as StandDown


class AdoptPolicy(Base):
    """Put a policy, with the catalogue and the agency pack it is compiled with, in force.

    shapes: the GeoJSON of the zones. area_policies: those that zones have. cases: the calls it is tried with.
    Of each what stands stays where null is given. over: the fingerprint it replaces; empty: any.
    """

    command: Literal["AdoptPolicy"] = "AdoptPolicy"
    policy: Sheet
    catalogue: Sheet
    agency: Sheet
    by: Name
    reason: Reason
    shapes: Annotated[str | None, Mark.PLAIN] = None
    area_policies: Annotated[tuple[str, ...] | None, Mark.PLAIN] = None
    over: Plain = ""
    cases: Annotated[str | None, Mark.PLAIN] = None


class OpenCall(Base):
    """Open a call; with `waiting`, as one that rings and that nobody has taken yet."""

    command: Literal["OpenCall"] = "OpenCall"
    callback: Annotated[Written, Mark.PERSON] = ""
    waiting: Annotated[bool, Mark.PLAIN] = False


class TakeCall(Base):
    """Become the owner of a call that waits or that another position holds."""

    command: Literal["TakeCall"] = "TakeCall"
    call: Plain


class SetDetail(Base):
    """Write a field of the intake form; `read_back` once the caller has confirmed it."""

    command: Literal["SetDetail"] = "SetDetail"
    call: Plain
    field: Annotated[Detail, Mark.PLAIN]
    value: Annotated[Written, Mark.PERSON]
    read_back: Annotated[bool, Mark.PLAIN] = False


class AddNote(Base):
    """Add a note in free words."""

    command: Literal["AddNote"] = "AddNote"
    call: Plain
    text: Annotated[Words, Mark.HEALTH]


class AddJusticeNote(Base):
    """Add a note of what police records say, for crews with a deputy only: never the record itself."""

    command: Literal["AddJusticeNote"] = "AddJusticeNote"
    call: Plain
    text: Annotated[Words, Mark.JUSTICE]


class AnswerFact(Base):
    """Record one answer, who said it, and the caveat in their words."""

    command: Literal["AnswerFact"] = "AnswerFact"
    call: Plain
    fact: Plain
    answer: Annotated[str, Mark.HEALTH]
    said_by: Annotated[SaidBy, Mark.PLAIN] = "caller"
    caveat: Annotated[Written, Mark.HEALTH] = ""


class AskLater(Base):
    """Put a question off; it comes again when nothing else is left to ask."""

    command: Literal["AskLater"] = "AskLater"
    call: Plain
    fact: Plain


class TakeBack(Base):
    """Take back one's own last answer or field within a minute; the entry stays, a new one undoes it."""

    command: Literal["TakeBack"] = "TakeBack"
    call: Plain
    entry: EntryNumber


class RunPolicyAgain(Base):
    """Run the policy again with the board as it is now."""

    command: Literal["RunPolicyAgain"] = "RunPolicyAgain"
    call: Plain


class LoseLine(Base):
    """The caller hung up or the line dropped: a call-back is due."""

    command: Literal["LoseLine"] = "LoseLine"
    call: Plain


class TryCallBack(Base):
    """A call-back was tried."""

    command: Literal["TryCallBack"] = "TryCallBack"
    call: Plain
    outcome: Annotated[Literal["reached", "no_answer", "voicemail", "refused"], Mark.PLAIN]


class TellCaller(Base):
    """What the caller was told about who is coming; it stands on the crew's brief."""

    command: Literal["TellCaller"] = "TellCaller"
    call: Plain
    text: Annotated[Words, Mark.HEALTH]


class Override(Base):
    """Ask for other responses than the policy does; less than it asks needs a supervisor's name."""

    command: Literal["Override"] = "Override"
    call: Plain
    responses: Names
    reason: Reason
    approved_by: Annotated[str | None, Mark.PERSON] = None
    seen: Seen = None


class AnswerApproval(Base):
    """A supervisor answers: approve, send after all what the policy withholds, or send something else."""

    command: Literal["AnswerApproval"] = "AnswerApproval"
    call: Plain
    by: Name
    answer: Annotated[ApprovalAnswer, Mark.PLAIN]
    responses: Names = ()
    reason: Reason
    seen: Seen = None


class LetApprovalRunOut(Base):
    """The time for an approval has passed: the agency's default acts."""

    command: Literal["LetApprovalRunOut"] = "LetApprovalRunOut"
    call: Plain


class CloseGap(Base):
    """A supervisor takes a call off the gap list, by name and with a reason."""

    command: Literal["CloseGap"] = "CloseGap"
    call: Plain
    by: Name
    reason: Reason
    seen: Seen = None


class MoveHandOff(Base):
    """One step of a hand-off to a crisis line; `person` is who accepted there."""

    command: Literal["MoveHandOff"] = "MoveHandOff"
    call: Plain
    contact: Plain
    step: Annotated[HandOffStep, Mark.PLAIN]
    person: MaybeName = ""
    reason: MaybeReason = ""


class Redact(Base):
    """Erase the words of entries of closed calls, by a supervisor; the reason does not repeat them.

    also: further entries that are erased with the one named, all of them or none.
    """

    command: Literal["Redact"] = "Redact"
    entry: EntryNumber
    also: Annotated[tuple[EntryNumber, ...], Field(max_length=500), Mark.PLAIN] = ()
    by: Name
    reason: Reason


Command = (
    AdoptPolicy | OpenCall | TakeCall | SetDetail | AddNote | AddJusticeNote | AnswerFact | AskLater
    | TakeBack | RunPolicyAgain | LoseLine | TryCallBack | SendUnit | SetUnitStatus | StandDown
    | DeclareSceneSafe | ConfirmBrief | TellCaller | Override | AnswerApproval | LetApprovalRunOut
    | CloseGap | MoveHandOff | CloseCall | ReopenCall | Redact | SignIn | FailSignIn | SignOff
    | LockPosition | UnlockPosition | SetPerson | SetPassword | ReleaseAccount | BreakGlass
    | AnswerBreakGlass | Export | ReportPanic | EndPanic | AnswerCheck | RefuseToGo | AskForDeputies
    | AnswerDeputies | NoteCrewDid | NoteUnserved | JoinCall | SplitCall | NotePremise | EndPremiseNote
    | SilenceAlert | MoveUnit | LetHandOffRunOut | RingNext | UseAreaPolicy | DecideUnreached | LeaveMessage
    | ReadMessage | PlaceUnit | SendPair | SignOnUnit | ChangeCrew | SignOffUnit | TakeUnit | PlanPolicy
    | DropPlannedPolicy | BeginPlannedPolicy | ImportCalls | UndoImport | NoteComplaint | GiveReview
    | AnswerReview | NoteNextAction
)  # fmt: skip

COMMANDS: TypeAdapter[Command] = TypeAdapter(
    Annotated[Command, Field(discriminator="command")], config=ConfigDict(defer_build=True)
)
"""Reads a command from JSON by its `command` and gives the JSON Schema of all."""

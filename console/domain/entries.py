"""Entries: what then stands in the ledger. Past names; never renamed, removed or re-meant (STYLE 25).

A body holds what was known then, including the advice shown. The envelope is `console.domain.entry`.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, Literal, get_args

from console.domain.adoption_entries import PlannedPolicyDropped as PlannedPolicyDropped
from console.domain.adoption_entries import PlannedPolicyHeld as PlannedPolicyHeld
from console.domain.adoption_entries import PolicyAdopted as PolicyAdopted
from console.domain.adoption_entries import PolicyPlanned as PolicyPlanned
from console.domain.area_policy import AreaPolicyUsed as AreaPolicyUsed
from console.domain.body import Body, PlainFlag, PlainMoment, PlainNames, PlainNumber
from console.domain.clock_entries import AlertSilenced as AlertSilenced
from console.domain.clock_entries import HandOffRanOut as HandOffRanOut
from console.domain.clock_entries import UnreachedDecided as UnreachedDecided
from console.domain.import_entries import CallImported as CallImported
from console.domain.import_entries import ImportBegun as ImportBegun
from console.domain.import_entries import ImportUndone as ImportUndone
from console.domain.join_entries import CallClosed as CallClosed
from console.domain.join_entries import CallerJoined as CallerJoined
from console.domain.join_entries import CallerLeft as CallerLeft
from console.domain.join_entries import CallJoined as CallJoined
from console.domain.join_entries import CallReopened as CallReopened
from console.domain.join_entries import NextActionHandedOver as NextActionHandedOver
from console.domain.join_entries import NextActionNoted as NextActionNoted
from console.domain.messages import MessageLeft as MessageLeft
from console.domain.messages import MessageRead as MessageRead
from console.domain.names import (
    ApprovalAnswer,
    Detail,
    HandOffStep,
    HealthText,
    Mark,
    PersonText,
    Plain,
    SaidBy,
)
from console.domain.people_entries import AccountLocked as AccountLocked
from console.domain.people_entries import AccountReleased as AccountReleased
from console.domain.people_entries import ActRefused as ActRefused
from console.domain.people_entries import CallHandedOver as CallHandedOver
from console.domain.people_entries import Exported as Exported
from console.domain.people_entries import GlassAnswered as GlassAnswered
from console.domain.people_entries import GlassBroken as GlassBroken
from console.domain.people_entries import PasswordSet as PasswordSet
from console.domain.people_entries import PersonSet as PersonSet
from console.domain.people_entries import PositionLocked as PositionLocked
from console.domain.people_entries import PositionUnlocked as PositionUnlocked
from console.domain.people_entries import SignedIn as SignedIn
from console.domain.people_entries import SignedOff as SignedOff
from console.domain.people_entries import SignInFailed as SignInFailed
from console.domain.premise import PremiseNoted as PremiseNoted
from console.domain.premise import PremiseNoteEnded as PremiseNoteEnded
from console.domain.review_entries import ComplaintNoted as ComplaintNoted
from console.domain.review_entries import ReviewAnswered as ReviewAnswered
from console.domain.review_entries import ReviewGiven as ReviewGiven
from console.domain.roster_entries import CrewChanged as CrewChanged
from console.domain.roster_entries import UnitHandedOver as UnitHandedOver
from console.domain.roster_entries import UnitSignedOff as UnitSignedOff
from console.domain.roster_entries import UnitSignedOn as UnitSignedOn
from console.domain.safety_entries import CheckAnswered as CheckAnswered
from console.domain.safety_entries import CrewDidThen as CrewDidThen
from console.domain.safety_entries import DeputiesAnswered as DeputiesAnswered
from console.domain.safety_entries import DeputiesAsked as DeputiesAsked
from console.domain.safety_entries import PanicEnded as PanicEnded
from console.domain.safety_entries import PanicReported as PanicReported
from console.domain.safety_entries import ResponseUnserved as ResponseUnserved
from console.domain.safety_entries import UnitRefused as UnitRefused
from console.domain.slips import SlipTakenBack as SlipTakenBack
from console.domain.store_entries import Redacted as Redacted
from console.domain.store_entries import Restored as Restored
from console.domain.trail_entries import UnitPlaced as UnitPlaced
from console.domain.unit_entries import BriefConfirmed as BriefConfirmed
from console.domain.unit_entries import SceneDeclaredSafe as SceneDeclaredSafe
from console.domain.unit_entries import StagingChanged as StagingChanged
from console.domain.unit_entries import UnitMoved as UnitMoved
from console.domain.unit_entries import UnitSent as UnitSent
from console.domain.unit_entries import UnitStatusChanged as UnitStatusChanged
from console.domain.unit_entries import UnitStoodDown as UnitStoodDown


class CallOpened(Body):
    """A call began; nobody owns one that waits."""

    kind: Literal["CallOpened"] = "CallOpened"
    call: Plain
    callback: PersonText
    waiting: PlainFlag


class CallTaken(Body):
    """A person at a position became the owner."""

    kind: Literal["CallTaken"] = "CallTaken"
    call: Plain


class DetailSet(Body):
    """A field of the intake form was written."""

    kind: Literal["DetailSet"] = "DetailSet"
    call: Plain
    field: Annotated[Detail, Mark.PLAIN]
    value: PersonText
    read_back: PlainFlag


class NoteAdded(Body):
    """A note was added."""

    kind: Literal["NoteAdded"] = "NoteAdded"
    call: Plain
    text: HealthText


class JusticeNoteAdded(Body):
    """A note of what police records say was added."""

    kind: Literal["JusticeNoteAdded"] = "JusticeNoteAdded"
    call: Plain
    text: Annotated[str, Mark.JUSTICE]


class FactAnswered(Body):
    """An answer was given."""

    kind: Literal["FactAnswered"] = "FactAnswered"
    call: Plain
    fact: Plain
    answer: HealthText
    said_by: Annotated[SaidBy, Mark.PLAIN]
    caveat: HealthText


class QuestionPutOff(Body):
    """A question was put off."""

    kind: Literal["QuestionPutOff"] = "QuestionPutOff"
    call: Plain
    fact: Plain


class TakenBack(Body):
    """An earlier entry was taken back by who made it; the value before it holds again."""

    kind: Literal["TakenBack"] = "TakenBack"
    call: Plain
    entry: PlainNumber
    fact: Annotated[str | None, Mark.PLAIN]
    field: Annotated[Detail | None, Mark.PLAIN]


class Recommended(Body):
    """The policy was run: what it asked for then, as it was shown.

    priority: while not settled the least urgent still possible, and `priority_may_be` the most urgent.
    """

    kind: Literal["Recommended"] = "Recommended"
    call: Plain
    fingerprint: Plain
    care_team: Plain
    settled: PlainFlag
    responses: Annotated[Mapping[str, tuple[str, ...]], Mark.PLAIN]
    rules: Annotated[Mapping[str, str], Mark.PLAIN]
    priority: Annotated[int | None, Mark.PLAIN]
    flags: PlainNames
    certain: PlainNames
    open: PlainNames
    at_most: PlainNumber
    priority_may_be: Annotated[int | None, Mark.PLAIN] = None


class LineLost(Body):
    """The caller hung up or the line dropped."""

    kind: Literal["LineLost"] = "LineLost"
    call: Plain
    call_back_due: PlainMoment


class CallBackTried(Body):
    """A call-back was tried; `due`: when the next is, where nobody was reached."""

    kind: Literal["CallBackTried"] = "CallBackTried"
    call: Plain
    outcome: Plain
    due: Annotated[datetime | None, Mark.PLAIN]


class CallerTold(Body):
    """What the caller was told."""

    kind: Literal["CallerTold"] = "CallerTold"
    call: Plain
    text: HealthText


class PolicyOverridden(Body):
    """A person asked for something else than the policy did."""

    kind: Literal["PolicyOverridden"] = "PolicyOverridden"
    call: Plain
    responses: PlainNames
    instead_of: PlainNames
    reason: HealthText
    approved_by: Annotated[str | None, Mark.PERSON]


class ApprovalAsked(Body):
    """A supervisor was asked; `rules`: the rules of the three parts that ask for it."""

    kind: Literal["ApprovalAsked"] = "ApprovalAsked"
    call: Plain
    rules: PlainNames
    due: PlainMoment


class ApprovalAnswered(Body):
    """A supervisor answered by name."""

    kind: Literal["ApprovalAnswered"] = "ApprovalAnswered"
    call: Plain
    by: PersonText
    answer: Annotated[ApprovalAnswer, Mark.PLAIN]
    responses: PlainNames
    reason: HealthText


class ApprovalRanOut(Body):
    """No supervisor answered in time: the agency's default asks for these responses."""

    kind: Literal["ApprovalRanOut"] = "ApprovalRanOut"
    call: Plain
    responses: PlainNames


class GapClosed(Body):
    """A supervisor took the call off the gap list."""

    kind: Literal["GapClosed"] = "GapClosed"
    call: Plain
    by: PersonText
    reason: HealthText


class HandOffMoved(Body):
    """A hand-off took a step; `due`: when the line must have accepted."""

    kind: Literal["HandOffMoved"] = "HandOffMoved"
    call: Plain
    contact: Plain
    step: Annotated[HandOffStep, Mark.PLAIN]
    person: PersonText
    reason: HealthText
    due: Annotated[datetime | None, Mark.PLAIN]


AnyBody = (
    PolicyAdopted | CallOpened | CallTaken | DetailSet | NoteAdded | JusticeNoteAdded | FactAnswered
    | QuestionPutOff | TakenBack | Recommended | LineLost | CallBackTried | UnitSent | UnitStatusChanged
    | UnitStoodDown | StagingChanged | SceneDeclaredSafe | BriefConfirmed | CallerTold | PolicyOverridden
    | ApprovalAsked | ApprovalAnswered | ApprovalRanOut | GapClosed | HandOffMoved | CallClosed
    | CallReopened | Redacted | CallHandedOver | SignedIn | SignInFailed | SignedOff | PositionLocked
    | PositionUnlocked | AccountLocked | AccountReleased | PersonSet | PasswordSet | GlassBroken
    | GlassAnswered | ActRefused | Exported | Restored | PanicReported | PanicEnded | CheckAnswered
    | UnitRefused | DeputiesAsked | DeputiesAnswered | CrewDidThen | ResponseUnserved
    | CallJoined | CallerJoined | CallerLeft | PremiseNoted | PremiseNoteEnded
    | AlertSilenced | UnitMoved | HandOffRanOut | AreaPolicyUsed | UnreachedDecided | MessageLeft
    | MessageRead | SlipTakenBack | UnitPlaced
    | UnitSignedOn | CrewChanged | UnitSignedOff | UnitHandedOver
    | NextActionNoted | NextActionHandedOver
    | PolicyPlanned | PlannedPolicyDropped | PlannedPolicyHeld
    | ImportBegun | CallImported | ImportUndone | ComplaintNoted | ReviewGiven | ReviewAnswered
)  # fmt: skip

KINDS: Mapping[str, type[AnyBody]] = MappingProxyType(
    {body.model_fields["kind"].default: body for body in get_args(AnyBody)}
)
"""Every kind of body by its name."""


def read_body(kind: str, stored: bytes | str) -> AnyBody:
    """The body of this kind from the JSON in the store.

    Raises KeyError where no such kind is known, ValidationError where the JSON is not of it.
    """
    # Not by `model_validate_json`: on its way there it takes nearly as long again, for every entry of years.
    found: AnyBody = KINDS[kind].__pydantic_validator__.validate_json(stored)
    return found

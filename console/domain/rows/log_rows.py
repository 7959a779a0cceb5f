"""The rows of a timeline: each line of the log with its time, its drawing, and what of it stands out."""

from collections.abc import Collection
from datetime import datetime, tzinfo
from types import MappingProxyType
from typing import NamedTuple

from console.domain import entries as e
from console.domain.board import Board
from console.domain.local_time import date_words, near_words
from console.domain.log_walk import Step
from console.domain.names import Mark
from console.domain.rows.log_lines import LogLine, line_of
from console.domain.veil import ALL

ICONS = MappingProxyType(
    {
        "FactAnswered": "speech",
        "QuestionPutOff": "clock",
        "TakenBack": "pencil",
        "SlipTakenBack": "pencil",
        "DetailSet": "page",
        "Recommended": "page",
        "PolicyAdopted": "page",
        "PolicyPlanned": "clock",
        "AreaPolicyUsed": "page",
        "PolicyOverridden": "differs",
        "ApprovalAsked": "supervisor_decides",
        "ApprovalAnswered": "supervisor_decides",
        "ApprovalRanOut": "clock",
        "GapClosed": "gap",
        "CallOpened": "phone",
        "CallTaken": "phone",
        "CallHandedOver": "people",
        "LineLost": "hung_up",
        "CallBackTried": "phone",
        "CallClosed": "check_ring",
        "CallJoined": "people",
        "CallerJoined": "people",
        "CallReopened": "phone",
        "HandOffMoved": "transfer_988",
        "HandOffRanOut": "clock",
        "UnitSent": "flag",
        "UnitMoved": "flag",
        "UnitStoodDown": "minus",
        "UnitPlaced": "pin",
        "StagingChanged": "ems_staged",
        "SceneDeclaredSafe": "shield",
        "BriefConfirmed": "check",
        "PanicReported": "panic",
        "PanicEnded": "check_ring",
        "DeputiesAsked": "law_enforcement",
        "DeputiesAnswered": "law_enforcement",
        "NoteAdded": "note",
        "JusticeNoteAdded": "note",
        "CallerTold": "speech",
        "PremiseNoted": "pin",
        "MessageLeft": "note",
        "MessageRead": "check",
        "Redacted": "cross",
        "PositionLocked": "lock",
        "PositionUnlocked": "lock",
        "GlassBroken": "glass",
        "GlassAnswered": "glass",
        "SignedIn": "person",
        "SignedOff": "person",
        "UnitSignedOn": "people",
        "UnitSignedOff": "people",
        "CrewChanged": "people",
        "ComplaintNoted": "note",
        "ReviewGiven": "check_ring",
        "ReviewAnswered": "speech",
    }
)
"""The drawing of each kind of entry; the others have a plain ring. The shape of a status is drawn instead."""
FIELD_ICONS = MappingProxyType(
    {"address": "pin", "callback": "phone", "caller": "person", "person": "person"}
)
PLAIN_ICON = "circle"
BY_POLICY = "policy"
"""Who did what nobody did by hand: the recommendation."""


class LineRow(NamedTuple):
    """One line of a timeline.

    time: of day; day: the date, on the first line of each. lead, was, says: what it is about, what stood
    there before, what happened. rest: words of people, and why it is late. who: whom it is from, in short.
    entered: by whom and where, as which entry. counts_as: of the status whose shape is drawn for the icon.
    is_change: it changed something that stood. is_quiet: it came of an act and changed nothing.
    call, fact: what it is about, if any. recorded: when the desk had it, which is when it was seen.
    """

    number: int
    at: datetime
    recorded: datetime
    time: str
    day: str
    icon: str
    lead: str
    was: str
    says: str
    rest: str
    who: str
    entered: str
    kind: str
    call: str = ""
    fact: str = ""
    counts_as: str = ""
    follows: int = 0
    is_change: bool = False
    is_quiet: bool = False
    is_erased: bool = False


def line_row(
    step: Step,
    zone: tzinfo,
    before: LineRow | None,
    marks: Collection[Mark] = ALL,
    *,
    is_erased: bool = False,
) -> LineRow:
    """The row of one entry, as whoever sees these marks reads it. before: the row above it."""
    line, entry = line_of(step, marks), step.entry
    local = line.at.astimezone(zone)
    is_same_day = before is not None and before.at.astimezone(zone).date() == local.date()
    lead, says = _parted(line)
    changes = bool(line.was) or (isinstance(entry.body, e.Recommended) and _decides_anew(step))
    return LineRow(
        line.number,
        line.at,
        entry.at,
        f"{local:%H:%M:%S}",
        "" if is_same_day else date_words(line.at, zone),
        _icon(line, entry.body),
        lead,
        line.was,
        says,
        _rest(line, entry.body, zone, is_erased=is_erased),
        _who(line, entry.body),
        f"{line.who}, {line.position}, entry {line.number}",
        line.kind,
        _call(step),
        entry.body.fact or "" if isinstance(entry.body, e.FactAnswered | e.TakenBack) else "",
        _counts_as(step),
        line.follows,
        changes,
        line.kind == "Recommended" and not changes,
        is_erased,
    )


def _parted(line: LogLine) -> tuple[str, str]:
    """What a line is about, and what it is now: apart where something stood there before."""
    mark = ": " if ": " in line.says else " "
    lead, found, says = line.says.partition(mark)
    return (f"{lead}{mark}", says) if line.was and found else ("", line.says)


def _icon(line: LogLine, body: e.AnyBody) -> str:
    if isinstance(body, e.DetailSet):
        return FIELD_ICONS.get(body.field, PLAIN_ICON)
    return "pencil" if line.was and line.kind == "FactAnswered" else ICONS.get(line.kind, PLAIN_ICON)


def _rest(line: LogLine, body: e.AnyBody, zone: tzinfo, *, is_erased: bool) -> str:
    parts = [f"“{line.own}”"] if line.own else []
    if isinstance(body, e.Recommended) and body.settled:
        parts.append(line.why or ", ".join(body.rules.values()))
    if line.late and line.entered is not None:
        parts.append(f"{line.late}, entered {near_words(line.entered, zone, line.at)}")
    if is_erased:
        parts.append("the words of this entry were erased")
    return " · ".join(each for each in parts if each)


def _who(line: LogLine, body: e.AnyBody) -> str:
    if isinstance(body, e.Recommended):
        return BY_POLICY
    return line.source or line.who


def _decides_anew(step: Step) -> bool:
    """Whether the policy asks for something else than it did, or has only now come to an end."""
    body, call = step.entry.body, step.before.calls.get(step.entry.subject)
    if not isinstance(body, e.Recommended) or call is None:
        return False
    stood = call.recommended
    before = (stood.responses, stood.settled) if stood is not None else ({}, False)
    return (body.responses, body.settled) != before


def _call(step: Step) -> str:
    """The call of an entry: it is on the board before it or after it, or was opened again."""
    subject = step.entry.subject
    if subject in step.before.calls or subject in step.after.calls:
        return subject
    body = step.entry.body
    if isinstance(body, e.UnitStatusChanged):
        return _call_of(step.after, body.unit)
    return ""


def _call_of(board: Board, unit: str) -> str:
    now = board.units.get(unit)
    return now.call or "" if now is not None else ""


def _counts_as(step: Step) -> str:
    body = step.entry.body
    if isinstance(body, e.UnitStatusChanged) and body.unit in step.after.units:
        return step.after.units[body.unit].counts_as
    return ""

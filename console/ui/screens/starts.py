"""What a page starts from, read off the board: for approvals, hand-offs, closing and reasons."""

from collections.abc import Iterator
from datetime import datetime
from typing import assert_never

from console.domain import commands as c
from console.domain.asked import approval_in_force, asked_for, hand_off_going_on, handed_over
from console.domain.board import Board, Call, in_force, room_for
from console.domain.contacts import caller_of
from console.domain.deciding.ends import fitting_endings
from console.domain.deciding.units import stands_in_for
from console.domain.names import PAIRED
from console.domain.refusals import in_words
from console.domain.roles import supervisors
from console.domain.rows.advice import rule_weight
from console.domain.rows.crew import ACT_KEYS, crew
from console.domain.rows.joins import Joining, joining
from console.domain.rows.summary import summary
from console.domain.rows.words import STEPS, listed
from console.domain.visible import visible
from console.session import Session
from console.ui.widgets.approval import ToApprove
from console.ui.widgets.close import ToClose
from console.ui.widgets.crew import ToCrew
from console.ui.widgets.hand_off import ToHandOff
from console.ui.widgets.options import KEYS
from console.ui.widgets.reason import AskedWhy, ToReason

NEED_A_REASON = (
    "send_needs_reason", "status_order", "status_no_crew", "scene_not_safe", "safe_nobody_there",
    "safe_armed", "status_panic",
)  # fmt: skip
"""The refusals that a reason answers."""


def to_approve(board: Board, call: Call) -> ToApprove | None:
    """What a supervisor is asked now; None where nothing waits."""
    approval = approval_in_force(board, call)
    if approval is None or approval.answer is not None:
        return None
    room = room_for(board, call)
    rules = {rule.id: rule for part in room.compiled.policy.parts.values() for rule in part}
    asking = sorted((rules[rule] for rule in approval.rules), key=rule_weight)
    return ToApprove(
        call.id,
        tuple(f"{rule.id}: {rule.because}" for rule in asking),
        asked_for(board, call),
        room.agency.approval_default,
        approval.due,
        _supervisors(board),
    )


def to_crew(board: Board, about: str, now: datetime) -> ToCrew | None:
    """The crew of a unit; behind its name may stand an act to begin with, and who says so."""
    unit, _, rest = about.partition(" ")
    begin, _, by = rest.partition(" ")
    if unit not in board.units:
        return None
    act = next((each for each in ACT_KEYS if each == begin), None)
    return ToCrew(crew(board, unit, now), act, by)


def unit_of(call: Call, wanted: str) -> str:
    """The unit meant, where it is on the call; else the one whose brief is the most urgent to read."""
    units = [sent.unit for sent in call.sent]
    if wanted in units:
        return wanted
    unread = [sent.unit for sent in call.sent if sent.confirmed < call.safety_entry or not sent.confirmed]
    return next(iter((*unread, *units)), "")


def to_hand_off(board: Board, call: Call) -> ToHandOff:
    """Where the hand-off stands, and which contacts there are."""
    agency, move, caller = in_force(board).agency, call.hand_off, caller_of(call)
    stands = hand_off_going_on(call) or handed_over(call)
    before = ""
    if move is not None and not stands:
        before = f"{agency.contact_name(move.contact)}: {STEPS[move.step]}"
    told = summary(board, call)
    return ToHandOff(
        call.id,
        agency.contact,
        *caller,
        move.contact if move is not None and stands else "",
        move.step if move is not None and stands else "",
        visible(call.accepted_by),
        call.hand_off_at,
        move.due if move is not None and stands else None,
        told,
        before,
        tuple(_newer(board, call, told)),
        call.ran_out is not None,
        call.ran_out.next if call.ran_out is not None else "",
    )


def _newer(board: Board, call: Call, told: str) -> Iterator[str]:
    """The lines of the summary that are newer than its reading, once it was read."""
    if not call.summary_read or not (hand_off_going_on(call) or handed_over(call)):
        return
    labels = set(_changed(board, call, call.summary_read))
    yield from (line for line in told.splitlines() if line.partition(":")[0] in labels)


def _changed(board: Board, call: Call, since: int) -> Iterator[str]:
    """The labels of what was entered after an entry, as the summary has them."""
    facts = in_force(board).compiled.catalogue.by_id
    yield from (name.capitalize() for name, written in call.details.items() if written.entry > since)
    yield from (facts[fact].name.en for fact, answer in call.answers.items() if answer.entry > since)
    if any(sent.entry > since for sent in call.sent):
        yield "On the way"


def to_join(session: Session, call: Call, wanted: str) -> Joining | None:
    """The call in front beside the one it may be joined with, and why that cannot be done now."""
    two = joining(session.board, call, wanted, session.position)
    if two is None or two.lacks:
        return two
    refused = session.would_refuse(c.JoinCall(call=two.call, into=two.into))
    return two._replace(lacks=in_words(refused)) if refused is not None else two


def to_close(session: Session, call: Call) -> ToClose:
    """What closing needs now: asked of the same decision that closing takes."""
    agency = in_force(session.board).agency
    fit, others = fitting_endings(agency, call)
    refused = session.would_refuse(c.CloseCall(call=call.id, disposition=(*fit, *agency.disposition)[0].id))
    code = refused.code if refused else ""
    blocks = (
        (in_words(refused),) if refused and code not in ("close_needs_decision", "close_line_lost") else ()
    )
    return ToClose(
        call.id,
        tuple(each for each in agency.disposition if each in fit or each in others),
        {each.id: key for each, key in zip(agency.disposition, KEYS, strict=False)},
        _supervisors(session.board),
        blocks,
        str(refused.values["why"]) if refused is not None and code == "close_needs_decision" else "",
        code == "close_line_lost",
        tuple(each.id for each in others),
        agency.limits.next_action_min,
        "follow_up" in asked_for(session.board, call),
    )


def to_reason(session: Session, asked: ToReason) -> ToReason | None:
    """What still waits for its reason; None once the command would be refused for something else.

    Where it would be done without one by now, that is said.
    """
    command = asked.command
    if isinstance(command, c.StandDown | c.MoveUnit | c.DecideUnreached):
        by = next(iter(asked.supervisors), None)
        sure = command.model_copy(update={"approved_by": by, "reason": "."})
        return asked if session.would_refuse(sure) is None else None
    refused = session.would_refuse(command)
    why = refused.code if refused is not None else ""
    if refused is not None and why == "send_needs_reason" and isinstance(command, c.SendUnit | c.SendPair):
        return to_send(session.board, asked._replace(says=in_words(refused)), command)
    if refused is None:
        return asked._replace(says="Nothing stands against it any more; the reason is kept with it.")
    return asked._replace(says=in_words(refused)) if refused.code in NEED_A_REASON else None


def to_send(board: Board, asked: ToReason, command: c.SendUnit | c.SendPair) -> ToReason:
    """Why somebody is sent whom nothing asks for: from a closed list where it is instead of what is."""
    call = board.calls.get(command.call)
    response = command.response if isinstance(command, c.SendUnit) else PAIRED
    instead_of = stands_in_for(board, call, response) if call is not None else ()
    if not instead_of:
        return asked._replace(is_instead=False)
    goes = "go" if isinstance(command, c.SendPair) else "goes"
    says = f"{_sent(command)} {goes} as {listed((response,))} instead of {listed(instead_of)}."
    return asked._replace(says=says, is_instead=True)


def act_of(session: Session, command: AskedWhy) -> str:
    """What a command does, as a button says it."""
    match command:
        case c.SendUnit() | c.SendPair():
            return f"Send {_sent(command)} anyway"
        case c.MoveUnit():
            return f"Move {command.unit} here"
        case c.DecideUnreached():
            return "Nobody goes now"
        case c.SetUnitStatus():
            statuses = in_force(session.board).agency.statuses
            word = statuses[command.status].word if command.status in statuses else command.status
            return f"Set {command.unit}: {word}"
        case c.StandDown():
            return f"Stand {command.unit} down"
        case c.DeclareSceneSafe():
            return "Declare the scene safe"
        case _:
            assert_never(command)


def _sent(command: c.SendUnit | c.SendPair) -> str:
    """Who is sent: two that go as one by both names."""
    return f"{command.clinician} + {command.deputy}" if isinstance(command, c.SendPair) else command.unit


def _supervisors(board: Board) -> tuple[str, ...]:
    return tuple(person.name for person in supervisors(board))

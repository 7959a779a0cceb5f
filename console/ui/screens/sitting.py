"""What is in front of somebody who has just sat down: what was typed here, and the first of their calls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from console.domain import commands as c
from console.domain import entries as e
from console.domain.entry import Entry
from console.domain.roles import roles_at, takes_calls
from console.domain.rows.calls import call_rows
from console.errors import Refused, StoreUnavailable
from console.session import Session
from console.ui.screens.forget import let_go
from console.ui.screens.place import Place
from console.ui.widgets.guide import CAVEAT

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


COMES_WITH = (e.CallHandedOver, e.CallTaken, e.CallerJoined)
"""The entries with which what was half typed elsewhere comes to a call."""


def sit_down(desk: Desk) -> None:
    """Begin for somebody who has just come: what was typed here, and the first of their calls."""
    put_back_drafts(desk)
    put_own_call_in_front(desk)
    desk.show()
    desk.reviews_told.tell()


def stand_up(desk: Desk) -> None:
    """Let nothing stay in front of whoever comes next."""
    desk.last_act.forget()
    desk.go(Place())
    forget_typed(desk)
    let_go(desk)
    desk.parts.command.forget()


def put_back_drafts(desk: Desk) -> None:
    """Put back what was typed and not entered before, by whoever sat here, on calls that are still here."""
    try:
        kept = desk.bridge.session.drafts()
    except StoreUnavailable as trouble:
        desk.say(f"What was typed here before and not entered cannot be read. {trouble.says}")
        return
    here = desk.bridge.session.position
    calls = {call.id for call in desk.board.calls.values() if call.position == here}
    drafts = [draft for draft in kept if draft.subject in calls]
    for draft in drafts:
        if draft.field == CAVEAT:
            desk.parts.guide.put_back(draft.subject, draft.text)
            continue
        if draft.subject != desk.place.call:
            desk.go(Place(call=draft.subject))
        desk.parts.intake.put_back(draft.field, draft.text)
    if drafts:
        desk.say("Text typed here before and not entered is put back. Enter saves it.")


def bring_drafts(desk: Desk, entries: Sequence[Entry]) -> None:
    """What was half typed on calls that came here, or on those that were joined to one here."""
    here, board = desk.bridge.session.position, desk.bridge.session.board
    moved = {entry.subject for entry in entries if isinstance(entry.body, COMES_WITH)}
    come = {call for call in moved if call in board.calls and board.calls[call].position == here}
    if not come:
        return
    try:
        kept = desk.bridge.session.drafts()
    except StoreUnavailable:
        return  # they are on the disk, and put back when somebody next sits down here
    for draft in kept:
        if draft.subject in come and draft.field == CAVEAT:
            desk.parts.guide.put_back(draft.subject, draft.text)
        elif draft.subject in come:
            desk.parts.intake.bring(draft.subject, draft.field, draft.text)


def place_after(place: Place, entries: Sequence[Entry], mine: Sequence[Entry]) -> Place:
    """Where the dispatcher stands once these entries are there, of which some were asked for here."""
    for entry in mine:
        body = entry.body
        opened = isinstance(body, e.CallOpened) and not body.waiting
        if opened or isinstance(body, e.CallTaken | e.CallReopened):
            place = Place(call=entry.subject)
        if isinstance(body, e.FactAnswered) and body.fact == place.changing:
            place = place._replace(changing="")
    for entry in entries:
        if isinstance(entry.body, e.CallJoined) and entry.body.call == place.call:
            place = Place(call=entry.body.into)
    return place


def keep_typed(desk: Desk) -> None:
    """Keep what is half typed as drafts now: the desk is locked or left, or the program ends."""
    desk.parts.intake.keep_typed()
    desk.parts.guide.keep_typed()
    if desk.agency is not None:
        desk.agency.keep_typed()
    if desk.policy_draft is not None:
        desk.policy_draft.keep_typed()


def forget_typed(desk: Desk) -> None:
    """Let nothing that was typed stay in front of whoever comes next."""
    desk.parts.intake.forget()
    desk.parts.guide.forget()
    desk.pages.forget()
    if desk.people is not None:
        desk.people.leave()
    if desk.backups is not None and desk.backups.screen is not None:
        desk.backups.screen.leave()
    if desk.agency is not None:
        desk.agency.leave()
    if desk.policy is not None:
        desk.policy.leave()
    if desk.policy_draft is not None:
        desk.policy_draft.leave()
    if desk.shift_log is not None:
        desk.shift_log.leave()
    if desk.reports is not None:
        desk.reports.leave()
    if desk.review is not None:
        desk.review.leave()


def let_refused_go(desk: Desk, command: c.Command, refused: Refused) -> None:
    """What was typed and refused stays typed; but not where it was not theirs to write."""
    if isinstance(command, c.SetDetail | c.AddNote):
        field = command.field if isinstance(command, c.SetDetail) else "note"
        desk.parts.intake.let_go(field, gives_back=refused.code == "role_may_not")


def writes(session: Session) -> bool:
    """Whether whoever sits here may write anything on calls."""
    roles = roles_at(session.board, session.who, session.position, session.purpose == "practice")
    return takes_calls(roles)


def put_own_call_in_front(desk: Desk) -> None:
    """After a restart: the first of the calls that this position holds, where no draft has chosen one."""
    session = desk.bridge.session
    own = (session.who, session.position)
    mine = [call for call in desk.board.calls.values() if (call.owner, call.position) == own]
    rows = call_rows(desk.board, *own, desk.place.call)
    first = next((row.call for row in rows if row.call in {call.id for call in mine}), "")
    if first and not desk.place.call:
        desk.go(Place(call=first))

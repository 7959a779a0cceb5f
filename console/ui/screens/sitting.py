"""What is in front of somebody who has just sat down: what was typed here, and the first of their calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.rows.calls import call_rows
from console.errors import StoreUnavailable
from console.ui.screens.place import Place

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


def put_back_drafts(desk: Desk) -> None:
    """Put back what was typed and not entered before the last end of the program, on calls still here."""
    try:
        kept = desk.bridge.session.drafts()
    except StoreUnavailable as trouble:
        desk.say(f"What was typed before the last end of the program cannot be read. {trouble.says}")
        return
    here = desk.bridge.session.position
    calls = {call.id for call in desk.board.calls.values() if call.position == here}
    drafts = [draft for draft in kept if draft.subject in calls]
    for draft in drafts:
        if draft.subject != desk.place.call:
            desk.go(Place(call=draft.subject))
        desk.parts.intake.put_back(draft.field, draft.text)
    if drafts:
        desk.say("Text typed before the last end of the program is put back. Enter saves it.")


def put_own_call_in_front(desk: Desk) -> None:
    """After a restart: the first of the calls that this position holds, where no draft has chosen one."""
    session = desk.bridge.session
    own = (session.who, session.position)
    mine = [call for call in desk.board.calls.values() if (call.owner, call.position) == own]
    rows = call_rows(desk.board, *own, desk.place.call)
    first = next((row.call for row in rows if row.call in {call.id for call in mine}), "")
    if first and not desk.place.call:
        desk.go(Place(call=first))

"""What is heard at this desk now, and the key that silences one of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from console.domain import commands as c
from console.domain.roles import roles_at
from console.domain.rows.calls import title
from console.domain.rows.heard import Here, Sounding, heard
from console.ui.screens.gravest import in_front

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

NOTHING_HEARD = "Nothing sounds here now. F8 goes through the alerts."


def heard_here(desk: Desk) -> tuple[Sounding, ...]:
    """What is to be heard at this desk, gravest first; nothing where nobody has signed in.

    A locked desk is heard: it hides what is on it, and calls and clocks go on.
    """
    session = desk.bridge.session
    if not session.who:
        return ()
    # The lane has worked the alerts out a moment ago; behind a shut door nobody has.
    told = None if desk.entrance.is_shut else desk.parts.lane.alerts
    supervises = "supervisor" in roles_at(desk.board, session.who, session.position)

    def is_open(position: str) -> bool:
        """Whether somebody hears it there: a desk is open, or it cannot be seen and somebody came."""
        seen = desk.desks.at(position)
        return seen == "open" or (seen == "unknown" and position in desk.board.people.seats)

    board, position = desk.board, session.position
    opened = {each: is_open(each) for each in sorted({call.position for call in board.calls.values()})}

    def as_of(watched: datetime) -> tuple[Sounding, ...]:
        return heard(board, watched, Here(position, supervises, opened.__getitem__), told)

    made_from = (board, position, supervises, tuple(opened.items()), told)
    return desk.kept.heard.at(desk.clock(), made_from, as_of)


def to_silence(desk: Desk) -> Sounding | None:
    """What the key silences now: of what sounds here what is in front, else the gravest."""
    found = desk.sounds.now_heard() if desk.sounds is not None else heard_here(desk)
    front = in_front(desk) if found else ()
    return next((each for each in found if each.alert in front), found[0] if found else None)


def show_to_silence(desk: Desk) -> None:
    """Name beside the alerts which of them the key silences."""
    meant = to_silence(desk)
    desk.parts.lane.show_to_silence(meant.words.rstrip(":.") if meant is not None else "")


def silence(desk: Desk) -> None:
    """Silence one alert that sounds: that one, at this desk, until it gets graver; say which."""
    meant = to_silence(desk)
    if meant is None:
        desk.say(NOTHING_HEARD)
        return
    if desk.do(c.SilenceAlert(call=meant.call, alert=meant.alert)):
        call = desk.board.calls.get(meant.call)
        alerts = (each for each in desk.parts.lane.alerts if each.id == meant.alert)
        said = next((f"{each.lead} {each.rest}" for each in alerts), title(call) if call is not None else "")
        desk.say(f"Silenced here: {said}".removesuffix(": "))

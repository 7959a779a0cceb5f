"""The messages that somebody at a position has not read yet, as alerts."""

from collections.abc import Iterable, Iterator

from console.domain.board import Board, Call, in_force
from console.domain.messages import SUPERVISOR, Message
from console.domain.roles import people, roles_at
from console.domain.rows.calls import title
from console.domain.rows.shown import Alert
from console.domain.visible import visible


def message_alerts(board: Board, who: str, position: str, roles: Iterable[str]) -> tuple[Alert, ...]:
    """An alert for each message that is for this person, this position, or their role; oldest first."""
    return tuple(
        Alert(
            f"message:{call.id}:{message.entry}",
            "warn",
            "speech",
            f"{_lead(board, message)}, {title(call)}:",
            visible(message.text),
            "Open",
            call.id,
        )
        for call, message in unread(board, who, position, roles)
    )


def unread(board: Board, who: str, position: str, roles: Iterable[str]) -> Iterator[tuple[Call, Message]]:
    """The messages for somebody here, each with its call.

    One that is for nobody who sits anywhere, be it a crew or whoever has gone home, stands where its call is.
    """
    mine = {who, position, *((SUPERVISOR,) if "supervisor" in roles else ())}
    for call in board.calls.values():
        for message in call.messages:
            if message.to in mine or (call.position == position and not _has_screen(board, message.to)):
                yield call, message


def supervisor_words(board: Board, position: str) -> str:
    """Which supervisor has a message on screen, as a position asks; where none sits anywhere, what to do.

    Their phone number is the agency's to give: `supervisor_call` of its pack.
    """
    known, seats = people(board), board.people.seats
    sitting = [
        f"{known[seat.person].name} at {there}"
        for there, seat in seats.items()
        if there != position and seat.person in known and "supervisor" in roles_at(board, seat.person, there)
    ]
    if sitting:
        return f"A supervisor has signed in: {', '.join(sitting)}."
    called = visible(in_force(board).agency.supervisor_call)
    now = f"Call {called}" if called else "Call one by phone or radio"
    return f"No supervisor has signed in. {now}; the message stays until one has."


def _has_screen(board: Board, to: str) -> bool:
    """Whether whom it is for reads it at a screen of their own: no crew does, and nobody who has gone home.

    Without a sign-in nobody knows who has gone.
    """
    seats = board.people.seats
    if to == SUPERVISOR or not seats:
        return to not in board.units
    known = people(board)
    return to in seats or to in {known[seat.person].name for seat in seats.values() if seat.person in known}


def message_words(board: Board, message: Message) -> tuple[str, str]:
    """Who says it to whom, and what is to be done with it."""
    to_crew = message.to in board.units
    do = f"Tell {message.to} by radio, then say that it is passed on." if to_crew else ""
    return f"{_lead(board, message)}, at {visible(message.position)}", do


def _lead(board: Board, message: Message) -> str:
    who = visible(message.who)
    return f"{who} to {visible(message.to)}" if not _has_screen(board, message.to) else f"{who} to you"

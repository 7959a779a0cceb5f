"""The messages that somebody at a position has not read yet, as alerts."""

from collections.abc import Iterable, Iterator

from console.domain.board import Board, Call
from console.domain.messages import SUPERVISOR, Message
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
    """The messages for somebody here, each with its call."""
    mine = {who, position, *((SUPERVISOR,) if "supervisor" in roles else ())}
    for call in board.calls.values():
        for message in call.messages:
            is_crews = message.to in board.units and call.position == position
            if message.to in mine or is_crews:
                yield call, message


def message_words(board: Board, message: Message) -> tuple[str, str]:
    """Who says it to whom, and what is to be done with it."""
    to_crew = message.to in board.units
    do = f"Tell {message.to} by radio, then say that it is passed on." if to_crew else ""
    return f"{_lead(board, message)}, at {visible(message.position)}", do


def _lead(board: Board, message: Message) -> str:
    who = visible(message.who)
    return f"{who} to {visible(message.to)}" if message.to in board.units else f"{who} to you"

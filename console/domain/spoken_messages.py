"""The lines of the command line about messages: `message supervisor: come and look`, `message read 231`.

Part of `spoken`.
"""

from collections.abc import Iterator

from console.domain import commands as c
from console.domain.board import Board, Call
from console.domain.deciding.messages import receivers
from console.domain.line import Completion, Spoken, wrong
from console.domain.messages import SUPERVISOR
from console.domain.rows.messages import supervisor_words
from console.domain.texts import REASON_MAX

NUMBER_DIGITS = 18
"""No number of an entry is longer."""


def message_line(board: Board, call: Call, rest: str) -> Spoken:
    """Whom it is for and what it says; or that the message in an entry was read."""
    said = rest.strip()
    first, _, number = said.partition(" ")
    if first.casefold() == "read":
        is_number = number.isascii() and number.isdecimal() and len(number) <= NUMBER_DIGITS and int(number)
        lacking = "message read, and which entry? F8 goes to the messages that wait."
        if not is_number:
            return Spoken(hint=lacking)
        return Spoken(c.ReadMessage(call=call.id, entry=int(number)))
    low = said.casefold()
    names = (each for each in receivers(board) if low == each.casefold() or _begins(low, each.casefold()))
    to = max(names, key=len, default="")
    if not to:
        known = "a position, a person, a unit, or supervisor"
        return Spoken(hint=f"message whom? {known}: message supervisor: come and look.")
    text = said[len(to) :].lstrip(":").strip() if len(low) == len(said) else said.partition(":")[2].strip()
    hint = wrong("The message", text, REASON_MAX, f"message {to}, and what? For example: come and look.")
    return Spoken(hint=hint) if hint else Spoken(c.LeaveMessage(call=call.id, to=to, text=text))


def message_completions(board: Board) -> Iterator[Completion]:
    """Everybody whom a message can be left for; of a supervisor whether one has signed in."""
    for each in receivers(board):
        says = supervisor_words(board, "") if each == SUPERVISOR else "a message about this call"
        yield Completion(f"message {each}:", says)


def _begins(said: str, name: str) -> bool:
    return said.startswith((f"{name}:", f"{name} "))

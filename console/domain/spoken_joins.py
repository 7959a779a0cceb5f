"""The lines of the command line about which call: to go to, take, join, or open again. Part of `spoken`."""

from collections.abc import Collection
from typing import get_args

from console.domain import commands as c
from console.domain.board import Board, Call
from console.domain.line import Spoken, wrong
from console.domain.names import NextOutcome
from console.domain.texts import NOTE_MAX, REASON_MAX, wrong_with


def join_line(board: Board, call: Call | None, other: str) -> Spoken:
    """Joining is confirmed on a page that shows both calls, whichever way it is asked for."""
    if other and (other not in board.calls or call is None or other == call.id):
        return Spoken(hint=f"{other} is no other open call. For example: join 26-00001, or join alone.")
    return Spoken(wish="join", value=other)


def again_line(board: Board, word: str, call: str, why: str) -> Spoken:
    """`reopen` what was closed, `split` what was joined: the call's number, a colon or none, and why."""
    if call.endswith(":"):
        call, why = call.rstrip(":"), why.removeprefix(" ")
    because = "caller rang again" if word == "reopen" else "another flat"
    lacking = f"{word} which call, and why? For example: {word} {_example(board, word)} {because}."
    hint = wrong("The reason", why, REASON_MAX, lacking) if call else lacking
    if hint:
        return Spoken(hint=hint)
    again = c.ReopenCall if word == "reopen" else c.SplitCall
    return Spoken(again(call=call, reason=why))


def promised_line(board: Board, rest: str) -> Spoken:
    """What came of a promise on a closed call: its page, or at once done or not reached, and a note."""
    said, _, note = rest.partition(":")
    named, _, outcome = said.strip().partition(" ")
    call = _ending_so(board.next_actions, named)
    if not call:
        known = ", ".join(board.next_actions) or "nothing is promised now"
        return Spoken(hint=f"promised, on which closed call? {known[0].upper()}{known[1:]}.")
    if not outcome.strip():
        return Spoken(wish="next_action", value=call)
    came = outcome.strip().casefold().replace(" ", "_")
    if came not in get_args(NextOutcome):
        return Spoken(hint=f"What came of it? promised {named} done, or promised {named} not reached.")
    why = wrong_with(note.strip(), NOTE_MAX)
    if why:
        return Spoken(hint=f"The note {why}. Nothing was entered; mend the line.")
    values = {"call": call, "outcome": came, "note": note.strip()}
    return Spoken(c.NoteNextAction.model_validate(values))


def which_call_line(board: Board, word: str, rest: str) -> Spoken:
    """`take` and `go` with a call's number, or the end of it; `open`, `take` and `take over` alone."""
    if not rest:
        return Spoken(hint="go to which call? For example: go 12.") if word == "go" else Spoken(wish=word)
    if (word, rest.casefold()) == ("take", "over"):
        return Spoken(wish="take_over")
    call = call_named(board, rest)
    if not call:
        return Spoken(hint=f"There is no open call {rest}. find looks for an address, a number or a name.")
    return Spoken(c.TakeCall(call=call)) if word == "take" else Spoken(wish="open_call", value=call)


def call_named(board: Board, text: str) -> str:
    """The open call with this number, or the only one whose number ends so; else empty."""
    return _ending_so(board.calls, text)


def _ending_so(calls: Collection[str], text: str) -> str:
    wanted = text.casefold().strip()
    if wanted in calls:
        return wanted
    ends = [call for call in calls if call.rpartition("-")[2].lstrip("0") == wanted.lstrip("0")]
    return ends[0] if len(ends) == 1 and wanted.isdecimal() else ""


def _example(board: Board, word: str) -> str:
    """A number to show it by: to split, one that was joined, and never the call that stays."""
    joined = (each.call for call in board.calls.values() for each in call.callers)
    return next(joined, "26-00002") if word == "split" else "26-00001"

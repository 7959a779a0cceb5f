"""The lines of the command line that make two calls one, or open one again. Part of `spoken`."""

from console.domain import commands as c
from console.domain.board import Board, Call
from console.domain.line import Spoken, wrong
from console.domain.texts import REASON_MAX


def join_line(board: Board, call: Call | None, other: str) -> Spoken:
    """Joining is confirmed on a page that shows both calls, whichever way it is asked for."""
    if other and (other not in board.calls or call is None or other == call.id):
        return Spoken(hint=f"{other} is no other open call. For example: join 26-00001, or join alone.")
    return Spoken(wish="join", value=other)


def again_line(word: str, call: str, why: str) -> Spoken:
    """`reopen` what was closed, `split` what was joined: the call's number, and why."""
    because = "caller rang again" if word == "reopen" else "another flat"
    lacking = f"{word} which call, and why? For example: {word} 26-00001 {because}."
    hint = wrong("The reason", why, REASON_MAX, lacking) if call else lacking
    if hint:
        return Spoken(hint=hint)
    again = c.ReopenCall if word == "reopen" else c.SplitCall
    return Spoken(again(call=call, reason=why))

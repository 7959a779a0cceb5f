"""A moment as the dispatcher saw it: the answers, the recommendation and the units of a call as of an entry.

All of it by the rows that the desk itself shows, from the board as it was then.
"""

from datetime import datetime, tzinfo
from typing import NamedTuple

from console.domain.board import Board, Call
from console.domain.rows.advice import advice_card
from console.domain.rows.calls import title
from console.domain.rows.guide import answer_rows
from console.domain.rows.shown import Advice, AnswerRow, UnitRow
from console.domain.rows.units import unit_rows


class AsOf(NamedTuple):
    """What stood on the desk when an entry was the last one.

    at: when that was recorded, by which all ages are told. call: its number, empty where it is about none;
    title: what it is called. is_over: the call had ended with this entry, and is shown as it was before.
    waiting, open: how many calls waited to be taken, and how many were open.
    """

    number: int
    at: datetime
    time: str
    call: str
    title: str
    is_over: bool
    answers: tuple[AnswerRow, ...]
    advice: Advice
    units: tuple[UnitRow, ...]
    waiting: int
    open: int


def as_of(board: Board, call: Call | None, at: datetime, zone: tzinfo, *, is_over: bool = False) -> AsOf:
    """The desk as of the board's last entry, with this call in front; as it was before, if it is over."""
    return AsOf(
        board.last,
        at,
        f"{at.astimezone(zone):%H:%M:%S}",
        call.id if call is not None else "",
        title(call) if call is not None else "",
        is_over,
        answer_rows(board, call),
        advice_card(board, call, at, changing=False),
        unit_rows(board, None if is_over else call),
        sum(each.waiting for each in board.calls.values()),
        len(board.calls),
    )

"""Records, which are made without a board, against what the board said at each step of random streams."""

from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain import commands as c
from console.domain.asked import policy_asks
from console.domain.board import Board, Call
from console.domain.figures.of_entries import records_of
from console.domain.figures.packs import packs_of
from console.domain.figures.record import CallRecord
from console.domain.fold import fold
from console.domain.names import SENDS_SOMEBODY
from console.domain.sought import sought_by
from tests.domain.build import CARE_FIRST, SACRAMENTO, Desk, a_board
from tests.domain.test_streams import STREAMS, streamed
from tests.figures.test_of_entries import a_room


class Seen:
    """What the boards showed of one call, one entry after the other."""

    def __init__(self) -> None:
        self.answered: datetime | None = None
        self.dispatched: datetime | None = None
        self.arrived: datetime | None = None
        self.gap = False
        self.last: Call | None = None

    def look(self, call: Call, at: datetime) -> None:
        self.last = call
        self.gap = self.gap or call.gap_since is not None
        if self.answered is None and not call.waiting:
            self.answered = at
        if self.dispatched is None and any(sent.response in SENDS_SOMEBODY for sent in call.sent):
            self.dispatched = at
        if self.arrived is None and call.attended:
            self.arrived = at


def seen_on_boards(desk: Desk, start: Board) -> dict[str, Seen]:
    board, found = start, dict[str, Seen]()
    for entry in desk.entries:
        board = fold(board, entry)
        for call in board.calls.values():
            found.setdefault(call.id, Seen()).look(call, entry.at)
    return found


def records(desk: Desk) -> dict[str, CallRecord]:
    calls = sorted(desk.entries, key=lambda entry: entry.subject)
    return {each.call: each for each in records_of(calls, packs_of(desk.entries))}


LEFT_OUT = (c.ReopenCall, c.SplitCall, c.AdoptPolicy)
"""What needs more than the entries that follow: a call that is recalled."""


@given(STREAMS, st.sampled_from([CARE_FIRST, SACRAMENTO]))
@settings(max_examples=60)
def test_each_record_says_what_the_boards_said(stream: list[tuple[c.Command, int]], policy: str) -> None:
    acts = [each for each in stream if not isinstance(each[0], LEFT_OUT)]
    desk = streamed([(c.OpenCall(), 0), (c.OpenCall(waiting=True), 5), *acts], a_room(policy))

    boards, found = seen_on_boards(desk, a_board(policy)), records(desk)

    assert set(found) == set(boards)
    for number, seen in boards.items():
        record, call = found[number], seen.last
        assert call is not None
        assert record.opened == call.opened
        assert record.answered == seen.answered
        assert record.dispatched == seen.dispatched
        assert record.arrived == seen.arrived
        assert record.gap == seen.gap
        assert record.asked == policy_asks(call.settled)
        assert (record.caller is None) == (not sought_by("callback", call.detail("callback")))
        assert (record.place is None) == (not sought_by("address", call.detail("address")))
        is_open = number in desk.board.calls
        assert is_open == (record.closed is None and not record.joined_to)
        if is_open:
            out = sorted(stint.unit for stint in record.stints if stint.left is None)
            assert out == sorted(sent.unit for sent in call.sent)

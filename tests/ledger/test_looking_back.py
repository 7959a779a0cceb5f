"""Looking back: each moment as the desk had it; the last of them is the desk as it is now."""

import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain import commands as c
from console.domain.names import Mark
from console.domain.rows.as_of import as_of
from console.errors import Refused, StoreUnavailable
from console.ledger.ledger import Ledger
from console.ledger.logbook import Wanted, timeline_of
from console.ledger.looking_back import NEAR, Moments, looked_back
from console.ledger.sqlite_store import open_reader
from console.ledger.standing import board_as_of
from tests.ledger.small_room import a_call, a_ledger, a_life, closing_of, do, same
from tests.ledger.test_opening import commands


def same_both_ways(path: Path, numbers: Sequence[int]) -> None:
    """That the moments are those of the store, in whatever order they are looked at."""
    moments = Moments()
    with closing(open_reader(path)) as store:
        for number in numbers:
            assert same(moments.board(store, number), board_as_of(store, number)), f"as of entry {number}"


def now_and_then(ledger: Ledger, call: str) -> None:
    """That the last moment of a call is the desk as it is now."""
    board = ledger.board
    with closing(open_reader(ledger.path)) as store:
        then = looked_back(store, Moments(), board.last, call, UTC)
    assert board.at is not None
    assert then == as_of(board, board.calls[call], board.at, UTC)


def test_the_moments_of_a_whole_call_are_the_boards_that_were(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        for _ in a_life(ledger):
            pass
        last = ledger.board.last

    same_both_ways(path, range(1, last + 1))
    same_both_ways(path, range(last, 0, -1))


def test_moments_far_from_each_other_are_too(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        call = a_call(ledger, weapon="knife")
        for number in range(3 * NEAR):
            do(ledger, c.AddNote(call=call, text=f"note {number}"))
        last = ledger.board.last

    same_both_ways(path, (last, 5, last - NEAR, last - 1, 2 * NEAR, 6, last))


@pytest.mark.slow
@settings(max_examples=20)
@given(stream=st.lists(commands(), max_size=25))
def test_whatever_was_done_the_last_moment_is_the_board_now(stream: list[c.Command]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with closing(a_ledger(Path(folder) / "random.store")) as ledger:
            do(ledger, c.OpenCall(), c.OpenCall())
            for command in stream:
                with suppress(Refused):
                    do(ledger, command)
            for call in ledger.board.calls:
                now_and_then(ledger, call)
            last = ledger.board.last
        same_both_ways(ledger.path, range(1, last + 1))


def test_a_call_that_ended_with_an_entry_is_shown_as_it_was_before(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        call = a_call(ledger, weapon="knife")
        do(ledger, closing_of(call))
        closed = ledger.board.last

    with closing(open_reader(path)) as store:
        then = looked_back(store, Moments(), closed, call, UTC)
        of_none = looked_back(store, Moments(), closed, "", UTC)

    assert then.is_over
    assert then.call == call
    assert then.answers
    assert (then.open, of_none.call, of_none.answers) == (0, "", ())


def test_who_is_not_shown_words_reads_none_of_a_moment(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        call = a_call(ledger, weapon="knife")
        do(ledger, c.SetDetail(call=call, field="address", value="1 Zebedee Lane"))
        do(ledger, c.AddNote(call=call, text="zebedee is his name"))
        last = ledger.board.last

    with closing(open_reader(path)) as store:
        then = looked_back(store, Moments(), last, call, UTC, frozenset({Mark.PLAIN}))
        lines = timeline_of(store, Wanted(call=call), UTC, frozenset({Mark.PLAIN}))

    assert "zebedee" not in repr((then, lines)).lower()
    assert "knife" not in repr((then.answers, lines.rows)).lower()
    assert then.title == f"Call {call} (withheld: person)"


def test_no_entry_no_moment(path: Path) -> None:
    a_ledger(path).close()

    with closing(open_reader(path)) as store, pytest.raises(StoreUnavailable, match="there is no entry 2"):
        Moments().board(store, 2)


def test_a_timeline_shows_its_last_lines_and_counts_those_before(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        call = a_call(ledger, weapon="knife")
        for number in range(8):
            do(ledger, c.AddNote(call=call, text=f"note {number}"))

    with closing(open_reader(path)) as store:
        whole = timeline_of(store, Wanted(call=call), UTC)
        cut = timeline_of(store, Wanted(call=call), UTC, at_most=5)
        before = timeline_of(store, Wanted(call=call), UTC, at_most=5, page=1)
        none = timeline_of(store, Wanted(call="nonsense"), UTC)

    assert whole.earlier == 0
    assert [row.number for row in cut.rows] == [row.number for row in whole.rows[-5:]]
    assert [row.says for row in cut.rows] == [row.says for row in whole.rows[-5:]]
    assert cut.earlier == len(whole.rows) - 5
    assert [row.number for row in before.rows] == [row.number for row in whole.rows[-10:-5]]
    assert (cut.later, before.later) == (0, 5)
    assert none.rows == ()

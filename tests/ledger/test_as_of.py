"""The board as of any entry is the board that folding all entries up to it gives, however it was come by."""

import tempfile
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain import commands as c
from console.domain.board import Board
from console.errors import Refused
from console.ledger.opening import follow
from console.ledger.sqlite_store import open_reader
from console.ledger.standing import board_as_of
from tests.ledger.small_room import a_ledger, a_life, do, same
from tests.ledger.test_opening import commands


def same_at_every_entry(path: Path) -> int:
    """How many moments there are, once all were found to be the same both ways."""
    with closing(open_reader(path)) as store:
        board, moments = Board(), 0
        for entry in tuple(store.after(0)):
            board = follow(board, entry, store)
            assert same(board_as_of(store, entry.number), board), f"as of entry {entry.number}"
            moments += 1
    return moments


def test_at_every_entry_of_a_whole_call_it_is_what_was_folded(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        for _ in a_life(ledger):
            pass

    assert same_at_every_entry(path) >= 15


def test_before_the_first_entry_there_is_nothing(path: Path) -> None:
    a_ledger(path).close()
    with closing(open_reader(path)) as store:
        assert board_as_of(store, 0) == Board()


@pytest.mark.slow
@settings(max_examples=20)
@given(stream=st.lists(commands(), max_size=25))
def test_whatever_was_done_every_moment_of_it_can_be_looked_back_to(stream: list[c.Command]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with closing(a_ledger(Path(folder) / "random.store")) as ledger:
            do(ledger, c.OpenCall(), c.OpenCall())
            for command in stream:
                with suppress(Refused):
                    do(ledger, command)
        same_at_every_entry(ledger.path)

"""A copy beside a working desk: of one moment, whole or not there at all."""

import os
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from console.domain import commands as c
from console.errors import StoreUnavailable
from console.ledger.backup import backup
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.verify import verify
from tests.ledger.faulty import mounted
from tests.ledger.small_room import a_call, do, same, ticking


def test_a_copy_is_the_store_of_that_moment(ledger: Ledger, tmp_path: Path) -> None:
    a_call(ledger, weapon="knife")

    head = ledger.backup(tmp_path / "copy.store")
    board = ledger.board
    a_call(ledger)

    with closing(open_ledger(tmp_path / "copy.store", "live", ticking())) as copy:
        assert same(copy.board, board)
        assert copy.head() == head
    assert verify(tmp_path / "copy.store").damages == ()


def test_the_desk_works_on_while_it_is_copied_and_the_copy_ends(
    ledger: Ledger, path: Path, tmp_path: Path
) -> None:
    # Without a reading of its own a copy begins anew at every commit, and beside a busy desk never ends.
    call = a_call(ledger)
    do(ledger, *(c.AddNote(call=call, text="x" * 4000) for _ in range(500)))
    left: list[int] = []
    copying = Thread(
        target=backup, args=(path, tmp_path / "copy.store"), kwargs={"done": lambda n, _: left.append(n)}
    )
    copying.start()
    written = 0
    while copying.is_alive():
        do(ledger, c.AddNote(call=call, text="meanwhile"))
        written += 1
    copying.join()

    assert written > 5
    assert len(left) > 5
    assert left == sorted(left, reverse=True)
    assert verify(tmp_path / "copy.store").damages == ()
    assert len(ledger.history(call)) == 502 + written


def test_a_copy_takes_the_place_of_nothing(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("something")

    with pytest.raises(StoreUnavailable, match="there is such a file already"):
        ledger.backup(tmp_path / "there")
    with pytest.raises(StoreUnavailable, match="there is no folder"):
        ledger.backup(tmp_path / "none" / "copy.store")

    assert (tmp_path / "there").read_text() == "something"


def test_half_a_copy_is_not_left_on_a_full_disk(ledger: Ledger, tmp_path: Path) -> None:
    call = a_call(ledger)
    do(ledger, *(c.AddNote(call=call, text="x" * 4000) for _ in range(300)))
    with mounted(tmp_path / "small", "size=300k") as folder:
        with pytest.raises(StoreUnavailable, match="the disk is full"):
            ledger.backup(folder / "copy.store")

        assert list(folder.iterdir()) == []


def test_two_copies_to_one_name_do_not_write_into_each_other(
    ledger: Ledger, path: Path, tmp_path: Path
) -> None:
    a_call(ledger)
    to, at_work = tmp_path / "copy.store", tmp_path / f".copy.store.{os.getppid()}.part"
    killed = tmp_path / ".copy.store.0.part"
    at_work.write_text("another's half")
    killed.write_text("nobody's half")

    def meanwhile(_left: int, _pages: int) -> None:
        to.write_text("another's whole")

    with pytest.raises(StoreUnavailable, match="there is such a file already"):
        backup(path, to, done=meanwhile)

    assert to.read_text() == "another's whole"
    assert sorted(file.name for file in tmp_path.glob(".copy*")) == [at_work.name]

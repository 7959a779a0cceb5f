"""The tables keep what they promise, whoever writes: nothing changed or deleted, numbers without a gap."""

import hashlib
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from console.domain import commands as c
from console.ledger.checkpoint import COMMITS_BETWEEN
from console.ledger.connect import connect
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.verify import verify
from tests.faults.versions import of_version
from tests.ledger.small_room import a_call, a_ledger, do, same, ticking

Open = Callable[..., Ledger]

FORBIDDEN = {
    "change an entry": "UPDATE entries SET who = 'x' WHERE number = 2",
    "delete an entry": "DELETE FROM entries WHERE number = 2",
    "delete all entries": "DELETE FROM entries",
    "write an entry over": "INSERT OR REPLACE INTO entries SELECT * FROM entries WHERE number = 2",
    "leave a gap": "INSERT INTO entries SELECT number + 9, at, happened_at, why_then, who, position, kind,"
    " subject, body_hash, chain_hash FROM entries WHERE number = 2",
    "change a body": "UPDATE bodies SET body = x'00' WHERE number = 2",
    "write a body over": "INSERT OR REPLACE INTO bodies SELECT * FROM bodies WHERE number = 2",
    "change a salt": "UPDATE bodies SET salt = zeroblob(16) WHERE number = 2",
    "delete a body": "DELETE FROM bodies WHERE number = 2",
    "delete the last body": "DELETE FROM bodies WHERE number = (SELECT max(number) FROM bodies)",
    "erase without a Redacted": "UPDATE bodies SET redacts = 2 WHERE number = 3",
    "change the purpose": "UPDATE meta SET value = 'practice' WHERE key = 'purpose'",
    "forget the purpose": "DELETE FROM meta WHERE key = 'purpose'",
    "write a number for a text": "INSERT INTO meta VALUES ('x', x'00')",
    "a body without an entry": "INSERT INTO bodies VALUES (99, x'00', zeroblob(16), NULL)",
}


@pytest.mark.parametrize("statement", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_nobody_can(statement: str, ledger: Ledger, path: Path) -> None:
    a_call(ledger)
    connection = connect(path)

    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    connection.close()


def test_a_sum_is_over_the_bytes_as_they_are_stored(ledger: Ledger, path: Path) -> None:
    a_call(ledger)
    connection = connect(path, read_only=True)

    rows = connection.execute(
        "SELECT body, salt, body_hash FROM entries JOIN bodies USING (number)"
    ).fetchall()
    connection.close()

    assert len(rows) == 3
    for body, salt, total in rows:
        assert hashlib.sha256(salt + body).digest() == total


def test_two_equal_bodies_have_unlike_sums(ledger: Ledger, path: Path) -> None:
    call = a_call(ledger)
    do(ledger, *(c.AddNote(call=call, text="same"),) * 2)
    connection = connect(path, read_only=True)

    rows = connection.execute("SELECT body, body_hash FROM entries JOIN bodies USING (number)").fetchall()
    connection.close()

    assert rows[-1][0] == rows[-2][0]
    assert rows[-1][1] != rows[-2][1]


def test_a_connection_is_durable_and_leaves_no_deleted_words(ledger: Ledger, path: Path) -> None:
    del ledger
    connection = connect(path)

    def setting(name: str) -> object:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]

    found = {name: setting(name) for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")}
    wait_ms, kept = setting("busy_timeout"), setting("journal_size_limit")
    connection.close()

    assert found == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}
    assert wait_ms == 50
    assert kept == 16 * 1024 * 1024


def test_only_its_owner_can_read_a_store(ledger: Ledger, path: Path) -> None:
    a_call(ledger)

    modes = [stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()]

    assert len(modes) == 3
    assert set(modes) == {0o600}


def test_nothing_is_left_beside_a_store_that_was_made(path: Path) -> None:
    a_ledger(path).close()

    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_store_is_not_made_over_the_log_of_one_that_is_gone(path: Path, tmp_path: Path) -> None:
    path.with_name(path.name + "-wal").write_bytes(b"frames")

    with pytest.raises(Exception, match=r"its log room\.store-wal is still there"):
        a_ledger(path)

    assert [each.name for each in tmp_path.iterdir()] == ["room.store-wal"]


def test_a_file_that_takes_the_stores_place_is_not_written_on_by_its_log(opened: Open, path: Path) -> None:
    ledger = opened()
    a_call(ledger)
    a_ledger(path.with_name("other.store")).close()
    content = path.with_name("other.store").read_bytes()
    path.rename(path.with_name("right.store"))
    path.with_name("other.store").rename(path)

    ledger.checkpoints.expect_erased_words()
    ledger.checkpoints.go_on()
    ledger.checkpoints.wait()

    assert path.read_bytes() == content


def test_a_store_of_an_older_program_keeps_its_board(tmp_path: Path) -> None:
    with closing(a_ledger(tmp_path / "whole.store")) as whole:
        a_call(whole, weapon="knife")
    of_version(tmp_path / "older.store", tmp_path / "whole.store", 1)

    with closing(open_ledger(tmp_path / "older.store", "live", ticking())) as older:
        assert same(older.board, whole.board)
        assert [entry.subject for entry in older.search("Alder")] == ["26-00001"]

    assert verify(tmp_path / "older.store").damages == ()


def test_nobody_can_see_the_board_of_another_moment(opened: Open) -> None:
    # Given a call that one position opened, the other one's answer about it waits until it has caught up.
    here, there = opened(), opened()
    call = a_call(here)

    entries = do(there, c.AddNote(call=call, text="from the other desk"))

    assert entries[0].number == here.head().number
    assert [entry.number for entry in here.catch_up()] == [entries[0].number]


def test_the_log_does_not_grow_without_end(opened: Open, path: Path) -> None:
    ledger = opened()
    call = a_call(ledger)
    log = path.with_name(path.name + "-wal")
    sizes = []

    for _ in range(5 * COMMITS_BETWEEN):
        do(ledger, c.AddNote(call=call, text="x" * 2000))
        ledger.checkpoints.wait()
        sizes.append(log.stat().st_size)

    # Each checkpoint lets the log begin anew: it takes no more room than the commits between two of them.
    first = max(sizes[:COMMITS_BETWEEN])
    assert max(sizes) < 2 * first

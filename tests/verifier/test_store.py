"""The verifier on the store file itself: read without a trace, and every tampering found, as by `verify`."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from console.domain import commands as c
from console.errors import StoreUnavailable
from console.ledger.beside import beside_the_chain
from console.ledger.connect import connect
from console.ledger.ledger import Ledger
from console.ledger.verify import verify
from tests.ledger.small_room import a_call, a_ledger, do
from tests.verifier.made import BODY, ENVELOPE, UNKNOWN, verified, verified_here

Hurt = Callable[..., Path]


@pytest.fixture
def hurt(made: Path, tmp_path: Path) -> Hurt:
    """Changes a copy of the store behind the program's back, past its triggers."""

    def change(*statements: str) -> Path:
        path = Path(shutil.copyfile(made / "room.store", tmp_path / "room.store"))
        with closing(connect(path)) as connection:
            triggers = connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall()
            connection.execute("PRAGMA foreign_keys = OFF")
            for name, _ in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.execute(statement)
            for _, sql in triggers:
                connection.execute(sql)
        return path

    return change


def test_a_sound_store_is_sound_and_is_left_without_a_trace(made: Path, tmp_path: Path) -> None:
    shutil.copyfile(made / "room.store", tmp_path / "room.store")

    found = verified(tmp_path / "room.store")

    assert (found.code, found.faults) == (0, ())
    assert "Bodies erased by a later entry: 2; withheld here: 0." in found.said
    assert [each.name for each in tmp_path.iterdir()] == ["room.store"]
    assert (tmp_path / "room.store").read_bytes() == (made / "room.store").read_bytes()
    assert not is_damaged(tmp_path / "room.store"), "and verify says so too"


def test_beside_a_working_desk_it_sees_what_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "room.store"
    with closing(a_ledger(path)) as ledger:
        a_call(ledger)
        head = ledger.head()

        found = verified(path, "--head", f"{head.number}:{head.chain.hex()[:16]}")

        assert (found.code, found.faults) == (0, ())
        assert f"{head.number} entries" in found.said
        assert "64 bits of 256 compared" in found.said
        assert do(ledger, c.OpenCall())


TAMPERED: dict[str, tuple[str, tuple[str, ...]]] = {
    "who": ("UPDATE entries SET who = 'x' WHERE number = 5", (f"Entry 5: {ENVELOPE}.",)),
    "when": (
        "UPDATE entries SET at = '2026-03-01T21:00:05.001Z' WHERE number = 5",
        (f"Entry 5: {ENVELOPE}.",),
    ),
    "the chain": (
        "UPDATE entries SET chain_hash = zeroblob(32) WHERE number = 5",
        (f"Entry 5: {ENVELOPE}.",),
    ),
    "a body": ("UPDATE bodies SET body = x'7b7d' WHERE number = 5", (f"Entry 5: {BODY}.",)),
    "a salt": ("UPDATE bodies SET salt = zeroblob(16) WHERE number = 5", (f"Entry 5: {BODY}.",)),
    "a body gone": (
        "DELETE FROM bodies WHERE number = 5",
        ("Entry 5: its body is gone, and no later Redacted names it.",),
    ),
    "an erased body back": (
        "INSERT INTO bodies VALUES (4, x'7b7d', zeroblob(16), NULL)",
        (f"Entry 4: {BODY}.", "Entry 4: entry 17 says that it erased its body, and it was not found erased."),
    ),
    "an entry gone": (
        "DELETE FROM entries WHERE number = 6",
        (
            "Entry 6: there is a body for it, and no entry.",
            "Entry 7: it stands where entry 6 belongs.",
            f"Entry 7: {UNKNOWN}.",
        ),
    ),
    "another number": (
        "UPDATE entries SET number = 90 WHERE number = 22",
        (
            "Entry 22: there is a body for it, and no entry.",
            "Entry 90: it stands where entry 22 belongs.",
            f"Entry 90: {UNKNOWN}.",
            "Entry 90: its body is gone, and no later Redacted names it.",
        ),
    ),
    "an entry before the first": (
        "INSERT INTO entries SELECT -1, at, happened_at, why_then, who, position, kind, subject, body_hash,"
        " chain_hash FROM entries WHERE number = 5",
        (
            "Entry -1: it stands where entry 1 belongs.",
            f"Entry -1: {UNKNOWN}.",
            "Entry -1: its body is gone, and no later Redacted names it.",
            "Entry 1: it stands where entry 0 belongs.",
            f"Entry 1: {UNKNOWN}.",
        ),
    ),
    "another purpose": (
        "UPDATE meta SET value = 'practice' WHERE key = 'purpose'",
        (f"Entry 1: the ledger's purpose or beginning, or {ENVELOPE}.",),
    ),
    "no purpose": (
        "DELETE FROM meta WHERE key = 'purpose'",
        (f"Entry 1: the ledger's purpose or beginning, or {ENVELOPE}.",),
    ),
    "what it erases": (
        "UPDATE bodies SET redacts = 3 WHERE number = 16",
        ('Entry 16: the column "redacts" beside its body is not what the body says.',),
    ),
    "that it erases": (
        "UPDATE bodies SET redacts = 3 WHERE number = 5",
        ('Entry 5: the column "redacts" beside its body is not what the body says.',),
    ),
}


@pytest.mark.parametrize(("statement", "faults"), TAMPERED.values(), ids=TAMPERED.keys())
def test_tampering_is_told_by_it_and_by_verify(hurt: Hurt, statement: str, faults: tuple[str, ...]) -> None:
    path = hurt(statement)

    found = verified(path)

    assert (found.code, sorted(found.faults)) == (1, sorted(faults))
    assert is_damaged(path), "and verify finds it too"


def test_a_cut_tail_shows_only_against_a_printed_head(hurt: Hurt, made: Path) -> None:
    with closing(sqlite3.connect(made / "room.store")) as connection:
        chain = bytes(connection.execute("SELECT chain_hash FROM entries WHERE number = 22").fetchone()[0])
    path = hurt("DELETE FROM bodies WHERE number > 20", "DELETE FROM entries WHERE number > 20")

    found = verified(path, "--head", f"ENTRY 22:{chain.hex()}")

    assert verified(path).code == 0
    assert found.says(22, "its head was printed, and it is not there; entry 20 is the last")


def test_a_column_with_another_type_is_told(made: Path, tmp_path: Path) -> None:
    # A table made anew without STRICT takes anything.
    path = Path(shutil.copyfile(made / "room.store", tmp_path / "room.store"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        without = "UPDATE sqlite_master SET sql = replace(sql, ' STRICT', '') WHERE name = 'entries'"
        connection.execute(without)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER entries_stay")
        connection.execute("UPDATE entries SET who = CAST(who AS BLOB) WHERE number = 5")
        connection.execute("UPDATE entries SET who = x'ff' || who WHERE number = 7")

    found = verified(path)

    assert found.says(5, "a column of it holds what is never written there")
    assert found.says(7, "is not what was written")
    assert verify(path).damages


def test_another_database_could_not_be_checked(tmp_path: Path) -> None:
    path = tmp_path / "letters.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE letters (text)")

    found = verified(path)

    assert found.code == 2
    assert "it is a database, and not the store of a ledger" in found.said


def test_tables_that_are_only_views_are_not_believed(made: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(made / "room.store", tmp_path / "room.store"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("ALTER TABLE entries RENAME TO others")
        connection.execute("CREATE VIEW entries AS SELECT * FROM others")

    assert verified(path).code == 2


def flips(whole: bytes, count: int) -> Iterator[bytes]:
    """The file with one byte changed, at places drawn from all of it."""
    chance = random.Random(20260301)  # noqa: S311 - the same places at every run, not a secret
    for _ in range(count):
        at = chance.randrange(len(whole))
        yield whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :]


def is_damaged(path: Path) -> bool:
    """What `console ledger verify` says of it: exit code 1 or 2."""
    try:
        return bool(verify(path).damages or beside_the_chain(path))
    except StoreUnavailable:
        return True


@pytest.mark.slow
def test_a_byte_changed_anywhere_never_stops_it_and_it_agrees_with_verify(
    made: Path, tmp_path: Path, names: dict[str, Any]
) -> None:
    path, damaged = tmp_path / "room.store", 0
    for content in flips((made / "room.store").read_bytes(), 400):
        path.write_bytes(content)
        found = verified_here(names, str(path))
        assert found.code in (0, 1, 2), found.said
        if found.code:
            damaged += 1
            assert is_damaged(path), found.said
    # Most of a small store is index, search and empty pages, which are not the record.
    assert damaged > 40


@pytest.mark.parametrize("size", [0, 20, 100, 5000, 12_288, 60_000])
def test_a_truncated_store_is_never_sound(
    made: Path, tmp_path: Path, names: dict[str, Any], size: int
) -> None:
    (tmp_path / "room.store").write_bytes((made / "room.store").read_bytes()[:size])

    found = verified_here(names, str(tmp_path / "room.store"))

    assert found.code in (1, 2)
    assert "Traceback" not in found.said


def test_a_page_that_is_hurt_hides_only_the_entries_in_it(tmp_path: Path, names: dict[str, Any]) -> None:
    path = tmp_path / "room.store"
    with closing(a_ledger(path)) as ledger:
        call = a_call(ledger)
        many(ledger, call)
    with closing(sqlite3.connect(path)) as connection:
        pages = [
            page
            for (page,) in connection.execute(
                "SELECT pageno FROM dbstat WHERE name = 'bodies' AND pagetype = 'leaf' ORDER BY path"
            )
        ]
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    at = (pages[len(pages) // 2] - 1) * size
    content[at : at + 100] = b"\xff" * 100
    path.write_bytes(content)

    found = verified_here(names, str(path))

    unread = [line for line in found.faults if "it cannot be read" in line]
    assert found.code == 1
    assert unread
    assert "the last is 303" in found.said
    assert int(found.said.partition(" entries, the last")[0].split()[-1]) > 200


def many(ledger: Ledger, call: str) -> None:
    do(ledger, *(c.AddNote(call=call, text=f"note {number} " * 20) for number in range(300)))

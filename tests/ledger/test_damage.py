"""Files that are no store, or no longer the one that was written: told in words, and left as they are."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from console.domain import commands as c
from console.errors import StoreUnavailable
from console.ledger.rows import Row
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from tests.ledger.faulty import open_live, refusal
from tests.ledger.small_room import a_call, a_ledger, a_life, do


@pytest.mark.parametrize(
    "content", [b"", b"x", b"not a store\n" * 2000, b"SQLite format 3\0" + b"\0" * 5000, bytes(8192)]
)
def test_another_file_is_no_store_and_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    failed = refusal(path)

    assert failed.kind in ("not_a_store", "damaged")
    assert path.read_bytes() == content


def test_another_programs_database_is_no_store_and_is_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE letters (text)")
    connection.close()
    content = path.read_bytes()

    failed = refusal(path)

    assert failed.kind == "not_a_store"
    assert path.read_bytes() == content


def stored(path: Path) -> list[Row]:
    """Every row as it stands in the store."""
    with closing(open_reader(path)) as store:
        return [row for row, _ in store.stored(0, 2**62)]


def told_or_unhurt(path: Path, entries: list[Row]) -> bool:
    """Whether the damage is told; where it is not, every entry is as it was. Only a clear word is raised."""
    with suppress(StoreUnavailable), closing(open_live(path)) as ledger:
        do(ledger, c.OpenCall())
        ledger.search("river")
        ledger.earlier_calls("1 Alder Street", "", "")
    try:
        damages = verify(path).damages
    except StoreUnavailable:
        return True
    finally:
        for beside in ("-wal", "-shm"):
            path.with_name(path.name + beside).unlink(missing_ok=True)
    assert damages or stored(path)[: len(entries)] == entries
    return bool(damages)


def cuts(size: int) -> Iterator[int]:
    yield from (1, 15, 100, 4095, 4096, size // 2, size - 4096, size - 1)


def test_a_store_that_was_cut_short_is_told_wherever_it_was_cut(path: Path) -> None:
    ledger = a_ledger(path)
    a_call(ledger, weapon="knife", medical="none")
    ledger.close()
    whole, entries = path.read_bytes(), stored(path)

    for cut in cuts(len(whole)):
        path.write_bytes(whole[:cut])
        told_or_unhurt(path, entries)


@pytest.mark.slow
def test_a_changed_byte_is_told_or_does_not_matter(path: Path, tmp_path: Path) -> None:
    ledger = a_ledger(path)
    for _ in a_life(ledger):
        pass
    a_call(ledger, weapon="knife", medical="none")
    ledger.close()
    whole, entries = path.read_bytes(), stored(path)
    hurt = tmp_path / "hurt.store"
    told = 0

    for place in [*range(100), *range(100, len(whole), 331)]:
        hurt.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        told += told_or_unhurt(hurt, entries)

    assert told > 100

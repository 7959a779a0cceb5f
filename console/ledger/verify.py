"""Whether the store is what was written: every entry, the chain, the index, the file itself. Changes nothing.

All damage is reported, in people's words and with entry numbers, never only the first.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from console.domain.entries import AnyBody
from console.errors import StoreDamaged
from console.ledger.compare import index_differences, schema_differences
from console.ledger.connect import Connect, connect
from console.ledger.erased import left_everywhere
from console.ledger.faults import told
from console.ledger.reading import SLICE
from console.ledger.rows import Head, Row
from console.ledger.sqlite_store import SqliteStore, open_reader
from console.ledger.walk import Walk


class Damage(NamedTuple):
    """One thing that is not as it was written: from which entry to which; 0 where it is about none."""

    first: int
    last: int
    says: str


class Verified(NamedTuple):
    """The head of what was looked at, and every damage found."""

    head: Head
    damages: tuple[Damage, ...]


def verify(path: Path, connect: Connect = connect, done: Callable[[int], None] = lambda _: None) -> Verified:
    """Look at everything, as of one moment and beside a working desk. done: told each entry's number.

    Raises StoreUnavailable, and StoreDamaged where so much is hurt that no entry can be found.
    """
    store = open_reader(path, connect)
    walk = Walk(store.identity.chain_start())
    try:
        with store.reading() as head:
            damages = [*_file(store), *_entries(store, head, walk, done), *_index(store, walk)]
    finally:
        walk.close()
        store.close()
    return Verified(head, tuple(damages))


def _file(store: SqliteStore) -> Iterator[Damage]:
    try:
        for (line,) in store.rows("PRAGMA integrity_check"):
            if line != "ok":
                yield Damage(0, 0, f"the file: {line}")
        for row in store.rows("PRAGMA foreign_key_check(bodies)"):
            yield Damage(row[1] or 0, row[1] or 0, "there is a body for it and no entry")
        for name in schema_differences(store):
            yield Damage(0, 0, f"the table or rule “{name}” is not as this program makes it")
    except StoreDamaged as fault:
        yield Damage(0, 0, f"the file: {_detail(fault)}")


def _entries(store: SqliteStore, head: Head, walk: Walk, done: Callable[[int], None]) -> Iterator[Damage]:
    """The damages of the entries; those of neighbours that are hurt alike are told as one."""
    last: Damage | None = None
    for number, says in _each(store, head, walk, done):
        if last is not None and last.says == says and last.last == number - 1:
            last = last._replace(last=number)
            continue
        if last is not None:
            yield last
        last = Damage(number, number, says)
    if last is not None:
        yield last


def _each(
    store: SqliteStore, head: Head, walk: Walk, done: Callable[[int], None]
) -> Iterator[tuple[int, str]]:
    walk.erased = _erased(store)
    for after in range(0, head.number, SLICE):
        up_to = min(after + SLICE, head.number)
        rows = _readable(store, after, up_to)
        for number in range(after + 1, up_to + 1):
            row = rows.get(number, "it is missing")
            if isinstance(row, str):
                walk.is_sound = False
                yield number, row
            else:
                yield from ((number, says) for says in walk.step(row))
        done(up_to)


def _erased(store: SqliteStore) -> Mapping[int, AnyBody]:
    """What is left of the entries whose words were erased; one that cannot be read is told by the walk."""
    try:
        return left_everywhere(store)
    except StoreDamaged:
        return {}


def _readable(store: SqliteStore, after: int, up_to: int) -> Mapping[int, Row | str]:
    """The rows of a slice; where it cannot be read as a whole, each row by itself, or why it cannot."""
    try:
        return {row.number: row for row, _ in store.stored(after, up_to)}
    except StoreDamaged:
        rows: dict[int, Row | str] = {}
    for number in range(after + 1, up_to + 1):
        try:
            rows |= {row.number: row for row, _ in store.stored(number - 1, number)}
        except StoreDamaged as fault:
            rows[number] = f"it cannot be read: {_detail(fault)}"
    return rows


def _index(store: SqliteStore, walk: Walk) -> Iterator[Damage]:
    if not walk.is_sound:
        yield Damage(0, 0, "because entries are hurt, the index was not compared with them")
        return
    try:
        with told(store.path):
            yield from (Damage(0, 0, says) for says in index_differences(store, walk.scratch))
    except StoreDamaged as fault:
        yield Damage(0, 0, f"the index cannot be read: {_detail(fault)}")


def _detail(fault: StoreDamaged) -> str:
    return str(fault.__cause__ or fault.says)

"""Writes the whole ledger as JSON Lines, with all that is needed to check it without this program."""

import json
from pathlib import Path
from typing import TextIO

from console.ledger.connect import Connect, connect
from console.ledger.reading import SLICE
from console.ledger.rows import ENVELOPE, Head, Row
from console.ledger.sqlite_store import SqliteStore, open_reader

HOW = (
    "body_hash is SHA-256 over salt and body (UTF-8). chain_hash is SHA-256 over the chain_hash before "
    "(chain_start for entry 1), then each of number, at, happened_at, why_then, who, position, kind and "
    "subject as UTF-8, led by its length in 8 bytes, most significant first, then body_hash. A body that was "
    "erased is null, and so is its salt."
)


def export(path: Path, out: TextIO, connect: Connect = connect) -> Head:
    """Write every entry there is now, as it is stored; the head that was written last.

    Reads in slices on a connection of its own, beside a working desk. Raises StoreUnavailable and
    StoreDamaged.
    """
    store = open_reader(path, connect)
    try:
        last = store.head()
        _line(out, _about(store))
        for number in range(0, last.number, SLICE):
            for row, _ in tuple(store.stored(number, min(number + SLICE, last.number))):
                _line(out, _entry(row))
        _line(out, {"head": last.number, "chain_hash": last.chain.hex()})
    finally:
        store.close()
    return last


def _about(store: SqliteStore) -> dict[str, object]:
    identity = store.identity
    return {
        "ledger": "dispatcher-console",
        "purpose": identity.purpose,
        "created": identity.created,
        "schema": identity.schema,
        "chain_start": identity.chain_start().hex(),
        "how": HOW,
    }


def _entry(row: Row) -> dict[str, object]:
    told: dict[str, object] = dict(zip(ENVELOPE, row[:8], strict=False))
    told["body"] = None if row.body is None else row.body.decode()
    told["salt"] = None if row.salt is None else row.salt.hex()
    return told | {"body_hash": row.body_hash.hex(), "chain_hash": row.chain_hash.hex()}


def _line(out: TextIO, told: dict[str, object]) -> None:
    out.write(json.dumps(told, ensure_ascii=False) + "\n")

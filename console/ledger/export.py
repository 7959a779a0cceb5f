"""Writes the whole ledger as JSON Lines, with all that is needed to check it without this program.

Whoever may not see all of it gets the same lines, with the bodies withheld that hold what they may not see:
the chain can be checked by them too. That words leave is entered by whoever asks for it (`cli_export`).
"""

import json
from collections.abc import Collection
from pathlib import Path
from typing import TextIO

from pydantic import ValidationError

from console.domain.entries import read_body
from console.domain.names import Mark
from console.domain.veil import ALL, NO_FACTS, Facts, unseen
from console.ledger.connect import Connect, connect
from console.ledger.reading import SLICE
from console.ledger.rows import ENVELOPE, Head, Row
from console.ledger.sqlite_store import SqliteStore, open_reader

HOW = (
    "body_hash is SHA-256 over salt and body (UTF-8). chain_hash is SHA-256 over the chain_hash before "
    "(chain_start for entry 1), then each of number, at, happened_at, why_then, who, position, kind and "
    "subject as UTF-8, led by its length in 8 bytes, most significant first, then body_hash. A body that was "
    "erased is null, and so is its salt. A body that is withheld is null, and so is its salt; what may be "
    "seen of it is in shown, which no sum covers."
)


def export(
    path: Path,
    out: TextIO,
    connect: Connect = connect,
    marks: Collection[Mark] = ALL,
    facts: Facts = NO_FACTS,
    up_to: int | None = None,
) -> Head:
    """Write every entry, as it is stored, up to one or to the last there is; the head that was written last.

    marks: those whose words are not withheld. facts: those in force, which say what stands in records.
    Reads in slices on a connection of its own, beside a working desk. Raises StoreUnavailable and
    StoreDamaged.
    """
    store = open_reader(path, connect)
    try:
        last = store.head() if up_to is None else _head_at(store, up_to)
        _line(out, _about(store))
        for number in range(0, last.number, SLICE):
            for row, _ in tuple(store.stored(number, min(number + SLICE, last.number))):
                _line(out, _entry(row, _body(row, marks, facts)))
        _line(out, {"head": last.number, "chain_hash": last.chain.hex()})
    finally:
        store.close()
    return last


def _head_at(store: SqliteStore, number: int) -> Head:
    return Head(*store.rows("SELECT number, chain_hash FROM entries WHERE number = ?", (number,))[0])


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


def _entry(row: Row, body: dict[str, object]) -> dict[str, object]:
    told: dict[str, object] = dict(zip(ENVELOPE, row[:8], strict=False))
    return told | body | {"body_hash": row.body_hash.hex(), "chain_hash": row.chain_hash.hex()}


def _body(row: Row, marks: Collection[Mark], facts: Facts) -> dict[str, object]:
    """Body and salt; or neither, and what may be seen of it: without the salt nobody guesses at the rest."""
    if row.body is None or row.salt is None:
        return {"body": None, "salt": None}
    shown = None if ALL.issubset(marks) else _shown(row, marks, facts)
    if shown is None:
        return {"body": row.body.decode(), "salt": row.salt.hex()}
    return {"body": None, "salt": None, "shown": shown}


def _shown(row: Row, marks: Collection[Mark], facts: Facts) -> dict[str, object] | None:
    """The fields that may be seen where others may not; None where all may be.

    Of a body that cannot be read nobody can say what is in it: nothing of it is shown.
    """
    try:
        body = read_body(row.kind, row.body or b"")
    except (KeyError, ValidationError):
        return {}
    hidden = unseen(body, marks, facts)
    told: dict[str, object] = body.model_dump(mode="json", exclude=set(hidden))
    return told if hidden else None


def _line(out: TextIO, told: dict[str, object]) -> None:
    out.write(json.dumps(told, ensure_ascii=False) + "\n")

"""What stands beside the chain and no sum covers.

Numbers below 1, the mark of what a Redacted erased, passwords that were taken away, what the store says of
itself, and which steps its tables have had: where these are not right, the next program cannot open it.

The sums are the walk's (`verify.py`). By the column `redacts` the store finds what is left of an erased
entry: one that says something else would keep the store from being read.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from console.ledger.connect import Connect, connect
from console.ledger.credentials import not_kept
from console.ledger.schema import STEPS
from console.ledger.sqlite_store import SqliteStore, open_reader
from console.ledger.verify import Damage

_BELOW_ONE = "SELECT number FROM entries WHERE number < 1"
_MARKED = (
    "SELECT b.number, b.redacts, e.kind, b.body"
    " FROM bodies AS b LEFT JOIN entries AS e ON e.number = b.number WHERE b.redacts IS NOT NULL"
)

_ABOUT = "SELECT key FROM meta ORDER BY key"
_STEPS = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'dispatcher-console' ORDER BY name"


def beside_the_chain(path: Path, connect: Connect = connect) -> tuple[Damage, ...]:
    """What is not as it was written there. Raises StoreUnavailable and StoreDamaged."""
    store = open_reader(path, connect)
    try:
        return tuple(_damages(store))
    finally:
        store.close()


def _damages(store: SqliteStore) -> Iterator[Damage]:
    for (number,) in store.rows(_BELOW_ONE):
        yield Damage(number, number, "no entry has such a number")
    for number, redacts, kind, body in store.rows(_MARKED):
        if kind != "Redacted" or redacts != _named(body):
            yield Damage(number, number, "the mark of what it erased is not what it says")
    if store.rows(_ABOUT) != (("created",), ("purpose",), ("schema",)):
        yield Damage(0, 0, "what the store says of itself is not just its purpose, beginning and version")
    if store.rows(_STEPS) != tuple((name,) for name, _ in STEPS):
        yield Damage(0, 0, "the list of steps that the tables have had is not what was written")
    for person, number in not_kept(store):
        says = f"the password that it set for {person} is not kept any more: have a new one set for them"
        yield Damage(number, number, says)


def _named(body: object) -> object:
    """The entry that the body of a Redacted names; None where it cannot be read, which the walk tells."""
    try:
        told = json.loads(body) if isinstance(body, bytes) else None
    except (ValueError, RecursionError):
        return None
    return told.get("entry") if isinstance(told, dict) else None

"""Every version of a policy that was put in force in a store, by its entry: only read, and unchecked."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from console.ledger.connect import Connect, connect
from console.ledger.plain import each_row
from console.ledger.sqlite_store import open_reader

_ADOPTED = (
    "SELECT number, body FROM entries JOIN bodies USING (number) WHERE kind = 'PolicyAdopted' ORDER BY number"
)


class Adopted(NamedTuple):
    """What an entry put in force: the agency's own policy, then those of zones, and the list of facts."""

    entry: int
    policies: tuple[str, ...]
    catalogue: str


def adopted_in(path: Path, connect: Connect = connect) -> Iterator[Adopted]:
    """Each adoption, oldest first. Raises StoreUnavailable."""
    store = open_reader(path, connect)
    try:
        for number, text in each_row(store, _ADOPTED):
            body = json.loads(text)
            yield Adopted(number, (body["policy"], *body.get("area_policies", ())), body["catalogue"])
    finally:
        store.close()

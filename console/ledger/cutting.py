"""Cuts a restored copy back to what it held at a moment, and has it say what it is.

Only for a copy that nobody works on yet: it has no name, and is thrown away where anything goes wrong. In a
store at work no entry is ever deleted.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from console.domain.clock import as_text
from console.domain.command import WhyThen
from console.domain.entries import Redacted, Restored
from console.domain.entry import Entry, subject_of
from console.errors import StoreDamaged, StoreUnavailable
from console.ledger import credentials, drafts
from console.ledger.choosing import Wanted
from console.ledger.intervals import SPAN_TABLES
from console.ledger.plain import sum_at
from console.ledger.rows import Head
from console.ledger.sqlite_store import SqliteStore

WHY_THEN: WhyThen = "store_trouble"
"""Why what is entered once more, as what erased words is, bears another time than its own."""

_PASSWORDS = (
    "SELECT about, from_entry FROM people_spans"
    " WHERE matter = 'password' AND to_entry IS NULL AND from_entry > ?"
)
_KNOWN = "SELECT DISTINCT about FROM people_spans WHERE matter IN ('person', 'password') AND from_entry <= ?"

_KEEPERS = ("entries_are_kept", "bodies_are_kept")


class Asked(NamedTuple):
    """Who restores, where and why."""

    by: str
    position: str
    reason: str


def last_wanted(store: SqliteStore, wanted: Wanted, head: Head) -> int:
    """The last entry that is wanted, with the rest of the act it belongs to. Raises StoreUnavailable."""
    number = head.number
    if wanted.at is not None:
        number = _last_entry_at(store, wanted.at)
    elif wanted.entry is not None:
        if wanted.entry > head.number:
            says = (
                f"It ends with entry {head.number}; what is asked for lies after that. Nothing was changed."
            )
            raise StoreUnavailable("missing", f"{says} Ask for less, or leave the entry out to have it all.")
        number = _end_of_its_act(store, wanted.entry)
    ((adopted,),) = store.rows("SELECT min(number) FROM entries WHERE kind = 'PolicyAdopted'")
    if adopted is None or not adopted <= number <= head.number:
        says = "There is nothing to go on with by then: no policy was in force yet. Nothing was changed. "
        raise StoreUnavailable("missing", f"{says}Ask for a later moment.")
    return number


def _last_entry_at(store: SqliteStore, moment: datetime) -> int:
    """The last entry that was recorded by then; 0 where none was. Whatever the clock did meanwhile."""
    found = store.rows(
        "SELECT number FROM entries WHERE at <= ? ORDER BY number DESC LIMIT 1", (as_text(moment),)
    )
    return int(found[0][0]) if found else 0


def _end_of_its_act(store: SqliteStore, number: int) -> int:
    """The last entry of the act that an entry belongs to: what one commit brought is not torn apart."""
    query = "SELECT at, who, position FROM entries WHERE number = ?"
    act = store.rows(query, (number,))
    while act and store.rows(query, (number + 1,)) == act:
        number += 1
    return number


def redactions(store: SqliteStore, like: SqliteStore, up_to: int, after: int = 0) -> Mapping[int, Entry]:
    """What erased words of the first entries of a store: by the entry that was erased, what erased it.

    like, up_to: the store and the last entry that it is asked for; what the two do not share is left out.
    after: the entries that erased stand after this one.
    """
    numbers = store.rows("SELECT number FROM bodies WHERE redacts <= ? AND number > ?", (up_to, after))
    return {
        entry.body.entry: entry
        for (number,) in numbers
        for entry in _readable(store, number)
        if isinstance(entry.body, Redacted)
        and sum_at(store, entry.body.entry) == sum_at(like, entry.body.entry)
    }


def erased_in(store: SqliteStore, like: SqliteStore, up_to: int) -> frozenset[int]:
    """Which of the first entries that two stores share were erased in the one, however hurt it is else."""
    numbers = store.rows("SELECT redacts FROM bodies WHERE redacts <= ?", (up_to,))
    return frozenset(number for (number,) in numbers if sum_at(store, number) == sum_at(like, number))


def _readable(store: SqliteStore, number: int) -> tuple[Entry, ...]:
    """The entry, where it is as it was written: the others must not be lost with one that is hurt."""
    try:
        return store.numbered((number,))
    except StoreDamaged:
        return ()


def passwords_after(store: SqliteStore, up_to: int) -> tuple[Entry, ...]:
    """What set the passwords that people have now, where it stands after an entry; of people known by then.

    They go on: of the passwords before them no sum is kept, and nobody could sign in.
    """
    known = {person for (person,) in store.rows(_KNOWN, (up_to,))}
    later = store.rows(_PASSWORDS, (up_to,))
    return store.numbered(number for person, number in later if person in known)


def cut(store: SqliteStore, up_to: int, drafts_until: datetime) -> None:
    """Take away all after an entry: rows, bodies, what the index says of them. Inside `writing`.

    The sums of passwords that were set after it stay for those who were known by then (`passwords_after`).
    """
    connection = store.connection
    known = {person for (person,) in store.rows(_KNOWN, (up_to,))}
    for person in {person for person, _ in store.rows(_PASSWORDS, (up_to,))}.difference(known):
        credentials.forget(store, person)
    triggers = [_definition(connection, name) for name in _KEEPERS]
    for name in _KEEPERS:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("DELETE FROM bodies WHERE number > ?", (up_to,))
    connection.execute("DELETE FROM entries WHERE number > ?", (up_to,))
    for trigger in triggers:
        connection.execute(trigger)
    for table in SPAN_TABLES:
        connection.execute(f"DELETE FROM {table} WHERE from_entry > ?", (up_to,))  # noqa: S608 - names of ours
        connection.execute(f"UPDATE {table} SET to_entry = NULL WHERE to_entry > ?", (up_to,))  # noqa: S608 - names of ours
    connection.execute("DELETE FROM search WHERE rowid > ?", (up_to,))
    # Words that are deleted from the search stay in its pages until these are merged.
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    connection.execute("DELETE FROM drafts WHERE at > ?", (as_text(drafts_until),))


def tell(
    store: SqliteStore, backup: Path, up_to: int, again: Iterable[Entry], asked: Asked, at: datetime
) -> Head:
    """Append that the store was restored, and once more what holds whatever the moment. Inside `writing`.

    again: what erased words later, and the passwords that people have now.
    """
    chain = sum_at(store, up_to)
    body = Restored(backup=backup.name, up_to=up_to, chain_hash=chain.hex(), by=asked.by, reason=asked.reason)
    first = Entry(up_to + 1, at, at, "", asked.by, asked.position, subject_of(body), body)
    rest = [
        Entry(number, at, entry.happened_at, WHY_THEN, asked.by, asked.position, entry.subject, entry.body)
        for number, entry in enumerate(again, up_to + 2)
    ]
    for entry in rest:
        if isinstance(entry.body, Redacted):
            drafts.drop_about(store, entry.subject)
    return store.append((first, *rest), Head(up_to, chain))


def _definition(connection: sqlite3.Connection, trigger: str) -> str:
    found = connection.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", (trigger,)
    )
    return str(found.fetchone()[0])

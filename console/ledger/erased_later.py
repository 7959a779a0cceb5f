"""What erased words of the entries that are restored, and came after them: or they would come back."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path

from console.domain.entry import Entry
from console.errors import StoreDamaged, StoreUnavailable
from console.ledger.backups import Backup, of_the_same_store
from console.ledger.cutting import erased_in, redactions
from console.ledger.sqlite_store import SqliteStore, open_reader

_ERASED_BEFORE = "SELECT redacts FROM bodies WHERE redacts IS NOT NULL AND number <= ?"

Beside = Callable[[Backup], AbstractContextManager[SqliteStore]]


def erased_later(
    store: SqliteStore, up_to: int, known: Iterable[Path], backups: Iterable[Backup], beside: Beside
) -> tuple[Mapping[int, Entry], tuple[int, ...]]:
    """By the entry that was erased, what erased it: in this store, in stores that are known, or in backups.

    beside: opens a copy of a backup, where only that can say. Second, those of which it cannot be found.
    """
    before = {number for (number,) in store.rows(_ERASED_BEFORE, (up_to,))}
    found = dict(redactions(store, store, up_to, up_to))
    missing = set[int]()
    for path in known:
        with suppress(StoreUnavailable), closing(open_reader(path)) as reader:
            missing |= erased_in(reader, store, up_to)
            found = {**redactions(reader, store, up_to), **found}
    missing.difference_update(before, found)
    for each in _newest_first(store, backups):
        named = {number for number in each.about.erased if number <= up_to}.difference(before, found)
        if not named:
            continue
        fresh = named.difference(missing)
        missing |= named
        with suppress(StoreDamaged), beside(each) as reader:
            found = {**redactions(reader, store, up_to), **found}
            # What it does not share with this one is an entry of another history by the same number.
            missing.difference_update(fresh.difference(erased_in(reader, store, up_to)))
    again = {number: found[number] for number in sorted(set(found).difference(before))}
    return again, tuple(sorted(missing.difference(before, found)))


def _newest_first(store: SqliteStore, backups: Iterable[Backup]) -> list[Backup]:
    """The backups of this store: which of them know of words that were erased."""
    chain_start = store.identity.chain_start().hex()
    return sorted(of_the_same_store(backups, chain_start), key=lambda each: each.about.at, reverse=True)

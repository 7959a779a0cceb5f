"""Which backup holds what is wanted: a moment, an entry, or the newest there is. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from console.errors import StoreUnavailable
from console.ledger.backups import Backup, backups_in, of_the_same_store
from console.ledger.place_words import telling


class Wanted(NamedTuple):
    """A moment or an entry up to which all is wanted; where both are None, all of the newest backup."""

    at: datetime | None = None
    entry: int | None = None


class Found(NamedTuple):
    """The good backups in the places that can be reached, newest first; of the others, why not."""

    backups: tuple[Backup, ...]
    troubles: tuple[str, ...]


def all_backups(places: Iterable[Path], store: str | None = None) -> Found:
    """What there is to choose from in all the places; of one store by its name, or of all."""
    found: list[Backup] = []
    troubles: list[str] = []
    for place in places:
        try:
            with telling(place):
                found += backups_in(place, store)
        except StoreUnavailable as failed:
            troubles.append(failed.says)
    return Found(tuple(sorted(found, key=lambda each: each.about.at, reverse=True)), tuple(troubles))


def candidates(backups: Sequence[Backup], wanted: Wanted) -> tuple[Backup, ...]:
    """The backups that hold what is wanted, the best first; the others are there in case it is hurt.

    For a moment the first that was made after it: a store that was restored later has another history. For
    an entry the newest: its number is meant as people see it now. Raises StoreUnavailable.
    """
    newest_first = tuple(sorted(backups, key=lambda each: each.about.at, reverse=True))
    if not newest_first:
        raise StoreUnavailable("missing", "There is no good backup to restore from. Nothing was changed.")
    newest = newest_first[0].about
    newest_first = of_the_same_store(newest_first, newest.chain_start)
    if wanted.at is not None:
        fitting = tuple(each for each in reversed(newest_first) if each.about.confirmed >= wanted.at)
        until = f"{newest.confirmed:%Y-%m-%d %H:%M:%S} UTC"
        reach = f"The newest backup holds all up to {until}, entry {newest.entries}"
    elif wanted.entry is not None:
        fitting = tuple(each for each in newest_first if each.about.entries >= wanted.entry)
        reach = f"The newest backup ends with entry {newest.entries}"
    else:
        return newest_first
    if not fitting:
        says = f"{reach}; what is asked for lies after that. Nothing was changed. "
        raise StoreUnavailable(
            "missing", f"{says}Ask for less, or leave the moment out to restore all of it."
        )
    return fitting

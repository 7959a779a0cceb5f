"""Keeps a store backed up in one or two places: what is done in each, in which order, and when it is due.

What is done runs long and on another process than a desk's (`keeper.py`); here it is plain functions.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from console.domain.clock import Clock
from console.errors import StoreUnavailable
from console.ledger.backups import Backup
from console.ledger.place import (
    confirm,
    make_backup,
    read_again,
    take_over,
    there,
    tidy,
    up_to_date,
    words_held,
)
from console.ledger.place_words import telling
from console.ledger.retention import Kept
from console.ledger.served import Served, after_trouble, remembered
from console.ledger.source import Source, source_at

INDEX = (
    "{store}: the index of the store is not what its entries give. Its backups are good, for it can be made "
    "again: run `console ledger rebuild`."
)


class Plan(NamedTuple):
    """Which store is backed up where, how often, and how long backups are kept.

    own: a place that is made where it is missing; any other may be a disk that is not plugged in.
    """

    store: Path
    places: tuple[Path, ...]
    own: Path | None = None
    every: timedelta = timedelta(minutes=15)
    kept: Kept = Kept()
    warn_after: timedelta = timedelta(minutes=60)
    give_up_after: timedelta = timedelta(minutes=10)


class Errand(NamedTuple):
    """What is to be done in one place. fresh: a backup that was made in another place just before."""

    plan: Plan
    place: Path
    before: Served
    fresh: Backup | None = None


class Done(NamedTuple):
    """How a place stands after an errand, and the backup that it now has up to date."""

    served: Served
    fresh: Backup | None


Run = Callable[[Errand], Done]


def keep_once(plan: Plan, run: Run, told: Callable[[tuple[Served, ...]], None]) -> tuple[Served, ...]:
    """See that every place has a verified backup of now, and holds no erased words; how they then stand.

    run: does one errand, here or in another process. told: how all stand, after each. A place that cannot be
    served does not keep the others from it.
    """
    known = {each.place: each for each in remembered(plan.store)}
    standing = {place: known.get(place, Served(place=place)) for place in plan.places}
    left = {place: each for place, each in known.items() if place not in standing and each.backups}
    fresh: Backup | None = None
    # Those that gave no trouble first: what they have, the others take over.
    for place in (*sorted(standing, key=lambda each: bool(standing[each].trouble)), *left):
        before = (standing | left)[place].model_copy(update={"is_in_use": place in standing})
        done = run(Errand(plan, place, before, fresh))
        fresh = fresh or done.fresh
        (standing if place in standing else left)[place] = done.served
        told((*standing.values(), *left.values()))
    return (*standing.values(), *(each for each in left.values() if each.backups))


def serve(errand: Errand, clock: Clock) -> Done:
    """Do what is to be done in one place. Whatever is in its way is told in words, and nothing is raised."""
    at, fresh, trouble = clock(), None, ""
    source: Source | None = None
    try:
        source = source_at(errand.plan.store, clock)
        _make_own(errand)
        rule = errand.plan.kept if errand.before.is_in_use else None
        tidy(errand.place, source, at, rule, None if rule else errand.fresh)
        if errand.before.is_in_use:
            fresh, trouble = _filled(errand, source, clock)
            if not fresh.about.index_fits:
                trouble = INDEX.format(store=errand.plan.store)
            tidy(errand.place, source, clock(), rule, fresh)
    except StoreUnavailable as failed:
        trouble = failed.says
    erased = source.erased if source else errand.before.erased
    if source is None:
        return Done(after_trouble(errand.before, trouble, at, erased), None)
    try:
        return Done(_stands(errand, source, fresh, trouble, at), fresh)
    except StoreUnavailable as failed:
        return Done(after_trouble(errand.before, trouble or failed.says, at, erased), None)


def is_due(plan: Plan, places: Sequence[Served], now: datetime) -> bool:
    """Whether a place has waited long enough, or the clock was set back behind what is there."""
    ages = [now - each.all_up_to for each in places if each.is_in_use and each.all_up_to is not None]
    return len(ages) < len(plan.places) or any(not timedelta() <= age < plan.every for age in ages)


def _filled(errand: Errand, source: Source, clock: Clock) -> tuple[Backup, str]:
    """The backup of now in this place, and what has to be told of how it came about.

    It is one that is there, another place's that is verified, or one that is made.
    """
    fresh, at = errand.fresh, source.at
    head = source.head.number, source.head.chain.hex()
    if fresh is not None:
        head, at = (fresh.about.entries, fresh.about.chain_hash), fresh.about.confirmed
    try:
        same = up_to_date(there(errand.place, source), *head)
        if same is not None:
            return confirm(read_again(same, at), at), ""
        if fresh is not None:
            return take_over(fresh, errand.place), ""
    except StoreUnavailable as failed:
        if failed.kind in ("full", "read_only", "busy"):
            raise
        # Whatever it is that cannot be read there, the store itself may be.
        return make_backup(source, errand.place, clock), failed.says if failed.kind == "changed" else ""
    return make_backup(source, errand.place, clock), ""


def _make_own(errand: Errand) -> None:
    if errand.place == errand.plan.own:
        with telling(errand.place):
            errand.place.mkdir(mode=0o700, exist_ok=True)


def _stands(errand: Errand, source: Source, fresh: Backup | None, trouble: str, at: datetime) -> Served:
    backups = there(errand.place, source)
    # What was made just now counts, though another may bear a later date because the clock was wrong.
    newest = fresh or max(backups, key=lambda each: each.about.confirmed, default=None)
    words = frozenset[int]().union(*(words_held(each, source.erased) for each in backups))
    with telling(errand.place):
        is_same_disk = errand.place.stat().st_dev == errand.plan.store.stat().st_dev
    return Served(
        place=errand.place,
        is_in_use=errand.before.is_in_use,
        all_up_to=newest.about.confirmed if newest else None,
        entries=newest.about.entries if newest else 0,
        backups=len(backups),
        bytes=sum(each.about.size for each in backups),
        is_same_disk=is_same_disk,
        erased=source.erased,
        holding=tuple(sorted(words)),
        trouble=trouble,
        since=(errand.before.since or at) if trouble else None,
    )

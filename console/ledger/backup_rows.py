"""The rows of the Backup screen: the places, and the moments that can be restored. Plain functions."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from console.domain.local_time import moment_words
from console.domain.rows.backup import MomentRow, PlaceRow
from console.domain.rows.words import minutes
from console.ledger.backups import Backup
from console.ledger.choosing import Wanted, candidates
from console.ledger.place_words import size_words
from console.ledger.served import Served


def place_rows(
    places: Iterable[Path], served: Sequence[Served], now: datetime, warn_after: timedelta
) -> tuple[PlaceRow, ...]:
    """Each place that is in use, and those given up that still hold erased words."""
    known = {each.place: each for each in served}
    wanted = tuple(places)
    left = (each.place for each in served if each.place not in wanted and each.holding)
    return tuple(_place(known.get(place, Served(place=place)), now, warn_after) for place in (*wanted, *left))


def moment_rows(backups: Iterable[Backup], zone: tzinfo, now: datetime) -> tuple[MomentRow, ...]:
    """The moments that can be restored, newest first; one that stands in two places is one moment."""
    same: dict[tuple[datetime, str], list[Backup]] = {}
    for each in backups:
        same.setdefault((each.about.at, each.about.chain_hash), []).append(each)
    newest_first = sorted(same.values(), key=lambda each: each[0].about.at, reverse=True)
    return tuple(_moment(each, zone, now) for each in newest_first)


def held_by(backups: Sequence[Backup], wanted: Wanted, zone: tzinfo, now: datetime) -> str:
    """Which backup holds what is wanted, in words. Raises StoreUnavailable where none does."""
    about = candidates(backups, wanted)[0].about
    return (
        f"It is in the backup of {moment_words(about.at, zone, now)}, with {about.entries} entries, verified "
        f"{moment_words(about.verified, zone, now)}."
    )


def _place(each: Served, now: datetime, warn_after: timedelta) -> PlaceRow:
    says = tuple(_says(each))
    if not each.is_in_use:
        return PlaceRow(str(each.place), "no longer in use", " ".join(says), "minus", "warn", each.all_up_to)
    if each.all_up_to is None:
        state = "no good backup" if each.trouble else "no backup yet"
        return PlaceRow(
            str(each.place), state, " ".join(says), "triangle", "warn" if each.trouble else "calm"
        )
    is_late = now - each.all_up_to > warn_after
    state = f"all up to entry {each.entries}, {minutes(each.all_up_to, now)} ago"
    is_well = not (is_late or each.trouble or each.holding)
    icon = "check_ring" if is_well else "triangle"
    return PlaceRow(
        str(each.place), state, " ".join(says), icon, "calm" if is_well else "warn", each.all_up_to
    )


def _says(each: Served) -> Iterator[str]:
    if each.trouble:
        yield each.trouble
    if each.holding:
        numbers = ", ".join(map(str, each.holding))
        yield f"Backups there still hold words that were erased, of entry {numbers}."
    if each.backups:
        word = "backup" if each.backups == 1 else "backups"
        yield f"{each.backups} {word}, {size_words(each.bytes)}."
    if each.is_same_disk:
        yield "On the same disk as the store: if that disk fails, both are gone."


def _moment(backups: Sequence[Backup], zone: tzinfo, now: datetime) -> MomentRow:
    about = backups[0].about
    places = ", ".join(str(each.path.parent) for each in backups)
    verified = moment_words(about.verified, zone, now)
    return MomentRow(
        backups[0].path.name,
        about.at,
        moment_words(about.at, zone, now),
        about.entries,
        f"up to entry {about.entries}, {size_words(about.size)}, verified {verified}",
        places,
    )

"""How the places for backups stood when they were last looked at, and what that means now. Plain values.

It is remembered in a file beside the store, so that a screen knows at once, and so that a place which cannot
be reached is not forgotten while it holds words that were erased.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from console.domain.rows.backup import Level
from console.ledger.on_disk import written_whole
from console.ledger.place_words import size_words

AHEAD_MAX = timedelta(minutes=5)
"""A backup that lies further ahead was made while the clock was wrong: it says nothing of today."""


class Served(BaseModel):
    """How a place stood. all_up_to: the moment up to which all that was entered is in a good backup there.

    erased: the entries whose words the store held no more then; holding: those of which a backup there still
    holds the words. trouble: why the place could not be served, in words, and since when.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    place: Path
    is_in_use: bool = True
    all_up_to: AwareDatetime | None = None
    entries: int = 0
    backups: int = 0
    bytes: int = 0
    is_same_disk: bool = False
    erased: tuple[int, ...] = ()
    holding: tuple[int, ...] = ()
    trouble: str = ""
    since: AwareDatetime | None = None


class _Remembered(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    places: tuple[Served, ...]


class BackupState(NamedTuple):
    """What a screen shows: `good`; `partly`, one place is not as it should be; `late`; `none` at all.

    all_up_to: what was entered by then is safe in a good backup. words: sentences, the gravest first.
    troubles: those of them that say why a place could not be served, or what it still holds.
    """

    level: Level
    all_up_to: datetime | None
    entries: int
    words: tuple[str, ...]
    troubles: tuple[str, ...] = ()


def remembered(store: Path) -> tuple[Served, ...]:
    """How the places stood when they were last looked at; nothing where nobody did, or cannot say."""
    try:
        return _Remembered.model_validate_json(_memory(store).read_bytes()).places
    except (OSError, ValidationError):
        return ()


def remember(store: Path, places: Sequence[Served]) -> None:
    """Remember how the places stand. Raises OSError."""
    written_whole(_memory(store), _Remembered(places=tuple(places)).model_dump_json(indent=1).encode())


def forget_moments(store: Path) -> None:
    """Have every place looked at anew: what stands in the store's place now is not what they were served.

    What is known of erased words stays. Raises OSError.
    """
    places = remembered(store)
    if places:
        remember(store, [each.model_copy(update={"all_up_to": None}) for each in places])


def state(places: Sequence[Served], now: datetime, warn_after: timedelta) -> BackupState:
    """What the places mean for the room now."""
    in_use = [each for each in places if each.is_in_use]
    counting = [each for each in in_use if each.all_up_to is not None and each.all_up_to <= now + AHEAD_MAX]
    newest = max(counting, key=_up_to, default=None)
    troubles = (*_troubles(in_use), *_erased(places))
    words = [*troubles, *_same_disk(in_use)]
    if newest is None:
        return BackupState("none", None, 0, ("There is no good backup of this store yet.", *words), troubles)
    age = now - _up_to(newest)
    if age > warn_after:
        says = f"The last good backup is {_age(age)} old. What was entered since is on one disk only."
        return BackupState("late", newest.all_up_to, newest.entries, (says, *words), troubles)
    late = [each for each in in_use if each not in counting or now - _up_to(each) > warn_after]
    is_well = not late and not any(each.trouble for each in in_use) and not _erased(places)
    says = (
        f"All up to entry {newest.entries} is in a good backup, {_age(age)} old: "
        f"{sum(each.backups for each in in_use)} backups, {size_words(sum(each.bytes for each in in_use))}."
    )
    lagging = [f"{each.place}: no good backup there is younger than {_age(warn_after)}." for each in late]
    return BackupState(
        "good" if is_well else "partly",
        newest.all_up_to,
        newest.entries,
        (says, *lagging, *words),
        (*troubles, *lagging),
    )


def after_trouble(before: Served, trouble: str, at: datetime, erased: Sequence[int]) -> Served:
    """A place that cannot be looked at: as it was, with the words that were erased meanwhile still in it."""
    fresh = [n for n in erased if n not in before.erased and n <= before.entries and before.backups]
    return before.model_copy(
        update={
            "trouble": trouble,
            "since": before.since or at,
            "holding": tuple(sorted({*before.holding, *fresh})),
        }
    )


def _memory(store: Path) -> Path:
    return store.with_name(f"{store.name}.backups.json")


def _up_to(place: Served) -> datetime:
    assert place.all_up_to is not None, "asked only of places with a backup"
    return place.all_up_to


def _troubles(places: Sequence[Served]) -> list[str]:
    return list(dict.fromkeys(each.trouble for each in places if each.trouble))


def _erased(places: Sequence[Served]) -> list[str]:
    return [
        f"{each.place}: backups there still hold words that were erased, of entry "
        f"{', '.join(map(str, each.holding))}. They go once the place is reached"
        f"{' and has a newer one' if each.is_in_use else ''}."
        for each in places
        if each.holding
    ]


def _same_disk(places: Sequence[Served]) -> list[str]:
    if not places or not all(each.is_same_disk for each in places):
        return []
    return [
        "All backups are on the same disk as the store: if that disk fails, both are gone. Name a place on "
        "another disk in the settings."
    ]


def _age(age: timedelta) -> str:
    minutes = max(0, int(age.total_seconds() // 60))
    if minutes < 120:
        return "1 minute" if minutes == 1 else f"{minutes} minutes"
    return f"{minutes // 60} hours" if minutes < 48 * 60 else f"{minutes // 1440} days"

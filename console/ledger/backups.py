"""Which backups of a store there are in a place, and which of them are good.

A backup is two files: a store under its final name, which it gets only when it was verified, and a small file
of JSON that says what it holds. One without the other is no backup, nor is a store of another size.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from console.ledger.on_disk import written_whole

SUFFIX = ".store"
ABOUT = ".json"


class About(BaseModel):
    """What a backup holds. at: the moment whose state it is; erased: entries whose words it holds no more.

    store: the name of the store's file without its ending; sha256: over the whole file as it was verified.
    index_fits: whether the index is what the entries give; where it is not, restoring makes it again.
    confirmed: when the store was last found to hold nothing that is not in here.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: str
    purpose: str
    chain_start: str
    at: AwareDatetime
    entries: int
    chain_hash: str
    size: int
    sha256: str
    erased: tuple[int, ...]
    index_fits: bool
    verified: AwareDatetime
    confirmed: AwareDatetime


class Backup(NamedTuple):
    """A verified copy of a store in a place."""

    path: Path
    about: About

    @property
    def beside(self) -> Path:
        """The file that says what it holds."""
        return self.path.with_suffix(ABOUT)


def name_of(store: str, at: datetime, entries: int) -> str:
    """The name of a backup: of which store, of which moment, up to which entry."""
    return f"{store}-{at:%Y-%m-%dT%H-%M-%SZ}-{entries}{SUFFIX}"


def backups_in(place: Path, store: str | None = None) -> tuple[Backup, ...]:
    """The good backups in a place, oldest first; of one store by its name, or of all. Raises OSError."""
    found = (backup for file in place.iterdir() for backup in _backup_of(file))
    fitting = (backup for backup in found if store in (None, backup.about.store))
    return tuple(sorted(fitting, key=lambda each: (each.about.at, each.about.entries)))


def backup_at(file: Path) -> Backup | None:
    """The good backup that a file is; None where it is none."""
    return next(_backup_of(file.with_suffix(ABOUT)), None)


def of_the_same_store(backups: Iterable[Backup], chain_start: str) -> tuple[Backup, ...]:
    """Those that were made of the store whose chain begins so, and not of another by the same name."""
    return tuple(each for each in backups if each.about.chain_start == chain_start)


def write_about(backup: Backup, *, is_first: bool = False) -> None:
    """Write what a backup holds beside it, whole or not at all. Raises OSError.

    is_first: raise FileExistsError where something stands there already.
    """
    text = json.dumps(backup.about.model_dump(mode="json"), ensure_ascii=False, indent=1)
    written_whole(backup.beside, f"{text}\n".encode(), is_first=is_first)


def remove(backup: Backup) -> None:
    """Remove a backup: what says that it is one goes first. Raises OSError."""
    backup.beside.unlink(missing_ok=True)
    backup.path.unlink(missing_ok=True)


def disown(backup: Backup) -> None:
    """Count what is no longer as it was verified as no backup any more; the file stays. Raises OSError."""
    backup.beside.replace(backup.beside.with_suffix(".changed"))


def _backup_of(file: Path) -> Iterator[Backup]:
    """The backup that a file of JSON speaks of, if it does and the store is there."""
    if file.suffix != ABOUT or file.name.startswith("."):
        return
    try:
        backup = Backup(file.with_suffix(SUFFIX), About.model_validate_json(file.read_bytes()))
        is_whole = backup.path.stat().st_size == backup.about.size
    except (OSError, ValidationError):
        return
    if is_whole and backup.path.name == name_of(backup.about.store, backup.about.at, backup.about.entries):
        yield backup

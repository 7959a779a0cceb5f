"""One place for backups: making a verified one there, taking over one that is verified, removing old ones.

A copy is made in a folder of its own inside the place, restored there, opened and looked at in full; only
then it gets its final name. Nothing here removes the last good backup of a store.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from glob import escape
from pathlib import Path

from console.domain.clock import Clock
from console.ledger.backup import backup
from console.ledger.backups import (
    ABOUT,
    SUFFIX,
    About,
    Backup,
    backups_in,
    disown,
    name_of,
    of_the_same_store,
    remove,
    write_about,
)
from console.ledger.connect import Connect, connect
from console.ledger.ledger import Ledger
from console.ledger.on_disk import copied, named, read_anew, sum_of
from console.ledger.place_words import free, telling, unusable
from console.ledger.rebuild import with_index_made_again
from console.ledger.retention import Kept, to_keep
from console.ledger.rows import Head
from console.ledger.source import Source, source_at
from console.ledger.sqlite_store import open_store_there
from console.ledger.verify import in_words, verify

SPARE_BYTES = 4 * 1024 * 1024
LEFT_BEHIND_S = 120
"""A working folder in which nothing has moved for so long was left by a program that ended, and goes."""

READ_AGAIN = timedelta(days=1)
"""Where nothing is entered for days the same backup goes on counting; its disk may lose it meanwhile."""

COPY, RESTORED = "copy.store", "restored.store"


def there(place: Path, source: Source) -> tuple[Backup, ...]:
    """The good backups of this store in a place, oldest first. Raises StoreUnavailable."""
    with telling(place):
        return of_the_same_store(backups_in(place, source.name), source.chain_start)


def up_to_date(backups: Sequence[Backup], entries: int, chain_hash: str) -> Backup | None:
    """The backup that ends with this head, where there is one."""
    now = entries, chain_hash
    fitting = (each for each in backups if (each.about.entries, each.about.chain_hash) == now)
    return next(fitting, None)


def confirm(found: Backup, at: datetime) -> Backup:
    """Write down that by then the store held nothing that is not in this backup. Raises StoreUnavailable."""
    confirmed = found._replace(about=found.about.model_copy(update={"confirmed": at}))
    with telling(found.path.parent):
        write_about(confirmed)
    return confirmed


def read_again(found: Backup, now: datetime) -> Backup:
    """A backup that is about to count as one of now, read once a day. Raises StoreUnavailable.

    `changed`: it is no longer what was verified, and is then no backup any more.
    """
    if timedelta() <= now - found.about.verified < READ_AGAIN:
        return found
    with telling(found.path.parent):
        read_anew(found.path)
        if sum_of(found.path) != found.about.sha256:
            disown(found)
            raise unusable("changed", found.path.parent, detail=found.path.name)
    return found._replace(about=found.about.model_copy(update={"verified": now}))


def make_backup(source: Source, place: Path, clock: Clock, connect: Connect = connect) -> Backup:
    """Copy the store to a place in small steps, and verify the copy by really restoring it.

    Runs long, on any thread or process but a desk's own. Raises StoreUnavailable and StoreDamaged.
    """
    with _working(place, source.name, source.chain_start, 2 * _size(source.path)) as (own, beat):
        head = backup(source.path, own / COPY, connect, done=beat)
        read_anew(own / COPY)
        sum_ = copied(own / COPY, own / RESTORED, done=beat)
        index_fits = _as_it_was(own / RESTORED, head, place, clock, beat)
        about = About(
            store=source.name,
            purpose=source.identity.purpose,
            chain_start=source.chain_start,
            at=source.at,
            entries=head.number,
            chain_hash=head.chain.hex(),
            size=(own / COPY).stat().st_size,
            sha256=sum_,
            erased=source_at(own / RESTORED, clock).erased,
            index_fits=index_fits,
            verified=clock(),
            confirmed=source.at,
        )
        return _named(own / COPY, place, about)


def take_over(verified: Backup, place: Path) -> Backup:
    """Copy a verified backup from another place, and read the copy back. Raises StoreUnavailable.

    `changed`: the other is no longer what was verified; it is then no backup any more.
    """
    about = verified.about
    with _working(place, about.store, about.chain_start, about.size) as (own, beat):
        if copied(verified.path, own / COPY, done=beat) != about.sha256:
            disown(verified)
            raise unusable("changed", verified.path.parent, detail=verified.path.name)
        read_anew(own / COPY)
        if sum_of(own / COPY) != about.sha256:
            raise unusable("differs", place, detail="it is not what was copied")
        return _named(own / COPY, place, about)


def words_held(backup: Backup, erased: Iterable[int]) -> frozenset[int]:
    """The entries whose words the store holds no more and this backup still does."""
    return frozenset(n for n in erased if n <= backup.about.entries).difference(backup.about.erased)


def tidy(
    place: Path, source: Source, now: datetime, rule: Kept | None, good: Backup | None = None
) -> tuple[Backup, ...]:
    """Remove what is kept no longer, and what holds erased words; what is left.

    rule: None where the place is no longer in use, and loses nothing but erased words. good: the backup of
    now, here or in another place; without one the newest here is never removed. Raises StoreUnavailable.
    """
    backups = there(place, source)
    moments = [each.about.at for each in backups]
    keep = to_keep(moments, now, rule) if rule else frozenset(moments)
    # Not the newest by its date where there is one of now: a clock that was wrong may have dated it ahead.
    spared = {good.path} if good else {each.path for each in backups[-1:]}
    others = (each for each in backups if each.path not in spared)
    gone = [each for each in others if each.about.at not in keep or words_held(each, source.erased)]
    with telling(place):
        for each in gone:
            remove(each)
    return tuple(each for each in backups if each not in gone)


def _as_it_was(restored: Path, head: Head, place: Path, clock: Clock, beat: Callable[..., None]) -> bool:
    """Open what was restored as a desk does, and look at all of it; raise where it is not what was copied.

    Whether its index fits. One that does not costs nothing that was entered: it can be made again, and is
    here.
    """
    found = verify(restored, done=beat, processes=1)
    index_fits = not found.damages
    if not index_fits:
        found = with_index_made_again(restored, found, clock, beat, processes=1)
    if found.damages:
        raise unusable("hurt", place, detail=in_words(found.damages[0]))
    with closing(Ledger(open_store_there(restored, clock), clock, connect)) as ledger:
        opened = ledger.head()
    if not opened == found.head == head:
        raise unusable("differs", place, detail=f"it ends with entry {found.head.number}, not {head.number}")
    return index_fits


def _named(part: Path, place: Path, about: About) -> Backup:
    """Give a verified copy its name. What says that it is a backup is written first: alone it is none."""
    made = Backup(place / name_of(about.store, about.at, about.entries), about)
    try:
        write_about(made, is_first=True)
    except FileExistsError:
        raise unusable("busy", place) from None
    named(part, made.path)
    return made


@contextmanager
def _working(place: Path, store: str, chain: str, needed: int) -> Iterator[tuple[Path, Callable[..., None]]]:
    """A folder of its own in the place, gone at the end, and what says that somebody still works in it."""
    with telling(place, needed):
        if not place.is_dir():
            raise unusable("missing", place)
        own = place / f".{store}.{chain[:12]}.{os.getpid()}.part"
        shutil.rmtree(own, ignore_errors=True)
        own.mkdir(mode=0o700)
        try:
            _clear(place, store, chain, own)
            if free(place) < needed + SPARE_BYTES:
                raise unusable("full", place, needed)
            yield own, lambda *_: os.utime(own)
        finally:
            shutil.rmtree(own, ignore_errors=True)


def _clear(place: Path, store: str, chain: str, own: Path) -> None:
    """Remove what programs left behind that ended; raise where one makes a backup of this store just now.

    How long ago something moved is told by the place's own clock, which may be another machine's.
    """
    now = own.stat().st_mtime
    for left in _left(place, store):
        if abs(now - left.stat().st_mtime) >= LEFT_BEHIND_S:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
            continue
        is_anothers = left != own and left.name.startswith(f".{store}.{chain[:12]}.")
        # Of two that begin at once, and see each other, one has to go on.
        if is_anothers and (any(left.iterdir()) or left.name < own.name):
            raise unusable("busy", place)


def _left(place: Path, store: str) -> Iterator[Path]:
    """Working folders, halves of small files, and what speaks of a backup that never got its name."""
    yield from place.glob(f".{escape(store)}[.-]*.part")
    for about in place.glob(f"{escape(store)}-*{ABOUT}"):
        is_ours = re.fullmatch(r"-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ-\d+", about.stem.removeprefix(store))
        if is_ours and not about.with_suffix(SUFFIX).exists():
            yield about


def _size(store: Path) -> int:
    """How large a store is, with what stands in its log."""
    log = store.with_name(f"{store.name}-wal")
    return sum(file.stat().st_size for file in (store, log) if file.exists())

"""Restores a store from a backup, whole or to a chosen moment, and checks what came of it. One function.

What is restored is made beside its final name and gets that name only when it was verified and opened. It is
the same chain up to the chosen entry; then an entry says from which backup it goes on, who did that and why.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from console.domain.clock import Clock, cut_to_ms
from console.domain.entry import Entry
from console.errors import StoreDamaged, StoreUnavailable
from console.ledger.aside import end_moving, move_aside, refuse_in_use
from console.ledger.backup import backup
from console.ledger.backups import Backup, of_the_same_store
from console.ledger.choosing import Wanted, candidates
from console.ledger.connect import connect
from console.ledger.cutting import Asked, cut, end_of_its_act, last_entry_at, redactions, tell
from console.ledger.faults import unavailable
from console.ledger.ledger import Ledger
from console.ledger.on_disk import copied, flush, named
from console.ledger.rebuild import with_index_made_again
from console.ledger.rows import Head
from console.ledger.sqlite_store import SqliteStore, open_reader, open_store_there
from console.ledger.verify import in_words, verify

_ERASED_BEFORE = "SELECT redacts FROM bodies WHERE redacts IS NOT NULL AND number <= ?"


class Order(NamedTuple):
    """What is to be restored. known: stores that may know of words erased later, beside the one at `to`.

    replaces: whether a store that stands at `to` is moved aside first; otherwise nothing is restored there.
    """

    wanted: Wanted
    to: Path
    asked: Asked
    known: tuple[Path, ...] = ()
    replaces: bool = False


class Restoration(NamedTuple):
    """What was restored: from which file, up to which of its entries, and the head after it.

    erased_again: entries whose words were erased after the moment, and again now. came_back: those of which
    nobody could say how they were erased. aside: where the store went that stood there. refused: backups that
    were tried first and are not what they were, in words.
    """

    to: Path
    source: Path
    up_to: int
    head: Head
    erased_again: tuple[int, ...]
    came_back: tuple[int, ...]
    aside: Path | None
    refused: tuple[str, ...]


Source = Backup | Path
Backups = Sequence[Backup] | Path
"""Backups to choose from, or one file: a store that was copied in another way, or even one at work."""

Told = Callable[[str, float], None]


def restore(order: Order, backups: Backups, clock: Clock, told: Told = lambda *_: None) -> Restoration:
    """Restore what is wanted, from the backups that hold it or from one file; nothing is written over.

    told: each step that is done, in words, and the seconds it took. Raises StoreUnavailable and StoreDamaged;
    then all is as it was.
    """
    _look_at_place(order)
    sources = (backups,) if isinstance(backups, Path) else candidates(backups, order.wanted)
    refused: list[str] = []
    with _working(order.to) as part:
        for source in sources:
            try:
                made = _made(order, source, backups, part, clock, told)
            except StoreDamaged as damaged:
                refused.append(damaged.says)
                continue
            aside = _put(order, part, clock)
            return made._replace(aside=aside, refused=tuple(refused))
    raise StoreDamaged(" ".join(refused))


def _look_at_place(order: Order) -> None:
    if not order.to.parent.is_dir():
        raise unavailable("missing", order.to, detail=f"there is no folder {order.to.parent}")
    end_moving(order.to)
    if not order.to.exists():
        return
    if not order.replaces:
        says = f"{order.to}: there is a store already. Nothing was changed. Restore to another file, or "
        raise StoreUnavailable("exists", f"{says}have this one moved aside with --replace.")
    refuse_in_use(order.to, connect)


def _made(
    order: Order, source: Source, backups: Backups, part: Path, clock: Clock, told: Told
) -> Restoration:
    """What is wanted, made and looked at under a name that nobody knows. Raises StoreDamaged."""
    path = _path_of(source)
    with _timed(told, f"Copied {path.name}"):
        take_copy(source, part)
    with closing(open_store_there(part, clock)) as store:
        _refuse_another(order.to, store)
        head = store.head()
        up_to = _up_to(store, order.wanted, head)
        erased, unsaid = _erased_later(order, store, up_to, backups, clock)
        with _timed(told, f"Taken up to entry {up_to} of {head.number}"), store.writing():
            if up_to < head.number:
                cut(store, up_to, order.wanted.at or clock())
            after = tell(store, path, up_to, erased.values(), order.asked, cut_to_ms(clock()))
    with _timed(told, f"Verified {after.number} entries, the chain and the index"):
        found = verify(part, gives_way=False)
    if found.damages:
        with _timed(told, "Made the index again, and verified anew"):
            found = with_index_made_again(part, found, clock, lambda _: None)
    if found.damages or found.head != after:
        detail = in_words(found.damages[0]) if found.damages else "it does not end as it was written"
        raise unavailable("damaged", path, detail=detail)
    with _timed(told, "Opened as a desk opens it"), closing(_opened(part, clock)) as ledger:
        assert ledger.head() == after, "what was verified is what opens"
    flush(part)
    return Restoration(order.to, path, up_to, after, tuple(erased), unsaid, None, ())


def _refuse_another(to: Path, store: SqliteStore) -> None:
    """Raise where another room's store, or a practice store, would be moved aside for this one."""
    try:
        with closing(open_reader(to)) as reader:
            theirs = reader.identity
    except StoreUnavailable:
        return  # none is there, or it is so hurt that it does not say what it is
    if theirs.chain_start() != store.identity.chain_start():
        says = (
            f"{to}: this is another store, for {theirs.purpose} calls, begun {theirs.created}. Nothing was "
        )
        raise StoreUnavailable("other_store", f"{says}changed. Name another file to restore to.")


def take_copy(source: Source, to: Path) -> None:
    """Copy a backup, or a store that may be at work, to a file. Raises StoreUnavailable and StoreDamaged."""
    for left in to.parent.glob(f"{to.name}*"):  # of a backup that was refused; its log too
        left.unlink()
    if isinstance(source, Path):
        # It may be a store at work, with a log beside it.
        backup(source, to, rest_s=0)
        return
    try:
        sum_ = copied(source.path, to, rest_s=0)
    except OSError as fault:
        raise unavailable("damaged", source.path, detail=fault.strerror or fault) from fault
    if sum_ != source.about.sha256:
        raise unavailable("damaged", source.path, detail="it is not the file that was verified")


def _up_to(store: SqliteStore, wanted: Wanted, head: Head) -> int:
    """The last entry that is wanted, with the rest of the act it belongs to. Raises StoreUnavailable."""
    number = head.number
    if wanted.at is not None:
        number = last_entry_at(store, wanted.at)
    elif wanted.entry is not None:
        number = end_of_its_act(store, wanted.entry)
    ((adopted,),) = store.rows("SELECT min(number) FROM entries WHERE kind = 'PolicyAdopted'")
    if adopted is None or not adopted <= number <= head.number:
        says = "There is nothing to go on with by then: no policy was in force yet. Nothing was changed. "
        raise StoreUnavailable("missing", f"{says}Ask for a later moment.")
    return number


def _erased_later(
    order: Order, store: SqliteStore, up_to: int, backups: Backups, clock: Clock
) -> tuple[Mapping[int, Entry], tuple[int, ...]]:
    """What erased words of the entries that are wanted, and stands after them: in this backup or elsewhere.

    Without it a restored store would bring the words back. Second, those of which it cannot be found.
    """
    before = {number for (number,) in store.rows(_ERASED_BEFORE, (up_to,))}
    found = dict(redactions(store, store, up_to, up_to))
    for path in (order.to, *order.known):
        with suppress(StoreUnavailable), closing(open_reader(path)) as reader:
            found = {**redactions(reader, store, up_to), **found}
    missing = set[int]()
    for each in _later(store, backups):
        missing |= {number for number in each.about.erased if number <= up_to}.difference(before, found)
        if missing.intersection(each.about.erased):
            with suppress(StoreDamaged), _beside(store.path, each, clock) as reader:
                found = {**redactions(reader, store, up_to), **found}
                missing.difference_update(each.about.erased)
    again = {number: found[number] for number in sorted(set(found).difference(before))}
    return again, tuple(sorted(missing.difference(found)))


def _later(store: SqliteStore, backups: Backups) -> Sequence[Backup]:
    """The backups of this store, the newest first: which of them know of words that were erased."""
    if isinstance(backups, Path):
        return ()
    chain_start = store.identity.chain_start().hex()
    return sorted(of_the_same_store(backups, chain_start), key=lambda each: each.about.at, reverse=True)


@contextmanager
def _beside(part: Path, other: Backup, clock: Clock) -> Iterator[SqliteStore]:
    """A copy of another backup, opened to be read and then gone. Raises StoreDamaged."""
    path = part.with_name("other.store")
    take_copy(other, path)
    try:
        with closing(open_store_there(path, clock)) as store:
            yield store
    finally:
        path.unlink(missing_ok=True)


def _opened(path: Path, clock: Clock) -> Ledger:
    return Ledger(open_store_there(path, clock), clock, connect)


def _put(order: Order, part: Path, clock: Clock) -> Path | None:
    """Give what was restored its name; where the store went that stood there."""
    aside = move_aside(order.to, clock()) if order.to.exists() else None
    named(part, order.to)
    return aside


def clear_left(to: Path) -> None:
    """Remove what a restoring that was ended half way left beside the file."""
    for left in to.parent.glob(f".{to.name}.*.restoring"):
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _working(to: Path) -> Iterator[Path]:
    """A file in a folder of its own beside the final name, gone at the end; those left by a kill go too."""
    clear_left(to)
    own = to.with_name(f".{to.name}.{os.getpid()}.restoring")
    own.mkdir(mode=0o700)
    try:
        yield own / "restored.store"
    finally:
        shutil.rmtree(own, ignore_errors=True)


@contextmanager
def _timed(told: Told, says: str) -> Iterator[None]:
    began = perf_counter()
    yield
    told(says, perf_counter() - began)


def _path_of(source: Source) -> Path:
    return source if isinstance(source, Path) else source.path

"""Restores a store from a backup, whole or to a chosen moment, and checks what came of it. One function.

What is restored is made beside its final name and gets that name only when it was verified and opened. It is
the same chain up to the chosen entry; then an entry says from which backup it goes on, who did that and why.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from errno import EDQUOT, ENOSPC
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from console.domain.clock import Clock, cut_to_ms
from console.errors import StoreDamaged, StoreUnavailable
from console.ledger.aside import (
    asides_of,
    end_moving,
    is_at_work,
    move_aside,
    put_back,
    refuse_in_use,
    workshops_of,
)
from console.ledger.backup import backup
from console.ledger.backups import Backup
from console.ledger.choosing import Wanted, candidates
from console.ledger.connect import connect
from console.ledger.cutting import (
    Asked,
    cut,
    last_wanted,
    passwords_after,
    tell,
)
from console.ledger.erased_later import erased_later
from console.ledger.faults import unavailable
from console.ledger.ledger import Ledger
from console.ledger.on_disk import copied, flush, named
from console.ledger.rebuild import with_index_made_again
from console.ledger.rows import Head
from console.ledger.served import forget_moments
from console.ledger.sqlite_store import SqliteStore, open_reader, open_store_there
from console.ledger.verify import in_words, verify


class Order(NamedTuple):
    """What is to be restored. known: stores that may know of words erased later, beside the one at `to`.

    replaces: whether a store that stands at `to` is moved aside first; otherwise nothing is restored there.
    witnesses: other backups that may know of such words, and are not restored from.
    """

    wanted: Wanted
    to: Path
    asked: Asked
    known: tuple[Path, ...] = ()
    replaces: bool = False
    witnesses: tuple[Backup, ...] = ()


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
    with _telling(order.to), _working(order.to) as part:
        for source in sources:
            try:
                made = _made(order, source, backups, part, clock, told)
            except StoreDamaged as damaged:
                refused.append(damaged.says)
                continue
            aside = _put(order, part, clock)
            with suppress(OSError):  # what is remembered only says when to look again
                forget_moments(order.to)
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
        up_to = last_wanted(store, order.wanted, head)
        others = _others(order, backups)
        erased, unsaid = erased_later(store, up_to, _known(order), others, _beside(part, clock))
        with _timed(told, f"Taken up to entry {up_to} of {head.number}"), store.writing():
            again = (*passwords_after(store, up_to), *erased.values())
            if up_to < head.number:
                cut(store, up_to, order.wanted.at or clock())
            after = tell(store, path, up_to, again, order.asked, cut_to_ms(clock()))
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
        if fault.errno in (ENOSPC, EDQUOT) or fault.filename == str(to):
            raise  # that is said of the disk to which it is restored
        raise unavailable("damaged", source.path, detail=fault.strerror or fault) from fault
    if sum_ != source.about.sha256:
        raise unavailable("damaged", source.path, detail="it is not the file that was verified")


def _known(order: Order) -> tuple[Path, ...]:
    """The stores that may know of words erased later; those that were moved aside before are among them."""
    return (order.to, *order.known, *asides_of(order.to))


def _others(order: Order, backups: Backups) -> tuple[Backup, ...]:
    return (*(() if isinstance(backups, Path) else backups), *order.witnesses)


def _beside(part: Path, clock: Clock) -> Callable[[Backup], AbstractContextManager[SqliteStore]]:
    """What opens a copy of another backup to be read, after which the copy is gone. Raises StoreDamaged."""

    @contextmanager
    def beside(other: Backup) -> Iterator[SqliteStore]:
        path = part.with_name("other.store")
        take_copy(other, path)
        try:
            with closing(open_store_there(path, clock)) as store:
                yield store
        finally:
            path.unlink(missing_ok=True)

    return beside


def _opened(path: Path, clock: Clock) -> Ledger:
    return Ledger(open_store_there(path, clock), clock, connect)


def _put(order: Order, part: Path, clock: Clock) -> Path | None:
    """Give what was restored its name; where the store went that stood there."""
    if not order.to.exists():
        named(part, order.to)
        return None
    # Once more: making it took long enough for somebody to open a desk on the store that stands there.
    refuse_in_use(order.to, connect)
    aside = move_aside(order.to, clock())
    try:
        named(part, order.to)
    except OSError:
        put_back(aside, order.to)
        raise
    return aside


def clear_left(to: Path, ended: int = 0) -> None:
    """Remove what a restoring that was ended half way left beside the file; one at work keeps its own.

    ended: the number of a process that is known to have ended.
    """
    for left, process in workshops_of(to):
        if process == ended or not is_at_work(process):
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _telling(to: Path) -> Iterator[None]:
    """Turn what the disk says to which it is restored into words about the file that was asked for."""
    try:
        yield
    except StoreDamaged:
        raise
    except StoreUnavailable as failed:
        if failed.kind not in ("full", "read_only", "io") or f".{to.name}." not in failed.says:
            raise
        raise _not_there(to, failed.kind, failed.__cause__ or failed.says) from failed
    except OSError as fault:
        kind = "full" if fault.errno in (ENOSPC, EDQUOT) else "io"
        raise _not_there(to, kind, fault.strerror or fault) from fault


def _not_there(to: Path, kind: str, detail: object) -> StoreUnavailable:
    says = f"{to}: it cannot be restored there ({detail}). Nothing was changed. See that its disk has room "
    return StoreUnavailable(kind, f"{says}and may be written, or name another file, then try again.")


@contextmanager
def _working(to: Path) -> Iterator[Path]:
    """A file in a folder of its own beside the final name, gone at the end; those left by a kill go too."""
    clear_left(to, ended=os.getpid())
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

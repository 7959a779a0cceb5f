"""What other programs do to the file while a shift goes on: lock it, move it, replace it, at each step."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from tests.faults.again import Again, shift
from tests.faults.program import STORE
from tests.faults.tried import Tried, added
from tests.faults.work import STEPS
from tests.ledger.faulty import held
from tests.ledger.small_room import a_ledger

LOCKED = Tried("locked", "another program holds the write lock, at each step")
MOVED = Tried(
    "moved or replaced",
    "the file, or its folder, is moved away or another file takes its place, at each step",
)


def lock(folder: Path, every: int = 1) -> Tried:
    """Another process holds the lock at each step of a shift, once, and lets go when it was told."""
    return added((LOCKED, *(_locked(folder / str(at), at) for at in range(0, len(STEPS), every))))


def _locked(folder: Path, at: int) -> Tried:
    store = _store_in(folder)
    with ExitStack() as holding:
        freed: list[Callable[[], None]] = []

        def take_lock(number: int) -> None:
            if number == at:
                freed.append(holding.enter_context(held(store)))

        def let_go() -> None:
            freed.pop()()

        where = f"{LOCKED.kind} at step {at}"
        again = Again(("locked",), let_go)
        found = shift(store, again, where, LOCKED, before=take_lock)
    shutil.rmtree(folder)
    return found


def move(folder: Path, every: int = 1) -> Tried:
    """At each step the file is taken away, and put back when that was told."""
    each = (
        _moved(folder / f"{manner.__name__} {at}", manner, at)
        for at in range(0, len(STEPS), every)
        for manner in MANNERS
    )
    return added((MOVED, *each))


def _moved(folder: Path, manner: Callable[[Path], Callable[[], object]], at: int) -> Tried:
    store = _store_in(folder / "room")
    back: list[Callable[[], object]] = []

    def take_away(number: int) -> None:
        if number == at:
            back.append(manner(store))

    again = Again(("missing",), lambda: back.pop()())
    found = shift(store, again, f"{manner.__name__} at step {at}", MOVED, before=take_away)
    shutil.rmtree(folder)
    return found


def file_away(store: Path) -> Callable[[], object]:
    """The file alone is moved; its log stays."""
    elsewhere = store.with_name("elsewhere.store")
    store.rename(elsewhere)
    return partial(elsewhere.rename, store)


def files_away(store: Path) -> Callable[[], object]:
    """The file is moved with all that stands beside it."""
    moved = [(each, each.with_name(f"elsewhere-{each.name}")) for each in store.parent.iterdir()]
    for each, to in moved:
        each.rename(to)
    return lambda: [to.rename(each) for each, to in moved]


def folder_away(store: Path) -> Callable[[], object]:
    elsewhere = store.parent.with_name("elsewhere")
    store.parent.rename(elsewhere)
    return partial(elsewhere.rename, store.parent)


def another_there(store: Path) -> Callable[[], object]:
    """Another store takes the file's place; it must be left alone, and it is looked at again at the end."""
    other, right = store.with_name("other.store"), store.with_name("right.store")
    a_ledger(other).close()
    content = other.read_bytes()
    store.rename(right)
    other.rename(store)

    def put_back() -> None:
        assert store.read_bytes() == content, "the other store was written on"
        right.replace(store)

    return put_back


MANNERS = (file_away, files_away, folder_away, another_there)


def _store_in(folder: Path) -> Path:
    folder.mkdir(parents=True)
    store = folder / STORE
    a_ledger(store).close()
    return store

"""Whether the store is what was written: every entry, the chain, the index, the file itself. Changes nothing.

All damage is reported, in people's words and with entry numbers, never only the first. What is sound is found
to be so quickly, in slices and on every processor; only where something is not is it looked at row by row.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from console.domain.entries import AnyBody
from console.errors import StoreDamaged, StoreUnavailable
from console.ledger.compare import index_differences, index_of, schema_differences, search_fits
from console.ledger.connect import Connect, connect
from console.ledger.credentials import put_in_from_outside
from console.ledger.erased import left_everywhere
from console.ledger.faults import told
from console.ledger.intervals import SPAN_TABLES, Intervals, Total, total
from console.ledger.plain import each_row, plain_rows, sum_at
from console.ledger.reading import SLICE
from console.ledger.rows import Head, Row
from console.ledger.side_by_side import STEPS_BACK, EachOf, processors, side_by_side
from console.ledger.slices import Depth, Slice, check_slice, slices
from console.ledger.sqlite_store import SqliteStore, open_reader
from console.ledger.walk import Walk

Tables = tuple[dict[str, Total], int]

WORTH_A_PROCESS = 100_000
"""Fewer entries are looked at before another process has begun."""


class Damage(NamedTuple):
    """One thing that is not as it was written: from which entry to which; 0 where it is about none."""

    first: int
    last: int
    says: str


def in_words(damage: Damage) -> str:
    """A damage as a sentence."""
    if damage.says.endswith("."):
        # So little could be read that the store's own sentences stand here, led by its path.
        return damage.says
    if not damage.first:
        return f"{damage.says[:1].upper()}{damage.says[1:]}."
    if damage.first == damage.last:
        return f"Entry {damage.first}: {damage.says}."
    return f"Entries {damage.first} to {damage.last}: {damage.says}."


class Verified(NamedTuple):
    """The head of what was looked at, and every damage found."""

    head: Head
    damages: tuple[Damage, ...]


def verify(
    path: Path,
    connect: Connect = connect,
    done: Callable[[int], None] = lambda _: None,
    depth: Depth = "everything",
    processes: int | None = None,
    gives_way: bool = True,
) -> Verified:
    """Look at everything, as of one moment and beside a working desk. done: told each entry's number.

    processes: how many share the work; None is as many as the machine has and the store is worth. gives_way:
    whether they let others on this machine go first.
    Raises StoreUnavailable, and StoreDamaged where so much is hurt that no entry can be found.
    """
    store = open_reader(path, connect)
    try:
        several = processes or _worth(store, connect)
        with store.reading() as head, side_by_side(several, STEPS_BACK if gives_way else 0) as each_of:
            damages = tuple(_damages(store, head, depth, each_of, connect, done))
    finally:
        store.close()
    return Verified(head, damages)


class File(NamedTuple):
    """What is damaged in the file itself, and whether the search finds what it holds; None: not looked at."""

    damages: tuple[Damage, ...]
    is_searchable: bool | None


def look_at_file(path: Path, connect: Connect = connect) -> File | None:
    """Look at pages, tables and the search, as they are now; None where the file cannot be read now."""
    try:
        with closing(open_reader(path, connect)) as store:
            return File(tuple(_file(store)), search_fits(store))
    except StoreUnavailable:
        return None


def _worth(store: SqliteStore, factory: Connect) -> int:
    """How many processes are worth starting; what another factory opens stays in this one."""
    return processors() if store.head().number >= WORTH_A_PROCESS and factory is connect else 1


def _damages(
    store: SqliteStore,
    head: Head,
    depth: Depth,
    each_of: EachOf,
    connect: Connect,
    done: Callable[[int], None],
) -> Iterator[Damage]:
    with_all = depth == "everything"
    # Begun first: it takes longest.
    files = each_of(partial(look_at_file, connect=connect), [store.path] if with_all else [])
    intervals, words, is_found = Intervals(), 0, True
    hurt: list[Slice] = []
    parts = slices(store.path, head.number, depth)
    checked = each_of(partial(check_slice, connect=connect), parts)
    # Meanwhile here, so that nothing is left to be read once the slices are done.
    tables = _tables(store) if with_all else None
    for part, found in zip(parts, checked, strict=True):
        hurt += [] if found.is_sound else [part]
        words += found.words
        is_found = is_found and found.is_found
        intervals.bring(found.changes)
        done(part.up_to)
    file = next(files, None) or (File(tuple(_file(store)), None) if with_all else File((), True))
    yield from file.damages
    damages = tuple(_joined(each for part in _runs(hurt) for each in _each(store, part)))
    yield from damages
    if with_all and damages:
        yield Damage(0, 0, "because entries are hurt, the index was not compared with them")
        return
    fits = bool(file.is_searchable) and is_found and tables == _brought(intervals, words)
    if with_all and (hurt or not fits):
        differences = tuple(_index(store, head))
        yield from differences
        if file.is_searchable is False and not differences:
            yield Damage(0, 0, "the search finds the words it should, and pages of its index are hurt")


def _file(store: SqliteStore) -> Iterator[Damage]:
    try:
        for (line,) in store.rows("PRAGMA integrity_check"):
            if line != "ok":
                yield Damage(0, 0, f"the file: {line}")
        for row in store.rows("PRAGMA foreign_key_check(bodies)"):
            yield Damage(row[1] or 0, row[1] or 0, "there is a body for it and no entry")
        for name in schema_differences(store):
            yield Damage(0, 0, f"the table or rule “{name}” is not as this program makes it")
        for number, person in put_in_from_outside(store):
            yield Damage(number, number, f"the password kept for {person} is not the one that was set")
    except StoreDamaged as fault:
        yield Damage(0, 0, f"the file: {_detail(fault)}")


def _joined(damages: Iterable[tuple[int, str]]) -> Iterator[Damage]:
    """The damages of the entries; those of neighbours that are hurt alike are told as one."""
    last: Damage | None = None
    for number, says in damages:
        if last is not None and last.says == says and last.last == number - 1:
            last = last._replace(last=number)
            continue
        if last is not None:
            yield last
        last = Damage(number, number, says)
    if last is not None:
        yield last


def _runs(hurt: Iterable[Slice]) -> Iterator[Slice]:
    """Neighbouring slices as one: whether a row follows the hurt one before it only one walk can say."""
    last: Slice | None = None
    for part in hurt:
        if last is not None and last.up_to == part.after:
            last = last._replace(up_to=part.up_to)
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last


def _each(store: SqliteStore, part: Slice) -> Iterator[tuple[int, str]]:
    """What is wrong with each entry of a slice in which not all is sound."""
    walk = Walk(part.after, sum_at(store, part.after), _erased(store))
    for after in range(part.after, part.up_to, SLICE):
        up_to = min(after + SLICE, part.up_to)
        rows = _readable(store, after, up_to)
        for number in range(after + 1, up_to + 1):
            row = rows.get(number, "it is missing")
            if isinstance(row, str):
                yield number, row
            else:
                yield from ((number, says) for says in walk.step(row))


def _erased(store: SqliteStore) -> Mapping[int, AnyBody]:
    """What is left of the entries whose words were erased; one that cannot be read is told by the walk."""
    try:
        return left_everywhere(store)
    except StoreDamaged:
        return {}


def _readable(store: SqliteStore, after: int, up_to: int) -> Mapping[int, Row | str]:
    """The rows of a slice; where it cannot be read as a whole, each row by itself, or why it cannot."""
    try:
        return {row.number: row for row in plain_rows(store, after, up_to)}
    except StoreDamaged:
        rows: dict[int, Row | str] = {}
    for number in range(after + 1, up_to + 1):
        try:
            rows |= {row.number: row for row in plain_rows(store, number - 1, number)}
        except StoreDamaged as fault:
            rows[number] = f"it cannot be read: {_detail(fault)}"
    return rows


def _tables(store: SqliteStore) -> Tables | None:
    """What the index tables hold: sums over their rows, and how many texts; None: they cannot be read."""
    try:
        rows = {table: each_row(store, f"SELECT * FROM {table}") for table in SPAN_TABLES}  # noqa: S608 - names of ours
        theirs: dict[str, Total] = {table: total(each) for table, each in rows.items()}
        return theirs, int(store.rows("SELECT count(*) FROM search")[0][0])
    except StoreUnavailable:
        return None


def _brought(intervals: Intervals, words: int) -> Tables:
    """What the entries bring to the index tables."""
    return dict(intervals.totals()), words


def _index(store: SqliteStore, head: Head) -> Iterator[Damage]:
    """Where the index differs from one that is made anew, row by row."""
    try:
        with closing(index_of(store, head)) as scratch, told(store.path):
            yield from (Damage(0, 0, says) for says in index_differences(store, scratch))
    except StoreDamaged as fault:
        yield Damage(0, 0, f"the index cannot be read: {_detail(fault)}")


def _detail(fault: StoreDamaged) -> str:
    return str(fault.__cause__ or fault.says)

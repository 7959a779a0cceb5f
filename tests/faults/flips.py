"""One byte of the file changed, anywhere: verifying finds it, or the byte holds nothing.

That a byte holds nothing is shown, not assumed: every row of every table, read without the program, is what
it was. In the log a changed byte makes SQLite drop what was committed there after it; then what is left is
whole, and the head that was printed does not fit.
"""

import random
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from console.domain import commands as c
from console.errors import StoreUnavailable
from console.ledger.ledger import open_ledger
from console.ledger.rows import Row
from console.ledger.verify import verify
from tests.faults.left import stored
from tests.faults.program import STORE
from tests.faults.tried import Tried, added, message_faults
from tests.faults.work import STEPS, contents, take
from tests.ledger.small_room import SEAT, WHO, a_ledger, a_life, adopt, ticking

FLIP = Tried("byte changed", "one byte of the file is changed, anywhere in it; found")
LOG_FLIP = Tried(
    "byte of the log changed", "one byte of a log that was not moved yet is changed, anywhere in it; found"
)
CRASHES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    TypeError,
    ValueError,
    sqlite3.Error,
)
"""What may come of a hurt file only where the program did not think of it."""
UNCOVERED = {"drafts", "_sqlite_migrations", "search_docsize"}
"""Tables that hold no entry and nothing that is made from one and asked for: what is typed and not entered,
when the tables were made, and lengths by which the search could rank what it finds."""
SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"
LOG = f"{STORE}-wal"


class Whole(NamedTuple):
    """A store as it was written: its files, its rows, and all that stands in its tables."""

    files: Mapping[str, bytes]
    rows: tuple[Row, ...]
    tables: Mapping[str, object]


class Shard(NamedTuple):
    """Which bytes of which file are changed: every so-many-th, beginning with the first-th."""

    whole: Whole
    name: str
    folder: Path
    first: int
    every: int


def closed(folder: Path) -> Whole:
    """A store after a piece of a shift, all of it in its file."""
    folder.mkdir(parents=True)
    with closing(a_ledger(folder / STORE)) as ledger:
        for step in STEPS:
            take(ledger, step)
    return whole_in(folder)


def with_log(folder: Path) -> Whole:
    """A store after a call, all of it still in the log, as a kill leaves it."""
    work = folder.with_name(f"{folder.name}-work")
    work.mkdir(parents=True)
    with closing(a_ledger(work / STORE)) as ledger:
        for _ in a_life(ledger):
            pass
        shutil.copytree(work, folder, ignore=shutil.ignore_patterns("*-shm"))
    return whole_in(folder)


def whole_in(folder: Path) -> Whole:
    files = contents(folder)
    return Whole(files, stored(folder / STORE), tables_of(folder / STORE))


def tables_of(store: Path) -> dict[str, object]:
    """Every row of every table, those that the search keeps for itself too, and what the file says it is."""
    with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as connection:
        connection.text_factory = bytes
        schema = connection.execute(SCHEMA).fetchall()
        names = [name.decode() for kind, name, _, _ in schema if kind == b"table"]
        found: dict[str, object] = {"sqlite_master": schema}
        for name in names:
            found[name] = sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"')))  # noqa: S608 - names of ours
        for mark in ("application_id", "user_version", "encoding", "auto_vacuum"):
            found[mark] = connection.execute(f"PRAGMA {mark}").fetchone()
    return found


def flip(shard: Shard) -> Tried:
    """Change these bytes, one at a time, and look whether it is found."""
    kind = LOG_FLIP if shard.name == LOG else FLIP
    return added((kind, *(found._replace(kind=kind.kind, how=kind.how) for found in _flips(shard))))


def _flips(shard: Shard) -> Iterator[Tried]:
    whole, folder = shard.whole, shard.folder
    data = whole.files[shard.name]
    for place in range(shard.first, len(data), shard.every):
        chance = random.Random(place)  # noqa: S311 - bits, not secrets
        hurt = bytes([data[place] ^ chance.randint(1, 255)])
        where = f"byte {place} of {shard.name} is {hurt[0]} and was {data[place]}"
        yield looked(folder, whole, {shard.name: data[:place] + hurt + data[place + 1 :]}, where)


def looked(folder: Path, whole: Whole, hurt: Mapping[str, bytes], where: str) -> Tried:
    """What the program makes of a store in which these files are hurt."""
    folder.mkdir(parents=True)
    for name, data in {**whole.files, **hurt}.items():
        (folder / name).write_bytes(data)
    try:
        found = _found(folder / STORE, whole)
        messages, faults = _used(folder / STORE)
    except CRASHES as crash:
        found, messages, faults = "crashed", 0, [f"{type(crash).__name__}: {crash}"]
    shutil.rmtree(folder)
    entries = len(whole.rows)
    if found == "nowhere":
        faults.append("nothing tells it")
    told = tuple(f"{where}: {each}" for each in faults)
    return Tried("", "", 1, entries, int(found == "nowhere"), int(bool(told)), messages, told, ((found, 1),))


def _found(store: Path, whole: Whole) -> str:
    """Where it is found, or that it touches nothing."""
    try:
        verified = verify(store)
    except StoreUnavailable:
        return "at the opening"
    if verified.damages:
        return "by verifying"
    rows = stored(store)
    if rows != whole.rows:
        return "by the printed head" if rows == whole.rows[: len(rows)] else "nowhere"
    tables = tables_of(store)
    changed = {name for name in {*tables, *whole.tables} if tables.get(name) != whole.tables.get(name)}
    if not changed:
        return "in bytes that hold nothing"
    return "in what no sum covers" if changed <= UNCOVERED else "nowhere"


def _used(store: Path) -> tuple[int, list[str]]:
    """A desk opens the store and works, whatever verifying said; how many messages, and their faults."""
    try:
        with closing(open_ledger(store, "live", ticking())) as ledger:
            ledger.search("Alder")
            ledger.earlier_calls("1 Alder Street", "", "")
            ledger.drafts(SEAT)
            ledger.record(c.OpenCall() if ledger.board.room is not None else adopt(), WHO, SEAT)
    except StoreUnavailable as trouble:
        return 1, [*message_faults(trouble)]
    return 0, []

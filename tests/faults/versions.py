"""A store of each earlier program, and of later ones: brought up to date whole, or left alone and told."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from console.errors import StoreUnavailable
from console.ledger import schema
from console.ledger.connect import connect
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.spans import write_index
from console.ledger.sqlite_store import open_reader
from tests.faults.left import Acknowledged, Left, left, one, stored
from tests.faults.program import STORE
from tests.faults.tried import Tried, added, message_faults
from tests.faults.work import STEPS, said_of, take
from tests.ledger.small_room import a_ledger, same, ticking

VERSIONS = Tried(
    "another version",
    "a store of each earlier program, opened and read only; of later ones; and of no number",
)
TABLES = ("entries", "bodies", "drafts")


def versions(folder: Path) -> Tried:
    """Open a store of every version there was, and of some that there will be."""
    folder.mkdir(parents=True)
    whole = folder / STORE
    told = a_shift(whole)
    found = [
        _earlier(folder / f"earlier {version}", whole, version, told) for version in range(1, schema.LATEST)
    ]
    found += [
        _other(folder / f"other {mark}", whole, mark)
        for mark in (schema.LATEST + 1, 99, 2**40, -1, "one", "")
    ]
    return added((VERSIONS, *found))


def a_shift(store: Path) -> list[Acknowledged]:
    """A store after a piece of a shift; what was acknowledged."""
    told: list[Acknowledged] = []
    with closing(a_ledger(store)) as ledger:
        for step in STEPS:
            before = ledger.board.last
            take(ledger, step)
            told.append(Acknowledged(tuple(range(before + 1, ledger.board.last + 1)), said_of(step)))
    return told


def of_version(store: Path, whole: Path, version: int) -> None:
    """The store as the program of this version would have written it: its tables, and the same entries."""
    store.touch()
    with closing(connect(store)) as connection:
        connection.execute("BEGIN")
        migrations = Migrations("dispatcher-console")
        for name, statements in schema.STEPS[:version]:
            migrations(name=name)(_step(statements))
        migrations.apply(Database(connection, execute_plugins=False))
        with closing(connect(whole, read_only=True)) as source:
            for table in ("meta", *TABLES):
                for row in source.execute(f"SELECT * FROM {table}"):  # noqa: S608 - names of ours
                    marks = ", ".join("?" * len(row))
                    connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608 - names of ours
        if version >= schema.INDEXED_SINCE:
            # Its index is today's already, and stays as it is when the store is brought up to date.
            with closing(open_reader(whole)) as reader:
                for entry in reader.after(0):
                    write_index(connection, entry)
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(version),))
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")


def _step(statements: tuple[str, ...]) -> Callable[[Database], None]:
    def step(database: Database) -> None:
        for statement in statements:
            database.conn.execute(statement)

    return step


def _earlier(folder: Path, whole: Path, version: int, told: list[Acknowledged]) -> Tried:
    """A reader leaves it and says so; a desk brings it up to date, and has the board that it had."""
    folder.mkdir()
    of_version(folder / STORE, whole, version)
    faults = []
    try:
        open_reader(folder / STORE).close()
        faults.append("a reader takes it as it is")
    except StoreUnavailable as trouble:
        faults += [*message_faults(trouble), *(() if trouble.kind == "older" else (trouble.says,))]
    with (
        closing(open_ledger(whole, "live", ticking())) as right,
        closing(open_ledger(folder / STORE, "live", ticking())) as ledger,
    ):
        faults += [] if same(right.board, ledger.board) else ["the board is another one"]
    there = left(folder / STORE, told, stored(whole), clock=ticking())
    half = tuple(f"a store of version {version}: {words}" for words in (*there.half, *faults))
    return one(VERSIONS, told, Left(there.rows, there.lost, half), 1)


def _other(folder: Path, whole: Path, version: object) -> Tried:
    """A store of a later program, or one that has lost its number: left as it is, byte for byte, and told."""
    folder.mkdir()
    store = Path(shutil.copyfile(whole, folder / STORE))
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(version),))
    before = store.read_bytes()
    faults = list(_refused(store, version))
    faults += [] if store.read_bytes() == before else ["it was changed"]
    return one(
        VERSIONS, (), Left(half=tuple(f"a store of version “{version}”: {words}" for words in faults)), 2
    )


def _refused(store: Path, version: object) -> Iterator[str]:
    kinds = ("newer",) if isinstance(version, int) and version > schema.LATEST else ("damaged",)
    for opening in (_by_a_desk, open_reader):
        try:
            opening(store).close()
            yield "it is opened"
        except StoreUnavailable as trouble:
            yield from message_faults(trouble)
            yield from () if trouble.kind in kinds else (f"it is told as {trouble.kind}",)


def _by_a_desk(store: Path) -> Ledger:
    return open_ledger(store, "live", ticking())

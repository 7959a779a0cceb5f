"""The store's tables, as steps: a step once released is never changed, a new one is added.

Each step is plain SQL and uses none of today's models. A new kind of entry comes with a step too, even an
empty one, so that a program that does not know it says that the store is newer. sqlite-utils runs the steps;
it is imported only when a store is made or brought up to date, for it takes long to import.
"""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x44697370
"""What the file's header says it is: the bytes of `Disp`."""

SEARCH = "fts5 (text, tokenize = 'unicode61 remove_diacritics 2')"

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "0001_ledger",
        (
            "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
            """CREATE TRIGGER meta_stays BEFORE UPDATE ON meta WHEN OLD.key <> 'schema'
            BEGIN SELECT RAISE(ABORT, 'what a store is for is never changed'); END""",
            """CREATE TRIGGER meta_is_kept BEFORE DELETE ON meta
            BEGIN SELECT RAISE(ABORT, 'what a store is for is never deleted'); END""",
            """CREATE TABLE entries (
                number INTEGER PRIMARY KEY,
                at TEXT NOT NULL,
                happened_at TEXT NOT NULL,
                why_then TEXT NOT NULL,
                who TEXT NOT NULL,
                position TEXT NOT NULL,
                kind TEXT NOT NULL,
                subject TEXT NOT NULL,
                body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
                chain_hash BLOB NOT NULL CHECK (length(chain_hash) = 32)
            ) STRICT""",
            "CREATE INDEX entries_by_subject ON entries (subject)",
            "CREATE INDEX entries_opened ON entries (kind) WHERE kind = 'CallOpened'",
            "CREATE INDEX entries_adopted ON entries (kind) WHERE kind = 'PolicyAdopted'",
            """CREATE TRIGGER entries_follow BEFORE INSERT ON entries
            WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM entries)
            BEGIN SELECT RAISE(ABORT, 'an entry takes the next number'); END""",
            """CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
            BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END""",
            """CREATE TRIGGER entries_are_kept BEFORE DELETE ON entries
            BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END""",
            # `redacts`: the entry whose body a Redacted erases, as its own body says too.
            """CREATE TABLE bodies (
                number INTEGER PRIMARY KEY REFERENCES entries (number),
                body BLOB NOT NULL,
                salt BLOB NOT NULL CHECK (length(salt) = 16),
                redacts INTEGER CHECK (redacts < number)
            ) STRICT""",
            "CREATE INDEX bodies_redacting ON bodies (redacts) WHERE redacts IS NOT NULL",
            """CREATE TRIGGER bodies_follow BEFORE INSERT ON bodies
            WHEN NEW.number <= (SELECT coalesce(max(number), 0) FROM bodies)
            OR (NEW.redacts IS NULL) = ((SELECT kind FROM entries WHERE number = NEW.number) IS 'Redacted')
            BEGIN SELECT RAISE(ABORT, 'a body is written once, and only a Redacted erases'); END""",
            """CREATE TRIGGER bodies_stay BEFORE UPDATE ON bodies
            BEGIN SELECT RAISE(ABORT, 'a body is never changed'); END""",
            # A Redacted erases the body that it names as it is written, and so in its own transaction.
            # Nothing else passes the trigger below: by the next statement that body is gone already.
            """CREATE TRIGGER bodies_redact AFTER INSERT ON bodies WHEN NEW.redacts IS NOT NULL
            BEGIN DELETE FROM bodies WHERE number = NEW.redacts; END""",
            """CREATE TRIGGER bodies_are_kept BEFORE DELETE ON bodies
            WHEN OLD.number IS NOT (SELECT redacts FROM bodies WHERE number = (SELECT max(number) FROM
            bodies)) BEGIN SELECT RAISE(ABORT, 'a body is erased only by a Redacted that names it'); END""",
            """CREATE TABLE drafts (
                position TEXT NOT NULL,
                subject TEXT NOT NULL,
                field TEXT NOT NULL,
                text TEXT NOT NULL,
                who TEXT NOT NULL,
                at TEXT NOT NULL,
                PRIMARY KEY (position, subject, field)
            ) STRICT, WITHOUT ROWID""",
        ),
    ),
    (
        "0002_index",
        (
            """CREATE TABLE call_spans (
                call TEXT NOT NULL, from_entry INTEGER NOT NULL, to_entry INTEGER,
                PRIMARY KEY (call, from_entry)
            ) STRICT, WITHOUT ROWID""",
            "CREATE INDEX call_spans_now ON call_spans (call) WHERE to_entry IS NULL",
            """CREATE TABLE unit_spans (
                unit TEXT NOT NULL, from_entry INTEGER NOT NULL, to_entry INTEGER,
                PRIMARY KEY (unit, from_entry)
            ) STRICT, WITHOUT ROWID""",
            "CREATE INDEX unit_spans_now ON unit_spans (unit) WHERE to_entry IS NULL",
            # `entry` is where the value stands: another than from_entry once something was taken back.
            """CREATE TABLE fact_spans (
                call TEXT NOT NULL, fact TEXT NOT NULL, from_entry INTEGER NOT NULL, to_entry INTEGER,
                entry INTEGER NOT NULL,
                PRIMARY KEY (call, fact, from_entry)
            ) STRICT, WITHOUT ROWID""",
            # `sought` is the address or number as it is looked up by, empty for what nobody looks up.
            """CREATE TABLE detail_spans (
                call TEXT NOT NULL, field TEXT NOT NULL, from_entry INTEGER NOT NULL, to_entry INTEGER,
                entry INTEGER NOT NULL, sought TEXT NOT NULL,
                PRIMARY KEY (call, field, from_entry)
            ) STRICT, WITHOUT ROWID""",
            """CREATE INDEX detail_spans_sought ON detail_spans (field, sought)
            WHERE to_entry IS NULL AND sought <> ''""",
            f"CREATE VIRTUAL TABLE search USING {SEARCH}",
        ),
    ),
    (
        "0003_people",
        (
            # `matter`: what the entry says about the person, the position or the broken glass.
            """CREATE TABLE people_spans (
                about TEXT NOT NULL, matter TEXT NOT NULL, from_entry INTEGER NOT NULL, to_entry INTEGER,
                PRIMARY KEY (about, matter, from_entry)
            ) STRICT, WITHOUT ROWID""",
            "CREATE INDEX people_spans_now ON people_spans (from_entry) WHERE to_entry IS NULL",
            # The salted sums of passwords: no part of the chain, so that an export does not hold them. The
            # entry that set one holds its proof, so that a sum put in from outside opens nothing.
            "CREATE TABLE credentials (person TEXT PRIMARY KEY, sum TEXT NOT NULL) STRICT, WITHOUT ROWID",
        ),
    ),
    ("0004_restored", ()),
    # No table is another: who unlocks a desk was seen then, and the index says so.
    ("0005_seen", ()),
    (
        "0006_joined",
        (
            """CREATE INDEX entries_of_places ON entries (subject)
            WHERE kind IN ('PremiseNoted', 'PremiseNoteEnded')""",
        ),
    ),
    # No table is another: addresses are looked up without the words for a unit, and the index has them so.
    ("0007_units", ()),
    (
        "0008_trails",
        (
            # `matter`: stint (a call that the unit was on), scene (the call that it left last) or told (a
            # place by radio, of no call).
            """CREATE TABLE trail_spans (
                unit TEXT NOT NULL, matter TEXT NOT NULL, from_entry INTEGER NOT NULL, to_entry INTEGER,
                call TEXT NOT NULL,
                PRIMARY KEY (unit, matter, from_entry)
            ) STRICT, WITHOUT ROWID""",
            "CREATE INDEX trail_spans_now ON trail_spans (unit, matter) WHERE to_entry IS NULL",
        ),
    ),
    # Who is on which unit: by the table of people, and so without one of its own.
    ("0009_crews", ()),
    (
        "0010_scenes",
        (
            # The statuses by which a unit is with the person. In `trail_spans` stands since then, as another
            # matter, `there`: the call on which it is; and `scene` only where it had been there.
            """CREATE TABLE status_spans (
                status TEXT NOT NULL, from_entry INTEGER NOT NULL, to_entry INTEGER,
                PRIMARY KEY (status, from_entry)
            ) STRICT, WITHOUT ROWID""",
        ),
    ),
    (
        "0011_came_in",
        # When calls came in: else the figures of a month long ago would look at every call since.
        ("CREATE INDEX entries_came_in ON entries (happened_at) WHERE kind = 'CallOpened'",),
    ),
    (
        "0012_imported",
        (
            # By the table of people stands which imports count, too: the matter begins with how many entries
            # behind the import's own are its calls.
            "CREATE INDEX entries_imported ON entries (kind) WHERE kind = 'CallImported'",
        ),
    ),
    # No table is another: in `status_spans` stand those too by which a unit left with the person.
    ("0013_served", ()),
    (
        "0014_reviews",
        # Complaints and reviews, of which there are few among years of entries.
        (
            """CREATE INDEX entries_reviews ON entries (kind, subject)
            WHERE kind IN ('ComplaintNoted', 'ReviewGiven', 'ReviewAnswered')""",
        ),
    ),
)

LATEST = len(STEPS)
"""The version of a store that has had every step."""
INDEXED_SINCE = 13
"""A store of an earlier version has no index, or another one: as it is brought up to date, the index is made
from its entries. A step that changes what stands in the index sets this to its own version."""


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Run the steps that this store has not had. The caller holds the transaction."""
    from sqlite_utils import Database, Migrations

    migrations = Migrations("dispatcher-console")
    for name, statements in STEPS:
        migrations(name=name)(_step(statements))
    # Plugins that happen to be installed have no business in a store of calls.
    migrations.apply(Database(connection, execute_plugins=False))


def _step(statements: tuple[str, ...]) -> Callable[["Database"], None]:
    def step(database: "Database") -> None:
        for statement in statements:
            database.conn.execute(statement)

    return step

"""Merges the pages of the search once words were deleted from it: until then these stand in them.

In short steps, each a transaction of its own, so that a desk beside it hardly waits. The number of the last
erasing entry whose words may still be there is kept in the file's header (`user_version`), so that whoever
opens the store after a crash goes on. Merged, it is kept as a negative number until the file was written anew
(`anew`); 0: nothing was erased since.
"""

import sqlite3
import time

PAGES_A_STEP = 16
"""Measured with 100,000 calls: a step takes a few milliseconds."""


def is_due(connection: sqlite3.Connection, number: int) -> None:
    """Note that words were deleted by entry `number`, in its own transaction."""
    connection.execute(f"PRAGMA user_version = {number:d}")


def merge(connection: sqlite3.Connection, rests: int) -> None:
    """Merge until no page of the search holds deleted words. Raises sqlite3.Error; then nothing is lost.

    rests: how many times as long as a step took nobody is kept from writing after it; whoever waits for the
    lock looks for it only now and then. Fails as busy where somebody writes for long: try again.
    """
    erased = erased_by(connection)
    if not erased:
        return
    # A negative number takes all pages together, as `optimize` does; then each step goes on with that.
    pages = -PAGES_A_STEP
    while True:
        began = time.perf_counter()
        if not _step(connection, pages):
            break
        pages = PAGES_A_STEP
        time.sleep(rests * (time.perf_counter() - began))
    _done(connection, erased)


def erased_by(connection: sqlite3.Connection) -> int:
    """The entry whose erased words may still stand in the search; 0 where none do."""
    return max(0, _kept(connection))


def has_corners(connection: sqlite3.Connection) -> bool:
    """Whether erased words may still stand in parts of the file that nothing uses."""
    return _kept(connection) < 0


def written_anew(connection: sqlite3.Connection) -> None:
    """Note that the file was written anew, unless more was erased meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if has_corners(connection):
            connection.execute("PRAGMA user_version = 0")
        connection.execute("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


def _kept(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _step(connection: sqlite3.Connection, pages: int) -> bool:
    """Merge some pages; whether there may be more."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        before = connection.total_changes
        connection.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", (pages,))
        # SQLite says of `merge`: less than two changes, and nothing was left to merge.
        is_going_on = connection.total_changes - before >= 2
        connection.execute("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise
    return is_going_on


def _done(connection: sqlite3.Connection, erased: int) -> None:
    """Note it, unless more was deleted meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if erased_by(connection) == erased:
            connection.execute(f"PRAGMA user_version = {-erased:d}")
        connection.execute("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")

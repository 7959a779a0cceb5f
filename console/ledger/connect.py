"""The one factory of connections, so that a test can put a faulty driver or file under the program.

Nothing else in a program with a store open may open its files, not even to read or copy them: closing such
a file drops the locks that SQLite holds on it, and another program then writes over what this one reads
(POSIX fcntl).
"""

import os
import sqlite3
from pathlib import Path
from typing import Protocol

LOCK_WAIT_MS_MAX = 50
"""How long a write waits for another program's: longer would freeze the window."""

WAL_BYTES_KEPT = 16 * 1024 * 1024

SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16384",
    # Checkpoints run beside the window's thread (checkpoint.py), never inside a commit.
    "PRAGMA wal_autocheckpoint = 0",
    f"PRAGMA journal_size_limit = {WAL_BYTES_KEPT}",
)


class Connect(Protocol):
    """How a connection to a store is made."""

    def __call__(self, path: Path, *, read_only: bool = False) -> sqlite3.Connection:
        """A connection to the file, which has to be there."""
        ...


def connect(
    path: Path, *, read_only: bool = False, driver: type[sqlite3.Connection] = sqlite3.Connection
) -> sqlite3.Connection:
    """A connection with every setting of ours, by another driver where one is given. Raises sqlite3.Error.

    Whether the file is in WAL mode stands in the file; `identify.py` sets it, once it is known as ours.
    """
    how = ("mode=ro&immutable=1" if _is_still(path) else "mode=ro") if read_only else "mode=rw"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        timeout=LOCK_WAIT_MS_MAX / 1000,
        isolation_level=None,
        factory=driver,
    )
    try:
        for setting in SETTINGS:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_still(path: Path) -> bool:
    """Whether nobody can be writing to the store: it lies on a medium, or in a folder, that is only read.

    SQLite reads a log beside a store only where it may write there, or where another program has it open;
    else it is told that the file does not change. A log that holds something is never passed over.
    """
    log, shared = (path.with_name(path.name + end) for end in ("-wal", "-shm"))
    if shared.exists() or (log.exists() and log.stat().st_size):
        return False
    return not os.access(path, os.W_OK) and not os.access(path.parent, os.W_OK)

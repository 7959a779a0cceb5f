"""What SQLite says, in the reader's words: where, what is wrong, what is safe, what to do next (STYLE 22)."""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from console.domain.clock import from_text
from console.errors import StoreDamaged, StoreUnavailable

SAFE = "Everything that was shown as saved is in the file."

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "locked": "{path}: another program is writing to this store. " + SAFE
        + " This was not saved yet: try again.",
        "full": "{path}: the disk is full. " + SAFE
        + " This was not saved: make room on the disk, then try again.",
        "read_only": "{path}: this store can be read but not written. " + SAFE
        + " Nothing new can be saved: see that the file and its folder may be written, then try again.",
        "io": "{path}: the disk gave an error ({detail}). " + SAFE
        + " This was not saved: check the disk and its cable, then try again.",
        "missing": "{path}: this store cannot be opened: {detail}. Nothing was changed. "
        "Check the name and the folder.",
        "gone": "{path}: the file was moved, replaced or deleted while it was in use. Everything that was "
        "shown as saved is in that file and the log beside it. This was not saved: put both back, or close "
        "the program and open the right file.",
        "unmade": "{path}: no store can be made here: {detail}. Nothing was changed. Check that the folder "
        "may be written, or choose another.",
        "not_a_store": "{path}: this is not a store of Dispatcher Console. Nothing was changed. Check the "
        "name; if it was a store, its first page is damaged: go on with the last backup.",
        "unrestored": "{path}: a restoring was ended half way: {detail}. Nothing is lost. Run the restoring "
        "again, or give the store that was moved its name back.",
        "newer": "{path}: this store was written by a newer program (its tables are version {theirs}, this "
        "program knows {ours}). Nothing was changed. Install the newer program, or choose another store.",
        "older": "{path}: this store was written by an older program (its tables are version {theirs}, this "
        "program reads {ours}). Nothing was changed. Open it once with the desk, which brings it up to date.",
        "other_purpose": "{path}: this is a {theirs} store and this is the {ours} desk. Live and practice "
        "calls never mix. Nothing was changed. Choose another file, or open this one with the {theirs} desk.",
        "damaged": "{path}: the store is damaged: {detail}. Nothing was changed. Copy the file, run "
        "`console ledger verify` on the copy to see which entries are hurt, and go on with the last backup.",
    }
)  # fmt: skip

_CODES = {"gone": "missing", "unrestored": "missing", "unmade": "read_only"}


def unavailable(kind: str, path: Path, **values: object) -> StoreUnavailable:
    """The failure of this kind, in words."""
    says = SENTENCES[kind].format(path=path, **values)
    if kind == "damaged":
        return StoreDamaged(says)
    return StoreUnavailable(_CODES.get(kind, kind), says)


def hurt(path: Path, detail: str) -> StoreUnavailable:
    """The index says what the entries do not: it was changed from outside, or the disk lost some of it."""
    return unavailable("damaged", path, detail=f"by the index, {detail}")


def moment_in(path: Path, text: str) -> datetime:
    """The moment that an entry has, read without the rest of it. Raises StoreDamaged where it is none."""
    try:
        return from_text(text)
    except ValueError as fault:
        raise unavailable("damaged", path, detail=str(fault)) from fault


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside into a failure in words; what only a bug in our SQL raises stays."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.Error as fault:
        raise _in_words(path, fault) from fault
    except UnicodeDecodeError as fault:
        # SQLite's complaint about its tables cites their hurt description, and Python cannot read that.
        raise unavailable(
            "damaged", path, detail="the description of its tables is no text any more"
        ) from fault


def _in_words(path: Path, fault: sqlite3.Error) -> StoreUnavailable:
    detail = str(fault)
    code = getattr(fault, "sqlite_errorcode", None)
    if code is None:
        # Text that is no longer UTF-8, a number where text was: Python's own complaint, without a code. It
        # cites the text, which may be a caller's words.
        return unavailable("damaged", path, detail=detail.partition(" with text ")[0])
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return unavailable("locked", path)
        case sqlite3.SQLITE_FULL:
            return unavailable("full", path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return unavailable("read_only", path)
        case sqlite3.SQLITE_IOERR if path.is_dir():
            # A folder can be opened to be read, and only then fails.
            return unavailable("missing", path, detail="it is a folder")
        case sqlite3.SQLITE_IOERR:
            return unavailable("full" if _is_full(path) else "io", path, detail=detail)
        case sqlite3.SQLITE_CANTOPEN:
            return _cannot_open(path, detail)
        case sqlite3.SQLITE_NOTADB:
            return unavailable("not_a_store", path)
        case _:
            return unavailable("damaged", path, detail=detail)


def _cannot_open(path: Path, detail: str) -> StoreUnavailable:
    if not path.parent.is_dir():
        return unavailable("missing", path, detail=f"there is no folder {path.parent}")
    if path.is_dir():
        return unavailable("missing", path, detail="it is a folder")
    if not path.exists():
        return unavailable("missing", path, detail="there is no such file")
    return unavailable("full" if _is_full(path) else "read_only", path, detail=detail)


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < 256 * 1024
    except OSError:
        return False

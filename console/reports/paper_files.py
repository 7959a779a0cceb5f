"""The paper pack's two files: written whole or not at all, readable by nobody else, the newer head wins.

Several desks of one room write to one folder. Whoever holds the lock looks at what stands there first: a
pack that another desk made of a newer ledger stays, and one of another room is not written over while fresh.
"""

import errno
import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path
from typing import NamedTuple

from console.domain.clock import from_text
from console.reports.blocks import Head, Sheet
from console.reports.paper_html import AT, ENTRIES, LEDGER, html
from console.reports.paper_pdf import pdf

FRESH = timedelta(minutes=5)
"""A pack made so shortly before, or after where a clock is a little ahead, is another desk's at work."""
LOCK_TRIES_MAX, LOCK_TRY_S = 100, 0.05
HEAD_BYTES = 4096
_META = re.compile(r'<meta name="([\w-]+)" content="([^"]*)" ?/?>')


class Pack(NamedTuple):
    """The files of a pack; `kept`: why they were left as they are, empty where they were written.

    is_others: what stands there is of another ledger, whose desk is at work.
    """

    html: Path
    pdf: Path
    kept: str = ""
    is_others: bool = False


class Standing(NamedTuple):
    """What a pack that stands there says of itself."""

    ledger: str
    entries: int
    at: datetime


def write_pack(sheet: Sheet, folder: Path, fonts: Path) -> Pack:
    """Render a sheet and put both files into a folder that is there. Raises OSError."""
    files = _files(folder, is_practice=sheet.head.is_practice)
    page, printed = html(sheet).encode("utf-8", "backslashreplace"), pdf(sheet, fonts)
    with only_one(folder / f".{files.html.stem}.lock"):
        there = _standing(files.html)
        kept = _stays(there, sheet.head)
        if there is not None and kept:
            return files._replace(kept=kept, is_others=there.ledger != sheet.head.ledger)
        # The page says which ledger both are of: it comes last, and never tells of a print not yet there.
        _put(files.pdf, printed)
        _put(files.html, page)
    return files


def entries_there(folder: Path, ledger: str, *, is_practice: bool) -> int | None:
    """Up to which entry a pack of this ledger stands in a folder; None where none does. Raises OSError.

    A print without its page says nothing of itself, and counts as one of no entry yet.
    """
    files = _files(folder, is_practice=is_practice)
    there = _standing(files.html)
    if there is None:
        return 0 if files.pdf.exists() or files.html.exists() else None
    return there.entries if there.ledger == ledger else None


def trouble_words(trouble: OSError, folder: Path) -> str:
    """What kept a pack from being written, and what to do, for who reads it at a desk."""
    says = {
        errno.ENOENT: "this is not there. Put it back, or choose another folder",
        errno.ENOTDIR: "this is no folder. Choose another one",
        errno.EACCES: "this program may not write there. Let it, or choose another folder",
        errno.EROFS: "nothing can be written there. Choose another folder",
        errno.ENOSPC: "the disk is full. Make room on it",
        errno.EAGAIN: "another program is writing there and does not end",
    }
    said = says.get(trouble.errno or 0) or f"{trouble.strerror or trouble}"
    is_inside = not trouble.filename or folder in Path(trouble.filename).parents
    return f"{folder if is_inside else trouble.filename}: {said}."


def _files(folder: Path, *, is_practice: bool) -> Pack:
    name = "practice-paper-pack" if is_practice else "paper-pack"
    return Pack(folder / f"{name}.html", folder / f"{name}.pdf")


def _stays(there: Standing | None, head: Head) -> str:
    """Why what stands there stays; empty where it does not."""
    at = from_text(head.at)
    if there is None or abs(at - there.at) > FRESH:
        return ""
    if there.ledger != head.ledger:
        return (
            "another room's desk writes its paper pack into this folder; give each room a folder of its own"
        )
    is_newer = (there.entries, there.at) > (head.entries, at)
    return f"the pack there is newer: up to entry {there.entries}" if is_newer else ""


def _standing(file: Path) -> Standing | None:
    """What the file that stands there says of itself; None where it is none of ours."""
    try:
        with file.open("rb") as opened:
            text = opened.read(HEAD_BYTES).decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    told = {name: unescape(value) for name, value in _META.findall(text)}
    try:
        return Standing(told[LEDGER], int(told[ENTRIES]), from_text(told[AT]))
    except (KeyError, ValueError):
        return None


def _put(file: Path, data: bytes) -> None:
    """Write a file whole: beside its place, flushed to the disk, then put there. Only its owner reads it."""
    part = file.with_name(f".{file.name}.part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    _keep_name(file.parent)


def _keep_name(folder: Path) -> None:
    """Have the disk keep the file under its name; Windows does so by itself."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def only_one(lock: Path) -> Iterator[None]:
    """Hold the folder's lock, which goes with the process that holds it."""
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(handle)
        yield
    finally:
        os.close(handle)


def _take(handle: int) -> None:
    for tries_left in reversed(range(LOCK_TRIES_MAX)):
        try:
            _lock(handle)
        except BlockingIOError:
            if not tries_left:
                raise
            time.sleep(LOCK_TRY_S)
        else:
            return


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as taken:
            raise BlockingIOError(*taken.args) from taken

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

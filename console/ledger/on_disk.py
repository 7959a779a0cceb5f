"""Files that are whole or not there: flushed to the disk first, then named. For its owner alone to read."""

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

BYTES_A_STEP = 256 * 1024
REST_S = 0.01
"""Measured: with less, one commit in a hundred of a desk beside it waits longer than a frame."""


def flush(path: Path) -> None:
    """See that a file, or what a folder says of its files, is on the disk."""
    if path.is_dir() and os.name != "posix":
        return  # elsewhere a folder cannot be flushed, and need not be
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def named(part: Path, to: Path) -> None:
    """Give what is whole its name, where nothing has it yet. Raises FileExistsError and OSError."""
    try:
        os.link(part, to)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links, such as many a memory stick's.
        if to.exists():
            raise FileExistsError(to) from None
        part.replace(to)
    part.unlink(missing_ok=True)
    flush(to.parent)


def written_whole(path: Path, content: bytes, *, is_first: bool = False) -> None:
    """Write a small file in place of the one before it, or where is_first only where there is none."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        part.write_bytes(content)
        flush(part)
        if is_first:
            named(part, path)
        else:
            part.replace(path)
            flush(path.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def copied(
    source: Path, to: Path, rest_s: float = REST_S, done: Callable[[int], None] = lambda _: None
) -> str:
    """Copy a file that nobody writes to, in small steps with rests; the SHA-256 over what was read.

    done: told how many bytes are copied after each step. Raises OSError.
    """
    to.touch(mode=0o600)
    whole, count = hashlib.sha256(), 0
    with source.open("rb", buffering=0) as here, to.open("wb") as there:
        while block := here.read(BYTES_A_STEP):
            whole.update(block)
            there.write(block)
            if rest_s:
                there.flush()
                os.fsync(there.fileno())
                time.sleep(rest_s)
            count += len(block)
            done(count)
    flush(to)
    return whole.hexdigest()


def sum_of(path: Path) -> str:
    """The SHA-256 over a file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_anew(path: Path) -> None:
    """Have what is read next of a file come from the disk, and not from what memory still holds of it."""
    if hasattr(os, "posix_fadvise"):
        number = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(number, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(number)

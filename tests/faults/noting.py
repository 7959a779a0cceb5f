"""What a traced program does to the files of one folder, as the deeds of a disk."""

import os
from collections.abc import Iterator
from pathlib import Path

from tests.faults.disk import Deed, FolderSynced, Linked, Made, Resized, Synced, Told, Unlinked, Written
from tests.faults.tracing import Stop

ANSWER = 1
"""The number of the standard output."""
BY_NAME = {
    "truncate": 0,
    "rename": 0,
    "link": 0,
    "unlink": 0,
    "openat": 1,
    "unlinkat": 1,
    "renameat": 1,
    "renameat2": 1,
    "linkat": 1,
}
"""The calls that name a file, and which of their arguments the name is; the others have it open."""


def is_in(folder: Path, stop: Stop) -> bool:
    """Whether the program is about to change something in this folder, or to answer."""
    if stop.call in BY_NAME:
        return stop.name(BY_NAME[stop.call]).startswith(f"{folder}/")
    return stop.args[0] == ANSWER or stop.file().startswith(str(folder))


def deeds(folder: Path, stop: Stop) -> Iterator[Deed]:
    """What the program is about to do, if it does it in this folder; the log's shared memory is no file."""
    if not is_in(folder, stop):
        return
    if stop.call in BY_NAME:
        yield from _by_name(stop, stop.call, Path(stop.name(BY_NAME[stop.call])).name)
        return
    name = Path(stop.file()).name
    if stop.args[0] == ANSWER:
        yield Told(stop.memory(stop.args[1], stop.args[2]).count(b"\n"))
    elif not name.endswith("-shm"):
        yield _in_file(stop, name, Path(stop.file()) == folder)


def _in_file(stop: Stop, name: str, is_folder: bool) -> Deed:
    match stop.call:
        case "pwrite64":
            return Written(name, stop.args[3], stop.memory(stop.args[1], stop.args[2]))
        case "ftruncate":
            return Resized(name, stop.args[1])
        case "fsync" | "fdatasync":
            return FolderSynced() if is_folder else Synced(name)
        case _:
            raise AssertionError(f"the program writes to {name} by {stop.call}, which this does not know yet")


def _by_name(stop: Stop, call: str, name: str) -> Iterator[Deed]:
    if name.endswith("-shm"):
        return
    match call:
        case "openat":
            yield Made(name)
            if stop.args[2] & os.O_TRUNC:
                yield Resized(name, 0)
        case "unlink" | "unlinkat":
            yield Unlinked(name)
        case "truncate":
            yield Resized(name, stop.args[1])
        case "link" | "rename":
            yield Linked(name, Path(stop.name(1)).name, moved=call == "rename")
        case _:
            yield Linked(name, Path(stop.name(3)).name, moved=call != "linkat")

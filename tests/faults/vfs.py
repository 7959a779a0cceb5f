"""A file system for SQLite, by apsw, that tells what is done to each file, and can be told to fail.

It stands on the system's own: locks and the shared memory of the log are real. The caller's `before` is asked
before each act and may raise what SQLite is then told; its `after` hears of each act that was done.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

import apsw

from tests.faults.disk import Deed, FolderSynced, Made, Resized, Synced, Unlinked, Written

What = Literal["open", "read", "write", "cut", "sync", "delete"]
MODE = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL


class Act(NamedTuple):
    """What SQLite is about to do to which file; grows: whether the file takes more room by it."""

    what: What
    name: str
    grows: bool = False


def nothing(_: object) -> None:
    """Neither fail nor listen."""


@contextmanager
def file_system(
    name: str, before: Callable[[Act], None] = nothing, after: Callable[[Deed], None] = nothing
) -> Iterator[str]:
    """The file system under this name, until the end."""
    vfs = _Vfs(name, before, after)
    try:
        yield name
    finally:
        vfs.unregister()


class _Vfs(apsw.VFS):
    def __init__(self, name: str, before: Callable[[Act], None], after: Callable[[Deed], None]) -> None:
        self.before, self.after = before, after
        super().__init__(name, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> "_File":
        assert isinstance(name, str | apsw.URIFilename), "temporary files are kept in memory"
        path = Path(name.filename() if isinstance(name, apsw.URIFilename) else name)
        self.before(Act("open", path.name))
        is_there = path.exists()
        file = _File(name, flags, self)
        if not is_there:
            self.after(Made(path.name))
        return file

    def xDelete(self, filename: str, syncdir: bool) -> None:
        name = Path(filename).name
        self.before(Act("delete", name))
        super().xDelete(filename, syncdir)
        self.after(Unlinked(name))
        if syncdir:
            self.after(FolderSynced())

    def excepthook(self, *_: object) -> bool:
        """The errors are made on purpose, and come out where the statement was run."""
        return True


class _File(apsw.VFSFile):
    def __init__(self, name: str | apsw.URIFilename, flags: list[int], vfs: _Vfs) -> None:
        self._vfs = vfs
        self._name = Path(name.filename() if isinstance(name, apsw.URIFilename) else name).name
        # The system's own file system brings the folder to the disk with the first sync of such a file.
        self._brings_folder = bool(flags[0] & MODE)
        super().__init__("", name, flags)

    def xRead(self, amount: int, offset: int) -> bytes:
        self._vfs.before(Act("read", self._name))
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:
        copied = bytes(data)
        self._vfs.before(Act("write", self._name, offset + len(copied) > self.xFileSize()))
        super().xWrite(copied, offset)
        self._vfs.after(Written(self._name, offset, copied))

    def xTruncate(self, newsize: int) -> None:
        self._vfs.before(Act("cut", self._name))
        super().xTruncate(newsize)
        self._vfs.after(Resized(self._name, newsize))

    def xSync(self, flags: int) -> None:
        self._vfs.before(Act("sync", self._name))
        super().xSync(flags)
        self._vfs.after(Synced(self._name))
        if self._brings_folder:
            self._vfs.after(FolderSynced())
            self._brings_folder = False

    def excepthook(self, *_: object) -> bool:
        return True

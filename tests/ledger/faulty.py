"""Real faults: small and read-only file systems, another program's lock, a driver that fails."""

import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from console.errors import StoreUnavailable
from console.ledger.connect import connect
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.sqlite_store import SqliteStore
from tests.ledger.small_room import ticking

HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
print("free", flush=True)
sys.stdin.readline()
"""


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A file system in memory at `folder`; the test is skipped, aloud, where mounting is not allowed."""
    folder.mkdir(exist_ok=True)
    done = _run("mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder))
    if done is None or done.returncode:
        pytest.skip(f"mounting is not allowed here: {done.stderr.strip() if done else 'there is no mount'}")
    try:
        yield folder
    finally:
        unmounted = _run("umount", str(folder))
        assert unmounted is not None
        assert unmounted.returncode == 0, unmounted.stderr


def remount(folder: Path, options: str) -> None:
    """Change how a mounted folder may be used."""
    done = _run("mount", "-o", f"remount,{options}", str(folder))
    assert done is not None
    assert done.returncode == 0, done.stderr


def fill(folder: Path) -> Path:
    """Fill the file system of a folder to the last byte; the file that fills it."""
    filler = folder / f"filler-{uuid.uuid4().hex}"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


@contextmanager
def held(path: Path) -> Iterator[Callable[[], None]]:
    """Another process holds the write lock of the store; what is given frees it."""
    process = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process, process.stdin as stdin, process.stdout as stdout:

        def step(expected: str) -> None:
            assert stdout.readline().strip() == expected

        def free() -> None:
            stdin.write("\n")
            stdin.flush()
            step("free")

        step("held")
        try:
            yield free
        finally:
            process.kill()


def open_live(path: Path) -> Ledger:
    return open_ledger(path, "live", ticking())


def refusal(path: Path) -> StoreUnavailable:
    """Why the store at this path does not open."""
    with pytest.raises(StoreUnavailable) as failed:
        open_live(path).close()
    assert str(path) in failed.value.says
    assert failed.value.says == str(failed.value)
    return failed.value


class Failing(sqlite3.Connection):
    """A driver that fails with a given error once a statement begins so."""

    fails_at: str = ""
    code: int = 0

    def execute(self, sql: str, parameters: object = ()) -> sqlite3.Cursor:
        if self.fails_at and sql.startswith(self.fails_at):
            self.rollback()
            error = sqlite3.OperationalError("made to fail")
            error.sqlite_errorcode = self.code
            raise error
        return super().execute(sql, parameters)  # type: ignore[arg-type]  # whatever the program gives it


def failing(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """The program's own connection, by the driver that can be made to fail."""
    return connect(path, read_only=read_only, driver=Failing)


@contextmanager
def made_to_fail(ledger: Ledger, at: str, code: int) -> Iterator[None]:
    """Let a ledger opened by `failing` fail with a code once a statement begins so."""
    store = ledger._store  # noqa: SLF001 - the driver is made to fail from under the program
    assert isinstance(store, SqliteStore)
    driver = store.connection
    assert isinstance(driver, Failing)
    driver.fails_at, driver.code = at, code
    try:
        yield
    finally:
        driver.fails_at = ""


def _run(*words: str) -> subprocess.CompletedProcess[str] | None:
    try:
        return subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 - mount and umount
    except FileNotFoundError:
        return None

"""Runs the program as it is shipped and stops it before each change it makes to its store.

By the kernel's own tracing (ptrace with a seccomp filter), which a plain Debian has: no compiler, no
preloaded library, no other driver, and the program knows nothing of it. At each stop the caller lets it go
on, kills it, or has the system answer with an error. Linux on x86-64.
"""

import ctypes
import os
import platform
import signal
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

from tests.ledger.streams import ROOT

CHANGES: Mapping[str, int] = MappingProxyType(
    {
        "write": 1,
        "pwrite64": 18,
        "writev": 20,
        "fsync": 74,
        "fdatasync": 75,
        "truncate": 76,
        "ftruncate": 77,
        "rename": 82,
        "link": 86,
        "unlink": 87,
        "openat": 257,
        "unlinkat": 263,
        "renameat": 264,
        "linkat": 265,
        "fallocate": 285,
        "pwritev": 296,
        "renameat2": 316,
    }
)
"""The system calls that change a file or bring it to the disk, by their numbers on x86-64."""
READS: Mapping[str, int] = MappingProxyType({"pread64": 17})

CONTINUE, WRITE_REGISTER, SET_OPTIONS, ASK = 7, 6, 0x4200, 0x420E
OPTIONS = 0x100000 | 0x80 | 0x08 | 0x04 | 0x02  # end with the tracer; seccomp stops; threads and children too
BY_FILTER, ALL, OWN_ONLY = 7, 0x40000000, 0x20000000
NUMBER_REGISTER, ANSWER_REGISTER = 15 * 8, 10 * 8
NO_CALL = 2**64 - 1
PATH_MAX = 4096

GO_ON: Literal["go on"] = "go on"
KILL: Literal["kill"] = "kill"
Deed = Literal["go on", "kill"] | int
"""What is done at a stop; a number is the error that the system answers with."""


class Stop(NamedTuple):
    """The program, or a thread of it, is about to do something to a file."""

    process: int
    call: str
    args: tuple[int, ...]

    def file(self) -> str:
        """The file that an open file's number stands for; empty where it stands for none."""
        try:
            return str(Path(f"/proc/{self.process}/fd/{self.args[0]}").readlink())
        except OSError:
            return ""

    def name(self, argument: int) -> str:
        """The name that an argument points to."""
        return self.memory(self.args[argument], PATH_MAX).split(b"\0")[0].decode()

    def memory(self, at: int, size: int) -> bytes:
        """What stands in the program's memory, as far as there is any."""
        with Path(f"/proc/{self.process}/mem").open("rb", buffering=0) as memory:
            memory.seek(at)
            return memory.read(size)


class Ended(NamedTuple):
    """How the program ended: its exit code, negative where it was killed, and what it wrote."""

    code: int
    out: bytes
    err: bytes


def why_not() -> str:
    """Why nothing can be traced on this machine; empty where it can."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return "tracing is written for Linux on x86-64"
    ended = run(["-c", "print('traced')"], None, lambda _: GO_ON)
    return "" if ended.out == b"traced\n" else ended.err.decode().strip() or "tracing is not allowed here"


def run(
    words: Sequence[str], lines: Path | None, at: Callable[[Stop], Deed], calls: Mapping[str, int] = CHANGES
) -> Ended:
    """Python with these words, its standard input from a file, stopped before each of these calls."""
    numbers = ",".join(str(number) for number in calls.values())
    start = [sys.executable, "-I", "-S", str(Path(__file__).with_name("traced_start.py")), numbers]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with Path(lines or os.devnull).open("rb") as given:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter on our own code
                [*start, sys.executable, *words], stdin=given, stdout=out, stderr=err, cwd=ROOT
            )
        code = _until_its_end(process.pid, at, {number: name for name, number in calls.items()})
        process.returncode = code
        out.seek(0)
        err.seek(0)
        return Ended(code, out.read(), err.read())


def _until_its_end(process: int, at: Callable[[Stop], Deed], names: Mapping[int, str]) -> int:
    """Answer every stop; the exit code."""
    _, status = os.waitpid(process, ALL)
    if os.WIFEXITED(status):
        return os.WEXITSTATUS(status)
    _ptrace(SET_OPTIONS, process, 0, OPTIONS)
    _ptrace(CONTINUE, process, 0, 0)
    while True:
        # Threads of the program are told of one by one; those that others trace are not ours to wait for.
        thread, status = os.waitpid(-1, ALL | OWN_ONLY)
        if not os.WIFSTOPPED(status):
            if thread == process:
                return os.waitstatus_to_exitcode(status)
            continue
        passed_on = os.WSTOPSIG(status)
        if status >> 16 == BY_FILTER:
            deed = at(_stop(process, thread, names))
            if deed == KILL:
                os.kill(process, signal.SIGKILL)
                continue
            if isinstance(deed, int):
                _answer(thread, deed)
        if passed_on in (signal.SIGTRAP, signal.SIGSTOP):
            passed_on = 0
        with suppress(ProcessLookupError):  # a thread that stopped as the whole program was killed
            _ptrace(CONTINUE, thread, 0, passed_on)


def _stop(process: int, thread: int, names: Mapping[int, str]) -> Stop:
    told = ctypes.create_string_buffer(128)
    _ptrace(ASK, thread, len(told), ctypes.addressof(told))
    number, *args = struct.unpack_from("Q6Q", told, 24)
    return Stop(process, names[number], tuple(args))


def _answer(thread: int, error: int) -> None:
    """Have the system answer with an error instead of doing what it was asked."""
    _ptrace(WRITE_REGISTER, thread, NUMBER_REGISTER, NO_CALL)
    _ptrace(WRITE_REGISTER, thread, ANSWER_REGISTER, 2**64 - error)


@cache
def _system() -> ctypes.CDLL:
    system = ctypes.CDLL(None, use_errno=True)
    system.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_ulong, ctypes.c_ulong]
    system.ptrace.restype = ctypes.c_long
    return system


def _ptrace(request: int, thread: int, address: int, data: int) -> None:
    if _system().ptrace(request, thread, address, data) == -1:
        error = ctypes.get_errno()
        raise OSError(error, f"ptrace {request:#x} of {thread}: {os.strerror(error)}")

"""Starts a program that stops before each change it makes to a file: `traced_start.py NUMBERS PROGRAM WORD…`.

NUMBERS: the system calls before which it stops, with commas between them; `openat` only where it may make a
file. The kernel's own filter lets all others through at full speed. `tracing.py` starts this and answers the
stops; alone it only fails. It must import nothing that takes long.
"""

import ctypes
import os
import sys

TRACE_ME, NO_NEW_RIGHTS, SET_FILTER, FILTER = 0, 38, 22, 2
LOAD, EQUALS, HOLDS, ANSWER = 0x20, 0x15, 0x45, 0x06
CALL, THIRD_ARGUMENT = 0, 32
OPENAT, MAY_MAKE = 257, os.O_CREAT
LET_THROUGH, STOP = 0x7FFF0000, 0x7FF00000


class Step(ctypes.Structure):
    """One step of the filter (struct sock_filter)."""

    _fields_ = (
        ("code", ctypes.c_ushort),
        ("if_so", ctypes.c_ubyte),
        ("if_not", ctypes.c_ubyte),
        ("value", ctypes.c_uint32),
    )


class Filter(ctypes.Structure):
    """The filter (struct sock_fprog)."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(Step)))


def main() -> None:
    """Ask to be traced, set the filter, and become the program."""
    steps = filtering([int(number) for number in sys.argv[1].split(",")])
    kept = (Step * len(steps))(*steps)
    system = ctypes.CDLL(None, use_errno=True)
    system.ptrace.argtypes = [ctypes.c_long] * 4
    is_allowed = (
        system.ptrace(TRACE_ME, 0, 0, 0) == 0
        and system.prctl(NO_NEW_RIGHTS, 1, 0, 0, 0) == 0
        and system.prctl(SET_FILTER, FILTER, ctypes.byref(Filter(len(steps), kept)), 0, 0) == 0
    )
    if not is_allowed:
        sys.exit(f"tracing is not allowed here: {os.strerror(ctypes.get_errno())}")
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606 - our own interpreter on our own code


def filtering(numbers: list[int]) -> list[Step]:
    """The steps of the filter; each jump tells how many of the next steps it passes over."""
    opening = [
        Step(EQUALS, 0, 4, OPENAT),
        Step(LOAD, 0, 0, THIRD_ARGUMENT),
        Step(HOLDS, 0, 1, MAY_MAKE),
        Step(ANSWER, 0, 0, STOP),
        Step(ANSWER, 0, 0, LET_THROUGH),
    ]
    others = [number for number in numbers if number != OPENAT]
    return [
        Step(LOAD, 0, 0, CALL),
        *(opening if OPENAT in numbers else ()),
        *(Step(EQUALS, len(others) - n, 0, number) for n, number in enumerate(others)),
        Step(ANSWER, 0, 0, LET_THROUGH),
        Step(ANSWER, 0, 0, STOP),
    ]


if __name__ == "__main__":
    main()

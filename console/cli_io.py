"""How the command line reads and writes: UTF-8 whatever the machine's settings, and messages for people."""

import json
import os
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

from console.domain.visible import visible


class Unusable(Exception):  # noqa: N818 - says what the input is
    """The command cannot be carried out as given; the text says what is wrong and what to do."""


def use_utf8() -> None:
    """Write UTF-8 and plain line ends; half a character that JSON allows is written as JSON writes it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def check_output() -> None:
    """Raise Unusable where there is nowhere to answer."""
    # Python has no stream at all where the program was started with its output closed (`>&-`).
    if sys.stdout is None:
        raise Unusable("The standard output is closed, so nothing could be answered. Nothing was done.")


def let_go_of_output() -> None:
    """Drop what can no longer be written, which Python would try again, and complain of, as it ends."""
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


def say(text: str = "") -> None:
    """Write a line of plain text; what would steer a terminal is shown and not sent to it."""
    sys.stdout.write(visible(text, lines=True) + "\n")


def say_json(value: object) -> None:
    """Write a value as one line of JSON, at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """Write a message for the person at the terminal, apart from the output; none where that is closed."""
    if sys.stderr is not None:
        sys.stderr.write(visible(text, lines=True) + "\n")


def input_lines(name: str) -> Iterator[bytes]:
    """The lines of a file, or of the standard input where the name is `-`, as they come."""
    if name != "-":
        return _lines_of(name)
    if sys.stdin is None:
        raise Unusable("The standard input is closed, so there is nothing to read. Nothing was done.")
    return iter(sys.stdin.buffer)


def _lines_of(name: str) -> Iterator[bytes]:
    try:
        with Path(name).open("rb") as file:
            yield from file
    except OSError as error:
        raise Unusable(f"{name}: {unreadable(error)}") from None


def unreadable(error: OSError) -> str:
    """Why a file could not be read, for people."""
    reasons = {
        FileNotFoundError: "there is no such file",
        IsADirectoryError: "this is a folder, not a file",
        PermissionError: "this program may not read it",
    }
    return reasons.get(type(error), error.strerror or str(error))

"""Ledgers made by the program, their exports, and the verifier run on them as auditors do."""

import io
import json
import re
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from hashlib import sha256
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

from console.domain import commands as c
from console.ledger.heads import head_line
from console.ledger.rows import Head
from console.settings import resources_dir
from tests.ledger.small_room import a_call, a_ledger, a_life, do

VERIFIER = resources_dir() / "verifier" / "verify_ledger.py"
FIELDS = ("number", "at", "happened_at", "why_then", "who", "position", "kind", "subject")
ABOUT = re.compile(r"^(?:Entry (-?\d+)|Entries (\d+) to (\d+), each): (.*)\.$")

ENVELOPE = "its time, author, place, kind or a sum of it is not what was written"
BODY = "its body, its salt or the sum of both is not what was written"
UNKNOWN = "what comes before it is unknown: its time, author and kind are unchecked"
VALUE = "a value of it is missing, or none that could stand there"

Line = dict[str, Any]
Change = Callable[[list[Line]], object]
Changed = Callable[[Change], Path]


class Found(NamedTuple):
    """What the verifier answered: its exit code, and all that it said."""

    code: int
    said: str

    @property
    def faults(self) -> tuple[str, ...]:
        """What it told as damage."""
        told = takewhile(bool, self.said.split("\n"))
        return tuple(line for line in told if not line.startswith("Note."))

    @property
    def notes(self) -> tuple[str, ...]:
        """What it told as odd."""
        return tuple(line for line in self.said.splitlines() if line.startswith("Note."))

    def says(self, number: int, words: str) -> bool:
        """Whether a fault of this entry, 0 for none, holds these words."""
        for line in self.faults:
            match = ABOUT.match(line)
            first, last = (int(match[1] or match[2]), int(match[1] or match[3])) if match else (0, 0)
            if first <= number <= last and words in line:
                return True
        return False


def verified(path: Path, *options: str) -> Found:
    """The verifier as a process of its own, without site packages and with every warning an error."""
    command = [sys.executable, "-I", "-S", "-W", "error", str(VERIFIER), str(path), *options]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)  # noqa: S603 - our own file
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return Found(done.returncode, done.stdout.decode() + done.stderr.decode())


def the_verifier() -> dict[str, Any]:
    """The verifier's names, loaded without leaving compiled files among the resources."""
    return runpy.run_path(str(VERIFIER))


def verified_here(names: dict[str, Any], *given: str) -> Found:
    """The same, inside of this process: for thousands of files."""
    said = io.StringIO()
    before, sys.argv = sys.argv, ["verify_ledger.py", *given]
    try:
        with redirect_stdout(said), redirect_stderr(said):
            code = names["main"]()
    finally:
        sys.argv = before
    return Found(code, said.getvalue())


def a_full_ledger(path: Path) -> Head:
    """A store with two calls, a redaction of two entries, and a late note; the head at its end."""
    with closing(a_ledger(path)) as ledger:
        call = list(a_life(ledger))[-1]
        for number in (ledger.history(call)[0].number, ledger.history(call)[2].number):
            do(ledger, c.Redact(entry=number, by="Lena Brandt", reason="asked for by the person"))
        other = a_call(ledger, weapon="knife")
        do(ledger, c.AddNote(call=other, text='Müller says “he is at the river” 🌊\n\\ " \u2028 end'))
        return ledger.head()


def lines_of(export: Path) -> list[Line]:
    """The lines of an export as objects."""
    return [json.loads(line) for line in export.read_text("utf-8").split("\n") if line]


def write_lines(export: Path, lines: Iterable[Line]) -> Path:
    """An export of these lines."""
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    export.write_text(text, "utf-8", newline="\n")
    return export


def sum_of(before: str, entry: Line) -> str:
    """The sum over an entry, worked out apart from the program and from the verifier."""
    sums = sha256(bytes.fromhex(before))
    for field in FIELDS:
        data = str(entry[field]).encode()
        sums.update(len(data).to_bytes(8, "big") + data)
    sums.update(bytes.fromhex(entry["body_hash"]))
    return sums.hexdigest()


def body_sum(entry: Line) -> str:
    """The sum over a body and its salt."""
    return sha256(bytes.fromhex(entry["salt"]) + entry["body"].encode()).hexdigest()


def written_anew(lines: Sequence[Line], first: int = 1) -> list[Line]:
    """The export with every sum from this entry on made again, as a forger who knows how would."""
    about, *entries, _ = (dict(line) for line in lines)
    before = about["chain_start"]
    for entry in entries:
        if entry["number"] >= first:
            if entry["body"] is not None:
                entry["body_hash"] = body_sum(entry)
            entry["chain_hash"] = sum_of(before, entry)
        before = entry["chain_hash"]
    return [about, *entries, {"head": entries[-1]["number"], "chain_hash": before}]


def head_of(lines: Sequence[Line], number: int) -> str:
    """The printed head of an entry."""
    return head_line(Head(number, bytes.fromhex(lines[number]["chain_hash"])))

"""Checks the ledger of a Dispatcher Console without the program: an export of it, or the store file itself.

Needs Python 3.8 or later and nothing else, and changes nothing. README.md beside this file says what each
message means, how the sums are made, and what none of it can show. Exit code: 0 sound, 1 damaged, 2 could not
be checked.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Any, BinaryIO

FIELDS = ("at", "happened_at", "why_then", "who", "position", "kind", "subject")
KEYS = {"number", *FIELDS, "body", "salt", "body_hash", "chain_hash"}
ABOUT = {"ledger", "purpose", "created", "schema", "chain_start", "how"}
TIME = re.compile(rb"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z")
HEAD = re.compile("(?:entry)?([0-9]{1,18}):([0-9a-f]{16,64})")
TABLES = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('meta', 'entries', 'bodies')"
ROWS = f"""SELECT e.number, e.{", e.".join(FIELDS)}, b.body, b.salt, e.body_hash, e.chain_hash, b.redacts
    FROM entries AS e LEFT JOIN bodies AS b ON b.number = e.number
    WHERE e.number > ? ORDER BY e.number"""  # noqa: S608 - names of ours
UNREADABLE_MAX = 10_000
CANNOT_SHOW = """\
- What was never entered, and whether a clock or a name was true: whoever can sign in can write.
- What an erased entry said: only that it was erased, and by which entry.
- What no sum covers: the version of the tables, the sentence "how", and what is shown for a withheld body.
  Of a store file only the entries were looked at: not the index, the drafts and the rest of the file."""


def sum_over(before: bytes, fields: Sequence[bytes], body_sum: bytes) -> bytes:
    """SHA-256 over the sum before, each field led by its length in 8 bytes, and the sum of the body."""
    return sha256(before + b"".join([len(f).to_bytes(8, "big") + f for f in fields]) + body_sum).digest()


class Walk:
    """Goes along the entries in the order in which they stand, and keeps what does not fit."""

    def __init__(self, heads: Sequence[tuple[int, str]]) -> None:
        self.faults: dict[str, list[list[int]]] = {}  # sentences, each with the entries from and to
        self.notes: dict[str, list[list[int]]] = {}
        self.heads = {number: {digits for each, digits in heads if each == number} for number, _ in heads}
        self.met: list[tuple[int, str]] = []
        self.about, self.at, self.number, self.count = "", b"", 0, 0
        self.bare: dict[int, str] = {}  # entries that have no body to look at, and why
        self.erased_by: dict[int, int] = {}
        self.sums: tuple[bytes, ...] = ()  # those that the latest entry may have: more than one after damage

    def fault(self, says: str, first: int = 0, last: int = 0, is_note: bool = False) -> None:
        """Keep a sentence about an entry, about each from one to another, or about none."""
        spans = (self.notes if is_note else self.faults).setdefault(says, [])
        if first and spans and spans[-1][1] == first - 1:
            spans[-1][1] = last or first
        else:
            spans.append([first, last or first])

    def begin(self, purpose: str, created: str, *stated: bytes) -> None:
        """Start at the sum before entry 1, which is compared with the one that is stated."""
        self.about = f"a ledger ({json.dumps(purpose)}) begun at {json.dumps(created)}"
        named = [each.encode("utf-8", "replace") for each in ("dispatcher-console ledger", purpose, created)]
        sums = {*stated, sum_over(b"", named, b"")}
        if len(sums) > 1:
            self.fault("The purpose, the beginning or the sum before entry 1 is not what was written")
        self._settle(0, *sums)

    def step(
        self, number: int, fields: Sequence[bytes], body: bytes | None, salt: bytes | None, body_sum: bytes,
        chain: bytes, shown: dict[str, Any] | None = None,
    ) -> int | None:  # fmt: skip
        """Look at the entry that stands next (shown: for a withheld body); the entry it erased, if any."""
        self.count += 1
        should, sums = [sum_over(each, (b"%d" % number, *fields), body_sum) for each in self.sums], [chain]
        if number != self.number + 1:
            self.fault(f"it stands where entry {self.number + 1} belongs", number)
        if should and chain not in should and number == self.number + 1:
            whose = "the ledger's purpose or beginning, or " * (number == 1)
            self.fault(f"{whose}its time, author, place, kind or a sum of it is not what was written", number)
            sums += (should[0], should[-1])  # the next one may follow what stands here, or what should
        elif chain not in should:
            self.fault("what comes before it is unknown: its time, author and kind are unchecked", number)
        if body is None or salt is None:
            self.bare[number] = "gone" if shown is None else "withheld"
        elif sha256(salt + body).digest() != body_sum:
            self.fault("its body, its salt or the sum of both is not what was written", number)
        self._settle(number, *sums)
        self._look_at_times(number, *fields[:3])
        return self._named(number, body, shown) if fields[5] == b"Redacted" else None

    def skip(self, number: int, says: str, chain: bytes = b"") -> None:
        """Tell of an entry that cannot be looked at, and go on behind it."""
        self.fault(says, number)
        self.bare[number] = "unread"
        self._settle(number, *([chain] if chain else []))

    def end(self, number: object, chain: object) -> None:
        """Compare with the entry that is stated to be the last, and its sum."""
        if type(number) is int and number > self.number:
            self.fault("it is missing at the end", self.number + 1, number)
        elif type(number) is not int or number != self.number or hexed(chain, 64) not in self.sums:
            self.fault("The last line does not name the last entry and its sum")

    def finish(self) -> None:
        """Tell what only shows once everything was seen."""
        for number, by in self.erased_by.items():
            if number not in self.bare:
                self.fault(f"entry {by} says that it erased its body, and it was not found erased", number)
            elif self.bare[number] != "unread":
                self.bare[number] = "erased"
        for number in sorted(number for number, why in self.bare.items() if why == "gone"):
            self.fault("its body is gone, and no later Redacted names it", number)
        for number in sorted(self.heads):
            cut = f"; entry {self.number} is the last: a tail was cut, or this copy is older"
            self.fault(f"its head was printed, and it is not there{cut * (number > self.number)}", number)

    def _settle(self, number: int, *sums: bytes) -> None:
        """Compare an entry with its printed heads, and keep its sums for the one that follows."""
        for digits in self.heads.pop(number, ()):
            if any(each.hex().startswith(digits) for each in sums):
                self.met.append((number, digits))
            else:
                self.fault("its sum is not the printed one: another history, or a mistyped head", number)
        self.number, self.sums = number, sums

    def _look_at_times(self, number: int, at: bytes, then: bytes, why: bytes) -> None:
        if not TIME.fullmatch(at) or not (then == at or TIME.fullmatch(then)):
            self.fault("its time is none as a ledger writes them", number)
            return
        if at < self.at:
            says = f"recorded at {at.decode()}, behind one of {self.at.decode()}: a clock was set back"
            self.fault(says, number, is_note=True)
        if then != at and (then > at or not why):
            odd = "after it was recorded" if then > at else "before it was recorded, and no reason is given"
            self.fault(f"it is said to have happened {odd}", number, is_note=True)
        self.at = at

    def _named(self, number: int, body: bytes | None, shown: dict[str, Any] | None) -> int | None:
        """The entry that a Redacted names."""
        try:
            named = (shown or {} if body is None else STRICT(body.decode()))["entry"]
        except (ValueError, KeyError, TypeError, RecursionError):
            named = None
        if type(named) is not int or not 0 < named < number:
            self.fault("it is a Redacted, and names no earlier entry that it erased", number)
            return None
        if body is None:
            says = f"that it erased entry {named} no sum covers, for its own body is withheld"
            self.fault(says, number, is_note=True)
        self.erased_by.setdefault(named, number)
        return named


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these pairs. Raises ValueError where a key stands there twice and readers may differ."""
    told = dict(pairs)
    if len(told) < len(pairs):
        raise ValueError("a key stands there twice")
    return told


STRICT = json.JSONDecoder(object_pairs_hook=once).decode


def hexed(text: object, digits: int) -> bytes:
    """The bytes of so many hex digits; none where these are not as an export writes them."""
    try:
        data = bytes.fromhex(text) if isinstance(text, str) and len(text) == digits else b""
    except ValueError:
        return b""
    return data if data.hex() == text else b""


def read_export(file: BinaryIO, walk: Walk) -> None:
    """Walk along the lines of an export. Raises ValueError where nothing of it is one."""
    is_begun = is_ended = False
    for line, raw in enumerate(file, 1):
        try:
            told = STRICT(raw.decode())
        except (ValueError, RecursionError):
            told = None
        keys = told.keys() if isinstance(told, dict) else set()
        if is_ended and raw.strip():
            walk.fault(f"Line {line} stands behind the end")
        elif keys == ABOUT and not is_begun and told["ledger"] == "dispatcher-console":
            is_begun = True
            walk.begin(str(told["purpose"]), str(told["created"]), hexed(told["chain_start"], 64))
        elif keys == {"head", "chain_hash"}:
            is_ended = True
            walk.end(told["head"], told["chain_hash"])
        elif "number" in keys and type(told["number"]) is int:
            read_entry(told, walk)
        elif raw.strip():
            says = f"line {line}, where it belongs, is not JSON, or has a key twice, or is no entry"
            walk.skip(walk.number + 1, says)
    if not (is_begun or is_ended or walk.count):
        raise ValueError("it is neither an export of a ledger (JSON Lines in UTF-8) nor a store file")
    for which in ["first"] * (not is_begun) + ["last"] * (not is_ended):
        walk.fault(f"The {which} line is missing or not what was written")


def read_entry(told: dict[str, Any], walk: Walk) -> None:
    """Walk on to the entry that a line holds."""
    number, shown, chain = told["number"], told.get("shown"), hexed(told.get("chain_hash"), 64)
    is_bare = told.get("body") is None and told.get("salt") is None
    for key in told.keys() - KEYS - ({"shown"} if is_bare and type(shown) is dict else set()):
        walk.fault(f"it has a key {json.dumps(key)}, which does not belong there", number)
    try:
        fields = [told[name].encode() for name in FIELDS]
        body = None if is_bare else told["body"].encode()
        salt = None if is_bare else hexed(told["salt"], 32)
        body_sum = hexed(told["body_hash"], 64)
        is_whole = chain and body_sum and salt != b"" and told.keys() >= KEYS
    except (KeyError, AttributeError, UnicodeEncodeError):
        is_whole = False
    if is_whole:
        walk.step(number, fields, body, salt, body_sum, chain, shown)
    else:
        walk.skip(number, "a value of it is missing, or none that could stand there", chain)


def read_store(path: Path, walk: Walk) -> None:
    """Walk along the entries of a store, which is only read; without a trace where nobody has it open."""
    if sqlite3.sqlite_version_info < (3, 37):
        raise ValueError("this Python has an SQLite older than 3.37, which cannot read it; check an export")
    beside = [path.with_name(path.name + end) for end in ("-wal", "-journal")]
    is_alone = not any(each.exists() and each.stat().st_size for each in beside)
    uri, found = f"{path.absolute().as_uri()}?mode=ro" + "&immutable=1" * is_alone, path.stat()
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    connection.text_factory = bytearray  # so that texts and blobs are told apart, whatever is in them
    try:
        connection.execute("BEGIN")
        if connection.execute(TABLES).fetchone() != (3,):
            raise ValueError("it is a database, and not the store of a ledger")
        meta = {bytes(key): value for key, value in connection.execute("SELECT key, value || '' FROM meta")}
        walk.begin(*(meta.get(key, b"").decode("utf-8", "replace") for key in (b"purpose", b"created")))
        for row in rows(connection, walk):
            step_in_store(row, walk)
        for (number,) in connection.execute("SELECT number FROM bodies EXCEPT SELECT number FROM entries"):
            walk.fault("there is a body for it, and no entry", number)
    except sqlite3.OperationalError as error:
        raise ValueError(f"{error} (SQLite {sqlite3.sqlite_version}); try a copy, with its -wal") from error
    except sqlite3.DatabaseError as error:
        walk.fault(f"The file is hurt: {error}")
    finally:
        connection.close()
    if is_alone and (found.st_mtime_ns, found.st_size) != (path.stat().st_mtime_ns, path.stat().st_size):
        raise ValueError("somebody wrote in it meanwhile; run this again")


def rows(connection: sqlite3.Connection, walk: Walk) -> Iterator[tuple[Any, ...]]:
    """The entries as they stand; those that cannot be read are told one by one."""
    lowest, highest = connection.execute("SELECT min(number), max(number) FROM entries").fetchone()
    at = good = min(0, (lowest or 0) - 1)
    while at < (highest or 0):
        try:
            for row in connection.execute(ROWS, (at,)):
                at = good = row[0]
                yield row
            return
        except sqlite3.DatabaseError as error:
            if at - good > UNREADABLE_MAX:
                raise
            at += 1
            walk.skip(at, f"it cannot be read: {error}")


def step_in_store(row: tuple[Any, ...], walk: Walk) -> None:
    """Walk on to the entry of a row, once each column has its type."""
    number, *fields, body, salt, body_sum, chain, redacts = row
    sums, bodies = {type(body_sum), type(chain)}, {type(body), type(salt)}
    if {*map(type, fields)} != {bytearray} or sums != {bytes} or bodies not in ({bytes}, {type(None)}):
        walk.skip(number, "a column of it holds what is never written there")
    elif walk.step(number, fields, body, salt, body_sum, chain) != redacts:
        walk.fault('the column "redacts" beside its body is not what the body says', number)


def printed(text: str) -> tuple[int, str]:
    """The number and the digits of a printed head. Raises ArgumentTypeError."""
    found = HEAD.fullmatch("".join(text.split()).lower())
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is no head: NUMBER:HASH, at least 16 digits of the hash")
    return int(found[1]), found[2]


def sentences(told: dict[str, list[list[int]]], word: str = "") -> Iterator[str]:
    """What was told, in the order of the entries."""
    for (first, last), says in sorted((span, says) for says, spans in told.items() for span in spans):
        whose = f"Entry {first}: " if first == last else f"Entries {first} to {last}, each: "
        yield f"{word}{whose if first else ''}{says}."


def report(walk: Walk, file: Path, seconds: float) -> None:
    """Say what was found, what was looked at, against which heads, and what cannot be shown."""
    faults, why = list(sentences(walk.faults)), list(walk.bare.values())
    print(*faults, *sentences(walk.notes, "Note. "), "", sep="\n")
    print(f"{json.dumps(str(file))}: {walk.about}; {walk.count} entries, the last is {walk.number}.")
    print(f"Bodies erased by a later entry: {why.count('erased')}; withheld here: {why.count('withheld')}.")
    for number, digits in sorted(walk.met):
        print(f"Met the printed head of entry {number}: {4 * len(digits)} bits of 256 compared.")
    print(f"It ends with ENTRY {walk.number}:{walk.sums[0].hex() if walk.sums else '?'}")
    print(f"{seconds:.1f} s, {walk.count / seconds:,.0f} entries a second.\n\nWhat this cannot show:")
    is_bound = walk.met and not faults
    since = f"After entry {max(walk.met)[0]}, the last head met," if is_bound else "Without a printed head"
    print(f"- {since} neither a cut tail nor a history written anew with all its sums shows.")
    print(f"{CANNOT_SHOW}\n\n{f'DAMAGED: {len(faults)} faults, told above.' if faults else 'SOUND.'}")


def main() -> int:
    """Check one file; the exit code."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("file", type=Path, metavar="FILE", help="an export, or a store file")
    words.add_argument("--head", action="append", default=[], type=printed, help="a head that was printed")
    words.add_argument("--heads", type=Path, metavar="FILE", help="a file of them, one a line; # is a remark")
    asked, began = words.parse_args(), perf_counter()
    gc.disable()  # nothing here refers to itself, and it takes a fifth of the time
    try:
        lines = asked.heads.read_text("utf-8-sig").splitlines() if asked.heads else []
        lines = [line.rpartition(",")[2] for line in lines if line.strip()[:1] not in ("", "#")]
        walk = Walk([*asked.head, *map(printed, lines)])
        with asked.file.open("rb") as file:
            is_store = file.read(16) == b"SQLite format 3\0"
            file.seek(0)
            if not is_store:
                read_export(file, walk)
        if is_store:
            read_store(asked.file, walk)
        walk.finish()
        report(walk, asked.file, perf_counter() - began)
    except Exception as error:  # Python ends with 1 for a bug or lack of memory, and here 1 says damaged
        why = error if isinstance(error, (OSError, ValueError, argparse.ArgumentTypeError)) else repr(error)
        print(f"{asked.file} could not be checked: {why}.", file=sys.stderr)
        return 2
    return 1 if walk.faults else 0


if __name__ == "__main__":
    sys.exit(main())

"""Heads as they are printed and typed: put on paper at a shift's end, compared by whoever checks later.

A head is the last entry's number and the sum over it and all before. Kept where nobody who can write the
store can reach it, it shows a cut tail and a history that was written anew. The verifier that is handed to
auditors (`resources/verifier`) reads just these forms; a test holds both to that.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from console.errors import StoreDamaged
from console.ledger.connect import Connect, connect
from console.ledger.plain import sum_at
from console.ledger.rows import Head
from console.ledger.sqlite_store import SqliteStore, open_reader
from console.ledger.verify import Damage

GROUP = 4
SHORT_DIGITS = 32
"""Half of the sum: 128 bits, which nobody can hit by trying, in eight groups that can be typed."""

_PRINTED = re.compile("(?:entry)?([0-9]{1,18}):([0-9a-f]{16,64})")


class PrintedHead(NamedTuple):
    """A head as it was typed from paper: the entry's number, and the sum's first hex digits, 16 at least."""

    number: int
    digits: str

    @property
    def bits(self) -> int:
        """How much of the sum was compared when it is met."""
        return 4 * len(self.digits)


def head_line(head: Head, *, in_groups: bool = False) -> str:
    """The head in one line, for files: `ENTRY 1234:` and all 64 hex digits, in groups to be read."""
    digits = head.chain.hex()
    return f"ENTRY {head.number}:{_grouped(digits) if in_groups else digits}"


def head_on_paper(head: Head) -> str:
    """The head in one line, for paper: `ENTRY 1234:9f3a 22b1 …`, as many groups as somebody types."""
    return f"ENTRY {head.number}:{_grouped(head.chain.hex()[:SHORT_DIGITS])}"


def read_head(text: str) -> PrintedHead:
    """The head in a line of either form; `ENTRY`, spaces and case do not matter. Raises ValueError."""
    found = _PRINTED.fullmatch("".join(text.split()).lower())
    if found is None:
        raise ValueError(f"“{text}” is no head: write NUMBER:HASH, with at least 16 digits of the hash")
    return PrintedHead(int(found[1]), found[2])


def _grouped(digits: str) -> str:
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))


def unmet(path: Path, heads: Iterable[PrintedHead], connect: Connect = connect) -> tuple[Damage, ...]:
    """The printed heads that the store does not meet, and why. Raises StoreUnavailable and StoreDamaged."""
    store = open_reader(path, connect)
    try:
        return tuple(_differences(store, heads))
    finally:
        store.close()


def _differences(store: SqliteStore, heads: Iterable[PrintedHead]) -> Iterator[Damage]:
    last = store.head().number
    for number, digits in heads:
        try:
            found = _sum_at(store, number)
        except StoreDamaged:
            yield Damage(number, number, "its head was printed, and it cannot be read")
            continue
        if found is None:
            cut = f"; entry {last} is the last: a tail was cut, or this copy is older"
            yield Damage(
                number, number, f"its head was printed, and it is not there{cut if number > last else ''}"
            )
        elif not found.hex().startswith(digits):
            says = "its sum is not the printed one: another history, or a mistyped head"
            yield Damage(number, number, says)


def _sum_at(store: SqliteStore, number: int) -> bytes | None:
    is_there = not number or store.rows("SELECT 1 FROM entries WHERE number = ?", (number,))
    return sum_at(store, number) if is_there else None

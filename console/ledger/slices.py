"""Checks the entries a slice at a time, quickly: it only says whether all of a slice is as it was written.

Each row holds the sum that the next one builds on, so slices can be checked apart, and fit each other where
each is sound. What is wrong with one that is not, `walk.py` tells.
"""

from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from console.errors import StoreUnavailable
from console.ledger.chain import led
from console.ledger.connect import Connect, connect
from console.ledger.erased import left_everywhere
from console.ledger.index import Found, index_rows
from console.ledger.intervals import Change, change
from console.ledger.plain import plain_rows, sum_at
from console.ledger.rows import ERASED, WHOLE, DoesNotFit, Row, entry_of
from console.ledger.sqlite_store import SqliteStore, open_reader

ENTRIES_A_SLICE = 50_000

Depth = Literal["sums", "entries", "everything"]
"""How closely to look: at the sums of chain and bodies; at what the bodies say too; at file and index too."""

_SEARCHED = "SELECT rowid, text FROM search WHERE rowid > ? AND rowid <= ? ORDER BY rowid"


class Slice(NamedTuple):
    """The entries after one number, up to and with another."""

    path: Path
    after: int
    up_to: int
    depth: Depth


class Checked(NamedTuple):
    """Whether the entries are sound, and what they bring to the index.

    is_found: whether the search holds just their words; words: how many of them have any.
    """

    is_sound: bool
    is_found: bool = True
    words: int = 0
    changes: tuple[Change, ...] = ()


def slices(path: Path, last: int, depth: Depth) -> tuple[Slice, ...]:
    """All entries of a store up to the last, in slices."""
    starts = range(0, last, ENTRIES_A_SLICE)
    return tuple(Slice(path, after, min(after + ENTRIES_A_SLICE, last), depth) for after in starts)


def check_slice(part: Slice, connect: Connect = connect) -> Checked:
    """Look at each entry of a slice: its place, its sums, its body, and what it brings to the index.

    Sees the store as it is now, in one state of its own: it may run in another process than who asks.
    """
    try:
        with closing(open_reader(part.path, connect)) as store, store.reading():
            rows = _sound_rows(store, part)
            if part.depth == "sums":
                return Checked(all(rows))
            erased = left_everywhere(store)
            entries = (entry_of(row, erased.get(row.number)) for row in rows)
            if part.depth == "entries":
                return Checked(all(entries))
            changes: list[Change] = []
            words: list[tuple[int, str]] = []
            for entry in entries:
                for each in index_rows(entry):
                    if type(each) is Found:
                        words.append((entry.number, each.text))
                    elif (brought := change(entry.number, each)) is not None:
                        changes.append(brought)
            is_found = words == list(store.rows(_SEARCHED, (part.after, part.up_to)))
            return Checked(True, is_found, len(words), tuple(changes))
    except (StoreUnavailable, DoesNotFit):
        return Checked(False)


def _sound_rows(store: SqliteStore, part: Slice) -> Iterator[Row]:
    """The rows of a slice. Raises DoesNotFit at the first that is not as it was written."""
    before = sum_at(store, part.after)
    # What nearly every row shares with others, as it goes into the sums: written out once.
    often: dict[tuple[str, ...], bytes] = {}
    expected, last_subject, led_subject = part.after, "", led("")
    for row in plain_rows(store, part.after, part.up_to):
        number, at, happened_at, why_then, who, position, kind, subject, total, chain_hash, body, salt = row
        kinds = tuple(map(type, row))
        expected += 1
        if number != expected or (kinds != WHOLE and kinds != ERASED):
            raise DoesNotFit("a row is missing, or a column holds what was never written there")
        led_at = led(at)
        led_then = led_at if happened_at == at else led(happened_at)
        shared = why_then, who, position, kind
        led_shared = often.get(shared) or often.setdefault(shared, b"".join(map(led, shared)))
        if subject != last_subject:
            last_subject, led_subject = subject, led(subject)
        whole = before + led(str(number)) + led_at + led_then + led_shared + led_subject + total
        if sha256(whole).digest() != chain_hash:
            raise DoesNotFit("a sum is not what was written")
        if body is not None and salt is not None and sha256(salt + body).digest() != total:
            raise DoesNotFit("a body is not what was written")
        before = chain_hash
        yield row
    if expected != part.up_to:
        raise DoesNotFit("the last rows are missing")

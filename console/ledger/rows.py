"""An entry as it stands in the store: sealed before it is written, checked before it is believed.

Knows the sums and the bodies' JSON; must not know tables or connections.
"""

from types import NoneType
from typing import NamedTuple

from pydantic import ValidationError

from console.domain.clock import as_text, from_text
from console.domain.entries import AnyBody, read_body
from console.domain.entry import Entry
from console.ledger import chain


class Row(NamedTuple):
    """One entry's row and its body; body and salt are None once they were erased."""

    number: int
    at: str
    happened_at: str
    why_then: str
    who: str
    position: str
    kind: str
    subject: str
    body_hash: bytes
    chain_hash: bytes
    body: bytes | None
    salt: bytes | None


ENVELOPE = Row._fields[:10]
WHOLE = (int, *(str,) * 7, *(bytes,) * 4)
ERASED = (*WHOLE[:10], NoneType, NoneType)
"""The kinds of value that a row holds, with its words and without them."""


class Head(NamedTuple):
    """The last entry's number and the sum over it and all before it."""

    number: int
    chain: bytes


class DoesNotFit(ValueError):  # noqa: N818 - reads as the sentence it is, like Refused
    """A row is not what was written; the text says how."""


def sealed(entry: Entry, before: Head) -> Row:
    """The row of an entry that follows `before`."""
    assert entry.number == before.number + 1, "an entry takes the number after the last"
    body, salt = entry.body.model_dump_json().encode(), chain.fresh_salt()
    total = chain.body_hash(salt, body)
    envelope = (
        entry.number,
        as_text(entry.at),
        as_text(entry.happened_at),
        entry.why_then,
        entry.who,
        entry.position,
        entry.body.kind,
        entry.subject,
    )
    after = chain.chain_hash(before.chain, (str(entry.number), *envelope[1:]), total)
    row = Row(*envelope, total, after, body, salt)
    # A row that cannot be read again would keep the whole store from opening.
    assert entry_of(row) == entry, "what is sealed reads back as it was"
    return row


def head_of(row: Row) -> Head:
    """The head of the ledger when this row was its last."""
    return Head(row.number, row.chain_hash)


def check(row: Row, *before: bytes) -> None:
    """Whether the row is what was written after one of the sums `before`; none: after whatever sum it was.

    Raises DoesNotFit.
    """
    if not _has_its_types(row):
        raise DoesNotFit("a column holds what was never written there")
    if before and row.chain_hash not in [_sum_over(row, each) for each in before]:
        raise DoesNotFit("its date, author, kind or sum is not what was written")
    if row.body is not None and row.salt is not None and chain.body_hash(row.salt, row.body) != row.body_hash:
        raise DoesNotFit("its body is not what was written")


def sums_over(row: Row, before: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """The sum that a hurt row has, and those it should have after `before`; none where nobody can say."""
    if not _has_its_types(row):
        return ()
    return (row.chain_hash, *(_sum_over(row, each) for each in before))


def entry_of(row: Row, left: AnyBody | None = None) -> Entry:
    """The entry of a checked row; `left` stands for a body that was erased. Raises DoesNotFit."""
    number, at, happened_at, why_then, who, position, kind, subject, _, _, body, _ = row
    if body is not None and left is not None:
        raise DoesNotFit("its words were erased, and they are still there")
    try:
        recorded = from_text(at)
        then = recorded if happened_at == at else from_text(happened_at)
    except ValueError as fault:
        raise DoesNotFit(f"“{at}” or “{happened_at}” is not a time") from fault
    if left is None and body is None:
        raise DoesNotFit("its body is missing and was never erased")
    try:
        said = left if body is None else read_body(kind, body)
    except (KeyError, ValidationError) as fault:
        raise DoesNotFit(f"its body cannot be read as {kind}") from fault
    assert said is not None, "what is erased is left, and what is not is read"
    return Entry(number, recorded, then, why_then, who, position, subject, said)


def _sum_over(row: Row, before: bytes) -> bytes:
    return chain.chain_hash(before, (str(row.number), *row[1:8]), row.body_hash)


def _has_its_types(row: Row) -> bool:
    return tuple(map(type, row)) in (WHOLE, ERASED)

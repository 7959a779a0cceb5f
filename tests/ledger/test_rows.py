"""A row is sealed only if it reads back: what could not be opened again must never be acknowledged."""

from datetime import UTC, datetime, timedelta

import pytest

from console.domain.entries import NoteAdded
from console.domain.entry import Entry
from console.ledger.rows import Head, entry_of, sealed
from tests.ledger.small_room import SEAT, START, WHO

NOTE = Entry(1, START, START, "", WHO, SEAT, "26-00001", NoteAdded(call="26-00001", text="dog in the yard"))
BEFORE = Head(0, b"\0" * 32)


def test_what_is_sealed_reads_back() -> None:
    early = NOTE._replace(happened_at=datetime(1, 1, 1, tzinfo=UTC), why_then="any words of an older program")

    assert entry_of(sealed(early, BEFORE)) == early


FINER = START + timedelta(microseconds=1)


@pytest.mark.parametrize(
    "entry", [NOTE._replace(at=FINER), NOTE._replace(happened_at=FINER)], ids=["recorded", "happened"]
)
def test_what_would_not_read_back_is_never_sealed(entry: Entry) -> None:
    with pytest.raises(AssertionError, match="reads back"):
        sealed(entry, BEFORE)

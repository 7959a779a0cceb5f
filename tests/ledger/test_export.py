"""What is exported can be checked with nothing but SHA-256 and the sentence that the export brings along."""

import hashlib
import io
import json
from pathlib import Path
from typing import Any

from console.domain import commands as c
from console.ledger import schema
from console.ledger.ledger import Ledger
from tests.ledger.small_room import a_call, a_life, do

FIELDS = ("number", "at", "happened_at", "why_then", "who", "position", "kind", "subject")


def exported(ledger: Ledger) -> list[dict[str, Any]]:
    out = io.StringIO()
    ledger.export(out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def chained(before: bytes, entry: dict[str, Any]) -> bytes:
    """The sum over an entry, by the export's own sentence."""
    sums = hashlib.sha256(before)
    for field in FIELDS:
        data = str(entry[field]).encode()
        sums.update(len(data).to_bytes(8, "big") + data)
    sums.update(bytes.fromhex(entry["body_hash"]))
    return sums.digest()


def test_an_export_holds_all_that_checks_it(ledger: Ledger) -> None:
    for _ in a_life(ledger):
        pass

    about, *entries, end = exported(ledger)

    total = bytes.fromhex(about["chain_start"])
    for number, entry in enumerate(entries, start=1):
        assert entry["number"] == number
        body = bytes.fromhex(entry["salt"]) + entry["body"].encode()
        assert hashlib.sha256(body).hexdigest() == entry["body_hash"]
        total = chained(total, entry)
        assert total.hex() == entry["chain_hash"]
    assert (end["head"], end["chain_hash"]) == (len(entries), total.hex())
    assert total == ledger.head().chain
    assert (about["purpose"], about["schema"]) == ("live", schema.LATEST)


def test_an_erased_body_is_told_as_erased_and_the_chain_goes_on(ledger: Ledger) -> None:
    call = list(a_life(ledger))[-1]
    number = ledger.history(call)[0].number
    do(ledger, c.Redact(entry=number, by="Lena Brandt", reason="r"))

    about, *entries, _ = exported(ledger)

    erased = entries[number - 1]
    assert (erased["body"], erased["salt"]) == (None, None)
    total = bytes.fromhex(about["chain_start"])
    for entry in entries:
        total = chained(total, entry)
        assert total.hex() == entry["chain_hash"]


def test_many_entries_are_exported_slice_by_slice(ledger: Ledger, path: Path) -> None:
    call = a_call(ledger)
    do(ledger, *(c.AddNote(call=call, text=f"note {number}") for number in range(1200)))

    _, *entries, end = exported(ledger)

    assert [entry["number"] for entry in entries] == list(range(1, 1204))
    assert end["head"] == 1203
    assert path.exists()

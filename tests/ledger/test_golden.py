"""Every kind of entry that was ever written is read back, as it was written (STYLE 25).

`tests/golden/entries` holds one body a file, as the store holds it. A file is never changed: a field that
is added later brings a file of its own, and the one before it must go on being read.
"""

import json
from pathlib import Path

import pytest

from console.domain.entries import KINDS, AnyBody, read_body
from console.domain.entry import Entry, subject_of
from console.domain.names import Mark
from console.domain.redaction import emptied
from console.ledger.index import index_rows
from tests.ledger.small_room import SEAT, START, WHO

SAMPLES = sorted((Path(__file__).parents[1] / "golden/entries").glob("*.json"))


def test_every_kind_has_a_sample() -> None:
    assert {sample.stem.split("-")[0] for sample in SAMPLES} == set(KINDS)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_sample_is_read_back_as_it_was_written(sample: Path) -> None:
    stored = sample.read_bytes().rstrip(b"\n")

    body = read_body(sample.stem.split("-")[0], stored)
    again = json.loads(body.model_dump_json())

    assert type(body) is KINDS[sample.stem.split("-")[0]]
    assert _same_fields(json.loads(stored), again)


def _same_fields(stored: dict[str, object], again: dict[str, object]) -> bool:
    return all(again[field] == value for field, value in stored.items())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_sample_is_indexed_with_its_words_and_without_them(sample: Path) -> None:
    body = read_body(sample.stem.split("-")[0], sample.read_bytes())

    for each in (body, emptied(body)):
        rows = index_rows(Entry(7, START, START, "", WHO, SEAT, subject_of(each), each))

        assert isinstance(rows, tuple)
    assert emptied(emptied(body)) == emptied(body)
    assert read_body(body.kind, emptied(body).model_dump_json()) == emptied(body)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_is_marked_once(kind: type[AnyBody]) -> None:
    for name, field in kind.model_fields.items():
        if name != "kind":
            marks = [each for each in field.metadata if isinstance(each, Mark)]

            assert len(marks) == 1, f"{kind.__name__}.{name}"

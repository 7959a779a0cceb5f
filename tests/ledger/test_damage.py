"""Files that are no store: told in words, and left as they are. Hurt stores are for `tests/faults`."""

import sqlite3
from pathlib import Path

import pytest

from tests.ledger.faulty import refusal


@pytest.mark.parametrize(
    "content", [b"", b"x", b"not a store\n" * 2000, b"SQLite format 3\0" + b"\0" * 5000, bytes(8192)]
)
def test_another_file_is_no_store_and_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    failed = refusal(path)

    assert failed.kind in ("not_a_store", "damaged")
    assert path.read_bytes() == content


def test_another_programs_database_is_no_store_and_is_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE letters (text)")
    connection.close()
    content = path.read_bytes()

    failed = refusal(path)

    assert failed.kind == "not_a_store"
    assert path.read_bytes() == content

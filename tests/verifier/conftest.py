"""One ledger made by the program for all tests here, its export, and the verifier's names."""

from pathlib import Path
from typing import Any

import pytest

from console.ledger.export import export
from tests.verifier.made import (
    Change,
    Changed,
    Line,
    a_full_ledger,
    lines_of,
    the_verifier,
    write_lines,
)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `room.store`, closed, and `room.jsonl`, its export. Nobody may change them."""
    folder = tmp_path_factory.mktemp("made")
    a_full_ledger(folder / "room.store")
    with (folder / "room.jsonl").open("w", encoding="utf-8", newline="\n") as out:
        export(folder / "room.store", out)
    return folder


@pytest.fixture(scope="session")
def names() -> dict[str, Any]:
    """The verifier's functions, for tests that run it thousands of times."""
    return the_verifier()


@pytest.fixture
def lines(made: Path) -> list[Line]:
    """The lines of the export, to be changed."""
    return lines_of(made / "room.jsonl")


@pytest.fixture
def changed(tmp_path: Path, lines: list[Line]) -> Changed:
    """Writes the export again after a change of its lines; a change that gives lines has these written."""

    def write(change: Change) -> Path:
        given = change(lines)
        return write_lines(tmp_path / "it.jsonl", given if isinstance(given, list) else lines)

    return write

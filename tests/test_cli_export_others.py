"""Exports of other stores than a live room in use: practice, and one in which nothing was entered."""

from pathlib import Path

from console.ledger.ledger import open_ledger
from console.session import open_session
from tests.ledger.small_room import ticking
from tests.test_cli_export import exported


def test_a_practice_store_is_exported_too(tmp_path: Path) -> None:
    path = tmp_path / "practice.store"
    open_session(path, None, None, "Nadia Okoro", "desk-1", "practice", ticking()).close()

    lines, _ = exported(path)

    assert lines[0]["purpose"] == "practice"
    assert lines[-2]["kind"] == "Exported"


def test_a_store_in_which_nothing_was_ever_entered_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "empty.store"
    open_ledger(path, "live", ticking()).close()

    lines, _ = exported(path)

    assert [set(line) >= {"head"} for line in lines] == [False, True]

"""What the machine can do to a store: a clear word about it, nothing acknowledged lost, the board unchanged.

One of each, for a quick look; `tests/faults` makes them at every place.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from console.domain import commands as c
from console.errors import StoreUnavailable
from console.ledger.connect import connect
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.verify import verify
from tests.ledger.faulty import failing, held, made_to_fail, open_live, refusal
from tests.ledger.small_room import a_call, a_ledger, do, ticking

Open = Callable[..., Ledger]


def test_a_lock_of_another_program_is_waited_for_a_moment_and_then_told(ledger: Ledger, path: Path) -> None:
    call = a_call(ledger)
    before, head = ledger.board, ledger.head()

    with held(path) as free:
        with pytest.raises(StoreUnavailable, match="another program is writing") as failed:
            do(ledger, c.AddNote(call=call, text="x"))
        free()
        entries = do(ledger, c.AddNote(call=call, text="x"))

    assert failed.value.kind == "locked"
    assert before.last == head.number
    assert entries[0].number == head.number + 1


def test_a_store_opens_and_is_read_while_another_program_writes(ledger: Ledger, path: Path) -> None:
    call = a_call(ledger)

    with held(path):
        other = open_live(path)
        seen = other.history(call)
        other.close()

    assert len(seen) == 2


def test_a_store_only_to_be_read_is_told_and_still_shows_what_it_holds(ledger: Ledger, path: Path) -> None:
    call = a_call(ledger)

    def only_to_read(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
        del read_only
        return connect(path, read_only=True)

    other = open_ledger(path, "live", ticking(), only_to_read)
    before = other.board
    with pytest.raises(StoreUnavailable, match="can be read but not written") as failed:
        do(other, c.AddNote(call=call, text="x"))
    history = other.history(call)
    other.close()

    assert failed.value.kind == "read_only"
    assert other.board is before
    assert len(history) == 2


@pytest.mark.parametrize(
    "at", ["BEGIN", "INSERT INTO entries", "INSERT INTO bodies", "INSERT INTO fact_spans", "COMMIT"]
)
@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_IOERR_FSYNC, "io"),
        (sqlite3.SQLITE_FULL, "full"),
        (sqlite3.SQLITE_BUSY, "locked"),
        (sqlite3.SQLITE_READONLY, "read_only"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
    ],
)
def test_a_failure_at_any_step_leaves_store_and_board_as_they_were(
    opened: Open, path: Path, at: str, code: int, kind: str
) -> None:
    ledger = opened(connect=failing)
    call = a_call(ledger)
    before, head = ledger.board, ledger.head()

    with made_to_fail(ledger, at, code), pytest.raises(StoreUnavailable) as failed:
        do(ledger, c.AnswerFact(call=call, fact="weapon", answer="knife"))

    assert failed.value.kind == kind
    assert ledger.board is before
    assert ledger.head() == head
    assert len(do(ledger, c.AnswerFact(call=call, fact="weapon", answer="knife"))) == 2
    assert verify(path).damages == ()


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    failed = refusal(tmp_path / "none" / "room.store")

    assert failed.kind == "missing"
    assert f"there is no folder {tmp_path / 'none'}" in failed.says


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    failed = refusal(tmp_path)

    assert failed.kind == "missing"
    assert "it is a folder" in failed.says


def test_a_newer_store_is_told_with_both_versions(ledger: Ledger, path: Path) -> None:
    del ledger
    connection = connect(path)
    connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    connection.close()

    failed = refusal(path)

    assert failed.kind == "newer"
    assert "version 99" in failed.says
    assert "Install the newer program" in failed.says


def test_live_and_practice_never_mix(tmp_path: Path) -> None:
    a_ledger(tmp_path / "live.store").close()
    a_ledger(tmp_path / "practice.store", purpose="practice").close()

    failed = refusal(tmp_path / "practice.store")
    with pytest.raises(StoreUnavailable, match="this is a live store and this is the practice desk") as other:
        open_ledger(tmp_path / "live.store", "practice", ticking())

    assert (failed.kind, other.value.kind) == ("other_purpose", "other_purpose")
    assert "Live and practice calls never mix" in failed.says

"""What the machine can do to a store: a clear word about it, nothing acknowledged lost, the board unchanged.

All by real faults where they can be had: another process's lock, a full and a read-only file system, bytes
that were changed. Chmod proves nothing as root.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from console.domain import commands as c
from console.domain.entry import Entry
from console.errors import StoreUnavailable
from console.ledger.connect import connect
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from tests.ledger.faulty import failing, fill, held, made_to_fail, mounted, open_live, refusal, remount
from tests.ledger.small_room import a_call, a_ledger, do, ticking

Open = Callable[..., Ledger]


def until_it_fails(work: Callable[[], object]) -> StoreUnavailable:
    """Do it again and again; the failure that ends it."""

    def forever() -> None:
        while True:
            work()

    with pytest.raises(StoreUnavailable) as failed:
        forever()
    return failed.value


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


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=2m") as folder:
        ledger = a_ledger(folder / "room.store")
        call = a_call(ledger)
        filler = fill(folder)
        acknowledged: list[Entry] = []

        failed = until_it_fails(
            lambda: acknowledged.extend(do(ledger, c.AddNote(call=call, text="x" * 3000)))
        )
        board, head = ledger.board, ledger.head()
        filler.unlink()
        after = do(ledger, c.AddNote(call=call, text="there is room again"))
        ledger.close()
        again = open_live(folder / "room.store")
        history = again.history(call)
        again.close()
        damages = verify(folder / "room.store").damages

        assert failed.kind == "full"
        assert "the disk is full" in failed.says
        assert board.last == head.number
        assert history[-1 - len(acknowledged) :] == (*acknowledged, *after)
        assert damages == ()


def test_a_full_disk_is_told_when_a_store_is_made(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=1m") as folder:
        fill(folder)

        assert refusal(folder / "room.store").kind == "full"
        assert not (folder / "room.store").exists()


def test_a_full_disk_is_told_when_a_store_is_opened(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=2m") as folder:
        a_ledger(folder / "room.store").close()
        fill(folder)

        failed = until_it_fails(lambda: do(open_live(folder / "room.store"), c.OpenCall()))

        assert failed.kind == "full"


def test_a_read_only_file_system_is_told(tmp_path: Path) -> None:
    with mounted(tmp_path / "still", "size=4m") as folder:
        a_ledger(folder / "room.store").close()
        remount(folder, "ro")

        kinds = [refusal(folder / name).kind for name in ("room.store", "none.store")]

        assert kinds == ["read_only", "read_only"]


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


def test_a_store_of_an_older_program_is_brought_up_to_date(path: Path) -> None:
    ledger = a_ledger(path)
    call = a_call(ledger)
    ledger.close()
    connection = connect(path)
    for table in ("call_spans", "unit_spans", "fact_spans", "detail_spans", "search"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = '0002_index'")
    connection.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
    connection.close()

    with pytest.raises(StoreUnavailable, match="written by an older program"):
        open_reader(path)
    open_live(path).close()
    store = open_reader(path)
    found = store.about(call)
    store.close()

    assert len(found) == 2

"""The harness finds what it looks for: a careless program, a hurt store, a wrong word, a clock believed."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from console.domain import commands as c
from console.errors import StoreUnavailable
from console.ledger.connect import Connect
from tests.faults import power
from tests.faults.again import Again, shift
from tests.faults.clocks import jumped
from tests.faults.flips import closed, looked
from tests.faults.kinds import needs_tracing
from tests.faults.left import Acknowledged, left
from tests.faults.machine import Machine
from tests.faults.program import STORE
from tests.faults.recordings import noted
from tests.faults.recordings import shift as noted_shift
from tests.faults.tracing import GO_ON, KILL, Deed, Stop, run
from tests.faults.tried import Tried, message_faults
from tests.ledger.faulty import held
from tests.ledger.small_room import a_call, a_ledger, do

ANY = Tried("any", "in a test")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with a call in it."""
    folder = tmp_path / "room"
    folder.mkdir()
    with closing(a_ledger(folder / STORE)) as ledger:
        a_call(ledger, weapon="knife")
    return folder / STORE


def behind_its_back(store: Path, *statements: str) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)


def test_a_sound_store_has_lost_nothing(store: Path) -> None:
    told = [Acknowledged((2,), {"callback": "(555) 010-0199"}), Acknowledged((4, 5), {"fact": "weapon"})]

    there = left(store, told, ends={1, 2, 3, 5})

    assert (there.lost, there.half) == ((), ())
    assert len(there.rows) == 5


def test_an_entry_that_is_gone_or_holds_other_words_is_lost(store: Path) -> None:
    told = [Acknowledged((2,), {"callback": "another number"}), Acknowledged((6,), {})]

    there = left(store, told)

    assert there.lost == (
        "entry 2 does not hold the callback that was acknowledged",
        "entry 6 was acknowledged and is gone",
    )


def test_half_a_command_and_a_hurt_index_are_half_there(store: Path) -> None:
    behind_its_back(store, "UPDATE call_spans SET to_entry = 3")

    there = left(store, ends={1, 2, 3, 6})

    assert "it ends at 5, inside a command" in there.half
    assert "the board that opens is not that of the entries" in there.half
    assert any("call_spans" in words for words in there.half)


def test_a_store_that_is_gone_is_lost_only_with_what_was_acknowledged(tmp_path: Path) -> None:
    assert left(tmp_path / STORE) == left(tmp_path / STORE, [])
    assert left(tmp_path / STORE, [Acknowledged((1,), {})]).lost


def test_a_program_that_does_not_wait_for_the_disk_loses_what_it_acknowledged(
    tmp_path: Path, store: Path
) -> None:
    def careless(connect: Connect) -> Connect:
        def through(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
            connection = connect(path, read_only=read_only)
            connection.execute("PRAGMA synchronous = OFF")
            return connection

        return through

    begun = tmp_path / "begun"
    begun.mkdir()
    a_ledger(begun / STORE).close()
    recording = noted("careless", begun, noted_shift, tmp_path / "noted", careless)

    found = power.cut(power.Shard(power.CUT, recording, tmp_path / "cut", 0, 40))

    assert found.lost
    assert not store.with_name("cut").exists()


def test_a_kill_and_an_error_reach_the_program(tmp_path: Path) -> None:
    needs_tracing()
    writes = f"with open({str(tmp_path / 'file')!r}, 'w') as file: file.write('x')"
    in_file = str(tmp_path / "file")

    killed = run(["-c", writes], None, lambda stop: _at(stop, in_file, KILL))
    refused = run(["-c", writes], None, lambda stop: _at(stop, in_file, errno.ENOSPC))

    assert killed.code == -9
    assert b"No space left on device" in refused.err
    assert (tmp_path / "file").read_text("utf-8") == ""


def _at(stop: Stop, file: str, deed: Deed) -> Deed:
    return deed if stop.call == "write" and stop.file() == file else GO_ON


def test_a_trouble_told_as_another_is_found(store: Path) -> None:
    with held(store) as free:
        found = shift(store, Again(("full",), free), "in a test", ANY)

    assert any("it is told as locked" in words for words in found.told)


def test_another_past_that_verifies_is_found_nowhere(tmp_path: Path) -> None:
    whole = closed(tmp_path / "whole")
    other = tmp_path / "other"
    other.mkdir()
    with closing(a_ledger(other / STORE)) as ledger:
        do(ledger, *(c.OpenCall() for _ in range(len(whole.rows))))

    found = looked(tmp_path / "hurt", whole, {STORE: (other / STORE).read_bytes()}, "another past")

    assert (found.lost, found.half, found.classes) == (1, 1, (("nowhere", 1),))


@pytest.mark.parametrize("by_s", [3600, -3600])
def test_a_clock_that_is_believed_lets_limits_run_out_at_once_or_never(tmp_path: Path, by_s: int) -> None:
    found = jumped(tmp_path / "room", ((20, by_s),), Machine(is_watched=False))

    at_once, never = (
        any(f"approval {words}" in each for each in found.told) for words in ("ran out", "has not run out")
    )
    assert (at_once, never) == (by_s > 0, by_s < 0)


@pytest.mark.parametrize(
    ("says", "lacks"),
    [
        ("/a/room.store: the disk is full. Nothing was changed. Check the disk.", ()),
        ("the disk is full. Nothing was changed. Check the disk.", ("where",)),
        ("/a/room.store: the disk is full. Check the disk.", ("what is safe",)),
        ("/a/room.store: the disk is full. Nothing was changed.", ("what to do next",)),
        ("/a/room.store: sqlite3.Error. Nothing was changed. Check the disk.", ("for no reader",)),
    ],
)
def test_what_a_message_lacks_is_found(says: str, lacks: tuple[str, ...]) -> None:
    faults = message_faults(StoreUnavailable("full", says))

    assert len(faults) == len(lacks)
    assert all(lack in fault for lack, fault in zip(lacks, faults, strict=True))

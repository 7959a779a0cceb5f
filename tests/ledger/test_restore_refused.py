"""What is hurt is not restored, and what is there is not written over."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from console.domain import commands as c
from console.errors import StoreDamaged, StoreUnavailable
from console.ledger.ledger import open_ledger
from console.ledger.restore import restore
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from tests.ledger.faulty import held
from tests.ledger.kept import entries, files, flipped, hurt, in_place, order
from tests.ledger.night import Night, rows, said
from tests.ledger.small_room import a_call, adopt, do


def test_a_store_that_is_there_is_left_alone(night: Night) -> None:
    a_call(night.ledger)
    night.back_up()
    night.ledger.close()
    before = night.path.read_bytes()

    with pytest.raises(StoreUnavailable, match="there is a store already") as failed:
        night.restored("room.store")

    assert failed.value.kind == "exists"
    assert night.path.read_bytes() == before


def test_a_store_that_is_replaced_is_kept_whole_with_its_log(night: Night) -> None:
    a_call(night.ledger)
    night.back_up()
    night.do(c.OpenCall())
    last = entries(night.path)
    with closing(open_reader(night.path)):
        night.ledger.close()

    done = night.restored("room.store", replaces=True)

    assert done.aside == night.path.with_name(f"room.store.before-{night.clock():%Y-%m-%dT%H-%M-%SZ}")
    assert entries(done.aside) == last
    assert len(entries(night.path)) == done.up_to + 1


def test_a_store_in_use_is_not_replaced(night: Night) -> None:
    night.back_up()
    night.ledger.close()
    before = files(night.path.parent)

    with held(night.path), pytest.raises(StoreUnavailable, match="another program has this store open"):
        night.restored("room.store", replaces=True)

    assert set(before) <= set(files(night.path.parent))


def test_another_store_is_not_replaced(night: Night) -> None:
    night.back_up()
    with closing(open_ledger(night.path.with_name("other.store"), "practice", night.clock)) as other:
        do(other, adopt())

    with pytest.raises(StoreUnavailable, match="this is another store, for practice calls"):
        night.restored("other.store", replaces=True)

    assert len(entries(night.path.with_name("other.store"))) == 1


def test_a_damaged_store_is_replaced_and_kept(night: Night) -> None:
    night.live()
    night.back_up()
    night.ledger.close()
    night.path.write_bytes(night.path.read_bytes()[:9000])

    done = night.restored("room.store", replaces=True)

    assert done.aside is not None
    assert done.aside.stat().st_size == 9000
    assert verify(night.path).damages == ()


def test_a_log_that_a_killed_restore_left_goes_to_its_store(night: Night) -> None:
    night.live()
    night.back_up()
    night.do(c.OpenCall())
    before = entries(night.path)
    aside, log = night.path.with_name("room.store.before-2026-03-01T22-00-00Z"), "room.store-wal"
    store_then, log_then = night.path.read_bytes(), night.path.with_name(log).read_bytes()
    night.ledger.close()
    # As a program leaves it that is killed when it has moved the store and not yet its log.
    night.path.unlink()
    aside.write_bytes(store_then)
    night.path.with_name(log).write_bytes(log_then)

    done = night.restored("room.store")

    assert len(log_then) > 4096
    assert entries(aside) == before
    assert len(entries(done.to)) == done.up_to + 1
    assert verify(done.to).damages == ()


def test_a_log_whose_store_is_gone_is_not_written_into_the_restored_one(night: Night) -> None:
    night.back_up()
    night.ledger.close()
    night.path.unlink()
    night.path.with_name("room.store-wal").write_bytes(b"x" * 5000)

    with pytest.raises(StoreUnavailable, match="this is the log of a store that is gone"):
        night.restored("room.store")

    assert not night.path.exists()


def test_a_backup_with_flipped_bytes_is_refused_and_the_next_that_holds_the_moment_is_taken(
    night: Night,
) -> None:
    a_call(night.ledger)
    first = night.back_up()
    a_call(night.ledger)
    second = night.back_up()

    for _ in flipped(first.path):
        done = night.restored(at=first.about.at)
        done.to.unlink()

        assert done.source == second.path
        assert done.up_to == first.about.entries
        assert len(done.refused) == 1
        assert f"{first.path}: the store is damaged: it is not the file that was verified." in done.refused[0]


def test_where_every_backup_is_hurt_nothing_is_made(night: Night) -> None:
    a_call(night.ledger)
    backup = night.back_up()
    before = files(night.path.parent)

    for _ in flipped(backup.path):
        with pytest.raises(StoreDamaged, match="it is not the file that was verified"):
            night.restored()
        assert files(night.path.parent) == before


def test_an_index_that_does_not_fit_is_made_again(night: Night) -> None:
    night.live()
    night.ledger.close()
    hurt(night.path, "DELETE FROM search")
    night.back_up()
    steps: list[str] = []

    done = restore(
        order(night.path.with_name("restored.store")),
        in_place(night.place),
        night.clock,
        lambda says, _: steps.append(says),
    )

    assert "Made the index again, and verified anew" in steps
    assert verify(done.to).damages == ()


@pytest.fixture
def a_file(night: Night) -> Callable[[], Path]:
    """A copy of the store that is no listed backup."""

    def copy() -> Path:
        night.live()
        to = night.path.with_name("somewhere.copy")
        night.ledger.backup(to)
        return to

    return copy


def test_any_copy_will_do_and_so_will_a_store_at_work(night: Night, a_file: Callable[[], Path]) -> None:
    copy = a_file()

    for source in (copy, night.path):
        done = restore(order(night.path.with_name("restored.store"), entry=6), source, night.clock)

        assert rows(done.to)[:6] == rows(night.path)[:6]
        assert said(done.to, 7).backup == source.name
        done.to.unlink()


def test_a_damaged_copy_is_refused(night: Night, a_file: Callable[[], Path]) -> None:
    copy = a_file()
    hurt(copy, "UPDATE bodies SET body = x'7b7d' WHERE number = 5")

    with pytest.raises(StoreDamaged, match=r"Entry 5: its body is not what was written\."):
        restore(order(night.path.with_name("restored.store")), copy, night.clock)

    assert not night.path.with_name("restored.store").exists()


def test_a_copy_of_an_older_version_is_brought_up_to_date(night: Night, a_file: Callable[[], Path]) -> None:
    copy = a_file()
    hurt(
        copy,
        "UPDATE meta SET value = '2' WHERE key = 'schema'",
        "DELETE FROM _sqlite_migrations WHERE name IN ('0004_restored', '0005_seen')",
    )

    done = restore(order(night.path.with_name("restored.store")), copy, night.clock)

    assert verify(done.to).damages == ()
    assert rows(done.to)[:-1] == rows(night.path)


def test_a_folder_that_is_not_there_is_told(night: Night) -> None:
    night.back_up()

    with pytest.raises(StoreUnavailable, match="there is no folder"):
        restore(order(night.path.parent / "none" / "restored.store"), in_place(night.place), night.clock)

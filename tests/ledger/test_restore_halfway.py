"""A restore that others meet half way, or that is ended there: nothing is lost and nothing stands half."""

import errno
import os
from contextlib import closing

import pytest

from console.domain import commands as c
from console.errors import StoreUnavailable
from console.ledger import restore as restoring
from console.ledger.ledger import open_ledger
from console.ledger.restore import restore
from tests.ledger.kept import entries, in_place, order
from tests.ledger.night import Night
from tests.ledger.small_room import do


def test_a_desk_that_was_opened_meanwhile_keeps_its_store(night: Night) -> None:
    night.back_up()
    night.ledger.close()
    desks = []

    def told(says: str, _: float) -> None:
        if says == "Opened as a desk opens it":
            desks.append(open_ledger(night.path, "live", night.clock))

    with pytest.raises(StoreUnavailable, match="another program has this store open"):
        restore(order(night.path, replaces=True), in_place(night.place), night.clock, told)

    (desk,) = desks
    assert do(desk, c.OpenCall())
    desk.close()
    assert not list(night.path.parent.glob("room.store.before-*"))


def test_no_fresh_store_is_made_where_a_restoring_was_killed_between_two_names(night: Night) -> None:
    night.live()
    night.back_up()
    night.ledger.close()
    last = entries(night.path)
    # As it is left: the store has its other name, and what was restored has not got its own yet.
    night.path.rename(night.path.with_name("room.store.before-2026-03-01T22-00-00Z"))
    night.path.with_name(".room.store.0.restoring").mkdir()

    with pytest.raises(StoreUnavailable, match="a restoring was ended half way") as failed:
        open_ledger(night.path, "live", night.clock)

    assert failed.value.kind == "missing"
    assert "room.store.before-2026-03-01T22-00-00Z" in failed.value.says
    assert not night.path.exists()
    done = night.restored("room.store")
    with closing(open_ledger(night.path, "live", night.clock)) as ledger:
        assert ledger.head() == done.head
    assert entries(night.path)[:-1] == last


def test_what_cannot_get_its_name_leaves_the_store_that_stood_there(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    night.live()
    night.back_up()
    night.ledger.close()
    before = entries(night.path)
    monkeypatch.setattr(restoring, "named", full)

    with pytest.raises(StoreUnavailable, match=r"room\.store: it cannot be restored there") as failed:
        night.restored("room.store", replaces=True)

    assert failed.value.kind == "full"
    assert entries(night.path) == before
    assert not list(night.path.parent.glob("room.store.before-*"))


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told_of_the_disk_and_not_of_the_backup(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    night.live()
    night.back_up()
    monkeypatch.setattr(restoring, "copied", full)

    with pytest.raises(StoreUnavailable, match=r"restored\.store: it cannot be restored there \(No space"):
        night.restored()

    assert not night.path.with_name("restored.store").exists()


def test_another_that_restores_to_the_same_file_is_left_at_work(night: Night) -> None:
    night.back_up()
    at_work = night.path.with_name(f".restored.store.{os.getppid()}.restoring")
    killed = night.path.with_name(".restored.store.0.restoring")
    at_work.mkdir()
    killed.mkdir()

    night.restored()

    assert at_work.exists()
    assert not killed.exists()


def test_a_name_that_looks_like_a_pattern_is_a_name(night: Night) -> None:
    night.live()
    night.back_up()
    to, left = night.path.with_name("room[1].store"), night.path.with_name(".room[1].store.0.restoring")
    restore(order(to), in_place(night.place), night.clock)
    left.mkdir()

    done = restore(order(to, replaces=True), in_place(night.place), night.clock)

    assert done.aside is not None
    assert not left.exists()
    to.unlink()
    left.mkdir()
    with pytest.raises(StoreUnavailable, match="a restoring was ended half way"):
        open_ledger(to, "live", night.clock)

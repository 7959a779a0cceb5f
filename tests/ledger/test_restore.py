"""Restoring: to any moment the entries that the source had then, and one more that says so."""

from contextlib import closing
from datetime import timedelta

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board
from console.domain.fold import fold_all
from console.errors import StoreUnavailable
from console.ledger.keeping import Plan, is_due
from console.ledger.ledger import open_ledger
from console.ledger.refold import refold
from console.ledger.served import remembered
from console.ledger.verify import verify
from tests.ledger.kept import ASKED, entries, files
from tests.ledger.night import Night, rows, said
from tests.ledger.small_room import a_call, do, same, ticking


def test_to_every_moment_it_holds_what_the_source_held_then_byte_for_byte(night: Night) -> None:
    moments = []
    for _ in range(3):
        night.live()
        moments += [entry.at for entry in entries(night.path)[-12::4]]
        night.back_up()
    all_rows, all_entries = rows(night.path), entries(night.path)

    for count, moment in enumerate(moments):
        done = night.restored(f"{count}.store", at=moment)

        until = [entry for entry in all_entries if entry.at <= moment]
        assert done.up_to == len(until) == until[-1].number
        assert rows(done.to)[: done.up_to] == all_rows[: done.up_to]
        assert entries(done.to)[: done.up_to] == until
        with closing(open_ledger(done.to, "live", ticking())) as ledger:
            folded = fold_all(Board(), until)
            assert same(ledger.board, folded._replace(last=done.head.number, at=entries(done.to)[-1].at))
        assert verify(done.to).damages == ()
        assert refold(done.to, night.clock)[0] == ()


def test_the_entry_after_says_from_where_up_to_where_by_whom_and_why(night: Night) -> None:
    night.live()
    backup = night.back_up()

    done = night.restored(entry=9)

    assert done.up_to == 9
    assert said(done.to, 10) == e.Restored(
        backup=backup.path.name,
        up_to=9,
        chain_hash=rows(night.path)[8].chain_hash.hex(),
        by="Lena Brandt",
        reason="the disk failed",
    )
    last = entries(done.to)[-1]
    assert (last.number, last.who, last.position, last.at) == (10, ASKED.by, ASKED.position, night.clock())
    assert done.to.stat().st_mode & 0o777 == 0o600


def test_without_a_moment_it_is_all_that_the_newest_backup_holds_and_work_goes_on(night: Night) -> None:
    night.live()
    night.back_up()
    a_call(night.ledger, weapon="knife")
    newest = night.back_up()
    night.do(c.OpenCall())

    done = night.restored()

    assert done.source == newest.path
    assert done.up_to == newest.about.entries
    with closing(open_ledger(done.to, "live", ticking(night.clock()))) as ledger:
        (opened,) = do(ledger, c.OpenCall())
        assert opened.number == done.head.number + 1
        assert opened.subject == "26-00003"
    assert verify(done.to).damages == ()


def test_the_first_backup_after_the_moment_is_taken_and_for_an_entry_the_newest(night: Night) -> None:
    backups = []
    for _ in range(3):
        a_call(night.ledger)
        backups.append(night.back_up())
    between = backups[1].about.at - timedelta(minutes=3)

    assert night.restored("1.store", at=between).source == backups[1].path
    assert night.restored("2.store", entry=3).source == backups[2].path


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ({"entry": 999}, "The newest backup ends with entry 3; what is asked for lies after that."),
        ({"entry": 0}, "There is nothing to go on with by then"),
        (
            {"minutes": 60},
            "The newest backup holds all up to 2026-03-01 21:01:05 UTC, entry 3; what is asked",
        ),
        ({"minutes": -60}, "There is nothing to go on with by then"),
    ],
)
def test_what_no_backup_holds_is_told_and_nothing_is_made(
    night: Night, wanted: dict[str, int], says: str
) -> None:
    a_call(night.ledger)
    night.back_up()
    at = night.clock() + timedelta(minutes=wanted["minutes"]) if "minutes" in wanted else None
    before = files(night.path.parent)

    with pytest.raises(StoreUnavailable, match=says):
        night.restored(at=at, entry=wanted.get("entry"))

    assert files(night.path.parent) == before


def test_without_a_backup_it_is_told(night: Night) -> None:
    with pytest.raises(StoreUnavailable, match="There is no good backup to restore from"):
        night.restored()


def test_an_act_is_not_torn_apart(night: Night) -> None:
    call = a_call(night.ledger)
    act = night.do(c.AnswerFact(call=call, fact="weapon", answer="knife"))
    night.back_up()
    assert len(act) > 1

    done = night.restored(entry=act[0].number)

    assert done.up_to == act[-1].number


def test_restored_twice_it_says_so_twice_and_later_backups_are_of_the_new_history(night: Night) -> None:
    a_call(night.ledger)
    night.back_up()
    a_call(night.ledger, weapon="knife")
    night.back_up()
    night.ledger.close()
    night.restored("room.store", entry=3, replaces=True)
    night.ledger = open_ledger(night.path, "live", night.clock)
    a_call(night.ledger)
    backup = night.back_up()

    done = night.restored("again.store")

    assert done.source == backup.path
    kinds = [entry.body.kind for entry in entries(done.to)]
    assert kinds.count("Restored") == 2
    assert verify(done.to).damages == ()


def test_a_store_that_was_replaced_is_backed_up_at_once_and_nothing_is_claimed_for_it(night: Night) -> None:
    night.live()
    night.back_up()
    plan = Plan(night.path, (night.place,))
    night.clock.on(minutes=-14)
    night.ledger.close()
    assert not is_due(plan, remembered(night.path), night.clock())

    night.restored("room.store", replaces=True, entry=4)

    assert is_due(plan, remembered(night.path), night.clock())
    assert [(each.place, each.all_up_to) for each in remembered(night.path)] == [(night.place, None)]

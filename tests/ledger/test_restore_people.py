"""A moment before a password was set or changed is restored, and people have the one that they know."""

from contextlib import closing

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.ledger.beside import beside_the_chain
from console.ledger.connect import connect
from console.ledger.credentials import proof_of, salted_sum
from console.ledger.ledger import open_ledger
from console.ledger.refold import refold
from console.ledger.restore import Restoration
from console.ledger.verify import verify
from tests.ledger.kept import entries
from tests.ledger.night import Night
from tests.ledger.small_room import SEAT, WHO, a_call, ticking

FIRST, SECOND = "four windows, no door", "five windows, one door"


def has_now(night: Night, password: str, person: str = "okoro") -> None:
    salted = salted_sum(password)
    command = c.SetPassword(person=person, proof=proof_of(salted))
    night.ledger.record(command, WHO, SEAT, proven=person, salted=salted)


def opens_with(done: Restoration, person: str = "okoro") -> list[str]:
    with closing(open_ledger(done.to, "live", ticking())) as ledger:
        return [password for password in (FIRST, SECOND) if ledger.proves(person, password)]


def test_a_moment_before_a_password_was_changed_is_restored(night: Night) -> None:
    has_now(night, FIRST)
    a_call(night.ledger)
    moment = night.clock()
    night.clock.on(minutes=5)
    has_now(night, SECOND)
    night.back_up()

    done = night.restored(at=moment)

    assert done.refused == ()
    assert opens_with(done) == [SECOND]
    last = entries(done.to)[-1]
    assert isinstance(last.body, e.PasswordSet)
    assert (last.who, last.why_then) == ("Lena Brandt", "store_trouble")
    assert (verify(done.to).damages, beside_the_chain(done.to)) == ((), ())
    assert refold(done.to, night.clock)[0] == ()


def test_whoever_was_not_known_by_then_has_no_password(night: Night) -> None:
    a_call(night.ledger)
    moment = night.clock()
    night.clock.on(minutes=5)
    has_now(night, FIRST)
    night.back_up()

    done = night.restored(at=moment)

    assert opens_with(done) == []
    assert not any(isinstance(entry.body, e.PasswordSet) for entry in entries(done.to))
    assert verify(done.to).damages == ()


def test_a_whole_backup_keeps_its_passwords_and_says_nothing_of_them(night: Night) -> None:
    has_now(night, FIRST)
    night.back_up()

    done = night.restored()

    assert opens_with(done) == [FIRST]
    assert [entry.body.kind for entry in entries(done.to)[-2:]] == ["PasswordSet", "Restored"]


def test_a_password_that_was_taken_away_is_told(night: Night) -> None:
    has_now(night, FIRST)
    night.ledger.close()
    assert beside_the_chain(night.path) == ()
    with closing(connect(night.path)) as connection:
        connection.execute("DELETE FROM credentials")

    (told,) = beside_the_chain(night.path)

    assert told.first == 2
    assert told.says.startswith("the password that it set for okoro is not kept any more: have a new one set")


@pytest.mark.parametrize("last", [FIRST, SECOND])
def test_a_password_without_its_sum_takes_the_one_before_away_and_hurts_nothing(
    night: Night, last: str
) -> None:
    has_now(night, last)

    night.ledger.record(c.SetPassword(person="okoro", proof="6" * 64), WHO, SEAT, proven="okoro")

    assert not night.ledger.proves("okoro", last)
    assert verify(night.path).damages == ()
    assert night.back_up().about.entries == night.ledger.head().number

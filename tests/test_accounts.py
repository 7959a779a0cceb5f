"""Passwords and sign-ins through the real store: what is kept, what is proved, what opens nothing."""

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from console import accounts
from console.domain import commands as c
from console.domain import entries as e
from console.domain.roles import is_first_start, person_named
from console.errors import Refused
from console.ledger.connect import connect
from console.ledger.credentials import salted_sum
from console.ledger.verify import verify
from console.session import Session, open_session
from tests.domain.people_situations import real_pack
from tests.ledger.faulty import held
from tests.ledger.small_room import adopt, ticking

GOOD, OTHER = "seven lanterns at low tide", "a kettle, a ladder, a goat"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "room.store"


@pytest.fixture
def session(store: Path) -> Iterator[Session]:
    """A real agency's room, just begun."""
    with closing(open_session(store, None, None, "", "desk-1", "live", ticking())) as opened:
        opened.do(adopt(agency=real_pack()), who="Set-up")
        yield opened


def begun(session: Session) -> Session:
    """The room with its first administrator at the desk."""
    accounts.make_first_administrator(session, "ruiz", "Ana Ruiz", GOOD)
    accounts.sign_in(session, "Ana Ruiz", GOOD)
    return session


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.code


def test_the_first_start_makes_an_administrator_without_a_default_password(session: Session) -> None:
    assert is_first_start(session.board)
    for name in ("Lena Brandt", "brandt", "admin"):
        with pytest.raises(Refused, match="not_proved"):
            accounts.sign_in(session, name, "")

    begun(session)

    assert session.who == "Ana Ruiz"
    assert session.board.people.seats["desk-1"].person == "ruiz"
    with pytest.raises(Refused, match="not_signed_in"):
        accounts.make_first_administrator(open_other(session), "evil", "Evil One", "forty purple umbrellas")


def open_other(session: Session) -> Session:
    """Somebody else's desk on the same store, at which nobody has signed in."""
    return Session(session.ledger, "", "desk-2", session.clock, "live")


def test_a_wrong_password_opens_nothing_and_five_lock_the_account(session: Session) -> None:
    begun(session)
    desk = open_other(session)

    for _ in range(4):
        with pytest.raises(Refused) as wrong:
            accounts.sign_in(desk, "ruiz", "not it at all")
        assert code_of(wrong) == "not_proved"
    with pytest.raises(Refused) as locked:
        accounts.sign_in(desk, "ruiz", "not it at all")
    with pytest.raises(Refused) as still:
        accounts.sign_in(desk, "ruiz", GOOD)

    assert (code_of(locked), code_of(still)) == ("account_locked", "account_locked")
    assert desk.who == ""


def test_a_first_password_is_changed_by_its_owner(session: Session) -> None:
    begun(session)
    accounts.set_password(session, "Nadia Okoro", OTHER)
    desk = open_other(session)
    with pytest.raises(Refused, match="password_must_change"):
        accounts.sign_in(desk, "okoro", OTHER)

    with pytest.raises(Refused, match="password_weak"):
        accounts.change_password(desk, "okoro", OTHER, OTHER)
    accounts.change_password(desk, "okoro", OTHER, "three herons by the weir")
    accounts.sign_in(desk, "okoro", "three herons by the weir")

    assert desk.do(c.OpenCall())[0].who == "Nadia Okoro"


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("short", "at least 8 are needed"),
        ("Password2026!", "tried first"),
        ("dispatcher", "tried first"),
        ("aaaaaaaaaaaa", "one run or the same few"),
        ("abcdefghijk", "one run or the same few"),
        ("okoro likes tea", "a name in it"),
        ("example rivers", "a name in it"),
        ("tab\there is it", "cannot be printed"),
        ("x" * 300, "more than 256"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(session: Session, password: str, says: str) -> None:
    begun(session)

    with pytest.raises(Refused) as refused:
        accounts.set_password(session, "Nadia Okoro", password)

    assert code_of(refused) == "password_weak"
    assert says in str(refused.value.values["why"])


@pytest.mark.parametrize(
    "password", ["seven lanterns", "ünïcode пароль 密碼 ok", "    four blanks", "x9!k2#m0"]
)
def test_blanks_and_every_letter_count_and_nothing_is_cut_off(session: Session, password: str) -> None:
    begun(session)
    accounts.change_password(session, "ruiz", GOOD, password)

    for wrong in (password[:-1], password + "x", password.strip() if password != password.strip() else "x"):
        assert not session.ledger.proves("ruiz", wrong)
    assert session.ledger.proves("ruiz", password)


def test_no_password_and_no_sum_of_one_is_in_an_entry_or_an_export(session: Session, store: Path) -> None:
    begun(session)
    for entry in session.history("people"):
        text = entry.body.model_dump_json()
        assert GOOD not in text
        assert "argon2" not in text
    raw = b"".join(file.read_bytes() for file in store.parent.iterdir() if file.name.startswith("room.store"))
    assert GOOD.encode() not in raw
    assert verify(store).damages == ()


def test_a_sum_put_in_from_outside_opens_nothing(session: Session, store: Path) -> None:
    begun(session)
    outside = connect(store)
    outside.execute("UPDATE credentials SET sum = ? WHERE person = 'ruiz'", (salted_sum(OTHER),))
    outside.close()

    assert not session.ledger.proves("ruiz", OTHER)
    assert not session.ledger.proves("ruiz", GOOD)
    (damage,) = verify(store).damages
    assert damage.says == "the password kept for ruiz is not the one that was set"
    assert damage.first > 1


def test_people_seats_and_locks_are_there_when_the_store_is_opened_again(
    session: Session, store: Path
) -> None:
    begun(session)
    accounts.set_password(session, "okoro", OTHER)
    desk = open_other(session)
    with pytest.raises(Refused):
        accounts.sign_in(desk, "okoro", "no")
    accounts.break_glass(desk, "okoro", "phones ring")
    session.do(c.LockPosition())
    before = session.ledger.board

    again = open_session(store, None, None, "", "desk-3", "live", ticking())
    board = again.ledger.board
    again.close()

    assert board.people == before.people
    assert person_named(board, "Ana Ruiz") == person_named(before, "ruiz")


def test_a_screen_can_ask_what_is_allowed_and_leaves_no_entry(session: Session) -> None:
    begun(session)
    last = session.board.last

    assert accounts.may(session, c.SetPerson(person="x", name="X", roles=()))
    assert not accounts.may(session, c.OpenCall())
    assert session.board.last == last


def failed(session: Session) -> list[str]:
    """Whose sign-ins failed, as the record has it; empty for a name that is nobody's."""
    bodies = [entry.body for entry in session.ledger.history("people")]
    return [body.person for body in bodies if isinstance(body, e.SignInFailed)]


def test_every_try_is_an_entry_also_on_a_locked_account_and_at_the_glass(session: Session) -> None:
    begun(session)
    desk = open_other(session)
    for _ in range(5):
        with pytest.raises(Refused):
            accounts.sign_in(desk, "ruiz", "not it at all")

    with pytest.raises(Refused, match="account_locked"):
        accounts.sign_in(desk, "ruiz", GOOD)
    with pytest.raises(Refused, match="nobody_by_that_name"):
        accounts.break_glass(desk, "some body", "phones ring")

    assert failed(session) == ["ruiz"] * 6 + [""]


def test_wrong_passwords_are_counted_while_nothing_can_be_written_and_entered_after(
    session: Session, store: Path
) -> None:
    begun(session)
    desk = open_other(session)
    codes = []
    with held(store) as free:
        for password in ("not it", "nor this", "nor that", "or these", "or those", GOOD):
            with pytest.raises(Refused) as refused:
                accounts.prove(desk, "ruiz", password)
            codes.append(code_of(refused))
        assert failed(session) == []
        free()

    accounts.enter_failed(desk)

    assert codes == ["not_proved"] * 4 + ["account_locked"] * 2
    assert failed(session) == ["ruiz"] * 6
    assert "ruiz" in session.board.people.locked_out
    assert desk.failed == []


def test_a_name_that_is_nobodys_takes_as_long_as_a_wrong_password(session: Session) -> None:
    begun(session)

    def seconds(person: str) -> float:
        began = time.perf_counter()
        assert not session.ledger.proves(person, "not it at all")
        return time.perf_counter() - began

    spans = {person: min(seconds(person) for _ in range(3)) for person in ("ruiz", "okoro", "")}

    assert spans["okoro"] > spans["ruiz"] / 2, "who has no password yet is not told apart"
    assert spans[""] > spans["ruiz"] / 2, "nor is a name that is nobody's"


def test_a_screen_restores_for_who_may_and_has_proved_who_they_are(session: Session) -> None:
    begun(session)
    accounts.set_password(session, "okoro", OTHER)
    desk = open_other(session)
    accounts.break_glass(desk, "okoro", "phones ring")

    by_glass = accounts.why_not_restore(desk)

    assert accounts.why_not_restore(session) is None
    assert by_glass is not None
    assert by_glass.code == "glass_not_enough"

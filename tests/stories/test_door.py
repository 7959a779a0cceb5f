"""Who comes in: the sample's one press, a real agency's first start, passwords wrong or too old."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.entries import SignedIn
from console.domain.entry import Entry
from console.domain.roles import people
from tests.ledger.faulty import held
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_door
from tests.stories.staffed import AGENCY, PASSWORDS, agency_text, sign_in, sitting_elsewhere


def last(dispatcher: Dispatcher) -> Entry:
    """The last entry of the store."""
    return tuple(dispatcher.running.bridge.session.entries())[-1]


def test_the_sample_agency_opens_by_one_press_and_says_what_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    with a_door(qtbot, tmp_path) as dispatcher:
        said = dispatcher.door
        dispatcher.press("Return")

        assert "Demonstration: made-up county, no password." in said
        assert "Enter signs in as Nadia Okoro, dispatcher." in said
        assert "4, Ida Sorensen" in said
        assert dispatcher.door == ""
        body = last(dispatcher).body
        assert isinstance(body, SignedIn)
        assert (body.person, body.how) == ("okoro", "demo")
        assert "Position 1, Nadia Okoro, dispatcher" in dispatcher.top
        dispatcher.take_call("14 Alder Row")
        assert dispatcher.call.owner == "Nadia Okoro"


def test_others_of_the_sample_come_in_by_their_number(qtbot: QtBot, tmp_path: Path) -> None:
    with a_door(qtbot, tmp_path) as dispatcher:
        dispatcher.press("2")

        assert "Lena Brandt, supervisor, dispatcher" in dispatcher.top


def test_a_position_of_the_sample_that_is_held_is_taken_over_by_a_key_of_its_own(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_door(qtbot, tmp_path) as dispatcher:
        dispatcher.press("Return")
        dispatcher.take_call("14 Alder Row")
        call = dispatcher.call.id
    with a_door(qtbot, tmp_path) as dispatcher:
        assert "Enter signs in as Nadia Okoro" in dispatcher.door
        dispatcher.press("1")
        refused = dispatcher.door
        dispatcher.press("Ctrl+Return")

        assert "Nadia Okoro sits at Position 1" in refused
        assert "Per Lindqvist: Take over from Nadia Okoro: 1 open call comes along, Ctrl+Enter" in refused
        assert dispatcher.door == ""
        assert dispatcher.call.id == call
        assert dispatcher.call.owner == "Per Lindqvist"


def test_a_store_that_is_busy_is_tried_again_until_it_lets_somebody_in(qtbot: QtBot, tmp_path: Path) -> None:
    with a_door(qtbot, tmp_path) as dispatcher:
        with held(tmp_path / "room.store") as free:
            dispatcher.press("Return")
            assert "another program is writing" in dispatcher.door
            free()
            dispatcher.until(lambda: dispatcher.door == "")

        assert "Nadia Okoro, dispatcher" in dispatcher.top


def test_a_real_agency_begins_with_its_first_administrator_and_comes_to_its_first_call(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / AGENCY).write_text(agency_text(), "utf-8")
    with a_door(qtbot, tmp_path, str(tmp_path / AGENCY), clock=Clock()) as dispatcher:
        become_administrator(dispatcher)
        give_a_first_password(dispatcher)
        dispatcher.press("Ctrl+Shift+L", "Ctrl+Return")
        assert "Rosa Fontaine has signed off at Position 1" in dispatcher.door
        dispatcher.press("Return")
        choose_ones_own(dispatcher)

        dispatcher.take_call("14 Alder Row")

        assert dispatcher.call.owner == "Nadia Okoro"


def become_administrator(dispatcher: Dispatcher) -> None:
    assert "The first administrator" in dispatcher.door
    for text in ("Rosa Fontaine", "", "short", ""):
        dispatcher.type(text)
        dispatcher.press("Return")
    assert "It has 5 characters, and at least 8 are needed" in dispatcher.door
    dispatcher.press("Ctrl+A")
    for _ in range(2):
        dispatcher.type("correct horse battery")
        dispatcher.press("Return")
    assert dispatcher.door == ""
    assert "Rosa Fontaine, administrator" in dispatcher.top
    assert people(dispatcher.board)["fontaine"].roles == ("administrator",)
    assert not dispatcher.board.people.passwords["fontaine"].must_change


def give_a_first_password(dispatcher: Dispatcher) -> None:
    """The administrator begins on the People screen; there the list has the keys."""
    assert dispatcher.running.parts.screens.in_front() == "People"
    for _ in range(3):
        dispatcher.press("Down")
    dispatcher.press("P")
    dispatcher.type("night shift lane")
    dispatcher.press("Return")
    assert dispatcher.board.people.passwords["okoro"].must_change
    assert "The password is set" in dispatcher.answered


def choose_ones_own(dispatcher: Dispatcher) -> None:
    sign_in(dispatcher, "okoro", "night shift lane")
    assert "This password has to be changed before the shift begins" in dispatcher.door
    dispatcher.type("night shift lane")
    assert "It is the one you have" in dispatcher.door
    dispatcher.press("Ctrl+A")
    for _ in range(2):
        dispatcher.type(PASSWORDS["okoro"])
        dispatcher.press("Return")
    assert dispatcher.door == ""
    assert "Nadia Okoro, dispatcher" in dispatcher.top


def test_five_wrong_passwords_lock_the_account_until_somebody_releases_it(
    qtbot: QtBot, staffed: Path
) -> None:
    clock = Clock()
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "okoro", "wrong")
        for _ in range(4):
            dispatcher.type("wrong again")
            dispatcher.press("Return")
        locked, field = dispatcher.door, dispatcher.keys_are_on
        assert isinstance(field, QLineEdit)
        assert field.text() == "", "the next password begins anew"
        dispatcher.type(PASSWORDS["okoro"])
        dispatcher.press("Return")
        assert "Too many sign-ins as Nadia Okoro failed" in dispatcher.door
        assert "Who can release it: Lena Brandt (supervisor, dispatcher) or Grace Amadi" in locked
    with a_door(qtbot, staffed, position="Position 2", clock=clock) as other:
        release(other)
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "okoro")
        assert dispatcher.door == ""


def release(other: Dispatcher) -> None:
    """At another desk an administrator lets Nadia Okoro in again."""
    sign_in(other, "fontaine")
    for _ in range(3):
        other.press("Down")
    people_screen = other.running.parts.screens.currentWidget()
    assert people_screen is not None
    assert "Locked out" in other.read(people_screen)
    refused = other.running.desk.people
    assert refused is not None
    rows = refused.view.refused.view.rows
    assert [row.why for row in rows.rows][:2] == ["wrong password", "locked out, too many failed"]
    other.press("R")
    other.type("called her on the inside line, it is her")
    other.press("Return")
    assert other.board.people.locked_out == {}


def test_what_is_wrong_stands_beside_the_password_and_is_an_entry(qtbot: QtBot, staffed: Path) -> None:
    with a_door(qtbot, staffed, clock=Clock()) as dispatcher:
        sign_in(dispatcher, "okoro", "wrong")

        field = dispatcher.keys_are_on
        assert field is not None
        assert "do not belong together" in field.accessibleDescription()
        assert dispatcher.kinds(1) == ["SignInFailed"]


def test_who_is_named_at_the_start_types_only_the_password(qtbot: QtBot, staffed: Path) -> None:
    with a_door(qtbot, staffed, clock=Clock(), offered="okoro") as dispatcher:
        dispatcher.type(PASSWORDS["okoro"])
        dispatcher.press("Return")

        assert "Nadia Okoro, dispatcher" in dispatcher.top


def test_a_name_that_was_offered_and_deleted_does_not_come_back(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with a_door(qtbot, staffed, clock=clock, offered="okoro") as dispatcher:
        dispatcher.press("Shift+Tab", "Ctrl+A", "Backspace")
        clock.pass_s(dispatcher, 2)
        sign_in(dispatcher, "lindqvist")

        assert "Per Lindqvist, dispatcher" in dispatcher.top


def test_a_password_that_is_too_old_is_changed_first(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    for _ in range(5):  # she is here often enough, only her password grows old
        with sitting_elsewhere(staffed, "okoro", "Position 9", clock) as there:
            there.do(c.SignOff())
            clock.now += timedelta(days=74)
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "okoro")

        assert "This password has to be changed" in dispatcher.door
        dispatcher.press("Escape")
        assert dispatcher.running.parts.door.panel.accessibleName() == "Sign in"


def test_who_works_here_no_longer_does_not_come_in_and_that_is_an_entry(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with sitting_elsewhere(staffed, "fontaine", "Position 9", clock) as office:
        office.do(c.SetPerson(person="okoro", name="Nadia Okoro", roles=("dispatcher",), is_active=False))
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "okoro")

        assert "Nadia Okoro works here no longer" in dispatcher.door
        assert dispatcher.kinds(1) == ["ActRefused"]

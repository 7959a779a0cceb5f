"""What a role may not do is said when it is tried, is not done, and stands in the record."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.clock import utc_now
from console.domain.entries import ActRefused
from console.errors import Refused
from console.session import open_session
from tests.domain.build import adoption
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_door
from tests.stories.staffed import agency_text, sign_in, sitting_elsewhere


@pytest.mark.parametrize(("key", "person"), [("6", "Tor Haugen"), ("5", "Rosa Fontaine"), ("7", "Ana Ruiz")])
def test_who_does_nothing_on_calls_sees_why(qtbot: QtBot, tmp_path: Path, key: str, person: str) -> None:
    office = open_session(tmp_path / "room.store", None, None, "Rosa Fontaine", "office", "live", utc_now)
    with closing(office):
        office.do(c.SetPerson(person="ruiz", name="Ana Ruiz", roles=("trainer",)))
    with a_door(qtbot, tmp_path) as dispatcher:
        dispatcher.press(key)
        for pressed, command in (("F3", "OpenCall"), ("Ctrl+N", "OpenCall")):
            dispatcher.press("Alt+Shift+1", pressed)

            assert f"{person} may not do this; roles here: " in dispatcher.answered
            entry = tuple(dispatcher.running.bridge.session.entries())[-1]
            assert isinstance(entry.body, ActRefused)
            assert (entry.who, entry.body.command) == (person, command)
        assert dispatcher.board.calls == {}


def test_a_reader_looks_at_a_call_and_changes_nothing_on_it(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with (
        sitting_elsewhere(staffed, "okoro", "Position 2", clock) as there,
        a_door(qtbot, staffed, clock=clock) as dispatcher,
    ):
        call = there.do(c.OpenCall(callback="555-0188"))[0].subject
        sign_in(dispatcher, "haugen")
        dispatcher.press("Ctrl+Tab")
        assert dispatcher.call.id == call

        dispatcher.press("Ctrl+O")
        dispatcher.say("note I was here")
        dispatcher.press("F12")

        assert "Tor Haugen may not do this; roles here: reader." in dispatcher.answered
        assert dispatcher.call.owner == "Nadia Okoro"
        assert dispatcher.call.notes == ()


@pytest.mark.parametrize("is_started_anew", [False, True])
def test_behind_an_administrator_every_column_is_as_wide_as_for_anybody_else(
    qtbot: QtBot, tmp_path: Path, is_started_anew: bool
) -> None:
    def widths(dispatcher: Dispatcher) -> list[int]:
        parts = dispatcher.running.parts
        return [each.width() for each in (parts.calls, parts.guide, parts.aside, parts.units)]

    (tmp_path / "other").mkdir()
    with a_door(qtbot, tmp_path / "other") as dispatcher:
        dispatcher.press("1")
        assert dispatcher.running.parts.screens.in_front() == "Desk"
        usual = widths(dispatcher)

    with a_door(qtbot, tmp_path) as dispatcher:
        dispatcher.press("5")
        assert dispatcher.running.parts.screens.in_front() == "People"
        dispatcher.running.desk.do(c.SignOff())
        if not is_started_anew:
            dispatcher.press("Esc", "1")
            assert dispatcher.running.parts.screens.in_front() == "Desk"
            dispatcher.until(lambda: widths(dispatcher) == usual)
    if is_started_anew:
        with a_door(qtbot, tmp_path) as dispatcher:
            dispatcher.press("1")
            dispatcher.until(lambda: widths(dispatcher) == usual)


def test_the_people_screen_is_offered_to_who_answers_for_people_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with a_door(qtbot, tmp_path) as dispatcher:
        dispatcher.press("Return")
        dispatcher.press("Alt+Shift+2")

        assert "The People screen is for supervisors and administrators." in dispatcher.answered
        assert dispatcher.running.parts.screens.in_front() == "Desk"


def test_a_supervisor_releases_and_answers_but_makes_no_accounts(qtbot: QtBot, staffed: Path) -> None:
    with a_door(qtbot, staffed, clock=Clock()) as dispatcher:
        sign_in(dispatcher, "brandt")
        dispatcher.press("Alt+Shift+2", "A")

        assert "People are added and changed by an administrator." in dispatcher.answered
        assert dispatcher.running.parts.screens.in_front() == "People"
        dispatcher.press("F3")
        assert dispatcher.running.parts.screens.in_front() == "Desk", "a call comes first"
        assert not dispatcher.board.calls, "nobody waits: no call is opened that nobody sees"
        dispatcher.press("F3")
        assert dispatcher.call.owner == "Lena Brandt"


def test_who_was_sent_away_in_the_middle_of_a_shift_can_do_nothing_more(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with (
        sitting_elsewhere(staffed, "fontaine", "Position 2", clock) as office,
        a_door(qtbot, staffed, clock=clock) as dispatcher,
    ):
        sign_in(dispatcher, "okoro")
        office.do(c.SetPerson(person="okoro", name="Nadia Okoro", roles=("dispatcher",), is_active=False))
        dispatcher.see_others()

        dispatcher.press("F3")

        assert "Nadia Okoro works here no longer" in dispatcher.answered
        assert dispatcher.kinds(1) == ["ActRefused"]
        assert dispatcher.board.calls == {}


def test_an_administrator_adds_somebody_by_keyboard(qtbot: QtBot, staffed: Path) -> None:
    with a_door(qtbot, staffed, clock=Clock()) as dispatcher:
        sign_in(dispatcher, "fontaine")
        dispatcher.press("A")
        dispatcher.type("Ana Ruiz")
        dispatcher.press("Tab", "Tab")
        dispatcher.press("2", "Ctrl+Return")

        ruiz = dispatcher.board.people.entered["ruiz"]
        assert (ruiz.name, ruiz.roles) == ("Ana Ruiz", ("dispatcher", "supervisor"))


def test_whoever_sits_here_is_taken_out_of_no_pack_and_works_on(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with (
        sitting_elsewhere(staffed, "fontaine", "office", clock) as there,
        a_door(qtbot, staffed, clock=clock) as dispatcher,
    ):
        sign_in(dispatcher, "okoro")
        there.catch_up()
        pack = agency_text().replace('id = "okoro"', 'id = "o-koro"').replace("Nadia Okoro", "Nadia O'Koro")

        with pytest.raises(Refused, match="Nadia Okoro sits at Position 1; have them sign off first"):
            there.do(adoption(agency=pack))

        dispatcher.see_others()
        assert dispatcher.running.bridge.session.who == "Nadia Okoro"


class Painted(QObject):
    """Counts how often a widget is painted from now on, once nothing of before waits to be painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        settle()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def test_refused_acts_are_listed_once_and_their_ages_move(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_door(qtbot, tmp_path, clock=clock) as dispatcher:
        dispatcher.press("6", "F3", "Ctrl+Shift+L", "Ctrl+Return", "Return", "5")
        screen = dispatcher.running.desk.people
        assert screen is not None
        dispatcher.see_others()
        view = screen.view.refused.view
        painted = Painted(view.viewport())

        clock.pass_s(dispatcher, 61)
        settle()

        assert [(row.who, row.what) for row in view.rows.rows] == [("Tor Haugen", "open call")]
        assert painted.count

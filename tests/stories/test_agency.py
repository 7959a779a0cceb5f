"""An administrator changes the agency by keyboard: a draft, its faults, what changes; then it is in force."""

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.board import in_force
from console.domain.entries import PolicyAdopted
from console.domain.pack.edit import PackDraft
from console.ledger.verify import verify
from console.session import Session, open_session
from console.ui.screens.about import AGENCY, DESK
from tests.stories.at_agency import (
    FONTAINE,
    adopted,
    in_front,
    put_in_force,
    screen,
    screen_words,
    to_field,
    to_rows,
    write,
)
from tests.stories.calls import Clock
from tests.stories.play import POSITION, a_desk, a_door, another_position
from tests.stories.staffed import sign_in


def test_an_administrator_adds_a_unit_and_it_stands_on_the_board_at_once(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "unit")
        dispatcher.press("A")
        dispatcher.type("CR-20")
        write(dispatcher, "Kind", "Crisis team")
        write(dispatcher, "Crew", "K. Abara LCSW\nP. Lindgren, peer")
        to_field(dispatcher, "Capabilities: clinician")
        dispatcher.press("1", "6")
        to_field(dispatcher, "Starts in: Available")
        dispatcher.press("1")

        dispatcher.press("Ctrl+Return")
        shown = screen(dispatcher)
        dispatcher.type("a team more from December on")
        dispatcher.press("Ctrl+Return", "Ctrl+Return")

        assert "1 change, put in force in the name of Rosa Fontaine" in shown
        assert (
            "Unit CR-20: added (Kind: Crisis team; Crew: K. Abara LCSW, P. Lindgren, peer; "
            "Capabilities: clinician, two people; Starts in: Available)" in shown
        )
        assert dispatcher.unit("CR-20") == "available"
        assert dispatcher.running.parts.units.view.rows.row_of("CR-20") >= 0
        agency = in_force(dispatcher.board).agency
        assert agency.unit_of("CR-20").crew == ("K. Abara LCSW", "P. Lindgren, peer")
        assert agency.can_fill("CR-20", "mobile_crisis")
        entry = dispatcher.running.bridge.session.history("room")[-1]
        assert (entry.who, entry.position) == (FONTAINE, POSITION)
        assert [line for line in adopted(dispatcher)[-1].agency.splitlines() if line.startswith("#")] == [
            line for line in adopted(dispatcher)[0].agency.splitlines() if line.startswith("#")
        ]

    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        assert dispatcher.unit("CR-20") == "available"
        dispatcher.press("Alt+Shift+4")
        assert "as in force" in screen_words(dispatcher)
    assert not verify(tmp_path / "room.store").damages


def test_a_capability_that_is_called_otherwise_is_so_on_every_unit_that_has_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        before = in_force(dispatcher.board).agency
        to_rows(dispatcher, "capability")
        dispatcher.press("Home", "Return")
        name = next(iter(before.capability)).id
        write(dispatcher, "Short name", "renamed")

        dispatcher.press("Ctrl+Return")
        shown = screen(dispatcher)
        dispatcher.type("as the county says it now")
        dispatcher.press("Ctrl+Return", "Ctrl+Return")

        assert "1 change, put in force" in shown
        assert f"Capability {name}: called renamed now, and so in Unit " in shown
        now = in_force(dispatcher.board).agency
        assert {unit.id for unit in now.unit if "renamed" in unit.capabilities} == {
            unit.id for unit in before.unit if name in unit.capabilities
        }


def test_a_limit_is_changed_and_read_in_the_log_afterwards(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "limits")
        dispatcher.press("Return")
        write(dispatcher, "Supervisor answers, seconds", "90")
        put_in_force(dispatcher, "they answer sooner")

        assert in_force(dispatcher.board).agency.limits.approval_s == 90
        agency = dispatcher.running.desk.agency
        assert agency is not None
        agency.view.adoptions.view.setFocus()
        dispatcher.press("Home", "Return")

        assert "Entry 2, " in screen(dispatcher)
        assert "Time limits, Supervisor answers, seconds: 120 → 90" in screen(dispatcher)


def test_a_broken_edit_is_told_at_its_field_and_cannot_be_put_in_force(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "limits")
        dispatcher.press("Return")
        write(dispatcher, "Supervisor answers, seconds", "0")
        field = dispatcher.keys_are_on
        assert field is not None
        at_field = field.accessibleDescription()

        put_in_force(dispatcher, "x")
        review = screen(dispatcher)
        kinds = len(adopted(dispatcher))
        dispatcher.press("Escape")
        dispatcher.press("C", "1")
        back = dispatcher.keys_are_on
        assert back is not None

        assert at_field == "0 is not allowed; write a number above 0."
        assert "1 thing is to be mended first." in review
        assert "Time limits, Supervisor answers, seconds: 0 is not allowed" in review
        assert kinds == 1
        assert back.accessibleName() == "Supervisor answers, seconds"
        write(dispatcher, "Supervisor answers, seconds", "60")
        put_in_force(dispatcher, "mended as asked")
        assert in_force(dispatcher.board).agency.limits.approval_s == 60


def test_a_draft_survives_another_screen_a_lock_and_the_end_of_the_program(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "limits")
        dispatcher.press("Return")
        write(dispatcher, "Supervisor answers, seconds", "9x")
        dispatcher.press("Alt+Shift+1", "Alt+Shift+4")
        assert "1 change, not in force yet; 1 thing to be mended" in screen_words(dispatcher)

    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "limits")
        dispatcher.press("Return")
        to_field(dispatcher, "Supervisor answers, seconds")

        field = dispatcher.keys_are_on
        assert isinstance(field, QLineEdit)
        assert field.text() == "9x"
        assert len(adopted(dispatcher)) == 1
        dispatcher.press("Ctrl+Return", "L", "R", "Alt+L")
        assert screen_words(dispatcher) == "as in force"

    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        dispatcher.press("Alt+Shift+4")
        assert screen_words(dispatcher) == "as in force"


def test_a_unit_that_is_on_a_call_is_not_taken_away_and_the_call_goes_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who="Lena Brandt") as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.running.desk.do(
            c.SendUnit(call=dispatcher.call.id, unit="CO-7", response="co_response", reason="first")
        )
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "unit")
        dispatcher.press("Home", "T", "C")
        assert "CO-7 is on call 26-00001 and not in that pack; clear it first" in screen(dispatcher)
        dispatcher.type("as we agreed")
        dispatcher.press("Ctrl+Return", "Ctrl+Return")
        assert "CO-7 is on call 26-00001 and not in that pack; clear it first" in screen(dispatcher)
        assert len(adopted(dispatcher)) == 1
        assert dispatcher.board.calls["26-00001"].sent[0].unit == "CO-7"


def test_another_desk_puts_something_else_in_force_meanwhile_and_the_draft_is_told_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "limits")
        dispatcher.press("Return")
        write(dispatcher, "Supervisor answers, seconds", "90")
        other = open_session(
            tmp_path / "room.store", None, None, FONTAINE, "Position 2", "live", dispatcher.running.desk.clock
        )
        try:
            other.do(another(other, "waiting_s = 30", "waiting_s = 45"))
        finally:
            other.close()
        dispatcher.see_others()
        dispatcher.press("Escape", "C")

        told = screen(dispatcher)
        assert "Something else was put in force since this draft was begun." in told
        assert "Time limits, A call may wait, seconds: 45 → 30" in told
        assert "Time limits, Supervisor answers, seconds: 120 → 90" in told


def test_a_row_that_another_desk_moves_is_not_written_into_in_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "unit")
        dispatcher.press("End", "Return")
        pack = PackDraft(adopted(dispatcher)[-1].agency)
        pack.take_out("unit", 0)
        with another_position(tmp_path) as other:
            command = another(other, "", "").model_copy(update={"agency": pack.text})
            other.do(command)
        dispatcher.see_others()
        before = adopted(dispatcher)[-1].agency
        dispatcher.type("x")

        assert "stands there no longer; its page is closed." in dispatcher.answered
        assert screen_words(dispatcher) == "as in force"
        assert adopted(dispatcher)[-1].agency == before


def another(session: Session, before: str, after: str) -> c.AdoptPolicy:
    """The pack in force with one line another."""
    body = [entry.body for entry in session.history("room") if isinstance(entry.body, PolicyAdopted)][-1]
    return c.AdoptPolicy(
        policy=body.policy,
        catalogue=body.catalogue,
        agency=body.agency.replace(before, after),
        by=FONTAINE,
        reason="put in force meanwhile",
    )


def test_only_an_administrator_has_the_screen(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    clock.now += timedelta(minutes=1)
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "brandt")
        dispatcher.press("Alt+Shift+4")

        assert in_front(dispatcher) == DESK
        assert "The Agency screen is for administrators." in dispatcher.answered

        dispatcher.press("Ctrl+Shift+L", "Ctrl+Return", "Escape")


def test_in_a_room_with_sign_ins_it_stands_in_the_name_of_who_signed_in(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "fontaine")
        to_rows(dispatcher, "limits")
        assert in_front(dispatcher) == AGENCY
        dispatcher.press("Return")
        write(dispatcher, "Check on a crew, seconds", "600")
        dispatcher.press("Ctrl+L")
        assert "Supervisor" not in dispatcher.door
        dispatcher.type("correct horse battery")
        dispatcher.press("Return")
        dispatcher.press("Alt+Shift+4", "End")
        put_back = screen_words(dispatcher)
        to_rows(dispatcher, "limits")
        dispatcher.press("C")
        dispatcher.type("closer to it")
        dispatcher.press("Ctrl+Return", "Ctrl+Return")

        assert put_back == "1 change, not in force yet"
        assert in_force(dispatcher.board).agency.limits.check_s == 600
        assert tomllib.loads(adopted(dispatcher)[-1].agency)["limits"]["check_s"] == 600
        assert dispatcher.running.bridge.session.history("room")[-1].who == FONTAINE


@pytest.mark.parametrize("key", ["Ctrl+T", "F1", "Shift+F8"])
def test_the_screen_stays_in_front_for_its_own_help_and_the_other_theme(
    qtbot: QtBot, tmp_path: Path, key: str
) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "unit")
        dispatcher.press("Return", key)

        assert in_front(dispatcher) == AGENCY
        dispatcher.press("Escape")
        assert in_front(dispatcher) == AGENCY

"""A draft of the policy is kept, begun from elsewhere, overtaken, and only for who may adopt it."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from console.bundled import policy_text
from console.domain import commands as c
from console.ui.screens.about import DESK, POLICY_DRAFT
from tests.stories.at_agency import in_front, to_field, write
from tests.stories.at_policy_draft import (
    BRANDT,
    adopted,
    findings,
    known,
    look_through,
    put_in_force_at_once,
    shown,
    to_table,
    words,
)
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_desk, a_door, another_position
from tests.stories.staffed import sign_in


def line(dispatcher: Dispatcher) -> QLineEdit:
    """The line that has the keys."""
    found = dispatcher.keys_are_on
    assert isinstance(found, QLineEdit)
    return found


def test_a_draft_survives_another_screen_a_lock_and_the_end_of_the_program(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety")
        supervisor.press("Return")
        write(supervisor, "Because", "Half a sent")
        supervisor.press("Alt+Shift+1", "Alt+Shift+6")
        assert words(supervisor) == "1 change, not in force yet"
        to_table(supervisor, "facts")
        supervisor.press("Return")
        write(supervisor, "Name, Spanish", "Que pasa")

    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety")
        assert words(supervisor) == "2 changes, not in force yet"
        supervisor.press("Return")
        to_field(supervisor, "Because")
        assert line(supervisor).text() == "Half a sent"
        assert len(adopted(supervisor)) == 1
        supervisor.press("Ctrl+Return", "Alt+L", "Alt+L")
        assert words(supervisor) == "as in force"

    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety")
        assert words(supervisor) == "as in force"


def test_a_draft_begins_from_another_policy_or_a_file_and_is_written_to_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file, other = tmp_path / "mine.toml", tmp_path / "other.toml"
    other.write_text(policy_text("denver-star"), "utf-8")
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "about")
        supervisor.press("I")
        supervisor.type(str(tmp_path / "none.toml"))
        supervisor.press("Ctrl+Return")
        missing = shown(supervisor)
        supervisor.press("Ctrl+A", "Backspace")
        supervisor.type(str(other))
        supervisor.press("Ctrl+Return")
        assert "No such file" in missing
        assert "The policy, Title: Care first → Denver STAR" in shown(supervisor)
        supervisor.press("Escape", "X", "Ctrl+A", "Backspace")
        supervisor.type(str(file))
        supervisor.press("Ctrl+Return")
        assert file.read_text("utf-8") == policy_text("denver-star")
        supervisor.press("B", "1")
        assert words(supervisor) == "as in force"


def test_only_who_may_put_a_policy_in_force_has_the_editor(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    clock.now += timedelta(minutes=1)
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.press("Alt+Shift+6")

        assert in_front(dispatcher) == DESK
        assert "The policy is changed by supervisors and administrators." in dispatcher.answered
        dispatcher.press("Ctrl+Shift+L", "Ctrl+Return", "Escape")


@pytest.mark.parametrize("key", ["Ctrl+T", "F1", "Shift+F8"])
def test_the_editor_stays_in_front_for_its_own_help_and_the_other_theme(
    qtbot: QtBot, tmp_path: Path, key: str
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "care")
        supervisor.press(key)

        assert in_front(supervisor) == POLICY_DRAFT


def test_in_a_room_with_sign_ins_it_stands_in_the_name_of_who_signed_in(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with a_door(qtbot, staffed, clock=clock) as supervisor:
        sign_in(supervisor, "brandt")
        to_table(supervisor, "safety")
        supervisor.press("Return")
        write(supervisor, "Because", "There is danger now.")
        supervisor.press("Ctrl+L")
        assert "danger now" not in supervisor.door
        supervisor.type("green lantern hill")
        supervisor.press("Return")
        to_table(supervisor, "safety")
        assert words(supervisor) == "1 change, not in force yet"
        supervisor.press("C", "N")
        supervisor.type("Somebody Else")
        supervisor.press("R")
        supervisor.type("it is shorter now")
        look_through(supervisor)
        put_in_force_at_once(supervisor)

        entry = supervisor.running.bridge.session.history("room")[-1]
        assert (entry.who, adopted(supervisor)[-1].by) == (BRANDT, BRANDT)
        assert 'because = "There is danger now."' in adopted(supervisor)[-1].policy


def test_what_is_worked_out_late_is_of_the_draft_as_it_is_then(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "care", row=6)
        supervisor.press("Return")
        to_field(supervisor, "Who goes: Clinician and deputy")
        supervisor.press("Space", "Ctrl+Return")
        begun = shown(supervisor)
        supervisor.press("Escape")
        to_field(supervisor, "Who goes: Clinician and deputy")
        supervisor.press("Space")
        write(supervisor, "Because", "Somebody goes.")
        supervisor.press("Ctrl+Return")

        assert "It is being worked out what it does." in begun
        assert "still open" not in known(supervisor)
        assert [state for _, state in findings(supervisor)] == ["let stand"]


def test_the_desk_may_be_closed_while_a_draft_is_worked_out(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "care", row=6)
        supervisor.press("T", "Home", "T", "C")
        assert "It is being worked out what it does." in shown(supervisor)

    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "care")
        assert "1 change, not in force yet" in words(supervisor)


def test_another_desk_puts_something_else_in_force_meanwhile_and_the_draft_is_told_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety")
        supervisor.press("Return")
        write(supervisor, "Because", "There is danger now.")
        before = adopted(supervisor)[-1]
        with another_position(tmp_path) as other:
            other.do(
                c.AdoptPolicy(
                    policy=before.policy.replace('title = "Care first"', 'title = "Care"'),
                    catalogue=before.catalogue,
                    agency=before.agency,
                    by="Rosa Fontaine",
                    reason="put in force meanwhile",
                )
            )
        supervisor.see_others()
        supervisor.type(" Go")
        supervisor.press("Escape", "C")

        told = known(supervisor)
        assert "Something else was put in force since this draft was begun." in told
        assert "The policy, Title: Care → Care first" in told
        assert "crisis-trained deputies go. → There is danger now. Go" in told

        assert "1 thing is still open." in told
        supervisor.press("R")
        supervisor.type("it is shorter now")
        supervisor.press("Ctrl+Return")
        assert adopted(supervisor)[-1].by == "Rosa Fontaine", "nobody had looked at what it undoes"
        supervisor.press("Escape", "C", "1", "R")
        supervisor.type("it is shorter now")
        put_in_force_at_once(supervisor)
        assert 'title = "Care first"' in adopted(supervisor)[-1].policy
        assert "There is danger now. Go" in adopted(supervisor)[-1].policy

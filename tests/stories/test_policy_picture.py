"""The picture of the guide, gone through by keys and saved; a real call's way leaves the desk nowhere."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.stories.at_policy import (
    answers,
    in_picture,
    policy,
    side,
)
from tests.stories.play import Dispatcher, a_desk

SAC = "sacramento-sheriff-2025"
CARE = "example-county-care-first"


def save_as(dispatcher: Dispatcher, file: Path) -> str:
    """Save the picture to a file by keys; what stands on the page then."""
    if not isinstance(dispatcher.keys_are_on, QLineEdit):
        dispatcher.press("G", "X")
    dispatcher.press("Ctrl+A", "Backspace")
    dispatcher.type(str(file))
    dispatcher.press("Return")
    return side(dispatcher)


def test_the_picture_is_gone_through_by_keys_and_leads_back_to_the_rule(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC) as dispatcher:
        answers(dispatcher)
        dispatcher.press("Alt+Shift+5", "N", "G", "2")
        for _ in range(8):
            if in_picture(dispatcher).is_end:
                break
            dispatcher.press("Return")
        end = in_picture(dispatcher)

        dispatcher.press("Z")
        large = policy(dispatcher).view.rules.isVisible()
        dispatcher.press("Escape", "G", "Tab", "Return")

        assert (end.rules, end.is_walked) == (("S7",), True)
        assert end.says.endswith("The call that is followed ends here.")
        assert not large
        assert policy(dispatcher).view.rules.isVisible()


def test_the_picture_is_saved_and_a_file_that_is_there_is_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "safety.svg"
    with a_desk(qtbot, tmp_path, policy=SAC) as dispatcher:
        dispatcher.press("Alt+Shift+5", "G", "X")
        offered = dispatcher.running.window.focusWidget()
        assert isinstance(offered, QLineEdit)
        assert offered.text() == str(tmp_path / f"{SAC}-safety.svg")

        wrong = save_as(dispatcher, tmp_path / "safety.png")
        saved = save_as(dispatcher, file)
        before = file.read_bytes()
        again = save_as(dispatcher, file)
        save_as(dispatcher, tmp_path / "safety.pdf")

        assert "Let the file's name end in .svg or .pdf." in wrong
        assert "The picture to a file" not in saved
        assert f"{file} is there already, and is left alone." in again
        assert file.read_bytes() == before
        assert before.startswith(b"<?xml")
        assert (tmp_path / "safety.pdf").read_bytes().startswith(b"%PDF-")
        assert sorted(each.name for each in tmp_path.glob("safety.*")) == ["safety.pdf", "safety.svg"]


def test_the_way_of_a_real_call_is_in_no_picture_that_leaves_the_desk(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC) as dispatcher:
        dispatcher.press("Alt+Shift+5", "G", "X", "Return")
        plain = (tmp_path / f"{SAC}-safety.svg").read_bytes()
        dispatcher.press("Alt+Shift+1")
        answers(dispatcher)
        dispatcher.press("Alt+Shift+5", "N", "G", "X")
        said = side(dispatcher)
        dispatcher.press("Return")
        of_call = (tmp_path / f"{SAC}-safety-1.svg").read_bytes()
        dispatcher.press("T", "Escape", "G", "X", "Return")

        assert "The way of a real call is left out." in said
        assert of_call == plain
        assert (tmp_path / f"{SAC}-safety-2.svg").read_bytes() == plain

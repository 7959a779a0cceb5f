"""A key that is held down acts once; F12 and Esc always find the page that is open."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.stories.calls import a_sent_call
from tests.stories.play import Dispatcher, a_desk


def hold(
    dispatcher: Dispatcher, key: Qt.Key, text: str = "", *, marked: bool = True, every_ms: int = 40
) -> None:
    """Press a key and have it repeat on the window, as the system does; X11 does not mark every repeat."""
    handle = dispatcher.running.window.windowHandle()
    assert handle is not None, "the window is shown"
    plain, at = Qt.KeyboardModifier.NoModifier, 1000
    for again in (False, True, True, True):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, plain, text, again and marked)
            event.setTimestamp(at)
            QApplication.sendEvent(handle, event)
            at += every_ms if kind == QEvent.Type.KeyPress else 0


def test_a_held_answer_key_answers_one_question(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")

        hold(dispatcher, Qt.Key.Key_1, "1")

        assert len(dispatcher.call.answers) == 1


def test_a_held_key_that_the_system_does_not_mark_answers_one_question(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")

        hold(dispatcher, Qt.Key.Key_1, "1", marked=False)

        assert len(dispatcher.call.answers) == 1


def test_a_held_key_goes_on_typing(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.press("F3")

        hold(dispatcher, Qt.Key.Key_M, "m")

        edit = dispatcher.keys_are_on
        assert isinstance(edit, QLineEdit)
        assert edit.text() == "mmmm"


def test_no_shortcut_of_the_desk_repeats(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        shortcuts = dispatcher.running.window.findChildren(QShortcut)

        assert len(shortcuts) > 30
        assert not any(shortcut.autoRepeat() for shortcut in shortcuts)


def test_f12_takes_the_keys_to_the_page_that_is_open_already(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)
        dispatcher.press("F12", "F5")
        assert dispatcher.keys_are_on is dispatcher.running.parts.guide

        dispatcher.press("F12")

        panel = dispatcher.running.parts.panel
        keys = dispatcher.keys_are_on
        assert keys is not None
        assert panel.isAncestorOf(keys)


def test_esc_closes_the_page_wherever_the_keys_are(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)
        for go in ("F5", "F7"):
            dispatcher.press("F12", go)
            assert dispatcher.page

            dispatcher.press("Esc")

            assert not dispatcher.page


def test_a_letter_means_the_same_with_shift_as_it_stands_on_its_control(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)
        for key, page in (("R", "All reasons"), ("Shift+R", "All reasons"), ("Shift+P", "Under another")):
            dispatcher.press("F5", key)

            assert page in dispatcher.page
            dispatcher.press("Esc")

"""The pages of broken glass and of the shift's end, and that no page of the door is cut off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from console.domain.commands import AnswerBreakGlass, BreakGlass
from console.domain.rows.door import BANNER
from console.ui.theme import ThemeName
from console.ui.widgets.break_glass import AnswerGlassPage, BreakGlassPage, ToAnswer, ToBreak
from console.ui.widgets.button import KeyButton
from console.ui.widgets.choose_password import ChoosePasswordPage
from console.ui.widgets.demo import DemoPage
from console.ui.widgets.door import Beside, Door
from console.ui.widgets.door_asks import BreakingGlass
from console.ui.widgets.first_start import FirstStartPage
from console.ui.widgets.sign_in import SignInPage
from console.ui.widgets.sign_off import Receiver, SignOffPage, Thing, ToSignOff
from console.ui.widgets.signed_off import Head, SignedOffPage
from console.ui.widgets.unlock import UnlockPage
from console.ui.wish import Wish
from tests.ui.at_door import AT, GLASS, NOW, PER, Page, opened, said, weak
from tests.ui.dress import THEMES, a_look
from tests.ui.told import nothing_cut, press, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def test_breaking_the_glass_says_what_it_does_and_needs_a_reason(qtbot: QtBot) -> None:
    page = BreakGlassPage(a_look("dark", dense=True))
    page.show_glass(ToBreak("Position 1", "okoro", "Nadia Okoro"))
    told = opened(qtbot, page)
    press(Key.Key_Return, CTRL)
    assert told.asked == []

    type_text("she holds a gun")
    press(Key.Key_Return)

    for words in ("a supervisor's rights", "Every desk shows it", "in the record for good"):
        assert words in said(page)
    assert told.asked == [BreakGlass(person="okoro", reason="she holds a gun")]


def test_at_the_door_the_glass_asks_who_it_is(qtbot: QtBot) -> None:
    page = BreakGlassPage(a_look("dark", dense=True))
    page.show_glass(ToBreak("Position 1"))
    told = opened(qtbot, page)

    type_text("okoro")
    press(Key.Key_Return)
    type_text("the phone rings")
    press(Key.Key_Return)

    assert told.asked == [BreakingGlass("okoro", "the phone rings")]


def test_a_broken_glass_is_answered_with_what_was_found(qtbot: QtBot) -> None:
    page = AnswerGlassPage(a_look("dark", dense=True))
    page.show_glass(ToAnswer(GLASS, True, "Lena Brandt"), NOW)
    told = opened(qtbot, page)

    type_text("it was right")
    press(Key.Key_Return)

    assert "Per Lindqvist broke the glass at Position 2" in said(page)
    assert told.asked == [AnswerBreakGlass(entry=41, reason="it was right")]


def test_who_may_not_answer_for_it_sees_who_can(qtbot: QtBot) -> None:
    page = AnswerGlassPage(a_look("dark", dense=True))
    page.show_glass(ToAnswer(GLASS, False, "Lena Brandt or Rosa Fontaine"), NOW)
    told = opened(qtbot, page)

    press(Key.Key_Return, CTRL)

    assert "You cannot answer for it. Who can: Lena Brandt or Rosa Fontaine." in said(page)
    assert told.asked == []


def test_the_head_of_a_shift_is_printed_and_copied_by_key(qtbot: QtBot) -> None:
    page = SignedOffPage(a_look("dark", dense=True))
    page.show_head(Head("Nadia Okoro", "Position 1", NOW, f"41:{' '.join(['ab12'] * 16)}", "heads.txt"))
    told = opened(qtbot, page)

    for key in (Key.Key_C, Key.Key_P, Key.Key_Return):
        press(key)

    assert told.wished == [Wish("copy_head"), Wish("print_head"), Wish("close_panel")]
    assert "ab12" in said(page)


def pages(dense: bool) -> tuple[Page, ...]:
    """Every page at its fullest."""
    look = a_look("dark", dense)
    sign_in, demo, unlock, choose = (
        SignInPage(look),
        DemoPage(look),
        UnlockPage(look),
        ChoosePasswordPage(look),
    )
    first, glass, answer, off, ended = (
        FirstStartPage(look), BreakGlassPage(look), AnswerGlassPage(look), SignOffPage(look),
        SignedOffPage(look),
    )  # fmt: skip
    sign_in.show_door(AT._replace(sits=PER), NOW)
    demo.show_door(AT._replace(asks=False, sits=PER), NOW)
    unlock.show_door(AT._replace(sits=PER), NOW)
    choose.ask("This password has to be changed before the shift begins. Choose another.", weak)
    first.show_door(AT, NOW)
    glass.show_glass(ToBreak("Position 1"))
    answer.show_glass(ToAnswer(GLASS, True, "Lena Brandt or Rosa Fontaine"), NOW)
    things = tuple(
        Thing(f"26-{number}", f"{number} Larkspur Way, second house behind the school, call 26-{number}")
        for number in range(9)
    )
    receivers = (Receiver("Position 2", "Per Lindqvist", "dispatcher"), Receiver("Position 3", "L. B.", ""))
    off.show_sign_off(ToSignOff("Nadia Okoro", "Position 1", things, receivers), NOW)
    ended.show_head(Head("Nadia Okoro", "Position 1", NOW, f"48213:{' '.join(['ab12'] * 16)}", "heads.txt"))
    return sign_in, demo, unlock, choose, first, glass, answer, off, ended


@pytest.mark.parametrize("dense", [False, True])
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("number", range(9))
def test_nothing_is_cut_and_every_control_has_a_name(
    qtbot: QtBot, number: int, theme: ThemeName, dense: bool
) -> None:
    page = pages(dense)[number]
    _told = opened(qtbot, page, theme, dense)

    nothing_cut(page)

    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName(), "where the keys are has a name"
    for each in (*page.findChildren(KeyButton), *page.findChildren(QLineEdit)):
        assert each.accessibleName(), f"{each} has no name"


@pytest.mark.parametrize("dense", [False, True])
@pytest.mark.parametrize("number", range(9))
def test_the_whole_door_shows_every_page_uncut(qtbot: QtBot, number: int, dense: bool) -> None:
    door = Door(a_look("dark", dense))
    qtbot.addWidget(door)
    door.resize(*((1280, 680) if dense else (1920, 1030)))
    door.show()
    lines = ("Calls and clocks go on behind this page.", "3 calls wait in the room.")
    door.show_beside(
        Beside("lock", "Locked", "Position 1 · Nadia Okoro", lines, "Before you sign in", BANNER)
    )
    door.show_trouble("Not saved: the disk is full. Your text is kept here. Free some space.", NOW)

    door.show_page(pages(dense)[number], "A page", back=True, tall=number in (3, 4, 5))

    nothing_cut(door)

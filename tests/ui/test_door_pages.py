"""The pages of the door: what they say, what they ask, by which keys; and nothing of them is cut off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.domain.rows.door import AtTheDoor
from console.ui.widgets.button import KeyButton
from console.ui.widgets.choose_password import ChoosePasswordPage
from console.ui.widgets.demo import DemoPage
from console.ui.widgets.door_asks import Beginning, Choosing, SigningIn, Unlocking
from console.ui.widgets.first_start import FirstStartPage
from console.ui.widgets.sign_in import SignInPage
from console.ui.widgets.unlock import UnlockPage
from console.ui.wish import Wish
from tests.ui.at_door import AT, NOW, PER, opened, said, weak
from tests.ui.dress import a_look
from tests.ui.told import press, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def button(page: QWidget, text: str) -> KeyButton:
    return next(each for each in page.findChildren(KeyButton) if each.text().startswith(text))


def a_sign_in(door: AtTheDoor = AT) -> SignInPage:
    page = SignInPage(a_look("dark", dense=True))
    page.show_door(door, NOW)
    return page


def test_name_password_and_enter_ask_to_sign_in(qtbot: QtBot) -> None:
    told = opened(qtbot, a_sign_in())

    type_text("okoro")
    press(Key.Key_Return)
    type_text(" a pass word ")
    press(Key.Key_Return)

    assert told.asked == [SigningIn("okoro", " a pass word ")], "a blank is part of a password"


def test_a_beginning_of_a_name_is_completed_and_others_are_typed_freely(qtbot: QtBot) -> None:
    told = opened(qtbot, a_sign_in())

    type_text("lena b")
    press(Key.Key_Return)
    type_text("x")
    press(Key.Key_Return)

    assert [each.name.casefold() for each in told.asked if isinstance(each, SigningIn)] == ["lena brandt"]


def test_a_password_is_never_shown(qtbot: QtBot) -> None:
    page = a_sign_in()
    _told = opened(qtbot, page)

    masked = [each for each in page.findChildren(QLineEdit) if each.accessibleName() == "Password"]

    assert [each.echoMode() for each in masked] == [QLineEdit.EchoMode.Password]


def test_what_is_wrong_is_said_beside_the_password_which_is_empty_again(qtbot: QtBot) -> None:
    page = a_sign_in()
    _told = opened(qtbot, page)
    type_text("okoro")
    press(Key.Key_Return)
    type_text("wrong")

    page.show_wrong("They do not belong together.")

    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert (field.text(), field.accessibleDescription()) == ("", "They do not belong together.")
    type_text("a")
    assert field.accessibleDescription() == ""


def test_a_held_position_says_whose_it_is_and_how_many_calls_come_along(qtbot: QtBot) -> None:
    page = a_sign_in(AT._replace(sits=PER))
    told = opened(qtbot, page)
    over = button(page, "Take over")
    assert not over.isVisible(), "nobody has said yet who comes"

    type_text("okoro")
    press(Key.Key_Return)
    type_text("x")
    press(Key.Key_Return, CTRL)

    assert over.accessibleName() == "Take over from Per Lindqvist: 2 open calls come along, Ctrl+Enter"
    assert "Per Lindqvist sits at Position 1 since" in said(page)
    assert told.asked == [SigningIn("okoro", "x", take_over=True)]


def test_who_holds_the_position_takes_nothing_over(qtbot: QtBot) -> None:
    page = a_sign_in(AT._replace(sits=PER))
    _told = opened(qtbot, page)

    type_text("lindqvist")

    assert not button(page, "Take over").isVisible()


def test_the_glass_is_not_offered_where_it_cannot_be_broken(qtbot: QtBot) -> None:
    page = a_sign_in(AT._replace(glass=False))
    _told = opened(qtbot, page)

    assert not button(page, "Break the glass").isVisible()


def test_the_sample_says_what_it_is_and_signs_in_by_one_press(qtbot: QtBot) -> None:
    page = DemoPage(a_look("dark", dense=True))
    page.show_door(AT._replace(asks=False), NOW)
    told = opened(qtbot, page)
    says = said(page)

    press(Key.Key_Return)
    press(Key.Key_2)

    assert "Demonstration: made-up county, no password. Enter signs in as Nadia Okoro, dispatcher." in says
    assert told.asked == [SigningIn("okoro"), SigningIn("haugen")]


def test_a_sample_in_which_nobody_works_any_more_lets_nobody_in(qtbot: QtBot) -> None:
    page = DemoPage(a_look("dark", dense=True))
    page.show_door(AT._replace(asks=False, people=(), offered=""), NOW)
    told = opened(qtbot, page)

    press(Key.Key_Return)

    assert "Nobody works here any more" in said(page)
    assert told.asked == []


def test_a_held_position_of_the_sample_is_taken_over_only_by_its_own_key(qtbot: QtBot) -> None:
    page = DemoPage(a_look("dark", dense=True))
    page.show_door(AT._replace(asks=False, sits=PER), NOW)
    told = opened(qtbot, page)

    press(Key.Key_Return, CTRL)
    press(Key.Key_1)
    press(Key.Key_Return, CTRL)

    assert told.asked[-2:] == [SigningIn("brandt"), SigningIn("brandt", take_over=True)]


def test_a_locked_desk_is_unlocked_by_password_and_enter(qtbot: QtBot) -> None:
    page = UnlockPage(a_look("dark", dense=True))
    page.show_door(AT._replace(sits=PER), NOW)
    told = opened(qtbot, page)

    press(Key.Key_Return)
    type_text("seven small boats")
    press(Key.Key_Return)
    press(Key.Key_Return, CTRL)

    assert "The password of Per Lindqvist shows the desk again, as it was left." in said(page)
    assert told.asked == [Unlocking("seven small boats")]
    assert told.wished == [Wish("somebody_else")]


def test_every_reason_against_a_password_is_said_as_it_is_typed(qtbot: QtBot) -> None:
    page = ChoosePasswordPage(a_look("dark", dense=True))
    page.ask("Choose another.", weak)
    told = opened(qtbot, page)

    type_text("abc")
    first = said(page)
    press(Key.Key_Return)
    type_text("defghij")
    taken = said(page)
    press(Key.Key_Return)
    type_text("abcde")
    not_same = said(page)
    press(Key.Key_Return)
    type_text("fghij")
    press(Key.Key_Return)

    assert "Not yet. It has 3 characters; it is a run." in first
    assert "This password can be taken." in taken
    assert "Type the same password again." in not_same
    assert told.asked == [Choosing("abcdefghij")]


def test_passwords_that_differ_are_told(qtbot: QtBot) -> None:
    page = ChoosePasswordPage(a_look("dark", dense=True))
    page.ask("Choose another.", weak)
    told = opened(qtbot, page)

    type_text("abcdefghij")
    press(Key.Key_Return)
    type_text("abx")
    field = QApplication.focusWidget()
    press(Key.Key_Return, CTRL)

    assert isinstance(field, QLineEdit)
    assert field.accessibleDescription() == "It differs from the one above."
    assert told.asked == []


def a_first_start() -> FirstStartPage:
    page = FirstStartPage(a_look("dark", dense=True))
    page.ask(lambda name: name.split()[-1].casefold(), lambda _name, _person, password: weak(password))
    page.show_door(AT._replace(first_start=True), NOW)
    return page


def test_the_first_administrator_is_made_by_keyboard_alone(qtbot: QtBot) -> None:
    told = opened(qtbot, a_first_start())

    for text in ("Ana Ruiz", "correct horse", "correct horse"):
        type_text(text)
        press(Key.Key_Return)

    assert told.asked == [Beginning("ruiz", "Ana Ruiz", "correct horse")]


def test_somebody_whom_the_pack_knows_keeps_their_short_name(qtbot: QtBot) -> None:
    told = opened(qtbot, a_first_start())

    for text in ("lena brandt", "correct horse", "correct horse"):
        type_text(text)
        press(Key.Key_Return)

    assert told.asked == [Beginning("brandt", "lena brandt", "correct horse")]


@pytest.mark.parametrize("person", ["Ana Ruiz", "_x", "-x"])
def test_a_short_name_that_cannot_be_one_is_told(qtbot: QtBot, person: str) -> None:
    page = a_first_start()
    told = opened(qtbot, page)
    type_text("Ana Ruiz")
    press(Key.Key_Tab)
    press(Key.Key_A, CTRL)
    type_text(person)
    for _ in range(2):
        press(Key.Key_Tab)
        type_text("correct horse")

    press(Key.Key_Return, CTRL)

    assert told.asked == []
    assert "small letters, figures, dots and dashes" in said(page)

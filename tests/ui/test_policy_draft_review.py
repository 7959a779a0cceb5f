"""The page that puts a draft of a policy in force: what its keys do, and what is asked once more."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.domain.rows.compared_rows import ComparedRow
from console.policy.reasons import SAYS_LITTLE
from console.ui.theme import ThemeName
from console.ui.widgets.button import KeyButton
from console.ui.widgets.policy_draft_review import AdoptDraft, BeginTold, PolicyReviewPage, ToPolicyReview
from console.ui.wish import Wish
from tests.ui.dress import THEMES, a_look
from tests.ui.test_policy_draft_pages import opened, said
from tests.ui.told import nothing_cut, press, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
REVIEW = ToPolicyReview(
    "Lena Brandt",
    False,
    (),
    (),
    (ComparedRow("group", "The draft also sends deputies.", "1 %"),),
    ("C1: taken out",),
    True,
)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def button(page: QWidget) -> str:
    """The words and the key of the button that puts a draft in force."""
    names = [each.accessibleName() for each in page.findChildren(KeyButton)]
    return next(name for name in names if name.endswith("Ctrl+Enter"))


@pytest.mark.parametrize("theme", THEMES)
def test_a_name_and_a_reason_put_it_in_force_once_it_was_asked_twice(qtbot: QtBot, theme: ThemeName) -> None:
    page = PolicyReviewPage(a_look(theme, dense=True))
    page.show_review(REVIEW)
    told = opened(qtbot, page, theme)
    nothing_cut(page)

    press(Key.Key_Return, CTRL)
    assert told.asked == []
    type_text("a team")
    press(Key.Key_Return, CTRL)
    assert SAYS_LITTLE in said(page)
    type_text(" more")
    press(Key.Key_Return, CTRL)
    assert told.asked == []
    assert button(page) == "Press once more: in force at once, at every desk, Ctrl+Enter"
    type_text("s")
    assert button(page) == "Put in force at once, Ctrl+Enter"
    press(Key.Key_Return, CTRL)
    press(Key.Key_Return, CTRL)

    assert told.asked == [AdoptDraft("Lena Brandt", "a team mores")]
    assert "1 %\nThe draft also sends deputies." in said(page)


def test_what_is_planned_says_from_when_and_is_asked_once(qtbot: QtBot) -> None:
    page = PolicyReviewPage(a_look(dense=True))
    page.judge_begin(lambda text: BeginTold(wrong="no time") if text == "x" else BeginTold(at=text))
    page.show_review(REVIEW)
    told = opened(qtbot, page)
    type_text("a team more")
    press(Key.Key_F, ALT)
    type_text("x")
    press(Key.Key_Return, CTRL)
    assert told.asked == []
    assert "no time" in said(page), "in full, where nothing hides it"
    press(Key.Key_Backspace)
    type_text("06:00")
    assert button(page) == "Put in force from 06:00, Ctrl+Enter"
    press(Key.Key_Return, CTRL)

    assert told.asked == [AdoptDraft("Lena Brandt", "a team more", "06:00")]


def test_alt_and_the_letter_go_to_each_field_and_say_so_while_one_is_typed_in(qtbot: QtBot) -> None:
    page = PolicyReviewPage(a_look(dense=True))
    page.show_review(REVIEW)
    told = opened(qtbot, page)
    lines = page.findChildren(QLineEdit)

    stood = []
    for key in (Key.Key_F, Key.Key_N, Key.Key_R, Key.Key_Z):
        press(key, ALT)
        stood.append([each.hasFocus() for each in lines].index(True))

    assert (stood, told.asked) == ([2, 0, 1, 1], [])
    assert [each.text() for each in lines] == ["Lena Brandt", "", ""]
    assert [each.accessibleName() for each in lines] == ["Name, Alt+N", "Reason, Alt+R", "From, Alt+F"]


def test_without_a_name_nothing_is_put_in_force(qtbot: QtBot) -> None:
    page = PolicyReviewPage(a_look(dense=True))
    page.show_review(REVIEW)
    told = opened(qtbot, page)

    type_text("as we agreed")
    page.findChildren(QLineEdit)[0].setText("")
    press(Key.Key_Return, CTRL)

    assert told.asked == []
    assert "Say in whose name, N." in said(page)


def test_what_is_open_leads_to_its_place_and_keeps_it_from_being_in_force(qtbot: QtBot) -> None:
    page = PolicyReviewPage(a_look(dense=True))
    page.show_review(REVIEW._replace(open=(("finding/2", "Nobody goes. Mend it."),)))
    told = opened(qtbot, page)

    press(Key.Key_1)
    press(Key.Key_R)
    type_text("why")
    press(Key.Key_Return, CTRL)

    assert told.asked == []
    assert told.wished == [Wish("place", "finding/2")]
    assert "1 thing is still open." in said(page)


def test_a_draft_is_let_go_only_when_asked_twice(qtbot: QtBot) -> None:
    page = PolicyReviewPage(a_look(dense=True))
    page.show_review(REVIEW._replace(open=(("finding/2", "Nobody goes. Mend it."),)))
    told = opened(qtbot, page)

    press(Key.Key_L)
    assert told.wished == []
    press(Key.Key_L)

    assert told.wished == [Wish("let_go")]

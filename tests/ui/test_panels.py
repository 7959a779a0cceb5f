"""Overriding, approving and closing a gap: keyboard only, exact commands, refusals said, typed text kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.ui.widgets.approval import ApprovalPage, GapPage, ToCloseGap
from console.ui.widgets.button import KeyButton
from console.ui.widgets.override import OverridePage, ToOverride
from console.ui.widgets.words import Words
from console.ui.wish import Wish
from tests.ui.dress import a_look
from tests.ui.opened import NOW, SUPERVISORS, opened, to_approve
from tests.ui.told import press, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def an_override(*asks: str) -> OverridePage:
    page = OverridePage(a_look("dark", dense=True))
    page.show_override(ToOverride("26-1", asks, asks, SUPERVISORS))
    return page


def test_more_than_the_policy_asks_needs_a_reason_alone(qtbot: QtBot) -> None:
    told = opened(qtbot, an_override("co_response"))

    press(Key.Key_1)
    press(Key.Key_R)
    type_text("he may have taken pills")
    press(Key.Key_Return, CTRL)

    assert told.asked == [
        c.Override(call="26-1", responses=("ems", "co_response"), reason="he may have taken pills")
    ]


def test_less_than_the_policy_asks_waits_for_a_supervisor(qtbot: QtBot) -> None:
    page = an_override("co_response", "keep_line")
    told = opened(qtbot, page)

    press(Key.Key_R)
    type_text("she is safe with her mother")
    page.focus_first()
    press(Key.Key_5)
    press(Key.Key_Return, CTRL)
    asked_early = list(told.asked)
    press(Key.Key_P)
    press(Key.Key_Return, CTRL)

    assert asked_early == []
    assert told.asked == [
        c.Override(
            call="26-1",
            responses=("keep_line",),
            reason="she is safe with her mother",
            approved_by="Grace Amadi",
        )
    ]


def test_what_is_missing_is_said_beside_the_button_that_is_off(qtbot: QtBot) -> None:
    page = an_override("co_response")
    told = opened(qtbot, page)

    button = next(each for each in page.findChildren(KeyButton) if each.text() == "Override")
    words = [each.text() for each in page.findChildren(Words) if each.isVisible()]

    assert not button.isEnabled()
    assert "Say why, R." in words
    assert told.asked == []


def test_a_refusal_is_said_on_the_page_and_what_is_typed_stays(qtbot: QtBot) -> None:
    page = an_override("co_response")
    told = opened(qtbot, page)
    press(Key.Key_R)
    type_text("because")

    page.show_refusal("Pat is not a supervisor of this agency. Supervisors: Lena Brandt.")
    page.show_override(ToOverride("26-1", ("co_response",), ("co_response",), SUPERVISORS))

    words = [each.text() for each in page.findChildren(Words) if each.isVisible()]
    assert "Pat is not a supervisor of this agency. Supervisors: Lena Brandt." in words
    assert [each.text() for each in page.findChildren(QLineEdit)] == ["because"]
    assert told.asked == []


def test_escape_closes_the_panel(qtbot: QtBot) -> None:
    told = opened(qtbot, an_override("co_response"))

    press(Key.Key_R)
    press(Key.Key_Escape)

    assert told.wished == [Wish("close_panel")]


@pytest.mark.parametrize(
    ("keys", "answer", "responses"),
    [
        ([Key.Key_1], "approve", ()),
        ([Key.Key_2], "send_after_all", ("law_enforcement",)),
        ([Key.Key_3, Key.Key_8], "send_instead", ("co_response",)),
    ],
)
def test_a_supervisor_answers_by_keys(
    qtbot: QtBot, keys: list[Key], answer: str, responses: tuple[str, ...]
) -> None:
    page = ApprovalPage(a_look("dark", dense=True))
    page.show_approval(to_approve(), NOW)
    told = opened(qtbot, page)

    for key in (*keys, Key.Key_N, Key.Key_R):
        press(key)
    type_text("heard the call")
    press(Key.Key_Return, CTRL)

    assert told.asked == [
        c.AnswerApproval.model_validate(
            {
                "call": "26-1",
                "by": "Lena Brandt",
                "answer": answer,
                "responses": responses,
                "reason": "heard the call",
            }
        )
    ]


def test_an_answer_without_a_name_or_a_reason_is_not_asked_for(qtbot: QtBot) -> None:
    page = ApprovalPage(a_look("dark", dense=True))
    page.show_approval(to_approve(), NOW)
    told = opened(qtbot, page)

    press(Key.Key_1)
    press(Key.Key_Return, CTRL)
    press(Key.Key_N)
    press(Key.Key_Return, CTRL)

    assert told.asked == []


def test_a_gap_is_closed_by_name_and_reason(qtbot: QtBot) -> None:
    page = GapPage(a_look("dark", dense=True))
    page.show_gap(ToCloseGap("26-1", NOW, SUPERVISORS), NOW)
    told = opened(qtbot, page)

    press(Key.Key_P)
    press(Key.Key_R)
    type_text("the son has come home")
    press(Key.Key_Return, CTRL)

    assert told.asked == [c.CloseGap(call="26-1", by="Grace Amadi", reason="the son has come home")]

"""Overriding, approving and closing a gap: keyboard only, exact commands, refusals said, typed text kept."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.policy.model import RESPONSES as RESPONSE_IDS
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.approval import ApprovalPage, GapPage, ToCloseGap
from console.ui.widgets.button import KeyButton
from console.ui.widgets.call_back import CallBackPage, ToCallBack
from console.ui.widgets.options import OptionRow
from console.ui.widgets.override import OverridePage, ToOverride
from console.ui.widgets.panel import Panel
from console.ui.widgets.reason import ReasonPage, ToReason
from console.ui.widgets.words import Words
from console.ui.wish import Wish
from tests.ui.dress import a_look
from tests.ui.opened import NOW, SUPERVISORS, opened, to_approve
from tests.ui.told import press, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key
LONG_REASON = (
    "S7: With no crime and no danger to others deputies stay away, though the person could lose their life; "
    "a supervisor has to agree and the call goes on the gap list."
)
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


def test_enter_in_the_reason_goes_on_to_what_is_still_needed_and_then_does_it(qtbot: QtBot) -> None:
    page = ApprovalPage(a_look("dark", dense=True))
    page.show_approval(to_approve(), NOW)
    told = opened(qtbot, page)

    press(Key.Key_R)
    type_text("heard it")
    press(Key.Key_Return)
    press(Key.Key_1)
    press(Key.Key_R)
    press(Key.Key_Return)
    press(Key.Key_P)
    asked_early = list(told.asked)
    press(Key.Key_R)
    press(Key.Key_Return)

    assert asked_early == []
    assert [(each.by, each.answer, each.reason) for each in told.asked] == [  # type: ignore[attr-defined]  # an AnswerApproval
        ("Grace Amadi", "approve", "heard it")
    ]


@pytest.mark.parametrize("dense", [True, False])
def test_why_a_supervisor_is_asked_is_in_sight_when_the_page_opens(qtbot: QtBot, dense: bool) -> None:
    page = ApprovalPage(a_look("dark", dense))
    page.show_approval(to_approve()._replace(rules=(LONG_REASON,)), NOW)
    told = opened(qtbot, page, dense=dense)
    QApplication.processEvents()

    (why,) = [each for each in page.findChildren(Words) if each.text() == LONG_REASON]

    assert why.visibleRegion().boundingRect() == why.rect()
    assert told.asked == []


def test_every_response_of_an_approval_is_reached_while_its_clock_runs(qtbot: QtBot) -> None:
    page = ApprovalPage(a_look("dark", dense=True))
    page.show_approval(to_approve()._replace(rules=(LONG_REASON,)), NOW)
    told = opened(qtbot, page)
    press(Key.Key_3)

    seen: set[str] = set()
    for second in range(24):
        page.tick(NOW + timedelta(seconds=second))
        QApplication.processEvents()
        rows = [each for each in page.findChildren(OptionRow) if not each.visibleRegion().isEmpty()]
        seen |= {each.option.id for each in rows}
        press(Key.Key_PageDown)

    assert set(RESPONSE_IDS) <= seen
    assert told.asked == []


def test_escape_closes_from_every_control_of_the_panel(qtbot: QtBot) -> None:
    page = an_override("co_response")
    told = opened(qtbot, page)
    panel = next(iter(told.window.findChildren(Panel)))
    controls = [
        each
        for each in panel.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]

    for control in controls:
        control.setFocus()
        press(Key.Key_Escape)

    assert len(controls) > 10
    assert told.wished == [Wish("close_panel")] * len(controls)


def test_a_page_with_nothing_to_choose_leaves_the_keys_to_the_panel(qtbot: QtBot) -> None:
    page = CallBackPage(a_look("dark", dense=True))
    page.show_call_back(ToCallBack("26-1", "555-0142", is_lost=False), NOW)
    told = opened(qtbot, page)

    press(Key.Key_Escape)

    assert told.wished == [Wish("close_panel")]


def test_what_became_different_under_a_page_is_said_above_it_and_aloud(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    aloud: list[str] = []
    monkeypatch.setattr(
        "console.ui.widgets.panel.QAccessible.updateAccessibility",
        lambda event: aloud.append(event.message()),
    )
    told = opened(qtbot, an_override("co_response"))
    panel = next(iter(told.window.findChildren(Panel)))

    for _ in range(2):
        panel.show_news("Became different: Deputies", NOW)
    words = [each.text() for each in panel.findChildren(Words) if each.isVisible()]
    panel.show_news("", NOW)

    assert "Became different: Deputies." in words
    assert aloud == ["Became different: Deputies"]
    assert not [each for each in panel.findChildren(NoticeLine) if each.isVisible()]


def test_the_page_that_asks_why_names_the_act_and_keeps_the_reason(qtbot: QtBot) -> None:
    page = ReasonPage(a_look("dark", dense=True))
    command = c.SendUnit(call="26-1", unit="M-30", response="ems")
    page.show_reason(ToReason(command, "The policy does not ask for it.", "Send M-30 anyway"))
    told = opened(qtbot, page)

    type_text("pills")
    page.show_reason(ToReason(command, "Nothing stands against it any more.", "Send M-30 anyway"))
    names = [each.text() for each in page.findChildren(KeyButton)]
    press(Key.Key_Return)

    assert names == ["Send M-30 anyway"]
    assert told.asked == [command.model_copy(update={"reason": "pills"})]


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
    page.show_gap(ToCloseGap("26-1", "The policy sends nobody to the door.", SUPERVISORS), NOW)
    told = opened(qtbot, page)

    press(Key.Key_P)
    press(Key.Key_R)
    type_text("the son has come home")
    press(Key.Key_Return, CTRL)

    assert told.asked == [c.CloseGap(call="26-1", by="Grace Amadi", reason="the son has come home")]

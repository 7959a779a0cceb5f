"""The pages that are read, and what every page keeps: nothing cut, the keys on it from the start."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.agency import Agency
from console.ui.theme import ThemeName
from console.ui.widgets.another_policy import AnotherPolicyPage, PolicyRow
from console.ui.widgets.approval import ApprovalPage, GapPage, ToCloseGap
from console.ui.widgets.brief import BriefPage
from console.ui.widgets.call_back import CallBackPage, ToCallBack
from console.ui.widgets.close import ClosePage
from console.ui.widgets.earlier import EarlierPage
from console.ui.widgets.hand_off import HandOffPage
from console.ui.widgets.override import OverridePage, ToOverride
from console.ui.widgets.panel import Panel
from console.ui.wish import Wish
from tests.ui.dress import THEMES, a_look
from tests.ui.opened import (
    BRIEF,
    EARLIER,
    NOW,
    POLICIES,
    SUPERVISORS,
    a_close,
    a_hand_off,
    opened,
    the_agency,
    to_approve,
)
from tests.ui.told import Told, nothing_cut, press, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


@pytest.fixture(scope="module")
def agency() -> Agency:
    return the_agency()


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        (Key.Key_1, "reached"),
        (Key.Key_2, "no_answer"),
        (Key.Key_3, "voicemail"),
        (Key.Key_4, "refused"),
    ],
)
def test_a_call_back_is_one_key(qtbot: QtBot, key: Key, outcome: str) -> None:
    page = CallBackPage(a_look("dark", dense=True))
    page.show_call_back(ToCallBack("26-1", "555-0142", 1, NOW), NOW)
    told = opened(qtbot, page)

    press(key)

    assert [getattr(each, "outcome", "") for each in told.asked] == [outcome]


def a_brief_page(qtbot: QtBot) -> tuple[BriefPage, Told]:
    page = BriefPage(a_look("dark", dense=True))
    page.show_brief(BRIEF, NOW)
    return page, opened(qtbot, page)


def test_a_brief_is_read_back_by_one_key_and_copied_by_another(qtbot: QtBot) -> None:
    _, told = a_brief_page(qtbot)

    press(Key.Key_B)
    press(Key.Key_C, CTRL)

    assert told.asked == [c.ConfirmBrief(call="26-1", unit="M-30")]
    assert told.wished == [Wish("copy", "all of it")]


def test_a_brief_read_back_is_not_read_back_twice(qtbot: QtBot) -> None:
    page, told = a_brief_page(qtbot)

    page.show_brief(BRIEF._replace(confirmed=True), NOW)
    press(Key.Key_B)

    assert told.asked == []


def test_the_scene_is_declared_safe_and_the_caller_told_from_the_brief(qtbot: QtBot) -> None:
    _, told = a_brief_page(qtbot)

    press(Key.Key_S)
    type_text("Dep. Hart, D-19")
    press(Key.Key_Return)
    press(Key.Key_Tab)
    type_text("paramedics wait near by")
    press(Key.Key_Return)

    assert told.asked == [
        c.DeclareSceneSafe(call="26-1", by="Dep. Hart, D-19"),
        c.TellCaller(call="26-1", text="paramedics wait near by"),
    ]


def test_the_policy_in_force_is_marked_and_nothing_is_asked(qtbot: QtBot) -> None:
    page = AnotherPolicyPage(a_look("dark", dense=True))
    page.show_another(POLICIES)
    told = opened(qtbot, page)

    for key in (Key.Key_Down, Key.Key_Return, Key.Key_1):
        press(key)

    panels = told.window.findChildren(Panel)
    names = [each.accessibleName() for each in page.findChildren(PolicyRow)]
    assert [panel.has_ring() for panel in panels] == [True]
    assert names[0] == "Care first, in force, Send a clinician and a deputy together, priority 1"
    assert (told.asked, told.wished) == ([], [])


def pages(agency: Agency) -> list[Callable[[], QWidget]]:
    look = a_look("dark", dense=True)

    def shown(page: QWidget, show: str, *rows: object) -> Callable[[], QWidget]:
        def make() -> QWidget:
            getattr(page, show)(*rows)
            return page

        return make

    asks = ("co_response", "ems_staged", "keep_line")
    return [
        shown(OverridePage(look), "show_override", ToOverride("1", asks, (), SUPERVISORS)),
        shown(ApprovalPage(look), "show_approval", to_approve(), NOW),
        shown(GapPage(look), "show_gap", ToCloseGap("1", NOW, SUPERVISORS), NOW),
        shown(HandOffPage(look), "show_hand_off", a_hand_off(agency), NOW),
        shown(HandOffPage(look), "show_hand_off", a_hand_off(agency, "ringing", due=NOW), NOW),
        shown(ClosePage(look), "show_close", a_close(agency, needs_decision=True), NOW),
        shown(AnotherPolicyPage(look), "show_another", POLICIES),
        shown(BriefPage(look), "show_brief", BRIEF, NOW),
        shown(EarlierPage(look), "show_earlier", (EARLIER,), NOW),
        shown(EarlierPage(look), "show_earlier", (), NOW),
        shown(CallBackPage(look), "show_call_back", ToCallBack("1", "555-0142", 1, NOW), NOW),
    ]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("dense", [True, False])
@pytest.mark.parametrize("number", range(11))
def test_no_page_cuts_words_and_every_page_takes_the_keys(
    qtbot: QtBot, agency: Agency, number: int, theme: ThemeName, dense: bool
) -> None:
    page = pages(agency)[number]()
    told = opened(qtbot, page, theme, dense)
    QApplication.processEvents()

    nothing_cut(page)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is page or page.isAncestorOf(focus)
    assert told.asked == []

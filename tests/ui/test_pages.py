"""The pages that are read, and what every page keeps: nothing cut, the keys on it from the start."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.agency import Agency
from console.domain.rows.shown import BriefLine
from console.ui.theme import ThemeName
from console.ui.widgets.another_policy import AnotherPolicyPage, PolicyRow
from console.ui.widgets.approval import ApprovalPage, GapPage, ToCloseGap
from console.ui.widgets.brief import BriefPage, BriefRow
from console.ui.widgets.button import KeyButton
from console.ui.widgets.call_back import CallBackPage, ToCallBack
from console.ui.widgets.close import ClosePage
from console.ui.widgets.earlier import EarlierPage
from console.ui.widgets.field import Field
from console.ui.widgets.hand_off import HandOffPage
from console.ui.widgets.override import OverridePage, ToOverride
from console.ui.widgets.panel import Panel
from console.ui.widgets.words import Words
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


@pytest.mark.parametrize(
    ("key", "what"), [(Key.Key_5, "send"), (Key.Key_6, "welfare_check"), (Key.Key_7, "nobody")]
)
def test_after_the_last_try_what_goes_is_one_key_and_before_it_none(
    qtbot: QtBot, key: Key, what: str
) -> None:
    page = CallBackPage(a_look("dark", dense=True))
    page.show_call_back(ToCallBack("26-1", "555-0142", 1, NOW), NOW)
    told = opened(qtbot, page)
    press(key)
    assert told.asked == []

    page.show_call_back(ToCallBack("26-1", "555-0142", 2, NOW, decides=True), NOW)
    press(key)

    assert [getattr(each, "what", "") for each in told.asked] == [what]


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


def test_what_is_marked_and_was_out_of_sight_is_not_read_back(qtbot: QtBot) -> None:
    marked = tuple(
        BriefLine(f"Danger {at}", f"what is known of it, part {at}", changed=True) for at in range(24)
    )
    page = BriefPage(a_look("dark", dense=True))
    page.show_brief(BRIEF._replace(lines=marked), NOW)
    told = opened(qtbot, page)
    QApplication.processEvents()

    press(Key.Key_B)
    asked_early = list(told.asked)
    says = [each.text() for each in page.findChildren(Words) if "out of sight" in each.text()]
    for _ in range(6):
        press(Key.Key_PageDown)
        QApplication.processEvents()
    press(Key.Key_B)

    assert asked_early == []
    assert "Danger 23 changed and was out of sight." in says[0].replace("Danger 22, ", "")
    assert told.asked == [c.ConfirmBrief(call="26-1", unit="M-30")]


def test_the_danger_of_a_brief_is_on_its_first_screen_at_the_smallest_size(qtbot: QtBot) -> None:
    danger = (
        BriefLine("Weapon", "Firearm (“on her knee, she keeps touching it”)"),
        BriefLine("Where the weapon is", "In the person's hand"),
        BriefLine("Violence", "Threatened with words (“to her brother”)"),
        BriefLine("Threat to others", "No threat"),
        BriefLine("Others in danger", "No, nobody else"),
        BriefLine("Danger of the place", "not asked", missing=True),
        BriefLine("Who else is there", "Children (“two, upstairs”)"),
    )
    page = BriefPage(a_look("dark", dense=True))
    task = "Paramedics: STAGE nearby. Go in only when a named person declares the scene safe."
    page.show_brief(BRIEF._replace(task=task, lines=(*danger, *BRIEF.lines), read_before=False), NOW)
    told = opened(qtbot, page)
    QApplication.processEvents()

    seen = [each.line for each in page.findChildren(BriefRow) if each.isVisible()]

    assert seen[: len(danger)] == list(danger)
    assert told.asked == []


def test_copying_says_that_it_was_copied(qtbot: QtBot) -> None:
    page, told = a_brief_page(qtbot)

    press(Key.Key_C, CTRL)

    assert "Copied" in [each.text() for each in page.findChildren(KeyButton)]
    assert told.wished == [Wish("copy", "all of it")]


def test_a_line_to_type_in_is_there_while_it_is_wanted(qtbot: QtBot) -> None:
    page, told = a_brief_page(qtbot)
    lines = page.findChildren(Field)
    before = [each.isVisible() for each in lines]

    press(Key.Key_T)
    during = [each.isVisible() for each in lines]
    press(Key.Key_Return)
    after = [each.isVisible() for each in lines]
    press(Key.Key_B)

    assert (sum(before), sum(during), sum(after)) == (0, 1, 0)
    assert [type(each) for each in told.asked] == [c.ConfirmBrief]


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
    press(Key.Key_T)
    type_text("paramedics wait nearby")
    press(Key.Key_Return)

    assert told.asked == [
        c.DeclareSceneSafe(call="26-1", by="Dep. Hart, D-19"),
        c.TellCaller(call="26-1", text="paramedics wait nearby"),
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
    assert names[0].startswith("Care first, in force, Send a clinician and a deputy together, priority 1")
    assert "reconstruction" in names[1]
    assert "Differs: No deputies instead of clinician and deputy" in names[1]
    assert "S7: With no crime" in names[1]
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
        shown(
            GapPage(look),
            "show_gap",
            ToCloseGap("1", "The policy sends nobody to the door.", SUPERVISORS),
            NOW,
        ),
        shown(HandOffPage(look), "show_hand_off", a_hand_off(agency), NOW),
        shown(HandOffPage(look), "show_hand_off", a_hand_off(agency, "ringing", due=NOW), NOW),
        shown(
            ClosePage(look),
            "show_close",
            a_close(agency, needs_decision="Nobody went and nobody took over"),
            NOW,
        ),
        shown(AnotherPolicyPage(look), "show_another", POLICIES),
        shown(BriefPage(look), "show_brief", BRIEF, NOW),
        shown(EarlierPage(look), "show_earlier", (EARLIER,), NOW),
        shown(EarlierPage(look), "show_earlier", (), NOW),
        shown(CallBackPage(look), "show_call_back", ToCallBack("1", "555-0142", 1, NOW), NOW),
        shown(CallBackPage(look), "show_call_back", ToCallBack("1", "555-0142", 2, NOW, decides=True), NOW),
        shown(
            HandOffPage(look),
            "show_hand_off",
            a_hand_off(agency, "ringing", due=NOW)._replace(ran_out=True, next_contact="line-county"),
            NOW,
        ),
    ]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("dense", [True, False])
@pytest.mark.parametrize("number", range(13))
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

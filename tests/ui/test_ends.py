"""The pages that end a call: each step of a hand-off is one key, closing says what is still needed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.agency import Agency
from console.domain.contacts import fitting
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.close import ClosePage
from console.ui.widgets.hand_off import HandOffPage
from console.ui.widgets.words import Words
from tests.ui.dress import a_look
from tests.ui.opened import NOW, a_close, a_hand_off, opened, the_agency
from tests.ui.told import Told, press, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


@pytest.fixture(scope="module")
def agency() -> Agency:
    return the_agency()


def test_a_contact_is_offered_by_number_and_key(qtbot: QtBot, agency: Agency) -> None:
    page = HandOffPage(a_look("dark", dense=True))
    page.show_hand_off(a_hand_off(agency, communication="text"), NOW)
    told = opened(qtbot, page)

    press(Key.Key_1)
    press(Key.Key_O)

    assert told.asked == [c.MoveHandOff(call="26-1", contact="line-988-text", step="offered")]


def test_accepting_needs_a_name(qtbot: QtBot, agency: Agency) -> None:
    page = HandOffPage(a_look("dark", dense=True))
    page.show_hand_off(a_hand_off(agency, "ringing"), NOW)
    told = opened(qtbot, page)

    press(Key.Key_Return)
    type_text("Renata Ruiz")
    press(Key.Key_Return)

    assert told.asked == [
        c.MoveHandOff(call="26-1", contact="line-988", step="accepted", person="Renata Ruiz")
    ]


@pytest.mark.parametrize(
    ("step", "key", "following"),
    [
        ("offered", Key.Key_R, "ringing"),
        ("offered", Key.Key_N, "caller_declined"),
        ("accepted", Key.Key_S, "summary_read"),
        ("summary_read", Key.Key_F, "confirmed"),
        ("summary_read", Key.Key_X, "dropped"),
    ],
)
def test_each_step_is_one_key(qtbot: QtBot, agency: Agency, step: str, key: Key, following: str) -> None:
    page = HandOffPage(a_look("dark", dense=True))
    page.show_hand_off(a_hand_off(agency, step, person="Renata"), NOW)
    told = opened(qtbot, page)

    press(key)

    assert [getattr(each, "step", "") for each in told.asked] == [following]


def test_a_step_that_cannot_follow_has_no_key(qtbot: QtBot, agency: Agency) -> None:
    page = HandOffPage(a_look("dark", dense=True))
    page.show_hand_off(a_hand_off(agency, "offered"), NOW)
    told = opened(qtbot, page)

    for key in (Key.Key_F, Key.Key_S, Key.Key_A):
        press(key)

    assert told.asked == []


def test_the_summary_is_there_to_be_read_once_accepted(qtbot: QtBot, agency: Agency) -> None:
    page = HandOffPage(a_look("dark", dense=True))
    told = opened(qtbot, page)

    page.show_hand_off(a_hand_off(agency, "accepted", person="Renata", summary="14 Alder Row. Knife."), NOW)

    words = [each.text() for each in page.findChildren(Words) if each.isVisible()]
    assert any("14 Alder Row. Knife." in each for each in words)
    assert told.asked == []


LONG = "\n".join(f"Answer {number}: what the caller told about it, word for word" for number in range(16))


def in_sight(page: HandOffPage, told: Told) -> list[str]:
    """The lines of the summary that are in sight now."""
    told.window.repaint()
    QApplication.processEvents()
    return [
        each.text()
        for each in page.findChildren(Words)
        if each.text() in LONG and each.text() and each.visibleRegion().boundingRect() == each.rect()
    ]


@pytest.mark.parametrize("dense", [True, False])
def test_the_summary_begins_in_sight_and_down_reads_on_without_leaving_the_step(
    qtbot: QtBot, agency: Agency, dense: bool
) -> None:
    page = HandOffPage(a_look("dark", dense))
    page.show_hand_off(a_hand_off(agency, "ringing"), NOW)
    told = opened(qtbot, page, dense=dense)

    page.show_hand_off(a_hand_off(agency, "accepted", person="Renata", summary=LONG), NOW)
    first = in_sight(page, told)
    step = QApplication.focusWidget()
    read = set(first)
    for _ in range(20):
        press(Key.Key_Down)
        read |= set(in_sight(page, told))

    assert first[:3] == LONG.splitlines()[:3]
    assert read == set(LONG.splitlines())
    assert QApplication.focusWidget() is step
    assert told.asked == []


@pytest.mark.parametrize("step", ["summary_read", "confirmed"])
def test_what_changed_since_it_was_read_is_to_be_read_again(qtbot: QtBot, agency: Agency, step: str) -> None:
    page = HandOffPage(a_look("dark", dense=True))
    page.show_hand_off(a_hand_off(agency, step, person="Renata", summary=LONG), NOW)
    told = opened(qtbot, page)
    press(Key.Key_PageDown)

    changed = LONG.splitlines()[14]
    page.show_hand_off(a_hand_off(agency, step, person="Renata", summary=LONG, changed=(changed,)), NOW)

    notices = [each.accessibleName() for each in page.findChildren(NoticeLine)]
    marked = [each.text() for each in page.findChildren(Words) if each.text().endswith("(changed)")]
    assert "It changed since it was read: read what is marked again." in notices[0]
    assert marked == [f"{changed} (changed)"]
    assert page.findChildren(NoticeLine)[0].visibleRegion().boundingRect().height() > 0
    assert told.asked == []


def test_once_they_have_the_caller_enter_ends_nothing(qtbot: QtBot, agency: Agency) -> None:
    page = HandOffPage(a_look("dark", dense=True))
    page.show_hand_off(a_hand_off(agency, "summary_read", person="Renata"), NOW)
    told = opened(qtbot, page)

    page.show_hand_off(a_hand_off(agency, "confirmed", person="Renata"), NOW)
    press(Key.Key_Return)
    press(Key.Key_Space)
    asked = list(told.asked)
    press(Key.Key_X)

    assert asked == []
    assert [getattr(each, "step", "") for each in told.asked] == ["dropped"]


@pytest.mark.parametrize(
    ("communication", "languages", "veteran", "first"),
    [
        ("voice", ("en",), False, "line-988"),
        ("voice", ("en",), True, "line-veterans"),
        ("text", ("es",), False, "line-988-text"),
        ("relay", ("en",), False, "line-relay"),
    ],
)
def test_contacts_that_fit_come_first(
    agency: Agency, communication: str, languages: tuple[str, ...], veteran: bool, first: str
) -> None:
    assert fitting(agency.contact, communication, languages, veteran)[0].id == first


def test_a_call_is_closed_by_a_disposition(qtbot: QtBot, agency: Agency) -> None:
    page = ClosePage(a_look("dark", dense=True))
    page.show_close(a_close(agency), NOW)
    told = opened(qtbot, page)

    press(Key.Key_2)
    press(Key.Key_N)
    type_text("brother stays the night")
    press(Key.Key_Return, CTRL)

    assert told.asked == [c.CloseCall(call="26-1", disposition="safety_plan", note="brother stays the night")]


def test_where_nobody_went_a_name_a_note_and_a_next_action_are_needed(qtbot: QtBot, agency: Agency) -> None:
    page = ClosePage(a_look("dark", dense=True))
    page.show_close(a_close(agency, needs_decision="Nobody went and nobody took over"), NOW)
    told = opened(qtbot, page)

    press(Key.Key_C)
    press(Key.Key_Return, CTRL)
    press(Key.Key_P)
    press(Key.Key_N)
    type_text("no crime, no answer")
    press(Key.Key_Return, CTRL)
    press(Key.Key_Tab)
    type_text("day shift calls at 9")
    press(Key.Key_Return, CTRL)

    assert told.asked == [
        c.CloseCall(
            call="26-1",
            disposition="nobody_sent",
            note="no crime, no answer",
            approved_by="Lena Brandt",
            next_action="day shift calls at 9",
        )
    ]


def test_the_ending_that_is_chosen_is_said_at_the_button(qtbot: QtBot, agency: Agency) -> None:
    page = ClosePage(a_look("dark", dense=True))
    page.show_close(a_close(agency, needs_decision="Nobody went and nobody took over"), NOW)
    told = opened(qtbot, page)

    press(Key.Key_8)
    QApplication.processEvents()

    (said,) = [each for each in page.findChildren(Words) if each.text() == "Close as: Settled by phone"]
    (button,) = [each for each in page.findChildren(KeyButton) if each.text() == "Close the call"]
    assert said.visibleRegion().boundingRect() == said.rect()
    assert button.accessibleDescription() == "Close as: Settled by phone"
    assert told.asked == []


def test_an_ending_keeps_its_key_wherever_it_stands(qtbot: QtBot, agency: Agency) -> None:
    page = ClosePage(a_look("dark", dense=True))
    nobody = tuple(each for each in agency.disposition if each.nobody_went)
    page.show_close(a_close(agency, dispositions=nobody), NOW)
    told = opened(qtbot, page)

    for key in (Key.Key_5, Key.Key_8):
        press(key)
        press(Key.Key_Return, CTRL)

    assert [getattr(each, "disposition", "") for each in told.asked] == ["settled_by_phone"]


def test_enter_goes_from_the_note_to_what_is_still_needed(qtbot: QtBot, agency: Agency) -> None:
    page = ClosePage(a_look("dark", dense=True))
    page.show_close(a_close(agency, needs_decision="Nobody went and nobody took over"), NOW)
    told = opened(qtbot, page)

    press(Key.Key_N)
    type_text("no crime")
    press(Key.Key_Return)
    press(Key.Key_C)
    press(Key.Key_T)
    type_text("call at 9")
    press(Key.Key_Return)
    press(Key.Key_P)
    press(Key.Key_T)
    press(Key.Key_Return)

    assert told.asked == [
        c.CloseCall(
            call="26-1",
            disposition="nobody_sent",
            note="no crime",
            approved_by="Lena Brandt",
            next_action="call at 9",
        )
    ]


def test_what_blocks_closing_is_said_and_keeps_the_button_off(qtbot: QtBot, agency: Agency) -> None:
    page = ClosePage(a_look("dark", dense=True))
    page.show_close(a_close(agency, blocks=("M-30 still on this call.",)), NOW)
    told = opened(qtbot, page)

    press(Key.Key_2)
    press(Key.Key_Return, CTRL)

    assert told.asked == []
    assert "M-30 still on this call." in [each.text() for each in page.findChildren(Words)]

"""The pages beside the question: keyboard only, exact commands, refusals said, typed text kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.agency import Agency, read_agency
from console.domain.rows.shown import Brief, BriefLine, UnderAnother
from console.ledger.earlier import EarlierCall
from console.ui.theme import ThemeName
from console.ui.widgets.another_policy import AnotherPolicyPage, PolicyRow
from console.ui.widgets.approval import ApprovalPage, GapPage, ToApprove, ToCloseGap
from console.ui.widgets.brief import BriefPage
from console.ui.widgets.button import KeyButton
from console.ui.widgets.call_back import CallBackPage, ToCallBack
from console.ui.widgets.close import ClosePage, ToClose
from console.ui.widgets.contacts import fitting
from console.ui.widgets.earlier import EarlierPage
from console.ui.widgets.hand_off import HandOffPage, ToHandOff
from console.ui.widgets.override import OverridePage, ToOverride
from console.ui.widgets.panel import Panel
from console.ui.widgets.words import Words
from console.ui.wish import Wish
from tests.ui.dress import THEMES, a_look
from tests.ui.told import Told, front, nothing_cut, press, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

NOW = datetime(2026, 3, 20, 21, 47, 32, tzinfo=UTC)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SUPERVISORS = ("Lena Brandt", "Grace Amadi")
PACK = Path(__file__).parents[2] / "resources" / "agencies" / "example-county" / "agency.toml"
BRIEF = Brief(
    "M-30",
    "26-1",
    "M-30 · 14 Alder Row",
    "all of it",
    "Paramedics, staged: STAGE near by. Go in only when a named person declares the scene safe.",
    (
        BriefLine("Place", "14 Alder Row, upstairs flat, Millbrook (read back)"),
        BriefLine("Weapon", "Knife or blade (“the bread knife, I think, he had it yesterday as well”)"),
        BriefLine("Where is it", "In his hand, said by unit on scene", changed=True),
        BriefLine("Violence", "not asked", missing=True),
        BriefLine("Caller was told", "nothing noted", missing=True),
    ),
    confirmed=False,
    read_before=True,
)
POLICIES = (
    UnderAnother("a", "Care first", "Send a clinician and a deputy together", "S2", 1, is_in_force=True),
    UnderAnother(
        "b", "Sacramento County Sheriff", "Deputies are not sent", "M3, S7, C3", 1, is_in_force=False
    ),
    UnderAnother("c", "San Diego", "Not settled yet", "at most 3 more questions", None, is_in_force=False),
)
EARLIER = EarlierCall(
    "25-9", NOW - timedelta(days=6), False, True, False, 2, "Safety plan made", "calms down about Biscuit"
)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


@pytest.fixture(scope="module")
def agency() -> Agency:
    return read_agency(PACK.read_text("utf-8"), str(PACK))


def opened(qtbot: QtBot, page: QWidget, theme: ThemeName = "dark", dense: bool = True) -> Told:
    """The page in the panel's place, opened by a key."""
    panel = Panel(a_look(theme, dense))
    told = front(qtbot, panel, *((268, 424) if dense else (392, 606)))
    panel.open_page(page, "A page")
    mine = Told(page, told.window)
    panel.wished.connect(mine.wished.append)
    return mine


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


def to_approve() -> ToApprove:
    due = NOW + timedelta(seconds=98)
    return ToApprove(
        "26-1", ("M3: wait.", "S7: no deputies."), ("ems_staged",), ("co_response",), due, SUPERVISORS
    )


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


def a_hand_off(agency: Agency, step: str = "", **changes: object) -> ToHandOff:
    to = ToHandOff("26-1", agency.contact, contact="line-988" if step else "", step=step)
    return replace(to, **changes)  # type: ignore[arg-type]  # tests give what fits


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
        ("summary_read", Key.Key_D, "dropped"),
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


def a_close(agency: Agency, **changes: object) -> ToClose:
    return replace(ToClose("26-1", agency.disposition, SUPERVISORS), **changes)  # type: ignore[arg-type]  # tests give what fits


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
    page.show_close(a_close(agency, needs_decision=True), NOW)
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


def test_what_blocks_closing_is_said_and_keeps_the_button_off(qtbot: QtBot, agency: Agency) -> None:
    page = ClosePage(a_look("dark", dense=True))
    page.show_close(a_close(agency, blocks=("M-30 still on this call.",)), NOW)
    told = opened(qtbot, page)

    press(Key.Key_2)
    press(Key.Key_Return, CTRL)

    assert told.asked == []
    assert "M-30 still on this call." in [each.text() for each in page.findChildren(Words)]


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

    page.show_brief(replace(BRIEF, confirmed=True), NOW)
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

    names = [each.accessibleName() for each in page.findChildren(PolicyRow)]
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

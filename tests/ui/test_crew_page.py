"""The page of a crew: what each key asks for, what is asked first, and that nothing of it is cut."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.rows.crew import ACT_KEYS, Crew, CrewAct
from console.domain.rows.safety import DID, REFUSED, UNSERVED
from console.domain.rows.shown import Notice
from console.ui.theme import ThemeName
from console.ui.widgets.crew import CrewPage, ToCrew
from console.ui.widgets.options import OptionRow
from console.ui.widgets.reason import ReasonPage, ToReason
from console.ui.widgets.words import Words
from tests.ui.dress import THEMES, a_look
from tests.ui.opened import NOW, opened
from tests.ui.told import Told, nothing_cut, press, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key
ALL: tuple[CrewAct, ...] = tuple(ACT_KEYS)
SILENT = Notice("clock", "Ask whether CR-11 is well", "No answer. Send deputies: D-19, D-21.", "alert", NOW)
WANTED = Notice("shield", "CR-11 asks for deputies", "He shouts at the neighbours.", "warn", NOW)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def a_crew(*acts: CrewAct, notices: tuple[Notice, ...] = ()) -> Crew:
    since = NOW - timedelta(minutes=16)
    people = "Crisis team, M. Haldane LMFT, T. Brooks, peer"
    return Crew("CR-11", "26-1", "14 Alder Row", people, "On scene", since, None, None, notices, acts or ALL)


def a_page(qtbot: QtBot, crew: Crew, begin: CrewAct | None = None, by: str = "") -> tuple[CrewPage, Told]:
    page = CrewPage(a_look("dark", dense=True))
    page.show_crew(ToCrew(crew, begin, by), NOW)
    return page, opened(qtbot, page)


def options(page: CrewPage) -> list[str]:
    return [each.accessibleName() for each in page.findChildren(OptionRow) if each.isVisible()]


@pytest.mark.parametrize(
    ("key", "command"),
    [
        (Key.Key_1, c.AnswerCheck(unit="CR-11")),
        (Key.Key_2, c.AnswerCheck(unit="CR-11", answer="no_answer")),
        (Key.Key_3, c.ReportPanic(unit="CR-11")),
    ],
)
def test_one_key_does_what_asks_for_nothing_more(qtbot: QtBot, key: Key, command: c.Command) -> None:
    _, told = a_page(qtbot, a_crew())

    press(key)

    assert told.asked == [command]


@pytest.mark.parametrize(("number", "why"), list(enumerate(REFUSED, start=1)))
def test_a_refusal_is_two_keys_and_another_reason_needs_words(qtbot: QtBot, number: int, why: str) -> None:
    _, told = a_page(qtbot, a_crew())

    press(Key.Key_4)
    press(Key(Key.Key_0 + number))
    if why == "other":
        assert told.asked == []
        type_text("a fire")
        press(Key.Key_Return)
        press(Key.Key_5)

    reason = "a fire" if why == "other" else ""
    expected = {"command": "RefuseToGo", "unit": "CR-11", "why": why, "reason": reason}
    assert told.asked == [c.RefuseToGo.model_validate(expected)]


@pytest.mark.parametrize(("number", "did"), list(enumerate(DID, start=1)))
def test_what_the_crew_did_then_is_two_keys(qtbot: QtBot, number: int, did: str) -> None:
    _, told = a_page(qtbot, a_crew())

    press(Key.Key_9)
    press(Key(Key.Key_0 + number))

    assert told.asked == [c.NoteCrewDid.model_validate({"call": "26-1", "unit": "CR-11", "did": did})]


def test_words_typed_first_go_with_the_number(qtbot: QtBot) -> None:
    _, told = a_page(qtbot, a_crew())

    press(Key.Key_4)
    press(Key.Key_R)
    type_text("her partner is ill")
    press(Key.Key_Return)
    press(Key.Key_1)

    assert told.asked == [c.RefuseToGo(unit="CR-11", why="alone", reason="her partner is ill")]


def test_deputies_are_asked_for_with_a_reason_and_not_without(qtbot: QtBot) -> None:
    _, told = a_page(qtbot, a_crew())

    press(Key.Key_5)
    press(Key.Key_Return)
    assert told.asked == []
    type_text("he shouts")
    press(Key.Key_Return)

    assert told.asked == [c.AskForDeputies(unit="CR-11", reason="he shouts")]


@pytest.mark.parametrize(("key", "answer"), [(Key.Key_7, "yes"), (Key.Key_8, "no")])
def test_deputies_are_answered_by_a_name_alone(qtbot: QtBot, key: Key, answer: str) -> None:
    _, told = a_page(qtbot, a_crew())

    press(key)
    press(Key.Key_Return)
    assert told.asked == []
    type_text("Sgt. Lowe")
    press(Key.Key_Return)

    values = {"call": "26-1", "unit": "CR-11", "answer": answer, "by": "Sgt. Lowe"}
    assert told.asked == [c.AnswerDeputies.model_validate(values)]


def test_safe_needs_a_name_and_how_it_is_known(qtbot: QtBot) -> None:
    _, told = a_page(qtbot, a_crew())

    press(Key.Key_6)
    type_text("Dep. Hart")
    press(Key.Key_Return)
    assert told.asked == []
    type_text("beside them")
    press(Key.Key_Return)

    assert told.asked == [c.EndPanic(call="26-1", unit="CR-11", by="Dep. Hart", reason="beside them")]


def test_a_page_may_begin_with_an_act_and_the_name_that_was_typed(qtbot: QtBot) -> None:
    _, told = a_page(qtbot, a_crew("ask", "safe"), "safe", "Dep. Hart")

    type_text("beside them")
    press(Key.Key_Return)

    assert told.asked == [c.EndPanic(call="26-1", unit="CR-11", by="Dep. Hart", reason="beside them")]


def test_only_what_is_possible_is_offered_each_on_its_own_key(qtbot: QtBot) -> None:
    page, told = a_page(qtbot, a_crew("panic", "refuse"))

    press(Key.Key_1)

    assert options(page) == ["3, Calls for help", "4, Does not go"]
    assert told.asked == []


def test_an_act_that_is_possible_no_more_gives_way_to_those_that_are(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot, a_crew("panic", "refuse"))
    press(Key.Key_4)
    assert options(page)[0] == "1, Would be alone"

    page.show_crew(ToCrew(a_crew("well", "panic")), NOW)

    assert options(page) == ["1, Is well", "3, Calls for help"]


def test_what_is_typed_stays_while_the_board_changes(qtbot: QtBot) -> None:
    page, told = a_page(qtbot, a_crew())
    press(Key.Key_5)
    type_text("he sho")

    page.show_crew(ToCrew(a_crew(notices=(SILENT,))), NOW)
    type_text("uts")
    press(Key.Key_Return)

    assert told.asked == [c.AskForDeputies(unit="CR-11", reason="he shouts")]


def test_backspace_goes_back_to_the_acts(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot, a_crew())
    press(Key.Key_4)

    press(Key.Key_Backspace)

    assert options(page)[0] == "1, Is well"


def test_ages_run_on_the_page(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot, a_crew()._replace(panic=NOW, heard=NOW - timedelta(minutes=2)))

    page.tick(NOW + timedelta(minutes=3))

    said = [each.text() for each in page.findChildren(Words) if each.isVisible()]
    assert "Calls for help since 3 min. On scene 19 min, 14 Alder Row. Last heard of 5 min ago." in said


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("dense", [True, False])
@pytest.mark.parametrize("begin", [None, "refuse", "ask", "safe", "did"])
def test_nothing_of_the_page_is_cut(
    qtbot: QtBot, begin: CrewAct | None, theme: ThemeName, dense: bool
) -> None:
    page = CrewPage(a_look(theme, dense))
    page.show_crew(ToCrew(a_crew(notices=(SILENT, WANTED)), begin), NOW)
    told = opened(qtbot, page, theme, dense)

    nothing_cut(page)
    assert told.asked == []


@pytest.mark.parametrize(("number", "why"), list(enumerate(UNSERVED, start=1)))
def test_what_stands_in_is_sent_for_a_reason_of_the_list(qtbot: QtBot, number: int, why: str) -> None:
    command = c.SendUnit(call="26-1", unit="D-26", response="law_enforcement_cit")
    page = ReasonPage(a_look("dark", dense=True))
    page.show_reason(ToReason(command, "D-26 goes instead.", "Send D-26 anyway", is_instead=True))
    told = opened(qtbot, page)
    nothing_cut(page)

    press(Key(Key.Key_0 + number))

    assert told.asked == [command.model_copy(update={"unserved": why})]

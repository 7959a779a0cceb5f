"""The pages beside the question: where the keys go back to, and what is told while one is open."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.ui.screens.pages import close_page
from console.ui.widgets.close import ClosePage
from console.ui.widgets.options import OptionRow
from console.ui.wish import Wish
from tests.stories.calls import KNIFE, QUIET, SACRAMENTO, Clock, a_gap_call, a_sent_call
from tests.stories.play import Dispatcher, a_desk


def close_as_esc_does(dispatcher: Dispatcher) -> None:
    close_page(dispatcher.running.desk)


def test_a_page_gives_the_keys_back_to_where_they_were(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)
        parts = dispatcher.running.parts
        for from_there, page in (("F6", "R"), ("F6", "P"), ("F7", "Ctrl+I"), ("F5", "F12")):
            dispatcher.press(from_there)
            before = dispatcher.keys_are_on
            dispatcher.press(page)
            assert parts.panel.has_keys(), page

            close_as_esc_does(dispatcher)

            assert dispatcher.page == ""
            assert dispatcher.keys_are_on is before, page


def test_a_page_opened_from_the_command_line_gives_the_keys_to_the_question(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)
        dispatcher.say("close")

        close_as_esc_does(dispatcher)

        assert dispatcher.keys_are_on is dispatcher.running.parts.guide


def test_a_page_that_closes_by_itself_gives_the_keys_back_too(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, SACRAMENTO, clock) as dispatcher:
        a_gap_call(dispatcher)
        dispatcher.press("F6", "A")

        clock.pass_s(dispatcher, 121)

        assert dispatcher.page == ""
        assert dispatcher.keys_are_on is dispatcher.running.parts.advice


def test_what_became_different_under_a_page_is_told_above_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(KNIFE)
        dispatcher.press("F12")
        assert "Became different" not in dispatcher.page

        dispatcher.running.desk.do(
            c.AnswerFact(call=dispatcher.call.id, fact="others_in_danger", answer="yes")
        )
        told = dispatcher.page
        close_as_esc_does(dispatcher)
        dispatcher.press("F12")

        assert "Became different: Crisis-trained deputies" in told
        assert "Became different" not in dispatcher.page


def test_the_page_that_asks_why_names_the_act_and_closes_once_it_cannot_be_done(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(QUIET)
        desk = dispatcher.running.desk
        desk.wish(Wish("send_anyway", "D-19"))
        assert "Send D-19 anyway" in dispatcher.page

        desk.do(c.SetUnitStatus(unit="D-19", status="out_of_service"))

        assert dispatcher.page == ""
        assert dispatcher.running.desk.board.units["D-19"].call is None


def test_a_call_on_which_nobody_went_offers_no_ending_that_says_somebody_did(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(QUIET)

        dispatcher.press("F12")

        assert "8, Settled by phone" in dispatcher.page
        assert "Taken to hospital" not in dispatcher.page


def ending_keys(dispatcher: Dispatcher) -> dict[str, str]:
    """The endings that the page offers, in the order in which they are read, each with its key."""
    rows = dispatcher.running.desk.pages.page(ClosePage).findChildren(OptionRow)
    names = [row.accessibleName() for row in sorted(rows, key=lambda row: row.y()) if row.isVisible()]
    return {word: key for key, _, word in (name.partition(", ") for name in names) if key not in "PQ"}


def test_the_keys_of_endings_run_down_the_page_and_an_ending_has_the_same_key_on_every_call(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(KNIFE)
        dispatcher.press("F12")
        nobody_went = ending_keys(dispatcher)
        close_as_esc_does(dispatcher)
        dispatcher.send_all()
        for unit in [sent.unit for sent in dispatcher.call.sent]:
            for status in ("on_scene", "available"):
                dispatcher.running.desk.do(c.SetUnitStatus(unit=unit, status=status, reason="radioed so"))
        assert dispatcher.call.attended
        dispatcher.press("F12")
        somebody_went = ending_keys(dispatcher)

    for each in (nobody_went, somebody_went):
        assert list(each.values()) == sorted(each.values())
    both = nobody_went.keys() & somebody_went.keys()
    assert both, "some endings fit either"
    assert {word: nobody_went[word] for word in both} == {word: somebody_went[word] for word in both}
    assert (somebody_went["Stabilized at the scene"], nobody_went["Settled by phone"]) == ("1", "8")


def test_the_summary_that_was_read_is_marked_where_the_caller_says_more(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, SACRAMENTO, clock) as dispatcher:
        dispatcher.take_call("22 Fennel Court")
        dispatcher.answer(QUIET)
        dispatcher.press("F11", "1", "O", "R")
        dispatcher.type("Anna")
        dispatcher.press("Return", "S")
        assert "changed since" not in dispatcher.page

        clock.pass_s(dispatcher, 5)
        dispatcher.running.desk.do(
            c.AnswerFact(call=dispatcher.call.id, fact="weapon", answer="edged", caveat="in the drawer")
        )
        QApplication.processEvents()

        assert "It changed since it was read: read what is marked again." in dispatcher.page
        assert "Weapon: knife or blade (“in the drawer”) (changed)" in dispatcher.page

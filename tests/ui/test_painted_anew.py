"""Only what differs is painted anew, by an act and by the clock; and what is left alone is never stale."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.domain.rows.shown import Advice, AdviceItem, Reason, UnitRow
from console.ui.tables.answers import AnswerList
from console.ui.tables.calls import CallList
from console.ui.tables.units import UnitBoard
from console.ui.tables.view import Panel
from console.ui.theme import Look
from console.ui.widgets.advice import AdviceWidget
from console.ui.widgets.bar_facts import About
from console.ui.widgets.top_bar import TopBar
from tests.ui.dress import NOW, a_call, a_look, a_unit, an_answer

Panels = CallList | UnitBoard | AnswerList
SECOND = timedelta(seconds=1)
SPANS = (0.4, 0.7, 1, 1, 3, 30, 59, 61, 600, 3601, 7300, 90_000)


class Painted(QObject):
    """What is painted of a widget, or of a panel's list, from now on, whatever has it painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._view = widget.view if isinstance(widget, Panel) else None
        self.region = QRegion()
        (self._view.viewport() if self._view is not None else widget).installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False

    def rows(self) -> list[int]:
        """The rows of which more than the line above was painted since the last time; none twice."""
        assert self._view is not None, "only lists have rows"
        QApplication.processEvents()
        region, self.region = self.region, QRegion()
        places = [
            self._view.visualRect(self._view.rows.index(at)).adjusted(0, 2, 0, 0)
            for at in range(self._view.rows.rowCount())
        ]
        return [at for at, place in enumerate(places) if region.intersects(place)]


@pytest.fixture
def look(qapp: QApplication) -> Look:
    qapp.setStyle("Fusion")
    return a_look()


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], Painted]:
    """Shows a widget alone in a window, and tells what is painted of it from then on."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(520, 560)

    def show(widget: QWidget) -> Painted:
        widget.setParent(window)
        widget.resize(window.size())
        widget.show()
        with qtbot.waitExposed(window):
            window.show()
        QApplication.processEvents()
        return Painted(widget)

    return show


def units(look: Look, number: int = 40) -> tuple[UnitBoard, list[UnitRow]]:
    board = UnitBoard(look, NOW)
    since = NOW - timedelta(minutes=5, seconds=10)
    rows = [UnitRow(head="All others", head_right=str(number))]
    rows += [a_unit(f"D-{at:02}")._replace(since=since) for at in range(number)]
    board.set_rows(rows, "", NOW)
    return board, rows


def with_ages(look: Look) -> list[Panels]:
    """One list of each kind, with ages and limits that are seconds, minutes and hours old."""
    ages = [timedelta(seconds=37 * at * at) for at in range(14)]
    calls = CallList(look, NOW)
    states = ("", "supervisor {left}", "F3 takes it")
    calls.set_rows(
        [
            a_call(at)._replace(since=NOW - old, due=NOW + old - 20 * SECOND, state=states[at % 3])
            for at, old in enumerate(ages)
        ],
        NOW,
    )
    rail = CallList(look, NOW)
    rail.set_rail(True)
    rail.set_rows(calls.view.rows.rows, NOW)
    board, answers = UnitBoard(look, NOW), AnswerList(look, NOW)
    board.set_rows(
        [
            a_unit(f"D-{at}")._replace(since=NOW - old, why_not="Harrow", place_since=NOW - 2 * old)
            for at, old in enumerate(ages)
        ],
        "",
        NOW,
    )
    answers.set_rows([an_answer(at + 1)._replace(since=NOW - old) for at, old in enumerate(ages)], NOW)
    return [calls, rail, board, answers]


def on_screen(widget: QWidget) -> QImage:
    """What the screen shows of a widget now; unlike `QWidget.grab`, this paints nothing."""
    QApplication.processEvents()
    window = widget.window()
    picture = window.screen().grabWindow(window.winId()).toImage()
    return picture.copy(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()))


@pytest.mark.parametrize("kind", range(4))
def test_after_any_span_the_list_stands_as_if_it_were_painted_whole(
    look: Look, shown: Callable[[QWidget], Painted], kind: int
) -> None:
    panel, now = with_ages(look)[kind], NOW
    shown(panel)

    for span in SPANS:
        now += span * SECOND
        panel.tick(now)
        by_clock = on_screen(panel)
        panel.view.viewport().update()

        assert by_clock == on_screen(panel), f"an age stood still, {span} s later"


@pytest.mark.parametrize("kind", range(4))
def test_an_age_that_passed_while_other_rows_changed_is_painted_with_the_next_second(
    look: Look, shown: Callable[[QWidget], Painted], kind: int
) -> None:
    panel = with_ages(look)[kind]
    shown(panel)
    rows: Sequence[object] = panel.view.rows.rows

    for part in (0.6, 1.2, 1.9, 61.5, 62.0):
        panel.view.rows.set_rows(list(rows), NOW + part * SECOND)  # type: ignore[arg-type]  # its own rows
    panel.tick(NOW + 62.1 * SECOND)
    by_clock = on_screen(panel)
    panel.view.viewport().update()

    assert by_clock == on_screen(panel)


def test_a_clock_that_was_set_back_is_followed(look: Look, shown: Callable[[QWidget], Painted]) -> None:
    board, _ = units(look)
    shown(board)
    board.tick(NOW + timedelta(hours=1))

    board.tick(NOW)
    by_clock = on_screen(board)
    board.view.viewport().update()

    assert by_clock == on_screen(board)


def test_the_bar_moves_its_clock_and_paints_nothing_else(
    look: Look, shown: Callable[[QWidget], Painted]
) -> None:
    bar = TopBar(look)
    bar.show_about(About("Example County 911", ("Desk",), "Position 3", "Nadia Okoro", "Care first", "v4"))
    bar.tick(NOW)
    painted = shown(bar)
    before = on_screen(bar)

    bar.tick(NOW + SECOND)
    by_clock = on_screen(bar)
    width, bar_height = painted.region.boundingRect().width(), bar.height()
    bar.update()

    assert by_clock != before
    assert by_clock == on_screen(bar)
    assert 0 < width < 120 < bar.width()
    assert painted.region.boundingRect().height() == bar_height


def test_a_second_in_which_nothing_shown_changes_paints_nothing(
    look: Look, shown: Callable[[QWidget], Painted]
) -> None:
    board, _ = units(look)
    painted = shown(board)

    board.tick(NOW + SECOND)
    in_a_second = painted.rows()
    board.tick(NOW + timedelta(minutes=1))
    in_a_minute = painted.rows()

    assert in_a_second == []
    assert in_a_minute[:3] == [1, 2, 3], "all ages that are in sight, and no head"


def test_a_status_that_changes_paints_its_own_row(look: Look, shown: Callable[[QWidget], Painted]) -> None:
    board, rows = units(look)
    painted = shown(board)

    rows[5] = rows[5]._replace(status="On scene", counts_as="on_scene", since=NOW)
    board.set_rows(rows, "", NOW + SECOND)

    assert painted.rows() == [5]


def test_a_status_out_of_sight_paints_nothing(look: Look, shown: Callable[[QWidget], Painted]) -> None:
    board, rows = units(look)
    painted = shown(board)

    rows[39] = rows[39]._replace(status="On scene", counts_as="on_scene", since=NOW)
    board.set_rows(rows, "", NOW + SECOND)

    assert painted.rows() == []


def test_another_best_unit_paints_the_two_it_is_about(
    look: Look, shown: Callable[[QWidget], Painted]
) -> None:
    board, rows = units(look, 12)
    rows[3:7] = [row._replace(key=at) for at, row in enumerate(rows[3:7], start=1)]
    board.set_rows(rows, "", NOW)
    painted = shown(board)
    before = on_screen(board)

    rows[3] = rows[3]._replace(key=0)
    board.set_rows(rows, "", NOW)

    assert board.chosen() == rows[4].unit
    assert on_screen(board) != before
    board.view.viewport().update()
    anew = on_screen(board)
    painted.rows()
    board.set_rows(rows, "", NOW)
    assert painted.rows() == []
    assert on_screen(board) == anew


def test_what_is_painted_at_once_is_what_differs(look: Look, shown: Callable[[QWidget], Painted]) -> None:
    board, rows = units(look)
    painted = shown(board)

    rows[5] = rows[5]._replace(status="On scene", counts_as="on_scene", since=NOW)
    board.set_rows(rows, "", NOW)
    board.paint_at_once()
    at_once, painted.region = QRegion(painted.region), QRegion()

    place = board.view.visualRect(board.view.rows.index(5))
    assert at_once.intersects(place)
    assert at_once.boundingRect().height() <= place.height() + 32, "its row, and at most the next"
    assert painted.rows() == [], "nothing is painted twice"


@pytest.mark.parametrize("dense", [False, True])
def test_a_reason_that_comes_above_the_rest_of_the_recommendation_is_painted_whole(
    shown: Callable[[QWidget], Painted], dense: bool
) -> None:
    card = AdviceWidget(a_look("dark", dense))
    shown(card)
    rows = tuple(AdviceItem("none", f"Response {at}", "one team", "S1", "open") for at in range(7))
    words = "there may be a weapon, violence or danger from the place, so a deputy comes along"
    without = Advice("Care first", "Care first", "26-1", 1, "Still asking", (), rows, (), ())

    for count in range(1, 12):
        reason = Reason(f"Because {words}."[: 12 * count], f"S2: {words}; {words}.", "our own rule", True)
        for advice in (without, without._replace(items=rows[:3], reasons=(reason,))):
            card.show_advice(advice, NOW)
            by_change = on_screen(card)
            card.update()

            assert by_change == on_screen(card), f"a strip was left out, {count}"

"""The parts of the Reports screen: pictures in both themes, lines by their kind, work that is stopped."""

from threading import Event

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.domain.rows.reading import ReadRow, row_words
from console.reports.figure_charts import Bars, Chart, charts_of
from console.reports.figure_report import sheet_of
from console.reports.sheet_rows import sheet_rows
from console.ui.screens.reports_work import LongWork, Passing
from console.ui.tables.report_charts import chart_height, paint_chart, ticks
from console.ui.tables.report_rows import ReadList
from console.ui.theme import Look, ThemeName
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field
from console.ui.widgets.reports_figures import FiguresPage
from console.ui.widgets.reports_import import ImportPage
from console.ui.widgets.reports_what_if import WhatIfPage
from console.ui.wish import Wish
from tests.reports.made import HEAD, a_report
from tests.ui.dress import NOW, THEMES, a_look, holds, picture


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def painted(chart: Chart, look: Look) -> QImage:
    image = QImage(900, chart_height(chart, look), QImage.Format.Format_RGB32)
    image.fill(look.color("bg.panel"))
    painter = QPainter(image)
    paint_chart(painter, QRectF(0, 0, image.width(), image.height()), chart, look)
    painter.end()
    return image


def rows_of(below: int) -> tuple[tuple[ReadRow, ...], tuple[Chart, ...]]:
    report = a_report(below)
    charts = charts_of(report.tables)
    return sheet_rows(sheet_of(report, HEAD, charts), charts), charts


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("dense", [False, True])
def test_every_picture_is_painted_in_the_colours_of_the_look(theme: ThemeName, dense: bool) -> None:
    look = a_look(theme, dense)

    for chart in charts_of(a_report(1).tables):
        assert holds(painted(chart, look), look.color("accent.line")), chart.name


def test_what_is_hidden_is_hatched_and_said_to_be_hidden() -> None:
    none = Bars("Weekday", ("Mon",), (0,), (), (0,), 1)
    both = (Chart("when", 138, "", (each,)) for each in (none, none._replace(hidden=(0,))))
    empty, hatched = (painted(each, a_look()) for each in both)

    assert empty != hatched
    rows, charts = rows_of(11)
    assert "hatched: hidden" in next(part.title for part in charts[0].parts)
    assert " hidden" in next(row.says for row in rows if row.about == "when")


@pytest.mark.parametrize("most", [1, 3, 7, 48, 99, 100, 1458, 10_001])
def test_ticks_are_whole_and_few_and_reach_the_largest(most: int) -> None:
    found = ticks(most)

    assert found[0] == 0
    assert found[-2] < most <= found[-1]
    assert len(found) <= 5
    assert all(each == int(each) for each in found)


def test_a_row_of_a_table_is_read_aloud_with_its_heads_and_a_picture_with_its_values() -> None:
    rows, _ = rows_of(1)

    told = [row_words(row) for row in rows]
    assert "What: Calls that came in, Count: 420" in told
    begins = "Calls by hour of the day, and by weekday. Hour of the day: 00 "
    assert any(each.startswith(begins) for each in told)
    assert len({row.key for row in rows}) == len(rows)


@pytest.mark.parametrize("theme", THEMES)
def test_the_list_shows_every_kind_of_line(qtbot: QtBot, theme: ThemeName) -> None:
    look, (rows, charts) = a_look(theme), rows_of(1)
    found = ReadList(look, NOW)
    qtbot.addWidget(found)
    call = ReadRow("call", "call", ("26-1", "by phone"), (20, 80), about="26-1")
    found.set_rows((*rows, call), NOW, charts)

    image = picture(found, 1000, 1200)
    assert holds(image, look.color("accent.line"))
    assert holds(image, look.color("border.subtle"))


def test_enter_opens_a_call_and_nothing_else(qtbot: QtBot) -> None:
    found, wishes = ReadList(a_look(), NOW), list[Wish]()
    qtbot.addWidget(found)
    found.wished.connect(wishes.append)
    rows = (ReadRow("0", "head", ("Calls",)), ReadRow("1", "call", ("26-1", ""), (20, 80), about="26-1"))
    found.set_rows(rows, NOW)

    for at in range(2):
        found.view.pressed_enter.emit(found.view.model().index(at, 0))

    assert wishes == [Wish("open_call", "26-1")]
    assert found.view.accessibleName()


def test_work_that_is_stopped_tells_nothing_and_can_be_asked_for_again(qtbot: QtBot) -> None:
    parent, begun, ended = QWidget(), Event(), Event()
    qtbot.addWidget(parent)
    work = LongWork(parent)

    def count(passing: Passing) -> object:
        def forever() -> object:
            while True:
                begun.set()
                yield 1

        found = sum(passing(forever()))  # type: ignore[arg-type]  # an endless run of ones
        ended.set()
        return found

    work.ask("count", count)
    qtbot.waitUntil(begun.is_set)
    going_on = work.is_going_on()
    stopped = work.stop()
    qtbot.waitUntil(ended.is_set)

    assert (going_on, stopped, work.is_stopped(), work.value()) == (True, True, True, None)
    assert work.so_far() > 0
    assert not work.stop()
    work.ask("count", lambda passing: sum(passing(iter((1, 1)))))
    qtbot.waitUntil(lambda: not work.is_going_on())
    assert (work.value(), work.so_far()) == (2, 2)


def test_every_control_has_a_name_and_no_page_has_a_key_twice(qtbot: QtBot) -> None:
    for page in (FiguresPage(a_look()), WhatIfPage(a_look()), ImportPage(a_look())):
        qtbot.addWidget(page)
        buttons, fields = page.findChildren(KeyButton), page.findChildren(Field)
        keys = [*(each.key() for each in buttons), *(each.key() for each in fields)]

        assert all(each.accessibleName() for each in buttons)
        assert all(keys)
        assert len(set(keys)) == len(keys)
        assert not {"1", "2", "3"}.intersection(keys), "the parts of the screen have these"

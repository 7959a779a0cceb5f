"""Pages that are longer than their place.

Whole rows only, the rest counted, and dense rows that open when meant.
"""

import pytest
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.ui.widgets.button import KeyButton
from console.ui.widgets.form import Form
from console.ui.widgets.options import Option, OptionList, OptionRow
from console.ui.widgets.sight import Sight
from console.ui.widgets.words import Words
from tests.ui.dress import a_look
from tests.ui.told import front, press

Key = Qt.Key

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


class Page(QWidget):
    """Fourteen options over words, with a button at the foot."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, dense: bool) -> None:
        super().__init__()
        look = a_look(dense=dense)
        self.options = OptionList(look, "one", "What goes instead")
        self.options.show_options(
            [Option(f"{at}", f"Response {at}", f"What response {at} means") for at in range(14)]
        )
        self.words = Words(look, "dense")
        self.words.say("The policy asks for: a clinician and a deputy, paramedics staged nearby.")
        self.form = Form(look, self)
        self.form.add(self.options, self.words)
        self.form.add_buttons(KeyButton(look, "Override", "Ctrl+Enter"))
        self.form.set_look(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def sight(self) -> Sight:
        return self.form.findChildren(Sight)[0]

    def seen(self) -> list[str]:
        """The rows in sight; fails where one is seen in part."""
        for _ in range(3):
            QApplication.processEvents()
        names = []
        for row in self.options.findChildren(OptionRow):
            part = row.visibleRegion().boundingRect()
            assert part.isEmpty() or part == row.rect(), f"{row.accessibleName()} is cut"
            names += [row.option.id] if not part.isEmpty() else []
        return names


@pytest.mark.parametrize("dense", [True, False])
def test_rows_are_in_sight_wholly_or_not_at_all(qtbot: QtBot, dense: bool) -> None:
    page = Page(dense)
    told = front(qtbot, page, 260, 241)
    page.options.focus_first()

    first = page.seen()
    for _ in range(13):
        press(Key.Key_Down)
        page.seen()
    last = page.seen()

    assert (first[0], last[-1]) == ("0", "13")
    assert page.sight().out_of_sight()[0] > 0
    assert told.asked == []


@pytest.mark.parametrize("height", range(150, 400, 23))
@pytest.mark.parametrize("dense", [True, False])
def test_page_down_brings_every_row_into_sight_and_the_ring_comes_along(
    qtbot: QtBot, dense: bool, height: int
) -> None:
    page = Page(dense)
    told = front(qtbot, page, 260, height)
    page.options.focus_first()

    seen = set(page.seen())
    for _ in range(14):
        press(Key.Key_PageDown)
        seen |= set(page.seen())
        assert QApplication.focusWidget() in page.options.rows()
    for _ in range(6):
        press(Key.Key_PageDown)

    assert seen == {f"{at}" for at in range(14)}
    assert page.sight().out_of_sight()[1] == 0
    assert told.asked == []


def test_a_clock_that_runs_does_not_pull_the_column_back_to_the_ring(qtbot: QtBot) -> None:
    page = Page(dense=True)
    told = front(qtbot, page, 260, 240)
    page.options.focus_first()
    page.seen()

    page.sight().turn(1)
    before = page.sight().out_of_sight()
    page.words.say("The policy asks for nobody now.")
    page.seen()

    assert page.sight().out_of_sight()[0] == before[0] > 0
    assert told.asked == []


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_PageDown])
def test_down_on_a_button_reads_the_page_and_does_not_leave_the_button(qtbot: QtBot, key: Key) -> None:
    page = Page(dense=True)
    page.form.add_buttons(KeyButton(a_look(dense=True), "Dropped", "D"))
    told = front(qtbot, page, 260, 240)
    button = page.form.findChildren(KeyButton)[0]
    button.setFocus()
    page.seen()

    press(key)

    assert button.hasFocus()
    assert page.sight().out_of_sight()[0] > 0
    assert told.asked == []


def test_words_below_the_last_option_are_reached_by_down(qtbot: QtBot) -> None:
    page = Page(dense=True)
    told = front(qtbot, page, 260, 240)
    page.options.rows()[13].setFocus()
    page.seen()

    for _ in range(4):
        press(Key.Key_Down)
        page.seen()

    assert page.sight().out_of_sight()[1] == 0
    assert page.words.visibleRegion().boundingRect() == page.words.rect()
    assert told.asked == []


def test_a_dense_row_says_what_it_means_where_the_ring_or_the_choice_is(qtbot: QtBot) -> None:
    page = Page(dense=True)
    told = front(qtbot, page, 260, 600)
    page.options.press("2")
    page.options.rows()[4].setFocus()
    page.seen()

    opened = [row.option.id for row in page.options.rows() if row.height() > 30]

    assert opened == ["1", "4"]
    assert page.options.rows()[0].accessibleDescription() == "What response 0 means"
    assert page.options.rows()[4].mapTo(page, QPoint(0, 0)).y() > 0
    assert told.asked == []

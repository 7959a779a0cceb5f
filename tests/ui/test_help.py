"""The manual's page in the panel: shown by name, links lead on, Backspace back, a missing page says so."""

import gc

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextFrame, QTextTable
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from console.settings import resources_dir
from console.ui.widgets.help_page import HelpPage
from console.ui.widgets.panel import Panel
from console.ui.wish import Wish
from tests.ui.dress import a_look
from tests.ui.told import Told, front, press

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def first_line(name: str) -> str:
    """What stands over a page of the manual."""
    text = (resources_dir() / "help" / "en" / f"{name}.md").read_text("utf-8")
    return text.partition("\n")[0].lstrip("# ")


def opened(qtbot: QtBot, name: str) -> tuple[HelpPage, QTextBrowser, Told]:
    page = HelpPage(a_look("dark", dense=True))
    page.show_page(name)
    panel = Panel(a_look("dark", dense=True))
    told = front(qtbot, panel, 268, 424)
    panel.open_page(page, "Help")
    return page, page.findChildren(QTextBrowser)[0], told


def test_the_page_of_the_screen_is_shown_and_has_the_keys(qtbot: QtBot) -> None:
    _, browser, told = opened(qtbot, "desk")

    assert browser.toPlainText().startswith(first_line("desk"))
    assert browser.hasFocus()
    assert told.asked == []


def test_a_link_leads_on_and_backspace_back(qtbot: QtBot) -> None:
    _, browser, told = opened(qtbot, "desk")

    browser.anchorClicked.emit(QUrl("glossary.md"))
    there = browser.toPlainText()
    press(Qt.Key.Key_Backspace)

    assert there.startswith(first_line("glossary"))
    assert browser.toPlainText().startswith(first_line("desk"))
    assert told.wished == []


def test_escape_closes(qtbot: QtBot) -> None:
    _, _, told = opened(qtbot, "desk")

    press(Qt.Key.Key_Escape)

    assert told.wished == [Wish("close_panel")]


def frames() -> int:
    """How many frames of texts Python holds: PySide 6.11 keeps each that was asked for with its browser."""
    gc.collect()
    return sum(type(each) is QTextFrame for each in gc.get_objects())


def test_a_table_has_hair_lines_and_is_as_wide_as_the_place(qtbot: QtBot) -> None:
    _, browser, _ = opened(qtbot, "keys")

    tables = [each for each in browser.document().rootFrame().childFrames() if isinstance(each, QTextTable)]
    forms = [table.format() for table in tables]

    assert len(forms) > 2
    assert {(form.border(), form.width().rawValue()) for form in forms} == {(1, 100)}
    assert all(form.borderCollapse() for form in forms)


def test_pages_that_were_read_leave_nothing_behind(qtbot: QtBot) -> None:
    page, _, _ = opened(qtbot, "desk")
    before = frames()

    for name in ("keys", "policy", "glossary") * 10:
        page.show_page(name)

    assert frames() == before


def test_a_missing_page_says_what_to_do(qtbot: QtBot) -> None:
    _, browser, told = opened(qtbot, "nowhere")

    assert "has no page “nowhere”" in browser.toPlainText()
    assert "install the program again" in browser.toPlainText()
    assert told.asked == []

"""The manual's page in the panel: shown by name, links lead on, Backspace back, a missing page says so."""

import pytest
from PySide6.QtCore import Qt, QUrl
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


def test_a_missing_page_says_what_to_do(qtbot: QtBot) -> None:
    _, browser, told = opened(qtbot, "nowhere")

    assert "has no page “nowhere”" in browser.toPlainText()
    assert "install the program again" in browser.toPlainText()
    assert told.asked == []

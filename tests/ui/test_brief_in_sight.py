"""Only what was in sight of a brief is read back; the key goes on to the rest and says how much that is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.rows.shown import BriefLine
from console.ui.widgets.brief import BriefPage, BriefRow
from console.ui.widgets.words import Words
from tests.ui.dress import a_look
from tests.ui.opened import BRIEF, NOW, opened
from tests.ui.told import press

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def test_a_brief_of_which_lines_were_out_of_sight_is_not_read_back_but_goes_on(qtbot: QtBot) -> None:
    lines = tuple(BriefLine(f"Danger {at}", f"what is known of it, part {at}") for at in range(60))
    page = BriefPage(a_look("dark", dense=True))
    brief = BRIEF._replace(lines=lines, read_before=False)
    page.show_brief(brief, NOW)
    told = opened(qtbot, page)
    QApplication.processEvents()
    seen, says = [], []

    while not told.asked:
        seen += [each.line for each in page.findChildren(BriefRow) if each.isVisible()]
        press(Key.Key_B)
        QApplication.processEvents()
        says += [each.text() for each in page.findChildren(Words) if each.text().startswith("Not read")]
        # Somebody adds a note meanwhile: what was in sight needs not be seen again.
        page.show_brief(brief._replace(plain=f"{len(says)}"), NOW)
        assert len(says) < 20

    assert set(seen) == set(lines)
    assert len(says) > 2
    left = [int(each.split()[4]) for each in says if "more lines" in each]
    assert left == sorted(left, reverse=True)
    assert left[0] < 60
    assert told.asked == [c.ConfirmBrief(call="26-1", unit="M-30")]

"""A reason higher than its place: each part ends with a whole line, and the card says that there is more."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.rows.shown import Advice, Reason
from console.ui.widgets.advice import AdviceWidget
from console.ui.widgets.blocks import Blocks
from console.ui.widgets.more import More
from console.ui.widgets.words import Words
from tests.ui.dress import NOW, a_look
from tests.ui.told import front, press

LEAD = "; ".join(f"nobody could say whether answer {number} is so" for number in range(14))
LONG = Advice(
    "Care first", "", "26-1", 1, "Send a clinician and a deputy", (), (),
    (Reason(f"{LEAD}.", "S2: There may be a weapon, so a deputy comes along.", "our own rule", True),),
)  # fmt: skip

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


@pytest.mark.parametrize("height", [*range(300, 340, 7), 424])
@pytest.mark.parametrize("dense", [False, True])
def test_each_part_ends_with_a_whole_line_and_no_line_is_left_out(
    qtbot: QtBot, dense: bool, height: int
) -> None:
    card = AdviceWidget(a_look("dark", dense))
    card.show_advice(LONG, NOW)
    told = front(qtbot, card, 268, height)
    card.setFocus()
    [words] = [each for each in card.findChildren(Words) if each.text().startswith("nobody could")]
    [more] = card.findChild(Blocks).findChildren(More)  # type: ignore[union-attr]  # there is one
    lines, read = words.line_edges(), set[tuple[int, int]]()

    for _ in range(20):
        QApplication.processEvents()
        seen = words.visibleRegion().boundingRect()
        top, bottom = seen.top(), seen.top() + seen.height()
        assert not [edge for edge in lines if edge[0] < top < edge[1] or edge[0] < bottom < edge[1]]
        read |= {edge for edge in lines if top <= edge[0] and edge[1] <= bottom}
        assert ("Down: 1 more" in more.accessibleName()) == (bottom < lines[-1][1])
        press(Qt.Key.Key_Down)

    assert read == set(lines)
    assert told.asked == []

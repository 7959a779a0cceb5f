"""An empty room says how to begin, and its buttons do what they say."""

import pytest
from pytestqt.qtbot import QtBot

from console.domain.rows.shown import GuideCard
from console.ui.widgets.button import KeyButton
from console.ui.wish import Wish
from tests.ui.test_guide import a_guide
from tests.ui.told import nothing_cut

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.mark.parametrize(
    ("name", "wish"),
    [("Take a call, F3", "next_call"), ("New call, Ctrl+N", "new_call"), ("Help, F1", "help")],
)
def test_an_empty_room_says_how_to_begin(qtbot: QtBot, name: str, wish: str) -> None:
    guide, told = a_guide(qtbot, GuideCard("empty", next_step="No call is open here."))

    button = next(each for each in guide.findChildren(KeyButton) if each.accessibleName() == name)
    assert button.isVisible()
    button.click()

    assert told.wished == [Wish(wish)]
    nothing_cut(guide)

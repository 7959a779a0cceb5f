"""What the notices over the recommendation say in full, whatever room there is."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.rows.shown import Notice
from console.ui.widgets.words import Words
from tests.ui.test_advice import QUIET, SIZES, a_card

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


@pytest.mark.parametrize(("size", "dense"), SIZES)
def test_what_another_policy_changes_for_the_call_is_whole_where_notices_have_little_room(
    qtbot: QtBot, size: tuple[int, int], dense: bool
) -> None:
    first = "For this call now: nobody. Under the new one: deputies. It stays until you say take policy, F2."
    newer = Notice("page", "A newer version came into force", "2 rules changed. " * 20, "warn", first=first)
    others = tuple(Notice("page", f"Became different {at}", "long words " * 30) for at in range(3))

    card, told = a_card(qtbot, QUIET._replace(notices=(newer, *others)), size, dense=dense)

    lines = [each.text() for each in card.findChildren(Words)]
    assert f"A newer version came into force. {first} …" in lines
    assert "Became different 1 …" in lines
    assert told.asked == []

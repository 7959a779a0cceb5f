"""What the desk needs of Qt's own bindings. A pin that fails here must not be moved to."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 1000


def test_the_bindings_give_away_no_reference_to_none(qtbot: QtBot) -> None:
    """6.12.0 lost one with every call on Python 3.11; the program then died after some thousands of calls."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        label.setText("a")

    assert abs(sys.getrefcount(None) - before) < CALLS / 10

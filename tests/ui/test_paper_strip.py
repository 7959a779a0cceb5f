"""The strip that says that what is entered did not happen now: word, sign, colour, and nothing cut."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.ui.theme import ThemeName
from console.ui.widgets.button import KeyButton
from console.ui.widgets.paper_strip import ENDED_S, PaperStrip
from console.ui.wish import Wish
from tests.ui.dress import THEMES, a_look, click, holds, press
from tests.ui.told import nothing_cut, nothing_overlaps

ZONE = ZoneInfo("America/Los_Angeles")
THEN = datetime(2026, 11, 27, 22, 32, tzinfo=UTC)
NOW = THEN + timedelta(hours=1, minutes=58)


@dataclass(frozen=True)
class Shown:
    """A strip on, in a window that has the keys, and what it wishes."""

    window: QWidget
    strip: PaperStrip
    wished: list[Wish]


def shown(qtbot: QtBot, theme: ThemeName = "dark", dense: bool = False) -> Shown:
    """A strip on, as wide as it asks for."""
    window, strip, wished = QWidget(), PaperStrip(a_look(theme, dense)), list[Wish]()
    qtbot.addWidget(window)
    window.resize(560, 60)
    strip.setParent(window)
    strip.wished.connect(wished.append)
    strip.show_then(THEN, "", ZONE, NOW)
    strip.resize(strip.sizeHint())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Shown(window, strip, wished)


def test_it_says_the_time_that_it_goes_on_and_how_long_ago(qtbot: QtBot) -> None:
    on = shown(qtbot)
    strip = on.strip

    assert strip.accessibleName() == (
        "From paper: 14:32, 27 Nov, 1 h 58 min ago · for each act until you end it"
    )
    strip.tick(NOW + timedelta(minutes=2))
    assert "2 h 0 min ago" in strip.accessibleName()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("dense", [False, True])
def test_it_is_framed_in_its_colour_and_no_word_is_cut(qtbot: QtBot, theme: ThemeName, dense: bool) -> None:
    on = shown(qtbot, theme, dense)
    strip = on.strip

    nothing_cut(strip)
    nothing_overlaps([each for each in strip.findChildren(QWidget) if each.parentWidget() is strip])
    assert strip.sizeHint().width() < 520
    assert strip.height() == a_look(theme, dense).bar("alerts")
    image = strip.grab().toImage()
    assert holds(image, a_look(theme).color("warn.line"))
    assert holds(image, a_look(theme).color("warn.tint"))


def test_its_button_does_what_its_key_does(qtbot: QtBot) -> None:
    on = shown(qtbot)
    strip = on.strip
    button = strip.findChild(KeyButton)
    assert button is not None
    assert button.accessibleName() == "Next time, or off, Shift+F2"

    click(button)

    assert on.wished == [Wish("paper")]


def test_it_says_why_it_has_ended_and_goes_by_itself(qtbot: QtBot) -> None:
    on = shown(qtbot)
    strip = on.strip

    strip.show_then(None, "ten minutes without an act", ZONE, NOW)

    assert strip.accessibleName() == "Entering from paper has ended · ten minutes without an act"
    assert not holds(strip.grab().toImage(), a_look().color("warn.line"))
    strip.tick(NOW + timedelta(seconds=ENDED_S - 1))
    assert strip.isVisible()
    strip.tick(NOW + timedelta(seconds=ENDED_S))
    assert not strip.isVisible()


def test_it_goes_at_once_where_it_is_ended_by_hand_and_leaves_the_keys_to_the_desk(qtbot: QtBot) -> None:
    on = shown(qtbot)
    strip = on.strip
    button = strip.findChild(KeyButton)
    assert button is not None
    button.setFocus()
    press(button, Qt.Key.Key_Space)

    strip.show_then(None, "", ZONE, NOW)

    assert not strip.isVisible()
    assert on.wished == [Wish("paper"), Wish("back")]

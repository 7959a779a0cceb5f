"""The top bar: says who, where and by which policy, and sheds words before it cuts any."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.rows.backup import Sign
from console.ui.theme import Look
from console.ui.widgets.bar_facts import About
from console.ui.widgets.tabs import Tabs
from console.ui.widgets.top_bar import TopBar
from console.ui.wish import Wish
from tests.ui.dress import a_look, holds, picture, press

NOW = datetime(2026, 3, 20, 21, 47, 32, tzinfo=UTC)
ABOUT = About(
    "Example County 911",
    ("Desk", "Shift log", "Policy"),
    "Position 3",
    "Nadia Okoro",
    "Care first v4",
    "since 1 Mar 2026",
    "Night shift, 18:00 to 06:00",
)


@pytest.fixture
def bar(qapp: QApplication, qtbot: QtBot) -> TopBar:
    qapp.setStyle("Fusion")
    made = TopBar(a_look())
    qtbot.addWidget(made)
    made.show_about(ABOUT)
    made.tick(NOW)
    return made


def tabs_of(bar: TopBar) -> Tabs:
    found = bar.findChild(Tabs)
    assert isinstance(found, Tabs)
    return found


def test_says_everything_to_a_screen_reader(bar: TopBar) -> None:
    assert bar.accessibleName() == (
        "LIVE, Example County 911, Position 3, Nadia Okoro, Night shift, 18:00 to 06:00, "
        "Care first v4, since 1 Mar 2026, Saved"
    )


def test_shows_only_the_screens_there_are(bar: TopBar) -> None:
    tabs = tabs_of(bar)
    assert [tabs.tabText(at) for at in range(tabs.count())] == ["Desk", "Shift log", "Policy"]

    bar.show_about(ABOUT._replace(screens=("Desk",)))

    assert tabs.count() == 1
    assert tabs.accessibleTabName(0) == "Desk, Alt+Shift+1"


def test_the_screen_in_front_stays_marked_where_there_are_others_beside_it(bar: TopBar) -> None:
    bar.show_screen("Policy")

    bar.show_about(ABOUT._replace(screens=("Desk", "Shift log", "Backup", "Policy")))

    tabs = tabs_of(bar)
    assert tabs.tabText(tabs.currentIndex()) == "Policy"


def test_a_tab_wishes_for_its_screen(bar: TopBar) -> None:
    wishes: list[Wish] = []
    bar.wished.connect(wishes.append)
    tabs = tabs_of(bar)

    press(tabs, Qt.Key.Key_Right)
    bar.show_screen("Policy")

    assert wishes == [Wish("screen", "Shift log")]
    assert tabs.currentIndex() == 2


@pytest.mark.parametrize(
    ("kind", "waiting", "words"),
    [
        ("", 0, "Saved"),
        ("locked", 1, "Saving…"),
        ("full", 2, "Not saved: 2 kept"),
        ("read_only", 0, "Not saved"),
    ],
)
def test_says_how_saving_stands(bar: TopBar, kind: str, waiting: int, words: str) -> None:
    bar.show_saving(kind, waiting)

    assert bar.accessibleName().endswith(words)


def test_trouble_with_saving_has_the_colour_of_an_alert(bar: TopBar) -> None:
    look = a_look()
    assert not holds(picture(bar, 1900, 44), look.color("alert.text"))

    bar.show_saving("full", 1)

    assert holds(picture(bar, 1900, 44), look.color("alert.text"))


def test_a_backup_that_needs_somebody_has_shape_word_and_colour(bar: TopBar) -> None:
    look = a_look()
    bar.show_backup(Sign("disk", "Backup 7 min ago"))
    calm = holds(picture(bar, 1900, 44), look.color("warn.text"))
    told = bar.accessibleName()

    bar.show_backup(Sign("triangle", "No good backup for 1 h 4 min", "warn", "Backup too old"))

    assert not calm
    assert told.endswith("Saved, Backup 7 min ago")
    assert bar.accessibleName().endswith("No good backup for 1 h 4 min")
    assert holds(picture(bar, 1900, 44), look.color("warn.text"))


def test_practice_cannot_be_taken_for_live(bar: TopBar) -> None:
    look = a_look()
    live = picture(bar, 1900, 44)
    bar.show_about(ABOUT._replace(is_practice=True))

    practice = picture(bar, 1900, 44)

    assert bar.accessibleName().startswith("PRACTICE")
    assert holds(practice, look.color("practice.bar"))
    assert not holds(live, look.color("practice.bar"))


@pytest.mark.parametrize("width", [1900, 1350, 1180, 900])
@pytest.mark.parametrize("dense", [False, True])
def test_nothing_overlaps_at_any_width(qapp: QApplication, qtbot: QtBot, width: int, dense: bool) -> None:
    qapp.setStyle("Fusion")
    look: Look = a_look(dense=dense)
    bar = TopBar(look)
    qtbot.addWidget(bar)
    bar.show_about(ABOUT)
    if width > 1180:  # the window is never narrower
        bar.show_backup(Sign("triangle", "No good backup for 1 h 4 min", "warn", "Backup too old"))
    bar.tick(NOW)

    image = picture(bar, width, look.bar("top"))

    tabs = tabs_of(bar)
    free = range(tabs.geometry().right() + 1, tabs.geometry().right() + 12)
    ground = image.pixel(0, 0)
    assert all(image.pixel(x, y) == ground for x in free for y in range(image.height()))


def test_the_clock_moves_with_the_tick(bar: TopBar) -> None:
    before = picture(bar, 1900, 44)

    bar.tick(NOW.replace(second=33))

    assert picture(bar, 1900, 44) != before


def test_a_made_up_agency_says_so(bar: TopBar) -> None:
    bar.show_about(ABOUT._replace(sample="Nobody in it exists."))

    assert f"{ABOUT.agency}, sample, " in bar.accessibleName()
    assert bar.toolTip() == "Nobody in it exists."
    bar.show_about(ABOUT)
    assert "sample" not in bar.accessibleName()

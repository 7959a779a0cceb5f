"""The Backup screen's parts: the lists by keyboard, the page that restores, and what is read aloud."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from console.domain.rows.backup import MomentRow, PlaceRow
from console.domain.rows.shown import Notice
from console.ui.tables.backups import MomentList, PlaceList
from console.ui.theme import ThemeName
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.panel import Panel
from console.ui.widgets.restore import Meant, RestorePage, ToRestore
from console.ui.widgets.words import Words
from console.ui.wish import Wish
from tests.ui.dress import THEMES, a_look, holds, picture
from tests.ui.told import Told, front, nothing_cut, press, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NOW = datetime(2026, 3, 20, 21, 47, 32, tzinfo=UTC)
WELL = PlaceRow("/mnt/disk", "all up to entry 9, 7 min ago", "3 backups, 1.0 MB.", "check_ring", "calm")
GONE = PlaceRow(
    "/mnt/share", "no good backup", "/mnt/share: there is no such folder. Plug it in.", "triangle", "warn"
)
MOMENTS = tuple(
    MomentRow(f"{at}.store", NOW - timedelta(minutes=at), f"14:{at}", 99 - at, f"up to entry {99 - at}", "/d")
    for at in (17, 32)
)
STEPS = ("Copied live.store: 0.1 s", "Verified 9 entries, the chain and the index: 1.2 s")


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def reads(text: str) -> Meant:
    return Meant(f"All up to {text}. It is in the backup of 14:17.", is_held=text != "999")


def opened(qtbot: QtBot, theme: ThemeName = "dark", dense: bool = True) -> tuple[RestorePage, Told]:
    panel = Panel(a_look(theme, dense))
    told = front(qtbot, panel, *((440, 560) if dense else (520, 760)))
    page = RestorePage(a_look(theme, dense))
    page.show_restore("Lena Brandt, Position 1", reads)
    page.offer("/srv/live-restored-1.store")
    panel.open_page(page, "Restore to a moment")
    return page, Told(page, told.window)


def said(page: RestorePage) -> str:
    return "\n".join(each.text() for each in page.findChildren(Words) if each.isVisible())


def button(page: RestorePage, words: str) -> KeyButton:
    return next(each for each in page.findChildren(KeyButton) if words in each.accessibleName())


def test_a_moment_is_chosen_by_keys(qtbot: QtBot) -> None:
    moments = MomentList(a_look(), NOW)
    qtbot.addWidget(moments)
    wishes: list[Wish] = []
    moments.wished.connect(wishes.append)
    moments.set_rows(MOMENTS, NOW)
    moments.show()
    moments.activateWindow()
    qtbot.waitUntil(moments.isActiveWindow)
    moments.take_keys()

    press(Key.Key_Down)
    press(Key.Key_Return)

    assert wishes == [Wish("restore_to", "67")]
    told = moments.view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "14:17, 17 min ago, up to entry 82, in /d"


@pytest.mark.parametrize("theme", THEMES)
def test_a_place_that_needs_somebody_has_shape_word_and_colour(qtbot: QtBot, theme: ThemeName) -> None:
    look = a_look(theme)
    places = PlaceList(look, NOW)
    qtbot.addWidget(places)
    places.set_rows((WELL,), NOW)
    calm = holds(picture(places, 700, 300), look.color("warn.line"))

    places.set_rows((WELL, GONE), NOW)

    assert not calm
    assert holds(picture(places, 700, 300), look.color("warn.line"))
    assert places.words == "1 needs somebody"
    told = places.view.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "/mnt/share: no good backup. /mnt/share: there is no such folder. Plug it in."


def test_what_is_said_of_a_place_takes_as_many_lines_as_it_needs(qtbot: QtBot) -> None:
    places = PlaceList(a_look(), NOW)
    qtbot.addWidget(places)
    places.set_rows((GONE,), NOW)
    index = places.view.model().index(0, 0)
    picture(places, 700, 300)
    wide = places.view.visualRect(index).height()

    picture(places, 260, 300)
    places.view.doItemsLayout()

    assert places.view.visualRect(index).height() > wide


def test_the_page_is_filled_in_by_keys_alone(qtbot: QtBot) -> None:
    page, told = opened(qtbot)
    assert "Say up to when, U" in said(page)

    type_text("999")
    press(Key.Key_Return)
    assert "Another moment is needed, U." in said(page)
    press(Key.Key_Backspace)
    assert "All up to 99. It is in the backup of 14:17." in said(page)
    press(Key.Key_Return)
    type_text("the slip has to go")
    press(Key.Key_Return, CTRL)

    assert told.asked == [ToRestore("99", "/srv/live-restored-1.store", "the slip has to go")]


def test_while_it_goes_on_the_fields_are_off_and_c_cancels(qtbot: QtBot) -> None:
    page, told = opened(qtbot)
    page.choose("99")

    page.show_going_on(())
    page.show_going_on(STEPS[:1])
    press(Key.Key_C)
    press(Key.Key_Return, CTRL)

    assert told.wished[0] == Wish("cancel_restore")
    assert told.asked == []
    assert not button(page, "Restore").isVisible()
    assert all(edit.isReadOnly() or not edit.isEnabled() for edit in page.findChildren(QLineEdit))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("dense", [True, False])
def test_how_it_ended_is_said_whole(qtbot: QtBot, theme: ThemeName, dense: bool) -> None:
    page, _ = opened(qtbot, theme, dense)
    page.choose("99")
    page.show_going_on(STEPS)

    page.show_ended(Notice("check_ring", "Restored into live-2.store.", "Open it with it."), STEPS, NOW)

    told = "\n".join(each.accessibleName() for each in page.findChildren(NoticeLine) if each.isVisible())
    assert "Restored into live-2.store." in told + said(page)
    assert not button(page, "Cancel").isVisible()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    nothing_cut(page)

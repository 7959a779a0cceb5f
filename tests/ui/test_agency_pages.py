"""The pages and lists of the Agency screen: what changes, files, and what was put in force, by keyboard."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from console.domain.rows.agency import AdoptionRow, PackRow, TableRow
from console.policy.reasons import SAYS_LITTLE
from console.ui.tables.agency import AdoptionList
from console.ui.tables.draft import RowList, TableList
from console.ui.theme import ThemeName
from console.ui.widgets.adoption import AdoptionPage
from console.ui.widgets.agency_keys import AgencyKeysPage
from console.ui.widgets.agency_view import LETTERS
from console.ui.widgets.button import KeyButton
from console.ui.widgets.pack_file import PackFile, PackFilePage
from console.ui.widgets.panel import Panel
from console.ui.widgets.review import PutInForce, ReviewPage, ToReview
from console.ui.widgets.words import Words
from console.ui.wish import Wish
from tests.ui.dress import THEMES, a_look, holds, picture
from tests.ui.told import Told, front, nothing_cut, press, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NOW = datetime(2026, 3, 20, 21, 47, 32, tzinfo=UTC)
AnyPage = AdoptionPage | AgencyKeysPage | PackFilePage | ReviewPage
REVIEW = ToReview(
    "Rosa Fontaine", ("Time limits, Supervisor answers, seconds: 120 → 90", "Unit D-27: taken out")
)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def opened(qtbot: QtBot, page: AnyPage, theme: ThemeName = "dark", dense: bool = True) -> Told:
    panel = Panel(a_look(theme, dense))
    told = front(qtbot, panel, *((420, 560) if dense else (520, 900)))
    panel.open_page(page, "A page")
    return Told(page, told.window)


def said(page: AnyPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(Words) if each.isVisible())


def test_a_reason_puts_it_in_force_once_it_was_asked_twice(qtbot: QtBot) -> None:
    page = ReviewPage(a_look())
    page.show_review(REVIEW)
    told = opened(qtbot, page)
    do = next(each for each in page.findChildren(KeyButton) if each.text() == "Put in force at once")

    press(Key.Key_Return, CTRL)
    type_text("a team")
    press(Key.Key_Return, CTRL)
    assert SAYS_LITTLE in said(page)
    type_text(" mor")
    press(Key.Key_Return, CTRL)
    assert told.asked == []
    assert do.accessibleName() == "Press once more: in force at once, at every desk, Ctrl+Enter"
    type_text("e")
    press(Key.Key_Return, CTRL)
    assert told.asked == [], "another reason is asked for anew"
    press(Key.Key_Return, CTRL)

    assert told.asked == [PutInForce("a team more")]
    assert "2 changes, put in force in the name of Rosa Fontaine" in said(page)


def test_faults_come_first_and_lead_to_their_field(qtbot: QtBot) -> None:
    page = ReviewPage(a_look())
    page.show_review(REVIEW._replace(faults=(("unit/3/status", "Unit CR-16, Starts in: not known"),)))
    told = opened(qtbot, page)

    press(Key.Key_1)
    page.findChildren(QLineEdit)[0].setFocus()
    type_text("why")
    press(Key.Key_Return, CTRL)

    assert told.asked == []
    assert told.wished == [Wish("fault", "unit/3/status")]
    assert "1 thing is to be mended first." in said(page)


def test_a_draft_is_let_go_only_when_asked_twice(qtbot: QtBot) -> None:
    page = ReviewPage(a_look())
    page.show_review(REVIEW)
    told = opened(qtbot, page)
    button = next(each for each in page.findChildren(KeyButton) if each.text() == "Let the draft go")
    button.setFocus()

    press(Key.Key_L)
    once, words = list(told.wished), button.accessibleName()
    press(Key.Key_L)

    assert once == []
    assert words == "Press once more to let the draft go, L"
    assert told.wished == [Wish("let_go")]


def test_what_does_not_differ_cannot_be_put_in_force(qtbot: QtBot) -> None:
    page = ReviewPage(a_look())
    page.show_review(ToReview("Rosa Fontaine", (), differs=False))
    told = opened(qtbot, page)

    type_text("x")
    press(Key.Key_Return, CTRL)

    assert told.asked == []
    assert "Nothing differs from what is in force." in said(page)


def test_a_file_is_named_and_asked_for(qtbot: QtBot) -> None:
    page = PackFilePage(a_look())
    page.show_file("import", "", has_draft=True)
    told = opened(qtbot, page)

    type_text("/srv/pack.toml")
    press(Key.Key_Return)

    assert told.asked == [PackFile("import", "/srv/pack.toml")]
    assert "The changes of the draft go." in said(page)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("dense", [True, False])
def test_nothing_is_cut_on_the_pages(qtbot: QtBot, theme: ThemeName, dense: bool) -> None:
    look = a_look(theme, dense)
    review, file, keys, adoption = (
        ReviewPage(look),
        PackFilePage(look),
        AgencyKeysPage(look),
        AdoptionPage(look),
    )
    review.show_review(
        REVIEW._replace(
            faults=(("unit/3/status", "Unit CR-16, Starts in: unknown"),), notices=("No unit can go.",)
        )
    )
    review.show_refusal("CO-7 is on call 26-00001 and not in that pack; clear it first.")
    file.show_file("export", f"/srv/{'long-' * 20}.toml", has_draft=False)
    keys.show_keys("0", "3 changes, not in force yet; 2 things to be mended", many=True)
    adoption.show_adoption(AdoptionRow(9, NOW, "Rosa Fontaine", "why", "short", REVIEW.changes), NOW)

    for page in (review, file, keys, adoption):
        told = opened(qtbot, page, theme, dense)
        nothing_cut(page)
        told.window.close()


def test_the_lists_are_gone_through_and_acted_on_by_keys(qtbot: QtBot) -> None:
    rows = RowList(a_look(), NOW, "Rows", "", LETTERS)
    qtbot.addWidget(rows)
    wishes: list[Wish] = []
    rows.wished.connect(wishes.append)
    rows.set_rows(
        (PackRow("unit", 0, "CO-7", "Co-response"), PackRow("unit", 1, "CO-3", "")), "Units", "x", NOW
    )
    rows.show()
    rows.activateWindow()
    qtbot.waitUntil(rows.isActiveWindow)
    rows.take_keys()

    for key in (
        Key.Key_Down,
        Key.Key_T,
        Key.Key_A,
        Key.Key_C,
        Key.Key_I,
        Key.Key_X,
        Key.Key_Return,
        Key.Key_Q,
    ):
        press(key)

    names = ("ringed", "take_out", "add_row", "review", "import_pack", "export_pack", "change_row")
    assert wishes == [Wish("ringed", "0"), *(Wish(name, "1") for name in names)]


def test_the_rows_of_another_table_are_there_at_once(qtbot: QtBot) -> None:
    rows = RowList(a_look(), NOW, "Rows", "", LETTERS)
    qtbot.addWidget(rows)
    rows.set_rows((PackRow("unit", 0, "CO-7", ""), PackRow("unit", 1, "CO-3", "")), "Units", "", NOW)
    rows.show()
    rows.activateWindow()
    qtbot.waitUntil(rows.isActiveWindow)
    rows.take_keys()
    press(Key.Key_Down)

    rows.set_rows((PackRow("person", 0, "okoro", ""),), "People", "", NOW)

    assert [row.name for row in rows.view.rows.rows] == ["okoro"]


@pytest.mark.parametrize("theme", THEMES)
def test_a_table_to_be_mended_has_shape_word_and_colour(qtbot: QtBot, theme: ThemeName) -> None:
    look = a_look(theme)
    tables = TableList(look, NOW, "Agency", "", {})
    qtbot.addWidget(tables)
    calm = TableRow("unit", "Units", "16")
    tables.set_rows((calm,), "", NOW)
    before = holds(picture(tables, 300, 200), look.color("alert.line"))

    tables.set_rows((calm._replace(state="16, 1 to be mended", icon="octagon", weight="alert"),), "", NOW)

    index = tables.view.model().index(0, 0)
    assert not before
    assert holds(picture(tables, 300, 200), look.color("alert.line"))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Units, 16, 1 to be mended"


def test_an_adoption_says_who_when_what_and_why(qtbot: QtBot) -> None:
    adoptions = AdoptionList(a_look(), NOW)
    qtbot.addWidget(adoptions)
    row = AdoptionRow(9, NOW - timedelta(minutes=4), "Rosa Fontaine", "a team more", "Unit CR-20: added", ())
    adoptions.set_rows((row,), NOW)

    index = adoptions.view.model().index(0, 0)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Rosa Fontaine, 4 min ago: Unit CR-20: added. Reason: a team more"
    )

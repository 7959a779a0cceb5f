"""The People screen's parts: the list by keyboard, the pages about one person, and what is read aloud."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from console.domain.commands import ReleaseAccount, SetPerson
from console.domain.people import PersonNow
from console.domain.rows.staff import GlassRow, PersonRow, RefusedRow
from console.ui.tables.people import PersonList
from console.ui.tables.watched import GlassList, RefusedList
from console.ui.theme import ThemeName
from console.ui.widgets.account import ChosenPage, FirstPasswordPage, ReleasePage, SettingPassword, ToAccount
from console.ui.widgets.button import KeyButton
from console.ui.widgets.panel import Panel
from console.ui.widgets.people_view import PeopleView
from console.ui.widgets.person import PersonPage, ToPerson
from console.ui.widgets.words import Words
from console.ui.wish import Wish
from tests.ui.dress import THEMES, a_look, holds, picture
from tests.ui.told import Told, front, nothing_cut, press, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NOW = datetime(2026, 3, 20, 21, 47, 32, tzinfo=UTC)
NADIA = PersonRow("okoro", "Nadia Okoro", "dispatcher", NOW - timedelta(hours=3), "Position 1", "can sign in")
LOCKED = PersonRow(
    "lindqvist", "Per Lindqvist", "dispatcher", None, "", "locked out 4 min ago: too many sign-ins failed",
    "alert", "lock", True, True,
)  # fmt: skip
GONE = PersonRow("haugen", "Tor Haugen", "reader", None, "", "works here no longer", "calm", "minus", False)
GLASS = GlassRow(41, "Position 2", "Per Lindqvist", "the call cannot wait", NOW - timedelta(minutes=2))
REFUSED = RefusedRow(40, NOW, "Tor Haugen", "Position 3", "open call", "not in their role")
Page = ChosenPage | FirstPasswordPage | PersonPage | ReleasePage


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def opened(qtbot: QtBot, page: Page, theme: ThemeName = "dark", dense: bool = True) -> Told:
    panel = Panel(a_look(theme, dense))
    told = front(qtbot, panel, *((400, 520) if dense else (520, 700)))
    panel.open_page(page, "A page")
    return Told(page, told.window)


def said(page: Page) -> str:
    return "\n".join(each.text() for each in page.findChildren(Words) if each.isVisible())


def a_list(qtbot: QtBot) -> tuple[PersonList, list[Wish]]:
    people = PersonList(a_look(), NOW)
    qtbot.addWidget(people)
    people.resize(900, 400)
    wishes: list[Wish] = []
    people.wished.connect(wishes.append)
    people.set_rows((NADIA, LOCKED, GONE), NOW)
    people.show()
    people.activateWindow()
    qtbot.waitUntil(people.isActiveWindow)
    people.take_keys()
    return people, wishes


def test_the_list_is_gone_through_and_acted_on_by_keys(qtbot: QtBot) -> None:
    people, wishes = a_list(qtbot)

    press(Key.Key_Down)
    for key in (Key.Key_R, Key.Key_P, Key.Key_A, Key.Key_Return, Key.Key_X):
        press(key)

    assert people.chosen() == LOCKED
    assert wishes == [
        Wish("person", "lindqvist"),
        Wish("release", "lindqvist"),
        Wish("set_password", "lindqvist"),
        Wish("add_person", "lindqvist"),
        Wish("change_person", "lindqvist"),
    ]


def test_a_row_says_everything_it_shows(qtbot: QtBot) -> None:
    people, _ = a_list(qtbot)
    model = people.view.model()

    told = [model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(3)]

    assert told[0] == (
        "Nadia Okoro, okoro, dispatcher, last here 3 h 0 min ago, sits at Position 1, can sign in"
    )
    assert "never here, sits nowhere, locked out 4 min ago: too many sign-ins failed" in told[1]
    assert people.words == "2 work here, 1 signed in"


@pytest.mark.parametrize("theme", THEMES)
def test_an_account_that_needs_somebody_has_shape_word_and_colour(qtbot: QtBot, theme: ThemeName) -> None:
    look = a_look(theme)
    people = PersonList(look, NOW)
    qtbot.addWidget(people)
    people.set_rows((NADIA,), NOW)
    calm = holds(picture(people, 900, 300), look.color("alert.line"))

    people.set_rows((NADIA, LOCKED), NOW)

    assert not calm
    assert holds(picture(people, 900, 300), look.color("alert.line"))


def test_only_what_differs_is_painted_anew(qtbot: QtBot) -> None:
    people, _ = a_list(qtbot)
    changed: list[tuple[int, int]] = []
    people.view.model().dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))

    people.set_rows((NADIA, LOCKED._replace(state="can sign in"), GONE), NOW)

    assert changed == [(1, 1)]


def test_a_broken_glass_is_answered_from_its_list(qtbot: QtBot) -> None:
    glasses = GlassList(a_look(), NOW)
    qtbot.addWidget(glasses)
    wishes: list[Wish] = []
    glasses.wished.connect(wishes.append)
    glasses.set_rows((GLASS,), NOW)
    glasses.show()
    glasses.activateWindow()
    qtbot.waitUntil(glasses.isActiveWindow)
    glasses.setFocus()

    press(Key.Key_Return)

    assert wishes == [Wish("answer_glass", "41")]
    assert glasses.words == "1 to be answered"
    index = glasses.view.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Per Lindqvist at Position 2, 2 min ago: the call cannot wait"
    )


def test_a_refused_act_says_who_what_and_why(qtbot: QtBot) -> None:
    refused = RefusedList(a_look(), NOW)
    qtbot.addWidget(refused)
    refused.set_rows((REFUSED,), NOW)

    index = refused.view.model().index(0, 0)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Tor Haugen at Position 3, 0 s ago: open call, not in their role"
    )


def id_for(name: str) -> str:
    return name.split()[-1].casefold()


def test_somebody_is_added_with_a_short_name_that_follows_the_name(qtbot: QtBot) -> None:
    page = PersonPage(a_look("dark", dense=True))
    page.show_person(ToPerson(None, id_for))
    told = opened(qtbot, page)

    type_text("Ana Ruiz")
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    press(Key.Key_2)
    press(Key.Key_Return, CTRL)

    assert told.asked == [SetPerson(person="ruiz", name="Ana Ruiz", roles=("dispatcher", "supervisor"))]


def test_a_short_name_that_was_typed_stays(qtbot: QtBot) -> None:
    page = PersonPage(a_look("dark", dense=True))
    page.show_person(ToPerson(None, id_for))
    told = opened(qtbot, page)

    press(Key.Key_Tab)
    type_text("ana")
    press(Key.Key_Backtab)
    type_text("Ana Ruiz")
    press(Key.Key_Return)

    assert told.asked == [SetPerson(person="ana", name="Ana Ruiz", roles=("dispatcher",))]


def test_who_leaves_is_kept_and_works_here_no_longer(qtbot: QtBot) -> None:
    page = PersonPage(a_look("dark", dense=True))
    page.show_person(ToPerson(PersonNow("okoro", "Nadia Okoro", ("dispatcher",)), id_for))
    told = opened(qtbot, page)

    press(Key.Key_Tab)
    press(Key.Key_Tab)
    press(Key.Key_W)
    press(Key.Key_Return, CTRL)

    gone = SetPerson(person="okoro", name="Nadia Okoro", roles=("dispatcher",), is_active=False)
    assert told.asked == [gone]
    fixed = [each for each in page.findChildren(QLineEdit) if each.accessibleName() == "Short name"]
    assert [each.isReadOnly() for each in fixed] == [True]


def test_nobody_is_left_without_a_role(qtbot: QtBot) -> None:
    page = PersonPage(a_look("dark", dense=True))
    page.show_person(ToPerson(PersonNow("okoro", "Nadia Okoro", ("dispatcher",)), id_for))
    told = opened(qtbot, page)

    press(Key.Key_Tab)
    press(Key.Key_Tab)
    press(Key.Key_1)
    press(Key.Key_Return, CTRL)

    assert told.asked == []
    assert "Choose at least one role." in said(page)


def test_a_first_password_is_typed_in_the_clear_and_forgotten(qtbot: QtBot) -> None:
    page = FirstPasswordPage(a_look("dark", dense=True))
    page.show_person("okoro", "Nadia Okoro", lambda text: ("it is short",) if len(text) < 8 else ())
    told = opened(qtbot, page)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)

    type_text("night shift lane")
    press(Key.Key_Return)
    page.show_person("brandt", "Lena Brandt", lambda _text: ())

    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert told.asked == [SettingPassword("okoro", "night shift lane")]
    assert field.text() == ""


def test_letting_in_again_needs_a_reason(qtbot: QtBot) -> None:
    page = ReleasePage(a_look("dark", dense=True))
    page.show_account(LOCKED, NOW)
    told = opened(qtbot, page)
    press(Key.Key_Return, CTRL)

    type_text("called him back, it is him")
    press(Key.Key_Return)

    assert told.asked == [ReleaseAccount(person="lindqvist", reason="called him back, it is him")]


def test_what_is_not_theirs_to_do_is_off_and_says_why(qtbot: QtBot) -> None:
    page = ChosenPage(a_look("dark", dense=True))
    page.show_account(ToAccount(LOCKED, False, True, True, "An administrator does that."), NOW)
    told = opened(qtbot, page)

    on = {each.text(): each.isEnabled() for each in page.findChildren(KeyButton) if each.isVisible()}
    release = next(each for each in page.findChildren(KeyButton) if each.text() == "Let in again")
    release.click()

    assert on == {
        "Change": False, "Set a first password": False, "Let in again": True, "Add somebody": False,
    }  # fmt: skip
    assert "An administrator does that." in said(page)
    assert told.wished == [Wish("release", "lindqvist")]


@pytest.mark.parametrize("dense", [False, True])
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_on_the_screen_is_cut_and_every_control_has_a_name(
    qtbot: QtBot, theme: ThemeName, dense: bool
) -> None:
    look = a_look(theme, dense)
    view = PeopleView(look, NOW)
    view.set_look(look)
    qtbot.addWidget(view)
    view.resize(*((1268, 600) if dense else (1900, 900)))
    view.people.set_rows((NADIA, LOCKED, GONE), NOW)
    view.glasses.set_rows((GLASS,), NOW)
    view.refused.set_rows((REFUSED,), NOW)
    chosen, person, password, release = (
        ChosenPage(look), PersonPage(look), FirstPasswordPage(look), ReleasePage(look),
    )  # fmt: skip
    chosen.show_account(ToAccount(LOCKED, False, True, True, "An administrator does that."), NOW)
    person.show_person(ToPerson(PersonNow("okoro", "Nadia Okoro", ("dispatcher",)), id_for))
    password.show_person("okoro", "Nadia Okoro", lambda _text: ("it is one run or the same few characters",))
    release.show_account(LOCKED, NOW)
    view.show()

    for page in (chosen, person, password, release):
        view.panel.open_page(page, "Per Lindqvist", focus=False)
        nothing_cut(view.panel)
        for each in (*page.findChildren(KeyButton), *page.findChildren(QLineEdit)):
            assert each.accessibleName(), f"{each} has no name"
    for part in (view.people.view, view.glasses.view, view.refused.view):
        assert part.accessibleName()

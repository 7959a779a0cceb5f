"""The form of the Agency screen: made from the pack, each field with its words, and nothing of it cut."""

import tomllib
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from console.domain.pack.edit import Spot
from console.domain.pack.fields import PackField, pack_tables
from console.domain.rows.agency import ToField, to_fields
from console.ui.theme import ThemeName
from console.ui.widgets.options import OptionRow
from console.ui.widgets.pack_field import ChoiceField, Edited, LineField, Lines, LinesField, kind_of
from console.ui.widgets.pack_form import PackFormPage, ToRow
from console.ui.widgets.panel import Panel
from console.ui.widgets.words import Words
from tests.domain.build import agency_text
from tests.ui.dress import THEMES, a_look
from tests.ui.told import Told, front, nothing_cut, press, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NOW = datetime(2026, 3, 20, 21, 47, 32, tzinfo=UTC)
OTHERS = {
    "response": (("ems", "Paramedics"),),
    "fact": (("weapon", "Weapon"),),
    "policy": (("a", "A policy"),),
}


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def opened(qtbot: QtBot, page: PackFormPage, theme: ThemeName = "dark", dense: bool = True) -> Told:
    panel = Panel(a_look(theme, dense))
    told = front(qtbot, panel, *((420, 560) if dense else (520, 900)))
    panel.open_page(page, "A page")
    return Told(page, told.window)


def said(page: PackFormPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(Words) if each.isVisible())


def to_row(table: str, pack: str = "") -> ToRow:

    data = tomllib.loads(pack or agency_text())
    return ToRow(Spot(table), to_fields(Spot(table), data, data, (), OTHERS), "", "as in force")


def a_field(kind: str, **about: object) -> ToField:
    to = ToField(PackField("unit", "x", kind, is_needed=True), "A field", "its help", "")  # type: ignore[arg-type]  # tests give a kind
    return to._replace(**about)  # type: ignore[arg-type]  # tests give what fits


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("table", [name for name in pack_tables() if name != "pace"])
def test_the_form_of_every_table_is_whole_and_each_field_is_read_aloud(
    qtbot: QtBot, table: str, theme: ThemeName
) -> None:
    page = PackFormPage(a_look(theme, dense=True), to_row(table))
    shown = opened(qtbot, page, theme)

    labels = [each.label for each in to_row(table).fields]
    controls = [
        *page.findChildren(QLineEdit),
        *page.findChildren(Lines),
        *(each for each in page.findChildren(OptionRow) if each.option.words),
    ]
    names = [each.accessibleName() for each in controls]
    nothing_cut(page)
    assert shown.asked == []
    assert all(names)
    assert all(any(name.startswith(label) for name in names) for label in labels)


def test_a_key_that_the_pack_gains_has_a_field_by_itself(qtbot: QtBot) -> None:
    shift = PackField("shift", "rest_min", "number", is_needed=True)
    ring = PackField("zone", "polygon", "toml")
    page = PackFormPage(
        a_look(),
        ToRow(
            Spot("zone"), (ToField(shift, "Rest, minutes", "", 5), ToField(ring, "Polygon", "", "")), "", ""
        ),
    )
    told = opened(qtbot, page)

    page.focus_on(["rest_min", "polygon"], "polygon")
    type_text("[[1]]")

    assert told.asked[-1] == Edited(ring, "[[1]]", as_toml=True)
    page.focus_on(["rest_min", "polygon"], "rest_min")
    press(Key.Key_A, CTRL)
    type_text("42")
    assert told.asked[-1] == Edited(shift, 42)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", 12),
        ("-3", -3),
        (" 7 ", 7),
        ("1x", "1x"),
        ("-", "-"),
        ("12345678901234567", "12345678901234567"),
    ],
)
def test_a_number_is_a_number_and_anything_else_is_kept_to_be_told(
    qtbot: QtBot, typed: str, value: object
) -> None:
    page = PackFormPage(a_look(), ToRow(Spot("unit"), (a_field("number", value=5),), "", ""))
    told = opened(qtbot, page)

    press(Key.Key_A, CTRL)
    type_text(typed)

    assert told.asked[-1].value == value  # type: ignore[attr-defined]  # an Edited


def test_an_emptied_field_waits_and_shows_what_holds_without_it_once_it_is_left(qtbot: QtBot) -> None:
    field = PackField("limits", "check_s", "number", default=900)
    to = ToField(field, "Check", "", 600)
    page = PackFormPage(a_look(), ToRow(Spot("limits"), (to, a_field("text")), "", ""))
    told = opened(qtbot, page)
    edit = page.findChildren(QLineEdit)[0]

    press(Key.Key_A, CTRL)
    press(Key.Key_Backspace)
    page.show_row(ToRow(Spot("limits"), (to._replace(value=900), a_field("text")), "", ""))

    assert told.asked == [Edited(field, None)]
    assert (edit.text(), edit.placeholderText()) == ("", "900")
    press(Key.Key_Tab)
    assert edit.text() == "900"


def test_what_is_wrong_and_what_is_in_force_stand_at_the_field(qtbot: QtBot) -> None:
    fields = (a_field("text", fault="Too much."), a_field("text", before="Alder"), a_field("text"))
    page = PackFormPage(a_look(), ToRow(Spot("unit"), fields, "", ""))
    shown = opened(qtbot, page)

    told = [each.accessibleDescription() for each in page.findChildren(QLineEdit)]

    assert shown.asked == []
    assert told == ["Too much.", "Changed; in force: Alder", "its help"]


def test_lines_are_one_a_line_and_empty_ones_are_none(qtbot: QtBot) -> None:
    page = PackFormPage(a_look(), ToRow(Spot("unit"), (a_field("lines", value=("one",)),), "", ""))
    told = opened(qtbot, page)

    press(Key.Key_Return)
    press(Key.Key_Return)
    type_text("two")

    assert told.asked[-1].value == ("one", "two")  # type: ignore[attr-defined]  # an Edited


def test_half_a_character_is_told_and_not_taken(qtbot: QtBot) -> None:
    page = PackFormPage(a_look(), ToRow(Spot("unit"), (a_field("lines"),), "", ""))
    told = opened(qtbot, page)

    page.findChildren(Lines)[0].setPlainText("NUL \0 here")

    assert told.asked == []
    assert "A line holds a NUL, at which other programs end a text." in said(page)


def test_several_keep_the_order_in_which_they_were_chosen(qtbot: QtBot) -> None:
    choices = (("a", "Alpha"), ("b", "Beta"), ("c", "Gamma"))
    to = a_field("lines", value=("c",), choices=choices)
    page = PackFormPage(a_look(), ToRow(Spot("unit"), (to,), "", ""))
    told = opened(qtbot, page)

    press(Key.Key_1)
    page.show_row(ToRow(Spot("unit"), (to._replace(value=("c", "a")),), "", ""))
    press(Key.Key_3)

    assert [each.value for each in told.asked] == [("c", "a"), ("a",)]  # type: ignore[attr-defined]  # an Edited


def test_what_is_chosen_and_is_not_there_stands_among_the_choices(qtbot: QtBot) -> None:
    to = a_field("text", value="meals", choices=(("meal", "Meal"),))
    page = PackFormPage(a_look(), ToRow(Spot("unit"), (to,), "", ""))
    told = opened(qtbot, page)

    rows = [each for each in page.findChildren(OptionRow) if each.isVisible()]
    assert [(each.option.id, each.isChecked()) for each in rows] == [("meal", False), ("meals", True)]
    press(Key.Key_1)
    assert told.asked[-1].value == "meal"  # type: ignore[attr-defined]  # an Edited


def test_each_kind_of_field_has_its_widget() -> None:
    kinds = {kind: kind_of(a_field(kind)) for kind in ("text", "number", "toml", "lines", "several", "yes")}

    assert kinds == {
        "text": LineField, "number": LineField, "toml": LineField,
        "lines": LinesField, "several": LinesField, "yes": ChoiceField,
    }  # fmt: skip

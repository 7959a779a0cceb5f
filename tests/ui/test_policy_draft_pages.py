"""The pages of the policy editor: each whole in both themes, read aloud, and what its keys ask for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.domain.pack.edit import Spot
from console.domain.sheet.changes import means_in
from console.domain.sheet.completing import completed
from console.domain.sheet.draft import PolicyDraft, draft_of, put
from console.domain.sheet.fields import QUESTIONS, TABLES
from console.domain.sheet.rows import to_fields
from console.domain.sheet.told import read
from console.policy.reasons import SAYS_LITTLE
from console.ui.theme import ThemeName
from console.ui.widgets.line_page import Given, LinePage
from console.ui.widgets.options import OptionRow
from console.ui.widgets.pack_field import Edited, Lines
from console.ui.widgets.pack_form import ToRow
from console.ui.widgets.panel import Panel
from console.ui.widgets.policy_draft_ask import ChoosePage
from console.ui.widgets.policy_draft_condition import ConditionLine, Telling
from console.ui.widgets.policy_draft_finding import FindingPage, LetStand, ToFinding
from console.ui.widgets.policy_draft_form import PolicyFormPage
from console.ui.widgets.policy_draft_keys import PolicyKeysPage
from console.ui.widgets.words import Words
from console.ui.wish import Wish
from tests.domain.build import CARE_FIRST, catalogue_text, policy_text, the_catalogue
from tests.ui.dress import THEMES, a_look
from tests.ui.told import Told, front, nothing_cut, press, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
RULES = (("care/1/when", "Care rules, C2"),)
FINDING = ToFinding(3, "Nobody goes.", ("For example: Somebody has fallen.",), RULES, is_open=True)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def the_draft() -> PolicyDraft:
    return draft_of(policy_text(CARE_FIRST), catalogue_text())


def opened(qtbot: QtBot, page: QWidget, theme: ThemeName = "dark", dense: bool = True) -> Told:
    panel = Panel(a_look(theme, dense))
    told = front(qtbot, panel, *((460, 600) if dense else (560, 900)))
    panel.open_page(page, "A page")
    return Told(page, told.window)


def said(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(Words) if each.isVisible())


def a_form(spot: Spot, draft: PolicyDraft | None = None) -> PolicyFormPage:
    draft = draft or the_draft()
    faults = read(draft, the_catalogue()).faults
    fields = to_fields(spot, draft, the_draft(), faults, the_catalogue())
    telling = Telling(
        lambda text: completed(text, the_catalogue(), means_in(draft)), lambda text: f"read as {text}"
    )
    return PolicyFormPage(a_look(dense=True), ToRow(spot, fields, "", "as in force"), telling)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("table", [table for table in TABLES if table != QUESTIONS])
def test_the_form_of_every_table_is_whole_and_each_field_is_read_aloud(
    qtbot: QtBot, table: str, theme: ThemeName
) -> None:
    page = a_form(Spot(table))
    told = opened(qtbot, page, theme)

    controls = [
        *page.findChildren(QLineEdit),
        *page.findChildren(Lines),
        *(each for each in page.findChildren(OptionRow) if each.option.words),
    ]
    names = [each.accessibleName() for each in controls]
    nothing_cut(page)
    assert controls
    assert all(names)
    assert told.asked == []


def test_the_last_rule_has_no_condition_to_fill(qtbot: QtBot) -> None:
    last, before = a_form(Spot("medical", 5)), a_form(Spot("medical", 4))
    qtbot.addWidget(last)
    qtbot.addWidget(before)

    assert last.findChildren(ConditionLine) == []
    assert len(before.findChildren(ConditionLine)) == 1


def test_a_fault_stands_at_its_field_with_what_is_in_force(qtbot: QtBot) -> None:
    draft = put(the_draft(), Spot("safety", 1, "when"), "armd")
    draft = put(draft, Spot("safety", 1, "because"), "Otherwise.")
    page = a_form(Spot("safety", 1), draft)
    told = opened(qtbot, page)

    assert told.asked == []
    assert "There is no condition armd. Did you mean armed?" in said(page)
    because = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "Because")
    assert because.accessibleDescription().startswith("Changed; in force: There may be a weapon")


def test_what_is_typed_is_completed_and_told_in_plain_words(qtbot: QtBot) -> None:
    page = a_form(Spot("safety", 1))
    told = opened(qtbot, page)

    page.focus_on("when")
    type_text(" and wea")
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Return)

    line = page.findChildren(ConditionLine)[0]
    assert line.text() == "raised_risk and weapon "
    assert isinstance(told.asked[-1], Edited)
    assert told.asked[-1].value == "raised_risk and weapon"
    press(Key.Key_P, CTRL)
    press(Key.Key_Return, CTRL)
    assert told.wished == [Wish("pick_here"), Wish("review")]


@pytest.mark.parametrize("theme", THEMES)
def test_a_finding_leads_to_its_rules_and_may_stand_with_a_reason(qtbot: QtBot, theme: ThemeName) -> None:
    page = FindingPage(a_look(theme, dense=True))
    page.show_finding(FINDING)
    told = opened(qtbot, page, theme)
    nothing_cut(page)

    press(Key.Key_Return, CTRL)
    assert told.asked == []
    press(Key.Key_1)
    press(Key.Key_R)
    type_text("known")
    press(Key.Key_Return, CTRL)
    assert told.asked == []
    assert SAYS_LITTLE in said(page)
    type_text(" to all")
    press(Key.Key_Return, CTRL)

    assert told.wished == [Wish("place", "care/1/when")]
    assert told.asked == [LetStand(3, "known to all")]


def test_a_finding_that_is_gone_or_stands_asks_for_nothing(qtbot: QtBot) -> None:
    page = FindingPage(a_look(dense=True))
    page.show_finding(FINDING._replace(is_open=False))
    told = opened(qtbot, page)

    press(Key.Key_Return, CTRL)

    assert told.asked == []
    assert "Let it stand" not in said(page)


@pytest.mark.parametrize("theme", THEMES)
def test_the_page_without_a_row_offers_what_can_be_done(qtbot: QtBot, theme: ThemeName) -> None:
    page = PolicyKeysPage(a_look(theme, dense=True))
    page.show_keys(
        "2", "1 change, not in force yet", ("Findings: 1 new.",), frozenset({"change_row", "pick"})
    )
    told = opened(qtbot, page, theme)
    nothing_cut(page)

    press(Key.Key_Space)

    assert told.wished == [Wish("change_row", "2")]
    assert "Take out" not in said(page)


def test_a_line_is_given_and_a_choice_is_made(qtbot: QtBot) -> None:
    page = LinePage(a_look(dense=True), "Name")
    page.show_line("Small letters.", "", "Add it")
    told = opened(qtbot, page)
    press(Key.Key_Return, CTRL)
    type_text("at_home")
    press(Key.Key_Return)
    assert told.asked == [Given("at_home")]

    choose = ChoosePage(a_look(dense=True))
    choose.show_choice("Which?", [("a", "One", "the first"), ("b", "Two", "the second")])
    chosen = opened(qtbot, choose)
    nothing_cut(choose)
    press(Key.Key_2)
    assert chosen.wished == [Wish("chosen", "b")]

"""The lists of the Policy screen: read aloud as sentences, as high as their words, with shape and colour."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.rows.policy import policy_head, rule_rows
from console.domain.rows.policy_found import CaseRow, finding_rows
from console.domain.rows.policy_shelf import ShelfRow
from console.policy.finding import Checked, Finding
from console.ui.tables.policy import RuleList
from console.ui.tables.policy_found import CaseList, FindingList, ShelfList
from console.ui.theme import ThemeName
from console.ui.widgets.policy_head import PolicyHeadWidget
from console.ui.widgets.policy_pages import FindingPage
from console.ui.wish import Wish
from tests.resources.shipped import the_catalogue, the_policy
from tests.ui.dress import THEMES, a_look, holds, picture, press

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

NOW = datetime(2026, 3, 20, 21, 47, 32, tzinfo=UTC)
TOLD = Qt.ItemDataRole.AccessibleTextRole
POLICY = the_policy("sacramento-sheriff-2025")
OPEN = Finding("nobody", "Nobody goes and nobody takes over at all.", share=0.5, example={"crime": "none"})
KNOWN = Finding("unused_fact", "Hazard is named and never asked.", fact="hazard", acknowledged="we know")


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def rules(qtbot: QtBot, theme: ThemeName = "dark", **more: frozenset[str]) -> RuleList:
    shown = RuleList(a_look(theme), NOW, {"T": "try_policy"})
    qtbot.addWidget(shown)
    shown.set_rows(rule_rows(POLICY, the_catalogue(), **more), NOW)
    shown.resize(640, 700)
    shown.show()
    return shown


def test_a_rule_is_read_aloud_as_a_whole(qtbot: QtBot) -> None:
    shown = rules(qtbot, unfolded=frozenset({"M2"}), deciding=frozenset({"M2"}))

    told = [shown.view.model().index(at, 0).data(TOLD) for at in (0, 2)]

    assert told[0] == "Medical: is a life or a body at risk?"
    assert told[1] == (
        "M2: Somebody's life is in danger. Who goes: Paramedics. priority 1. Somebody's life is in danger, "
        "so paramedics go right to the person. our reading of the policy. Somebody's life is in danger: "
        "Hurt or ill now: Emergency; or Suicide: Attempt under way. decides the call that is followed"
    )


def test_a_response_with_a_long_name_takes_a_second_line_where_the_column_is_narrow(qtbot: QtBot) -> None:
    shown = rules(qtbot)
    row = next(row for row in shown.view.rows.rows if row.send)
    long = row._replace(send=("transfer_988",), when="Otherwise", because="Short.", names=(), flags=())
    short = long._replace(rule="M99", send=("ems",))
    shown.set_rows((long, short), datetime(2026, 3, 1, tzinfo=UTC))
    shown.resize(524, 500)
    shown.view.doItemsLayout()
    model = shown.view.model()

    heights = [shown.view.visualRect(model.index(at, 0)).height() for at in (0, 1)]

    assert heights[0] > heights[1]


def test_a_rule_that_is_unfolded_is_higher_and_the_keys_unfold_it(qtbot: QtBot) -> None:
    shown = rules(qtbot)
    wishes: list[Wish] = []
    shown.wished.connect(wishes.append)
    index = shown.view.model().index(1, 0)
    before = shown.view.visualRect(index).height()

    shown.set_rows(rule_rows(POLICY, the_catalogue(), {"M1"}), NOW)
    shown.view.doItemsLayout()
    shown.view.setCurrentIndex(index)
    press(shown.view, Qt.Key.Key_Return)
    press(shown.view, Qt.Key.Key_T)

    assert shown.view.visualRect(index).height() > before + 40
    assert wishes == [Wish("unfold", "M1"), Wish("try_policy")]


def test_a_narrower_list_has_higher_rows(qtbot: QtBot) -> None:
    shown = rules(qtbot)
    index = shown.view.model().index(1, 0)
    wide = shown.view.visualRect(index).height()

    picture(shown, 420, 700)
    shown.view.doItemsLayout()

    assert shown.view.visualRect(index).height() > wide


@pytest.mark.parametrize("theme", THEMES)
def test_a_rule_that_decides_is_marked_by_ground_and_bar(qtbot: QtBot, theme: ThemeName) -> None:
    look = a_look(theme)
    plain = picture(rules(qtbot, theme), 640, 700)
    marked = picture(rules(qtbot, theme, deciding=frozenset({"M2"})), 640, 700)

    assert not holds(plain, look.color("bg.selected"))
    assert holds(marked, look.color("bg.selected"))
    assert holds(marked, look.color("accent.line"))


def test_a_rule_is_brought_into_sight(qtbot: QtBot) -> None:
    shown = rules(qtbot)

    shown.bring("C9")

    assert shown.ringed() == "C9"
    rect = shown.view.visualRect(shown.view.currentIndex())
    assert shown.view.viewport().rect().contains(rect)


@pytest.mark.parametrize("theme", THEMES)
def test_an_open_finding_has_shape_word_and_colour(qtbot: QtBot, theme: ThemeName) -> None:
    look = a_look(theme)
    shown = FindingList(look, NOW, {"Y": "follow_example"})
    qtbot.addWidget(shown)
    shown.set_rows(finding_rows(Checked(1, 0.0, (KNOWN,)), the_catalogue()), NOW)
    calm = picture(shown, 420, 300)

    shown.set_rows(finding_rows(Checked(1, 0.0, (KNOWN, OPEN)), the_catalogue()), NOW)

    assert not holds(calm, look.color("alert.line"))
    assert holds(picture(shown, 420, 300), look.color("alert.line"))
    assert shown.words == "1 open, 1 acknowledged"
    assert shown.view.model().index(0, 0).data(TOLD) == (
        "Some calls get no response at all. Nobody goes and nobody takes over at all. "
        "50 % of all combinations. open"
    )


def test_a_finding_without_an_example_offers_none(qtbot: QtBot) -> None:
    rows = finding_rows(Checked(1, 0.0, (KNOWN, OPEN)), the_catalogue())
    page = FindingPage(a_look())
    qtbot.addWidget(page)
    wishes: list[Wish] = []
    page.wished.connect(wishes.append)
    page.resize(400, 400)
    page.show()

    page.show_finding(rows[1])
    press(page, Qt.Key.Key_Y)
    page.show_finding(rows[0])
    press(page, Qt.Key.Key_Y)

    assert wishes == [Wish("follow_example", "1")]
    assert "Nobody has acknowledged it." in page.accessibleDescription()
    page.show_finding(None)
    assert "nothing was found" in page.accessibleDescription()


def test_a_reason_is_never_cut_off_in_the_history(qtbot: QtBot) -> None:
    long = "because the county's commission asked for it in so many words, " * 4
    row = ShelfRow("version:3:", "", "Care first", "care-first, fingerprint 7c1e 90b4", long, NOW)
    shown = ShelfList(a_look(), NOW)
    qtbot.addWidget(shown)
    shown.set_rows((ShelfRow("head:version", "History"), row), NOW + timedelta(minutes=3))
    shown.resize(420, 400)
    shown.show()

    model, view = shown.view.model(), shown.view
    assert view.visualRect(model.index(1, 0)).height() > 5 * view.visualRect(model.index(0, 0)).height() / 2
    assert model.index(1, 0).data(TOLD).endswith("3 min ago")


@pytest.mark.parametrize("theme", THEMES)
def test_a_case_that_fails_stands_out(qtbot: QtBot, theme: ThemeName) -> None:
    look = a_look(theme)
    shown = CaseList(look, NOW)
    qtbot.addWidget(shown)
    good = CaseRow(0, "S9: nothing", passes=True, says="Nobody, priority 3.", facts={})

    shown.set_rows((good,), NOW)
    calm = picture(shown, 420, 300)
    shown.set_rows((good._replace(number=1, passes=False), good), NOW)

    assert not holds(calm, look.color("alert.line"))
    assert holds(picture(shown, 420, 300), look.color("alert.line"))
    assert shown.words == "1 of 2 fail"
    assert shown.view.model().index(0, 0).data(TOLD) == "S9: nothing. fails. Nobody, priority 3."


def test_the_head_keeps_its_height_whether_a_call_is_followed_or_not(qtbot: QtBot) -> None:
    widget = PolicyHeadWidget(a_look(), (("try_policy", "Try it", "T"),))
    qtbot.addWidget(widget)
    widget.resize(500, 300)
    head = policy_head(POLICY, "in force here")

    widget.show_head(head, "")
    quiet = widget.sizeHint().height()
    widget.show_head(head, "Marked: the way of 14 Alder Row. Esc lets it go.")

    assert widget.sizeHint().height() == quiet

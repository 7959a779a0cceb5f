"""The parts of the Shift log: toggles say their state, hits stand out, the strip is painted."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter, QTextCharFormat
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.local_time import zone_of
from console.domain.rows.log_found import FoundRow, Hit, Piece
from console.domain.rows.log_rows import LineRow
from console.domain.rows.log_strip import Bar, Dot, Lane, LogStrip
from console.ui.screens.shift_log_filters import Filters
from console.ui.tables.policy_text import Span, draw, lay
from console.ui.tables.shift_log_found import FoundList, found_row_words
from console.ui.tables.shift_log_lines import LineList, line_words
from console.ui.theme import ThemeName
from console.ui.widgets.shift_log_search import SearchPanel
from console.ui.widgets.shift_log_strip import TICKS_MAX, StripView, tick_words, ticks_of
from console.ui.widgets.shift_log_toggle import Toggle
from console.ui.wish import Wish
from tests.ui.dress import NOW, THEMES, a_look, click, holds, picture

STATUSES = ("dispatched", "en_route", "staged", "on_scene", "available", "not_available")
HIT = Hit(
    7, "Weapon: knife or blade, “", (Piece("the bread "), Piece("knife", True), Piece(", I think")), "”"
)
ROW = FoundRow("call", "26-00012", "14 Alder Row", "yesterday", "Nadia Okoro", (HIT,), ("open",), 2)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def a_strip() -> LogStrip:
    """A unit that went through every status, a minute in each, with answers and a decision."""
    at = [NOW + timedelta(minutes=minute) for minute in range(len(STATUSES) + 1)]
    bars = tuple(
        Bar(status, status, begins, ends) for status, begins, ends in zip(STATUSES, at, at[1:], strict=False)
    )
    answers = (Dot(at[0], 1), Dot(at[3], 4, is_change=True))
    return LogStrip(at[0], at[-1], answers, (Dot(at[1], 2),), (Lane("CO-7", bars),))


def a_line(number: int, **more: object) -> LineRow:
    row = LineRow(
        number, NOW, NOW, "21:47:32", "", "note", "", "", f"Note {number}", "“x”", "N. Okoro",
        "Nadia Okoro, Position 1, entry 1", "NoteAdded",
    )  # fmt: skip
    return row._replace(**more)  # type: ignore[arg-type]  # fields by name


def test_a_toggle_says_whether_it_is_on_and_what_it_is_on_for(qtbot: QtBot) -> None:
    toggle = Toggle(a_look(), "Unit", "U")
    qtbot.addWidget(toggle)
    off = toggle.accessibleName()
    toggle.show_on(True, "CO-7")
    on = toggle.accessibleName()
    toggle.show_on(False)

    assert (off, on, toggle.accessibleName()) == ("Unit, U, off", "CO-7, U, on", "Unit, U, off")


def test_every_control_of_the_search_has_a_name_and_a_way_by_keyboard(qtbot: QtBot) -> None:
    panel = SearchPanel(a_look(), NOW, {})
    qtbot.addWidget(panel)
    wishes: list[Wish] = []
    panel.wished.connect(wishes.append)
    toggles = panel.findChildren(Toggle)

    for toggle in toggles:
        click(toggle)

    assert all(toggle.accessibleName() and toggle.focusPolicy() for toggle in toggles)
    assert [(wish.name, wish.value) for wish in wishes] == [
        ("log_period", "shift"), ("log_period", "day"), ("log_period", "year"), ("log_period", "all"),
        ("log_unit", ""), ("log_person", ""), ("log_kind", ""), ("log_gap", ""), ("log_override", ""),
        ("log_period", ""),
    ]  # fmt: skip
    assert panel.field.edit.accessibleName() == "Search, Ctrl+F"


@pytest.mark.parametrize("theme", THEMES)
def test_what_was_found_stands_out_by_weight_and_line_and_not_by_colour_alone(theme: ThemeName) -> None:
    look = a_look(theme)
    laid = lay((Span("the bread "), Span("knife", is_hit=True), Span("was", struck=True)), 300, look, "small")

    ranges = laid.layout.formats()  # a format is gone with its range
    plain, hit, was = (each.format for each in ranges)
    assert hit.fontWeight() == QFont.Weight.Bold > plain.fontWeight()
    assert hit.underlineStyle() == QTextCharFormat.UnderlineStyle.SingleUnderline
    assert hit.background().color() == look.color("mark.bg")
    assert was.fontStrikeOut()
    assert not plain.fontStrikeOut()
    image = QImage(300, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw(painter, laid, QRectF(0, 0, 300, 40))
    painter.end()
    assert holds(image, look.color("mark.bg"))


def test_a_row_is_read_aloud_with_all_it_shows() -> None:
    assert found_row_words(ROW, NOW) == (
        "14 Alder Row. yesterday. Weapon: knife or blade, “the bread knife, I think”. 2 more lines. 26-00012."
        " Nadia Okoro. open"
    )
    row = a_line(3, lead="Weapon: ", was="knife", says="no weapon", follows=2, day="20 Mar 2026")
    assert line_words(row, NOW) == (
        "20 Mar 2026, 21:47:32. Weapon: no weapon. was knife. “x”. came of the line above. N. Okoro."
        " Nadia Okoro, Position 1, entry 1"
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("dense", [False, True])
def test_the_lists_are_painted_and_mark_what_is_looked_at(
    qtbot: QtBot, theme: ThemeName, dense: bool
) -> None:
    look = a_look(theme, dense)
    found, lines = FoundList(look, NOW, {}), LineList(look, NOW, {})
    for each in (found, lines):
        qtbot.addWidget(each)
    found.set_rows((FoundRow("shift", "", "This shift"), ROW), NOW)
    found.mark(ROW)
    lines.set_rows((a_line(1), a_line(2, follows=1, is_quiet=True), a_line(3, counts_as="on_scene")), NOW)
    lines.bring(3)

    assert holds(picture(found, 330, 300), look.color("mark.bg"))
    image = picture(lines, 560, 300)
    assert holds(image, look.color("status.on_scene"))
    assert holds(image, look.color("bg.selected"))


@pytest.mark.parametrize("theme", THEMES)
def test_the_strip_shows_each_status_in_its_colour_and_says_it_in_words(
    qtbot: QtBot, theme: ThemeName
) -> None:
    look = a_look(theme)
    strip = StripView(look, UTC)
    qtbot.addWidget(strip)
    strip.show_strip(a_strip(), UTC)
    strip.show_moment(NOW + timedelta(minutes=2))

    image = picture(strip, 700, strip.sizeHint().height())

    assert [status for status in STATUSES if not holds(image, look.color(f"status.{status}"))] == []
    assert holds(image, look.color("accent.line"))
    assert strip.accessibleName() == (f"Answers: 2. decisions of the policy: 1. CO-7: {', '.join(STATUSES)}")
    strip.show_strip(None, UTC)
    assert not strip.isVisible()


@pytest.mark.parametrize("span_s", [0, 3, 60, 400, 3600, 40_000, 400_000, 4_000_000, 90_000_000])
def test_the_ticks_are_few_and_of_the_rooms_own_clock(span_s: int) -> None:
    begins = datetime(2026, 3, 7, 23, 13, 7, tzinfo=UTC)
    ends, zone = begins + timedelta(seconds=span_s), zone_of("America/Los_Angeles")

    ticks = list(ticks_of(begins, ends, zone))

    assert len(ticks) <= TICKS_MAX + 1
    assert all(begins <= tick <= ends for tick in ticks)
    assert all(tick_words(tick, LogStrip(begins, ends), zone) for tick in ticks)


def test_words_are_looked_for_in_all_years_until_somebody_chooses_a_period() -> None:
    filters = Filters()
    periods = [filters.period]
    for wish in (
        Wish("log_text", "k"),
        Wish("log_text", "kn"),
        Wish("log_period", "day"),
        Wish("log_period", "day"),
        Wish("log_text", ""),
        Wish("log_period"),
        Wish("log_period"),
    ):
        assert filters.grant(wish)
        periods.append(filters.period)

    assert periods == ["shift", "shift", "all", "day", "all", "shift", "day", "year"]


def test_a_filter_is_turned_on_and_off_and_one_with_a_value_has_to_be_chosen() -> None:
    filters = Filters()

    assert not filters.grant(Wish("log_unit"))
    assert not filters.grant(Wish("close_panel"))
    for wish in (Wish("log_unit", "CO-7"), Wish("log_kind", "notes"), Wish("log_gap")):
        assert filters.grant(wish)
    on = {name: value for name, value in filters.values().items() if value}
    for wish in (Wish("log_unit", "any"), Wish("log_kind", "any"), Wish("log_gap")):
        filters.grant(wish)

    assert on == {"log_unit": "CO-7", "log_kind": "Notes", "log_gap": "on"}
    assert not any(filters.values().values())

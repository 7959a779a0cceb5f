"""The alert lane: gravest first, the rest counted, one act, a place that says so when it is empty."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.rows.alerts import alerts
from console.domain.rows.shown import Alert
from console.ui.theme import ThemeName
from console.ui.widgets.alert_lane import AlertLane
from console.ui.widgets.button import KeyButton
from console.ui.wish import Wish
from tests.domain.build import Desk
from tests.domain.safety_situations import asked_for_deputies
from tests.ui.dress import THEMES, a_look, click, holds, picture

NOW = datetime(2026, 3, 20, 21, 47, 32, tzinfo=UTC)
GAP = Alert(
    "gap:1",
    "alert",
    "gap",
    "Gap call, 14 Alder Row:",
    "a supervisor is asked",
    "Open",
    "1",
    NOW + timedelta(seconds=50),
)
CHECK = Alert(
    "unit:CR-14", "warn", "clock", "CR-14 is on scene longer than 15 min:", "Riverbend Park", "Open", "2"
)
PANIC = Alert("panic:1:CR-11", "alert", "panic", "CR-11 calls for help, 14 Alder Row:", "now", "Open")
FULL = "Not saved: the disk is full. Your text is kept here. Free some space, then Ctrl+S."


@pytest.fixture
def lane(qapp: QApplication, qtbot: QtBot) -> AlertLane:
    qapp.setStyle("Fusion")
    made = AlertLane(a_look())
    qtbot.addWidget(made)
    made.resize(1600, 36)
    return made


def act_of(lane: AlertLane) -> KeyButton:
    found = lane.findChild(KeyButton)
    assert isinstance(found, KeyButton)
    return found


def test_empty_lane_keeps_its_place_and_says_so(lane: AlertLane) -> None:
    lane.show_alerts((), NOW)

    assert lane.accessibleName() == "No alerts"
    assert lane.height() == 36
    assert act_of(lane).isHidden()


def test_due_times_run(lane: AlertLane) -> None:
    lane.show_alerts((GAP,), NOW)
    assert lane.accessibleName() == "Gap call, 14 Alder Row: a supervisor is asked, 0:50 left"

    lane.tick(NOW + timedelta(seconds=120))

    assert lane.accessibleName() == "Gap call, 14 Alder Row: a supervisor is asked, 1:10 late"


def test_only_the_gravest_has_its_act(lane: AlertLane) -> None:
    wishes: list[Wish] = []
    lane.wished.connect(wishes.append)
    lane.show_alerts((GAP, CHECK), NOW)

    assert len(lane.findChildren(KeyButton)) == 1
    assert act_of(lane).accessibleName() == "Open, F8"
    click(act_of(lane))

    assert wishes == [Wish("gravest_alert")]


def test_trouble_with_the_store_comes_before_all_alerts(lane: AlertLane) -> None:
    wishes: list[Wish] = []
    lane.wished.connect(wishes.append)
    lane.show_alerts((GAP,), NOW)

    lane.show_trouble("full", FULL)

    assert lane.accessibleName().startswith("Not saved: the disk is full. Your text")
    assert act_of(lane).accessibleName() == "Try again, Ctrl+S"
    click(act_of(lane))
    lane.show_trouble("", "")

    assert wishes == [Wish("try_again")]
    assert lane.accessibleName().startswith("Gap call")
    assert act_of(lane).accessibleName() == "Open, F8"


@pytest.mark.parametrize("name", ["dark", "light"])
def test_alerts_have_the_tint_of_their_kind(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    qapp.setStyle("Fusion")
    look = a_look("light" if name == "light" else "dark")
    lane = AlertLane(look)
    qtbot.addWidget(lane)
    lane.resize(1600, 36)
    lane.show_alerts((GAP, CHECK), NOW)

    image = picture(lane, 1600, 36)

    for path in ("alert.tint", "alert.line", "warn.tint", "warn.line"):
        assert holds(image, look.color(path)), path


def test_what_does_not_fit_is_counted_only(lane: AlertLane) -> None:
    look = a_look()
    lane.show_alerts((GAP, CHECK), NOW)

    image = picture(lane, 700, 36)

    assert holds(image, look.color("alert.tint"))
    assert not holds(image, look.color("warn.tint"))
    assert "CR-14" in lane.accessibleName()


def test_of_many_alike_the_first_stands_for_all_and_other_kinds_are_seen(lane: AlertLane) -> None:
    late = [CHECK._replace(id=f"unit:T-{n}", weight="alert", lead=f"T-{n} is late:") for n in range(1, 41)]
    gaps = [GAP._replace(id=f"gap:{n}") for n in range(5)]
    unread = Alert("unread:9", "warn", "page", "D-21, 9 Alder Row:", "brief not read back", "Open", "9")

    lane.show_alerts((*gaps[:2], *late, unread), NOW)

    said = lane.accessibleName()
    assert "T-1 is late: Riverbend Park and 39 more like it." in said
    assert "T-2 is late" not in said
    assert said.endswith("D-21, 9 Alder Row: brief not read back")
    assert said.count("Gap call") == 2

    lane.show_alerts((*gaps, *late[:3]), NOW)

    said = lane.accessibleName()
    assert said.count("Gap call") == 5
    assert "T-3 is late" in said
    assert "more like it" not in said


def test_an_alert_too_long_for_one_line_takes_two(lane: AlertLane) -> None:
    long = Alert("gap:2", "alert", "gap", "Gap call, 14 Alder Row:", "nobody goes although " * 6, "Open", "2")
    lane.show_alerts((long,), NOW)
    picture(lane, 1100, 36)

    act = act_of(lane)

    assert act.geometry().right() < 1100
    assert act.x() > 300


def test_what_is_no_calls_stands_last_and_stays_while_calls_change(lane: AlertLane) -> None:
    late = Alert("backup", "warn", "", "No good backup for 1 h 4 min:", "tell a supervisor", "Open")
    lane.show_of_machine("backup", (late,))
    alone = lane.accessibleName()

    lane.show_alerts((GAP,), NOW)

    assert alone == "No good backup for 1 h 4 min: tell a supervisor"
    assert lane.accessibleName().startswith("Gap call")
    assert lane.accessibleName().endswith(alone)
    lane.show_of_machine("backup", ())
    assert "No good backup" not in lane.accessibleName()


@pytest.mark.parametrize("theme", THEMES)
def test_a_crew_that_calls_for_help_is_solid_and_nothing_else_is(qtbot: QtBot, theme: ThemeName) -> None:
    look = a_look(theme)
    lane = AlertLane(look)
    qtbot.addWidget(lane)
    solid = look.color("alert.fill")

    lane.show_alerts((GAP,), NOW)
    before = picture(lane, 1600, 36).pixelColor(10, 18)
    lane.show_alerts((PANIC, GAP), NOW)

    assert before == look.color("alert.tint")
    assert picture(lane, 1600, 36).pixelColor(10, 18) == solid
    assert act_of(lane).kind == "plain", "its words must be read on that ground"


@pytest.mark.parametrize("kind", ["panic", "check", "deputies", "did"])
def test_every_alert_about_a_crew_can_be_painted(lane: AlertLane, kind: str) -> None:
    desk = silent_and_asking()
    if kind == "panic":
        desk.do(c.ReportPanic(unit="CR-11"))
    elif kind == "did":
        call = next(iter(desk.board.calls))
        desk.do(c.AnswerDeputies(call=call, unit="CR-11", answer="no", by="Sgt. Lowe"))
    found = [each for each in alerts(desk.board, desk.now) if each.id.startswith(f"{kind}:")]

    lane.show_alerts(found, desk.now)

    assert len(found) == 1
    assert holds(picture(lane, 1600, 36), lane.look.color("text.secondary"))


def silent_and_asking() -> Desk:
    """A crew that has asked for deputies and has not been heard of since."""
    desk, _ = asked_for_deputies()
    desk.later(1000)
    return desk

"""Crews on an evening: one does not go, one is silent, wants deputies, calls for help and is found safe."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.rows.shown import CallRow, UnitRow
from tests.domain.build import QUIET
from tests.stories.calls import Clock, a_sent_call
from tests.stories.play import Dispatcher, a_desk, another_position

CHECK_S, ANSWER_S = 900, 60
"""What the sample agency allows a crew at a scene, and then for its answer."""


@contextmanager
def an_evening(qtbot: QtBot, folder: Path) -> Iterator[tuple[Dispatcher, Clock]]:
    """A quiet call that asks for a crisis team, and a clock."""
    clock = Clock()
    with a_desk(qtbot, folder, clock=clock) as dispatcher:
        dispatcher.take_call("9 Sorrel Court")
        dispatcher.answer(QUIET)
        yield dispatcher, clock


def there(dispatcher: Dispatcher, unit: str = "CR-11") -> None:
    """The team is sent and with the person, and its brief is read back."""
    dispatcher.say(f"send {unit}")
    dispatcher.say(f"brief {unit}")
    dispatcher.read_back()
    dispatcher.say(f"{unit} en route")
    dispatcher.say(f"{unit} on scene")


def unit_row(dispatcher: Dispatcher, unit: str) -> UnitRow:
    return next(row for row in dispatcher.running.parts.units.view.rows.rows if row.unit == unit)


def call_row(dispatcher: Dispatcher, call: str) -> CallRow:
    return next(row for row in dispatcher.running.parts.calls.view.rows.rows if row.call == call)


def does_not_go(dispatcher: Dispatcher) -> str:
    """The first team does not go, by two keys; the next one is sent, and is who this gives."""
    dispatcher.press("F9")
    first = dispatcher.call.sent[0].unit
    dispatcher.press("Ctrl+K", "4", "1")

    assert dispatcher.call.refused == (first,)
    assert dispatcher.page == ""
    assert dispatcher.unit(first) == "available"
    assert "did not go" in [chip.words for chip in unit_row(dispatcher, first).chips]

    dispatcher.press("F9")
    second = dispatcher.call.sent[0].unit
    assert second != first, "who did not go is offered last"
    return second


def is_silent(dispatcher: Dispatcher, clock: Clock, unit: str) -> None:
    """The check comes due, climbs, and is answered with one key."""
    clock.pass_s(dispatcher, CHECK_S)
    assert f"Is {unit} well? 9 Sorrel Court: ask by radio" in dispatcher.lane
    marked = unit_row(dispatcher, unit)
    assert (marked.status, marked.icon, marked.weight) == ("Check is due", "clock", "warn")
    assert call_row(dispatcher, dispatcher.call.id).lead == f"{unit}: check is due"
    clock.pass_s(dispatcher, ANSWER_S)
    assert "no answer yet; ask again" in dispatcher.lane
    marked = unit_row(dispatcher, unit)
    assert (marked.status, marked.weight) == ("Does not answer", "alert")
    assert call_row(dispatcher, dispatcher.call.id).lead == f"{unit}: does not answer"

    dispatcher.press("F8", "1")

    assert unit_row(dispatcher, unit).icon == ""
    assert call_row(dispatcher, dispatcher.call.id).lead == ""
    assert f"Is {unit} well?" not in dispatcher.lane
    assert dispatcher.page == ""


def wants_deputies(dispatcher: Dispatcher, unit: str) -> None:
    """The team asks for deputies, gets a no, and waits."""
    dispatcher.press("Ctrl+K", "5")
    dispatcher.type("he shouts")
    dispatcher.press("Return")
    assert f"{unit} asks for deputies" in dispatcher.lane

    dispatcher.press("F8", "8")
    dispatcher.type("Sgt. P. Lowe")
    dispatcher.press("Return")
    assert "Sgt. P. Lowe said no; what then?" in dispatcher.lane

    dispatcher.press("F8", "9", "1")
    told = [(each.answer, each.by, each.did) for each in dispatcher.call.wanted]
    assert told == [("no", "Sgt. P. Lowe", "waited")]
    assert "Sgt. P. Lowe" not in dispatcher.lane


def is_in_danger(dispatcher: Dispatcher, unit: str) -> None:
    """The team calls for help, deputies go, and a named person finds it safe."""
    dispatcher.say(f"panic {unit}")
    assert dispatcher.lane.startswith(f"{unit} calls for help, 9 Sorrel Court: deputies now")
    assert dispatcher.running.parts.strip.strip.response.startswith("law_enforcement")
    dispatcher.send_all()

    dispatcher.say(f"{unit} safe Dep. N. Hart")
    assert "Is safe" in dispatcher.page
    dispatcher.type("beside them")
    dispatcher.press("Return")
    assert dispatcher.call.panics == ()
    assert "calls for help" not in dispatcher.lane
    assert dispatcher.page == ""


def test_an_evening_of_a_crew_from_a_refusal_to_a_closed_call(qtbot: QtBot, tmp_path: Path) -> None:
    with an_evening(qtbot, tmp_path) as (dispatcher, clock):
        unit = does_not_go(dispatcher)
        there(dispatcher, unit)
        is_silent(dispatcher, clock, unit)
        wants_deputies(dispatcher, unit)
        is_in_danger(dispatcher, unit)

        for sent in dispatcher.call.sent:
            dispatcher.say(f"{sent.unit} on scene")
            dispatcher.say_why("beside the crew already")
            dispatcher.say(f"{sent.unit} available")
        dispatcher.press("F12", "1", "Ctrl+Return")

        assert dispatcher.board.calls == {}
        assert dispatcher.unit(unit) == "available"


def test_a_crew_in_danger_is_seen_on_every_part_of_every_desk(qtbot: QtBot, tmp_path: Path) -> None:
    with an_evening(qtbot, tmp_path) as (dispatcher, clock):
        there(dispatcher)
        quiet = dispatcher.call.id
        a_sent_call(dispatcher)
        with another_position(tmp_path, clock) as other:
            other.do(c.ReportPanic(unit="CR-11"))
        dispatcher.see_others()

        row = call_row(dispatcher, quiet)
        assert (row.priority, row.lead, row.weight) == (1, "CR-11: panic", "alert")
        assert dispatcher.lane.startswith("CR-11 calls for help")
        unit = unit_row(dispatcher, "CR-11")
        assert (unit.status, unit.icon, unit.weight) == ("Calls for help", "panic", "alert")

        dispatcher.press("F8")

        assert dispatcher.call.id == quiet
        assert "Crew of CR-11" in dispatcher.page
        assert "6, Is safe" in dispatcher.page
        assert "3, Calls for help" not in dispatcher.page, "it has called already"


def test_the_key_for_a_crew_is_for_the_unit_with_the_ring(qtbot: QtBot, tmp_path: Path) -> None:
    with an_evening(qtbot, tmp_path) as (dispatcher, _):
        there(dispatcher)
        dispatcher.say("M-30")

        dispatcher.press("Ctrl+K")
        assert "Crew of M-30" in dispatcher.page
        dispatcher.press("3")

        panics = [call for call in dispatcher.board.calls.values() if call.panics]
        assert [call.panics[0].unit for call in panics] == ["M-30"]
        assert len(dispatcher.board.calls) == 2, "a unit on no call gets one of its own"
        assert dispatcher.page == ""


def test_two_crews_of_one_call_are_two_stops_of_the_alert_key(qtbot: QtBot, tmp_path: Path) -> None:
    with an_evening(qtbot, tmp_path) as (dispatcher, clock):
        there(dispatcher)
        dispatcher.running.desk.do(
            c.SendUnit(call=dispatcher.call.id, unit="CR-14", response="mobile_crisis", reason="two of them")
        )
        dispatcher.say("CR-14 en route")
        dispatcher.say("CR-14 on scene")
        dispatcher.say("brief CR-14")
        dispatcher.read_back()
        dispatcher.say("brief CR-11")
        dispatcher.read_back()
        clock.pass_s(dispatcher, CHECK_S)

        stops = []
        for _ in range(4):  # each crew's status is nearly too long as well
            dispatcher.press("F8")
            stops.append(dispatcher.page.partition("\n")[0])

        assert {"Crew of CR-11", "Crew of CR-14"} <= set(stops)


def test_a_number_never_means_the_reason_of_last_time(qtbot: QtBot, tmp_path: Path) -> None:
    with an_evening(qtbot, tmp_path) as (dispatcher, _):
        dispatcher.press("F9", "Ctrl+K", "4", "Esc", "Ctrl+K")

        assert "4, Does not go" in dispatcher.page
        dispatcher.press("1")
        assert dispatcher.call.refused == ()

        dispatcher.press("4", "5")
        assert "Say in a few words why" in dispatcher.page
        dispatcher.type("a fire across the road")
        dispatcher.press("Return", "5")
        assert len(dispatcher.call.refused) == 1


@pytest.mark.parametrize(("key", "why"), [("1", "no_unit"), ("2", "out_of_hours"), ("6", "risk_changed")])
def test_what_stands_in_goes_for_a_reason_of_the_list(
    key: str, why: str, qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer({**QUIET, "weapon": "edged", "weapon_access": "within_reach"})
        for unit in ("CO-7", "CO-3", "CR-11", "CR-14", "SV-2"):
            dispatcher.say(f"{unit} off duty")
            dispatcher.say_why("night")

        dispatcher.press("F7", "Return")

        assert "instead of clinician and deputy" in dispatcher.page
        dispatcher.press("R")
        dispatcher.type("both are at home")
        dispatcher.press("Return", key)
        assert dispatcher.call.unserved == {"co_response": why}
        assert [sent.response for sent in dispatcher.call.sent] == ["law_enforcement_cit"]
        assert dispatcher.page == ""


def test_what_stands_in_is_sent_by_two_keys(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer({**QUIET, "weapon": "edged", "weapon_access": "within_reach"})
        for unit in ("CO-7", "CO-3"):
            dispatcher.say(f"{unit} off duty")
            dispatcher.say_why("night")

        dispatcher.say("send D-26")
        dispatcher.press("3")

        assert dispatcher.call.unserved == {"co_response": "out_of_area"}
        assert [sent.unit for sent in dispatcher.call.sent] == ["D-26"]

"""A scene is safe by somebody's word, which goes with their unit; nobody who is inside is thrown out."""

import pytest

from console.domain import commands as c
from console.domain.rows.alerts import alerts
from console.domain.rows.brief import brief
from tests.domain.build import SUPERVISOR, Desk, a_desk, a_quiet_call, kinds, move, send


def declared(by: str = "Dep. N. Hart") -> tuple[Desk, str]:
    """A deputy at the door says it is safe; paramedics and a pair on their way were told to go in."""
    desk = a_desk()
    call = a_quiet_call(desk, weapon="firearm", weapon_access="in_hand", medical="minor")
    send(desk, call, "D-19", "law_enforcement", "nearest")
    send(desk, call, "M-30", "ems_staged", "asked for by radio")
    send(desk, call, "CO-7", "co_response")
    move(desk, "D-19", "en_route", "on_scene")
    move(desk, "M-30", "en_route")
    desk.do(c.DeclareSceneSafe(call=call, by=by, reason="he put it down"))
    assert not any(sent.staged for sent in desk.call(call).sent)
    return desk, call


def waiting(desk: Desk, call: str) -> list[str]:
    return [sent.unit for sent in desk.call(call).sent if sent.staged]


@pytest.mark.parametrize("by", ["Dep. N. Hart", "Hart", "dep hart, d19", "the crew of D-19"])
def test_once_the_unit_of_who_said_it_leaves_whoever_is_still_to_go_in_waits_again(by: str) -> None:
    desk, call = declared(by)

    entries = move(desk, "D-19", "available")

    assert kinds(entries).count("StagingChanged") == 2
    assert waiting(desk, call) == ["M-30", "CO-7"]
    assert desk.call(call).scene_safe_by == ""
    assert desk.refusal(c.SetUnitStatus(unit="M-30", status="on_scene"))[0] == "scene_not_safe"
    assert "STAGE nearby" in brief(desk.board, desk.call(call), "M-30").task
    assert [each.lead for each in alerts(desk.board, desk.now) if each.id.startswith("brief:")]


def test_a_further_word_lets_them_in() -> None:
    desk, call = declared()
    move(desk, "D-19", "available")

    desk.do(c.DeclareSceneSafe(call=call, by="Sgt. Lowe", reason="the house was searched"))

    assert waiting(desk, call) == []


def test_whoever_is_inside_stays_there() -> None:
    desk, call = declared()
    move(desk, "M-30", "on_scene")

    move(desk, "D-19", "available")

    assert waiting(desk, call) == ["CO-7"]
    assert desk.board.units["M-30"].counts_as == "on_scene"


@pytest.mark.parametrize("how", ["stood_down", "moved", "transporting"])
def test_however_its_unit_leaves_the_scene(how: str) -> None:
    desk, call = declared()
    other = a_quiet_call(desk)
    acts: dict[str, c.Command] = {
        "stood_down": c.StandDown(call=call, unit="D-19", approved_by=SUPERVISOR, reason="needed elsewhere"),
        "moved": c.MoveUnit(call=other, unit="D-19", response="law_enforcement", reason="nearest"),
        "transporting": c.SetUnitStatus(unit="D-19", status="transporting"),
    }

    desk.do(acts[how])

    assert waiting(desk, call) == ["M-30", "CO-7"]


@pytest.mark.parametrize("by", ["Mrs. Ortega, a neighbor", "Dep. F. Ibarra", "Hartmann"])
def test_the_word_of_somebody_of_no_unit_there_stays(by: str) -> None:
    desk, call = declared(by)

    move(desk, "D-19", "available")

    assert waiting(desk, call) == []
    assert desk.call(call).scene_safe_by == by


def test_an_earlier_word_of_somebody_who_is_still_there_stays() -> None:
    desk, call = declared("Dep. P. Ames of the city police")
    desk.do(c.DeclareSceneSafe(call=call, by="Dep. N. Hart, D-19", reason="at the door"))

    move(desk, "D-19", "available")

    assert desk.call(call).scene_safe_by == "Dep. P. Ames of the city police"
    assert waiting(desk, call) == []

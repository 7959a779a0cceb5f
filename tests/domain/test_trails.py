"""What a unit did lately: only who was with the person left a scene, and no crew answers for another."""

from datetime import timedelta

from console.domain import commands as c
from console.domain.rows.fits import Fit, choosing
from console.domain.trail import NO_WORK, Work
from tests.domain.build import SUPERVISOR, Desk, a_desk, a_quiet_call, move, send
from tests.domain.roster_situations import signed_on


def fit_of(desk: Desk, unit: str = "CR-11") -> Fit:
    call = desk.call(a_quiet_call(desk))
    return choosing(desk.board, call).fit(desk.board.units[unit], "mobile_crisis")


def moved(desk: Desk, into: str) -> None:
    desk.do(
        c.MoveUnit(call=into, unit="CR-11", response="mobile_crisis", approved_by=SUPERVISOR, reason="graver")
    )


def on_the_way(desk: Desk) -> str:
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    return call


def test_a_crew_that_goes_home_on_its_way_has_left_no_scene() -> None:
    desk = signed_on("CR-11")
    call = on_the_way(desk)
    send(desk, call, "CR-14", "mobile_crisis", "relief")

    desk.later(60).do(c.SignOffUnit(unit="CR-11", relieved_by="CR-14"))

    trail = desk.board.trails["CR-11"]
    assert trail.scene is None
    assert trail.stints[-1].until == desk.now


def test_a_unit_that_is_moved_off_a_scene_has_left_that_scene() -> None:
    desk = a_desk()
    first = on_the_way(desk)
    move(desk, "CR-11", "en_route", "on_scene")
    second = a_quiet_call(desk)
    desk.later(600)

    moved(desk, second)
    desk.do(c.StandDown(call=second, unit="CR-11", approved_by=SUPERVISOR, reason="not needed"))

    scene, fit = desk.board.trails["CR-11"].scene, fit_of(desk)
    assert scene is not None
    assert (scene.call, scene.at) == (first, desk.now)
    assert not fit.is_rested
    assert fit.work == Work(2, 10)


def test_a_unit_that_is_moved_on_its_way_keeps_the_scene_before() -> None:
    desk = a_desk()
    first = on_the_way(desk)
    move(desk, "CR-11", "en_route", "on_scene", "available")
    left = desk.now
    on_the_way(desk.later(600))

    moved(desk, a_quiet_call(desk))

    scene = desk.board.trails["CR-11"].scene
    assert scene is not None
    assert (scene.call, scene.at) == (first, left)


def test_the_next_crew_begins_rested_where_the_vehicle_stands() -> None:
    desk = signed_on("CR-11")
    on_the_way(desk)
    move(desk, "CR-11", "en_route", "on_scene")
    desk.later(3600)
    move(desk, "CR-11", "available")
    assert not fit_of(desk).is_rested
    where = fit_of(desk).place
    desk.do(c.SignOffUnit(unit="CR-11"))

    until = desk.later(60).now + timedelta(hours=8)
    desk.do(c.SignOnUnit(unit="CR-11", members=("moss", "vega"), until=until))

    fit = fit_of(desk)
    assert (fit.is_rested, fit.work, fit.place) == (True, NO_WORK, where)

    on_the_way(desk)
    move(desk, "CR-11", "en_route", "on_scene")
    desk.later(120)
    move(desk, "CR-11", "available")
    assert (fit_of(desk).is_rested, fit_of(desk).work) == (False, Work(1, 2))

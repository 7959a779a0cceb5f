"""A situation for every refusal about who is on which unit."""

from collections.abc import Callable
from datetime import timedelta

from console.domain import commands as c
from tests.domain.build import START, Desk, a_desk, a_quiet_call, agency_text, move, send
from tests.domain.people_situations import a_staffed_desk

NOBODYS_PACK = (
    agency_text().partition("# The people who go out on units.")[0]
    + "[[contact]]"
    + agency_text().partition("[[contact]]")[2]
)
"""The sample's pack without its people and shifts; its line-ups are taken out below."""


def pack_of_units_alone() -> str:
    """A pack as they were before anybody signed on to units."""
    lines = NOBODYS_PACK.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(("line_up", "vehicle", "people")))


def without_shifts() -> str:
    """The sample's pack with its people, and no shifts."""
    head, _, rest = agency_text().partition("# By the room's own clock; a shift that ends")
    lines = (head + "[[contact]]" + rest.partition("[[contact]]")[2]).splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("line_up"))


def signed_on(*units: str) -> Desk:
    """These units have their line-ups on them."""
    desk = a_desk()
    desk.do(*(c.SignOnUnit(unit=unit) for unit in units or ("CR-11",)))
    return desk


def at_a_call(*units: str) -> tuple[Desk, str]:
    """The crisis team CR-11 has signed on and is with the person; further units are on the call too."""
    desk = signed_on("CR-11")
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    for unit in units:
        response = "law_enforcement" if unit.startswith("D-") else "mobile_crisis"
        send(desk, call, unit, response, "a second one")
    move(desk, "CR-11", "en_route", "on_scene")
    return desk, call


def in_danger() -> tuple[Desk, c.Command]:
    desk, _ = at_a_call("CR-14")
    desk.do(c.ReportPanic(unit="CR-11"))
    return desk, c.SignOffUnit(unit="CR-11", relieved_by="CR-14")


def leaving_a_unit() -> tuple[Desk, c.Command]:
    desk = a_staffed_desk()
    desk.do(c.SignOnUnit(unit="CR-11"))
    return desk, c.SignOff()


def change(**values: object) -> c.Command:
    return c.ChangeCrew.model_validate({"unit": "CR-11", "reason": "he is ill", **values})


ROSTER_SITUATIONS: dict[str, Callable[[], tuple[Desk, c.Command]]] = {
    "no_crew_members": lambda: (a_desk(agency=pack_of_units_alone()), c.SignOnUnit(unit="CR-11")),
    "crew_signed_on": lambda: (signed_on(), c.SignOnUnit(unit="CR-11")),
    "sign_on_has_call": lambda: (
        desk := a_desk(),
        send(desk, a_quiet_call(desk), "CR-11", "mobile_crisis"),
        (desk, c.SignOnUnit(unit="CR-11")),
    )[2],
    "no_such_shift": lambda: (a_desk(), c.SignOnUnit(unit="CR-11", shift="swing")),
    "sign_on_nobody": lambda: (a_desk(), c.SignOnUnit(unit="CR-11", shift="night")),
    "sign_on_until": lambda: (
        a_desk(agency=without_shifts()), c.SignOnUnit(unit="CR-11", members=("haldane", "brooks"))
    ),
    "sign_on_until_when": lambda: (
        a_desk(), c.SignOnUnit(unit="CR-11", until=START + timedelta(hours=25))
    ),
    "end_unreadable": lambda: (a_desk(), c.SignOnUnit(unit="CR-11", ends="late")),
    "no_such_member": lambda: (a_desk(), c.SignOnUnit(unit="CR-11", members=("haldan", "brooks"))),
    "member_elsewhere": lambda: (signed_on(), c.SignOnUnit(unit="CR-14", members=("vega", "brooks"))),
    "crew_alone": lambda: (a_desk(), c.SignOnUnit(unit="CR-11", members=("haldane",))),
    "no_crew_on": lambda: (a_desk(), c.SignOffUnit(unit="CR-11")),
    "not_on_crew": lambda: (signed_on(), change(leaves=("moss",))),
    "crew_nobody_left": lambda: (signed_on("D-19"), change(unit="D-19", leaves=("hart",))),
    "sign_off_panic": in_danger,
    "sign_off_on_call": lambda: (at_a_call()[0], c.SignOffUnit(unit="CR-11")),
    "relief_not_here": lambda: (at_a_call()[0], c.SignOffUnit(unit="CR-11", relieved_by="CR-14")),
    "relief_cannot": lambda: (at_a_call("D-19")[0], c.SignOffUnit(unit="CR-11", relieved_by="D-19")),
    "sign_off_has_units": leaving_a_unit,
    "unit_yours": lambda: (signed_on(), c.TakeUnit(unit="CR-11")),
    "not_looked_after": lambda: (
        leaving_a_unit()[0], c.SignOff(receiver="desk-9", apart=(("CR-14", "desk-9"),))
    ),
}  # fmt: skip

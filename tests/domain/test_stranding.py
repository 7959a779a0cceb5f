"""A pack that would leave somebody or something in use unknown is refused, and it says what to do first."""

import pytest

from console.domain import commands as c
from console.domain.board import in_force
from console.domain.deciding.stranding import stranded
from console.errors import Refused
from tests.domain.build import Desk, a_call, a_desk, adoption, agency_text
from tests.domain.people_situations import IDS, OFFICE, a_staffed_desk, real_pack
from tests.domain.shape_build import IN_NORTH
from tests.domain.test_area_policy import a_call_at, a_county

PACK = agency_text()


def without(pack: str, table: str, id_: str) -> str:
    """The pack without one row of a table, and without what names it."""
    start = next(
        at
        for at in _starts(pack, f"[[{table}]]")
        if f'"{id_}"' in pack[at:].partition("\n\n")[0].splitlines()[1]
    )
    length = len(pack[start:].partition("\n\n")[0]) + 2
    return pack[:start] + pack[start + length :]


def _starts(text: str, wanted: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(wanted, at)]


def refused(desk: Desk, pack: str, who: str = "", position: str = "") -> str:
    with pytest.raises(Refused, match="adoption_strands") as refusal:
        desk.do(adoption(agency=pack), who=who or desk.who, position=position or desk.position)
    return str(refusal.value.values["strands"])


def on_a_call(unit: str, response: str) -> Desk:
    desk = a_desk()
    call = a_call(desk)
    desk.do(c.SendUnit(call=call, unit=unit, response=response, reason="for the test"))
    return desk


def test_a_unit_that_is_on_a_call_stays() -> None:
    says = refused(on_a_call("D-19", "law_enforcement"), without(PACK, "unit", "D-19"))

    assert says == "D-19 is on call 26-00001 and not in that pack; clear it first"


def test_a_unit_that_is_on_no_call_goes() -> None:
    desk = on_a_call("D-19", "law_enforcement")

    desk.do(adoption(agency=without(PACK, "unit", "D-27")))

    assert "D-27" not in desk.board.units
    assert desk.board.calls["26-00001"].sent[0].unit == "D-19"


def test_a_status_that_a_unit_is_in_stays_and_keeps_what_it_counts_as() -> None:
    renamed = PACK.replace('id = "meal"', 'id = "break"').replace('"meal"', '"break"')
    meal = PACK[PACK.index('id = "meal"') :]
    other = PACK.replace(meal, meal.replace("leaves_call", "on_duty = false\nleaves_call", 1))

    assert refused(a_desk(), renamed) == (
        "CR-16 has the status “meal”, which that pack has not; change it first"
    )
    assert refused(a_desk(), other) == (
        "CR-16 is in “Meal”, which would count as something else; change it first"
    )


def test_a_zone_that_a_call_is_in_stays() -> None:
    desk = a_desk()
    call = a_call(desk)
    desk.do(c.SetDetail(call=call, field="address", value="4 Quarry Lane", read_back=True))
    gone = without(PACK, "zone", "south")
    for pair in ('"middle", "south"', '"north", "south"'):
        at = gone.index(f"[[travel]]\nbetween = [{pair}]")
        gone = gone[:at] + gone[at:].partition("\n\n")[2]

    assert refused(desk, gone) == (
        "call 26-00001 is in the zone “South”, which that pack has not; close it first"
    )


def test_a_response_for_which_a_crew_is_out_stays() -> None:
    desk = on_a_call("CO-7", "co_response")

    assert refused(desk, without(PACK, "fill", "co_response")) == (
        "CO-7 is on call 26-00001 as “Clinician and deputy”, which that pack fills by nobody"
    )


def test_a_line_to_which_a_caller_is_being_handed_stays() -> None:
    desk = a_desk()
    call = a_call(desk)
    desk.do(c.MoveHandOff(call=call, contact="line-988", step="offered"))

    assert refused(desk, without(PACK, "contact", "line-988")).startswith(
        "call 26-00001 is being handed to line-988"
    )


def test_somebody_who_sits_somewhere_stays() -> None:
    desk = a_staffed_desk()

    says = refused(desk, without(real_pack(), "person", "brandt"), IDS["fontaine"], OFFICE)

    assert says == "Lena Brandt sits at desk-9; have them sign off first"


def test_an_administrator_who_can_sign_in_stays() -> None:
    desk = a_staffed_desk()
    nobody = real_pack().replace('roles = ["administrator"]', 'roles = ["reader"]')

    assert refused(desk, nobody, IDS["fontaine"], OFFICE) == (
        "nobody could look after the accounts then; leave an administrator in"
    )


def test_whom_the_people_screen_changed_is_not_changed_past_it() -> None:
    desk = a_staffed_desk()
    desk.do(
        c.SetPerson(person="haugen", name="Tor Haugen", roles=("dispatcher",)),
        who=IDS["fontaine"],
        position=OFFICE,
    )
    trainer = real_pack().replace('roles = ["reader"]', 'roles = ["trainer"]')
    same = real_pack().replace('roles = ["reader"]', 'roles = ["dispatcher"]')

    assert refused(desk, trainer, IDS["fontaine"], OFFICE) == (
        "Tor Haugen was changed on the People screen, which counts; change that there"
    )
    desk.do(adoption(agency=same), who=IDS["fontaine"], position=OFFICE)


def test_a_supervisor_puts_a_policy_in_force_and_changes_no_agency() -> None:
    desk = a_staffed_desk()
    longer = real_pack().replace("approval_s = 120", "approval_s = 600")

    desk.do(adoption("denver-star", agency=real_pack()), who=IDS["brandt"], position="desk-9")
    with pytest.raises(Refused, match="role_may_not"):
        desk.do(adoption("denver-star", agency=longer), who=IDS["brandt"], position="desk-9")
    desk.do(adoption("denver-star", agency=longer), who=IDS["fontaine"], position=OFFICE)

    assert desk.board.room is not None
    assert desk.board.room.agency.limits.approval_s == 600


def test_a_zone_that_a_call_is_in_by_its_coordinates_stays() -> None:
    desk = a_county()
    call = a_call_at(desk, IN_NORTH)
    room = in_force(desk.board)
    zones = tuple(zone for zone in room.agency.zone if zone.id != "north")

    says = list(stranded(desk.board, room._replace(agency=room.agency.model_copy(update={"zone": zones}))))

    assert says == [f"call {call.id} is in the zone “North”, which that pack has not; close it first"]

"""Who is on which unit: signing on, changes, signing off, and what a unit can do with whom."""

from datetime import UTC, datetime, timedelta

import pytest

from console.domain import commands as c
from console.domain.board import in_force
from console.domain.deciding.units import bars
from console.domain.records import hears_records
from console.domain.rows.alerts import alerts
from console.domain.rows.brief import brief
from console.domain.rows.fits import choosing
from console.domain.rows.roster import missing, on_duty
from console.domain.rows.units import unit_rows
from tests.domain.build import (
    START,
    Desk,
    a_desk,
    a_quiet_call,
    adoption,
    agency_text,
    from_paper,
    kinds,
    move,
    send,
    with_units,
)
from tests.domain.roster_situations import at_a_call, pack_of_units_alone, signed_on


def capabilities(desk: Desk, unit: str) -> set[str]:
    return set(in_force(desk.board).agency.unit_of(unit).capabilities)


def lane(desk: Desk) -> list[tuple[str, str, str]]:
    return [(each.weight, each.lead, each.rest) for each in alerts(desk.board, desk.now)]


def test_every_line_up_of_the_sample_makes_its_unit_what_the_pack_says_it_is() -> None:
    desk = a_desk()
    before = in_force(desk.board).agency
    for unit in before.unit:
        desk.do(c.SignOnUnit(unit=unit.id, shift=unit.line_up[0].shift))
    after = in_force(desk.board).agency

    assert set(desk.board.crews) == set(before.units)
    for unit in before.unit:
        now = after.unit_of(unit.id)
        assert (set(now.capabilities), set(now.languages), now.crew) == (
            set(unit.capabilities),
            set(unit.languages),
            unit.crew,
        )
        assert hears_records(after, unit.id) == hears_records(before, unit.id)
    assert after.fillers == before.fillers


def test_a_unit_without_a_sign_on_is_what_the_pack_says() -> None:
    desk = a_desk(agency=pack_of_units_alone())

    assert capabilities(desk, "CR-11") == {"clinician", "two_person", "hold"}
    assert in_force(desk.board).pack is None
    assert missing(desk.board, START) == ()


def test_signing_on_makes_it_available_until_the_shift_ends() -> None:
    desk = with_units(a_desk(), CR_11="off_duty")

    entries = desk.do(c.SignOnUnit(unit="CR-11"))

    assert kinds(entries)[:2] == ["UnitSignedOn", "UnitStatusChanged"]
    crew = desk.board.crews["CR-11"]
    assert crew.members == ("haldane", "brooks")
    assert (crew.shift, crew.until) == ("day", datetime(2026, 3, 2, 3, 0, tzinfo=UTC))
    assert crew.position == desk.position
    assert desk.board.units["CR-11"].counts_as == "available"


@pytest.mark.parametrize(
    ("said", "hours"),
    [("18:30", 5.5), ("7 pm", 6), ("0200", 13), ("12:30", 23.5), ("19", None), ("25:00", None)],
)
def test_the_end_of_a_shift_is_said_by_the_rooms_clock(said: str, hours: float | None) -> None:
    desk = a_desk()  # at one in the afternoon there
    command = c.SignOnUnit(unit="CR-11", ends=said)

    if hours is None:
        assert desk.refusal(command)[0] == "end_unreadable"
        return
    desk.do(command)

    assert desk.board.crews["CR-11"].until == START + timedelta(hours=hours)
    assert desk.board.crews["CR-11"].shift == ""


def test_a_unit_that_is_available_stays_so() -> None:
    assert kinds(a_desk().do(c.SignOnUnit(unit="CR-11"))) == ["UnitSignedOn"]


def test_somebody_who_comes_an_hour_early_is_on_for_the_next_shift() -> None:
    desk = a_desk()
    desk.now = datetime(2026, 3, 2, 2, 15, tzinfo=UTC)  # a quarter past six in the evening there

    desk.do(c.SignOnUnit(unit="CR-16"))

    assert desk.board.crews["CR-16"].shift == "night"
    assert desk.board.crews["CR-16"].until == datetime(2026, 3, 2, 15, 0, tzinfo=UTC)


def test_a_crew_brings_what_it_can_and_the_vehicle_stays_what_it_is() -> None:
    desk = a_desk()

    desk.do(c.SignOnUnit(unit="M-30", members=("castro", "vega")))

    assert capabilities(desk, "M-30") == {"paramedic", "ambulance", "clinician", "two_person"}
    assert in_force(desk.board).agency.unit_of("M-30").languages == ("en", "es")
    assert in_force(desk.board).agency.can_fill("M-30", "alternative_responder")
    assert in_force(desk.board).agency.can_fill("M-30", "ems")


def test_who_sits_in_the_room_is_no_team_however_many_they_are() -> None:
    desk = signed_on("CL-1")
    desk.do(c.ChangeCrew(unit="CL-1", joins=("lind",), reason="a busy night"))

    assert capabilities(desk, "CL-1") == {"clinician", "in_room"}
    assert bars(in_force(desk.board).agency, "CL-1", "mobile_crisis") == "one person only"


def test_a_deputy_may_be_alone() -> None:
    assert signed_on("D-19").board.crews["D-19"].members == ("hart",)


def test_another_crew_makes_another_row_and_another_offer() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    desk.do(c.SignOnUnit(unit="CR-11", members=("brooks", "moss")))

    rows = {row.unit: row for row in unit_rows(desk.board, desk.call(call))}

    assert rows["CR-11"].crew == "T. Brooks, peer, D. Moss, peer"
    assert rows["CR-11"].why_not == "no clinician with it"
    best = choosing(desk.board, desk.call(call)).best("mobile_crisis")
    assert best is not None
    assert best.fit.unit.id != "CR-11"
    code, says = desk.refusal(c.SendUnit(call=call, unit="CR-11", response="mobile_crisis"))
    assert (code, "no clinician" in says) == ("unit_cannot_fill", True)


def test_a_team_that_comes_on_duty_is_offered_to_calls_that_had_none() -> None:
    desk = with_units(a_desk(), CR_11="off_duty", CR_14="off_duty", CR_16="off_duty", SV_2="off_duty")
    call = a_quiet_call(desk)
    before = desk.call(call).recommended

    entries = desk.do(c.SignOnUnit(unit="CR-11"))
    after = desk.call(call).recommended

    assert "Recommended" in kinds(entries)
    assert before is not None
    assert after is not None
    assert (before.care_team, after.care_team) == ("none", "available")


def test_one_who_is_not_cleared_keeps_records_from_the_whole_crew() -> None:
    desk = signed_on("D-26")
    assert hears_records(in_force(desk.board).agency, "D-26")

    desk.do(c.ChangeCrew(unit="D-26", joins=("ames",), leaves=("pike",), reason="rides along"))

    assert not hears_records(in_force(desk.board).agency, "D-26")


def test_the_brief_of_a_deputy_with_a_peer_says_to_ask_the_room() -> None:
    desk = a_desk()
    desk.do(c.SignOnUnit(unit="D-26", members=("stone", "ames")))
    call = a_quiet_call(desk)
    desk.do(c.AddJusticeNote(call=call, text="records check done: yes"))
    send(desk, call, "D-26", "law_enforcement", "asked for by radio")

    assert "records check done" not in brief(desk.board, desk.call(call), "D-26").plain
    assert "ask the room" in brief(desk.board, desk.call(call), "D-26").plain


def test_a_crew_signs_off_and_its_entry_says_who_goes_home() -> None:
    desk = signed_on()

    entries = desk.do(c.SignOffUnit(unit="CR-11"))

    assert kinds(entries) == ["UnitStatusChanged", "UnitSignedOff"]
    assert desk.board.crews == {}
    assert not desk.board.units["CR-11"].on_duty
    assert entries[1].body.model_dump(exclude={"kind"}) == {
        "unit": "CR-11", "members": ("haldane", "brooks"), "relieved_by": ""
    }  # fmt: skip
    assert in_force(desk.board).pack is None


def test_the_status_off_duty_signs_the_crew_off() -> None:
    entries = signed_on().do(c.SetUnitStatus(unit="CR-11", status="off_duty"))

    assert kinds(entries) == ["UnitStatusChanged", "UnitSignedOff"]


def test_a_crew_on_a_call_signs_off_once_another_has_what_it_was_there_for() -> None:
    desk, call = at_a_call("CR-14")

    desk.do(c.SignOffUnit(unit="CR-11", relieved_by="CR-14"))

    assert [sent.unit for sent in desk.call(call).sent] == ["CR-14"]
    assert "CR-11" not in desk.board.crews
    assert not desk.board.units["CR-11"].on_duty


def test_a_crew_whose_call_is_closed_signs_off_by_itself() -> None:
    desk, call = at_a_call()
    move(desk, "CR-11", "available")
    desk.do(c.CloseCall(call=call, disposition="safety_plan"))

    assert kinds(desk.do(c.SignOffUnit(unit="CR-11")))[-1] == "UnitSignedOff"


def test_a_crew_past_its_shift_is_told_until_it_signs_off() -> None:
    desk = signed_on()
    desk.later(6 * 3600 - 1)
    before = lane(desk)
    desk.later(1)

    assert before == []
    assert lane(desk) == [("warn", "CR-11 is past the end of its shift:", "sign it off")]
    assert [row.unit for row in on_duty(desk.board, desk.now) if row.is_late] == ["CR-11"]
    desk.do(c.SignOffUnit(unit="CR-11"))
    assert lane(desk) == []


def test_who_should_be_on_duty_now_and_is_not_is_known() -> None:
    desk = signed_on("CR-11")

    by_day = [each.unit for each in missing(desk.board, START)]
    by_night = [each.unit for each in missing(desk.board, START + timedelta(hours=8))]

    assert "CR-11" not in by_day
    assert {"CO-7", "CR-14", "D-19"} <= set(by_day)
    assert by_night == ["CO-5", "CR-16", "M-38", "D-30"]


def test_another_pack_keeps_the_crews_and_makes_them_what_it_says() -> None:
    desk = signed_on("CR-11")
    brooks = 'name = "T. Brooks, peer"\ncapabilities = ['
    text = agency_text().replace(brooks, f'{brooks}"paramedic"')

    desk.do(adoption(agency=text))

    assert "paramedic" in capabilities(desk, "CR-11")
    assert desk.board.crews["CR-11"].members == ("haldane", "brooks")


def test_a_pack_without_somebody_who_is_on_a_unit_cannot_be_put_in_force() -> None:
    desk = signed_on("CR-11")

    code, says = desk.refusal(adoption(agency=pack_of_units_alone()))

    assert code == "adoption_strands"
    assert "CR-11 has a crew signed on, and M. Haldane LMFT, T. Brooks, peer" in says


def test_from_paper_a_crew_signs_on_then() -> None:
    desk = a_desk()
    from_paper(desk, c.SignOnUnit(unit="CR-11"), 120)

    assert desk.board.crews["CR-11"].since == START - timedelta(hours=2)
    early = c.ChangeCrew(
        unit="CR-11",
        leaves=("brooks",),
        joins=("moss",),
        reason="x",
        happened_at=START - timedelta(hours=3),
        why_then="paper",
    )
    assert desk.refusal(early)[0] == "then_overtaken"


@pytest.mark.parametrize("unit", ["CR-11", "M-30", "SV-2"])
def test_a_team_without_a_deputy_is_two_people(unit: str) -> None:
    desk = a_desk()
    pack = in_force(desk.board).agency
    one = pack.unit_of(unit).line_up[0].members[:1]

    assert desk.refusal(c.SignOnUnit(unit=unit, members=one))[0] == "crew_alone"


def test_a_unit_that_people_crew_comes_on_duty_with_one_or_with_a_reason() -> None:
    desk = a_desk()

    code, says = desk.refusal(c.SetUnitStatus(unit="CO-5", status="available"))

    assert (code, "Ctrl+R" in says) == ("status_no_crew", True)
    desk.do(c.SetUnitStatus(unit="CO-5", status="available", reason="the crew is on its way in"))
    assert desk.board.units["CO-5"].counts_as == "available"

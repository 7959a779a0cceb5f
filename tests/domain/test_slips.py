"""One's own slips but answers and fields are taken back within a minute, and crews are told anew."""

from collections.abc import Callable

import pytest

from console.domain import commands as c
from console.domain import entries as e
from tests.domain.build import WHO, Desk, a_desk, a_quiet_call, kinds, send

SLIPS: dict[str, Callable[[str], c.Command]] = {
    "note": lambda call: c.AddNote(call=call, text="on the wrong call"),
    "justice": lambda call: c.AddJusticeNote(call=call, text="records check done: no"),
    "told": lambda call: c.TellCaller(call=call, text="help is on its way"),
    "message": lambda call: c.LeaveMessage(call=call, to="supervisor", text="come and look"),
    "line": lambda call: c.LoseLine(call=call),
    "safe": lambda call: c.DeclareSceneSafe(call=call, by="Dep. Hart", reason="police are there"),
}


def stands(desk: Desk) -> tuple[object, ...]:
    call = desk.call()
    return call.notes, call.told, call.messages, call.line.lost, call.line.due, call.scene_safe_by


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_taken_back_and_the_call_stands_as_before(slip: str) -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    before = stands(desk)
    done, *_ = desk.do(SLIPS[slip](call))
    assert stands(desk) != before

    back, *_ = desk.later(60).do(c.TakeBack(call=call, entry=done.number))

    assert isinstance(back.body, e.SlipTakenBack)
    assert stands(desk) == before
    assert desk.refusal(c.TakeBack(call=call, entry=done.number))[0] == "nothing_to_take_back"


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize(("seconds", "who"), [(61, WHO), (5, "Per Lindqvist")])
def test_only_who_did_it_takes_it_back_and_only_for_a_minute(slip: str, seconds: int, who: str) -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    done, *_ = desk.do(SLIPS[slip](call))

    assert desk.later(seconds).refusal(c.TakeBack(call=call, entry=done.number), who=who)[0] == (
        "nothing_to_take_back"
    )


def test_a_crew_that_was_told_to_go_in_by_a_slip_is_told_to_wait_again() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="edged", weapon_access="in_home")
    send(desk, call, "M-30", "ems_staged", "nearest")
    declared, told = desk.do(c.DeclareSceneSafe(call=call, by="Dep. Hart", reason="police are there"))
    assert told.body == e.StagingChanged(call=call, unit="M-30", staged=False)

    entries = desk.do(c.TakeBack(call=call, entry=declared.number))

    assert kinds(entries) == ["SlipTakenBack", "StagingChanged"]
    assert desk.call().sent[0].staged
    assert desk.call().safety_entry == entries[-1].number, "the brief has to be read again"


def waiting_by_hand() -> tuple[Desk, str]:
    """Paramedics whom the policy sends straight in, and whom a person has wait nearby."""
    desk = a_desk()
    call = a_quiet_call(desk, medical="emergency")
    desk.do(c.SendUnit(call=call, unit="M-30", response="ems", staged=True))
    return desk, call


def test_who_waits_by_a_persons_wish_waits_again_when_that_the_scene_is_safe_was_a_slip() -> None:
    desk, call = waiting_by_hand()
    declared, told = desk.do(c.DeclareSceneSafe(call=call, by="Dep. Hart", reason="police are there"))
    assert told.body == e.StagingChanged(call=call, unit="M-30", staged=False)

    entries = desk.later(5).do(c.TakeBack(call=call, entry=declared.number))

    assert kinds(entries) == ["SlipTakenBack", "StagingChanged"]
    assert desk.call(call).sent[0].staged


def test_who_waits_by_a_persons_wish_waits_again_when_the_scene_is_safe_no_more() -> None:
    desk, call = waiting_by_hand()
    desk.do(c.DeclareSceneSafe(call=call, by="Dep. Hart", reason="police are there"))

    desk.do(c.AnswerFact(call=call, fact="hazard", answer="unknown"))

    assert desk.call(call).scene_safe_by == ""
    assert desk.call(call).sent[0].staged


def test_only_a_person_has_a_crew_wait_by_hand_never_the_sending_of_a_pair() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="edged", weapon_access="within_reach")

    desk.do(c.SendPair(call=call, clinician="CR-11", deputy="D-21"))

    assert [(each.staged, each.by_hand) for each in desk.call(call).sent] == [(True, False), (False, False)]


def test_what_somebody_went_on_from_is_no_slip_any_more() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    left, *_ = desk.do(SLIPS["message"](call))
    desk.do(c.ReadMessage(call=call, entry=left.number))
    lost, *_ = desk.do(c.LoseLine(call=call))
    desk.do(c.TryCallBack(call=call, outcome="no_answer"))

    for done in (left, lost):
        assert desk.refusal(c.TakeBack(call=call, entry=done.number))[0] == "nothing_to_take_back"


def test_a_slip_taken_back_leaves_what_somebody_else_did_since() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    declared, *_ = desk.do(SLIPS["safe"](call))
    desk.do(c.DeclareSceneSafe(call=call, by="Sgt. Lee", reason="on scene"), who="Per Lindqvist")
    lost, *_ = desk.do(SLIPS["line"](call))
    desk.do(c.TryCallBack(call=call, outcome="reached"), SLIPS["line"](call), who="Per Lindqvist")

    for done in (declared, lost):
        assert desk.refusal(c.TakeBack(call=call, entry=done.number))[0] == "nothing_to_take_back"
    assert (desk.call().scene_safe_by, desk.call().line.lost) == ("Sgt. Lee", True)


def test_who_declared_the_scene_safe_before_still_has_when_a_later_one_was_a_slip() -> None:
    desk, call = waiting_by_hand()
    desk.do(c.DeclareSceneSafe(call=call, by="Sgt. Lee", reason="on scene"), who="Per Lindqvist")
    declared, *_ = desk.do(SLIPS["safe"](call))

    entries = desk.later(5).do(c.TakeBack(call=call, entry=declared.number))

    assert kinds(entries) == ["SlipTakenBack"], "nobody is told to wait again"
    assert desk.call(call).scene_safe_by == "Sgt. Lee"
    assert not desk.call(call).sent[0].staged
    assert desk.call(call).safety_entry == entries[-1].number, "the brief names somebody else now"


def test_what_was_declared_safe_before_a_graver_danger_does_not_come_back() -> None:
    desk, call = waiting_by_hand()
    desk.do(c.DeclareSceneSafe(call=call, by="Sgt. Lee", reason="on scene"), who="Per Lindqvist")
    desk.do(c.AnswerFact(call=call, fact="hazard", answer="unknown"))
    declared, *_ = desk.do(SLIPS["safe"](call))

    desk.do(c.TakeBack(call=call, entry=declared.number))

    assert desk.call(call).scene_safe_by == ""
    assert desk.call(call).sent[0].staged


def test_an_entry_of_another_call_is_not_taken_back_through_this_one() -> None:
    desk = a_desk()
    first = a_quiet_call(desk)
    noted, *_ = desk.do(SLIPS["note"](first))

    assert desk.refusal(c.TakeBack(call=a_quiet_call(desk), entry=noted.number))[0] == "nothing_to_take_back"

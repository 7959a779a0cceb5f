"""A policy that comes into force at a chosen time, by the clock of whichever desk is open then."""

from datetime import timedelta

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import in_force
from console.domain.local_time import zone_of
from console.domain.rows.acts import act_words
from console.domain.rows.alerts import alerts
from console.domain.rows.by_clock import by_clock
from console.domain.rows.tonight import tonight
from console.errors import Refused
from tests.domain.build import (
    CARE_FIRST,
    DENVER,
    PATROL,
    SUPERVISOR,
    Desk,
    a_call,
    a_desk,
    adoption,
    agency_text,
    catalogue_text,
    policy_text,
)
from tests.domain.plan_situations import TOMORROW, plan, planned

AT_FIRST = "13:00, 1 Mar"


def let_the_clock(desk: Desk) -> None:
    """What the clock of a desk does now."""
    desk.do(*by_clock(desk.board, desk.now))


def policy_of(desk: Desk) -> str:
    return in_force(desk.board).compiled.policy.id


def test_it_waits_for_its_time_and_begins_then_in_the_name_of_who_planned_it() -> None:
    desk = planned()
    let_the_clock(desk)
    assert policy_of(desk) == CARE_FIRST

    desk.now = TOMORROW
    let_the_clock(desk)

    assert policy_of(desk) == PATROL
    assert desk.board.planned is None
    adopted = [entry.body for entry in desk.entries if isinstance(entry.body, e.PolicyAdopted)][-1]
    said = next(entry for entry in desk.entries if isinstance(entry.body, e.PolicyPlanned))
    assert (adopted.planned, adopted.by) == (said.number, SUPERVISOR)
    assert adopted.reason == "the county board agreed"
    assert list(by_clock(desk.board, desk.now)) == []


def test_a_desk_without_a_call_says_what_comes_and_when() -> None:
    since = f"In force since {AT_FIRST}, by {SUPERVISOR}."
    assert tonight(a_desk().board).reasons[0].rest == since

    told = tonight(planned().board)

    assert told.unsettled == "", "it would have no room in the head"
    assert told.reasons[0].rest == since
    assert told.reasons[1].rest.startswith("“Patrol by default” comes into force at ")


def test_another_plan_takes_its_place_and_one_that_is_dropped_never_begins() -> None:
    desk = planned()
    desk.do(plan(TOMORROW + timedelta(days=1)))
    desk.now = TOMORROW
    let_the_clock(desk)
    assert policy_of(desk) == CARE_FIRST

    desk.do(c.DropPlannedPolicy(by=SUPERVISOR, reason="the board changed its mind"))
    desk.now = TOMORROW + timedelta(days=2)
    let_the_clock(desk)

    assert policy_of(desk) == CARE_FIRST


def test_the_pack_that_is_in_force_at_its_time_stays() -> None:
    desk = planned()
    pack = agency_text().replace('name = "Example County', 'name = "The Example County', 1)
    assert pack != agency_text()
    desk.do(adoption(agency=pack))

    desk.now = TOMORROW
    let_the_clock(desk)

    assert (policy_of(desk), in_force(desk.board).pack_text) == (PATROL, pack)


def test_what_is_wrong_with_it_is_told_when_it_is_planned() -> None:
    faulty = plan().model_copy(update={"policy": policy_text(PATROL).replace("violence", "violance")})

    with pytest.raises(Refused, match="violance"):
        a_desk().do(faulty)


def test_what_cannot_begin_is_held_once_and_told_until_somebody_decides() -> None:
    desk = a_desk()
    without = catalogue_text().replace('id = "improvised"', 'id = "made_up"')
    policy = policy_text(PATROL).replace("improvised", "made_up")
    desk.do(plan().model_copy(update={"catalogue": without, "policy": policy}))
    call = a_call(desk)
    desk.do(c.AnswerFact(call=call, fact="weapon", answer="improvised"))

    desk.now = TOMORROW
    let_the_clock(desk)

    assert policy_of(desk) == CARE_FIRST
    assert desk.board.planned is not None
    assert f"call {call} holds what that list of facts has not" in desk.board.planned.held
    assert list(by_clock(desk.board, desk.now)) == []
    (told,) = (each for each in alerts(desk.board, desk.now) if each.id.startswith("plan:"))
    assert told.lead == "“Patrol by default” should be in force and is not:"
    desk.do(c.DropPlannedPolicy(by=SUPERVISOR, reason="another list of facts first"))
    assert not [each for each in alerts(desk.board, desk.now) if each.id.startswith("plan:")]


def test_a_plan_does_not_undo_what_was_put_in_force_since_it_was_made() -> None:
    desk = planned()
    repair = policy_text(CARE_FIRST).replace('title = "Care first"', 'title = "Care first, mended"')
    desk.do(adoption().model_copy(update={"policy": repair}))

    desk.now = TOMORROW
    let_the_clock(desk)

    assert in_force(desk.board).compiled.policy.text == repair
    assert desk.board.planned is not None
    assert desk.board.planned.held == (
        "Another policy was put in force since it was planned. Plan it anew over that, or drop it."
    )
    assert list(by_clock(desk.board, desk.now)) == []


def test_a_plan_of_an_older_program_begins_over_whatever_is_in_force() -> None:
    desk = planned()
    assert desk.board.planned is not None
    desk.board = desk.board._replace(planned=desk.board.planned._replace(base=""))
    desk.do(adoption(DENVER))

    desk.now = TOMORROW
    let_the_clock(desk)

    assert policy_of(desk) == PATROL


def test_a_plan_that_takes_the_place_of_another_says_so_in_the_record() -> None:
    desk = planned()

    entries = desk.do(plan(TOMORROW + timedelta(days=30), DENVER))

    assert [entry.body.kind for entry in entries] == ["PlannedPolicyDropped", "PolicyPlanned"]
    assert isinstance(entries[0].body, e.PlannedPolicyDropped)
    assert entries[0].body.by == SUPERVISOR
    assert entries[0].body.reason == "“Denver STAR” was planned in its place."
    assert desk.board.planned is not None
    assert desk.board.planned.title == "Denver STAR"


def test_what_was_begun_from_a_policy_that_is_in_force_no_more_is_refused() -> None:
    desk = a_desk()
    begun = in_force(desk.board).fingerprint
    repair = policy_text(CARE_FIRST).replace('title = "Care first"', 'title = "Care first, mended"')
    desk.do(adoption().model_copy(update={"policy": repair, "over": begun}))

    for stale in (adoption(PATROL), plan()):
        code, says = desk.refusal(stale.model_copy(update={"over": begun}))
        assert code == "adoption_overtaken"
        assert says.startswith("Something else was put in force since this was begun")
    assert in_force(desk.board).compiled.policy.text == repair


def test_who_looked_at_what_is_in_force_or_names_nothing_is_not_refused() -> None:
    desk = a_desk()
    desk.do(adoption(DENVER).model_copy(update={"over": in_force(desk.board).fingerprint}))
    desk.do(adoption(PATROL))
    desk.do(plan(policy=DENVER).model_copy(update={"over": in_force(desk.board).fingerprint}))

    assert policy_of(desk) == PATROL


def test_what_came_into_force_by_hand_before_its_time_is_not_adopted_twice() -> None:
    desk = planned()
    desk.do(adoption(PATROL))

    desk.now = TOMORROW
    let_the_clock(desk)

    assert desk.board.planned is None
    assert isinstance(desk.entries[-1].body, e.PlannedPolicyDropped)


def test_its_time_is_told_by_the_rooms_clock() -> None:
    desk = planned()

    said = [act_words(entry, desk.board.room) for entry in desk.entries]

    local = TOMORROW.astimezone(zone_of(in_force(desk.board).agency.time_zone))
    assert said[-1] == f"“Patrol by default” was planned for {local.day} {local:%b %Y, %H:%M}"

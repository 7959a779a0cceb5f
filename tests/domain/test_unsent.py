"""A call that waits is offered again when a unit comes free: one offer, the most urgent first."""

from console.domain import commands as c
from console.domain.rows.alerts import alerts
from console.domain.rows.shown import Alert
from tests.domain.build import Desk, a_call, a_desk, a_quiet_call, answers, move, send, with_units
from tests.domain.test_heard import at, silence

TEAMS = {"CR_11": "meal", "CR_14": "meal", "SV_2": "meal", "CO_7": "meal", "CO_3": "meal"}


def offers(desk: Desk) -> list[Alert]:
    return [alert for alert in alerts(desk.board, desk.now) if alert.id.startswith("offer")]


def clear(desk: Desk, unit: str) -> None:
    desk.later(30)
    move(desk, unit, "available")


def all_busy() -> tuple[Desk, str, str]:
    """Every team is away; a call that asks for one waits, then a more urgent one of another place."""
    desk = with_units(a_desk(), **TEAMS)
    first = a_quiet_call(desk, suicide="ideation")
    desk.later(60)
    second = a_quiet_call(desk, suicide="imminent")
    desk.do(c.SetDetail(call=second, field="address", value="31 Quarry Lane"))
    return desk, first, second


def test_nothing_is_offered_where_nobody_has_come_free_since_it_was_asked_for() -> None:
    desk = a_desk()
    a_quiet_call(desk)

    assert offers(desk) == [], "who has been free all along is on the strip"
    assert offers(all_busy()[0]) == []


def test_the_most_urgent_call_is_offered_and_only_one() -> None:
    desk, _, second = all_busy()

    clear(desk, "CO-7")

    (offer,) = offers(desk)
    assert (offer.call, offer.weight) == (second, "alert")
    assert offer.lead == "CO-7 can go now, 31 Quarry Lane:"
    assert offer.rest == "clinician and deputy not sent yet; open it, then F9"


def test_of_two_as_urgent_the_oldest_is_offered_and_then_the_next() -> None:
    desk = with_units(a_desk(), **TEAMS)
    first = a_quiet_call(desk)
    desk.later(60)
    second = a_quiet_call(desk)
    clear(desk, "CO-7")
    clear(desk, "CO-3")

    (offer,) = offers(desk)
    assert offer.call == first
    send(desk, first, "CO-7", "co_response")

    (offer,) = offers(desk)
    assert (offer.call, offer.lead.partition(" ")[0]) == (second, "CO-3")
    send(desk, second, "CO-3", "co_response")
    assert offers(desk) == []


def test_a_crew_that_did_not_go_is_not_offered_there_again() -> None:
    desk, _, second = all_busy()
    clear(desk, "CO-7")
    send(desk, second, "CO-7", "co_response")
    desk.later(30)
    desk.do(c.RefuseToGo(unit="CO-7", why="alone"))

    (offer,) = offers(desk)

    assert offer.call != second


def test_an_offer_stands_behind_calls_for_help_and_before_what_only_waits() -> None:
    desk, _, _ = all_busy()
    desk.later(200)
    clear(desk, "CO-7")
    desk.do(c.ReportPanic(unit="M-30"))

    kinds = [alert.id.partition(":")[0] for alert in alerts(desk.board, desk.now)]

    assert kinds[:2] == ["panic", "offer"]
    assert kinds.count("offer") == 1


def test_a_pair_that_can_go_now_is_offered_by_both_names() -> None:
    desk = with_units(a_desk(), **TEAMS, D_19="meal", D_21="meal", D_26="meal", D_27="meal")
    call = a_quiet_call(desk, weapon="edged", weapon_access="within_reach")
    clear(desk, "CR-11")
    assert offers(desk) == []

    clear(desk, "D-21")

    (offer,) = offers(desk)
    assert offer.lead == "CR-11 + D-21 can go now, 14 Alder Row:"
    assert offer.call == call


def test_an_offer_that_was_silenced_says_nothing_of_the_next_one() -> None:
    desk, _, _ = all_busy()
    clear(desk, "CO-7")
    (offer,) = offers(desk)
    assert ("limit", 1) in at(desk)
    silence(desk, offer.id)
    assert ("limit", 1) not in at(desk)

    move(desk, "CO-7", "meal")
    clear(desk, "CO-3")

    (another,) = offers(desk)
    assert another.id == offer.id
    assert ("limit", 1) in at(desk)


def test_of_a_pair_one_new_half_makes_a_new_offer() -> None:
    desk = with_units(a_desk(), **TEAMS, D_19="meal", D_21="meal", D_26="meal", D_27="meal")
    a_quiet_call(desk, weapon="edged", weapon_access="within_reach")
    clear(desk, "CR-11")
    clear(desk, "CR-14")
    clear(desk, "D-21")
    (offer,) = offers(desk)
    silence(desk, offer.id)
    assert ("limit", 1) not in at(desk)

    move(desk, offer.lead.partition(" ")[0], "meal")

    assert "+ D-21" in offers(desk)[0].lead
    assert ("limit", 1) in at(desk)


def who_waits(desk: Desk) -> list[str]:
    return [alert.rest for alert in alerts(desk.board, desk.now) if alert.id.startswith("unsent")]


def test_where_half_of_a_pair_is_there_the_other_half_alone_can_go() -> None:
    deputies = {"D_19": "meal", "D_26": "meal", "D_27": "meal"}
    desk = with_units(a_desk(), **{**TEAMS, "CR_11": "available"}, **deputies)
    call = a_quiet_call(desk, weapon="edged", weapon_access="within_reach")
    send(desk, call, "D-21", "law_enforcement", "first there")
    desk.later(3600)

    assert who_waits(desk) == ["a unit can go now"]

    move(desk, "CR-11", "meal")
    assert who_waits(desk) == ["no unit can go"]

    clear(desk, "CR-11")
    (offer,) = offers(desk)
    assert offer.lead == "CR-11 + D-21 can go now, 14 Alder Row:"


def unsent(desk: Desk) -> list[Alert]:
    return [alert for alert in alerts(desk.board, desk.now) if alert.id.startswith("unsent")]


def test_what_is_certain_is_told_after_the_limit_however_many_questions_are_still_answered() -> None:
    desk = a_desk()
    call = a_call(desk, medical="emergency")
    assert not desk.call(call).recommended.settled  # type: ignore[union-attr]  # it was run

    for fact in ("suicide", "weapon", "violence"):
        desk.later(59)
        answers(desk, call, **{fact: "none"})
        assert unsent(desk) == [], "the call has just begun"
    desk.later(3)

    (told,) = unsent(desk)
    assert told.lead == "14 Alder Row, certain since 13:00 and not sent, paramedics staged nearby:"
    assert told.rest == "a unit can go now; the questions are still open"
    assert (told.weight, told.due) == ("alert", desk.now)
    send(desk, call, "M-30", "ems_staged")
    assert unsent(desk) == []


def test_paramedics_who_may_go_in_by_now_have_been_certain_as_long() -> None:
    desk = a_desk()
    call = a_call(desk, medical="emergency", suicide="none", weapon="none", violence="none", threat="none")
    answers(desk, call, others_in_danger="no", crime="none")
    desk.later(180)

    answers(desk, call, hazard="none")

    (told,) = unsent(desk)
    assert "certain since 13:00 and not sent, paramedics:" in told.lead


def test_a_settled_call_waits_since_each_response_was_asked_for() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    desk.later(100)
    answers(desk, call, medical="emergency")
    desk.later(80)

    (told,) = unsent(desk)

    assert told.lead == "14 Alder Row, not sent, crisis team:"

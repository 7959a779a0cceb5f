"""A situation for every refusal: a desk, and the command that is refused there."""

from collections.abc import Callable
from datetime import timedelta

from console.domain import commands as c
from console.domain.board import Board
from tests.domain.build import (
    SACRAMENTO,
    START,
    SUPERVISOR,
    Desk,
    a_call,
    a_desk,
    a_quiet_call,
    agency_text,
    move,
    send,
)
from tests.domain.import_situations import IMPORT_SITUATIONS
from tests.domain.join_situations import JOIN_SITUATIONS
from tests.domain.people_situations import PEOPLE_SITUATIONS
from tests.domain.plan_situations import PLAN_SITUATIONS
from tests.domain.review_situations import REVIEW_SITUATIONS
from tests.domain.roster_situations import ROSTER_SITUATIONS
from tests.domain.safety_situations import SAFETY_SITUATIONS, firearm_there

Situation = Callable[[], tuple[Desk, c.Command]]


def on_an_open_call(command: Callable[[str], c.Command]) -> Situation:
    """A call just opened, and a command about it."""

    def situation() -> tuple[Desk, c.Command]:
        desk = a_desk()
        return desk, command(a_call(desk))

    return situation


def gap_call() -> tuple[Desk, str]:
    """Sacramento's hole: armed, suicidal, no crime, nobody else in danger."""
    desk = a_desk(SACRAMENTO)
    return desk, a_quiet_call(desk, suicide="imminent", weapon="firearm", weapon_access="in_hand")


def ringing_elsewhere() -> tuple[Desk, c.Command]:
    desk = a_desk()
    call = a_call(desk)
    desk.do(c.MoveHandOff(call=call, contact="line-988", step="offered"))
    return desk, c.MoveHandOff(call=call, contact="line-veterans", step="offered")


def accepted_by_nobody() -> tuple[Desk, c.Command]:
    desk = a_desk()
    call = a_call(desk)
    for step in ("offered", "ringing"):
        desk.do(c.MoveHandOff(call=call, contact="line-988", step=step))
    return desk, c.MoveHandOff(call=call, contact="line-988", step="accepted")


def unit_elsewhere() -> tuple[Desk, c.Command]:
    desk = a_desk()
    first, second = a_call(desk), a_call(desk)
    send(desk, first, "D-19", "law_enforcement", "asked for by radio")
    return desk, c.SendUnit(call=second, unit="D-19", response="law_enforcement", reason="nearest")


def unit_here() -> tuple[Desk, c.Command]:
    desk = a_desk()
    call = a_call(desk)
    send(desk, call, "D-19", "law_enforcement", "asked for by radio")
    return desk, c.SendUnit(call=call, unit="D-19", response="law_enforcement", reason="again")


def pair_here() -> tuple[Desk, c.Command]:
    desk = a_desk()
    pair = c.SendPair(call=a_call(desk), clinician="CR-11", deputy="D-21", reason="asked for by radio")
    desk.do(pair)
    return desk, pair


def unit_still_here() -> tuple[Desk, c.Command]:
    desk = a_desk()
    call = a_call(desk)
    send(desk, call, "D-19", "law_enforcement", "asked for by radio")
    return desk, c.CloseCall(call=call, disposition="stabilised")


def leaving_before_arrival() -> tuple[Desk, c.Command]:
    desk = a_desk()
    send(desk, a_call(desk), "D-19", "law_enforcement", "asked for by radio")
    move(desk, "D-19", "en_route")
    return desk, c.SetUnitStatus(unit="D-19", status="available", reason="cancelled by radio")


def going_in_unsafe() -> tuple[Desk, c.Command]:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="firearm", weapon_access="within_reach", suicide="imminent")
    send(desk, call, "M-30", "ems_staged")
    move(desk, "M-30", "en_route", "staged")
    return desk, c.SetUnitStatus(unit="M-30", status="on_scene")


def out_of_order() -> tuple[Desk, c.Command]:
    desk = a_desk()
    return desk, c.SetUnitStatus(unit="M-30", status="at_destination")


def less_than_asked() -> tuple[Desk, c.Command]:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="firearm", weapon_access="in_hand")
    return desk, c.Override(call=call, responses=("mobile_crisis",), reason="he knows them")


def waits_for_supervisor() -> tuple[Desk, c.Command]:
    desk, call = gap_call()
    return desk, c.CloseCall(call=call, disposition="nobody_sent")


def gap_not_closed() -> tuple[Desk, c.Command]:
    desk, call = gap_call()
    desk.do(c.AnswerApproval(call=call, by="amadi", answer="approve", reason="no crime"))
    return desk, c.CloseCall(call=call, disposition="nobody_sent")


def ringing_line() -> tuple[Desk, c.Command]:
    desk = a_desk()
    call = a_call(desk)
    desk.do(c.MoveHandOff(call=call, contact="line-988", step="offered"))
    return desk, c.CloseCall(call=call, disposition="handed_over")


def lost_line() -> tuple[Desk, c.Command]:
    desk = a_desk()
    call = a_quiet_call(desk, caller_role="person_in_crisis", engagement="talking_now")
    desk.do(c.LoseLine(call=call))
    for step in ("offered", "ringing", "accepted", "summary_read", "confirmed"):
        desk.do(c.MoveHandOff(call=call, contact="line-988", step=step, person="Ana"))
    return desk, c.CloseCall(call=call, disposition="handed_over")


def of_yesterday() -> tuple[Desk, c.Command]:
    desk = a_desk()
    call = a_call(desk, medical="none")
    number = desk.entries[-2].number
    desk.later(61)
    return desk, c.TakeBack(call=call, entry=number)


def words_of_an_open_call() -> tuple[Desk, c.Command]:
    desk = a_desk()
    (note,) = desk.do(c.AddNote(call=a_call(desk), text="her sister's name"))
    return desk, c.Redact(entry=note.number, by=SUPERVISOR, reason="asked for")


def words_on_hold() -> tuple[Desk, c.Command]:
    hold = '[retention]\nhold = ["26-00001"]\n[limits]'
    desk = a_desk(agency=agency_text().replace("[limits]", hold))
    (note,) = desk.do(c.AddNote(call=a_call(desk), text="x"))
    ended = c.CloseCall(
        call=desk.call().id, disposition="duplicate", note="x", approved_by=SUPERVISOR, next_action="x"
    )
    desk.do(ended)
    return desk, c.Redact(entry=note.number, by=SUPERVISOR, reason="x")


def no_words() -> tuple[Desk, c.Command]:
    desk = a_desk()
    (changed,) = move(desk, "M-30", "meal")
    return desk, c.Redact(entry=changed.number, by=SUPERVISOR, reason="asked for")


def without_a_room() -> tuple[Desk, c.Command]:
    return Desk(Board()), c.OpenCall()


def happened(ago: timedelta) -> Situation:
    return lambda: (a_desk(), c.OpenCall(happened_at=START - ago, why_then="paper"))


def from_paper(command: Callable[[str], c.Command]) -> Situation:
    """A call on which a weapon turned up, and a command about an hour before that."""

    def situation() -> tuple[Desk, c.Command]:
        desk = a_desk()
        call = a_call(desk, weapon="edged")
        then = {"happened_at": START - timedelta(hours=1), "why_then": "paper"}
        return desk, command(call).model_copy(update=then)

    return situation


SITUATIONS: dict[str, Situation] = {
    "no_such_call": lambda: (a_desk(), c.AddNote(call="26-77777", text="x")),
    "no_such_unit": on_an_open_call(lambda call: c.SendUnit(call=call, unit="Z-1", response="ems")),
    "no_such_fact": on_an_open_call(lambda call: c.AnswerFact(call=call, fact="wepon", answer="none")),
    "no_such_answer": on_an_open_call(lambda call: c.AnswerFact(call=call, fact="weapon", answer="gun")),
    "no_such_status": lambda: (a_desk(), c.SetUnitStatus(unit="M-30", status="asleep")),
    "no_such_response": on_an_open_call(lambda call: c.SendUnit(call=call, unit="M-30", response="navy")),
    "no_such_contact": on_an_open_call(lambda call: c.MoveHandOff(call=call, contact="x", step="offered")),
    "no_such_disposition": on_an_open_call(lambda call: c.CloseCall(call=call, disposition="gone")),
    "fact_not_asked": on_an_open_call(lambda call: c.AskLater(call=call, fact="care_team")),
    "area_policy_same": on_an_open_call(lambda call: c.UseAreaPolicy(call=call)),
    "unit_taken": unit_elsewhere,
    "unit_here": unit_here,
    "unit_off_duty": on_an_open_call(lambda call: c.SendUnit(call=call, unit="CO-5", response="co_response")),
    "unit_not_free": on_an_open_call(
        lambda call: c.SendUnit(call=call, unit="D-30", response="law_enforcement")
    ),
    "unit_cannot_fill": on_an_open_call(lambda call: c.SendUnit(call=call, unit="D-19", response="ems")),
    "pair_here": pair_here,
    "pair_cannot_fill": on_an_open_call(
        lambda call: c.SendPair(call=call, clinician="D-21", deputy="CR-11", reason="x")
    ),
    "unit_not_on_call": on_an_open_call(
        lambda call: c.StandDown(call=call, unit="M-30", approved_by=SUPERVISOR, reason="x")
    ),
    "send_needs_reason": on_an_open_call(
        lambda call: c.SendUnit(call=call, unit="D-19", response="law_enforcement")
    ),
    "status_order": out_of_order,
    "status_no_crew": lambda: (a_desk(), c.SetUnitStatus(unit="CO-5", status="available")),
    "status_needs_call": lambda: (a_desk(), c.SetUnitStatus(unit="M-30", status="on_scene")),
    "safe_armed": lambda: (
        found := firearm_there(),
        (found[0], c.DeclareSceneSafe(call=found[1], by="Dep. Hart")),
    )[1],
    "safe_nobody_there": on_an_open_call(lambda call: c.DeclareSceneSafe(call=call, by="Dep. Hart")),
    "scene_not_safe": going_in_unsafe,
    "stand_down_needs_name": leaving_before_arrival,
    "less_needs_supervisor": less_than_asked,
    "not_a_supervisor": on_an_open_call(
        lambda call: c.Override(call=call, responses=("ems",), reason="x", approved_by="Nadia Okoro")
    ),
    "override_empty": on_an_open_call(lambda call: c.Override(call=call, responses=(), reason="x")),
    "no_approval_asked": on_an_open_call(
        lambda call: c.AnswerApproval(call=call, by=SUPERVISOR, answer="approve", reason="x")
    ),
    "approval_not_due": lambda: (found := gap_call(), (found[0], c.LetApprovalRunOut(call=found[1])))[1],
    "after_all_nobody": lambda: (
        found := gap_call(),
        (
            found[0],
            c.AnswerApproval(
                call=found[1], by="brandt", answer="send_after_all", responses=("referral",), reason="x"
            ),
        ),
    )[1],
    "responses_contradict": on_an_open_call(
        lambda call: c.Override(call=call, responses=("law_enforcement", "no_law_enforcement"), reason="x")
    ),
    "changed_since": lambda: (
        found := gap_call(),
        (found[0], c.CloseGap(call=found[1], by="brandt", reason="x", seen=1)),
    )[1],
    "instead_of_what": lambda: (
        found := gap_call(),
        (found[0], c.AnswerApproval(call=found[1], by="brandt", answer="send_instead", reason="x")),
    )[1],
    "no_gap": on_an_open_call(lambda call: c.CloseGap(call=call, by=SUPERVISOR, reason="x")),
    "hand_off_order": on_an_open_call(
        lambda call: c.MoveHandOff(call=call, contact="line-988", step="confirmed")
    ),
    "hand_off_needs_name": accepted_by_nobody,
    "hand_off_other": ringing_elsewhere,
    "line_not_lost": on_an_open_call(lambda call: c.TryCallBack(call=call, outcome="reached")),
    "already_owned": on_an_open_call(lambda call: c.TakeCall(call=call)),
    "nothing_to_take_back": of_yesterday,
    "close_units": unit_still_here,
    "close_waiting_approval": waits_for_supervisor,
    "close_gap": gap_not_closed,
    "close_hand_off": ringing_line,
    "close_does_not_fit": on_an_open_call(
        lambda call: c.CloseCall(
            call=call, disposition="ems_transport", note="x", approved_by="brandt", next_action="none"
        )
    ),
    "close_needs_decision": on_an_open_call(lambda call: c.CloseCall(call=call, disposition="information")),
    "close_line_lost": lost_line,
    "call_is_open": on_an_open_call(lambda call: c.ReopenCall(call=call, reason="x")),
    "brief_nothing": on_an_open_call(lambda call: c.ConfirmBrief(call=call, unit="M-30")),
    "then_needs_why": lambda: (a_desk(), c.OpenCall(happened_at=START - timedelta(minutes=5))),
    "then_in_future": happened(timedelta(minutes=-5)),
    "then_too_long_ago": happened(timedelta(days=367)),
    "then_needs_time": lambda: (a_desk(), c.OpenCall(why_then="paper")),
    "then_overtaken": from_paper(lambda call: c.AnswerFact(call=call, fact="weapon", answer="none")),
    "then_before_danger": from_paper(lambda call: c.DeclareSceneSafe(call=call, by="Dep. Hart", reason="x")),
    "no_such_entry": lambda: (a_desk(), c.Redact(entry=99, by=SUPERVISOR, reason="x")),
    "redact_open_call": words_of_an_open_call,
    "redact_held_call": words_on_hold,
    "nothing_to_redact": no_words,
    "no_room": without_a_room,
    **PEOPLE_SITUATIONS,
    **SAFETY_SITUATIONS,
    **ROSTER_SITUATIONS,
    **PLAN_SITUATIONS,
    **JOIN_SITUATIONS,
    **IMPORT_SITUATIONS, **REVIEW_SITUATIONS,
}

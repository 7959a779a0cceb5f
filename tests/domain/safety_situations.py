"""A situation for every refusal of an act that keeps a crew safe."""

from collections.abc import Callable

from console.domain import commands as c
from tests.domain.build import CARE_FIRST, SACRAMENTO, Desk, a_desk, a_quiet_call, move, send


def on_the_way() -> tuple[Desk, str]:
    """A crisis team sent to a quiet call."""
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    return desk, call


def there() -> tuple[Desk, str]:
    """A crisis team with the person."""
    desk, call = on_the_way()
    move(desk, "CR-11", "en_route", "on_scene")
    return desk, call


def asked_for_deputies(answer: bool = False) -> tuple[Desk, str]:
    """The team has asked for deputies, and somebody has answered or not."""
    desk, call = there()
    desk.do(c.AskForDeputies(unit="CR-11", reason="he shouts"))
    if answer:
        desk.do(c.AnswerDeputies(call=call, unit="CR-11", answer="no", by="Sgt. P. Lowe", reason="no crime"))
    return desk, call


def called_for_help() -> tuple[Desk, str]:
    """The team has called for help."""
    desk, call = there()
    desk.do(c.ReportPanic(unit="CR-11"))
    return desk, call


def standing_down_after_serving() -> tuple[Desk, c.Command]:
    desk, call = there()
    move(desk, "CR-11", "transporting")
    return desk, c.StandDown(call=call, unit="CR-11", approved_by="brandt", reason="done")


def no_deputy_to_make_safe() -> tuple[Desk, c.Command]:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "D-19", "law_enforcement", "asked for by radio")
    return desk, c.AskForDeputies(unit="D-19", reason="x")


def answered_already() -> tuple[Desk, c.Command]:
    desk, call = asked_for_deputies(answer=True)
    return desk, c.AnswerDeputies(call=call, unit="CR-11", answer="yes", by="x")


def clear(desk: Desk, unit: str) -> None:
    """A unit is free again, for a reason: it may be calling for help."""
    desk.do(c.SetUnitStatus(unit=unit, status="available", reason="back at the car"))


def ended(found: tuple[Desk, str]) -> tuple[Desk, c.Command]:
    """The person is well, and the call is about to be closed."""
    desk, call = found
    clear(desk, "CR-11")
    return desk, c.CloseCall(call=call, disposition="safety_plan")


def moved(unit: str, found: tuple[Desk, str], approved_by: str | None = None) -> tuple[Desk, c.Command]:
    """A unit is about to be moved to a second call."""
    desk, _ = found
    values = {"unit": unit, "response": "mobile_crisis", "reason": "worse there", "approved_by": approved_by}
    return desk, c.MoveUnit.model_validate({"call": a_quiet_call(desk), **values})


def firearm_there() -> tuple[Desk, str]:
    """Deputies are with a person who has a firearm in hand, paramedics wait near by."""
    desk = a_desk()
    call = a_quiet_call(desk, suicide="imminent", weapon="firearm", weapon_access="in_hand")
    send(desk, call, "D-21", "law_enforcement", "first there")
    send(desk, call, "M-30", "ems_staged")
    move(desk, "D-21", "en_route", "on_scene")
    return desk, call


def sent_in_danger(found: tuple[Desk, str]) -> tuple[Desk, c.Command]:
    """A crew that calls for help and has left its call is about to be sent to another."""
    desk, _ = found
    clear(desk, "CR-11")
    return desk, c.SendUnit(call=a_quiet_call(desk), unit="CR-11", response="mobile_crisis")


def rings(waits_s: int = 0) -> tuple[Desk, str]:
    """A crisis line rings, for so long."""
    desk = a_desk()
    call = a_quiet_call(desk)
    for step in ("offered", "ringing"):
        desk.do(c.MoveHandOff.model_validate({"call": call, "contact": "line-988", "step": step}))
    return desk.later(waits_s), call


def out_of_reach(tries: int = 2, policy: str = CARE_FIRST, **facts: str) -> tuple[Desk, str]:
    """A caller hung up and was called back so often, in vain."""
    desk = a_desk(policy)
    call = a_quiet_call(desk, **facts)
    desk.do(c.LoseLine(call=call))
    for _ in range(tries):
        desk.later(60).do(c.TryCallBack(call=call, outcome="no_answer"))
    return desk, call


def deputies_withheld() -> tuple[Desk, c.Command]:
    armed = {"suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}
    desk, call = out_of_reach(2, SACRAMENTO, **armed)
    return desk, c.DecideUnreached(call=call, what="welfare_check")


def nobody_would_go() -> tuple[Desk, c.Command]:
    """Nobody is asked for, deputies are withheld, and the agency's default is deputies."""
    desk, call = out_of_reach()
    instead = ("keep_line", "no_law_enforcement")
    desk.do(c.Override(call=call, responses=instead, reason="heard by radio", approved_by="brandt"))
    return desk, c.DecideUnreached(call=call, what="send")


SAFETY_SITUATIONS: dict[str, Callable[[], tuple[Desk, c.Command]]] = {
    "no_alert": lambda: (
        found := there(), (found[0], c.SilenceAlert(call=found[1], alert="panic:x:CR-11"))
    )[1],
    "move_on_no_call": lambda: moved("CR-14", on_the_way()),
    "status_panic": lambda: (called_for_help()[0], c.SetUnitStatus(unit="CR-11", status="available")),
    "send_panic": lambda: sent_in_danger(called_for_help()),
    "move_panic": lambda: moved("CR-11", called_for_help()),
    "move_needs_name": lambda: moved("CR-11", on_the_way()),
    "hand_off_not_due": lambda: (
        found := rings(59), (found[0], c.LetHandOffRunOut(call=found[1]))
    )[1],
    "no_next_contact": lambda: (found := rings(61), (found[0], c.RingNext(call=found[1])))[1],
    "unreached_withheld": deputies_withheld,
    "unreached_nobody": nobody_would_go,
    "unreached_needs_name": lambda: (
        found := out_of_reach(), (found[0], c.DecideUnreached(call=found[1], what="nobody"))
    )[1],
    "unit_on_no_call": lambda: (a_desk(), c.AnswerCheck(unit="CR-11")),
    "no_panic": lambda: (
        found := there(), (found[0], c.EndPanic(call=found[1], unit="CR-11", by="x", reason="x"))
    )[1],
    "check_not_there": lambda: (on_the_way()[0], c.AnswerCheck(unit="CR-11")),
    "stand_down_has_served": standing_down_after_serving,
    "no_next_action": lambda: (there()[0], c.NoteNextAction(call="26-00001", outcome="done")),
    "refuse_was_there": lambda: (there()[0], c.RefuseToGo(unit="CR-11", why="alone")),
    "not_asked_for": lambda: (
        found := on_the_way(), (found[0], c.NoteUnserved(call=found[1], response="ems", why="no_unit"))
    )[1],
    "deputies_are_there": no_deputy_to_make_safe,
    "deputies_answered": answered_already,
    "no_deputies_asked": lambda: (
        found := there(), (found[0], c.NoteCrewDid(call=found[1], unit="CR-11", did="waited"))
    )[1],
    "close_panic": lambda: ended(called_for_help()),
    "close_deputies_asked": lambda: ended(asked_for_deputies()),
}  # fmt: skip

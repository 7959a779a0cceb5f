"""What a room does about each kind of alert. A kind that is not here is one that nobody answers."""

from collections.abc import Callable
from datetime import timedelta

from console.domain import commands as c
from console.domain.board import Call, in_force
from console.domain.deciding.ends import NEXT_STEPS
from console.domain.rows.shown import Alert
from console.domain.rows.strip import certain_strip, sent_by
from console.domain.unreached import must_decide
from tests.night.room import DEPUTY, SEATS, SUPERVISOR, Night


def answer_alert(night: Night, alert: Alert) -> None:
    """Do what an alert asks for."""
    kind, call, unit = alert.id.split(":")[0], alert.call, alert.id.split(":")[-1]
    ACTS[kind](night, call, unit)


def _approval(night: Night, call: str, _: str) -> None:
    """Some supervisors answer, and some let it run out."""
    if night.chance.random() < 0.4:
        said = {"answer": "send_instead", "responses": ("co_response",), "reason": "he may be hurt"}
        night.tried(c.AnswerApproval.model_validate({"call": call, "by": SUPERVISOR, **said}))


def _gap(night: Night, call: str, unit: str) -> None:
    _approval(night, call, unit)
    if night.board.calls[call].sent or night.chance.random() < 0.1:
        night.tried(c.CloseGap(call=call, by=SUPERVISOR, reason="somebody is with him"))


def _line(night: Night, call: str, _: str) -> None:
    caller = night.callers.get(call)
    is_gone = caller is not None and caller.is_gone
    outcome = "reached" if night.chance.random() < 0.5 and not is_gone else "no_answer"
    night.tried(c.TryCallBack.model_validate({"call": call, "outcome": outcome}))


def _late(night: Night, call: str, unit: str) -> None:
    """A crew that was silent too long is asked, and reports."""
    status = night.board.units[unit].status
    following = {"dispatched": "en_route", "en_route": "on_scene", "staged": "on_scene"}.get(status)
    if following is not None and following != "on_scene":
        night.tried(c.SetUnitStatus(unit=unit, status=following), night.board.calls[call].position)


def _brief(night: Night, call: str, _: str) -> None:
    for sent in night.board.calls[call].sent:
        night.tried(c.ConfirmBrief(call=call, unit=sent.unit))


def _panic(night: Night, call: str, unit: str) -> None:
    here = [sent.unit for sent in night.board.calls[call].sent]
    at_scene = [each for each in here if night.board.units[each].counts_as == "on_scene"]
    if any(in_force(night.board).agency.has_deputy(each) for each in at_scene) or night.chance.random() < 0.1:
        night.tried(c.EndPanic(call=call, unit=unit, by=DEPUTY, reason="beside them"))


def _check(night: Night, _: str, unit: str) -> None:
    answer = "all_well" if night.chance.random() < 0.7 else "no_answer"
    night.tried(c.AnswerCheck.model_validate({"unit": unit, "answer": answer}))


def _deputies(night: Night, call: str, unit: str) -> None:
    answer = night.chance.choice(("yes", "no"))
    said = {"call": call, "unit": unit, "answer": answer, "by": "Sgt. P. Lowe"}
    night.tried(c.AnswerDeputies.model_validate(said))


def _did(night: Night, call: str, unit: str) -> None:
    night.tried(c.NoteCrewDid(call=call, unit=unit, did="waited"))


def _unsent(night: Night, call: str, _: str) -> None:
    """Nobody fit for a long while: a supervisor has deputies go instead."""
    waited = night.now - night.standing.get(f"unsent:{call}", night.now)
    if waited < timedelta(minutes=30):
        return
    said = {"responses": ("law_enforcement", "keep_line"), "reason": "nobody else for half an hour"}
    night.tried(c.Override.model_validate({"call": call, "approved_by": SUPERVISOR, **said}))


def _offer(night: Night, call: str, _: str) -> None:
    """Somebody came free: whoever the strip of that call names is sent by one key."""
    strip = certain_strip(night.board, night.board.calls[call])
    if strip.act:
        night.tried(sent_by(strip), night.board.calls[call].position)


def hand_over(night: Night, call: Call) -> bool:
    """One step further to the crisis line; whether nothing of it is open any more."""
    stands = call.hand_off.step if call.hand_off is not None else ""
    if call.caller_declined or stands in ("confirmed", "caller_declined"):
        return True
    now = "" if stands in ("dropped", "declined") else stands
    step = NEXT_STEPS[now][0]
    if now == "ringing" and night.chance.random() < 0.2:
        step = "dropped"
    elif now == "ringing" and night.chance.random() < 0.4:
        return False  # it rings on
    contact = "line-county" if stands == "dropped" else "line-988"
    if now and call.hand_off is not None:
        contact = call.hand_off.contact
    person = "counselor Ruiz" if step == "accepted" else ""
    moved = {"call": call.id, "contact": contact, "step": step, "person": person}
    night.tried(c.MoveHandOff.model_validate(moved), call.position)
    return False


def _take(night: Night, call: str, _: str) -> None:
    night.tried(c.TakeCall(call=call), night.chance.choice(SEATS))


def _hand_off(night: Night, call: str, _: str) -> None:
    ran_out = night.board.calls[call].ran_out
    if ran_out is not None and ran_out.next and night.chance.random() < 0.5:
        night.tried(c.RingNext(call=call), night.board.calls[call].position)
    else:
        hand_over(night, night.board.calls[call])


def _unreached(night: Night, call: str, _: str) -> None:
    """Deputies look in, or who is asked for goes; where deputies are withheld, the latter, else nobody."""
    what = night.chance.choice(("send", "welfare_check"))
    night.tried(c.DecideUnreached.model_validate({"call": call, "what": what}))
    if must_decide(night.board, night.board.calls[call]):
        night.tried(c.DecideUnreached(call=call, what="send"))
    if must_decide(night.board, night.board.calls[call]):
        why = "deputies are not sent here"
        night.tried(c.DecideUnreached(call=call, what="nobody", approved_by=SUPERVISOR, reason=why))


ACTS: dict[str, Callable[[Night, str, str], None]] = {
    "approval": _approval, "gap": _gap, "line": _line, "unit": _late, "brief": _brief, "unread": _brief,
    "panic": _panic, "check": _check, "deputies": _deputies, "did": _did, "waiting": _take,
    "hand_off": _hand_off, "unsent": _unsent, "no_line": _hand_off, "unreached": _unreached,
    "offer": _offer,
}  # fmt: skip
"""What is done about each kind of alert. A kind that is not here is one that nobody answers."""

"""What one entry changes on its call: the call before and the entry give the call after. Part of `fold`.

It knows nothing of the board but the room in force, which says which facts concern a crew's safety.
"""

from collections.abc import Mapping, Set
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar

from console.domain import entries as e
from console.domain.asked import MEDICAL, approval_rules, asked_anew, gap_rules, lessened, policy_asks
from console.domain.board import (
    Answer,
    Approval,
    Call,
    HandedOver,
    Lapsed,
    Line,
    News,
    Note,
    Room,
    Written,
)
from console.domain.clock_fold import clock_after, hand_off_after, put_off
from console.domain.entry import Entry
from console.domain.join_fold import callers_after
from console.domain.names import SCENE_FACTS, SENDS_SOMEBODY
from console.domain.safety_fold import safety_after
from console.domain.sending_fold import sending_after
from console.domain.slip_fold import after_slip
from console.policy.facts import UNKNOWN, Fact

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def call_after(call: Call, entry: Entry, room: Room | None) -> Call:
    """The call once the entry stands. An entry that says nothing about a call leaves it as it is."""
    at, body = entry.happened_at, entry.body
    match body:
        case e.CallTaken():
            return call._replace(waiting=False, owner=entry.who, position=entry.position)
        case e.CallHandedOver():
            handed = HandedOver(entry.who, entry.number) if entry.position != body.position else None
            return call._replace(waiting=False, owner=body.to, position=body.position, handed=handed)
        case e.DetailSet():
            # One step back is all that can be taken back: what stood before goes in without its own before.
            stood = call.details.get(body.field)
            before = stood._replace(before=None) if stood else None
            written = Written(body.value, body.read_back, at, entry.who, entry.number, entry.at, before)
            call = call._replace(details=put(call.details, body.field, written))
            return call._replace(safety_entry=entry.number) if body.field == "address" else call
        case e.NoteAdded():
            return call._replace(notes=(*call.notes, Note(body.text, entry.who, at, entry.number)))
        case e.JusticeNoteAdded():
            note = Note(body.text, entry.who, at, entry.number, is_justice=True)
            return call._replace(notes=(*call.notes, note), safety_entry=entry.number)
        case e.FactAnswered():
            return _answered(call, entry, body, room)
        case e.QuestionPutOff():
            return put_off(call, entry, body.fact)
        case e.SlipTakenBack():
            return after_slip(call, entry, body)
        case e.TakenBack():
            return _taken_back(call, entry, body, room)
        case e.Recommended():
            return _recommended(call, entry, body, room)
        case e.LineLost():
            return call._replace(line=Line(True, at, body.call_back_due, 0, at, entry=entry.number))
        case e.CallBackTried():
            reached = body.outcome == "reached"
            decided = None if reached else call.line.decided
            line = Line(not reached, call.line.since, body.due, call.line.tries + 1, at, decided)
            return call._replace(line=line, news=News("caller", entry.number) if reached else call.news)
        case _:
            return safety_after(_decided(sending_after(call, entry), entry), entry)


def reaching(call: Call, unit: str) -> Call:
    """The call once a unit on it is with the person; talking by phone is not that."""
    went = any(sent.unit == unit and sent.response in SENDS_SOMEBODY for sent in call.sent)
    call = call._replace(attended=call.attended or went)
    return call._replace(sent=tuple(s._replace(reached=True) if s.unit == unit else s for s in call.sent))


def put(mapping: Mapping[_Key, _Value], key: _Key, value: _Value) -> Mapping[_Key, _Value]:
    """The mapping with one value put in; a key that is there keeps its place."""
    return MappingProxyType({**mapping, key: value})


def taken_out(mapping: Mapping[_Key, _Value], key: _Key) -> Mapping[_Key, _Value]:
    """The mapping without one key."""
    return MappingProxyType({k: v for k, v in mapping.items() if k != key})


def _decided(call: Call, entry: Entry) -> Call:
    at, body = entry.happened_at, entry.body
    match body:
        case e.PolicyOverridden():
            return call._replace(override=body, override_by=entry.who, asked_entry=entry.number)
        case e.ApprovalAsked():
            approval = Approval(body.rules, at, body.due)
            return call._replace(approval=approval, asked_entry=entry.number)
        case e.ApprovalAnswered():
            return _approved(call, body.answer, body.by, body.responses, body.reason)
        case e.ApprovalRanOut():
            return _approved(call, "ran_out", "", body.responses, "")
        case e.GapClosed():
            return call._replace(gap_closed_by=body.by)
        case e.HandOffMoved():
            return hand_off_after(_handed(call, entry, body), body.contact, body.step)
        case e.AreaPolicyUsed():
            return call._replace(policy=body.policy, under="")
        case e.PremiseNoted(about="hazard"):
            return call._replace(safety_entry=entry.number)
        case _:
            return clock_after(callers_after(call, entry), entry)


def _handed(call: Call, entry: Entry, body: e.HandOffMoved) -> Call:
    """The caller who let the line ring has not declined any more; a hand-off that ended has nobody's name."""
    over = body.step in ("dropped", "declined", "caller_declined")
    accepted = body.person if body.step == "accepted" else call.accepted_by
    agrees = body.step in ("ringing", "accepted", "summary_read", "confirmed")
    return call._replace(
        hand_off=body,
        hand_off_at=entry.happened_at,
        summary_read=entry.number if body.step == "summary_read" else 0 if over else call.summary_read,
        accepted_by="" if over or body.step == "offered" else accepted,
        caller_declined=not agrees and (call.caller_declined or body.step == "caller_declined"),
    )


def _answered(call: Call, entry: Entry, body: e.FactAnswered, room: Room | None) -> Call:
    stood = call.answers.get(body.fact)
    before = stood._replace(before=None) if stood else None
    answer = Answer(
        body.answer,
        body.said_by,
        body.caveat,
        entry.happened_at,
        entry.who,
        entry.number,
        entry.at,
        before,
    )
    call = call._replace(
        answers=put(call.answers, body.fact, answer),
        put_off=tuple(fact for fact in call.put_off if fact != body.fact),
        reworded=tuple(fact for fact in call.reworded if fact != body.fact),
        last_fact=body.fact,
        last_fact_entry=entry.number,
    )
    fact = _fact(body.fact, room)
    if fact is None:
        return call
    if is_graver(fact, body.answer, before):
        safe = () if fact.id in SCENE_FACTS else call.scene_safe
        call = call._replace(graver=True, scene_safe=safe)
    return call._replace(safety_entry=entry.number) if fact.safety else call


def is_graver(fact: Fact, answer: str, before: Answer | None) -> bool:
    """Whether an answer tells of more danger than the one before it.

    That nobody can say is news where it was known to be quiet, and none where nobody had asked.
    """
    order = fact.answer_ids
    if fact.danger is None or answer not in order or answer == fact.quiet:
        return False
    if answer == UNKNOWN:
        return before is not None and before.answer == fact.quiet
    if before is None or before.answer not in order or before.answer == UNKNOWN:
        return True
    if fact.danger == "none_or_any":
        return before.answer != answer
    return order.index(answer) > order.index(before.answer)


def _taken_back(call: Call, entry: Entry, body: e.TakenBack, room: Room | None) -> Call:
    if body.fact is not None:
        answer = call.answers.get(body.fact)
        fact = _fact(body.fact, room)
        answers = taken_out(call.answers, body.fact)
        if answer is not None and answer.before is not None:
            answers = put(call.answers, body.fact, answer.before)
        call = call._replace(answers=answers, last_fact=body.fact, last_fact_entry=entry.number)
        return call._replace(safety_entry=entry.number) if fact is not None and fact.safety else call
    assert body.field is not None, "what was taken back is a fact or a field"
    written = call.details.get(body.field)
    details = taken_out(call.details, body.field)
    if written is not None and written.before is not None:
        details = put(call.details, body.field, written.before)
    call = call._replace(details=details)
    return call._replace(safety_entry=entry.number) if body.field == "address" else call


def _recommended(call: Call, entry: Entry, body: e.Recommended, room: Room | None) -> Call:
    """The call with the policy's new answer; what was decided on less danger than now is decided anew.

    An entry made under another policy than the one in force, as a reopened call has them, judges nothing.
    """
    before, served = call.recommended, call.served
    if room is not None and body.fingerprint == room.fingerprint:
        call = _judged_anew(call, entry, body, room)
    is_same = before is not None and before.fingerprint == body.fingerprint
    by_team = is_same and before is not None and before.care_team != body.care_team
    by_fact = call.last_fact_entry == entry.number - 1
    return call._replace(
        recommended=body,
        recommended_at=entry.happened_at,
        asked_since=_asked_since(call, body, entry, set(served).difference(call.served)),
        earlier=before,
        asked_entry=entry.number,
        graver=False,
        cause=call.last_fact if by_fact else "care_team" if by_team else "",
    )


def _asked_since(
    call: Call, body: e.Recommended, entry: Entry, anew: Set[str]
) -> Mapping[str, datetime]:
    """Since when each response that the policy asks for now has been asked for; of those anew: since now.

    Paramedics are asked for under two names, and wait as long under either.
    """
    known = {_either(each): at for each, at in call.asked_since.items() if each not in anew}
    asks = policy_asks(body)
    return MappingProxyType({each: known.get(_either(each), entry.happened_at) for each in asks})


def _either(response: str) -> str:
    return MEDICAL[0] if response in MEDICAL else response


def _judged_anew(call: Call, entry: Entry, body: e.Recommended, room: Room) -> Call:
    """The call with gap list, supervisor's answer, override and who was there as they hold now."""
    policy, before, lapsed = room.compiled.policy, call.recommended, list[Lapsed]()
    is_same_policy = before is None or before.fingerprint == body.fingerprint
    gaps = gap_rules(policy, body)
    same_gap = before is not None and is_same_policy and gaps == gap_rules(policy, before)
    if gaps and (call.gap_since is None or (call.gap_closed_by and (call.graver or not same_gap))):
        lapsed += ["gap"] if call.gap_closed_by else []
        call = call._replace(gap_since=entry.happened_at, gap_closed_by="")
    approval = call.approval
    if approval and (not is_same_policy or _lapses(approval, approval_rules(policy, body), body, call)):
        lapsed += ["approval"] if approval.answer else []
        call = call._replace(approval=None)
    anew = _asked_for_anew(call, body, room)
    call = call._replace(
        settled=body if body.settled else call.settled,
        served=tuple(each for each in call.served if each not in anew),
    )
    over = call.override
    if over is not None and (anew or call.graver) and lessened(over.instead_of, over.responses):
        lapsed.append("override")
        call = call._replace(override=None)
    return call._replace(lapsed=tuple(lapsed))


def _asked_for_anew(call: Call, body: e.Recommended, room: Room) -> set[str]:
    """What is asked for because the danger is graver than it was: whoever was there has not met it.

    Before the call was ever settled there is nothing to compare with, and any graver danger counts.
    """
    if call.settled is None:
        return set(call.served) if call.graver else set()
    anew = set(asked_anew(room.compiled.policy, body, call.settled)) if body.settled else set()
    return anew | set(MEDICAL) if anew.intersection(MEDICAL) else anew


def _lapses(approval: Approval, rules: tuple[str, ...], now: e.Recommended, call: Call) -> bool:
    """Whether a supervisor's answer, or the question, holds no longer.

    It holds for the rules it was asked for, and while the call is not settled. An answer holds for the danger
    it was given on; a question that waits goes on waiting.
    """
    if approval.answer is not None and call.graver:
        return True
    return now.settled and rules != approval.rules


def _approved(call: Call, answer: str, by: str, responses: tuple[str, ...], reason: str) -> Call:
    if call.approval is None:
        return call
    done = call.approval._replace(answer=answer, by=by, responses=responses, reason=reason)
    return call._replace(approval=done)


def _fact(fact: str, room: Room | None) -> Fact | None:
    return room.compiled.catalogue.by_id.get(fact) if room is not None else None

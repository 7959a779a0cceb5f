"""What one entry changes on its call: the call before and the entry give the call after. Part of `fold`.

It knows nothing of the board but the room in force, which says which facts concern a crew's safety.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from console.domain import entries as e
from console.domain.asked import MEDICAL, approval_rules, asked_anew, gap_rules, lessened
from console.domain.board import Answer, Approval, Call, Line, Note, Room, Sent, Written
from console.domain.entry import Entry
from console.domain.names import SCENE_FACTS
from console.policy.facts import UNKNOWN, Fact

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def call_after(call: Call, entry: Entry, room: Room | None) -> Call:
    """The call once the entry stands. An entry that says nothing about a call leaves it as it is."""
    at, body = entry.happened_at, entry.body
    match body:
        case e.CallTaken():
            return call._replace(waiting=False, owner=entry.who, position=entry.position)
        case e.DetailSet():
            # One step back is all that can be taken back: what stood before goes in without its own before.
            stood = call.details.get(body.field)
            before = stood._replace(before=None) if stood else None
            written = Written(body.value, body.read_back, at, entry.who, entry.number, before)
            call = call._replace(details=put(call.details, body.field, written))
            return call._replace(safety_entry=entry.number) if body.field == "address" else call
        case e.NoteAdded():
            return call._replace(notes=(*call.notes, Note(body.text, entry.who, at, entry.number)))
        case e.FactAnswered():
            return _answered(call, entry, body, room)
        case e.QuestionPutOff():
            return call._replace(put_off=(*(f for f in call.put_off if f != body.fact), body.fact))
        case e.TakenBack():
            return _taken_back(call, entry, body, room)
        case e.Recommended():
            return _recommended(call, entry, body, room)
        case e.LineLost():
            return call._replace(line=Line(True, at, body.call_back_due, 0))
        case e.CallBackTried():
            reached = body.outcome == "reached"
            return call._replace(line=Line(not reached, call.line.since, body.due, call.line.tries + 1))
        case _:
            return _sending(call, entry)


def without_unit(call: Call, unit: str) -> Call:
    """The call once a unit has left it; what it was sent for is served if it has been with the person."""
    gone = [sent.response for sent in call.sent if sent.unit == unit and sent.reached]
    sent = tuple(each for each in call.sent if each.unit != unit)
    return call._replace(sent=sent, served=(*call.served, *gone))


def reaching(call: Call, unit: str) -> Call:
    """The call once a unit on it is with the person."""
    return call._replace(sent=tuple(s._replace(reached=True) if s.unit == unit else s for s in call.sent))


def put(mapping: Mapping[_Key, _Value], key: _Key, value: _Value) -> Mapping[_Key, _Value]:
    """The mapping with one value put in; a key that is there keeps its place."""
    return MappingProxyType({**mapping, key: value})


def taken_out(mapping: Mapping[_Key, _Value], key: _Key) -> Mapping[_Key, _Value]:
    """The mapping without one key."""
    return MappingProxyType({k: v for k, v in mapping.items() if k != key})


def _sending(call: Call, entry: Entry) -> Call:
    at, body = entry.happened_at, entry.body
    match body:
        case e.UnitSent():
            # Where the policy has them stage it asks for `ems_staged`; to wait for `ems` is a person's wish.
            by_hand = body.staged and body.asked and body.response != "ems_staged"
            sent = Sent(body.unit, body.response, body.staged, at, entry.number, by_hand)
            return call._replace(sent=(*call.sent, sent))
        case e.UnitStoodDown():
            return without_unit(call, body.unit)
        case e.StagingChanged():
            sents = (s._replace(staged=body.staged) if s.unit == body.unit else s for s in call.sent)
            return call._replace(sent=tuple(sents), safety_entry=entry.number)
        case e.SceneDeclaredSafe():
            return call._replace(scene_safe_by=body.by, safety_entry=entry.number)
        case e.BriefConfirmed():
            sents = (s._replace(confirmed=body.up_to) if s.unit == body.unit else s for s in call.sent)
            return call._replace(sent=tuple(sents))
        case e.CallerTold():
            return call._replace(told=(*call.told, Note(body.text, entry.who, at, entry.number)))
        case _:
            return _decided(call, entry)


def _decided(call: Call, entry: Entry) -> Call:
    at, body = entry.happened_at, entry.body
    match body:
        case e.PolicyOverridden():
            return call._replace(
                override=body, override_at=at, override_by=entry.who, override_on=call.settled
            )
        case e.ApprovalAsked():
            return call._replace(approval=Approval(body.rules, at, body.due))
        case e.ApprovalAnswered():
            return _approved(call, body.answer, body.by, body.responses, body.reason)
        case e.ApprovalRanOut():
            return _approved(call, "ran_out", "", body.responses, "")
        case e.GapClosed():
            return call._replace(gap_closed_by=body.by)
        case e.HandOffMoved():
            return _handed(call, entry, body)
        case _:
            return call


def _handed(call: Call, entry: Entry, body: e.HandOffMoved) -> Call:
    """The caller who let the line ring has not declined any more; a hand-off that ended has nobody's name."""
    over = body.step in ("dropped", "declined", "caller_declined")
    accepted = body.person if body.step == "accepted" else call.accepted_by
    agrees = body.step in ("ringing", "accepted", "summary_read", "confirmed")
    return call._replace(
        hand_off=body,
        hand_off_at=entry.happened_at,
        accepted_by="" if over or body.step == "offered" else accepted,
        caller_declined=not agrees and (call.caller_declined or body.step == "caller_declined"),
    )


def _answered(call: Call, entry: Entry, body: e.FactAnswered, room: Room | None) -> Call:
    stood = call.answers.get(body.fact)
    before = stood._replace(before=None) if stood else None
    answer = Answer(
        body.answer, body.said_by, body.caveat, entry.happened_at, entry.who, entry.number, before
    )
    call = call._replace(
        answers=put(call.answers, body.fact, answer),
        put_off=tuple(fact for fact in call.put_off if fact != body.fact),
        last_fact=body.fact,
        last_fact_entry=entry.number,
    )
    fact = _fact(body.fact, room)
    if fact is None or not fact.safety:
        return call
    if _is_new_danger(fact, body.answer, before):
        call = call._replace(scene_safe_by="")
    return call._replace(safety_entry=entry.number)


def _is_new_danger(fact: Fact, answer: str, before: Answer | None) -> bool:
    """Whether a scene that was declared safe is so no longer.

    A graver answer came about the scene. Nobody knowing is no news; only a known danger is.
    """
    order = fact.answer_ids
    if fact.id not in SCENE_FACTS or answer not in order or answer in (fact.quiet, UNKNOWN):
        return False
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
    """The call with the policy's new answer, which may put it on the gap list or end an approval."""
    before = call.recommended
    gap, closed_by, approval = call.gap_since, call.gap_closed_by, call.approval
    if room is not None:
        rules = gap_rules(room.compiled.policy, body)
        if rules and (gap is None or (closed_by and not _same_gap(room, rules, body, before))):
            gap, closed_by = entry.happened_at, ""
        asking = approval_rules(room.compiled.policy, body)
        approval = None if approval is None or _lapses(approval, asking, body, before) else approval
    is_same = before is not None and before.fingerprint == body.fingerprint
    by_team = is_same and before is not None and before.care_team != body.care_team
    by_fact = call.last_fact_entry == entry.number - 1
    if room is not None and body.settled:
        call = _met_anew(call, body, room)
    return call._replace(
        recommended=body,
        recommended_at=entry.happened_at,
        earlier=before,
        cause=call.last_fact if by_fact else "care_team" if by_team else "",
        gap_since=gap,
        gap_closed_by=closed_by,
        approval=approval,
    )


def _met_anew(call: Call, body: e.Recommended, room: Room) -> Call:
    """The call with what no longer counts because the danger is graver than it was.

    Who was there before it was, and an override that withheld something then.
    """
    policy = room.compiled.policy
    anew = set(asked_anew(policy, body, call.settled)) if call.settled is not None else set()
    if anew.intersection(MEDICAL):
        anew.update(MEDICAL)
    call = call._replace(settled=body, served=tuple(each for each in call.served if each not in anew))
    over, on = call.override, call.override_on
    if over is None or on is None or not lessened(over.instead_of, over.responses):
        return call
    return call._replace(override=None) if asked_anew(policy, body, on) else call


def _same_gap(room: Room, rules: tuple[str, ...], now: e.Recommended, before: e.Recommended | None) -> bool:
    """Whether these rules had it on the gap list already; another gap is not closed with the first."""
    if before is None or before.fingerprint != now.fingerprint:
        return False
    return rules == gap_rules(room.compiled.policy, before)


def _lapses(
    approval: Approval, rules: tuple[str, ...], now: e.Recommended, before: e.Recommended | None
) -> bool:
    """Whether a supervisor's answer, or the question, holds no longer.

    It holds for the rules it was asked for, in the policy it was asked under. One that was given outlasts the
    time in which the call is not settled; one that was not is asked again with its whole time.
    """
    if before is not None and before.fingerprint != now.fingerprint:
        return True
    return rules != approval.rules and (now.settled or approval.answer is None)


def _approved(call: Call, answer: str, by: str, responses: tuple[str, ...], reason: str) -> Call:
    if call.approval is None:
        return call
    done = call.approval._replace(answer=answer, by=by, responses=responses, reason=reason)
    return call._replace(approval=done)


def _fact(fact: str, room: Room | None) -> Fact | None:
    return room.compiled.catalogue.by_id.get(fact) if room is not None else None

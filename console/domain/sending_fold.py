"""How a call follows from the entries of its units, of messages and of what the caller was told."""

from console.domain import entries as e
from console.domain.asked import MEDICAL
from console.domain.board import Call, MovedAway, Note, SceneSafe, Sent
from console.domain.entry import Entry
from console.domain.messages import Message
from console.domain.safety_fold import without_unit


def sending_after(call: Call, entry: Entry) -> Call:
    """The call after an entry of its units or of what was told; as it is after any other."""
    at, body = entry.happened_at, entry.body
    match body:
        case e.UnitSent():
            # Where the policy has them stage it asks for `ems_staged`; to wait for `ems` is a person's wish.
            # The clinician's half of a pair waits for its deputy, which nobody has to wish.
            by_hand = body.staged and body.asked and body.response != "ems_staged" and not body.pair
            sent = Sent(
                body.unit, body.response, body.staged, at, entry.number, entry.at, by_hand, pair=body.pair
            )
            there = (s._replace(pair=body.unit) if s.unit == body.pair else s for s in call.sent)
            alike = MEDICAL if body.response in MEDICAL else (body.response,)
            others = tuple(each for each in call.moved_away if each.response not in alike)
            return call._replace(sent=(*there, sent), moved_away=others)
        case e.UnitStoodDown():
            return without_unit(call, body.unit)
        case e.UnitMoved():
            if body.served:
                return without_unit(call, body.unit)
            lost = (each for each in call.sent if each.unit == body.unit)
            away = (MovedAway(each.unit, each.response, body.into, entry.number) for each in lost)
            left = without_unit(call, body.unit, is_taken=True)
            return left._replace(moved_away=(*call.moved_away, *away))
        case e.StagingChanged():
            sents = (
                s._replace(staged=body.staged, told=entry.number) if s.unit == body.unit else s
                for s in call.sent
            )
            return call._replace(sent=tuple(sents), safety_entry=entry.number)
        case e.SceneDeclaredSafe():
            safe = SceneSafe(body.by, entry.number, body.unit)
            return call._replace(scene_safe=(*call.scene_safe, safe), safety_entry=entry.number)
        case e.BriefConfirmed():
            sents = (s._replace(confirmed=body.up_to) if s.unit == body.unit else s for s in call.sent)
            return call._replace(sent=tuple(sents))
        case e.MessageLeft():
            message = Message(body.to, body.text, entry.who, entry.position, at, entry.number)
            return call._replace(messages=(*call.messages, message))
        case e.MessageRead():
            still = tuple(each for each in call.messages if each.entry != body.message)
            return call._replace(messages=still)
        case e.CallerTold():
            return call._replace(told=(*call.told, Note(body.text, entry.who, at, entry.number)))
        case _:
            return call

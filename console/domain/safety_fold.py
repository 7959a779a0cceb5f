"""What one entry about a crew's safety changes on its call. Part of `fold`."""

from types import MappingProxyType

from console.domain import safety_entries as s
from console.domain.board import Call, DeputiesWanted, Panic
from console.domain.entry import Entry
from console.domain.names import PAIRED


def safety_after(call: Call, entry: Entry) -> Call:
    """The call once the entry stands. An entry that says nothing of a crew's safety leaves it as it is."""
    at, body = entry.happened_at, entry.body
    match body:
        case s.PanicReported():
            others = tuple(each for each in call.panics if each.unit != body.unit)
            panic = Panic(body.unit, at, entry.at, entry.number)
            # Whoever declared the scene safe did not know of this.
            return call._replace(panics=(*others, panic), scene_safe=(), safety_entry=entry.number)
        case s.PanicEnded():
            call = call._replace(panics=tuple(each for each in call.panics if each.unit != body.unit))
            return _checked(call, entry, body.unit, is_well=True)
        case s.CheckAnswered():
            return _checked(call, entry, body.unit, is_well=body.answer == "all_well")
        case s.UnitRefused():
            gone = without_unit(call, body.unit)
            return gone._replace(refused=(*(each for each in call.refused if each != body.unit), body.unit))
        case s.ResponseUnserved():
            return call._replace(unserved=MappingProxyType({**call.unserved, body.response: body.why}))
        case _:
            return _deputies(call, entry)


def without_unit(call: Call, unit: str, *, is_taken: bool = False) -> Call:
    """The call once a unit has left it; what it was sent for is served if it has been with the person.

    Not where it was taken for another call, nor where it left while it called for help: then nobody has said
    that the person is looked after, and it is asked for again. Of two that go as one, both must have been
    there; whichever leaves first, they have served as a pair.
    """
    there = {sent.unit for sent in call.sent if sent.reached}
    gone = [
        sent.response
        for sent in call.sent
        if sent.unit == unit and unit in there and (not sent.half_of or sent.pair in there)
    ]
    paired = any(sent.half_of == unit and sent.reached for sent in call.sent)
    if unit in there and paired and PAIRED not in gone:
        gone.append(PAIRED)
    sent = tuple(each for each in call.sent if each.unit != unit)
    if is_taken or any(panic.unit == unit for panic in call.panics):
        return call._replace(sent=sent)
    return call._replace(sent=sent, served=(*call.served, *gone))


def without_word(call: Call, unit: str, entry: int) -> Call:
    """The call once a unit is at the scene no more: whoever of it declared the scene safe sees it no more.

    entry: the one by which it left, from which crews must hear that anew.
    """
    left = tuple(each for each in call.scene_safe if each.unit != unit)
    return call if left == call.scene_safe else call._replace(scene_safe=left, safety_entry=entry)


def _checked(call: Call, entry: Entry, unit: str, *, is_well: bool) -> Call:
    return call._replace(
        sent=tuple(
            each
            if each.unit != unit
            else each._replace(checked=entry.at, missed=0)
            if is_well
            else each._replace(missed=each.missed + 1)
            for each in call.sent
        )
    )


def _deputies(call: Call, entry: Entry) -> Call:
    body = entry.body
    match body:
        case s.DeputiesAsked():
            others = tuple(each for each in call.wanted if each.unit != body.unit)
            wanted = DeputiesWanted(body.unit, entry.happened_at, body.due, body.reason)
            return call._replace(wanted=(*others, wanted), asked_entry=entry.number)
        case s.DeputiesAnswered():
            said = (
                each._replace(answer=body.answer, by=body.by) if each.unit == body.unit else each
                for each in call.wanted
            )
            return call._replace(wanted=tuple(said), asked_entry=entry.number)
        case s.CrewDidThen():
            did = (each._replace(did=body.did) if each.unit == body.unit else each for each in call.wanted)
            return call._replace(wanted=tuple(did))
        case _:
            return call

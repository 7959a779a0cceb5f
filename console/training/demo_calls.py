"""The life of a call in a made-up room, as steps: each says how many seconds pass until the next.

What is asked, who is sent and how it ends is read from the board as a dispatcher reads it.
"""

from collections.abc import Callable, Generator
from itertools import chain

from console.domain import commands as c
from console.domain.asked import asked_for, handed_over, still_to_send
from console.domain.board import Call
from console.domain.deciding.ends import NEXT_STEPS, fitting_endings
from console.domain.names import SENDS_SOMEBODY, WITH_DEPUTIES
from console.training.demo_asking import intake, questions
from console.training.demo_callers import Caller, a_caller
from console.training.demo_crews import Steps, crew, freed
from console.training.demo_room import DemoRoom
from console.training.demo_sending import overridden, send, supervised, unserved

Begin = Callable[[Steps], None]
"""Has steps of their own begin now, beside those that go on."""
PATIENCE = 40
"""So often it is looked whether a call can be closed; then a supervisor ends it, whatever is open."""
DONE_AFTER_S = 120
"""So long after it is due a promise is kept."""
TOLD = {
    "deputies": "Somebody is on the way, deputies with them; stay where you are.",
    "team": "A team without deputies comes to you.",
    "nobody": "Nobody is sent now; a counselor talks with you.",
}
"""What callers are told, by who goes."""
ENDINGS = {
    "stabilised": 10, "safety_plan": 8, "transport_voluntary": 4, "hold_written": 2, "ems_transport": 2,
    "ems_refused": 2, "not_found": 3, "arrest": 1, "settled_by_phone": 6, "information": 2, "handed_over": 12,
}  # fmt: skip


def life(room: DemoRoom, begin: Begin) -> Steps:
    """One call, from its ringing to its end."""
    caller = a_caller(room.chance, room.room.compiled.catalogue, room.addresses)
    call = room.opened(caller, waiting=room.chance.random() < 0.1)
    seen: set[int] = set()
    for wait in chain(intake(room, call, caller), questions(room, call, caller)):
        _begin_crews(room, call, seen, begin)
        yield wait
    yield from supervised(room, call)
    overridden(room, call)
    _tell(room, call)
    for step in range(PATIENCE):
        yield from send(room, call)
        yield from supervised(room, call)
        _begin_crews(room, call, seen, begin)
        if room.call(call) is None or (yield from _ended(room, call, caller, is_last=step == PATIENCE - 1)):
            yield from _kept(room, call)
            return
        yield room.chance.uniform(60, 240)


def _tell(room: DemoRoom, call: str) -> None:
    """Now and then it is noted what the caller was told about who comes."""
    found = room.call(call)
    if found is None or room.chance.random() > 0.35:
        return
    asks = asked_for(room.board, found)
    somebody, deputies = (any(each in asks for each in kind) for kind in (SENDS_SOMEBODY, WITH_DEPUTIES))
    text = TOLD["deputies" if deputies else "team" if somebody else "nobody"]
    room.on(c.TellCaller(call=call, text=text), call)


def _begin_crews(room: DemoRoom, call: str, seen: set[int], begin: Begin) -> None:
    """Each unit that was sent since does what crews do."""
    found = room.call(call)
    for sent in found.sent if found is not None else ():
        if sent.entry not in seen:
            seen.add(sent.entry)
            begin(crew(room, call, sent.unit))


def _ended(room: DemoRoom, call: str, caller: Caller, *, is_last: bool) -> Generator[float, None, bool]:
    """Whether the call is over: nobody is on it any more, who was to be handed over is, and it is closed."""
    found = room.call(call)
    if found is not None and is_last:
        for sent in found.sent:
            yield from freed(room, call, sent.unit)
    elif found is not None and found.sent:
        return False
    yield from _handed_over(room, call, caller)
    found = room.call(call)
    if found is None:
        return True
    if found.gap_open:
        why = "somebody is with the person" if found.attended else "the crisis line has the caller"
        room.on(c.CloseGap(call=call, by=room.a_supervisor(), reason=why), call)
    if still_to_send(room.board, found) and room.chance.random() < 0.5 and not is_last:
        unserved(room, found)
        return False
    return _close(room, call)


def _kept(room: DemoRoom, call: str) -> Steps:
    """What was promised as the call was closed is done a while after it is due, where its owner sits then."""
    promised = room.board.next_actions.get(call)
    if promised is not None:
        yield (promised.due - room.now).total_seconds() + DONE_AFTER_S
        room.tried(c.NoteNextAction(call=call, outcome="done"), promised.position)


def _handed_over(room: DemoRoom, call: str, caller: Caller) -> Steps:
    """Step after step to a crisis line, which may not answer; a caller may decline, if they would."""
    declines = caller.facts.get("consents_transfer") == "no"
    for _ in range(8):
        found = room.call(call)
        if found is None or found.line.lost or found.caller_declined or handed_over(found):
            return
        stands = found.hand_off.step if found.hand_off is not None else ""
        now = "" if stands in ("dropped", "declined", "caller_declined") else stands
        if not now and "transfer_988" not in asked_for(room.board, found):
            return
        yield room.chance.uniform(5, 40)
        if room.on(_step(room, found, now, declines=declines), call):
            return


def _step(room: DemoRoom, call: Call, now: str, *, declines: bool) -> c.MoveHandOff:
    chance, contacts = room.chance, room.room.agency.contact
    step = NEXT_STEPS[now][0]
    if now == "offered" and declines:
        step = "caller_declined"
    elif now == "ringing" and chance.random() < 0.15:
        step = chance.choice(("dropped", "declined"))
    contact = call.hand_off.contact if now and call.hand_off is not None else chance.choice(contacts[:2]).id
    person = f"counselor {chance.randint(2, 60)}" if step == "accepted" else ""
    return c.MoveHandOff.model_validate({"call": call.id, "contact": contact, "step": step, "person": person})


def _close(room: DemoRoom, call: str) -> bool:
    """Close it with what fits; where nobody went and nobody took over, by a supervisor's decision."""
    found = room.call(call)
    if found is None:
        return True
    fit, others = fitting_endings(room.room.agency, found)
    possible = [each.id for each in (fit or others)]
    weights = [ENDINGS.get(each, 1) for each in possible]
    ending = c.CloseCall(call=call, disposition=room.chance.choices(possible, weights)[0])
    if not room.on(ending, call):
        return True
    said = {
        "approved_by": room.a_supervisor(),
        "note": room.chance.choice(("nobody is needed now", "the family looks after them", "called again")),
        "next_action": room.chance.choice(("call tomorrow", "tell the clinic", "none is needed")),
    }
    return not room.on(ending.model_copy(update=said), call)

"""How a made-up dispatcher asks: the form, then question by question, with slips, gaps and lost lines."""

from console.domain import commands as c
from console.domain.board import Call
from console.domain.names import SaidBy
from console.domain.rows.guide import next_question
from console.domain.unreached import must_decide
from console.policy.facts import UNKNOWN
from console.training.demo_callers import Caller, another
from console.training.demo_crews import Steps
from console.training.demo_room import DemoRoom
from console.training.demo_sending import send

ANSWERS_MAX = 40
NOTES = (
    "Has not slept for three days and talks about the river.", "Shouting next door, then nothing.",
    "Took two tablets more than usual, awake and talking.", "On a bench outside, crying, gives no name.",
    "Walks up and down in front of the shop, talks to nobody.", "Daughter is on the other line.",
    "Dog in the yard, tied up.", "Gate code is with the front desk.", "Lost the job last week.",
)  # fmt: skip
CAVEATS = ("she thinks", "as far as he can see", "heard through the wall", "it was so last year")


def intake(room: DemoRoom, call: str, caller: Caller) -> Steps:
    """The address, read back, and who calls; a call that waits is taken first."""
    chance = room.chance
    found = room.call(call)
    if found is not None and found.waiting:
        yield chance.expovariate(1 / 14)
        room.tried(c.TakeCall(call=call), room.a_seat())
    yield chance.uniform(4, 18)
    is_read = chance.random() < 0.8
    written = c.SetDetail(call=call, field="address", value=caller.address, read_back=is_read)
    room.on(written, call)
    if caller.who and chance.random() < 0.5:
        yield chance.uniform(3, 8)
        room.on(c.SetDetail(call=call, field="caller", value=caller.who), call)


def questions(room: DemoRoom, call: str, caller: Caller) -> Steps:
    """Question after question until none is left, the line drops, or the room thinks it knows enough."""
    chance = room.chance
    for asked in range(ANSWERS_MAX):
        found = room.call(call)
        if found is None:
            return
        if caller.leaves_after == asked:
            room.on(c.LoseLine(call=call), call)
            yield from call_back(room, call, caller)
            found = room.call(call)
            if found is None or found.line.lost:
                return
        fact, kind = next_question(room.board, found, room.recommended(found))
        is_enough = caller.is_impatient and kind != "question" and asked > 3
        if not fact or is_enough or (caller.stops_early and asked >= 4):
            return
        yield from one_question(room, call, caller, fact)
        yield from send(room, call)
        if chance.random() < 0.06:
            room.on(c.AddNote(call=call, text=chance.choice(NOTES)), call)


def one_question(room: DemoRoom, call: str, caller: Caller, fact: str) -> Steps:
    """One question: put off, answered wrongly and put right, or answered."""
    chance, answers = room.chance, room.room.compiled.catalogue.by_id[fact].answer_ids
    true = caller.facts.get(fact, answers[0])
    yield chance.uniform(4, 17)
    found, luck = room.call(call), chance.random()
    if found is None:
        return
    if luck < 0.02 and fact not in found.put_off:
        room.on(c.AskLater(call=call, fact=fact), call)
    elif luck < 0.05:
        yield from _put_right(room, call, fact, another(chance, answers, true), true)
    else:
        room.on(_answer(room, call, fact, true), call)


def _put_right(room: DemoRoom, call: str, fact: str, wrong: str, true: str) -> Steps:
    """A slip that is taken back within the minute, or an answer that turns out otherwise."""
    room.on(_answer(room, call, fact, wrong), call)
    yield room.chance.uniform(3, 20)
    found = room.call(call)
    if found is not None and fact in found.answers and room.chance.random() < 0.4:
        room.on(c.TakeBack(call=call, entry=found.answers[fact].entry), call)
        yield room.chance.uniform(1, 4)
    room.on(_answer(room, call, fact, true), call)


def _answer(room: DemoRoom, call: str, fact: str, answer: str) -> c.AnswerFact:
    chance = room.chance
    said_by: SaidBy = "premise_history" if chance.random() < 0.02 else "caller"
    caveat = chance.choice(CAVEATS) if answer != UNKNOWN and chance.random() < 0.07 else ""
    return c.AnswerFact(call=call, fact=fact, answer=answer, said_by=said_by, caveat=caveat)


def call_back(room: DemoRoom, call: str, caller: Caller) -> Steps:
    """The line dropped: it is called back, and decided what goes where nobody answers."""
    chance = room.chance
    for _ in range(room.room.agency.limits.call_back_tries + 1):
        yield chance.uniform(25, 100)
        found = room.call(call)
        if found is None or not found.line.lost:
            return
        if must_decide(room.board, found):
            _decide(room, found)
            return
        is_back = not caller.is_gone and chance.random() < 0.6
        outcome = "reached" if is_back else chance.choice(("no_answer", "voicemail"))
        room.on(c.TryCallBack.model_validate({"call": call, "outcome": outcome}), call)


def _decide(room: DemoRoom, call: Call) -> None:
    """Who is asked for goes, or deputies look in; else nobody, by a supervisor's name."""
    first = room.chance.choice(("send", "welfare_check"))
    room.on(c.DecideUnreached.model_validate({"call": call.id, "what": first}), call.id)
    now = room.call(call.id)
    if now is not None and must_decide(room.board, now):
        by, why = room.a_supervisor(), "nothing was said that anybody could go on"
        said = {"call": call.id, "what": "nobody", "approved_by": by, "reason": why}
        room.on(c.DecideUnreached.model_validate(said), call.id)

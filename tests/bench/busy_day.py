"""A busy room's day for the memory bench: when its calls ring, and what is done about each until the end.

`python -m tests.bench.busy_day STORE` is the other position, as another program: each line on its standard
input is a moment and a step of a call of its own; it answers `done`.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from console.domain import commands as c
from console.domain.board import Board, Call
from console.errors import Refused
from console.session import Session, open_session
from tests.stories.calls import KNIFE, QUIET, USUAL

SUPERVISOR = "Lena Brandt"
WHO, SEAT = "Per Lindqvist", "Position 2"
FIRST_ACT_S = 20
"""When the first question is answered, after the ring; one every ten seconds then."""
KINDS: tuple[Mapping[str, str], ...] = (
    KNIFE,
    QUIET,
    {**USUAL, "problem": "mental_health_crisis", "caller_role": "family_on_scene"},
    {**USUAL, "problem": "welfare_check", "caller_role": "bystander", "medical": "minor"},
)


class Step(NamedTuple):
    """What is due: at which second of the day, about which call, and what."""

    at_s: int
    call: int
    act: str


ACTS = (
    ("open", 0),
    ("answer", FIRST_ACT_S),
    ("send", 240),
    ("look", 260),
    ("en_route", 360),
    ("note", 500),
    ("on_scene", 840),
    ("look", 900),
    ("available", 1680),
    ("close", 1740),
)
"""The life of a call: what is done, and how many seconds after the ring."""


def the_day(calls: int, hours: int) -> list[Step]:
    """Every step of the day in order; calls ring evenly, and the last is closed before the day is over."""
    between_s = (hours * 3600 - ACTS[-1][1] - 60) / calls
    rings = ((call, int(between_s * call)) for call in range(calls))
    return sorted(Step(ring + after_s, call, act) for call, ring in rings for act, after_s in ACTS)


class Room(NamedTuple):
    """Where a step is done: the board as it is, and what does a command."""

    board: Callable[[], Board]
    do: Callable[[c.Command], object]
    would_refuse: Callable[[c.Command], Refused | None]


def answer_all(room: Room, call: str, kind: Mapping[str, str]) -> None:
    """Give every answer the policy has a question for."""
    for fact, answer in kind.items():
        _if_taken(room, c.AnswerFact(call=call, fact=fact, answer=answer))


def send_some(room: Room, call: str) -> None:
    """Send the first free unit for each response that is asked for."""
    now = room.board().calls[call]
    responses = now.recommended.responses if now.recommended else {}
    for response in {each for some in responses.values() for each in some}:
        for unit in room.board().units.values():
            asked = c.SendUnit(call=call, unit=unit.id, response=response)
            if unit.call is None and room.would_refuse(asked) is None:
                room.do(asked)
                break


def set_status(room: Room, call: str, status: str) -> None:
    """Give every unit of the call this status."""
    for sent in room.board().calls[call].sent:
        _if_taken(room, c.SetUnitStatus(unit=sent.unit, status=status, reason="radioed"))


def add_note(room: Room, call: str, number: int) -> None:
    """A note as one hears it on the line, another each time."""
    text = f"Call {number}: has not slept for {number % 5 + 1} days, and talks about the river."
    room.do(c.AddNote(call=call, text=text))


def close(room: Room, call: str) -> None:
    """Do what the call still needs, as the refusals say, and close it."""
    for _ in range(8):
        now = room.board().calls[call]
        asked = c.CloseCall(
            call=call,
            disposition=_ending(now),
            note="Settled for tonight; his sister stays with him.",
            approved_by=SUPERVISOR,
            next_action="Care team calls him tomorrow before noon.",
        )
        refused = room.would_refuse(asked)
        if refused is None:
            room.do(asked)
            return
        _clear_the_way(room, now, refused.code)
    raise AssertionError(f"call {call} cannot be closed: {refused}")


def _ending(call: Call) -> str:
    if call.attended:
        return "stabilised"
    return "handed_over" if call.hand_off and call.hand_off.step == "confirmed" else "settled_by_phone"


def _clear_the_way(room: Room, call: Call, code: str) -> None:
    reason = "for the day"
    match code:
        case "close_units":
            set_status(room, call.id, "available")
        case "close_waiting_approval":
            room.do(c.AnswerApproval(call=call.id, by=SUPERVISOR, answer="approve", reason=reason))
        case "close_gap":
            room.do(c.CloseGap(call=call.id, by=SUPERVISOR, reason=reason))
        case _:
            raise AssertionError(f"call {call.id} is not closed: {code}")


def _if_taken(room: Room, command: c.Command) -> None:
    """Do it where it fits: an answer that nobody asks for, or a status that the unit has, is left out."""
    if room.would_refuse(command) is None:
        room.do(command)


def do_step(room: Room, calls: dict[int, str], step: Step) -> None:
    """Do a step by commands alone, as the other position does all of them."""
    call, kind = calls.get(step.call, ""), KINDS[step.call % len(KINDS)]
    match step.act:
        case "open":
            before = set(room.board().calls)
            room.do(c.OpenCall(callback=f"(555) 010-{step.call:04d}"))
            (calls[step.call],) = set(room.board().calls) - before
            value = f"{step.call % 40 + 1} Alder Street"
            room.do(c.SetDetail(call=calls[step.call], field="address", value=value))
        case "answer":
            answer_all(room, call, kind)
        case "send":
            send_some(room, call)
        case "note":
            add_note(room, call, step.call)
        case "close":
            close(room, call)
        case "look":
            pass
        case status:
            set_status(room, call, status)


def _elsewhere(store: Path) -> None:
    """Be the other position until the input ends."""
    moment: list[datetime] = []
    calls: dict[int, str] = {}
    for at, step in _told():
        moment[:] = [at]
        if not calls:
            session = open_session(store, None, None, WHO, SEAT, "live", lambda: moment[0])
        session.catch_up()
        do_step(room_of(session), calls, step)
        sys.stdout.write("done\n")
        sys.stdout.flush()


def room_of(session: Session) -> Room:
    """A session as the steps use it."""
    return Room(lambda: session.board, session.do, session.would_refuse)


def _told() -> Iterator[tuple[datetime, Step]]:
    for line in sys.stdin:
        at, at_s, call, act = line.split()
        yield datetime.fromisoformat(at), Step(int(at_s), int(call), act)


def told(at: datetime, step: Step) -> str:
    """A step as a line for the other position."""
    return f"{at.isoformat()} {step.at_s} {step.call} {step.act}\n"


def moment_of(start: datetime, second: int) -> datetime:
    """The moment of a second of the day."""
    return start + timedelta(seconds=second)


if __name__ == "__main__":
    _elsewhere(Path(sys.argv[1]))

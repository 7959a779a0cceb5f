"""The cases that a policy is tried with come into force with it, and hold, or nothing comes into force."""

from console.domain import commands as c
from console.domain.board import Board, Room
from console.domain.sheet.cases import failing
from console.domain.visible import visible
from console.errors import Refused
from console.policy.cases import read_cases
from console.policy.faults import Faulty

TOLD_MAX = 5


def cases_for(board: Board, command: c.AdoptPolicy | c.PlanPolicy, room: Room) -> str:
    """The cases that go with a policy: those given, else those that stand where it goes on under its id.

    Raises Refused where they cannot be read, or where the policy answers one otherwise.
    """
    text = command.cases
    if text is None:
        before = board.room
        is_same = before is not None and before.compiled.policy.id == room.compiled.policy.id
        text = before.cases if before is not None and is_same else ""
    if text:
        _hold(room, text)
    return text


def _hold(room: Room, text: str) -> None:
    try:
        cases = read_cases(text, "cases", room.compiled.catalogue)
    except Faulty as faulty:
        says = "; ".join(line.removesuffix(".") for line in str(faulty).splitlines())
        raise Refused("policy_faulty", faults=says) from faulty
    texts = [text for each in cases for text in (each.name, each.because)]
    unseen = next((text for text in texts if visible(text) != text), "")
    if unseen:
        says = f"cases: “{visible(unseen)}” holds what cannot be seen; write it again"
        raise Refused("policy_faulty", faults=says)
    found = [f"“{name}”: {says}." for _, name, says in failing(room.compiled, cases)]
    if found:
        more = f" And {len(found) - TOLD_MAX} more." if len(found) > TOLD_MAX else ""
        raise Refused("policy_cases_fail", findings=f"{' '.join(found[:TOLD_MAX])}{more}", count=len(found))

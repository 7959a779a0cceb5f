"""What is in force, and what comes: calls that are under way stay under the policy they began under.

A policy that changed in the middle of a call would change what was asked and promised. Whoever has the call
is told, and takes the new one by `UseAreaPolicy`.
"""

from collections.abc import Collection
from types import MappingProxyType

from console.domain import adoption_entries as p
from console.domain.board import Adopted, Board, Call, Planned, Room, room_for
from console.domain.call_policy import is_under_way
from console.domain.entry import Entry
from console.domain.room import fingerprint
from console.policy.diagram import compile_policy
from console.policy.facts import Fact
from console.policy.load import read_policy
from console.policy.model import Policy

BY_ITSELF = ("address", "callback")
"""What stands on a call before anybody has talked about what will be done."""


def staying(board: Board, room: Room) -> tuple[str, ...]:
    """The open calls that stay under the policy they are under when this room comes into force."""
    return tuple(call.id for call in board.calls.values() if _stays(board, call, room))


def with_adopted(board: Board, room: Room, stay: Collection[str]) -> Board:
    """The board with this room in force, and these calls under the policy that they had.

    Raises Faulty where such a policy names what the new list of facts has not.
    """
    kept: dict[str, Room] = {}
    calls = {}
    reworded = _reworded(board.room, room)
    for call in board.calls.values():
        before = room_for(board, call) if call.id in stay else None
        under = (call.under or before.fingerprint) if before is not None else ""
        if before is not None and under not in kept:
            kept[under] = renewed(before, room)
        anew = tuple(fact for fact in call.answers if fact in reworded and fact not in call.reworded)
        changed = call.under != under or anew
        calls[call.id] = call._replace(under=under, reworded=(*call.reworded, *anew)) if changed else call
    room = room._replace(replaced=MappingProxyType(kept))
    return board._replace(room=room, calls=MappingProxyType(calls))


def renewed(before: Room, now: Room) -> Room:
    """A policy that is in force no more, with the pack and the list of facts that are in force now.

    It keeps its fingerprint, and with that what a supervisor decided under it, where the facts are the same.
    Raises Faulty where they are not and the policy names what is gone.
    """
    kept = now._replace(
        compiled=before.compiled,
        fingerprint=before.fingerprint,
        areas=MappingProxyType({}),
        adopted=before.adopted,
    )
    catalogue = now.compiled.catalogue
    if before.compiled.catalogue.text == catalogue.text:
        return kept
    policy = before.compiled.policy
    again = compile_policy(read_policy(policy.text, policy.id, catalogue, is_kept=True), catalogue)
    sums = fingerprint(policy.text, catalogue.text, now.pack_text, (now.shapes.text,))
    return kept._replace(compiled=again, fingerprint=sums)


def since(before: Room | None, room: Room, entry: Entry, body: p.PolicyAdopted) -> Adopted:
    """Since when the text of a policy is in force: an adoption that changes only the agency leaves it."""
    if before is not None and before.adopted and before.compiled.policy.text == room.compiled.policy.text:
        return before.adopted
    with_agency = before is None or before.pack_text != room.pack_text
    return adopted_in(entry, body, with_agency=with_agency)


def adopted_in(entry: Entry, body: p.PolicyAdopted, *, with_agency: bool) -> Adopted:
    """What an adoption says of itself: a policy that was planned is begun by whichever desk is open."""
    who = "" if body.planned else entry.who
    return Adopted(entry.number, entry.at, body.by, who, with_agency)


def pruned(board: Board) -> Board:
    """The board without the policies that no call is under any more."""
    if board.room is None or not board.room.replaced:
        return board
    used = {call.under for call in board.calls.values()}
    left = {key: each for key, each in board.room.replaced.items() if key in used}
    return board._replace(room=board.room._replace(replaced=MappingProxyType(left)))


def with_plan(board: Board, entry: Entry) -> Board:
    """The board after an entry about the policy that waits for its time."""
    plan = board.planned
    match entry.body:
        case p.PolicyPlanned() as body:
            texts = (body.policy, body.catalogue, body.title)
            plan = Planned(
                entry.number, *texts, body.begins, body.by, body.reason, base=body.base,
                who=entry.who, cases=body.cases,
            )
        case p.PlannedPolicyHeld() as body if plan is not None:
            plan = plan._replace(held=body.why)
        case p.PlannedPolicyDropped():
            plan = None
        case _:
            pass
    return board._replace(planned=plan)


def _stays(board: Board, call: Call, room: Room) -> bool:
    """Whether anything was asked, said or written under a policy that decides otherwise than the new one."""
    before, then = room_for(board, call).compiled.policy, room.areas.get(call.policy, room).compiled.policy
    is_begun = is_under_way(call) or any((call.notes, call.messages, call.details.keys() - BY_ITSELF))
    return is_begun and decides_by(before) != decides_by(then)


def decides_by(policy: Policy) -> tuple[object, ...]:
    """What a policy asks and decides, without its remarks, its lines and the words it is told in."""
    rules = tuple(rule._replace(line=0, when_text="", because="", basis="") for rule in policy.rules())
    return policy.questions, rules, {name: each.when for name, each in policy.conditions.items()}


def _reworded(before: Room | None, now: Room) -> frozenset[str]:
    """The facts that read otherwise than before: an answer to the old words may mean another thing."""
    if before is None:
        return frozenset()
    was = before.compiled.catalogue.by_id
    both = (fact for fact in now.compiled.catalogue.facts if fact.id in was)
    return frozenset(fact.id for fact in both if _reads(was[fact.id]) != _reads(fact))


def _reads(fact: Fact) -> tuple[object, ...]:
    return fact.name, fact.ask, fact.answers

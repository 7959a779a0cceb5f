"""What the policy asks for on the answers so far: the walk through its diagrams.

With every answer that matters, the walk ends at one rule in each part. With answers missing, what is left of
the diagrams tells what is certain already, what is still open and how many more questions there can be.
"""

from collections.abc import Mapping
from typing import NamedTuple

from console.policy.diagram import Compiled, Diagrams
from console.policy.facts import Catalogue
from console.policy.faults import nearest
from console.policy.forest import value_of
from console.policy.guide import Ahead, ahead_of
from console.policy.model import PARTS, Rule

LONGEST_SHOWN = 60

Facts = Mapping[str, str | None]
Reasons = Mapping[str, tuple[tuple[str, str], ...]]


class NotFinished(Exception):  # noqa: N818 - says what the policy is
    """The policy is too large to be worked out within its limit, so that it recommends nothing."""


class BadFact(NamedTuple):
    """A fact or an answer that the catalogue does not have, as given, and what was probably meant."""

    fact: str
    answer: object
    says: str
    meant: str | None


class Recommendation(NamedTuple):
    """What the policy asks for.

    settled: the same rules decide whatever the missing answers are; only then are there `responses` and
        `rules`.
    priority: 1 is most urgent, None is none. While not settled it is the least urgent still possible, and
        `priority_may_be` the most urgent.
    certain: the responses that every way to go on holds. `open`: facts whose answer can still change a rule.
    at_most: the questions on the longest way to go on. `reachable`: the rules that can still decide, by part.
    """

    settled: bool
    responses: Mapping[str, tuple[str, ...]] | None
    rules: Mapping[str, str] | None
    priority: int | None
    flags: tuple[str, ...]
    certain: tuple[str, ...]
    open: tuple[str, ...]
    next: str | None
    at_most: int
    priority_may_be: int | None
    reachable: Mapping[str, tuple[str, ...]]

    def as_json(self) -> dict[str, object]:
        """The object that `policy decide` answers."""
        if self.responses is not None and self.rules is not None:
            return {
                "settled": True,
                "responses": {part: list(sent) for part, sent in self.responses.items()},
                "rules": dict(self.rules),
                "priority": self.priority,
                "flags": list(self.flags),
            }
        return {
            "settled": False,
            "certain": list(self.certain),
            "open": list(self.open),
            "next": self.next,
            "at_most": self.at_most,
            "priority": self.priority,
            "priority_may_be": self.priority_may_be,
        }


def check_facts(catalogue: Catalogue, facts: Mapping[str, object]) -> tuple[BadFact, ...]:
    """Every fact or answer that the catalogue does not have, with the nearest one it has."""
    return tuple(bad for fact, answer in facts.items() if (bad := _bad(catalogue, fact, answer)) is not None)


def recommend(compiled: Compiled, facts: Facts) -> Recommendation:
    """What the policy asks for; a fact that is absent or None was not asked.

    Raises ValueError on facts that `check_facts` would report, NotFinished where the policy was too large.
    """
    diagrams = finished(compiled)
    for fact, answer in facts.items():
        if fact not in compiled.places or (answer is not None and answer not in compiled.places[fact]):
            raise ValueError(f"{fact} = {answer!r} is not in the list of facts")
    node, ways = diagrams.joint, diagrams.ways
    while node >= 0:
        fact, kids = ways[node]
        answer = facts.get(fact)
        if answer is None:
            return _unsettled(compiled, ahead_of(compiled, node, facts))
        node = kids[answer]
    return _settled(diagrams.ends[value_of(node)])


def reasons(compiled: Compiled, facts: Facts) -> Reasons:
    """The answers on each part's walk, in the order asked: they decided. A missing one ends a walk early."""
    diagrams = finished(compiled)
    ways = diagrams.ways
    walks = {}
    for part, node in diagrams.roots.items():
        walk = []
        while node >= 0:
            fact, kids = ways[node]
            answer = facts.get(fact)
            if answer is None:
                break
            walk.append((fact, answer))
            node = kids[answer]
        walks[part] = tuple(walk)
    return walks


def finished(compiled: Compiled) -> Diagrams:
    """The policy's diagrams; raises NotFinished where there are none."""
    if compiled.diagrams is None:
        raise NotFinished(f"{compiled.policy.id} is too large to be worked out within {compiled.limit} steps")
    return compiled.diagrams


def _settled(rules: tuple[Rule, ...]) -> Recommendation:
    medical, safety, care = rules
    sent = {*medical.send, *safety.send, *care.send}
    priority = urgency(rules)
    return Recommendation(
        settled=True,
        responses={"medical": medical.send, "safety": safety.send, "care": care.send},
        rules={"medical": medical.id, "safety": safety.id, "care": care.id},
        priority=priority,
        flags=tuple(sorted({*medical.flags, *safety.flags, *care.flags})),
        certain=tuple(sorted(sent - {"ems_staged"} if "ems" in sent else sent)),
        open=(),
        next=None,
        at_most=0,
        priority_may_be=priority,
        reachable={"medical": (medical.id,), "safety": (safety.id,), "care": (care.id,)},
    )


def _unsettled(compiled: Compiled, ahead: Ahead) -> Recommendation:
    if len(ahead.ends) == 1:
        return _settled(ahead.ends[0])
    priorities = [urgency(rules) for rules in ahead.ends]
    urgencies = [priority for priority in priorities if priority is not None]
    levels = ahead.asked
    open_facts = {compiled.order[level].id for level in levels}
    return Recommendation(
        settled=False,
        responses=None,
        rules=None,
        priority=None if None in priorities else max(urgencies),
        flags=(),
        certain=certain(ahead.ends),
        open=tuple(fact.id for fact in compiled.catalogue.facts if fact.id in open_facts),
        next=compiled.order[min(levels)].id,
        at_most=ahead.longest,
        priority_may_be=min(urgencies, default=None),
        reachable=_reachable(compiled, ahead),
    )


def urgency(rules: tuple[Rule, ...]) -> int | None:
    """The priority of a call that these rules decide: the smallest of theirs, None where none has one."""
    return min((rule.priority for rule in rules if rule.priority is not None), default=None)


def certain(ends: tuple[tuple[Rule, ...], ...]) -> tuple[str, ...]:
    """The responses that every end holds, sorted; paramedics who may go can always go now and stage."""
    held = set.intersection(
        *({response for rule in rules for response in _with_staged(rule)} for rules in ends)
    )
    return tuple(sorted(held - {"ems_staged"} if "ems" in held else held))


def _with_staged(rule: Rule) -> tuple[str, ...]:
    return (*rule.send, "ems_staged") if "ems" in rule.send else rule.send


def _reachable(compiled: Compiled, ahead: Ahead) -> dict[str, tuple[str, ...]]:
    found = {part: {rules[number].id for rules in ahead.ends} for number, part in enumerate(PARTS)}
    return {
        part: tuple(rule.id for rule in compiled.policy.parts[part] if rule.id in found[part])
        for part in PARTS
    }


def _bad(catalogue: Catalogue, fact: str, answer: object) -> BadFact | None:
    known = catalogue.by_id.get(fact)
    if known is None:
        near = nearest(fact, catalogue.by_id)
        return BadFact(fact, answer, f"there is no fact {shortened(fact)}", near)
    if answer is None or answer in known.answer_ids:
        return None
    if not isinstance(answer, str):
        return BadFact(fact, answer, f"the answer of {fact} has to be a text or null", None)
    near = nearest(answer, known.answer_ids)
    return BadFact(
        fact, answer, f"{fact} has no answer {shortened(answer)}; it has {', '.join(known.answer_ids)}", near
    )


def shortened(text: str) -> str:
    """A text as it can stand in a message: one line, not too long."""
    shown = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in shown)

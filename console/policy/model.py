"""What a policy is: three parts of ordered rules, named conditions, and where all of it comes from."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from console.policy.conditions import Condition, facts_behind
from console.policy.facts import Catalogue, Fact

PARTS = ("medical", "safety", "care")
RESPONSES = (
    "ems",
    "ems_staged",
    "law_enforcement",
    "law_enforcement_cit",
    "co_response",
    "mobile_crisis",
    "alternative_responder",
    "phone_clinician",
    "transfer_988",
    "keep_line",
    "no_law_enforcement",
    "supervisor_decides",
    "referral",
    "follow_up",
)
FLAGS = ("approval:supervisor", "ask_again", "gap_call", "eligible_not_served")
CONTRADICTIONS = ("deputies", "paramedics", "hand_off")
NATURES = ("reconstruction", "own")
BASES = ("sourced", "inferred", "ours")
OF_THE_AGENCY = "agency:"
"""What stands before the id of a promise that is the agency's."""


class NamedCondition(NamedTuple):
    """A condition with a name of its own; `means` says it in plain words."""

    name: str
    when: Condition
    when_text: str
    means: str
    line: int


class Rule(NamedTuple):
    """One rule of a part. `when` is None on the last, which always holds; `priority` 1 is most urgent."""

    id: str
    part: str
    when: Condition | None
    when_text: str
    send: tuple[str, ...]
    priority: int | None
    flags: tuple[str, ...]
    because: str
    basis: str
    line: int


class Promise(NamedTuple):
    """What a policy, or the agency, swears: `says`, in a sentence, and the same in a form that can be proven.

    when: the calls that it is about; None is every call. always: on each of them at least one of these is
    among the responses. never: none of these is. One of the two lists is empty.
    """

    id: str
    when: Condition | None
    when_text: str
    always: tuple[str, ...]
    never: tuple[str, ...]
    says: str
    line: int


class Acknowledged(NamedTuple):
    """A finding that is known and accepted for a reason; a key that is None fits any.

    promise: the id of one of the policy's own or, after `agency:`, of the agency's. response: the one that
    nobody can fill. share: it covers no more combinations than these; None is however many there are.
    """

    kind: str
    part: str | None
    rule: str | None
    fact: str | None
    from_answer: str | None
    to_answer: str | None
    reason: str
    promise: str | None = None
    contradiction: str | None = None
    response: str | None = None
    share: float | None = None
    line: int = 0


class Policy(NamedTuple):
    """One agency's response policy, and the text it was read from."""

    id: str
    title: str
    agency: str
    effective: date
    verified: date
    nature: str
    statement: str
    sources: tuple[str, ...]
    questions: tuple[str, ...]
    conditions: Mapping[str, NamedCondition]
    parts: Mapping[str, tuple[Rule, ...]]
    acknowledged: tuple[Acknowledged, ...]
    text: str
    promises: tuple[Promise, ...] = ()

    def rules(self) -> tuple[Rule, ...]:
        """All rules, part by part."""
        return tuple(rule for part in PARTS for rule in self.parts[part])


def facts_read(policy: Policy) -> frozenset[str]:
    """Every fact that some rule's condition reads, behind names too."""
    named = {name: condition.when for name, condition in policy.conditions.items()}
    found: frozenset[str] = frozenset()
    for rule in policy.rules():
        if rule.when is not None:
            found |= facts_behind(rule.when, named)
    return found


def asking_order(policy: Policy, catalogue: Catalogue) -> tuple[Fact, ...]:
    """All facts as they are asked: the policy's questions, the rest as catalogued, what is derived last."""
    asked = [catalogue.by_id[fact] for fact in policy.questions]
    rest = [fact for fact in catalogue.facts if fact.id not in policy.questions]
    ordered = asked + rest
    return tuple(sorted(ordered, key=lambda fact: fact.derived))

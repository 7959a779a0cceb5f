"""What a check has to find, by trying every combination of answers; the product's code decides nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations, product

from console.policy.conditions import And, Condition, Is, Named, Not, Or
from console.policy.finding import Finding
from console.policy.model import PARTS
from tests.policy.building import Facts, Reference, Sworn, Triple, Written

STAY = {"no_law_enforcement", "referral", "supervisor_decides", "follow_up", "keep_line"}
SECURE = {"law_enforcement", "law_enforcement_cit", "co_response"}
GO = SECURE | {"ems", "ems_staged", "mobile_crisis", "alternative_responder"}

Key = tuple[str | None, ...]
"""Kind, part, rule, fact, from, to, kind of contradiction, response, promise."""


def key_of(finding: Finding) -> Key:
    return (
        finding.kind,
        finding.part,
        finding.rule,
        finding.fact,
        finding.from_answer,
        finding.to_answer,
        finding.contradiction,
        finding.response,
        finding.promise.id if finding.promise else None,
    )


def a_key(kind: str, **more: str) -> Key:
    names = ("part", "rule", "fact", "from", "to", "contradiction", "response", "promise")
    return (kind, *(more.get(name) for name in names))


def contradicts(which: str, sent: set[str], facts: Facts) -> bool:
    if which == "deputies":
        return bool(sent & {"law_enforcement", "law_enforcement_cit"}) and "no_law_enforcement" in sent
    if which == "paramedics":
        return {"ems", "ems_staged"} <= sent
    grave = facts.get("medical") == "emergency" or facts.get("suicide") in ("attempt_in_progress", "imminent")
    return grave and "transfer_988" in sent and not sent & {"ems", "ems_staged", "keep_line"}


@dataclass(frozen=True)
class Brute:
    """A reference, and what the agency can fill; None where there is no agency."""

    reference: Reference
    fillable: frozenset[str] | None = None

    @cached_property
    def everything(self) -> list[Facts]:
        return self.reference.completions({})

    def sent(self, facts: Facts) -> set[str]:
        return self.reference.sent(self.reference.decided(facts))

    def urgency(self, facts: Facts) -> int:
        return self.reference.priority(self.reference.decided(facts)) or 99

    def is_broken(self, promise: Sworn, facts: Facts) -> bool:
        if promise.when is not None and not self.reference.holds(promise.when, facts):
            return False
        sent = self.sent(facts)
        return bool(sent & set(promise.never)) or not (promise.never or sent & set(promise.always))

    def holds(self, key: Key, facts: Facts) -> bool:
        """Whether the finding with this key holds on a call; of a step, from its `from` or its `to`."""
        kind, part, rule, fact, before, after, which, _, promise = key
        if kind in ("nobody", "no_responder", "staged_alone"):
            sent = self.sent(facts)
            alone = "ems_staged" in sent and not sent & SECURE
            return {"nobody": not sent, "no_responder": bool(sent) and sent <= STAY, "staged_alone": alone}[
                kind
            ]
        if kind == "contradiction":
            return contradicts(str(which), self.sent(facts), facts)
        if kind == "promise_broken":
            return self.is_broken(next(each for each in self.reference.promises if each.id == promise), facts)
        if kind == "unfillable":
            number = PARTS.index(str(part))
            return place_of(str(rule)) == self.reference.decided(facts)[number]
        one, other = {**facts, str(fact): str(before)}, {**facts, str(fact): str(after)}
        if kind == "less_help":
            return bool(self.sent(one) & GO) and not self.sent(other) & GO
        if kind == "less_urgent":
            return self.urgency(other) > self.urgency(one)
        answers = self.reference.catalogue.by_id[str(fact)].answer_ids
        return len({self.reference.decided({**facts, str(fact): answer}) for answer in answers}) > 1

    def expected(self) -> dict[Key, float | None]:
        """Every finding with its share."""
        found: dict[Key, float | None] = {}
        for key in self._whole_keys():
            count = sum(self.holds(key, facts) for facts in self.everything)
            if count or self._is_void(key):
                found[key] = float(Fraction(count, len(self.everything)))
        for fact, quieter, graver in self._steps():
            rest = self.reference.completions({fact: quieter})
            for kind in ("less_help", "less_urgent"):
                key = a_key(kind, fact=fact, **{"from": quieter, "to": graver})
                count = sum(self.holds(key, facts) for facts in rest)
                if count:
                    found[key] = float(Fraction(count, len(rest)))
            if graver == "unknown" and self._is_as_quiet(fact, quieter):
                found[a_key("unknown_as_quiet", fact=fact, **{"from": quieter, "to": graver})] = 1.0
        found.update({a_key("dead_rule", part=part, rule=rule): None for part, rule in self.dead()})
        found.update({a_key("unused_fact", fact=fact): None for fact in self._unused()})
        return found

    def _is_void(self, key: Key) -> bool:
        """Whether this is a promise about no call at all."""
        promise = next((each for each in self.reference.promises if each.id == key[-1]), None)
        when = promise.when if promise is not None else None
        return when is not None and not any(self.reference.holds(when, facts) for facts in self.everything)

    def _whole_keys(self) -> Iterator[Key]:
        yield from (a_key(kind) for kind in ("nobody", "no_responder", "staged_alone"))
        for which in ("deputies", "paramedics", "hand_off"):
            yield a_key("contradiction", contradiction=which)
        yield from (a_key("promise_broken", promise=each.id) for each in self.reference.promises)
        if self.fillable is None:
            return
        for part in PARTS:
            for place, rule in enumerate(self.reference.parts[part]):
                for response in rule.send:
                    if response not in self.fillable:
                        yield a_key("unfillable", part=part, rule=named(part, place), response=response)

    def _steps(self) -> Iterator[tuple[str, str, str]]:
        for fact in self.reference.catalogue.facts:
            known = [answer for answer in fact.answer_ids if answer != "unknown"]
            if fact.danger == "ordered":
                yield from ((fact.id, known[place], known[place + 1]) for place in range(len(known) - 1))
            if fact.danger == "none_or_any":
                yield from ((fact.id, known[0], other) for other in known[1:])
            if fact.danger and "unknown" in fact.answer_ids:
                yield fact.id, known[0], "unknown"

    def _is_as_quiet(self, fact: str, quiet: str) -> bool:
        decided = self.reference.decided
        rest = self.reference.completions({fact: quiet})
        return fact in self.depends_on() and all(
            decided(facts) == decided({**facts, fact: "unknown"}) for facts in rest
        )

    def depends_on(self) -> set[str]:
        """The facts of which some change changes a rule."""
        decided = self.reference.decided
        return {
            fact.id
            for fact in self.reference.catalogue.facts
            for facts in self.reference.completions({fact.id: fact.quiet})
            if len({decided({**facts, fact.id: answer}) for answer in fact.answer_ids}) > 1
        }

    def dead(self) -> list[tuple[str, str]]:
        """The rules that decide nowhere, with their parts."""
        reached = {
            (part, place)
            for triple in {self.reference.decided(facts) for facts in self.everything}
            for part, place in zip(PARTS, triple, strict=True)
        }
        return [
            (part, named(part, place))
            for part in PARTS
            for place in range(len(self.reference.parts[part]))
            if (part, place) not in reached
        ]

    def rule(self, part: str, name: str) -> Written:
        return self.reference.parts[part][place_of(name)]

    def covers(self, part: str, rule: str, covering: Sequence[str]) -> bool:
        """Whether, wherever a rule's own condition holds, one of these holds."""
        rules = self.reference.parts[part]

        def holds(name: str, facts: Facts) -> bool:
            when = rules[place_of(name)].when
            return when is None or self.reference.holds(when, facts)

        meant = [facts for facts in self.everything if holds(rule, facts)]
        return all(any(holds(each, facts) for each in covering) for facts in meant)

    def fewest(self, part: str, rule: str) -> int:
        """How many of the rules above are needed to cover one."""
        above = [named(part, place) for place in range(place_of(rule))]
        return next(
            size
            for size in range(len(above) + 1)
            if any(self.covers(part, rule, some) for some in combinations(above, size))
        )

    def breaking(self, promise: Sworn) -> list[str]:
        """The rules that break a promise somewhere."""
        wrong = [self.reference.decided(each) for each in self.everything if self.is_broken(promise, each)]
        names = []
        for number, part in enumerate(PARTS):
            rules = self.reference.parts[part]
            decided = [place for place in range(len(rules)) if any(each[number] == place for each in wrong)]
            for place in decided:
                forbidden = set(rules[place].send) & set(promise.never)
                if forbidden or (promise.always and self._can_keep(promise, part)):
                    names.append(named(part, place))
        return names

    def _can_keep(self, promise: Sworn, part: str) -> bool:
        able = [
            each
            for each in PARTS
            if any(set(rule.send) & set(promise.always) for rule in self.reference.parts[each])
        ]
        return part in able or not able

    def _unused(self) -> set[str]:
        reference = self.reference
        texts = [each.when for part in PARTS for each in reference.parts[part]]
        texts += [*reference.named.values(), *(each.when for each in reference.promises)]
        named = {fact for when in texts if when is not None for fact in facts_in(when)}
        return (named | set(reference.questions)) - self.depends_on()

    def questions(self) -> tuple[int, float]:
        """The most questions, and the average over all combinations, asked in order while any matters."""
        catalogue = self.reference.catalogue
        ids = [*self.reference.questions]
        ids += [fact.id for fact in catalogue.facts if fact.id not in ids]
        ids.sort(key=lambda fact: catalogue.by_id[fact].derived)
        answers = [catalogue.by_id[fact].answer_ids for fact in ids]
        table = [self.reference.decided(dict(zip(ids, each, strict=True))) for each in product(*answers)]
        costs = [0 if catalogue.by_id[fact].derived else 1 for fact in ids]
        longest, total = asked(table, [len(each) for each in answers], costs)
        return longest, float(Fraction(total, len(table)))


def asked(table: Sequence[Triple], widths: Sequence[int], costs: Sequence[int]) -> tuple[int, int]:
    """The most questions to the end of a table of outcomes, and those of all its rows together."""
    if len(set(table)) == 1:
        return 0, 0
    size = len(table) // widths[0]
    slices = [table[start : start + size] for start in range(0, len(table), size)]
    rest = [asked(each, widths[1:], costs[1:]) for each in slices]
    cost = 0 if all(each == slices[0] for each in slices) else costs[0]
    return cost + max(most for most, _ in rest), cost * len(table) + sum(total for _, total in rest)


def facts_in(condition: Condition) -> set[str]:
    match condition:
        case Is(fact):
            return {fact}
        case Named():
            return set()
        case Not(part):
            return facts_in(part)
        case And(parts) | Or(parts):
            return {fact for part in parts for fact in facts_in(part)}


def named(part: str, place: int) -> str:
    return f"{part[0].upper()}{place + 1}"


def place_of(rule: str) -> int:
    return int(rule[1:]) - 1


def known_of(holds: Callable[[Facts], bool], completions: Sequence[Facts]) -> bool | None:
    """Whether something holds on every way to go on, on none, or on some."""
    found = {holds(facts) for facts in completions}
    return None if len(found) == 2 else found.pop()


def rules_at(reference: Reference, facts: Facts) -> Mapping[str, str]:
    return {part: named(part, place) for part, place in zip(PARTS, reference.decided(facts), strict=True)}

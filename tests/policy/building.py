"""Small catalogues and random policies for the tests, and a plain reference that tries rules one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from hypothesis import strategies as st

from console.policy.conditions import And, Condition, Is, Named, Not, Or
from console.policy.facts import Answer, Catalogue, Danger, Fact, Wording
from console.policy.load import read_policy
from console.policy.model import FLAGS, PARTS, RESPONSES, Policy

Facts = Mapping[str, str]
Triple = tuple[int, int, int]


def a_fact(fact_id: str, *answers: str, danger: Danger | None = None, derived: bool = False) -> Fact:
    def said(text: str) -> Wording:
        return Wording(text, f"{text} (es)")

    rows = tuple(Answer(each, said(each), said(each), said(f"{fact_id} {each}")) for each in answers)
    named = said(fact_id.replace("_", " "))
    return Fact(fact_id, rows, danger, derived, {}, False, "plain", named, named, named, None)


def a_catalogue(*facts: Fact) -> Catalogue:
    return Catalogue(facts, {fact.id: fact for fact in facts}, "")


SMALL = a_catalogue(
    a_fact("weapon", "none", "edged", "firearm", "unknown", danger="none_or_any"),
    a_fact("access", "secured", "in_home", "in_hand", "unknown", danger="ordered"),
    a_fact("crime", "none", "suspected", "in_progress", "unknown", danger="ordered"),
    a_fact("caller", "person", "family", "unknown"),
    a_fact("care_team", "available", "none", derived=True),
)


@dataclass(frozen=True)
class Written:
    """One rule before it is written down; `when` is None on the last."""

    when: Condition | None
    send: tuple[str, ...] = ()
    priority: int | None = None
    flags: tuple[str, ...] = ()


def written(condition: Condition) -> str:
    """The text of a condition."""
    match condition:
        case Is(fact, (answer,), holds):
            return f"{fact} {'==' if holds else '!='} {answer}"
        case Is(fact, answers, holds):
            return f"{fact} {'in' if holds else 'not in'} [{', '.join(answers)}]"
        case Named(name):
            return name
        case Not(part):
            return f"not ({written(part)})"
        case And(parts):
            return " and ".join(f"({written(part)})" for part in parts)
        case Or(parts):
            return " or ".join(f"({written(part)})" for part in parts)


def policy_text(
    parts: Mapping[str, Sequence[Written]],
    named: Mapping[str, Condition] | None = None,
    questions: Sequence[str] = (),
    more: str = "",
) -> str:
    """A policy file with these rules; a part left out gets one rule that sends nobody."""
    lines = [
        "schema = 1",
        'id = "sample"',
        'title = "Sample"',
        'agency = "Sample County"',
        "effective = 2025-02-04",
        "verified = 2026-03-01",
        'nature = "own"',
        'statement = "Made for a test."',
        'sources = ["none"]',
        f"questions = {list(questions)!r}",
        "[conditions]",
    ]
    lines += [
        f'{name} = {{ when = "{written(each)}", means = "{name} is so" }}'
        for name, each in (named or {}).items()
    ]
    for part in PARTS:
        for number, rule in enumerate(parts.get(part) or [Written(None)], 1):
            lines += [f"[[{part}]]", f'rule = "{part[0].upper()}{number}"', f"send = {list(rule.send)!r}"]
            lines += [f'when = "{written(rule.when)}"'] if rule.when is not None else []
            lines += [f"priority = {rule.priority}"] if rule.priority is not None else []
            lines += [f"flags = {list(rule.flags)!r}", 'because = "So."', 'basis = "ours"']
    return "\n".join([*lines, more])


def a_policy(
    parts: Mapping[str, Sequence[Written]],
    named: Mapping[str, Condition] | None = None,
    questions: Sequence[str] = (),
    more: str = "",
    catalogue: Catalogue = SMALL,
) -> Policy:
    return read_policy(policy_text(parts, named, questions, more), "sample.toml", catalogue)


@dataclass(frozen=True)
class Sworn:
    """One promise before it is written down; `when` is None where it is about every call."""

    id: str
    when: Condition | None
    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


def promise_text(promise: Sworn) -> str:
    lines = ["[[promise]]", f'id = "{promise.id}"', f'says = "It is sworn by {promise.id}."']
    lines += [f'when = "{written(promise.when)}"'] if promise.when is not None else []
    lines += [f"always = {list(promise.always)!r}"] if promise.always else []
    lines += [f"never = {list(promise.never)!r}"] if promise.never else []
    return "\n".join(lines)


@dataclass(frozen=True)
class Reference:
    """What a policy does, tried rule by rule for every combination of answers; no code of the product."""

    catalogue: Catalogue
    parts: Mapping[str, Sequence[Written]]
    named: Mapping[str, Condition]
    questions: Sequence[str]
    promises: Sequence[Sworn] = ()
    known: dict[tuple[str, ...], Triple] = field(default_factory=dict, repr=False)

    def holds(self, condition: Condition, facts: Facts) -> bool:
        match condition:
            case Is(fact, answers, holds):
                return (facts[fact] in answers) == holds
            case Named(name):
                return self.holds(self.named[name], facts)
            case Not(part):
                return not self.holds(part, facts)
            case And(parts):
                return all(self.holds(part, facts) for part in parts)
            case Or(parts):
                return any(self.holds(part, facts) for part in parts)

    def decided(self, facts: Facts) -> Triple:
        """The place of the first rule that holds, in each part."""
        key = tuple(facts[fact.id] for fact in self.catalogue.facts)
        if key not in self.known:
            self.known[key] = self.tried(facts)
        return self.known[key]

    def tried(self, facts: Facts) -> Triple:
        places = []
        for part in PARTS:
            for place, rule in enumerate(self.parts[part]):
                if rule.when is None or self.holds(rule.when, facts):
                    places.append(place)
                    break
        medical, safety, care = places
        return medical, safety, care

    def rules(self, triple: Triple) -> tuple[Written, ...]:
        return tuple(self.parts[part][place] for part, place in zip(PARTS, triple, strict=True))

    def sent(self, triple: Triple) -> set[str]:
        return {response for rule in self.rules(triple) for response in rule.send}

    def priority(self, triple: Triple) -> int | None:
        return min((rule.priority for rule in self.rules(triple) if rule.priority is not None), default=None)

    def completions(self, facts: Facts) -> list[Facts]:
        """Every way to answer what is missing."""
        missing = [fact for fact in self.catalogue.facts if fact.id not in facts]
        ids = [fact.id for fact in missing]
        return [
            {**facts, **dict(zip(ids, answers, strict=True))}
            for answers in product(*(fact.answer_ids for fact in missing))
        ]

    def triples(self, facts: Facts) -> set[Triple]:
        return {self.decided(each) for each in self.completions(facts)}

    def open(self, facts: Facts) -> list[str]:
        """The missing facts of which one change can change a rule."""
        return [
            fact.id
            for fact in self.catalogue.facts
            if fact.id not in facts
            and any(
                len({self.decided({**each, fact.id: answer}) for answer in fact.answer_ids}) > 1
                for each in self.completions({**facts, fact.id: fact.answer_ids[0]})
            )
        ]

    def next(self, facts: Facts) -> str | None:
        still = self.open(facts)
        order = list(self.questions) + [
            fact.id for fact in self.catalogue.facts if fact.id not in self.questions
        ]
        order.sort(key=lambda fact: self.catalogue.by_id[fact].derived)
        return next((fact for fact in order if fact in still), None)

    def at_most(self, facts: Facts) -> int:
        """The most questions there can be when they are asked one after the other."""
        fact = self.next(facts)
        if fact is None:
            return 0
        answers = self.catalogue.by_id[fact].answer_ids
        return 1 + max(self.at_most({**facts, fact: answer}) for answer in answers)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Two to four facts with two to four answers, some of them dangers, the last perhaps derived."""
    count = draw(st.integers(2, 4))
    facts = []
    for number in range(count):
        known = [f"a{place}" for place in range(draw(st.integers(2, 3)))]
        derived = number == count - 1 and draw(st.booleans())
        danger: Danger | None = None if derived else draw(st.sampled_from((None, "ordered", "none_or_any")))
        answers = known if derived else [*known, "unknown"]
        facts.append(a_fact(f"f{number}", *answers, danger=danger, derived=derived))
    return a_catalogue(*draw(st.permutations(facts)))


@st.composite
def conditions(draw: st.DrawFn, catalogue: Catalogue, names: Sequence[str]) -> Condition:
    """A random condition, at most three deep."""
    return condition_in(draw, catalogue, names, 3)


def condition_in(draw: st.DrawFn, catalogue: Catalogue, names: Sequence[str], depth: int) -> Condition:
    # Drawn from plain numbers: strategies nested in strategies took nine tenths of the tests' time.
    kind = draw(st.integers(0, 5))
    if kind == 4 and names:
        return Named(names[draw(st.integers(0, len(names) - 1))])
    if depth == 0 or kind > 2:
        fact = catalogue.facts[draw(st.integers(0, len(catalogue.facts) - 1))]
        chosen = draw(st.integers(1, 2 ** len(fact.answers) - 1))
        answers = tuple(each for place, each in enumerate(fact.answer_ids) if chosen >> place & 1)
        return Is(fact.id, answers, draw(st.booleans()))
    if kind == 0:
        return Not(condition_in(draw, catalogue, names, depth - 1))
    parts = tuple(condition_in(draw, catalogue, names, depth - 1) for _ in range(draw(st.integers(2, 3))))
    return And(parts) if kind == 1 else Or(parts)


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """A random policy over a random catalogue."""
    catalogue = draw(catalogues())
    named: dict[str, Condition] = {}
    for name in ("first", "second")[: draw(st.integers(0, 2))]:
        named[name] = condition_in(draw, catalogue, list(named), 2)
    parts = {}
    for part in PARTS:
        rules = [
            rule_with(draw, condition_in(draw, catalogue, list(named), 2))
            for _ in range(draw(st.integers(0, 3)))
        ]
        parts[part] = [*rules, rule_with(draw, None)]
    asked = [fact.id for fact in catalogue.facts if not fact.derived]
    questions = draw(st.permutations(asked)) if draw(st.booleans()) else []
    return Reference(catalogue, parts, named, questions)


def rule_with(draw: st.DrawFn, when: Condition | None) -> Written:
    sent = draw(st.integers(0, 2))
    send = {RESPONSES[draw(st.integers(0, len(RESPONSES) - 1))]: None for _ in range(sent)}
    priority, flag = draw(st.integers(0, 4)), draw(st.integers(0, 2 * len(FLAGS)))
    return Written(when, tuple(send), priority or None, FLAGS[flag : flag + 1])


def loaded(reference: Reference) -> Policy:
    """The reference's policy, by way of its file."""
    sworn = "\n".join(promise_text(promise) for promise in reference.promises)
    text = policy_text(reference.parts, reference.named, reference.questions, sworn)
    return read_policy(text, "random.toml", reference.catalogue)

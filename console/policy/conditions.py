"""Conditions: the text of a rule's `when` as a tree.

`fact == answer`, `fact != answer`, `fact in [a, b]`, `fact not in [a, b]`, the name of a condition, `not`,
`and`, `or`, parentheses. `not` binds strongest, `or` weakest. Knows the form only; which facts and names
exist is told to `mistakes`.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from console.policy.facts import Catalogue
from console.policy.faults import meant

DEEPEST = 40
UNFOLDED_DEEPEST = 100
"""So deep may a condition be nested with those that it names: an explanation unfolds them all."""
ALMOST = 0.8
"""So like a word is to another that a letter or two are wrong in it."""
RESERVED = frozenset({"and", "or", "not", "in"})

_TOKEN = re.compile(r"\s*(?:(==|!=|[()\[\],])|([A-Za-z0-9_.-]+)|(\S))")
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")


@dataclass(frozen=True, slots=True)
class Is:
    """A fact has one of these answers or, where `holds` is false, none of them."""

    fact: str
    answers: tuple[str, ...]
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Named:
    """A condition of the policy, by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class And:
    """Every part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds."""

    parts: tuple["Condition", ...]


Condition = Is | Named | Not | And | Or


class Unreadable(Exception):  # noqa: N818 - says what the text is
    """A text that is no condition: what is wrong, and what helps."""

    def __init__(self, says: str, hint: str = "") -> None:
        super().__init__(says)
        self.says = says
        self.hint = hint


def parse(text: str) -> Condition:
    """The tree of a condition's text; raises Unreadable."""
    tokens = _tokens(text)
    condition, at = _either(tokens, 0, 0)
    if at < len(tokens):
        raise Unreadable(f"{_shown(tokens, at)} is not expected here", "Join conditions with and, or.")
    return condition


def is_name(text: str) -> bool:
    """Whether a condition may be called so."""
    return bool(_NAME.match(text)) and text not in RESERVED


def tests_in(condition: Condition) -> Iterator[Is]:
    """Every test of a fact in the condition, not looking behind names."""
    match condition:
        case Is():
            yield condition
        case Named():
            return
        case Not(part):
            yield from tests_in(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from tests_in(part)
        case _:
            assert_never(condition)


def names_in(condition: Condition) -> Iterator[str]:
    """Every name of a condition used in the condition itself."""
    match condition:
        case Is():
            return
        case Named(name):
            yield name
        case Not(part):
            yield from names_in(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from names_in(part)
        case _:
            assert_never(condition)


def depth_of(condition: Condition, behind: Mapping[str, int]) -> int:
    """How deep a condition is nested, each name as deep as `behind` has it; a test alone is one deep."""
    match condition:
        case Is():
            return 1
        case Named(name):
            return 1 + behind.get(name, 0)
        case Not(part):
            return 1 + depth_of(part, behind)
        case And(parts) | Or(parts):
            return 1 + max(depth_of(part, behind) for part in parts)
        case _:
            assert_never(condition)


def places_of(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where the text of a condition uses another by its name: from where to where, in order."""
    tokens = [(found[1] or found[2] or found[3], found.end()) for found in _TOKEN.finditer(text)]
    words = ["", *(word for word, _ in tokens), "", ""]
    depth = 0
    for place, (word, end) in enumerate(tokens, 1):
        depth += {"[": 1, "]": -1}.get(word, 0)
        is_answer = depth > 0 or words[place - 1] in ("==", "!=")
        is_fact = words[place + 1] in ("==", "!=", "in") or words[place + 1 : place + 3] == ["not", "in"]
        if word == name and not is_answer and not is_fact:
            yield end - len(word), end


def facts_behind(condition: Condition, named: Mapping[str, Condition]) -> frozenset[str]:
    """Every fact that the condition reads, behind names too."""
    facts: set[str] = set()
    seen: set[str] = set()
    waiting = [condition]
    while waiting:
        each = waiting.pop()
        facts.update(test.fact for test in tests_in(each))
        fresh = [name for name in names_in(each) if name not in seen and name in named]
        seen.update(fresh)
        waiting.extend(named[name] for name in fresh)
    return frozenset(facts)


def mistakes(condition: Condition, catalogue: Catalogue, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """What the condition names that does not exist: what is wrong, and a hint."""
    for test in tests_in(condition):
        fact = catalogue.by_id.get(test.fact)
        if fact is None:
            yield f"there is no fact {test.fact}.", meant(test.fact, catalogue.by_id)
            continue
        for answer in test.answers:
            if answer not in fact.answer_ids:
                hint = meant(answer, fact.answer_ids) or f"Its answers are {', '.join(fact.answer_ids)}."
                yield f"{test.fact} has no answer {answer}.", hint
        if len(set(test.answers)) < len(test.answers):
            yield f"an answer of {test.fact} stands in the list twice", ""
    for name in names_in(condition):
        if name in catalogue.by_id:
            yield f"{name} is a fact: compare it with an answer", f"Write {name} == … or {name} in […]."
        elif name not in names:
            # A condition is meant: a fact is only where its name is all but written.
            hint = meant(name, names) or meant(name, catalogue.by_id, ALMOST)
            yield f"there is no condition {name}.", hint


Tokens = list[str]


def _tokens(text: str) -> Tokens:
    tokens = []
    for sign, word, other in _TOKEN.findall(text):
        if other:
            hint = "Write == to compare." if other == "=" else ""
            raise Unreadable(f"{other} means nothing in a condition.", hint)
        tokens.append(sign or word)
    if not tokens:
        raise Unreadable("the condition is empty", "Leave `when` out only on a part's last rule.")
    return tokens


def _either(tokens: Tokens, at: int, depth: int) -> tuple[Condition, int]:
    return _joined(tokens, at, depth, "or")


def _joined(tokens: Tokens, at: int, depth: int, word: str) -> tuple[Condition, int]:
    """Parts joined by `or`, each of them parts joined by `and`."""
    parts = []
    while True:
        part, at = _joined(tokens, at, depth, "and") if word == "or" else _single(tokens, at, depth)
        parts.append(part)
        if at >= len(tokens) or tokens[at] != word:
            break
        at += 1
    if len(parts) == 1:
        return parts[0], at
    return (Or(tuple(parts)) if word == "or" else And(tuple(parts))), at


def _single(tokens: Tokens, at: int, depth: int) -> tuple[Condition, int]:
    if depth > DEEPEST:
        raise Unreadable(
            "the condition is nested too deeply", "Give its inner parts names under [conditions]."
        )
    if at < len(tokens) and tokens[at] == "not":
        part, at = _single(tokens, at + 1, depth + 1)
        return Not(part), at
    if at < len(tokens) and tokens[at] == "(":
        condition, at = _either(tokens, at + 1, depth + 1)
        return condition, _expect(tokens, at, ")")
    return _test(tokens, at)


def _test(tokens: Tokens, at: int) -> tuple[Condition, int]:
    name, at = _word(tokens, at, "a fact or the name of a condition")
    follows = tokens[at : at + 2]
    if follows[:1] in (["=="], ["!="]):
        answer, at = _word(tokens, at + 1, "an answer")
        return Is(name, (answer,), follows[0] == "=="), at
    if follows[:1] == ["in"]:
        answers, at = _list(tokens, at + 1)
        return Is(name, answers, True), at
    if follows == ["not", "in"]:
        answers, at = _list(tokens, at + 2)
        return Is(name, answers, False), at
    return Named(name), at


def _list(tokens: Tokens, at: int) -> tuple[tuple[str, ...], int]:
    at = _expect(tokens, at, "[")
    answers = []
    while True:
        answer, at = _word(tokens, at, "an answer")
        answers.append(answer)
        if at < len(tokens) and tokens[at] == ",":
            at += 1
            continue
        return tuple(answers), _expect(tokens, at, "]")


def _word(tokens: Tokens, at: int, wanted: str) -> tuple[str, int]:
    if at >= len(tokens) or not _NAME.match(tokens[at]) or tokens[at] in RESERVED:
        raise Unreadable(f"{wanted} is expected where {_shown(tokens, at)} stands")
    return tokens[at], at + 1


def _expect(tokens: Tokens, at: int, sign: str) -> int:
    if at >= len(tokens) or tokens[at] != sign:
        raise Unreadable(f"{sign} is expected where {_shown(tokens, at)} stands")
    return at + 1


def _shown(tokens: Tokens, at: int) -> str:
    return f"“{tokens[at]}”" if at < len(tokens) else "the end"

"""A condition beside the answers: which of its tests hold, by which answer, and what need not be asked.

Only what bears on the result is kept: of an `or` that holds the parts that hold, of an `and` that does not
hold the parts that do not. Where no part alone settles the result and all of them together do, whatever the
answers still missing are, that is said. The truth is that of the diagrams; a test holds the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, assert_never

from console.policy.conditions import And, Condition, Is, Named, Not, Or, facts_behind
from console.policy.diagram import Compiled, Writer, needed_first
from console.policy.forest import FALSE, TRUE, Forest
from console.policy.left import UNBOUNDED
from console.policy.recommend import Facts

Holds = bool | None
"""None: it cannot be said, because something was not asked."""


class Met(NamedTuple):
    """One part of a condition, and whether it holds.

    kind: `test` has a fact, the answers it wants (`wanted`: one of these; else any but these) and the answer
    that was given, None where it was not asked; `name` has a condition's name and what it means; `whatever`
    holds, or does not, by the tests that are its parts, whatever is answered to the facts `not_asked`; the
    others have parts alone.
    """

    kind: Literal["test", "name", "not", "and", "or", "whatever"]
    holds: Holds
    parts: tuple["Met", ...] = ()
    name: str = ""
    means: str = ""
    fact: str = ""
    answers: tuple[str, ...] = ()
    wanted: bool = True
    answer: str | None = None
    not_asked: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The part as `policy explain --json` gives it; a name that was told already is `as_above`."""
        return _json(self, set())


def met(compiled: Compiled, when: Condition, facts: Facts) -> Met:
    """A condition of the policy with the answers; a fact that is absent or None was not asked.

    A name that is used in several places is one and the same part in all of them.
    """
    return _Telling(compiled, {fact: answer for fact, answer in facts.items() if answer is not None}).part(
        when
    )


@dataclass
class _Telling:
    """Puts the answers beside a condition; `told` holds the names that are done."""

    compiled: Compiled
    known: Mapping[str, str]
    told: dict[str, Met] = field(default_factory=dict)

    def part(self, when: Condition) -> Met:
        match when:
            case Is(fact, answers, wanted):
                answer = self.known.get(fact)
                holds = None if answer is None else (answer in answers) is wanted
                found = Met("test", holds, fact=fact, answers=answers, wanted=wanted, answer=answer)
            case Named(name):
                return self._named(name)
            case Not(part):
                inner = self.part(part)
                return Met("not", None if inner.holds is None else not inner.holds, (inner,))
            case And(parts):
                found = _joined("and", tuple(map(self.part, parts)), all_of=True)
            case Or(parts):
                found = _joined("or", tuple(map(self.part, parts)), all_of=False)
            case _:
                assert_never(when)
        return self._whatever(when) or found if found.holds is None else found

    def _named(self, name: str) -> Met:
        if name not in self.told:
            condition = self.compiled.policy.conditions[name]
            inner = self.part(condition.when)
            self.told[name] = Met("name", inner.holds, (inner,), name, condition.means)
        return self.told[name]

    def _whatever(self, when: Condition) -> Met | None:
        """That a condition holds, or does not, whatever was not asked; None where that may change it."""
        truth = self._writer.truth(when)
        if truth not in (TRUE, FALSE):
            return None
        read = facts_behind(when, self._conditions)
        asked = [fact.id for fact in self.compiled.order if fact.id in read]
        kept = {fact: self.known[fact] for fact in asked if fact in self.known}
        for fact in reversed(tuple(kept)):
            fewer = {each: answer for each, answer in kept.items() if each != fact}
            if self._written(fewer).truth(when) == truth:
                kept = fewer
        tests = tuple(
            Met("test", True, fact=fact, answers=(answer,), answer=answer) for fact, answer in kept.items()
        )
        not_asked = tuple(fact for fact in asked if fact not in self.known)
        return Met("whatever", truth == TRUE, tests, not_asked=not_asked)

    @cached_property
    def _writer(self) -> Writer:
        return self._written(self.known)

    @cached_property
    def _conditions(self) -> Mapping[str, Condition]:
        return {name: each.when for name, each in self.compiled.policy.conditions.items()}

    def _written(self, known: Mapping[str, str]) -> Writer:
        """What turns conditions into diagrams with these answers put in, the names among them."""
        # No more work than compiling was, which the limit bounded; a call must never be refused by it.
        writer = Writer(Forest(UNBOUNDED), self.compiled.order, self.compiled.level_of, {}, known)
        for name in needed_first(self.compiled.policy.conditions):
            writer.named[name] = writer.truth(self._conditions[name])
        return writer


def _joined(kind: Literal["and", "or"], parts: tuple[Met, ...], *, all_of: bool) -> Met:
    """The parts joined. An `and` is false where one is, an `or` true: then those parts alone are kept."""
    settling = tuple(part for part in parts if part.holds is not all_of and part.holds is not None)
    if settling:
        return Met(kind, not all_of, settling)
    open_parts = tuple(part for part in parts if part.holds is None)
    return Met(kind, None, open_parts) if open_parts else Met(kind, all_of, parts)


def _json(part: Met, told: set[str]) -> dict[str, object]:
    """A part; `told` holds the names that were unfolded before it."""
    if part.kind == "test":
        wants = {"answers" if part.wanted else "any_but": list(part.answers)}
        return {"holds": part.holds, "fact": part.fact, **wants, "answer": part.answer}
    said: dict[str, object] = {"holds": part.holds, "kind": part.kind}
    if part.kind == "name":
        said |= {"name": part.name, "means": part.means}
        if part.name in told:
            return {**said, "as_above": True}
        told.add(part.name)
    if part.kind == "whatever":
        said["not_asked"] = list(part.not_asked)
    return {**said, "parts": [_json(each, told) for each in part.parts]}

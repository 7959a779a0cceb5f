"""A condition beside the answers: which of its tests hold, by which answer, and which nobody has asked yet.

Only what bears on the result is kept: of an `or` that holds the parts that hold, of an `and` that does not
hold the parts that do not. The truth is that of the diagrams; a test holds the two together.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, assert_never

from console.policy.conditions import And, Condition, Is, Named, Not, Or
from console.policy.model import NamedCondition
from console.policy.recommend import Facts

Holds = bool | None
"""None: it cannot be said, because something was not asked."""


class Met(NamedTuple):
    """One part of a condition, and whether it holds.

    kind: `test` has a fact, the answers it wants (`wanted`: one of these; else any but these) and the answer
    that was given, None where it was not asked; `name` has a condition's name and what it means; the others
    have parts alone.
    """

    kind: Literal["test", "name", "not", "and", "or"]
    holds: Holds
    parts: tuple["Met", ...] = ()
    name: str = ""
    means: str = ""
    fact: str = ""
    answers: tuple[str, ...] = ()
    wanted: bool = True
    answer: str | None = None

    def as_json(self) -> dict[str, object]:
        """The part as `policy explain --json` gives it; a name that was told already is `as_above`."""
        return _json(self, set())


def met(when: Condition, named: Mapping[str, NamedCondition], facts: Facts) -> Met:
    """The condition with the answers; a fact that is absent or None was not asked.

    A name that is used in several places is one and the same part in all of them.
    """
    return _Telling(named, facts, {}).part(when)


class _Telling(NamedTuple):
    """Puts the answers beside a condition; `told` holds the names that are done."""

    named: Mapping[str, NamedCondition]
    facts: Facts
    told: dict[str, Met]

    def part(self, when: Condition) -> Met:
        match when:
            case Is(fact, answers, wanted):
                answer = self.facts.get(fact)
                holds = None if answer is None else (answer in answers) is wanted
                return Met("test", holds, fact=fact, answers=answers, wanted=wanted, answer=answer)
            case Named(name):
                return self._named(name)
            case Not(part):
                inner = self.part(part)
                return Met("not", None if inner.holds is None else not inner.holds, (inner,))
            case And(parts):
                return _joined("and", tuple(map(self.part, parts)), all_of=True)
            case Or(parts):
                return _joined("or", tuple(map(self.part, parts)), all_of=False)
            case _:
                assert_never(when)

    def _named(self, name: str) -> Met:
        if name not in self.told:
            inner = self.part(self.named[name].when)
            self.told[name] = Met("name", inner.holds, (inner,), name, self.named[name].means)
        return self.told[name]


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
    return {**said, "parts": [_json(each, told) for each in part.parts]}

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
        """The part as `policy explain --json` gives it."""
        if self.kind == "test":
            wants = {"answers" if self.wanted else "any_but": list(self.answers)}
            return {"holds": self.holds, "fact": self.fact, **wants, "answer": self.answer}
        named = {"name": self.name, "means": self.means} if self.kind == "name" else {}
        parts = [part.as_json() for part in self.parts]
        return {"holds": self.holds, "kind": self.kind, **named, "parts": parts}


def met(when: Condition, named: Mapping[str, NamedCondition], facts: Facts) -> Met:
    """The condition with the answers; a fact that is absent or None was not asked."""
    match when:
        case Is(fact, answers, wanted):
            answer = facts.get(fact)
            holds = None if answer is None else (answer in answers) is wanted
            return Met("test", holds, fact=fact, answers=answers, wanted=wanted, answer=answer)
        case Named(name):
            inner = met(named[name].when, named, facts)
            return Met("name", inner.holds, (inner,), name, named[name].means)
        case Not(part):
            inner = met(part, named, facts)
            return Met("not", None if inner.holds is None else not inner.holds, (inner,))
        case And(parts):
            return _joined("and", tuple(met(part, named, facts) for part in parts), all_of=True)
        case Or(parts):
            return _joined("or", tuple(met(part, named, facts) for part in parts), all_of=False)
        case _:
            assert_never(when)


def _joined(kind: Literal["and", "or"], parts: tuple[Met, ...], *, all_of: bool) -> Met:
    """The parts joined. An `and` is false where one is, an `or` true: then those parts alone are kept."""
    settling = tuple(part for part in parts if part.holds is not all_of and part.holds is not None)
    if settling:
        return Met(kind, not all_of, settling)
    open_parts = tuple(part for part in parts if part.holds is None)
    return Met(kind, None, open_parts) if open_parts else Met(kind, all_of, parts)

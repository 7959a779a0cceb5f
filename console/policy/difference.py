"""What the comparison of two policies finds: plain rows, in numbers of combinations of answers."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from console.policy.diagram import Compiled
from console.policy.forest import Forest
from console.policy.model import PARTS

Level = Literal["who", "response", "urgency"]
LEVELS: tuple[Level, ...] = ("who", "response", "urgency")


class Done(NamedTuple):
    """What a policy does on a call: who goes, by which responses, how soon, under which flags."""

    who: tuple[str, ...]
    responses: tuple[str, ...]
    priority: int | None
    flags: tuple[str, ...]

    def at(self, level: Level) -> tuple[str, ...]:
        """What is compared on a level."""
        return {"who": self.who, "response": self.responses, "urgency": self.flags}[level]


def common(level: Level, one: Done, other: Done) -> tuple[str, ...]:
    """What two acts have in common on a level."""
    return tuple(each for each in one.at(level) if each in other.at(level))


class Group(NamedTuple):
    """The calls on which two policies differ in one way.

    level: `who` goes at all; with the same people, which `response`; with the same responses, the `urgency`.
    only_one, only_other: who goes, or which responses or flags there are, under one of them and not under the
        other. priorities: under each, where they differ.
    both: who goes, or which responses there are, under both, on one call or another.
    combinations: on how many. pairs: the ends of the comparison's diagram that are these calls.
    """

    level: Level
    only_one: tuple[str, ...]
    only_other: tuple[str, ...]
    priorities: tuple[int | None, int | None] | None
    both: tuple[tuple[str, ...], ...]
    combinations: int
    pairs: frozenset[int]


class Names(NamedTuple):
    """How two policies are called beside each other."""

    one: str
    other: str


class Comparison(NamedTuple):
    """Two policies over the same facts, and every way in which they differ, the most frequent first.

    other: as it was given, or with its questions in the order of the first.
    root: the diagram of what both do; an end is a place in `pairs`. roots: of the parts of both policies.
    combinations: how many there are. differ: on how many, by level. seconds: 0 where no clock was given.
    """

    one: Compiled
    other: Compiled
    forest: Forest
    root: int
    pairs: tuple[tuple[Done, Done], ...]
    roots: tuple[Mapping[str, int], Mapping[str, int]]
    combinations: int
    groups: tuple[Group, ...]
    seconds: float

    @property
    def compiled(self) -> tuple[Compiled, Compiled]:
        """Both policies."""
        return self.one, self.other

    @property
    def names(self) -> Names:
        """What the two are called beside each other: their titles, or what else tells them apart."""
        one, other = self.one.policy, self.other.policy
        if one.title != other.title:
            return Names(one.title, other.title)
        return Names(one.id, other.id) if one.id != other.id else Names("the first", "the second")

    @property
    def same(self) -> int:
        """On how many combinations both do the same."""
        return self.combinations - sum(group.combinations for group in self.groups)

    def at(self, level: Level) -> tuple[Group, ...]:
        """The differences of a level."""
        return tuple(group for group in self.groups if group.level == level)

    def share(self, combinations: int) -> float:
        """A number of combinations as a share of all: never how likely such calls are."""
        return combinations / self.combinations


class Test(NamedTuple):
    """A condition of a sentence: a fact has one of these answers."""

    fact: str
    answers: tuple[str, ...]


class Meant(NamedTuple):
    """A condition of a sentence by its name: it holds or does not hold.

    whose: of which policy, where the other has another condition in the same words; empty otherwise.
    """

    name: str
    means: str
    holds: bool
    whose: Literal["one", "other", ""]


class Sentence(NamedTuple):
    """Some calls of a difference, told by the conditions that make them: all of them together.

    combinations: on how many it holds. fresh: on how many that no sentence before it told.
    both: as in its difference, on its own calls. example: a full facts object that shows the difference.
    rules: under each policy, by part, every rule that decides on some of the calls, in the policy's order.
    """

    tests: tuple[Test, ...]
    meant: tuple[Meant, ...]
    combinations: int
    fresh: int
    both: tuple[tuple[str, ...], ...]
    example: Mapping[str, str]
    rules: tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]

    def as_json(self, comparison: Comparison) -> dict[str, object]:
        """The sentence as `policy compare --json` gives it."""
        return {
            "facts": {test.fact: list(test.answers) for test in self.tests},
            "conditions": [
                {
                    "condition": each.name,
                    "holds": each.holds,
                    "means": each.means,
                    "whose": each.whose or None,
                }
                for each in self.meant
            ],
            "combinations": self.combinations,
            "share": comparison.share(self.combinations),
            "fresh": comparison.share(self.fresh),
            "both": [list(each) for each in self.both],
            "example": dict(self.example),
            "rules": [{part: list(rules[part]) for part in PARTS} for rules in self.rules],
        }


class Told(NamedTuple):
    """A difference in sentences, the largest first.

    left: the combinations that none of them tells, because the limit of work was reached; mostly 0.
    """

    group: Group
    sentences: tuple[Sentence, ...]
    left: int

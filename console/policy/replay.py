"""Recorded calls put to a policy: whose call would have gone to others, as far as the record can tell.

A call with gaps is a set of ways it can end. Where all of them send the same people the answer is known; else
it is the question that was never asked which keeps it from being known, never a guess.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from console.policy.diagram import Compiled
from console.policy.forest import Forest, TooLarge, value_of
from console.policy.left import Left
from console.policy.model import RESPONSES
from console.policy.recommend import Facts, NotFinished, finished
from console.policy.who import who_goes

Who = tuple[str, ...]


class Past(NamedTuple):
    """A recorded call: its number, its answers, and who was asked for then.

    is_settled: whether these and nobody else were; otherwise these at least, for questions were still open.
    """

    call: str
    facts: Facts
    who: Who
    is_settled: bool = True


class Otherwise(NamedTuple):
    """A call that others would go to. now: each way it can end; one where no missing answer matters.

    is_settled: whether just those in `then` were asked for; otherwise those at least.
    """

    call: str
    then: Who
    now: tuple[Who, ...]
    is_settled: bool


class Replayed(NamedTuple):
    """What became of the recorded calls under a policy.

    same: the calls to which the same people would go. otherwise: those to which others would.
    open: those of which it cannot be known, by the first question, in the policy's order, that can matter and
        was never asked. unsettled: those that this policy has the answers for, and the one then had not.
    """

    same: tuple[str, ...]
    otherwise: tuple[Otherwise, ...]
    open: Mapping[str, tuple[str, ...]]
    unsettled: tuple[str, ...]

    @property
    def calls(self) -> int:
        """How many calls there are."""
        return len(self.same) + self.otherwise_max

    @property
    def otherwise_max(self) -> int:
        """To how many calls others go at most: as if they did wherever it cannot be known."""
        return len(self.otherwise) + len(self.unsettled) + sum(map(len, self.open.values()))


def replay(compiled: Compiled, calls: Iterable[Past]) -> Replayed:
    """The calls under a policy; what it does not know as a fact or an answer counts as never asked.

    Raises NotFinished where the policy was too large.
    """
    diagrams = finished(compiled)
    kinds: dict[Who, int] = {}
    places = []
    for rules in diagrams.ends:
        sent = {response for rule in rules for response in rule.send}
        who = who_goes(tuple(each for each in RESPONSES if each in sent))
        places.append(kinds.setdefault(who, len(kinds)))
    forest = diagrams.forest.scratch(compiled.limit)
    ends = _Ends(compiled, forest, forest.renamed(diagrams.joint, places.__getitem__), tuple(kinds))
    same, otherwise, unsettled = [], [], []
    still_open: dict[str, list[str]] = {}
    for past in calls:
        ways, first = ends.of(past)
        if not any(_may_be(past, who) for who in ways):
            otherwise.append(Otherwise(past.call, past.who, ways, past.is_settled))
        elif first:
            still_open.setdefault(first, []).append(past.call)
        elif past.is_settled:
            same.append(past.call)
        else:
            unsettled.append(past.call)
    by_fact = {fact: tuple(each) for fact, each in still_open.items()}
    return Replayed(tuple(same), tuple(otherwise), by_fact, tuple(unsettled))


def _may_be(past: Past, who: Who) -> bool:
    """Whether these may be the people who were asked for then."""
    return past.who == who if past.is_settled else set(past.who) <= set(who)


class _Ends(NamedTuple):
    """The diagram of who goes; an end is a place in `people`."""

    compiled: Compiled
    forest: Forest
    root: int
    people: tuple[Who, ...]

    def of(self, past: Past) -> tuple[tuple[Who, ...], str]:
        """Everybody who may go on a call, and the first question that keeps it open, if one does."""
        known = _known(self.compiled, past.facts)
        node = self.root
        while node >= 0 and (level := self.forest.levels[node]) in known:
            node = self.forest.kids[node][known[level]]
        if node < 0:
            return (self.people[value_of(node)],), ""
        # Made beside the forest and let go with the call, so that years of calls take no more room than one.
        left = Left(self.forest, self.compiled.limit)
        try:
            node = left.answered(node, known)
        except TooLarge:
            says = f"{self.compiled.policy.id} is too large to be asked about {past.call}"
            raise NotFinished(says) from None
        ways = sorted(self.people[value_of(each)] for each in left.below(node) if each < 0)
        return tuple(ways), "" if node < 0 else self.compiled.order[left.level(node)].id


def _known(compiled: Compiled, facts: Facts) -> dict[int, int]:
    """The answers that the policy knows too, as level and place."""
    return {
        compiled.level_of[fact]: compiled.places[fact][answer]
        for fact, answer in facts.items()
        if answer is not None and answer in compiled.places.get(fact, ())
    }

"""Recorded calls put to a policy: whose call would have gone to others, as far as the record can tell.

A call with gaps is a set of ways it can end. Where all of them send the same people the answer is known; else
it is the question that was never asked which keeps it from being known, never a guess.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from console.policy.diagram import Compiled
from console.policy.forest import Forest, TooLarge, nodes_below, value_of
from console.policy.forest import end as end_of
from console.policy.left import Left
from console.policy.model import RESPONSES
from console.policy.recommend import Facts, NotFinished, finished
from console.policy.who import who_goes

Who = tuple[str, ...]


class Past(NamedTuple):
    """A recorded call: its number, its answers, and who was asked for then.

    is_settled: whether these and nobody else were; otherwise these at least, for questions were still open.
    spent: the hours that units of each kind of people were on it.
    """

    call: str
    facts: Facts
    who: Who
    is_settled: bool = True
    spent: Mapping[str, float] = MappingProxyType({})


class Otherwise(NamedTuple):
    """A call that others would go to. now: each way it can end; one where no missing answer matters.

    is_settled: whether just those in `then` were asked for; otherwise those at least.
    """

    call: str
    then: Who
    now: tuple[Who, ...]
    is_settled: bool


class Turn(NamedTuple):
    """How calls turned out: who was asked for then, whether just these, and each way they can end now."""

    then: Who
    is_settled: bool
    now: tuple[Who, ...]

    def gained(self, kind: str) -> tuple[int, int]:
        """Whether this kind of people goes now and did not then: at least and at most, as 0 or 1."""
        if kind in self.then:
            return 0, 0
        is_sure = self.is_settled and all(kind in who for who in self.now)
        return int(is_sure), int(any(kind in who for who in self.now))

    def lost(self, kind: str) -> tuple[int, int]:
        """Whether this kind went then and does not now: at least and at most, as 0 or 1."""
        if self.is_settled and kind not in self.then:
            return 0, 0
        is_sure = kind in self.then and all(kind not in who for who in self.now)
        return int(is_sure), int(any(kind not in who for who in self.now))


class Replayed(NamedTuple):
    """What became of the recorded calls under a policy.

    same: the calls to which the same people would go. otherwise: those to which others would.
    open: those of which it cannot be known, by the first question, in the policy's order, that can matter and
        was never asked. unsettled: those that this policy has the answers for, and the one then had not.
    turns: how many calls turned out in which way; all of them together are the calls.
    spent: the hours that units of each kind were on the calls for which that kind was asked.
    lost_hours: the hours on calls to which the kind does not go now, at least and at most.
    """

    same: tuple[str, ...]
    otherwise: tuple[Otherwise, ...]
    open: Mapping[str, tuple[str, ...]]
    unsettled: tuple[str, ...]
    turns: Mapping[Turn, int]
    spent: Mapping[str, float]
    lost_hours: Mapping[str, tuple[float, float]]

    @property
    def calls(self) -> int:
        """How many calls there are."""
        return len(self.same) + self.otherwise_max

    @property
    def unknown(self) -> int:
        """Of how many calls it cannot be known."""
        return len(self.unsettled) + sum(map(len, self.open.values()))

    @property
    def otherwise_max(self) -> int:
        """To how many calls others go at most: as if they did wherever it cannot be known."""
        return len(self.otherwise) + self.unknown

    def gained(self, kind: str) -> tuple[int, int]:
        """On how many calls this kind of people goes now and did not then: at least and at most."""
        return self._bounds([(turn.gained(kind), calls) for turn, calls in self.turns.items()])

    def lost(self, kind: str) -> tuple[int, int]:
        """On how many calls this kind of people went then and does not now: at least and at most."""
        return self._bounds([(turn.lost(kind), calls) for turn, calls in self.turns.items()])

    def asked(self, kind: str) -> int:
        """For how many calls this kind of people was asked then."""
        return sum(calls for turn, calls in self.turns.items() if kind in turn.then)

    def _bounds(self, found: list[tuple[tuple[int, int], int]]) -> tuple[int, int]:
        least = sum(low * calls for (low, _), calls in found)
        return least, sum(high * calls for (_, high), calls in found)


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
    turns: Counter[Turn] = Counter()
    hours = _Hours()
    for past in calls:
        ways, first = ends.of(past)
        turn = Turn(past.who, past.is_settled, ways)
        turns[turn] += 1
        hours.count(turn, past.spent)
        if not any(_may_be(past, who) for who in ways):
            otherwise.append(Otherwise(past.call, past.who, ways, past.is_settled))
        elif first:
            still_open.setdefault(first, []).append(past.call)
        elif past.is_settled:
            same.append(past.call)
        else:
            unsettled.append(past.call)
    by_fact = {fact: tuple(each) for fact, each in still_open.items()}
    return Replayed(
        tuple(same), tuple(otherwise), by_fact, tuple(unsettled), turns, hours.spent, hours.bounds()
    )


def _may_be(past: Past, who: Who) -> bool:
    """Whether these may be the people who were asked for then."""
    return past.who == who if past.is_settled else set(past.who) <= set(who)


class _Hours:
    """The hours of each kind so far, and those of them that are lost for sure, and that may be."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._sure: dict[str, float] = {}
        self._may_be: dict[str, float] = {}

    def count(self, turn: Turn, spent: Mapping[str, float]) -> None:
        """Take in what was spent on a call."""
        for kind, hours in spent.items():
            # Whoever was there unasked stood in for others or went by somebody's decision: no policy's doing.
            was_asked = kind in turn.then or not turn.is_settled
            least, most = turn.lost(kind) if was_asked else (0, 0)
            asked = int(kind in turn.then)
            for total, share in ((self.spent, asked), (self._sure, least), (self._may_be, most)):
                total[kind] = total.get(kind, 0.0) + share * hours

    def bounds(self) -> dict[str, tuple[float, float]]:
        """At least and at most the hours lost, by kind."""
        return {kind: (self._sure[kind], self._may_be[kind]) for kind in self.spent}


class _Ends:
    """The diagram of who goes; an end is a place in `people`.

    Calls with the same answers share one walk; so do those that are left with the same question, and have the
    same answers to what can still matter.
    """

    def __init__(self, compiled: Compiled, forest: Forest, root: int, people: tuple[Who, ...]) -> None:
        self._compiled = compiled
        self._forest = forest
        self._root = root
        self._people = people
        self._facts = tuple(fact.id for fact in compiled.order)
        self._known = tuple(compiled.places[fact] for fact in self._facts)
        self._settled = {end: ((people[value_of(end)],), "") for end in map(end_of, range(len(people)))}
        self._left: dict[tuple[int, tuple[int | None, ...]], tuple[tuple[Who, ...], str]] = {}
        self._matters: dict[int, tuple[int, ...]] = {}

    def of(self, past: Past) -> tuple[tuple[Who, ...], str]:
        """Everybody who may go on a call, and the first question that keeps it open, if one does."""
        node, facts = self._root, past.facts
        while node >= 0:
            level = self._forest.levels[node]
            place = self._place(level, facts)
            if place is None:
                break
            node = self._forest.kids[node][place]
        if node < 0:
            return self._settled[node]
        levels = self._levels(node)
        key = node, tuple(self._place(level, facts) for level in levels)
        if key not in self._left:
            given = {level: place for level, place in zip(levels, key[1], strict=True) if place is not None}
            self._left[key] = self._below(node, given, past.call)
        return self._left[key]

    def _place(self, level: int, facts: Facts) -> int | None:
        """The place of an answer; what the policy does not know as one counts as never asked."""
        answer = facts.get(self._facts[level])
        return None if answer is None else self._known[level].get(answer)

    def _levels(self, node: int) -> tuple[int, ...]:
        """The levels that can still matter below a node."""
        if node not in self._matters:
            below = nodes_below(node, self._forest.kids.__getitem__)
            self._matters[node] = tuple(sorted({self._forest.levels[each] for each in below if each >= 0}))
        return self._matters[node]

    def _below(self, node: int, known: Mapping[int, int], call: str) -> tuple[tuple[Who, ...], str]:
        # Made beside the forest and let go at once, so that years of calls take no more room than one.
        left = Left(self._forest, self._compiled.limit)
        try:
            node = left.answered(node, known)
        except TooLarge:
            says = f"{self._compiled.policy.id} is too large to be asked about {call}"
            raise NotFinished(says) from None
        ways = sorted(self._people[value_of(each)] for each in left.below(node) if each < 0)
        return tuple(ways), "" if node < 0 else self._facts[left.level(node)]

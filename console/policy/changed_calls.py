"""Recorded calls to which others would go under one policy than under another, as far as they go."""

from collections.abc import Iterable, Iterator

from console.policy.diagram import Compiled
from console.policy.model import PARTS
from console.policy.recommend import Facts, recommend
from console.policy.replay import Past, Replayed, replay
from console.policy.who import who_goes


def changed_calls(before: Compiled, now: Compiled, calls: Iterable[tuple[str, Facts]]) -> Replayed:
    """What becomes of calls, each a number and its answers, against another policy.

    Not against whoever was sent then: that may have been by a policy before both. Raises NotFinished where
    one of them was too large.
    """
    return replay(now, _under(before, calls))


def _under(before: Compiled, calls: Iterable[tuple[str, Facts]]) -> Iterator[Past]:
    for call, facts in calls:
        known = {fact: each for fact, each in facts.items() if each in before.places.get(fact, ())}
        found = recommend(before, known)
        if found.settled and found.responses is not None:
            sent = tuple(each for part in PARTS for each in found.responses[part])
            yield Past(call, facts, who_goes(sent))
        else:
            # What is certain while questions are open may be nothing yet; that is not nobody.
            going = tuple(each for each in who_goes(found.certain) if each not in ("phone", "nobody"))
            yield Past(call, facts, going, is_settled=False)

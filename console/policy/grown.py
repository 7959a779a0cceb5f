"""Which findings have outgrown the reason they were let stand for: the hole is larger than it was then.

A reason says of certain calls why they may be left so. Where the policy in force has the same reason, the
finding may be about those calls and no others; a reason that was written since is about the calls as they
are now.
"""

from collections.abc import Sequence

from console.policy import regions
from console.policy.diagram import Compiled, compile_policy
from console.policy.faults import Faulty
from console.policy.finding import Finding
from console.policy.forest import FALSE, TooLarge, both
from console.policy.let_stand import covering
from console.policy.load import read_policy
from console.policy.model import Acknowledged, Promise
from console.policy.search import Search

OUTGROWN = "It was let stand for other calls than these: “{reason}”"


def with_outgrown(
    before: Compiled, now: Compiled, findings: Sequence[Finding], promises: Sequence[Promise] = ()
) -> tuple[Finding, ...]:
    """The findings of a policy, those open again that were let stand in another for fewer calls.

    before: the policy in force. promises: the agency's, as they are in force.
    """
    known = {bare(each) for each in before.policy.acknowledged}
    if now.diagrams is None or not known.intersection(map(bare, now.policy.acknowledged)):
        return tuple(findings)
    pair = searches(before, now)
    sworn = (*before.policy.promises, *promises)
    return tuple(_looked_at(finding, now, known, pair, sworn) for finding in findings)


def _looked_at(
    finding: Finding,
    now: Compiled,
    known: set[Acknowledged],
    searches: tuple[Search, Search] | None,
    sworn: Sequence[Promise],
) -> Finding:
    covers = tuple(covering(finding, now.policy.acknowledged))
    since = [each for each in covers if bare(each) not in known]
    if since:
        return finding._replace(acknowledged=since[0].reason)
    if not covers or finding.share is None or not _is_larger(finding, searches, sworn):
        return finding
    return finding._replace(acknowledged=None, outgrown=OUTGROWN.format(reason=covers[0].reason))


def _is_larger(finding: Finding, searches: tuple[Search, Search] | None, sworn: Sequence[Promise]) -> bool:
    """Whether it is about a call that it was not about before; what was not worked out may hold one."""
    if searches is None:
        return True
    then, now = searches
    try:
        was, region = _was(then, finding, sworn), regions.found(now, finding)
        moved = now.forest.moved(then.forest, (was,))[was]
        return now.joined(region, now.denied(moved), both) != FALSE
    except TooLarge:
        return True


def _was(search: Search, finding: Finding, sworn: Sequence[Promise]) -> int:
    """Where the same finding held in the policy in force."""
    if finding.promise is not None:
        own = next((each for each in sworn if each.id == finding.promise.id), None)
        return FALSE if own is None else regions.broken(search, own)
    if finding.part is not None and finding.rule is not None:
        rules = {rule.id: rule for rule in search.compiled.policy.parts[finding.part]}
        if finding.rule not in rules or finding.response not in rules[finding.rule].send:
            return FALSE
    return regions.found(search, finding)


def searches(before: Compiled, now: Compiled) -> tuple[Search, Search] | None:
    """Both to be searched over the same facts in the same order; None where that cannot be."""
    then = _asked_as(before, now)
    if then is None or then.diagrams is None or now.diagrams is None:
        return None
    limit = now.limit
    return (
        Search(then, then.diagrams, then.diagrams.forest.scratch(limit)),
        Search(now, now.diagrams, now.diagrams.forest.scratch(limit)),
    )


def _asked_as(before: Compiled, now: Compiled) -> Compiled | None:
    """The policy in force over the other's facts, asked in its order; None where it does not fit them."""
    is_of_one_list = before.catalogue.text == now.catalogue.text
    if is_of_one_list and [fact.id for fact in before.order] == [fact.id for fact in now.order]:
        return before
    policy = before.policy
    if not is_of_one_list:
        try:
            policy = read_policy(policy.text, policy.id, now.catalogue)
        except Faulty:
            return None
    questions = tuple(fact.id for fact in now.order if not fact.derived)
    return compile_policy(policy._replace(questions=questions), now.catalogue, now.limit)


def bare(each: Acknowledged) -> Acknowledged:
    """An acknowledgement wherever in the file it stands."""
    return each._replace(line=0)

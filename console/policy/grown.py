"""Which findings have outgrown the reason they were let stand for: the hole is larger than it was then.

A reason says of certain calls why they may be left so. Where the policy in force has the same reason, the
finding may be about those calls and no others; a reason that was written since is about the calls as they
are now.
"""

from collections.abc import Sequence

from console.policy import regions
from console.policy.check import shown
from console.policy.diagram import Compiled, compile_policy
from console.policy.faults import Faulty
from console.policy.finding import Finding
from console.policy.forest import FALSE, TooLarge, both
from console.policy.let_stand import covering
from console.policy.load import read_policy
from console.policy.model import Acknowledged, Promise, Rule
from console.policy.search import Search
from console.policy.words import share_words

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
    pair: tuple[Search, Search] | None,
    sworn: Sequence[Promise],
) -> Finding:
    covers = tuple(covering(finding, now.policy.acknowledged))
    if any(bare(each) not in known for each in covers):
        newest = [each for each in covers if bare(each) not in known][-1]
        return finding._replace(acknowledged=newest.reason)
    if not covers or finding.share is None:
        return finding
    says, grown = OUTGROWN.format(reason=covers[-1].reason), _added(finding, pair, sworn)
    if grown is None:
        return finding._replace(acknowledged=None, outgrown=says)
    search, region = grown
    if region == FALSE:
        return finding
    try:
        return _opened(finding, says, search, region)
    except TooLarge:
        return finding._replace(acknowledged=None, outgrown=says)


def _opened(finding: Finding, says: str, search: Search, region: int) -> Finding:
    """The finding open again: its example is one of the calls that are new to it."""
    fact = search.compiled.catalogue.by_id[finding.fact] if finding.fact else None
    share = share_words(search.share(region, fact if finding.from_answer else None))
    of = "the other answers' combinations" if finding.from_answer else "all combinations"
    which = f"New are {share} of {of}; the example is one of them."
    example = shown(search, finding, region)
    return example._replace(acknowledged=None, outgrown=f"{says} {which}")


def _added(
    finding: Finding, pair: tuple[Search, Search] | None, sworn: Sequence[Promise]
) -> tuple[Search, int] | None:
    """The calls that it is about and was not about before; None where that was not worked out."""
    if pair is None:
        return None
    then, now = pair
    try:
        was, region = _was(then, finding, sworn), _is_now(now, finding)
        moved = now.forest.moved(then.forest, (was,))[was]
        return now, now.joined(region, now.denied(moved), both)
    except TooLarge:
        return None


def _is_now(search: Search, finding: Finding) -> int:
    """Where it holds; which rule decides counts for nothing where both ask for the same."""
    if finding.kind != "unknown_as_quiet" or finding.fact is None:
        return regions.found(search, finding)
    places: dict[object, int] = {}
    ends = [places.setdefault(_done(rules), len(places)) for rules in search.diagrams.ends]
    number = search.graded(search.forest.renamed(search.diagrams.joint, ends.__getitem__))
    return regions.unknown_as_quiet(search, number, search.compiled.catalogue.by_id[finding.fact])


def _done(rules: Sequence[Rule]) -> tuple[object, ...]:
    """What three rules ask for together."""
    return (
        tuple(frozenset(rule.send) for rule in rules),
        min((rule.priority for rule in rules if rule.priority), default=None),
        frozenset(flag for rule in rules for flag in rule.flags),
    )


def _was(search: Search, finding: Finding, sworn: Sequence[Promise]) -> int:
    """Where the same finding held in the policy in force."""
    if finding.promise is not None:
        own = next((each for each in sworn if each.id == finding.promise.id), None)
        return FALSE if own is None else regions.broken(search, own)
    if finding.part is not None and finding.response is not None:
        rules = search.compiled.policy.parts[finding.part]
        asking = {place for place, rule in enumerate(rules) if finding.response in rule.send}
        return search.where(search.diagrams.roots[finding.part], asking.__contains__)
    rules_there = {rule.id for rule in search.compiled.policy.parts.get(finding.part or "", ())}
    if finding.part is not None and finding.rule is not None and finding.rule not in rules_there:
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
            policy = read_policy(policy.text, policy.id, now.catalogue, is_kept=True)
        except Faulty:
            return None
    questions = tuple(fact.id for fact in now.order if not fact.derived)
    return compile_policy(policy._replace(questions=questions), now.catalogue, now.limit)


def bare(each: Acknowledged) -> Acknowledged:
    """An acknowledgement wherever in the file it stands."""
    return each._replace(line=0)

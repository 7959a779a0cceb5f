"""What another text of a policy no longer promises: a promise taken out, or one that is about fewer calls.

A promise that is broken must not be mended by taking it out in silence: that is a finding like any other,
which somebody lets stand for a reason. It is found against the policy in force, never on a policy alone.
"""

from collections.abc import Iterator, Sequence

from console.policy import regions
from console.policy.check import shown
from console.policy.diagram import Compiled
from console.policy.finding import Finding
from console.policy.forest import FALSE, TRUE, TooLarge, both
from console.policy.grown import bare, searches, with_outgrown
from console.policy.model import Promise
from console.policy.search import Search
from console.policy.told import example_told
from console.policy.words import share_words

DROPPED = "promise_dropped"


def against(
    before: Compiled, now: Compiled, findings: Sequence[Finding], promises: Sequence[Promise] = ()
) -> tuple[Finding, ...]:
    """The findings of a policy against the one in force: the promises taken out, then those that are found.

    promises: the agency's, as they are in force. Another policy, by its id, is not held to this one's.
    """
    found = with_outgrown(before, now, findings, promises)
    return (*dropped(before, now), *found) if before.policy.id == now.policy.id else found


def dropped(before: Compiled, now: Compiled) -> tuple[Finding, ...]:
    """A finding for each promise that another text has not, with a call on which it is not kept any more."""
    gone = [promise for promise in before.policy.promises if _kept_as(promise, now) is None]
    pair = searches(before, now) if gone else None
    return tuple(_reasoned(_dropped(promise, pair), before, now) for promise in gone)


def lost(before: Compiled, now: Compiled) -> tuple[str, ...]:
    """A sentence for each promise that is taken out, and for each that is about fewer calls than before."""
    return (*(each.says for each in dropped(before, now)), *_narrowed(before, now))


def _kept_as(promise: Promise, now: Compiled) -> Promise | None:
    """The same promise in another text: by its id or, called otherwise, by what it swears.

    By its id only where it swears no less: whoever is always sent is among those sworn before, and nobody
    whom it ruled out may go now.
    """
    by_id = (
        each
        for each in now.policy.promises
        if each.id == promise.id
        and bool(each.always) == bool(promise.always)
        and set(each.always) <= set(promise.always)
        and set(each.never) >= set(promise.never)
    )
    sworn = (promise.when_text, promise.always, promise.never)
    as_sworn = (each for each in now.policy.promises if (each.when_text, each.always, each.never) == sworn)
    return next(by_id, None) or next(as_sworn, None)


def _dropped(promise: Promise, pair: tuple[Search, Search] | None) -> Finding:
    says = f"The promise “{promise.says}” is taken out."
    finding = Finding(DROPPED, says, promise=promise)
    if pair is None:
        return finding
    then, now = pair
    try:
        broken = regions.broken(now, promise._replace(when=None))
        region = now.joined(_covered(then, now, promise), broken, both)
        if region == FALSE:
            return finding._replace(says=f"{says} It is kept on every call all the same.")
        return shown(now, finding._replace(says=f"{says} It is not kept on every call any more."), region)
    except TooLarge:
        return finding


def _reasoned(finding: Finding, before: Compiled, now: Compiled) -> Finding:
    """The finding with the reason that was given for it since the policy in force was written."""
    known = {bare(each) for each in before.policy.acknowledged}
    promise = finding.promise.id if finding.promise is not None else ""
    since = [
        each.reason
        for each in now.policy.acknowledged
        if each.kind == DROPPED and each.promise == promise and bare(each) not in known
    ]
    return finding._replace(acknowledged=since[-1]) if since else finding


def _narrowed(before: Compiled, now: Compiled) -> Iterator[str]:
    pairs = [(each, kept) for each in before.policy.promises if (kept := _kept_as(each, now)) is not None]
    both_searched = searches(before, now) if pairs else None
    if both_searched is None:
        return
    then, search = both_searched
    for was, promise in pairs:
        try:
            held = TRUE if promise.when is None else search.truth(promise.when)
            region = search.joined(_covered(then, search, was), search.denied(held), both)
            if region != FALSE:
                yield _narrowed_words(search, promise, region)
        except TooLarge:
            yield f"Which calls the promise “{promise.says}” covers now is not known."


def _narrowed_words(search: Search, promise: Promise, region: int) -> str:
    finding = shown(search, Finding("promise_narrowed", promise.says), region)
    share, example = share_words(finding.share or 0.0), example_told(search.compiled.catalogue, finding)
    says = f"The promise “{promise.says}” no longer covers {share} of all combinations of answers."
    return f"{says} For example: {example}"


def _covered(then: Search, now: Search, promise: Promise) -> int:
    """Where a promise of the policy in force holds its sway, by that policy's own conditions."""
    if promise.when is None:
        return TRUE
    was = then.truth(promise.when)
    return now.forest.moved(then.forest, (was,))[was]

"""The agency's own promises, for every policy that it puts in force: read, looked through, and proven.

They name facts of the catalogue only: a policy's own conditions are not theirs to use.
"""

from collections.abc import Iterator

from console.domain.agency import Agency
from console.domain.agency_parts import AgencyPromise
from console.policy.check import check
from console.policy.conditions import Condition, Unreadable, mistakes, parse
from console.policy.diagram import Compiled
from console.policy.facts import Catalogue
from console.policy.model import OF_THE_AGENCY, Promise


def promises_of(agency: Agency, catalogue: Catalogue) -> tuple[Promise, ...]:
    """The agency's promises, as far as they can be read; `promise_faults` tells of the others."""
    return tuple(
        Promise(f"{OF_THE_AGENCY}{each.id}", when, each.when, each.always, each.never, each.says, 0)
        for each in agency.promise
        for when in _when(each, catalogue)
    )


def promise_faults(agency: Agency, catalogue: Catalogue) -> Iterator[str]:
    """What is wrong with the condition of a promise, beside what a pack alone can tell."""
    for each in agency.promise:
        if not each.when:
            continue
        try:
            wrong = list(mistakes(parse(each.when), catalogue, ()))
        except Unreadable as error:
            wrong = [(error.says, error.hint)]
        for says, hint in wrong:
            yield f"promise {each.id!r}, when: {says.rstrip('.')}. {hint}".rstrip()


def broken_promises(agency: Agency, compiled: Compiled) -> tuple[str, ...]:
    """A sentence for each promise of the agency that a policy breaks without having said why."""
    promises = promises_of(agency, compiled.catalogue)
    found = check(compiled, promises=promises).findings if promises else ()
    return tuple(
        f"{compiled.policy.title}: {finding.says}"
        for finding in found
        if finding.promise in promises and finding.acknowledged is None
    )


def _when(promise: AgencyPromise, catalogue: Catalogue) -> Iterator[Condition | None]:
    """The condition of a promise, if it is right; None where it is about every call."""
    if not promise.when:
        yield None
        return
    try:
        condition = parse(promise.when)
    except Unreadable:
        return
    if not list(mistakes(condition, catalogue, ())):
        yield condition

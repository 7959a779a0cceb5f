"""The agency's own promises, for every policy that it puts in force: read, looked through, and proven.

They name facts of the catalogue only: a policy's own conditions are not theirs to use. A pack is adopted with
whichever catalogue is in force, so what its promises name there is looked at when they are proven.
"""

from collections.abc import Iterator

from console.domain.agency import Agency
from console.domain.agency_parts import AgencyPromise
from console.policy.check import check
from console.policy.conditions import mistakes, parse
from console.policy.diagram import Compiled
from console.policy.facts import Catalogue
from console.policy.model import OF_THE_AGENCY, Promise


def promises_of(agency: Agency, catalogue: Catalogue) -> tuple[Promise, ...]:
    """The agency's promises, without those of which `promise_faults` tells."""
    return tuple(_read(each) for each in agency.promise if not list(_faults(each, catalogue)))


def promise_faults(agency: Agency, catalogue: Catalogue) -> tuple[str, ...]:
    """What the promises name and the catalogue does not have."""
    return tuple(fault for each in agency.promise for fault in _faults(each, catalogue))


def broken_promises(agency: Agency, compiled: Compiled) -> tuple[str, ...]:
    """A sentence for each promise of the agency that a policy breaks without having said why."""
    promises = promises_of(agency, compiled.catalogue)
    found = check(compiled, promises=promises).findings if promises else ()
    return tuple(
        f"{compiled.policy.title}: {finding.says}"
        for finding in found
        if finding.promise in promises and finding.acknowledged is None
    )


def _read(promise: AgencyPromise) -> Promise:
    when = parse(promise.when) if promise.when else None
    sent = (promise.always, promise.never)
    return Promise(f"{OF_THE_AGENCY}{promise.id}", when, promise.when, *sent, promise.says, 0)


def _faults(promise: AgencyPromise, catalogue: Catalogue) -> Iterator[str]:
    for says, hint in mistakes(parse(promise.when), catalogue, ()) if promise.when else ():
        yield f"promise {promise.id!r}, when: {says.rstrip('.')}. {hint}".rstrip()

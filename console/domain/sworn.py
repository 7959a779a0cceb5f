"""The agency's own promises, for every policy that it puts in force: read, looked through, and proven.

`checked_for` is the one check of a policy for an agency: what is shown, drafted, told on the command line and
put in force is looked through in the same way.

They name facts of the catalogue only: a policy's own conditions are not theirs to use. A pack is adopted with
whichever catalogue is in force, so what its promises name there is looked at when they are proven.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from console.domain.agency import Agency
from console.domain.agency_parts import AgencyPromise
from console.domain.board import Room
from console.domain.pack.filling import fillable_by
from console.policy.check import check
from console.policy.conditions import mistakes, parse
from console.policy.diagram import Compiled
from console.policy.facts import Catalogue
from console.policy.finding import Checked, Finding
from console.policy.model import OF_THE_AGENCY, Promise


def checked_for(agency: Agency, compiled: Compiled, clock: Callable[[], datetime] | None = None) -> Checked:
    """What a check of a policy finds for an agency: with what it can fill, and what it promises."""
    return check(compiled, clock, fillable_by(agency), promises_of(agency, compiled.catalogue))


def pack_of(room: Room) -> Agency:
    """The agency as its pack has it, whoever has signed on tonight."""
    return room.pack or room.agency


def promises_of(agency: Agency, catalogue: Catalogue) -> tuple[Promise, ...]:
    """The agency's promises, without those of which `promise_faults` tells."""
    return tuple(_read(each) for each in agency.promise if not list(_faults(each, catalogue)))


def promise_faults(agency: Agency, catalogue: Catalogue) -> tuple[str, ...]:
    """What the promises name and the catalogue does not have."""
    return tuple(fault for each in agency.promise for fault in _faults(each, catalogue))


def broken_promises(agency: Agency, compiled: Compiled) -> tuple[str, ...]:
    """A sentence for each promise of the agency that a policy breaks without having said why."""
    if not agency.promise:
        return ()
    return tuple(
        f"{compiled.policy.title}: {finding.says}"
        for finding in checked_for(agency, compiled).findings
        if is_of_the_agency(finding) and finding.acknowledged is None
    )


def is_of_the_agency(finding: Finding) -> bool:
    """Whether a finding is about a promise of the agency, not one of the policy's own."""
    return finding.promise is not None and finding.promise.id.startswith(OF_THE_AGENCY)


def _read(promise: AgencyPromise) -> Promise:
    when = parse(promise.when) if promise.when else None
    sent = (promise.always, promise.never)
    return Promise(f"{OF_THE_AGENCY}{promise.id}", when, promise.when, *sent, promise.says, 0)


def _faults(promise: AgencyPromise, catalogue: Catalogue) -> Iterator[str]:
    for says, hint in mistakes(parse(promise.when), catalogue, ()) if promise.when else ():
        yield f"promise {promise.id!r}, when: {says.rstrip('.')}. {hint}".rstrip()

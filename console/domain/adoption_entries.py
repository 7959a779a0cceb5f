"""The entries about what is in force: a policy, now or at a chosen time. Part of `entries`."""

from typing import Literal

from console.domain.body import Body, PlainMoment, PlainNames, PlainNumber
from console.domain.names import HealthText, PersonText, Plain


class PolicyAdopted(Body):
    """A policy came into force, with all it was compiled with.

    shapes: the GeoJSON of the zones. area_policies: the policies that zones have for their own.
    kept: the calls under way that stay under the policy they began under. planned: the entry in which it was
    said when it comes into force; 0 where it did at once. cases: the calls that it was tried with, as text.
    """

    kind: Literal["PolicyAdopted"] = "PolicyAdopted"
    policy: Plain
    catalogue: Plain
    agency: Plain
    fingerprint: Plain
    by: PersonText
    reason: HealthText
    shapes: Plain = ""
    area_policies: PlainNames = ()
    kept: PlainNames = ()
    planned: PlainNumber = 0
    cases: Plain = ""


class PolicyPlanned(Body):
    """A policy, with its list of facts, comes into force at a time, unless another is planned before that.

    base: the fingerprint of the policy and the list of facts that were in force then; where others are by its
    time it does not begin. Empty: whatever is in force.
    """

    kind: Literal["PolicyPlanned"] = "PolicyPlanned"
    policy: Plain
    catalogue: Plain
    title: Plain
    begins: PlainMoment
    by: PersonText
    reason: HealthText
    base: Plain = ""
    cases: Plain = ""


class PlannedPolicyDropped(Body):
    """The policy that waited for its time does not come into force."""

    kind: Literal["PlannedPolicyDropped"] = "PlannedPolicyDropped"
    by: PersonText
    reason: HealthText


class PlannedPolicyHeld(Body):
    """Its time came and it could not be put in force: it waits for somebody who plans or drops it anew."""

    kind: Literal["PlannedPolicyHeld"] = "PlannedPolicyHeld"
    why: Plain

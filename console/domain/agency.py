"""The agency pack: units, statuses, contacts, people and limits, as data (DESIGN, 'Agency pack').

Code knows what a status counts as, never what it is called. Reading is strict: unknown keys are faults, and a
name that points nowhere is one too. Knows nothing of calls.
"""

import tomllib
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, model_validator

from console.domain.agency_faults import fault_words, pack_faults
from console.domain.agency_parts import AgencyPromise as AgencyPromise
from console.domain.agency_parts import Capability as Capability
from console.domain.agency_parts import Contact as Contact
from console.domain.agency_parts import CrewMember as CrewMember
from console.domain.agency_parts import Disposition as Disposition
from console.domain.agency_parts import Fill as Fill
from console.domain.agency_parts import Limits as Limits
from console.domain.agency_parts import LineUp as LineUp
from console.domain.agency_parts import Pace as Pace
from console.domain.agency_parts import Part as Part
from console.domain.agency_parts import Person as Person
from console.domain.agency_parts import PolicyArea as PolicyArea
from console.domain.agency_parts import Retention as Retention
from console.domain.agency_parts import Role as Role
from console.domain.agency_parts import Shift as Shift
from console.domain.agency_parts import SignInRules as SignInRules
from console.domain.agency_parts import Status as Status
from console.domain.agency_parts import Takes as Takes
from console.domain.agency_parts import Travel as Travel
from console.domain.agency_parts import Unit as Unit
from console.domain.agency_parts import Zone as Zone
from console.domain.agency_parts import ZoneShapes as ZoneShapes
from console.domain.crews import is_alone
from console.domain.names import SENDS_SOMEBODY, WITH_DEPUTIES, CountsAs
from console.domain.places import Ways, ways_of
from console.domain.review_parts import ReviewQuestion, ReviewRules


class AgencyFaulty(Exception):  # noqa: N818 - reads as the sentence it is, like Refused
    """An agency pack with faults; `says` names each place, what is wrong and what to do."""

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says


class Agency(Part):
    """One agency's pack.

    unreached: what it does about a caller who hung up and was not reached in so many tries.
    """

    schema_: Annotated[Literal[1], Field(alias="schema")]
    id: str
    name: str
    nature: Literal["own", "sample"] = "own"
    statement: str
    policy: str
    languages: tuple[str, ...]
    call_number_prefix: str
    time_zone: str
    always_ask: tuple[str, ...]
    scripts_signed_by: str = ""
    supervisor_call: str = ""
    approval_default: tuple[str, ...]
    unreached: Literal["send", "welfare_check", "supervisor"] = "supervisor"
    limits: Limits
    sign_in: SignInRules = SignInRules()
    retention: Retention = Retention()
    capability: tuple[Capability, ...]
    person: tuple[Person, ...]
    status: tuple[Status, ...]
    unit: tuple[Unit, ...]
    fill: tuple[Fill, ...]
    contact: tuple[Contact, ...]
    disposition: tuple[Disposition, ...]
    pace: tuple[Pace, ...] = ()
    zone: tuple[Zone, ...] = ()
    travel: tuple[Travel, ...] = ()
    shapes: ZoneShapes | None = None
    policy_area: tuple[PolicyArea, ...] = ()
    promise: tuple[AgencyPromise, ...] = ()
    crew_member: tuple[CrewMember, ...] = ()
    shift: tuple[Shift, ...] = ()
    review: ReviewRules = ReviewRules()
    review_question: tuple[ReviewQuestion, ...] = ()

    @model_validator(mode="after")
    def _names_lead_somewhere(self) -> Self:
        faults = pack_faults(self)
        if faults:
            raise ValueError("\n".join(faults))
        return self

    @cached_property
    def statuses(self) -> Mapping[str, Status]:
        """The statuses by id."""
        return {status.id: status for status in self.status}

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """The units by id."""
        return {unit.id: unit for unit in self.unit}

    @cached_property
    def capabilities(self) -> Mapping[str, Capability]:
        """The capabilities by id."""
        return {capability.id: capability for capability in self.capability}

    @cached_property
    def fillers(self) -> Mapping[str, frozenset[str]]:
        """For each response, the units that have what it needs and are nothing that they must not be.

        One person without a deputy goes nowhere, whatever they can do.
        """
        found: dict[str, set[str]] = {fill.response: set() for fill in self.fill}
        for unit in self.unit:
            has, alone = set(unit.capabilities), is_alone(unit)
            for fill in self.fill:
                if fill.is_met_by(has) and not (alone and fill.response in SENDS_SOMEBODY):
                    found[fill.response].add(unit.id)
        return {response: frozenset(units) for response, units in found.items()}

    def status_of(self, status: str) -> Status:
        """The status with this id. Raises KeyError."""
        return self.statuses[status]

    def unit_of(self, unit: str) -> Unit:
        """The unit with this id. Raises KeyError."""
        return self.units[unit]

    def contact_name(self, contact: str) -> str:
        """What the contact with this id is called; its id, where only an earlier pack had it."""
        return next((each.name for each in self.contact if each.id == contact), contact)

    def first_status(self, counts_as: CountsAs) -> Status:
        """The first status of the pack that counts so; a checked pack has one of each."""
        return next(status for status in self.status if status.counts_as == counts_as)

    @cached_property
    def ways(self) -> Ways:
        """How the units get about."""
        return ways_of(self.zone, self.travel, self.unit)

    def alert_after_min(self, status: str, response: str) -> int:
        """How many minutes a status may last on the way for a response, or at it; 0: any."""
        own = (each for each in self.pace if (each.status, each.response) == (status, response))
        return next((each.alert_after_min for each in own), self.status_of(status).alert_after_min)

    def has_deputy(self, unit: str) -> bool:
        """Whether a deputy is on the unit; one that the pack lacks has none."""
        return any(self.can_fill(unit, each) for each in WITH_DEPUTIES)

    def can_fill(self, unit: str, response: str) -> bool:
        """Whether the unit can fill the response."""
        return unit in self.fillers.get(response, ())


def read_agency(text: str, file: str) -> Agency:
    """Read an agency pack. Raises AgencyFaulty with every fault, each with file and key.

    Names that lead nowhere are looked for once every table is read.
    """
    try:
        data = tomllib.loads(text)
        return Agency.model_validate(data)
    except tomllib.TOMLDecodeError as fault:
        raise AgencyFaulty(f"{file}: this is not TOML: {fault}. Mend that line and try again.") from fault
    except ValidationError as fault:
        faults = (f"{file}: {each}" for error in fault.errors() for each in fault_words(error, data))
        raise AgencyFaulty("\n".join(faults)) from fault

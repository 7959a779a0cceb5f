"""The agency pack: units, statuses, contacts, people and limits, as data (DESIGN, 'Agency pack').

Code knows what a status counts as, never what it is called. Reading is strict: unknown keys are faults, and a
name that points nowhere is one too. Knows nothing of calls.
"""

import tomllib
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from console.domain.agency_faults import fault_words, pack_faults
from console.domain.names import WITH_DEPUTIES, CountsAs

Role = Literal["dispatcher", "supervisor", "trainer", "administrator", "reader"]
Takes = Literal["voice", "text", "relay"]


class AgencyFaulty(Exception):  # noqa: N818 - reads as the sentence it is, like Refused
    """An agency pack with faults; `says` names each place, what is wrong and what to do."""

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says


class Part(BaseModel):
    """A table of the pack: frozen, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Person(Part):
    """Somebody who works in the room."""

    id: str
    name: str
    roles: tuple[Role, ...]


class Status(Part):
    """A status of a unit: the local word, what it counts as, the field's codes, and what may come next.

    leaves_call: a unit on a call that takes this status is off it.
    alert_after_min: minutes until the clock of this status asks for attention; 0 means never.
    Source: EIDO registries PrimaryUnitStatus and SecondaryUnitStatus; NEMSIS 3.5 eTimes.
    """

    id: str
    word: str
    counts_as: CountsAs
    on_duty: bool = True
    leaves_call: bool = False
    key: Annotated[str, Field(max_length=1)] = ""
    eido_primary: Literal["Available", "ConditionallyAvailable", "NotAvailable"]
    eido_secondary: tuple[str, ...]
    nemsis: str = ""
    next: tuple[str, ...] = ()
    alert_after_min: Annotated[int, Field(ge=0)] = 0


class Unit(Part):
    """A unit of the pack: what it is, who is on it, what it can do, and the status it starts the shift in.

    cleared_for_records: everybody on it may hear what police records say, though not all are deputies.
    """

    id: str
    kind: str
    crew: tuple[str, ...]
    capabilities: tuple[str, ...]
    languages: tuple[str, ...] = ("en",)
    place: str = ""
    status: str
    cleared_for_records: bool = False


class Capability(Part):
    """Something a unit is or can do: `word` says that it has it, `lacking` that it does not."""

    id: str
    word: str
    lacking: str


class Fill(Part):
    """What a unit needs, and must not be, to fill a response."""

    response: str
    word: str
    needs: tuple[str, ...]
    without: tuple[str, ...] = ()


class Contact(Part):
    """A crisis line or the like: what it takes, and what to say about it."""

    id: str
    name: str
    number: str
    takes: tuple[Takes, ...]
    languages: tuple[str, ...]
    veterans: bool = False
    about: str = ""


class Disposition(Part):
    """How a call ended: the local word and the field's common code (APCO 1.111.2; text, the zero matters).

    nobody_went: nobody was with the person. handed_over: a crisis line has the caller.
    """

    id: str
    word: str
    apco: str
    nobody_went: bool = False
    handed_over: bool = False


class Limits(Part):
    """Time limits of the agency, in the unit that each name says.

    check_s: how long a crew without a deputy may be at a scene and say nothing; 0 asks no crew.
    check_answer_s: how long it has to answer before the next one is told.
    """

    call_back_s: Annotated[int, Field(gt=0)]
    call_back_again_s: Annotated[int, Field(gt=0)]
    approval_s: Annotated[int, Field(gt=0)]
    hand_off_accept_s: Annotated[int, Field(gt=0)]
    waiting_s: Annotated[int, Field(gt=0)]
    take_back_s: Annotated[int, Field(gt=0)] = 60
    read_back_s: Annotated[int, Field(gt=0)] = 180
    check_s: Annotated[int, Field(ge=0)] = 900
    check_answer_s: Annotated[int, Field(gt=0)] = 60


class SignInRules(Part):
    """How people sign in: by default as CJIS Security Policy 6.0 asks (AC-2, AC-7, AC-8, AC-11, IA-5, IA-11).

    profile: `secure_room` where only staff can get at the desk: it is locked by hand, and by itself only
    where lock_after_min is not 0; `elsewhere` it locks itself after 30 minutes at most.
    banner: what stands above the sign-in; empty: the product's own words.
    """

    profile: Literal["secure_room", "elsewhere"] = "secure_room"
    banner: str = ""
    lock_after_min: Annotated[int, Field(ge=0, le=30)] = 0
    failures_max: Annotated[int, Field(ge=1, le=5)] = 5
    unused_days: Annotated[int, Field(ge=1, le=90)] = 90
    session_h: Annotated[int, Field(ge=1, le=12)] = 12
    password_min: Annotated[int, Field(ge=8)] = 8
    password_days: Annotated[int, Field(ge=1, le=365)] = 365


class Retention(Part):
    """How many days the words of closed calls are kept, by the mark of the field; 0: for good.

    Words under several marks in one entry stay as long as the longest. audit_days: the reasons in entries
    about people. hold: call numbers whose words are kept whatever the days say, for a court or an audit.
    why_shorter: on what ground a rule is shorter than `LEAST_DAYS`.
    """

    person_days: Annotated[int, Field(ge=0)] = 0
    health_days: Annotated[int, Field(ge=0)] = 0
    criminal_justice_days: Annotated[int, Field(ge=0)] = 0
    audit_days: Annotated[int, Field(ge=0)] = 0
    hold: tuple[str, ...] = ()
    why_shorter: str = ""


class Agency(Part):
    """One agency's pack."""

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
    approval_default: tuple[str, ...]
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
        """For each response, the units that have what it needs and are nothing that they must not be."""
        found: dict[str, set[str]] = {fill.response: set() for fill in self.fill}
        for fill in self.fill:
            for unit in self.unit:
                has = set(unit.capabilities)
                if has.issuperset(fill.needs) and has.isdisjoint(fill.without):
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

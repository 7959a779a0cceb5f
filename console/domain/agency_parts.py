"""The tables of an agency pack, each strict about its keys. What they come to together is `agency.py`'s."""

from collections.abc import Set as AbstractSet
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from console.domain.field_codes import has_left_with_person
from console.domain.names import CountsAs

Role = Literal["dispatcher", "supervisor", "trainer", "administrator", "reader"]
Takes = Literal["voice", "text", "relay"]
MEMBER_ID = r"^[a-z0-9][a-z0-9._-]{0,63}$"
"""What the id of a person looks like: as it is typed on the command line."""
CLOCK_TIME = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


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
    warn_before_min: so many minutes before that it warns.
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
    warn_before_min: Annotated[int, Field(ge=0)] = 0

    @property
    def has_served(self) -> bool:
        """Whether a unit with this status was with the person and left with them, by the field's codes."""
        return has_left_with_person(self.nemsis, self.eido_secondary)


class Pace(Part):
    """How long a status may last where a unit goes for a response, in place of the status's own minutes."""

    status: str
    response: str
    alert_after_min: Annotated[int, Field(ge=0)]


class LineUp(Part):
    """Who is on a unit in a shift, where nothing else is said."""

    shift: str
    members: tuple[str, ...]


class Unit(Part):
    """A unit of the pack: what it is, who is on it, what it can do, and the status it starts the shift in.

    While a crew has signed on, who is on it and what they can do is theirs: `crews.py`.
    cleared_for_records: everybody on it may hear what police records say, though not all are deputies.
    covers: the zones that it goes to; empty: all of them. line_up: who is on it in which shift.
    """

    id: str
    kind: str
    crew: tuple[str, ...]
    capabilities: tuple[str, ...]
    languages: tuple[str, ...] = ("en",)
    place: str = ""
    status: str
    cleared_for_records: bool = False
    covers: tuple[str, ...] = ()
    line_up: tuple[LineUp, ...] = ()


class Capability(Part):
    """Something a unit is or can do: `word` says that it has it, `lacking` that it does not.

    vehicle: it is the unit's own, whoever is on it. people: a crew of so many has it by being so many; 0: a
    person brings it. Both count only where people sign on to units.
    """

    id: str
    word: str
    lacking: str
    vehicle: bool = False
    people: Annotated[int, Field(ge=0)] = 0


class CrewMember(Part):
    """Somebody who goes out on units, or sits in the room as one: what they can do and speak.

    cleared_for_records: they may hear what police records say, though they are no deputy.
    """

    id: Annotated[str, Field(pattern=MEMBER_ID)]
    name: str
    capabilities: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    cleared_for_records: bool = False


class Shift(Part):
    """A shift by the room's own clock, as 24 hours; one that ends before it begins goes past midnight."""

    id: str
    word: str
    begins: Annotated[str, Field(pattern=CLOCK_TIME)]
    ends: Annotated[str, Field(pattern=CLOCK_TIME)]


class Fill(Part):
    """What a unit needs, and must not be, to fill a response."""

    response: str
    word: str
    needs: tuple[str, ...]
    without: tuple[str, ...] = ()

    def is_met_by(self, has: AbstractSet[str]) -> bool:
        """Whether whoever has these capabilities has what it needs, and is nothing that it must not be."""
        return has >= set(self.needs) and has.isdisjoint(self.without)


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

    call_back_tries: how often a caller who hung up is called back before it is decided what goes.
    check_s: how long a crew without a deputy may be at a scene and say nothing; 0 asks no crew.
    check_answer_s: how long it has to answer before the next one is told.
    unsent_s: how long what is asked for may go unsent before the lane tells of it.
    next_action_min: when what was promised at closing is due, where nobody said; 0: only where somebody did.
    ask_again_s: after how long what nobody could say is asked again; 0: only when somebody may know more.
    care_team_min: a care team that drives longer counts as delayed (facts.md, `care_team`); 0: none does.
    rest_min: how long after its last scene a unit stands behind those that had more rest; 0: none does.
    busy_h: the hours over which a unit's work is counted, and for which the place it was at last is believed.
    place_old_min: a place that is known for longer counts as one step further away; 0: none does.
    near_min: a way is nearer by steps of so many minutes; within a step rest and work decide.
    pair_min: by how many minutes two units that go as one must be nearer than a single one.
    """

    call_back_s: Annotated[int, Field(gt=0)]
    call_back_again_s: Annotated[int, Field(gt=0)]
    call_back_tries: Annotated[int, Field(ge=1, le=10)] = 2
    approval_s: Annotated[int, Field(gt=0)]
    hand_off_accept_s: Annotated[int, Field(gt=0)]
    waiting_s: Annotated[int, Field(gt=0)]
    take_back_s: Annotated[int, Field(gt=0)] = 60
    read_back_s: Annotated[int, Field(gt=0)] = 180
    check_s: Annotated[int, Field(ge=0)] = 900
    check_answer_s: Annotated[int, Field(gt=0)] = 60
    care_team_min: Annotated[int, Field(ge=0)] = 0
    unsent_s: Annotated[int, Field(gt=0)] = 180
    ask_again_s: Annotated[int, Field(ge=0)] = 300
    next_action_min: Annotated[int, Field(ge=0, le=10080)] = 60
    rest_min: Annotated[int, Field(ge=0)] = 15
    busy_h: Annotated[int, Field(gt=0, le=24)] = 4
    place_old_min: Annotated[int, Field(ge=0)] = 30
    near_min: Annotated[int, Field(gt=0)] = 5
    pair_min: Annotated[int, Field(gt=0)] = 10


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


class Zone(Part):
    """A part of the agency's area. places: streets and names in it, as they are written on calls.

    A zone with polygons (`ZoneShapes`) needs none.
    """

    id: str
    word: str
    places: tuple[str, ...] = ()


class Travel(Part):
    """How long a unit drives between two zones, either way, in minutes."""

    between: Annotated[tuple[str, ...], Field(min_length=2, max_length=2)]
    minutes: Annotated[int, Field(gt=0)]


class ZoneShapes(Part):
    """Where the polygons of the zones are: a GeoJSON file beside the pack.

    zone_is: the property of each feature that holds the id of its zone.
    """

    file: Annotated[str, Field(pattern=r"^[^/\\]+$")]
    zone_is: str = "zone"


class AgencyPromise(Part):
    """What the agency swears of every call, whichever of its policies is in force; `says` is the sentence.

    when: a condition on facts, as in a policy; empty: every call. always: at least one of these responses is
    asked for. never: none of these is. One of the two is given.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    when: str = ""
    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    says: Annotated[str, Field(min_length=1)]


class PolicyArea(Part):
    """The policy that calls from a zone are under, by its id; `from`: the first day, by the room's clock.

    Before that day, and in zones that none is named for, it is the agency's own.
    """

    zone: str
    policy: str
    from_: Annotated[date, Field(alias="from")]

"""The board: units and open calls now, as immutable values.

Folded from entries by `fold`, never changed in place.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Literal, NamedTuple

from console.domain.agency import Agency
from console.domain.entries import HandOffMoved, PolicyOverridden, Recommended
from console.domain.names import CountsAs, Detail, SaidBy, UnservedWhy
from console.domain.people import People
from console.policy.diagram import Compiled

Lapsed = Literal["approval", "override", "gap"]
"""What people had decided and is asked anew, because the danger got graver."""


class Answer(NamedTuple):
    """One fact's answer as it stands: who said it, when, in which entry, and what stood there before.

    entered: when it was recorded; `at` is when it was said, which paper hours make earlier.
    """

    answer: str
    said_by: SaidBy
    caveat: str
    at: datetime
    who: str
    entry: int
    entered: datetime
    before: "Answer | None" = None


class Written(NamedTuple):
    """A field of the intake form as it stands; `entered`: when it was recorded."""

    value: str
    read_back: bool
    at: datetime
    who: str
    entry: int
    entered: datetime
    before: "Written | None" = None


class Note(NamedTuple):
    """A note, who wrote it, when, and in which entry; `is_justice`: of police records, for deputies only."""

    text: str
    who: str
    at: datetime
    entry: int = 0
    is_justice: bool = False


class Sent(NamedTuple):
    """A unit on a call: for which response, whether it waits nearby, and what its crew has read back.

    by_hand: a person had it wait although the policy sends it straight in; then only a person lets it go in.
    told: the last entry that had it wait, or go in, after it was sent; 0 where none has.
    confirmed: the last entry that the brief held when the crew read it back; 0 before that.
    reached: it has been with the person. entered: when the sending was recorded, from which its limits run.
    checked: when the crew last said that it is well; missed: how often it was asked since and did not answer.
    """

    unit: str
    response: str
    staged: bool
    at: datetime
    entry: int
    entered: datetime
    by_hand: bool = False
    told: int = 0
    confirmed: int = 0
    reached: bool = False
    checked: datetime | None = None
    missed: int = 0


class Panic(NamedTuple):
    """A crew's call for help that nobody has ended; `entered`: when it was recorded."""

    unit: str
    at: datetime
    entered: datetime


class DeputiesWanted(NamedTuple):
    """A crew's request for deputies: until when it is to be answered, the answer, what the crew did then."""

    unit: str
    at: datetime
    due: datetime
    reason: str
    answer: str = ""
    by: str = ""
    did: str = ""


class Line(NamedTuple):
    """The caller's line: lost or not, when the next call-back is due, and the tries.

    changed: the true time of the last thing that is known of it.
    """

    lost: bool = False
    since: datetime | None = None
    due: datetime | None = None
    tries: int = 0
    changed: datetime | None = None


class Caller(NamedTuple):
    """The caller of another call that was joined to this one, in entry `entry`; see `CallerJoined`."""

    call: str
    caller: str
    callback: str
    facts: tuple[str, ...]
    hung_up: bool
    at: datetime
    entry: int


class Approval(NamedTuple):
    """What a supervisor was asked, until when, and what came of it.

    answer: None while nobody has answered; else an `ApprovalAnswer`, or `ran_out`.
    """

    rules: tuple[str, ...]
    asked: datetime
    due: datetime
    answer: str | None = None
    by: str = ""
    responses: tuple[str, ...] = ()
    reason: str = ""


class Call(NamedTuple):
    """One open call.

    last_fact: the fact answered or taken back last, in entry `last_fact_entry`.
    graver: whether the last entry made a danger graver, and the policy has not been run on it.
    lapsed: the decisions that held no more when it was.
    asked_entry: the last entry that changed what is asked for, or of whom: what a supervisor decides about.
    cause: the fact that led to the last recommendation; `care_team` where the board did.
    settled: the last recommendation that was settled.
    summary_read: the entry in which the summary was read to who takes the call; 0 where it was not.
    served: the responses whose units have been with the person and left, and that no graver danger asks anew.
    attended: whether a responder has ever been with the person.
    panics: the crews that called for help. wanted: the crews that asked for deputies. refused: the units that
    did not go for their own safety. unserved: why what was asked for did not go, by response.
    safety_entry: the last entry that changed what a crew must know.
    callers: those of calls that were joined to this one; callers_left: those of calls split off again.
    joined_to: the call that a call recalled from its entries was joined to; empty on the board.
    """

    id: str
    opened: datetime
    waiting: bool
    owner: str = ""
    position: str = ""
    details: Mapping[Detail, Written] = MappingProxyType({})
    answers: Mapping[str, Answer] = MappingProxyType({})
    put_off: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    line: Line = Line()
    recommended: Recommended | None = None
    recommended_at: datetime | None = None
    earlier: Recommended | None = None
    settled: Recommended | None = None
    last_fact: str = ""
    last_fact_entry: int = 0
    graver: bool = False
    lapsed: tuple[Lapsed, ...] = ()
    asked_entry: int = 0
    cause: str = ""
    sent: tuple[Sent, ...] = ()
    served: tuple[str, ...] = ()
    attended: bool = False
    scene_safe_by: str = ""
    told: tuple[Note, ...] = ()
    override: PolicyOverridden | None = None
    override_by: str = ""
    approval: Approval | None = None
    gap_since: datetime | None = None
    gap_closed_by: str = ""
    hand_off: HandOffMoved | None = None
    hand_off_at: datetime | None = None
    summary_read: int = 0
    accepted_by: str = ""
    caller_declined: bool = False
    panics: tuple[Panic, ...] = ()
    wanted: tuple[DeputiesWanted, ...] = ()
    refused: tuple[str, ...] = ()
    unserved: Mapping[str, UnservedWhy] = MappingProxyType({})
    safety_entry: int = 0
    last_entry: int = 0
    callers: tuple[Caller, ...] = ()
    callers_left: tuple[Caller, ...] = ()
    joined_to: str = ""

    @property
    def gap_open(self) -> bool:
        """Whether the call is on the gap list and no supervisor has closed it."""
        return self.gap_since is not None and not self.gap_closed_by

    def facts(self) -> dict[str, str]:
        """The answers as the policy reads them; what was not asked is absent."""
        return {fact: answer.answer for fact, answer in self.answers.items()}

    def detail(self, name: Detail) -> str:
        """A field of the form, empty where nothing was written."""
        written = self.details.get(name)
        return written.value if written else ""


class UnitNow(NamedTuple):
    """A unit as it is now.

    Its status (the agency's id and what it counts as), since when, and on which call. entered: when that was
    recorded, from which its limits run; paper hours make `since` earlier.
    """

    id: str
    status: str
    counts_as: CountsAs
    on_duty: bool
    since: datetime
    entry: int
    entered: datetime
    call: str | None = None


class CrewNow(NamedTuple):
    """The people who have signed on to a unit, by their ids; until when, in which shift.

    position: who looks after the unit. changed: when the crew was last said to be these people.
    """

    unit: str
    members: tuple[str, ...]
    shift: str
    until: datetime
    position: str
    since: datetime
    changed: datetime


class Room(NamedTuple):
    """What is in force: the agency's pack and the policy compiled with the facts catalogue.

    fingerprint: SHA-256 over the texts of all three; a recommendation names it. agency: with each unit as the
    crew that has signed on makes it, which is what everybody asks; pack: as the pack itself has them, or None
    while no crew has.
    """

    agency: Agency
    compiled: Compiled
    fingerprint: str
    pack: Agency | None = None


class Board(NamedTuple):
    """Units and open calls as of one entry; `closed` holds only closed calls recalled to be opened again.

    crews: the units that people have signed on to.
    """

    room: Room | None = None
    calls: Mapping[str, Call] = MappingProxyType({})
    closed: Mapping[str, Call] = MappingProxyType({})
    units: Mapping[str, UnitNow] = MappingProxyType({})
    people: People = People()
    last: int = 0
    crews: Mapping[str, CrewNow] = MappingProxyType({})


def in_force(board: Board) -> Room:
    """The policy and agency in force. A store in use has adopted one; anything else is a bug."""
    assert board.room is not None, "no policy was adopted before the room was used"
    return board.room

"""The board: units and open calls now, as immutable values.

Folded from entries by `fold`, never changed in place.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from console.domain.agency import Agency
from console.domain.board_parts import Adopted as Adopted
from console.domain.board_parts import Approval as Approval
from console.domain.board_parts import Caller as Caller
from console.domain.board_parts import CrewNow as CrewNow
from console.domain.board_parts import DeputiesWanted as DeputiesWanted
from console.domain.board_parts import Lapsed as Lapsed
from console.domain.board_parts import Line as Line
from console.domain.board_parts import NextAction as NextAction
from console.domain.board_parts import Note as Note
from console.domain.board_parts import Panic as Panic
from console.domain.board_parts import Planned as Planned
from console.domain.board_parts import SceneSafe as SceneSafe
from console.domain.entries import HandOffMoved, PolicyOverridden, Recommended
from console.domain.located import Located, located
from console.domain.looked_after import HandedOver as HandedOver
from console.domain.looked_after import LetBe as LetBe
from console.domain.looked_after import MovedAway as MovedAway
from console.domain.looked_after import News as News
from console.domain.looked_after import RanOut as RanOut
from console.domain.looked_after import Silenced as Silenced
from console.domain.messages import Message
from console.domain.names import PAIRED, CountsAs, Detail, SaidBy, UnservedWhy
from console.domain.people import People
from console.domain.shapes import NO_SHAPES, Shapes
from console.domain.trail import Trail
from console.policy.diagram import Compiled


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


class Sent(NamedTuple):
    """A unit on a call: for which response, whether it waits nearby, and what its crew has read back.

    by_hand: a person had it wait although the policy sends it straight in; then only a person lets it go in.
    told: the last entry that had it wait, or go in, after it was sent; 0 where none has.
    confirmed: the last entry that the brief held when the crew read it back; 0 before that.
    reached: it has been with the person. entered: when the sending was recorded, from which its limits run.
    checked: when the crew last said that it is well; missed: how often it was asked since and did not answer.
    pair: the unit that it goes with as one; empty: it goes alone.
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
    pair: str = ""

    @property
    def half_of(self) -> str:
        """The other unit, where it was sent as half of a pair; empty where it fills what it is for alone."""
        return self.pair if self.response == PAIRED else ""


class Call(NamedTuple):
    """One open call.

    last_fact: the fact answered or taken back last, in entry `last_fact_entry`.
    graver: whether the last entry made a danger graver, and the policy has not been run on it.
    asked_since: since when the policy has been asking for each response. lapsed: the decisions that held no
    more when it was run last. settled: the last recommendation that was settled.
    asked_entry: the last entry that changed what is asked for, or of whom: what a supervisor decides about.
    cause: the fact that led to the last recommendation; `care_team` where the board did.
    summary_read: the entry in which the summary was read to who takes the call; 0 where it was not.
    served: the responses whose units have been with the person and left, and that no graver danger asks anew.
    attended: whether a responder has ever been with the person. scene_safe: who declared the scene safe.
    panics: the crews that called for help. wanted: the crews that asked for deputies. refused: the units that
    did not go for their own safety. unserved: why what was asked for did not go, by response.
    safety_entry: the last entry that changed what a crew must know.
    callers: those of calls that were joined to this one; callers_left: those of calls split off again.
    news: since when somebody may know more. let_be: what was asked again, and is let be for a while.
    ran_out: that the hand-off was not accepted in time. tried: the contacts that have not taken the caller.
    moved_away: the units that were moved to other calls, until another is sent for the same response.
    silenced: the alerts of this call that are heard no more, each at one position. messages: not read yet.
    joined_to: the call that one recalled was joined to. handed: over to where it is, and not worked on yet.
    reworded: the facts answered here that read otherwise since another list of facts is in force.
    policy: the id of its zone's own policy, where it is under one; empty: it is under the agency's.
    under: which of the room's `replaced` it began under and stays under; empty: what is in force.
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
    asked_since: Mapping[str, datetime] = MappingProxyType({})
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
    scene_safe: tuple[SceneSafe, ...] = ()
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
    silenced: tuple[Silenced, ...] = ()
    moved_away: tuple[MovedAway, ...] = ()
    ran_out: RanOut | None = None
    news: News | None = None
    let_be: Mapping[str, LetBe] = MappingProxyType({})
    tried: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()
    joined_to: str = ""
    handed: HandedOver | None = None
    reworded: tuple[str, ...] = ()
    policy: str = ""
    under: str = ""

    @property
    def scene_safe_by(self) -> str:
        """Who declared the scene safe last; empty where it is not safe."""
        return self.scene_safe[-1].by if self.scene_safe else ""

    @property
    def gap_open(self) -> bool:
        """Whether the call is on the gap list and no supervisor has closed it."""
        return self.gap_since is not None and not self.gap_closed_by

    def pair_of(self, sent: Sent) -> str:
        """The unit that one goes with as one, while that is on the call; empty where it goes alone now."""
        return sent.pair if any(each.unit == sent.pair for each in self.sent) else ""

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


class Room(NamedTuple):
    """What is in force: the agency's pack and the policy compiled with the facts catalogue.

    fingerprint: SHA-256 over its texts. agency: with each unit as its crew makes it; pack: as the pack itself
    has them, or None while no crew signed on. areas: the same room under each zone's own policy, by its id.
    replaced: policies no more in force that calls stay under. adopted: since when. cases: its own, as text.
    """

    agency: Agency
    compiled: Compiled
    fingerprint: str
    shapes: Shapes = NO_SHAPES
    areas: Mapping[str, "Room"] = MappingProxyType({})
    pack: Agency | None = None
    pack_text: str = ""
    replaced: Mapping[str, "Room"] = MappingProxyType({})
    adopted: Adopted | None = None
    cases: str = ""

    def located(self, address: str) -> Located:
        """Where an address lies, by coordinates in it and by the street list."""
        return located(address, self.agency.ways.places, self.shapes)


class Board(NamedTuple):
    """Units and open calls as of one entry; `closed` holds only closed calls recalled to be opened again.

    trails: what each unit did lately and where it was. at: when the last entry was recorded.
    crews: the units that people have signed on to. next_actions: what was promised on calls that are closed,
    by their numbers. planned: the policy that begins at a chosen time.
    """

    room: Room | None = None
    calls: Mapping[str, Call] = MappingProxyType({})
    closed: Mapping[str, Call] = MappingProxyType({})
    units: Mapping[str, UnitNow] = MappingProxyType({})
    people: People = People()
    trails: Mapping[str, Trail] = MappingProxyType({})
    last: int = 0
    at: datetime | None = None
    crews: Mapping[str, CrewNow] = MappingProxyType({})
    planned: Planned | None = None
    next_actions: Mapping[str, NextAction] = MappingProxyType({})


def in_force(board: Board) -> Room:
    """The policy and agency in force. A store in use has adopted one; anything else is a bug."""
    assert board.room is not None, "no policy was adopted before the room was used"
    return board.room


def room_for(board: Board, call: Call) -> Room:
    """The policy and agency that a call is under: those in force, its zone's own policy, or one it keeps."""
    room = in_force(board)
    return room.replaced[call.under] if call.under else room.areas.get(call.policy, room)


def panics_of(board: Board) -> Mapping[str, Panic]:
    """Every call for help that nobody has ended, by its unit."""
    return {panic.unit: panic for call in board.calls.values() for panic in call.panics}

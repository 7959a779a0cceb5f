"""What stands on a call of the board beside its answers and its units, as immutable values."""

from datetime import datetime
from typing import Literal, NamedTuple

from console.domain.names import Unreached

Lapsed = Literal["approval", "override", "gap"]
"""What people had decided and is asked anew, because the danger got graver."""


class Note(NamedTuple):
    """A note, who wrote it, when, and in which entry; `is_justice`: of police records, for deputies only."""

    text: str
    who: str
    at: datetime
    entry: int = 0
    is_justice: bool = False


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


class Panic(NamedTuple):
    """A crew's call for help that nobody has ended; `entered`: when it was recorded, `entry`: in which."""

    unit: str
    at: datetime
    entered: datetime
    entry: int = 0


class Adopted(NamedTuple):
    """When the text of a policy came into force here, by whom, and in which entry.

    by: in whose name. who: who entered it; for one that was planned nobody, as any open desk begins it.
    with_agency: the same entry changed the agency's pack too.
    """

    entry: int
    at: datetime
    by: str
    who: str
    with_agency: bool = True


class Planned(NamedTuple):
    """A policy that comes into force at a time, and in which entry that was said.

    held: why it could not when its time came; empty while that is ahead. base: the fingerprint of the policy
    and the list of facts that were in force when it was planned; empty: whatever is in force. who: who
    planned it. cases: those that it is tried with.
    """

    entry: int
    policy: str
    catalogue: str
    title: str
    begins: datetime
    by: str
    reason: str
    held: str = ""
    base: str = ""
    who: str = ""
    cases: str = ""


class NextAction(NamedTuple):
    """What was promised when a call was closed: what, by when, and at which position it is looked after.

    what: empty: to call back. owner: who promised it, or was handed it. at: when the call was closed, in
    `entry`. place, number: of the call, from the entries `place_entry` and `number_entry`.
    """

    call: str
    what: str
    due: datetime
    position: str
    owner: str
    at: datetime
    entry: int
    place: str = ""
    place_entry: int = 0
    number: str = ""
    number_entry: int = 0
    tries: int = 0


class DeputiesWanted(NamedTuple):
    """A crew's request for deputies: until when it is to be answered, the answer, what the crew did then."""

    unit: str
    at: datetime
    due: datetime
    reason: str
    answer: str = ""
    by: str = ""
    did: str = ""


class SceneSafe(NamedTuple):
    """Who declared the scene safe, in entry `entry`; unit: theirs, with which their word goes; or none."""

    by: str
    entry: int
    unit: str = ""


class Line(NamedTuple):
    """The caller's line: lost or not, when the next call-back is due, and the tries.

    changed: the true time of the last thing that is known of it. decided: what was, on a caller out of reach.
    entry: the one in which it was lost, until somebody called back.
    """

    lost: bool = False
    since: datetime | None = None
    due: datetime | None = None
    tries: int = 0
    changed: datetime | None = None
    decided: Unreached | None = None
    entry: int = 0


class Caller(NamedTuple):
    """The caller of another call that was joined to this one, in entry `entry`; see `CallerJoined`."""

    call: str
    caller: str
    callback: str
    facts: tuple[str, ...]
    hung_up: bool
    at: datetime
    entry: int


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

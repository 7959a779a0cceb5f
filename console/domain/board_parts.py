"""What stands on a call of the board beside its answers and its units, as immutable values."""

from datetime import datetime
from typing import Literal, NamedTuple

from console.domain.names import Unreached

Lapsed = Literal["approval", "override", "gap"]
"""What people had decided and is asked anew, because the danger got graver."""


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
    """Who declared the scene safe, in entry `entry`."""

    by: str
    entry: int


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

"""Who works here and who sits where, as values of the board. It knows no board and decides nothing."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import NamedTuple

from console.domain.agency import Role

NOBODY = "Not signed in"
"""Who did what somebody did who had not signed in, such as a sign-in that failed."""


class PersonNow(NamedTuple):
    """Somebody who works here, as the pack or the last entry about them says."""

    id: str
    name: str
    roles: tuple[Role, ...]
    is_active: bool = True


class Password(NamedTuple):
    """The password that somebody has, by its proof: SHA-256, in hex, over the salted sum in the store.

    must_change: somebody else chose it, so its owner has to choose another before the first shift.
    """

    proof: str
    at: datetime
    must_change: bool


NEVER = datetime.min.replace(tzinfo=UTC)
"""When somebody proved who they are who broke the glass to sit down."""


class Seat(NamedTuple):
    """A position that somebody sits at.

    proven_at: when they last proved who they are, or NEVER. glass: the entry by which they broke the glass,
    or 0.
    """

    person: str
    since: datetime
    proven_at: datetime
    is_locked: bool = False
    glass: int = 0


class Glass(NamedTuple):
    """The glass was broken: at which position, by whom (an id), why, and when. It stands until answered."""

    entry: int
    position: str
    person: str
    reason: str
    at: datetime


class Unanswered(NamedTuple):
    """A review that its dispatcher has not answered: call and entry, about whom, by whom, when."""

    call: str
    entry: int
    dispatcher: str
    by: str
    at: datetime


class People(NamedTuple):
    """What entries say of people, by their ids, and of positions.

    entered: those whom an entry added or changed; it overrules the pack. failures: sign-ins that failed
    within a quarter of an hour of the last, since one that did not. locked_out: since when. seen: when they
    last proved who they are, by signing in or unlocking. let_in: when somebody last let them in again,
    who has not proved it since. reviews: those that nobody has answered yet, by their calls.
    """

    entered: Mapping[str, PersonNow] = MappingProxyType({})
    passwords: Mapping[str, Password] = MappingProxyType({})
    failures: Mapping[str, tuple[datetime, ...]] = MappingProxyType({})
    locked_out: Mapping[str, datetime] = MappingProxyType({})
    seen: Mapping[str, datetime] = MappingProxyType({})
    seats: Mapping[str, Seat] = MappingProxyType({})
    glasses: Mapping[int, Glass] = MappingProxyType({})
    let_in: Mapping[str, datetime] = MappingProxyType({})
    reviews: Mapping[str, Unanswered] = MappingProxyType({})

    def unused_since(self, person: str, password: Password) -> datetime:
        """Since when the account counts as unused: since they were here, were let in, or got the password."""
        return max(self.seen.get(person, password.at), self.let_in.get(person, password.at), password.at)

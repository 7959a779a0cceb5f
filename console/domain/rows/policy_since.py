"""When a policy was put in force and by whom, and what its own text says of its day. Knows no screen."""

import tomllib
from datetime import date, datetime

from console.domain.board import Board, Room, in_force
from console.domain.entries import PolicyAdopted
from console.domain.local_time import moment_words, zone_of
from console.domain.veil import is_withheld
from console.domain.visible import visible
from console.policy.model import Policy


def since_words(room: Room, now: datetime | None = None) -> str:
    """From when it is in force here: `since 14:05, 28 Nov`; empty where that is not known (a zone's own)."""
    if room.adopted is None:
        return ""
    return f"since {moment_words(room.adopted.at, zone_of(room.agency.time_zone), now)}"


def adopted_words(room: Room, now: datetime | None = None) -> str:
    """The same with who put it in force: `in force since 14:05, 28 Nov, by Lena Brandt`."""
    adopted, since = room.adopted, since_words(room, now)
    if adopted is None:
        return "in force"
    name = adopted.who if is_withheld(adopted.by) else adopted.by
    by = f", by {visible(name)}" if name else ""
    return f"in force {since}{by}"


def titled_since(board: Board, room: Room) -> str:
    """The title of a policy, and since when it is in force; or when it was, for one that is replaced."""
    policy, now = room.compiled.policy, board.at
    is_here = room.fingerprint == in_force(board).fingerprint
    if is_here or room.adopted is None:
        return ", ".join(each for each in (policy.title, since_words(room, now)) if each)
    put = moment_words(room.adopted.at, zone_of(room.agency.time_zone), now)
    return f"{policy.title}, as put in force {put}"


def adoption_words(number: int, body: PolicyAdopted, room: Room | None) -> str:
    """What an adoption put in force, as the room in force can tell: the policy, the agency, or both."""
    title, adopted = title_of(body.policy), room.adopted if room is not None else None
    if room is not None and adopted is not None and number >= adopted.entry:
        if number > adopted.entry:
            return f"The agency was changed; “{title}” stays in force"
        if adopted.with_agency:
            return f"“{title}” and an agency were put in force"
    return f"“{title}” was put in force"


def title_of(policy: str) -> str:
    """The title of a policy, from its text alone."""
    return visible(str(tomllib.loads(policy).get("title", "")))


def own_day(policy: Policy) -> str:
    """The day that a policy's own text names: it says nothing of when anybody put it in force here."""
    return f"its own text says from {day_words(policy.effective)}"


def day_words(day: date) -> str:
    """A day: `1 Mar 2026`."""
    return f"{day.day} {day:%b %Y}"

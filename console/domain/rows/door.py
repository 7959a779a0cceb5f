"""What the door of a desk shows: the room, its people, who sits here, and numbers; not a word of any call."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from console.domain.board import Board, in_force
from console.domain.local_time import zone_of
from console.domain.people import PersonNow
from console.domain.roles import asks_for_sign_in, is_first_start, people, releasers, roles_at
from console.domain.rows.alerts import alerts
from console.domain.rows.people import roles_words

BANNER = (
    "This system handles calls for help at {agency}, and the record of them.",
    "Everything done here is logged with name, place and time, and so is what was refused.",
    "Use without permission, or for anything but the work, has consequences: by the agency, and by law.",
    "Signing in means that you agree to this.",
)
"""What is said before anybody signs in, where the agency has no words of its own.

Source: CJIS Security Policy 6.0, AC-8: what it is, that use is logged, what misuse costs, that it is consent.
"""


class Candidate(NamedTuple):
    """Somebody who may sign in."""

    id: str
    name: str
    roles: str


class Sitting(NamedTuple):
    """Who sits at the position, and since when; `calls`: how many calls are open there."""

    id: str
    name: str
    since: datetime
    calls: int
    roles: str = ""


class AtTheDoor(NamedTuple):
    """What the door shows of the room.

    asks: nobody comes in without a password. sits: who holds the position. waiting: calls that nobody has
    taken. alerts: how many the lane holds. glass: it can be broken before anybody has signed in.
    """

    agency: str
    position: str
    statement: str
    banner: tuple[str, ...]
    asks: bool
    first_start: bool
    people: tuple[Candidate, ...]
    offered: str
    sits: Sitting | None
    waiting: int
    alerts: int
    glass: bool


def at_the_door(board: Board, position: str, now: datetime, wanted: str = "") -> AtTheDoor:
    """The door of a position as of now; `wanted`: the name or id of who is offered first."""
    agency, sits = in_force(board).agency, _sitting(board, position)
    banner = tuple(line for line in agency.sign_in.banner.splitlines() if line.strip())
    found = tuple(_candidate(each) for each in people(board).values() if each.is_active)
    return AtTheDoor(
        agency.name,
        position,
        agency.statement,
        banner or tuple(line.format(agency=agency.name) for line in BANNER),
        asks_for_sign_in(board),
        is_first_start(board),
        found,
        _offered(board, sits, found, wanted),
        sits,
        sum(call.waiting for call in board.calls.values()),
        len(alerts(board, now)),
        agency.sign_in.profile == "secure_room" and not is_first_start(board),
    )


def open_here(board: Board, position: str) -> int:
    """How many calls are open at a position."""
    return sum(call.position == position for call in board.calls.values())


def release_words(board: Board) -> str:
    """Who can let somebody in again who is locked out, in words."""
    names = " or ".join(f"{each.name} ({roles_words(each.roles)})" for each in releasers(board))
    return f"Who can release it: {names}." if names else "Nobody here can release it: break the glass."


REASSURING: Mapping[str, str] = MappingProxyType(
    {
        "here": "{count} calls are open here and stay at this position.",
        "here_one": "1 call is open here and stays at this position.",
        "waiting": "{count} calls wait in the room.",
        "waiting_one": "1 call waits in the room.",
        "alerts": "{count} alerts stand; they go on.",
        "alerts_one": "1 alert stands; it goes on.",
    }
)
"""What a locked desk says of what goes on behind it."""


def going_on(door: AtTheDoor) -> tuple[str, ...]:
    """What goes on behind a locked desk, in numbers alone."""
    counts = {
        "here": door.sits.calls if door.sits is not None else 0,
        "waiting": door.waiting,
        "alerts": door.alerts,
    }
    return tuple(
        REASSURING[name if count > 1 else f"{name}_one"].format(count=count)
        for name, count in counts.items()
        if count
    )


def _sitting(board: Board, position: str) -> Sitting | None:
    seat = board.people.seats.get(position)
    if seat is None:
        return None
    person = people(board).get(seat.person)
    name = person.name if person is not None else seat.person
    roles = roles_words(roles_at(board, name, position))
    since = seat.since.astimezone(zone_of(in_force(board).agency.time_zone))
    return Sitting(seat.person, name, since, open_here(board, position), roles)


def _candidate(person: PersonNow) -> Candidate:
    return Candidate(person.id, person.name, roles_words(person.roles))


def _offered(board: Board, sits: Sitting | None, found: tuple[Candidate, ...], wanted: str) -> str:
    """Who is asked for, else who sits here, else the first dispatcher who sits nowhere."""
    named = next((each.id for each in found if wanted.casefold() in (each.name.casefold(), each.id)), "")
    if named or sits is not None:
        return named or (sits.id if sits is not None else "")
    seated = {seat.person for seat in board.people.seats.values()}
    here = [each for each in people(board).values() if each.is_active]
    dispatchers = [each.id for each in here if "dispatcher" in each.roles]
    free = [each for each in dispatchers if each not in seated]
    return next(iter((*free, *dispatchers, *(each.id for each in found))), "")

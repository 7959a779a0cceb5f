"""What one entry changes about people and positions. Part of `fold`; it knows nothing else of the board."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from console.domain import people_entries as p
from console.domain.entry import Entry
from console.domain.folding import put, taken_out
from console.domain.people import NEVER, Glass, Password, People, PersonNow, Seat, Unanswered
from console.domain.review_entries import ReviewAnswered, ReviewGiven

FAILURES_WITHIN = timedelta(minutes=15)
"""Failures that lie further back are forgotten. Source: CJIS Security Policy 6.0, AC-7."""


def people_after(people: People, entry: Entry) -> People:
    """The people once the entry stands. An entry that says nothing about them leaves them as they are."""
    at, body = entry.at, entry.body
    match body:
        case p.PersonSet():
            person = PersonNow(body.person, body.name, body.roles, body.is_active)
            return people._replace(entered=put(people.entered, person.id, person))
        case p.PasswordSet():
            password = Password(body.proof, at, body.must_change)
            return people._replace(passwords=put(people.passwords, body.person, password))
        case p.SignInFailed():
            return people._replace(failures=_failed(people.failures, body.person, at))
        case p.AccountLocked():
            return people._replace(locked_out=put(people.locked_out, body.person, at))
        case p.AccountReleased():
            return people._replace(
                locked_out=taken_out(people.locked_out, body.person),
                failures=taken_out(people.failures, body.person),
                # Who was let in counts as here from then on; when they were seen before says no more.
                let_in=put(people.let_in, body.person, at),
                seen=taken_out(people.seen, body.person),
            )
        case ReviewGiven():
            review = Unanswered(body.call, entry.number, body.dispatcher, entry.who, at)
            return people._replace(reviews=put(people.reviews, body.call, review))
        case ReviewAnswered():
            return people._replace(reviews=taken_out(people.reviews, body.call))
        case _:
            return _at_positions(people, entry)


def _at_positions(people: People, entry: Entry) -> People:
    at, body, seat = entry.at, entry.body, people.seats.get(entry.position)
    match body:
        case p.SignedIn(how="glass"):
            # Nothing was proved: what failed before still counts, and so does how long they were away.
            return people._replace(seats=put(people.seats, entry.position, Seat(body.person, at, NEVER)))
        case p.SignedIn():
            return people._replace(
                seats=put(people.seats, entry.position, Seat(body.person, at, at)),
                failures=taken_out(people.failures, body.person),
                seen=put(people.seen, body.person, at),
                let_in=taken_out(people.let_in, body.person),
            )
        case p.SignedOff():
            return people._replace(seats=taken_out(people.seats, entry.position))
        case p.PositionLocked() if seat is not None:
            seat = seat._replace(is_locked=True)
        case p.PositionUnlocked():
            seen, let_in = put(people.seen, body.person, at), taken_out(people.let_in, body.person)
            people = people._replace(seen=seen, let_in=let_in)
            seat = seat._replace(is_locked=False, proven_at=at) if seat is not None else None
        case p.GlassBroken():
            glass = Glass(entry.number, entry.position, body.person, body.reason, at)
            people = people._replace(glasses=MappingProxyType({**people.glasses, entry.number: glass}))
            seat = seat._replace(glass=entry.number) if seat is not None else None
        case p.GlassAnswered():
            return _answered(people, body.entry)
        case _:
            return people
    return people if seat is None else people._replace(seats=put(people.seats, entry.position, seat))


def _answered(people: People, broken: int) -> People:
    """The glass is whole again, and whoever had rights by it has them no longer."""
    seats = {
        position: seat._replace(glass=0) if seat.glass == broken else seat
        for position, seat in people.seats.items()
    }
    left = {number: glass for number, glass in people.glasses.items() if number != broken}
    return people._replace(seats=MappingProxyType(seats), glasses=MappingProxyType(left))


def _failed(
    failures: Mapping[str, tuple[datetime, ...]], person: str, at: datetime
) -> Mapping[str, tuple[datetime, ...]]:
    if not person:
        return failures
    recent = tuple(each for each in failures.get(person, ()) if abs(at - each) < FAILURES_WITHIN)
    return put(failures, person, (*recent, at))

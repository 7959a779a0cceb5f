"""The lists of the People screen: who works here, which glass is broken, and what was refused."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from console.domain import entries as e
from console.domain.board import Board, in_force
from console.domain.entry import Entry
from console.domain.local_time import zone_of
from console.domain.people import PersonNow
from console.domain.roles import asks_for_sign_in, people
from console.domain.rows.people import command_words, roles_words
from console.domain.rows.shown import Weight
from console.domain.rows.words import minutes
from console.domain.visible import visible


class PersonRow(NamedTuple):
    """Somebody who works here. sits: their positions. state: what keeps them out, or that nothing does.

    icon: the shape of the state.
    """

    person: str
    name: str
    roles: str
    seen: datetime | None
    sits: str
    state: str
    weight: Weight = "calm"
    icon: str = "check_ring"
    is_active: bool = True
    can_release: bool = False


class GlassRow(NamedTuple):
    """A broken glass that waits for its answer."""

    entry: int
    position: str
    name: str
    reason: str
    at: datetime


class RefusedRow(NamedTuple):
    """An act that was refused because of who asked."""

    entry: int
    at: datetime
    who: str
    position: str
    what: str
    why: str


def person_rows(board: Board, now: datetime) -> tuple[PersonRow, ...]:
    """Everybody, those who work here first, by name."""
    everybody = sorted(people(board).values(), key=lambda each: (not each.is_active, each.name.casefold()))
    return tuple(_person(board, each, now) for each in everybody)


def glass_rows(board: Board) -> tuple[GlassRow, ...]:
    """The broken glasses that wait for an answer, oldest first."""
    everybody, zone = people(board), zone_of(in_force(board).agency.time_zone)
    return tuple(
        GlassRow(
            glass.entry,
            visible(glass.position),
            everybody[glass.person].name if glass.person in everybody else glass.person,
            visible(glass.reason),
            glass.at.astimezone(zone),
        )
        for glass in board.people.glasses.values()
    )


def refused_rows(entries: Iterable[Entry]) -> tuple[RefusedRow, ...]:
    """The refused acts among entries, failed sign-ins and lock-outs with them, in their order."""
    told = ((entry, _refused(entry.body)) for entry in entries)
    return tuple(
        RefusedRow(entry.number, entry.at, entry.who, entry.position, *words)
        for entry, words in told
        if words
    )


def _person(board: Board, person: PersonNow, now: datetime) -> PersonRow:
    now_people = board.people
    sits = [position for position, seat in now_people.seats.items() if seat.person == person.id]
    locked = [position for position in sits if now_people.seats[position].is_locked]
    where = ", ".join(f"{each} (locked)" if each in locked else each for each in sits)
    state, weight, icon = _state(board, person, now)
    return PersonRow(
        person.id,
        person.name,
        roles_words(person.roles),
        now_people.seen.get(person.id),
        where,
        state,
        weight,
        icon,
        person.is_active,
        person.id in now_people.locked_out or state.startswith("unused"),
    )


def _state(board: Board, person: PersonNow, now: datetime) -> tuple[str, Weight, str]:
    """How somebody's account stands: words, weight and shape."""
    if not person.is_active:
        return "works here no longer", "calm", "minus"
    if not asks_for_sign_in(board):
        return "demonstration: no password", "calm", "check_ring"
    password, limits = board.people.passwords.get(person.id), in_force(board).agency.sign_in
    if person.id in board.people.locked_out:
        since = minutes(board.people.locked_out[person.id], now)
        return f"locked out {since} ago: too many sign-ins failed", "alert", "lock"
    if password is None:
        return "no password yet", "calm", "circle"
    seen = board.people.unused_since(person.id, password)
    if now - seen > timedelta(days=limits.unused_days):
        return f"unused for {(now - seen).days} days", "warn", "triangle"
    if password.must_change or now - password.at > timedelta(days=limits.password_days):
        return "chooses a password at the next sign-in", "calm", "pencil"
    return "can sign in", "calm", "check_ring"


def _refused(body: e.AnyBody) -> tuple[str, str] | None:
    """What was refused, and why; None where nothing was."""
    match body:
        case e.ActRefused():
            return f"{command_words(body.command)} {body.about}".strip(), _why(body.code)
        case e.SignInFailed():
            return "sign in", "wrong password" if body.person else "nobody by that name"
        case e.AccountLocked():
            return "sign in", "locked out, too many failed"
        case _:
            return None


WHY = {
    "role_may_not": "not in their role",
    "not_signed_in": "not signed in there",
    "position_locked": "the position was locked",
    "person_inactive": "works here no longer",
    "prove_again": "sign-in too long ago",
    "not_proved": "wrong name or password",
    "account_locked": "account locked",
    "glass_needs_sign_in": "not from outside",
    "position_taken": "somebody sat there",
    "nobody_by_that_name": "nobody by that name",
    "account_unused": "account long unused",
    "password_must_change": "password to be changed",
    "own_glass": "their own glass",
    "glass_not_enough": "sat down by glass alone",
    "cannot_take_calls": "does nothing on calls",
}
"""Why an act was refused, in a few words."""


def _why(code: str) -> str:
    return WHY.get(code, code.replace("_", " "))

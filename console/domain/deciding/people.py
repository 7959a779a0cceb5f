"""Decisions about people: signing in, locks, accounts, breaking the glass, exports.

A password is never seen here: `moment.proven` says whose was found right.
"""

from datetime import datetime, timedelta

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board, in_force
from console.domain.deciding.exporting import exported
from console.domain.deciding.moment import Moment
from console.domain.deciding.shift_end import calls_at, can_take
from console.domain.people import Password, PersonNow
from console.domain.people_entries import HowSignedIn
from console.domain.people_fold import FAILURES_WITHIN
from console.domain.roles import (
    MAY,
    asks_for_sign_in,
    in_practice,
    is_first_start,
    people,
    person_named,
    roles_at,
)
from console.domain.texts import wrong_with_name
from console.domain.visible import only_seen
from console.errors import Refused

Bodies = tuple[e.AnyBody, ...]


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.SignIn():
            return _sign_in(board, command, moment)
        case c.FailSignIn():
            return _fail(board, command, moment)
        case c.LockPosition():
            return _lock(board, moment)
        case c.UnlockPosition():
            return _unlock(board, moment)
        case c.Export():
            return (exported(board, command.what, command.marks, moment),)
        case _:
            return _accounts(board, command, moment)


def _accounts(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    match command:
        case c.SetPerson():
            return _set_person(board, command)
        case c.SetPassword():
            return _set_password(board, command, moment)
        case c.ReleaseAccount():
            return _release(board, command, moment)
        case c.BreakGlass():
            return _break_glass(board, command, moment)
        case c.AnswerBreakGlass():
            return _answer_glass(board, command, moment)
        case _:
            return None


def _sign_in(board: Board, command: c.SignIn, moment: Moment) -> Bodies:
    person = _known(board, command.person)
    how: HowSignedIn = "password" if asks_for_sign_in(board) else "demo"
    if not person.is_active:
        raise Refused("person_inactive", name=person.name)
    if how == "password":
        may_come_in(board, person, moment)
    return _seated(board, person, moment, how, take_over=command.take_over)


def _seated(board: Board, person: PersonNow, moment: Moment, how: HowSignedIn, *, take_over: bool) -> Bodies:
    """The person at the position, with the calls of whoever sat there; one's own locked desk is unlocked.

    By glass nothing is proved, and an unlocking would say that it was.
    """
    seat = board.people.seats.get(moment.position)
    if seat is not None and seat.person == person.id and how == "glass":
        return (e.SignedIn(person=person.id, how=how, took_over_from=""),)
    if seat is not None and seat.person == person.id:
        return (e.PositionUnlocked(person=person.id),) if seat.is_locked else ()
    if seat is not None and not take_over:
        before = people(board).get(seat.person)
        raise Refused("position_taken", position=moment.position, name=before.name if before else seat.person)
    signed = e.SignedIn(person=person.id, how=how, took_over_from=seat.person if seat else "")
    handed = [
        e.CallHandedOver(call=call.id, to=person.name, position=moment.position)
        for call in calls_at(board, moment.position)
        if call.owner != person.name
    ]
    if handed and how != "glass":
        can_take(person.name, in_practice(person.roles, practice=moment.practice))
    return (signed, *handed)


def may_come_in(board: Board, person: PersonNow, moment: Moment) -> None:
    """Raises Refused for an account that is locked, long unused, not proved, or whose password is too old.

    Source: CJIS Security Policy 6.0, AC-2(3), AC-7, IA-5.
    """
    limits, password = in_force(board).agency.sign_in, _proved(board, person, moment)
    if moment.at - board.people.unused_since(person.id, password) > timedelta(days=limits.unused_days):
        raise Refused("account_unused", name=person.name, days=limits.unused_days)
    if password.must_change or moment.at - password.at > timedelta(days=limits.password_days):
        raise Refused("password_must_change")


def _proved(board: Board, person: PersonNow, moment: Moment) -> Password:
    """The password that was just found right. Raises Refused, and where too many sign-ins failed before."""
    password = board.people.passwords.get(person.id)
    if person.id in board.people.locked_out:
        raise Refused("account_locked", name=person.name)
    if password is None or moment.proven != person.id:
        raise Refused("not_proved")
    return password


def _fail(board: Board, command: c.FailSignIn, moment: Moment) -> Bodies:
    person = people(board).get(command.person)
    failed = e.SignInFailed(person=person.id if person else "")
    if person is None or person.id in board.people.locked_out:
        return (failed,)
    limits = in_force(board).agency.sign_in
    if 1 + recent_failures(board, person.id, moment.at) < limits.failures_max:
        return (failed,)
    return (failed, e.AccountLocked(person=person.id))


def recent_failures(board: Board, person: str, now: datetime) -> int:
    """How many sign-ins as somebody failed lately, whichever way the clock was set since."""
    return sum(abs(now - at) < FAILURES_WITHIN for at in board.people.failures.get(person, ()))


def _lock(board: Board, moment: Moment) -> Bodies:
    seat = board.people.seats.get(moment.position)
    if seat is None:
        raise Refused("not_signed_in", position=moment.position)
    return (e.PositionLocked(person=seat.person),)


def _unlock(board: Board, moment: Moment) -> Bodies:
    seat = board.people.seats.get(moment.position)
    if seat is None:
        raise Refused("not_signed_in", position=moment.position)
    person = _known(board, seat.person)
    if not person.is_active:
        raise Refused("person_inactive", name=person.name)
    if asks_for_sign_in(board):
        # A password that grew too old is changed at the next sign-in: a call may be waiting behind the lock.
        _proved(board, person, moment)
    return (e.PositionUnlocked(person=seat.person),)


def _set_person(board: Board, command: c.SetPerson) -> Bodies:
    everybody = people(board)
    unfit = wrong_with_name(command.name)
    if unfit:
        raise Refused("name_unfit", why=unfit.removesuffix("."))
    wanted = _as_read(command.name)
    others = [each for each in everybody.values() if each.id != command.person]
    if any(wanted in (_as_read(each.name), each.id) for each in others):
        raise Refused("name_taken", name=command.name)
    stands = is_first_start(board) or any(
        "administrator" in each.roles and each.is_active and each.id in board.people.passwords
        for each in everybody.values()
        if each.id != command.person
    )
    if (
        asks_for_sign_in(board)
        and not stands
        and not (command.is_active and "administrator" in command.roles)
    ):
        raise Refused("last_administrator")
    now = PersonNow(command.person, command.name, command.roles, command.is_active)
    if everybody.get(command.person) == now:
        return ()
    return (e.PersonSet(person=now.id, name=now.name, roles=now.roles, is_active=now.is_active),)


def _as_read(name: str) -> str:
    """A name as people tell it from another: without what nobody sees, nor how wide a blank is."""
    return " ".join(only_seen(name).casefold().split())


def _set_password(board: Board, command: c.SetPassword, moment: Moment) -> Bodies:
    """One's own, once the one before is proved; another's by an administrator, who has it changed at once."""
    person, is_own = _known(board, command.person), is_own_password(board, command, moment)
    if not is_own:
        roles = roles_at(board, moment.who, moment.position, moment.practice)
        seat = board.people.seats.get(moment.position)
        if seat is not None and seat.person == person.id:
            raise Refused("not_proved")
        if "administrator" not in roles:
            raise Refused("role_may_not", name=moment.who, roles=", ".join(roles) or "none")
    return (e.PasswordSet(person=person.id, proof=command.proof, must_change=not is_own),)


def is_own_password(board: Board, command: c.SetPassword, moment: Moment) -> bool:
    """Whether somebody sets their own, having proved the one before; or the first administrator the first."""
    if is_first_start(board):
        person = people(board).get(command.person)
        return person is not None and "administrator" in person.roles
    return moment.proven == command.person


def _release(board: Board, command: c.ReleaseAccount, moment: Moment) -> Bodies:
    """By an administrator; in a secure room by the supervisor at hand too."""
    person, roles = (
        _known(board, command.person),
        roles_at(board, moment.who, moment.position, moment.practice),
    )
    if "administrator" not in roles and in_force(board).agency.sign_in.profile != "secure_room":
        raise Refused("role_may_not", name=moment.who, roles=", ".join(roles) or "none")
    return (e.AccountReleased(person=person.id, reason=command.reason),)


def _break_glass(board: Board, command: c.BreakGlass, moment: Moment) -> Bodies:
    """Loud, and never in the way: a supervisor's rights; in a secure room the desk, for who cannot sign in.

    Source: 45 CFR 164.312(a)(2)(ii), emergency access.
    """
    person, seat = _known(board, command.person), board.people.seats.get(moment.position)
    if not person.is_active:
        raise Refused("person_inactive", name=person.name)
    broken = e.GlassBroken(person=person.id, reason=command.reason)
    if seat is not None and seat.person == person.id and not seat.is_locked:
        return (broken,)
    if in_force(board).agency.sign_in.profile != "secure_room":
        raise Refused("glass_needs_sign_in")
    return (*_seated(board, person, moment, "glass", take_over=True), broken)


def _answer_glass(board: Board, command: c.AnswerBreakGlass, moment: Moment) -> Bodies:
    glass = board.people.glasses.get(command.entry)
    if glass is None:
        raise Refused("no_such_glass", entry=command.entry)
    answers = person_named(board, moment.who)
    if answers is not None and answers.id == glass.person:
        raise Refused("own_glass")
    # Not with rights that a broken glass gives: two who break it would answer for each other.
    own = answers.roles if answers is not None else ()
    if not any("AnswerBreakGlass" in MAY[role] for role in own):
        raise Refused("role_may_not", name=moment.who, roles=", ".join(own) or "none")
    return (e.GlassAnswered(entry=command.entry, reason=command.reason),)


def _known(board: Board, person: str) -> PersonNow:
    found = people(board).get(person)
    if found is None:
        raise Refused("nobody_by_that_name", person=person)
    return found

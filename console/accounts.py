"""Who is at the desk: signing in and off, locks, passwords, breaking the glass; for all screens.

It proves passwords and asks the session for the commands; what is allowed is decided where commands are.
"""

import os
from datetime import timedelta
from pathlib import Path

from console.domain import commands as c
from console.domain.board import in_force
from console.domain.clock import as_text
from console.domain.deciding.people import recent_failures
from console.domain.deciding.permission import permit
from console.domain.entry import Entry
from console.domain.passwords import faults
from console.domain.people import NOBODY, PersonNow
from console.domain.roles import asks_for_sign_in, people, person_named
from console.errors import Refused, StoreUnavailable
from console.ledger.credentials import proof_of, salted_sum
from console.ledger.heads import head_line
from console.ledger.refused import refused_acts
from console.session import FailedSignIn, Session
from console.settings import resources_dir

BANNED = "banned_passwords.txt"
HEADS = "heads.txt"
"""The file beside the store to which the head of each shift is added."""
REFUSED_SHOWN_MAX = 50
LATE = timedelta(seconds=1)
"""What is entered so long after it happened is entered with its true time."""


def sit_down_as(session: Session, name: str) -> None:
    """The start in the name of somebody: in the sample agency they have signed in by that, elsewhere not.

    A name that the sample does not know is a guest's, so that anybody can try it under their own.
    """
    if asks_for_sign_in(session.board):
        return
    if person_named(session.board, name) is None:
        session.who = name
    else:
        sign_in(session, name)


def sign_in(session: Session, name: str, password: str = "", *, take_over: bool = False) -> tuple[Entry, ...]:
    """Sit down as the person of this name or id. The sample agency asks for no password.

    take_over: the position from whoever sits there, with their calls. Raises Refused; a password that is
    wrong is an entry, and one too many locks the account.
    """
    person = prove(session, name, password)
    entries = session.do(
        c.SignIn(person=person.id, take_over=take_over), person.name, proven=_proof(session, person)
    )
    session.who = person.name
    return entries


def unlock(session: Session, password: str = "") -> tuple[Entry, ...]:
    """Show the desk again to who sits here, by their password. Raises Refused."""
    seat = session.board.people.seats.get(session.position)
    if seat is None:
        raise Refused("not_signed_in", position=session.position)
    person = prove(session, seat.person, password)
    entries = session.do(c.UnlockPosition(), person.name, proven=_proof(session, person))
    session.who = person.name
    return entries


def prove(session: Session, name: str, password: str) -> PersonNow:
    """The person whose password this is; a wrong one is an entry, one too many locks. Raises Refused.

    The sample agency has no passwords: there it is whoever has the name.
    """
    person = person_named(session.board, name)
    if not asks_for_sign_in(session.board):
        return _known(session, name)
    # Tried for a name that is nobody's too, or how long it takes would tell whose names are somebody's.
    is_right = session.ledger.proves(person.id if person else "", password)
    if person is not None and is_right and not _is_locked_out(session, person):
        return person
    _fail(session, person)
    if person is not None and _is_locked_out(session, person):
        raise Refused("account_locked", name=person.name)
    raise Refused("not_proved")


def enter_failed(session: Session) -> None:
    """Enter the failed sign-ins that could not be entered when they were tried, as far as that can be now."""
    while session.failed:
        failed, now = session.failed[0], session.moment().at
        person = people(session.board).get(failed.person)
        told = c.FailSignIn(person=failed.person)
        if now - failed.at >= LATE:
            told = told.model_copy(update={"happened_at": failed.at, "why_then": "store_trouble"})
        try:
            session.do(told, person.name if person else NOBODY)
        except StoreUnavailable:
            return
        session.failed.pop(0)


def change_password(session: Session, name: str, before: str, password: str) -> None:
    """Give oneself another password. Raises Refused, also `password_weak` with every reason."""
    person = prove(session, name, before)
    if before == password:
        raise Refused("password_weak", why="it is the one you have")
    _set(session, person, password, proven=person.id)


def set_password(session: Session, person: str, password: str) -> None:
    """Give somebody a first password, by an administrator: its owner chooses another at the next sign-in."""
    _set(session, _known(session, person), password, proven="")


def make_first_administrator(session: Session, person: str, name: str, password: str) -> None:
    """The first start: somebody who looks after the accounts, with a password of their own choice.

    Raises Refused once there is one. person: an id, lower case.
    """
    _fits(session, name, person, password)
    roles = people(session.board)[person].roles if person in people(session.board) else ()
    session.do(
        c.SetPerson(person=person, name=name, roles=tuple(dict.fromkeys((*roles, "administrator")))), NOBODY
    )
    _set(session, _known(session, person), password, proven="")


def break_glass(session: Session, name: str, reason: str) -> tuple[Entry, ...]:
    """Take a supervisor's rights, or the desk without a password: a call cannot wait. Raises Refused."""
    if person_named(session.board, name) is None:
        _fail(session, None)
    person = _known(session, name)
    entries = session.do(c.BreakGlass(person=person.id, reason=reason), person.name)
    session.who = person.name
    return entries


def password_faults(session: Session, name: str, person: str, password: str) -> tuple[str, ...]:
    """Why this password cannot be taken, each a half-sentence; none: it can."""
    agency = in_force(session.board).agency
    banned = frozenset(Path(resources_dir() / BANNED).read_text("utf-8").split("\n"))
    return faults(password, agency.sign_in.password_min, banned, (name, person, agency.name, agency.id))


def may(session: Session, command: c.Command) -> bool:
    """Whether whoever sits here may give such a command at all: for what a screen offers."""
    return _why_not(session, command) is None


def why_not_restore(session: Session) -> Refused | None:
    """Why whoever sits here may not restore a store; None where they may: who may erase may do that too."""
    return _why_not(session, c.Redact(entry=1, by=session.who or NOBODY, reason="x"))


def must_prove_again(session: Session) -> bool:
    """Whether it is too long since who sits here has proved who they are, and no call of theirs is open."""
    refused = _why_not(session, c.Export())
    return refused is not None and refused.code == "prove_again"


def shift_head(session: Session) -> str:
    """The last entry's number and the sum over all, by which a cut tail of the record shows."""
    return head_line(session.ledger.head(), in_groups=True)


def keep_head(session: Session, who: str, head: str) -> Path:
    """Add the head of a shift to the file beside the store; where it stands. Raises OSError."""
    file = session.ledger.path.with_name(HEADS)
    with file.open("a", encoding="utf-8", newline="\n") as heads:
        heads.write(f"{as_text(session.moment().at)}, {who}, {session.position}, {head}\n")
        heads.flush()
        os.fsync(heads.fileno())
    return file


def store_of(session: Session) -> Path:
    """The file of the store, beside which each desk holds its position."""
    return session.ledger.path


def last_refused(session: Session) -> tuple[Entry, ...]:
    """The last acts that were refused because of who asked, newest first."""
    return refused_acts(session.ledger.path, REFUSED_SHOWN_MAX)


def _why_not(session: Session, command: c.Command) -> Refused | None:
    try:
        permit(session.board, command, session.moment())
    except Refused as refused:
        return refused
    return None


def _fail(session: Session, person: PersonNow | None) -> None:
    """A failed sign-in is an entry; while nothing can be written it is counted here, and entered after."""
    session.failed.append(FailedSignIn(person.id if person else "", session.moment().at))
    enter_failed(session)


def _is_locked_out(session: Session, person: PersonNow) -> bool:
    """Whether too many sign-ins failed, those among them that are not entered yet."""
    board = session.board
    if person.id in board.people.locked_out:
        return True
    waiting = sum(failed.person == person.id for failed in session.failed)
    limit = in_force(board).agency.sign_in.failures_max
    return bool(waiting) and waiting + recent_failures(board, person.id, session.moment().at) >= limit


def _proof(session: Session, person: PersonNow) -> str:
    return person.id if asks_for_sign_in(session.board) else ""


def _known(session: Session, name: str) -> PersonNow:
    person = person_named(session.board, name)
    if person is None:
        raise Refused("nobody_by_that_name", person=name)
    return person


def _set(session: Session, person: PersonNow, password: str, proven: str) -> None:
    _fits(session, person.name, person.id, password)
    salted = salted_sum(password)
    who = person.name if proven or session.who == "" else session.who
    session.do(
        c.SetPassword(person=person.id, proof=proof_of(salted)), who or NOBODY, proven=proven, salted=salted
    )


def _fits(session: Session, name: str, person: str, password: str) -> None:
    found = password_faults(session, name, person, password)
    if found:
        raise Refused("password_weak", why="; ".join(found))

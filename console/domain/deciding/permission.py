"""Whether who asks may do it at all: signed in, at this position, unlocked, in the right role.

Asked of every command before anything else is decided, so that no screen can forget it.
"""

import re
from datetime import timedelta

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board, in_force
from console.domain.deciding.moment import Moment
from console.domain.deciding.people import is_own_password, may_come_in
from console.domain.people import PersonNow, Seat
from console.domain.roles import (
    ALWAYS,
    MAY,
    PROVEN_ONLY,
    asks_for_sign_in,
    is_first_start,
    is_unproven,
    person_named,
    roles_at,
)
from console.errors import Refused

NOT_ALLOWED = (
    "role_may_not", "not_signed_in", "position_locked", "person_inactive", "prove_again", "not_proved",
    "account_locked", "glass_needs_sign_in", "position_taken", "nobody_by_that_name", "account_unused",
    "password_must_change", "own_glass", "glass_not_enough", "cannot_take_calls",
)  # fmt: skip
"""The refusals that are about who asks; each leaves an entry (CJIS Security Policy 6.0, AU-2)."""

LEAVING = c.LockPosition | c.SignOff
"""What gives nobody anything, and so needs no fresh proof of who asks for it."""
BY_NAME = c.AdoptPolicy | c.PlanPolicy | c.DropPlannedPolicy | c.Redact
"""What goes by the name it carries where nobody signs in, which is the sample agency alone."""

IN_ONE_GO = c.Export | c.Redact | c.ImportCalls | c.UndoImport
"""What needs no seat where the password was found right for it: it is asked for once, from a command line."""


def permit(board: Board, command: c.Command, moment: Moment) -> None:
    """Raises Refused where who asks may not do this."""
    name = type(command).__name__
    if _is_everybodys(board, command, moment):
        return
    person, seat = person_named(board, moment.who), board.people.seats.get(moment.position)
    if person is not None and not person.is_active:
        raise Refused("person_inactive", name=person.name)
    if seat is not None and seat.is_locked:
        raise Refused("position_locked", position=moment.position)
    if asks_for_sign_in(board):
        _is_who_sits_here(board, command, person, seat, moment)
    elif isinstance(command, BY_NAME):
        return
    roles = roles_at(board, moment.who, moment.position, moment.practice)
    if not any(name in MAY[role] for role in roles):
        raise Refused("role_may_not", name=moment.who, roles=", ".join(roles) or "none")


def _is_everybodys(board: Board, command: c.Command, moment: Moment) -> bool:
    """Whether no role is asked for: it is decided by what is proved, or the room has nobody yet."""
    if isinstance(command, c.SetPassword):
        return is_own_password(board, command, moment)
    is_first = is_first_start(board) and isinstance(command, c.SetPerson | c.AdoptPolicy)
    return is_first or type(command).__name__ in ALWAYS


def _is_who_sits_here(
    board: Board, command: c.Command, person: PersonNow | None, seat: Seat | None, moment: Moment
) -> None:
    if isinstance(command, IN_ONE_GO) and person is not None and moment.proven == person.id:
        may_come_in(board, person, moment)
        return
    if seat is None or person is None or seat.person != person.id:
        raise Refused("not_signed_in", position=moment.position)
    if not isinstance(command, LEAVING):
        _proved_lately(board, seat, moment)
    if is_unproven(board, seat) and type(command).__name__ in PROVEN_ONLY:
        raise Refused("glass_not_enough", name=person.name)


def act_refused(command: c.Command, refused: Refused) -> e.ActRefused:
    """What is entered of an act that was not theirs to do: which, why not, about what; none of its words."""
    about = getattr(command, "call", None) or getattr(command, "unit", None) or getattr(command, "person", "")
    # An id has no blanks: what is none may be anything that somebody typed, and is left out.
    known = str(about) if re.fullmatch(r"[\w.-]{1,64}", str(about)) else ""
    return e.ActRefused(command=type(command).__name__, code=refused.code, about=known)


def _proved_lately(board: Board, seat: Seat, moment: Moment) -> None:
    """Who they are is proved again after so many hours, but never in the middle of a call or of an emergency.

    Source: CJIS Security Policy 6.0, IA-11.
    """
    if seat.glass:
        return
    session_h = in_force(board).agency.sign_in.session_h
    has_calls = any(
        call.position == moment.position and call.owner == moment.who for call in board.calls.values()
    )
    if moment.at - seat.proven_at >= timedelta(hours=session_h) and not has_calls:
        raise Refused("prove_again", session_h=session_h)

"""What each role may do and see, and who has it. The one table that decisions, screens and exports read.

Source: the issue's five roles; CJIS Security Policy 6.0, AC-5 and AC-6 (separate duties, least privilege).
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import get_args

from console.domain import commands as c
from console.domain import people_commands as p
from console.domain.agency import Role
from console.domain.board import Board, in_force
from console.domain.names import Mark
from console.domain.people import PersonNow

ALWAYS = ("LetApprovalRunOut", "SignIn", "FailSignIn", "UnlockPosition", "BreakGlass", "SetPassword")
"""Decided by what is proved, not by a role; and the clock's own act, which must not wait for anybody."""
OWN = ("SignOff", "LockPosition", "Export")
"""What everybody may do who sits at a position; an export holds only what they may see."""
ACCOUNTS = ("SetPerson", "ReleaseAccount", "AnswerBreakGlass")
CALLS = tuple(
    each.__name__
    for each in get_args(c.Command)
    if each.__module__ != p.__name__ and each.__name__ not in (*ALWAYS, "AdoptPolicy", "Redact")
)
"""Everything that is done on calls and with units."""

MAY: Mapping[Role, frozenset[str]] = MappingProxyType(
    {
        "dispatcher": frozenset((*ALWAYS, *OWN, *CALLS)),
        "supervisor": frozenset(
            (*ALWAYS, *OWN, *CALLS, "AdoptPolicy", "Redact", "ReleaseAccount", "AnswerBreakGlass")
        ),
        "trainer": frozenset((*ALWAYS, *OWN)),
        "administrator": frozenset((*ALWAYS, *OWN, *ACCOUNTS, "AdoptPolicy", "Redact")),
        "reader": frozenset((*ALWAYS, *OWN)),
    }
)
"""The commands that each role may give in the live store."""

SEES: Mapping[Role, frozenset[Mark]] = MappingProxyType(
    {
        "dispatcher": frozenset(Mark),
        "supervisor": frozenset(Mark),
        "trainer": frozenset({Mark.PLAIN}),
        "administrator": frozenset({Mark.PLAIN}),
        "reader": frozenset({Mark.PLAIN}),
    }
)
"""The marks of the fields that each role is shown in the live store."""

GUEST: tuple[Role, ...] = ("dispatcher",)
"""The roles of a name that the sample agency does not know: so that it can be tried from a script."""
IN_PRACTICE: tuple[Role, ...] = ("dispatcher", "supervisor")
"""What a trainer is in the practice store, where nobody is real."""
BY_GLASS: tuple[Role, ...] = ("dispatcher", "supervisor")


def people(board: Board) -> Mapping[str, PersonNow]:
    """Everybody who works here, by id: the pack's people, and over them those whom an entry set."""
    pack = {
        person.id: PersonNow(person.id, person.name, person.roles) for person in in_force(board).agency.person
    }
    return {**pack, **board.people.entered}


def person_named(board: Board, name: str) -> PersonNow | None:
    """Who is meant by a full name or an id, whatever the case of the letters."""
    wanted = name.strip().casefold()
    return next(
        (person for person in people(board).values() if wanted in (person.name.casefold(), person.id)), None
    )


def supervisors(board: Board) -> tuple[PersonNow, ...]:
    """The people who may approve."""
    return tuple(each for each in people(board).values() if each.is_active and "supervisor" in each.roles)


def asks_for_sign_in(board: Board) -> bool:
    """Whether nobody acts here without a sign-in; only the sample agency does without."""
    return in_force(board).agency.nature != "sample"


def is_first_start(board: Board) -> bool:
    """Whether the first administrator has still to be made: nobody has a password."""
    return asks_for_sign_in(board) and not board.people.passwords


def roles_at(board: Board, who: str, position: str, practice: bool = False) -> tuple[Role, ...]:
    """The roles that somebody has at a position now: their own, and what a broken glass gives."""
    person = person_named(board, who)
    roles = person.roles if person else () if asks_for_sign_in(board) else GUEST
    seat = board.people.seats.get(position)
    if seat is not None and seat.glass and person is not None and seat.person == person.id:
        roles = (*roles, *BY_GLASS)
    return (*roles, *IN_PRACTICE) if practice and "trainer" in roles else roles


def sees(roles: Iterable[Role]) -> frozenset[Mark]:
    """The marks of the fields that whoever has these roles is shown."""
    return frozenset[Mark]().union(*(SEES[role] for role in roles))

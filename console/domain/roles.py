"""What each role may do and see, and who has it. The one table that decisions, screens and exports read.

Source: the issue's five roles; CJIS Security Policy 6.0, AC-5 and AC-6 (separate duties, least privilege).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import count
from types import MappingProxyType
from typing import get_args

from console.domain import commands as c
from console.domain import people_commands as p
from console.domain.agency import Role
from console.domain.board import Board, in_force
from console.domain.names import Mark
from console.domain.people import NEVER, PersonNow, Seat

ALWAYS = (
    "LetApprovalRunOut", "LetHandOffRunOut", "SignIn", "FailSignIn", "UnlockPosition", "BreakGlass",
    "SetPassword", "BeginPlannedPolicy",
)  # fmt: skip
"""Decided by what is proved, not by a role; and the clock's own acts, which must not wait for anybody."""
OWN = ("SignOff", "LockPosition", "Export")
"""What everybody may do who sits at a position; an export holds only what they may see."""
IMPORTS = ("ImportCalls", "UndoImport")
"""Calls of another system, taken over and undone as a whole."""
REVIEWS = ("GiveReview",)
"""What only a supervisor does: never of a call that was their own, which `deciding/reviewing.py` refuses."""
POLICY = ("AdoptPolicy", "PlanPolicy", "DropPlannedPolicy")
ACCOUNTS = ("SetPerson", "ReleaseAccount", "AnswerBreakGlass")
CALLS = tuple(
    each.__name__
    for each in get_args(c.Command)
    if each.__module__ != p.__name__ and each.__name__ not in (*ALWAYS, *POLICY, *IMPORTS, *REVIEWS, "Redact")
)
"""Everything that is done on calls and with units."""

MAY: Mapping[Role, frozenset[str]] = MappingProxyType(
    {
        "dispatcher": frozenset((*ALWAYS, *OWN, *CALLS)),
        "supervisor": frozenset(
            (*ALWAYS, *OWN, *CALLS, *POLICY, *IMPORTS, *REVIEWS, "Redact", "ReleaseAccount",
             "AnswerBreakGlass")
        ),
        "trainer": frozenset((*ALWAYS, *OWN)),
        "administrator": frozenset((*ALWAYS, *OWN, *ACCOUNTS, *POLICY, *IMPORTS, "Redact")),
        "reader": frozenset((*ALWAYS, *OWN)),
    }
)
"""The commands that each role may give in the live store."""

SEES: Mapping[Role, frozenset[Mark]] = MappingProxyType(
    {
        "dispatcher": frozenset(Mark) - {Mark.REVIEW},
        "supervisor": frozenset(Mark),
        "trainer": frozenset({Mark.PLAIN}),
        "administrator": frozenset({Mark.PLAIN}),
        "reader": frozenset({Mark.PLAIN}),
    }
)
"""The marks of the fields that each role is shown in the live store.

Of reviews a dispatcher reads those of their own work: `of_own_call` in `veil`.
"""

GUEST: tuple[Role, ...] = ("dispatcher",)
"""The roles of a name that the sample agency does not know: so that it can be tried from a script."""
IN_PRACTICE: tuple[Role, ...] = ("dispatcher", "supervisor")
"""What a trainer is in the practice store, where nobody is real."""
BY_GLASS: tuple[Role, ...] = ("dispatcher", "supervisor")
"""What a broken glass gives: all that is done on calls, for no call waits for anything else."""
PROVEN_ONLY = (*ACCOUNTS, *POLICY, *IMPORTS, *REVIEWS, "AnswerReview", "Redact", "Export", "SetPassword")
"""What nobody does who sat down by a broken glass alone: no call waits for it, and it may be anybody."""


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


def free_id(board: Board, name: str) -> str:
    """An id for somebody of this name that nobody has: the last name, else with a number behind it."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"[a-z0-9]+", "".join(each for each in plain if not unicodedata.combining(each)))
    base, taken = (words[-1] if words else "person")[:40], people(board)
    numbered = (f"{base}-{number}" for number in count(2))
    return base if base not in taken else next(each for each in numbered if each not in taken)


def releasers(board: Board) -> tuple[PersonNow, ...]:
    """The people who may let somebody in again who is locked out: in a secure room supervisors too."""
    roles = {"administrator"}
    if in_force(board).agency.sign_in.profile == "secure_room":
        roles.add("supervisor")
    return tuple(each for each in people(board).values() if each.is_active and roles.intersection(each.roles))


def answerers(board: Board) -> tuple[PersonNow, ...]:
    """The people who may answer for a broken glass."""
    return tuple(
        each
        for each in people(board).values()
        if each.is_active and any("AnswerBreakGlass" in MAY[role] for role in each.roles)
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
    if seat is not None and person is not None and seat.person == person.id:
        if is_unproven(board, seat):
            roles = tuple(role for role in roles if role in BY_GLASS)
        if seat.glass:
            roles = (*roles, *BY_GLASS)
    return in_practice(roles, practice=practice)


def in_practice(roles: tuple[Role, ...], *, practice: bool) -> tuple[Role, ...]:
    """The roles, and in the practice store what a trainer is there."""
    return (*roles, *IN_PRACTICE) if practice and "trainer" in roles else roles


def is_unproven(board: Board, seat: Seat) -> bool:
    """Whether who sits there sat down by breaking the glass, and has not proved who they are since."""
    return asks_for_sign_in(board) and seat.proven_at == NEVER


def takes_calls(roles: Iterable[Role]) -> bool:
    """Whether whoever has these roles may do what a call needs."""
    return any("TakeCall" in MAY[role] for role in roles)


def sees(roles: Iterable[Role]) -> frozenset[Mark]:
    """The marks of the fields that whoever has these roles is shown."""
    return frozenset[Mark]().union(*(SEES[role] for role in roles))

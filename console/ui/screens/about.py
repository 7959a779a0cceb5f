"""What the top bar says all day: agency, screens, position, who sits there in which roles, and the policy."""

from console.domain.board import in_force
from console.domain.roles import MAY, roles_at, takes_calls
from console.domain.rows.people import roles_words
from console.domain.rows.policy_since import since_words
from console.session import Session
from console.ui.widgets.bar_facts import About

DESK, POLICY, PEOPLE, BACKUP, AGENCY = "Desk", "Policy", "People", "Backup", "Agency"
SHIFT_LOG = "Shift log"
REPORTS = "Reports"
REVIEW = "Review"
POLICY_DRAFT = "Policy draft"
"""The editor of the policy: no tab leads there, but a key, a line, and the policy's own screen."""


def may_have(session: Session, name: str, *, has_backups: bool) -> bool:
    """Whether whoever sits here may have a screen in front of them."""
    if name == POLICY_DRAFT:
        roles = roles_at(session.board, session.who, session.position, session.purpose == "practice")
        return any("AdoptPolicy" in MAY[role] for role in roles)
    return name in screens_of(session, has_backups=has_backups)


def screens_of(session: Session, *, has_backups: bool) -> tuple[str, ...]:
    """The screens that whoever sits here is offered. has_backups: whether this desk keeps any."""
    roles = roles_at(session.board, session.who, session.position, session.purpose == "practice")
    if not {"supervisor", "administrator"}.intersection(roles):
        return (DESK, SHIFT_LOG, REVIEW, POLICY) if takes_calls(roles) else (DESK, SHIFT_LOG, POLICY)
    review = (REVIEW,) if takes_calls(roles) else ()
    of_all = (DESK, SHIFT_LOG, *review, REPORTS, POLICY, PEOPLE)
    shown = (*of_all, BACKUP) if has_backups else of_all
    return (*shown, AGENCY) if "administrator" in roles else shown


def about(session: Session, *, is_shut: bool, has_backups: bool) -> About:
    """The bar as of now; before a shut door it offers no screens and names nobody."""
    room, board = in_force(session.board), session.board
    policy = room.compiled.policy
    who = "" if is_shut else session.who
    roles = roles_at(board, who, session.position, session.purpose == "practice") if who else ()
    seat = board.people.seats.get(session.position)
    return About(
        room.agency.name,
        () if is_shut else screens_of(session, has_backups=has_backups),
        session.position,
        who,
        policy.title,
        since_words(room, board.at),
        is_practice=session.purpose == "practice",
        sample=room.agency.statement if room.agency.nature == "sample" else "",
        roles=roles_words(tuple(dict.fromkeys(roles))) if who else "",
        glass=not is_shut and seat is not None and bool(seat.glass),
    )

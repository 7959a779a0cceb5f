"""What the pages about the room start from, read off the board: the shift's end and broken glass."""

from console.domain import commands as c
from console.domain.board import Call
from console.domain.people import PersonNow
from console.domain.roles import answerers, people, person_named, roles_at, takes_calls
from console.domain.rows.calls import standing, title
from console.domain.rows.desks import NO_DESK, Seeing
from console.domain.rows.next_actions import next_to_hand_over
from console.domain.rows.people import roles_words
from console.domain.rows.roster import units_to_hand_over
from console.domain.rows.staff import GlassRow, glass_rows
from console.session import Session
from console.ui.widgets.break_glass import ToAnswer, ToBreak
from console.ui.widgets.sign_off import Receiver, Thing, ToSignOff


def to_sign_off(session: Session, desk_at: Seeing) -> ToSignOff | None:
    """What is open here and who could take it, open desks first; None where nobody has signed in."""
    board, position = session.board, session.position
    if position not in board.people.seats:
        return None
    everybody = people(board)
    calls = (call for call in board.calls.values() if call.position == position)
    practice = session.moment().practice
    seated = {
        other: everybody[seat.person]
        for other, seat in board.people.seats.items()
        if other != position and seat.person in everybody
    }
    receivers = tuple(
        Receiver(other, person.name, _roles(person, session.who), NO_DESK[desk_at(other)])
        for other, person in seated.items()
        if person.is_active and takes_calls(roles_at(board, person.name, other, practice))
    )
    in_order = sorted(receivers, key=lambda each: bool(each.no_desk))
    things = (
        *(Thing(call.id, f"{_named(call)}: {standing(board, call)}") for call in calls),
        *(Thing(*each) for each in next_to_hand_over(board, position, session.clock())),
        *(Thing(*each) for each in units_to_hand_over(board, position, session.clock())),
    )
    return ToSignOff(session.who, position, things, tuple(in_order))


def _roles(person: PersonNow, leaving: str) -> str:
    """Their roles, and whether it is the one who leaves, who sits at another position too."""
    roles = roles_words(person.roles)
    return f"{roles}; you yourself" if person.name == leaving else roles


def _named(call: Call) -> str:
    """A call by its place or number to call, and by its own."""
    return title(call) if call.id in title(call) else f"{title(call)}, call {call.id}"


def to_break(session: Session) -> ToBreak | None:
    """Who would break the glass here; None where it is broken, or nobody has signed in."""
    person, seat = (
        person_named(session.board, session.who),
        session.board.people.seats.get(session.position),
    )
    if person is None or seat is None or seat.glass:
        return None
    return ToBreak(session.position, person.id, person.name)


def to_answer(session: Session, entry: str = "") -> ToAnswer | None:
    """The broken glass that is meant, else the first; None where none is broken."""
    found = glass_rows(session.board)
    glass = next((each for each in found if str(each.entry) == entry), found[0] if found else None)
    return None if glass is None else answering(session, glass)


def answering(session: Session, glass: GlassRow) -> ToAnswer:
    """A broken glass, and whether whoever sits here can answer for it."""
    answer = c.AnswerBreakGlass(entry=glass.entry, reason="x")
    may = session.would_refuse(answer) is None
    by = " or ".join(each.name for each in answerers(session.board) if each.name != glass.name)
    return ToAnswer(glass, may, by)

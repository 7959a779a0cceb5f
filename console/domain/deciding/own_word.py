"""A supervisor who is named must have said it: nobody approves by somebody else's keys.

What is refused here is the safe way round in every case: it would send less, hold somebody back, or take a
call off a list. More help than the policy asks for never needs a supervisor.
"""

from console.domain import commands as c
from console.domain.board import Board
from console.domain.deciding.moment import Moment
from console.domain.roles import asks_for_sign_in, person_named
from console.errors import Refused


def own_word(board: Board, command: c.Command, moment: Moment) -> None:
    """Raises Refused where the supervisor that a command names neither sits here nor gave their password.

    Not asked for: in the sample agency and in practice, where nobody is real; of what was decided on paper
    and is entered afterwards; where the glass is broken, which gives a supervisor's rights, loudly.
    """
    name = named_supervisor(command)
    if not name or not asks_for_sign_in(board) or moment.practice or moment.why == "paper":
        return
    person, seat = person_named(board, name), board.people.seats.get(moment.position)
    sits_here = seat is not None and (bool(seat.glass) or (person is not None and seat.person == person.id))
    if not sits_here and (person is None or moment.proven != person.id):
        raise Refused("supervisor_proves", name=person.name if person is not None else name)


def named_supervisor(command: c.Command) -> str:
    """The supervisor that a command names as who decided it; empty where it names none."""
    if isinstance(command, c.AnswerApproval | c.CloseGap):
        return command.by
    return getattr(command, "approved_by", None) or ""

"""Words that leave the store: nobody takes along more than a screen would show them."""

from collections.abc import Collection

from console.domain import entries as e
from console.domain.board import Board
from console.domain.deciding.moment import Moment
from console.domain.names import Mark
from console.domain.roles import roles_at, sees


def exported(board: Board, what: str, wanted: Collection[Mark], moment: Moment) -> e.Exported:
    """The entry of an export. wanted: the marks that are asked for; none: all that may be seen."""
    seen = sees(roles_at(board, moment.who, moment.position, moment.practice))
    marks = seen.intersection((*wanted, Mark.PLAIN)) if wanted else seen
    return e.Exported(what=what, up_to=board.last, marks=tuple(sorted(marks)))

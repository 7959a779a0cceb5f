"""What is owed to a caller who hung up and cannot be reached: whether what was decided still holds."""

from console.domain.asked import WITHHOLDING, asked_for, awaits_supervisor, somebody_goes
from console.domain.board import Board, Call, in_force
from console.domain.names import WITH_DEPUTIES, Unreached


def must_decide(board: Board, call: Call) -> bool:
    """Whether it is to be decided what goes, for the first time or again.

    After as many tries as the agency asks, and at once where what was decided has come to nothing.
    """
    if not call.line.lost or decided(board, call) is not None:
        return False
    has_lapsed = call.line.decided is not None
    return has_lapsed or call.line.tries >= in_force(board).agency.limits.call_back_tries


def decided(board: Board, call: Call) -> Unreached | None:
    """What was decided and still holds; None where nothing was, or where it has come to nothing.

    That deputies look in comes to nothing once it is decided that they are not sent; that somebody is sent,
    once nobody goes. While a supervisor is asked, that clock runs and what was decided waits for it.
    """
    was = call.line.decided
    if was in (None, "nobody") or call.attended or awaits_supervisor(board, call) is not None:
        return was
    if was == "welfare_check" and not set(WITHHOLDING).isdisjoint(asked_for(board, call)):
        return was if any(sent.response in WITH_DEPUTIES for sent in call.sent) else None
    return was if somebody_goes(board, call) else None

"""The true time of what is entered later: which moments are believed, and what of an act happened then.

What the program adds by itself, such as what the policy asks for, happens now: nobody could act on it before.
"""

from datetime import UTC, datetime, timedelta

from console.domain.clock import cut_to_ms
from console.domain.command import Base
from console.domain.entries import AnyBody, CallImported
from console.errors import Refused

LONG_AGO = timedelta(days=366)
"""What is said to have happened before that is a slip of the hand."""
BY_THE_PROGRAM = ("Recommended", "ApprovalAsked", "StagingChanged")
"""The kinds that a late note brings about now, and not then."""


def check_true_time(command: Base, at: datetime) -> None:
    """Refuse a time that cannot be believed, and one without a reason or the other way round."""
    if command.happened_at is None and command.why_then is not None:
        raise Refused("then_needs_time")
    if command.happened_at is None:
        return
    if command.happened_at > at:
        raise Refused("then_in_future")
    if command.happened_at < at - LONG_AGO:
        raise Refused("then_too_long_ago")
    if command.why_then is None:
        raise Refused("then_needs_why")


def true_time(command: Base, at: datetime) -> datetime:
    """When what a person enters `at` a moment happened, in UTC."""
    return at if command.happened_at is None else cut_to_ms(command.happened_at.astimezone(UTC))


def when_and_why(body: AnyBody, at: datetime, then: datetime, why: str) -> tuple[datetime, str]:
    """When an entry's body was true, and why that differs from when it is recorded."""
    if isinstance(body, CallImported):
        return cut_to_ms(body.received.astimezone(UTC)), "import"
    return (at, "") if body.kind in BY_THE_PROGRAM else (then, why)

"""What stays the same until a moment: worked out again when its making or the clock says so.

A desk that nobody touches has nothing to work out between two limits.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Generic, TypeVar, cast

Value = TypeVar("Value")
NEVER = datetime.max.replace(microsecond=0, tzinfo=UTC)


class Watched:
    """The time now, which notes the next moment at which a comparison with it comes out otherwise.

    It is compared with moments and nothing else: adding to it or taking from it would lose what has to be
    noted, so it cannot be. Add the span to the moment that it is compared with.
    """

    __slots__ = ("now", "until")

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.until = NEVER

    def __eq__(self, other: object) -> bool:
        """As for any time; so are the other comparisons, on either side."""
        return self is other or (isinstance(other, datetime) and self._noted(other) == other)

    def __lt__(self, other: datetime) -> bool:
        """Before the other."""
        return self._noted(other) < other

    def __le__(self, other: datetime) -> bool:
        """Not after the other."""
        return self._noted(other) <= other

    def __gt__(self, other: datetime) -> bool:
        """After the other."""
        return self._noted(other) > other

    def __ge__(self, other: datetime) -> bool:
        """Not before the other."""
        return self._noted(other) >= other

    def __hash__(self) -> int:
        """As the moment it is."""
        return hash(self.now)

    def _noted(self, other: datetime) -> datetime:
        """The time now. A moment ahead is noted; one that is now, for the instant after it."""
        if self.now <= other:
            self.until = min(self.until, other if self.now < other else other + datetime.resolution)
        return self.now


class KeptWhile(Generic[Value]):
    """A value, what it was made from, and from when until when it is the same."""

    def __init__(self) -> None:
        self._known: tuple[tuple[object, ...], datetime, datetime, Value] | None = None

    def at(self, now: datetime, made_from: tuple[object, ...], make: Callable[[datetime], Value]) -> Value:
        """The value as of now. made_from: all it is made of but the time. make: it only compares the time."""
        if self._known is not None:
            before, since, until, value = self._known
            if since <= now < until and before == made_from:
                return value
        watched = Watched(now)
        value = make(cast("datetime", watched))  # what is made compares it, and does nothing else with it
        self._known = made_from, now, watched.until, value
        return value

    def forget(self) -> None:
        """Hold nothing: words were erased, or the next person is another."""
        self._known = None

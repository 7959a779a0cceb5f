"""What stays the same until a moment: worked out again when its making or the clock says so.

A desk that nobody touches has nothing to work out between two limits.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Generic, NoReturn, Self, TypeVar

Value = TypeVar("Value")
NEVER = datetime.max.replace(microsecond=0, tzinfo=UTC)


class Watched(datetime):
    """The time now, which notes the next moment at which a comparison with it comes out otherwise.

    It is compared and nothing else: adding to it or taking from it would lose what has to be noted, and is an
    error. Add the span to the moment that it is compared with.
    """

    until: datetime = NEVER

    @classmethod
    def at(cls, now: datetime) -> Self:
        """The time now, with nothing noted yet. now: aware."""
        return cls.fromtimestamp(now.timestamp(), UTC).replace(microsecond=now.microsecond)

    def __eq__(self, other: object) -> bool:
        """As for any time; so are the other comparisons."""
        self._note(other)
        return super().__eq__(other)

    def __lt__(self, other: datetime) -> bool:  # type: ignore[override]  # a day is no moment
        """Before the other."""
        self._note(other)
        return super().__lt__(other)

    def __le__(self, other: datetime) -> bool:  # type: ignore[override]  # a day is no moment
        """Not after the other."""
        self._note(other)
        return super().__le__(other)

    def __gt__(self, other: datetime) -> bool:  # type: ignore[override]  # a day is no moment
        """After the other."""
        self._note(other)
        return super().__gt__(other)

    def __ge__(self, other: datetime) -> bool:  # type: ignore[override]  # a day is no moment
        """Not before the other."""
        self._note(other)
        return super().__ge__(other)

    def _refuse(self, _value: object, /) -> NoReturn:
        raise TypeError("a watched time is compared, and nothing else")

    __add__ = __radd__ = __sub__ = __rsub__ = _refuse
    __hash__ = datetime.__hash__

    def _note(self, other: object) -> None:
        """A moment ahead is noted; one that is now, for the instant after it, where it lies behind."""
        if isinstance(other, datetime) and super().__le__(other):
            ahead = other if super().__lt__(other) else datetime.__add__(other, self.resolution)
            self.until = min(self.until, ahead)


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
        watched = Watched.at(now)
        value = make(watched)
        self._known = made_from, now, watched.until, value
        return value

    def forget(self) -> None:
        """Hold nothing: words were erased, or the next person is another."""
        self._known = None

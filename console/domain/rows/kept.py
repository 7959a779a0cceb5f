"""Rows worked out once for each change: made anew only where what they are made from is another."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar, TypeVarTuple

from console.domain.board import Room

From = TypeVarTuple("From")
Value = TypeVar("Value")


class Kept(Generic[Value]):
    """The values of one kind as they were last asked for, each with all that it was made from.

    Nothing here can be stale: a value is made from nothing but the room and the values given for it, all of
    them immutable, and is given again only while they are the same. What is asked for no longer is let go.
    """

    def __init__(self) -> None:
        self._room: Room | None = None
        self._known: dict[str, tuple[object, Value]] = {}

    def each(
        self,
        room: Room,
        make: Callable[[Room, *From], Value],
        wanted: Iterable[tuple[str, tuple[*From]]],
    ) -> dict[str, Value]:
        """The value of each key, in order. make: the same function at every call, and pure."""
        known = self._known if room is self._room else {}
        found: dict[str, tuple[object, Value]] = {}
        for key, made_from in wanted:
            before = known.get(key)
            is_same = before is not None and before[0] == made_from
            found[key] = before if before is not None and is_same else (made_from, make(room, *made_from))
        self._room, self._known = room, found
        return {key: value for key, (_, value) in found.items()}

    def forget(self) -> None:
        """Hold nothing: words were erased, or the next person is another."""
        self._room, self._known = None, {}

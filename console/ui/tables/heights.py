"""How high the rows of a list are, worked out once for each row. Knows no widget.

A list of hundreds of rows is laid out as a whole, and asks each row; a row that stays as it is need not be
measured again.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

Row = TypeVar("Row")


class Heights(Generic[Row]):
    """The heights as they were last asked for. `by`: all that a height depends on beside the row itself.

    It holds no function of whoever owns it: a delegate in a ring of references is taken apart by Python in an
    order that Qt does not survive.
    """

    def __init__(self, key: Callable[[Row], Hashable]) -> None:
        self._key = key
        self._by: tuple[object, ...] = ()
        self._known: dict[Hashable, tuple[Row, int]] = {}

    def of(self, row: Row, height: Callable[[Row], int], by: tuple[object, ...]) -> int:
        """How high a row is, in pixels."""
        if by != self._by:
            self._by, self._known = by, {}
        key = self._key(row)
        known = self._known.get(key)
        if known is None or known[0] is not row:
            known = self._known[key] = row, height(row)
        return known[1]

    def stay(self, rows: Sequence[Row], height: Callable[[Row], int], by: tuple[object, ...]) -> bool:
        """Whether these rows are as high as those that stood in their places when all were laid out."""
        if by != self._by:
            return False
        before = [self._known.get(self._key(row), (row, -1))[1] for row in rows]
        return [self.of(row, height, by) for row in rows] == before

    def forget(self, rows: Sequence[Row]) -> None:
        """Let go of rows that are shown no longer."""
        for row in rows:
            self._known.pop(self._key(row), None)

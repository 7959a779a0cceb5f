"""One walk along entries of which some are hurt: what does not fit is told, and only that."""

from collections.abc import Iterator, Mapping

from console.domain.entries import AnyBody
from console.ledger.rows import DoesNotFit, Row, check, entry_of, sums_over


class Walk:
    """Where the walk stands: the last number, and the sums that the next row may follow."""

    def __init__(self, after: int, sum_there: bytes, erased: Mapping[int, AnyBody]) -> None:
        self._erased = erased
        self._number = after
        self._sums: tuple[bytes, ...] = (sum_there,)

    def step(self, row: Row) -> Iterator[str]:
        """What is wrong with the next row, if anything."""
        # After a gap nobody knows the sum before. After a row that does not fit it is the one it has or the
        # one it should have: so each hurt entry is told, and not the sound one that follows it.
        sums = self._sums if row.number == self._number + 1 else ()
        self._number, self._sums = row.number, (row.chain_hash,)
        try:
            check(row, *sums)
            entry_of(row, self._erased.get(row.number))
        except DoesNotFit as fault:
            self._sums = sums_over(row, sums)
            yield str(fault)

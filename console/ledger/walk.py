"""One walk along all entries for `verify`: what does not fit is told, what fits is indexed anew."""

from collections.abc import Iterator, Mapping

from console.domain.entries import AnyBody
from console.ledger.compare import scratch_tables
from console.ledger.rows import DoesNotFit, Row, check, entry_of, sums_over
from console.ledger.spans import write_index


class Walk:
    """Where the walk stands: the sum so far, and the index rows of what was believed."""

    def __init__(self, start: bytes) -> None:
        self.erased: Mapping[int, AnyBody] = {}
        self.is_sound = True
        self.scratch = scratch_tables()
        self._number = 0
        self._sums: tuple[bytes, ...] = (start,)

    def step(self, row: Row) -> Iterator[str]:
        """What is wrong with the next row, if anything."""
        # After a gap nobody knows the sum before. After a row that does not fit it is the one it has or the
        # one it should have: so each hurt entry is told, and not the sound one that follows it.
        sums = self._sums if row.number == self._number + 1 else ()
        self._number, self._sums = row.number, (row.chain_hash,)
        try:
            check(row, *sums)
            entry = entry_of(row, self.erased.get(row.number))
        except DoesNotFit as fault:
            self.is_sound = False
            self._sums = sums_over(row, sums)
            yield str(fault)
        else:
            write_index(self.scratch, entry)

    def close(self) -> None:
        """Forget the index rows."""
        self.scratch.close()

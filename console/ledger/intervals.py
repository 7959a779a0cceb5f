"""What the entries bring to the interval tables, worked out beside the tables to be compared with them.

`spans.py` writes the same into the tables, with a statement or two for each row: for years of entries that
takes a minute, and this takes seconds. It says only whether the rows are the same; where they are not,
`compare.py` makes all of them anew and finds the first that differs.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from console.ledger.index import Adds, Begins, Ends, IndexRow, Only, Returns, SpanTable, Where

Rest = tuple[str | int, ...]
Place = tuple[str, ...]
"""A table and a key in it."""

Change = tuple[int, Literal["begins", "adds", "ends", "returns", "only"], Place, Rest, Place]
"""An index row as it goes from one process to another: plain, for there are millions of them.

The last: what has to hold for it; empty where nothing has to.
"""

SPAN_TABLES: tuple[SpanTable, ...] = (
    "call_spans", "unit_spans", "fact_spans", "detail_spans", "people_spans", "trail_spans",
    "status_spans",
)  # fmt: skip


class Total(NamedTuple):
    """How many rows, and a sum over them in which their order does not matter.

    By Python's own sums of 64 bits, others at each start: that two are alike by chance is not to be feared.
    """

    rows: int = 0
    sum: int = 0


def total(rows: Iterable[tuple[object, ...]]) -> Total:
    """The sum over the rows of a table."""
    count = found = 0
    for row in rows:
        count += 1
        found += hash(row)
    return Total(count, found)


def change(number: int, row: IndexRow) -> Change | None:
    """What an index row of the entry with this number changes here; None where nothing."""
    if type(row) is Begins:  # most are, and asked so it takes half as long
        return number, "begins", (row.table, *row.key), row.rest, ()
    match row:
        case Adds(table, key):
            return number, "adds", (table, *key), (), ()
        case Ends(table, key):
            return number, "ends", (table, *key), (), ()
        case Returns(table, key, entry):
            return number, "returns", (table, *key), (entry,), ()
        case Where(table, key, then):
            return number, "begins", (then.table, *then.key), then.rest, (table, *key)
        case Only(table, names):
            return number, "only", (table,), names, ()
        case _:
            # Of the search; or about words that are gone, and so were never brought here.
            return None


class Intervals:
    """The intervals after the entries so far: those that hold, and a sum over those that have ended."""

    def __init__(self) -> None:
        self._open: dict[Place, tuple[int, Rest]] = {}
        # What ended last for each key that had a value: a take-back brings it back.
        self._ended: dict[Place, tuple[int, Rest]] = {}
        # What holds beside others of its key: where each began.
        self._added: dict[Place, list[int]] = {}
        self._totals: dict[str, Total] = dict.fromkeys(SPAN_TABLES, Total())

    def bring(self, changes: Iterable[Change]) -> None:
        """Take in what the next entries change."""
        for number, what, place, rest, where in changes:
            if where and where not in self._open:
                continue
            if what == "begins":
                self._end(place, number)
                self._open[place] = number, rest
            elif what == "adds":
                self._added.setdefault(place, []).append(number)
            elif what == "ends":
                self._end(place, number)
            elif what == "returns":
                self._return(place, rest, number)
            else:
                self._only(place[0], rest, number)

    def totals(self) -> Mapping[str, Total]:
        """The sum over each table, with those that still hold and have no end."""
        found = dict(self._totals)
        added = ((place, (began, ())) for place, all_began in self._added.items() for began in all_began)
        for (table, *key), (began, rest) in (*self._open.items(), *added):
            count, whole = found[table]
            found[table] = Total(count + 1, whole + hash((*key, began, None, *rest)))
        return found

    def _end(self, place: Place, number: int) -> None:
        for began in self._added.pop(place, ()):
            self._count(place, began, number, ())
        held = self._open.pop(place, None)
        if held is None:
            return
        self._count(place, held[0], number, held[1])
        if held[1]:
            self._ended[place] = number, held[1]

    def _count(self, place: Place, began: int, ended: int, rest: Rest) -> None:
        count, whole = self._totals[place[0]]
        self._totals[place[0]] = Total(count + 1, whole + hash((*place[1:], began, ended, *rest)))

    def _return(self, place: Place, taken: Rest, number: int) -> None:
        """End what was taken back; what ended where it began holds again, as `spans.py` has it."""
        before, held = self._ended.get(place), self._open.get(place)
        self._end(place, number)
        if held is not None and before is not None and held[0] == taken[0] == before[0]:
            self._open[place] = number, before[1]

    def _only(self, table: str, names: Rest, number: int) -> None:
        now = {place[1] for place in self._open if place[0] == table}
        for name in now.difference(map(str, names)):
            self._end((table, name), number)
        for name in {str(name) for name in names} - now:
            self._open[table, name] = number, ()

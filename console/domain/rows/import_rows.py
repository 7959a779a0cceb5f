"""What a file of another system gives, what is wrong with it and which codes it has, as lines to be read."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from console.domain.entries import ImportBegun
from console.domain.imported.dirt import DIRT, Problem, Treatment
from console.domain.imported.reading import Read
from console.domain.rows.reading import ReadRow, head, numbered, table, title, words
from console.domain.visible import visible

DONE: Mapping[Treatment, str] = MappingProxyType(
    {
        "refuse": "OPEN",
        "keep": "kept as it is",
        "leave_out": "left out",
        "leave_row_out": "row left out",
        "same": "taken as the same",
        "once": "counted once",
    }
)
"""What is done about a problem, in words."""
ROWS_MAX = 200
"""So many problems are listed by row; the counts above are of all."""
CODES_MAX = 100


class Group(NamedTuple):
    """Problems of one kind in one column, of which the same is done."""

    says: str
    column: str
    treatment: Treatment
    problems: tuple[Problem, ...]

    @property
    def where(self) -> str:
        """What is wrong, and in which column."""
        return f"{self.says}, {self.column}" if self.column else self.says


def groups(problems: Sequence[Problem]) -> Iterator[Group]:
    """The problems by kind, those of which there are most first."""
    kinds = Counter((each.kind, each.column, each.treatment) for each in problems)
    for key, _ in sorted(kinds.items(), key=lambda each: -each[1]):
        kind, column, treatment = key
        same = tuple(each for each in problems if (each.kind, each.column, each.treatment) == key)
        yield Group(DIRT[kind].says, column, treatment, same)


def counted_words(read: Read) -> str:
    """How many rows, calls and problems there are."""
    return f"{read.rows:,} rows, {len(read.calls):,} calls, {len(read.problems):,} problems"


def result_words(read: Read) -> str:
    """Whether it can be taken over; else what is to be done first."""
    found = read.open_problems
    if not found:
        return "Nothing keeps it from being taken over." if read.calls else "No row gives a call."
    nexts = dict.fromkeys(f"{DIRT[each.kind].says}: {DIRT[each.kind].next}" for each in found)
    return f"{len(found):,} problems are open. {'; '.join(nexts)}. In [dirt] stands what is done about each."


def import_rows(file: str, mapping: str, read: Read, standing: Sequence[ImportBegun]) -> tuple[ReadRow, ...]:
    """A file as it was read by a mapping: whether it can be taken over, its codes, its problems by row."""
    return numbered((*_file(file, mapping, read), *_standing(standing)))


def standing_rows(standing: Sequence[ImportBegun]) -> tuple[ReadRow, ...]:
    """The imports that stand."""
    return numbered(tuple(_standing(standing)))


def _file(file: str, mapping: str, read: Read) -> Iterator[ReadRow]:
    yield title(visible(file), f"{counted_words(read)}; by {mapping}")
    yield words(result_words(read), "lacking" if read.open_problems else "strong")
    for column, codes in read.unmapped.items():
        yield head(f"Codes that the mapping does not have, {visible(column)}: {len(codes):,}")
        rows = [(visible(code), f"{count:,}") for code, count in list(codes.items())[:CODES_MAX]]
        yield from table(("Code", "Rows"), (80, 20), rows, 1)
    if read.unmapped:
        yield words("What a code means is said in the mapping, and never guessed.", "quiet")
    if read.problems:
        yield head("What is wrong, and what the mapping says is done about it")
        told = [
            (each.where, DONE[each.treatment], f"{len(each.problems):,}") for each in groups(read.problems)
        ]
        yield from table(("What", "Done about it", "Rows"), (60, 25, 15), told, 1)
        yield from _by_row(read)


def _by_row(read: Read) -> Iterator[ReadRow]:
    """The problems row by row, those first that keep the file out."""
    in_order = (*read.open_problems, *(each for each in read.problems if not each.is_open))
    yield head("Row by row")
    rows = [
        (f"{each.row:,}", each.column, DIRT[each.kind].says, visible(each.value), DONE[each.treatment])
        for each in in_order[:ROWS_MAX]
    ]
    heads = ("Row", "Column", "What", "What stands there", "Done about it")
    yield from table(heads, (8, 27, 30, 20, 15), rows)
    if len(in_order) > ROWS_MAX:
        more = f"And {len(in_order) - ROWS_MAX:,} more; `console import check --rows` tells them all."
        yield words(more, "quiet")


def _standing(standing: Sequence[ImportBegun]) -> Iterator[ReadRow]:
    if standing:
        yield title("Imports that stand", "each can be undone as a whole")
    for each in standing:
        calls = f"{each.calls:,} calls of {each.rows:,} rows"
        cells = f"Entry {each.batch}", visible(each.file), f"by {each.mapping}", calls
        yield ReadRow("", "import", cells, (14, 38, 28, 20), 1, about=str(each.batch))

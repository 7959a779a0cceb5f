"""What is said of a file of another system: what it gives, what is wrong with it, which codes are missing."""

import json
from collections import Counter
from collections.abc import Iterator

from console.domain.imported.dirt import DIRT, Problem, Treatment
from console.domain.imported.reading import Read

ROWS_MAX = 5
DONE: dict[Treatment, str] = {
    "refuse": "OPEN",
    "keep": "kept as it is",
    "leave_out": "left out",
    "leave_row_out": "row left out",
    "same": "taken as the same",
    "once": "counted once",
}
"""What is done about a problem, in words."""


def read_lines(name: str, read: Read, *, every_row: bool) -> Iterator[str]:
    """What a file gives, then what is wrong with it by kind, then row by row."""
    yield f"{name}: {read.rows:,} rows, {len(read.calls):,} calls, {len(read.problems):,} problems."
    kinds = Counter((each.kind, each.column, each.treatment) for each in read.problems)
    for (kind, column, treatment), count in sorted(kinds.items(), key=lambda each: -each[1]):
        where = f", {column}" if column else ""
        yield f"{count:>7,}  {DONE[treatment]}: {DIRT[kind].says}{where}"
        same = [each for each in read.problems if (each.kind, each.column, each.treatment) == (
            kind, column, treatment)]  # fmt: skip
        shown = same if every_row else same[:ROWS_MAX]
        yield from (f"         {_row(each)}" for each in shown)
        if len(shown) < len(same):
            yield f"         and {len(same) - len(shown):,} more (--rows tells them)"
    yield _result(read)


def _row(problem: Problem) -> str:
    return f"row {problem.row}: “{problem.value}”" if problem.value else f"row {problem.row}"


def _result(read: Read) -> str:
    found = read.open_problems
    if not found:
        return "Nothing keeps it from being taken over." if read.calls else "No row gives a call."
    nexts = dict.fromkeys(f"{DIRT[each.kind].says}: {DIRT[each.kind].next}" for each in found)
    return f"{len(found):,} problems are open. {'; '.join(nexts)}. In [dirt] stands what is done about each."


def code_lines(read: Read) -> Iterator[str]:
    """The codes that the mapping lacks, as lines of TOML to be filled in, the most frequent first."""
    if not read.unmapped:
        yield "# The mapping has every code of this file."
    for column, codes in read.unmapped.items():
        yield f"# {column}: an empty meaning says that a code is known and says nothing here"
        for code, count in codes.items():
            yield f'{json.dumps(code, ensure_ascii=False)} = ""  # {count:,} rows'


def read_json(read: Read) -> dict[str, object]:
    """The same as one object."""
    return {
        "rows": read.rows,
        "calls": len(read.calls),
        "open": len(read.open_problems),
        "problems": [each._asdict() for each in read.problems],
        "unmapped": {column: dict(codes) for column, codes in read.unmapped.items()},
    }

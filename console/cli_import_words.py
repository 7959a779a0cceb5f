"""What is said of a file of another system: what it gives, what is wrong with it, which codes are missing."""

import json
from collections.abc import Iterator

from console.domain.imported.dirt import Problem
from console.domain.imported.reading import Read
from console.domain.rows.import_rows import DONE, counted_words, groups, result_words

ROWS_MAX = 5


def read_lines(name: str, read: Read, *, every_row: bool) -> Iterator[str]:
    """What a file gives, then what is wrong with it by kind, then row by row."""
    yield f"{name}: {counted_words(read)}."
    for group in groups(read.problems):
        same = group.problems
        yield f"{len(same):>7,}  {DONE[group.treatment]}: {group.where}"
        shown = same if every_row else same[:ROWS_MAX]
        yield from (f"         {_row(each)}" for each in shown)
        if len(shown) < len(same):
            yield f"         and {len(same) - len(shown):,} more (--rows tells them)"
    yield result_words(read)


def _row(problem: Problem) -> str:
    return f"row {problem.row}: “{problem.value}”" if problem.value else f"row {problem.row}"


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

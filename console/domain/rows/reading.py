"""What is read on the Reports screen, line by line: titles, words, tables, pictures, calls."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

Kind = Literal["title", "head", "words", "heads", "cells", "call", "import", "picture"]
Tone = Literal["plain", "strong", "quiet", "lacking"]


class ReadRow(NamedTuple):
    """A line. key: what tells it from the others. cells: its words, one a column of a table.

    shares: how the width is shared out between the columns; numbers: so many at the right hold numbers.
    about: the number of a call, the name of a picture. says: what is read aloud where more is to be seen.
    """

    key: str
    kind: Kind
    cells: tuple[str, ...]
    shares: tuple[int, ...] = ()
    numbers: int = 0
    tone: Tone = "plain"
    about: str = ""
    says: str = ""


def row_words(row: ReadRow) -> str:
    """All that a line shows, as one sentence."""
    return row.says or ", ".join(cell for cell in row.cells if cell)


def numbered(rows: Sequence[ReadRow]) -> tuple[ReadRow, ...]:
    """The lines, each told from the others by its place."""
    return tuple(row._replace(key=f"{place} {row.kind}") for place, row in enumerate(rows))


def title(words: str, beside: str = "") -> ReadRow:
    """What all that follows is of."""
    return ReadRow("", "title", (words, beside))


def head(words: str) -> ReadRow:
    """Words over a table or a list."""
    return ReadRow("", "head", (words,))


def words(text: str, tone: Tone = "plain") -> ReadRow:
    """A paragraph."""
    return ReadRow("", "words", (text,), tone=tone)


def table(
    heads: Sequence[str], shares: Sequence[int], rows: Sequence[Sequence[str]], numbers: int = 0
) -> Iterator[ReadRow]:
    """Rows under heads; a row is read aloud with the heads of its columns."""
    wide = tuple(shares)
    yield ReadRow("", "heads", tuple(heads), wide, numbers)
    for row in rows:
        told = (f"{each}: {cell}" if each else cell for each, cell in zip(heads, row, strict=True))
        yield ReadRow("", "cells", tuple(row), wide, numbers, says=", ".join(told))

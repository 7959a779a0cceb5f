"""Where each key of a TOML text stands, so that a fault can name its line.

Python's own TOML reader gives values without lines. This scan only has to be right for texts it accepted.
"""

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(
    r"""^\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")
_PIECE = re.compile(r'''"""|\'\'\'|"(?:\\.|[^"\\])*"|'[^']*'|\#|[\[\]{}]''')


def lines_of(text: str) -> Mapping[Path, int]:
    """The line, counted from 1, of every table header and key of an accepted TOML text."""
    found: dict[Path, int] = {}
    last: dict[Path, int] = {}
    table: Path = ()
    depth, quote = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        if depth == 0 and not quote:
            if header := _HEADER.match(line):
                table = _table(header[1], _names(header[2]), last)
                found.setdefault(table, number)
                continue
            if key := _KEY.match(line):
                found.setdefault(table + tuple(_names(key[1])), number)
        depth, quote = _after(line, depth, quote)
    return found


def line_at(lines: Mapping[Path, int], path: Path) -> int | None:
    """The line of a key or, where it has none of its own, of the nearest thing around it."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None


def _names(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(dotted)]


def _table(bracket: str, names: list[str], last: dict[Path, int]) -> Path:
    """The path of a header; `last` counts the tables of each array so far."""
    path: Path = ()
    for name in names[:-1]:
        path = (*path, name)
        if path in last:
            path = (*path, last[path])
    path = (*path, names[-1])
    if bracket == "[[":
        last[path] = last.get(path, -1) + 1
        path = (*path, last[path])
    return path


def _after(line: str, depth: int, quote: str) -> tuple[int, str]:
    """How deep in brackets, and in which long quotation, the text is after this line."""
    for piece in _PIECE.finditer(line):
        mark = piece[0]
        if quote:
            quote = "" if mark.endswith(quote) else quote
        elif mark in ('"""', "'''"):
            quote = mark
        elif mark == "#":
            break
        elif mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
    return depth, quote

"""Where each key of a TOML text stands, so that a fault can name its line and an edit its place.

Python's own TOML reader gives values without places, and so does tomlkit, in twenty times as long. This scan
only has to be right for texts that they accepted; a test holds it to them on odd ones.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

Path = tuple[str | int, ...]

_TEXT = (
    r"""\"\"\"(?:\\[\s\S]|[^\\])*?\"\"\"(?:"{0,2})|\'\'\'[\s\S]*?\'\'\'(?:'{0,2})"""
    r"""|"(?:\\.|[^"\\\n])*"|'[^'\n]*'"""
)
_NAME = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_NAMES = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_EMPTY = re.compile(r"(?:\s+|#[^\n]*)*")
_HEADER = re.compile(rf"(\[\[?)[ \t]*({_NAMES})[ \t]*\]\]?")
_KEY = re.compile(rf"({_NAMES})[ \t]*=[ \t]*")
_PART = re.compile(_NAME)
_VALUE = re.compile(rf"{_TEXT}|[^\s#\[{{][^#\n]*")
PIECE = re.compile(rf"(?P<text>{_TEXT})|(?P<remark>#[^\r\n]*)|(?P<sign>[\[\]{{}},])|(?P<line>\r?\n)")
"""What is told apart inside brackets: quoted texts, remarks, signs and the ends of lines."""


class Statement(NamedTuple):
    """The header of a table, or a key with its value. Lines count from 1.

    From start to end stands the header itself, or the value of the key.
    """

    path: Path
    is_header: bool
    line: int
    last: int
    start: int
    end: int


def lines_of(text: str) -> Mapping[Path, int]:
    """The line, counted from 1, of every table header and key of an accepted TOML text."""
    found: dict[Path, int] = {}
    for each in statements(text):
        found.setdefault(each.path, each.line)
    return found


def line_at(lines: Mapping[Path, int], path: Path) -> int | None:
    """The line of a key or, where it has none of its own, of the nearest thing around it."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None


def statements(text: str) -> Iterator[Statement]:
    """The headers and keys of an accepted TOML text, in order; what stands in brackets is part of a value."""
    arrays: dict[Path, int] = {}
    table: Path = ()
    line, counted, at = 1, 0, _end_of(_EMPTY, text, 0)
    while at < len(text):
        line += text.count("\n", counted, at)
        counted = at
        if header := _HEADER.match(text, at):
            table = path = _table(_names(header[2]), arrays, is_array=header[1] == "[[")
            start, end = at, header.end()
        else:
            key = _KEY.match(text, at)
            assert key is not None, f"no TOML text in line {line}"
            path, start = (*table, *_names(key[1])), key.end()
            end = _end_of_value(text, start)
        yield Statement(path, header is not None, line, line + text.count("\n", at, end), start, end)
        at = _end_of(_EMPTY, text, end)


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _end_of_value(text: str, start: int) -> int:
    if text[start] not in "[{":
        end = _end_of(_VALUE, text, start)
        return start + len(text[start:end].rstrip())
    depth = 0
    for piece in PIECE.finditer(text, start):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(piece[0], 0)
        if depth == 0:
            return piece.end()
    return len(text)


def _names(dotted: str) -> list[str]:
    """The parts of a dotted key, each as it is meant."""
    return [_meant(part) for part in _PART.findall(dotted)]


def _meant(part: str) -> str:
    if part[0] == '"' and "\\" in part:
        return str(tomllib.loads(f"key = {part}")["key"])
    return part[1:-1] if part[0] in "\"'" else part


def _table(names: list[str], arrays: dict[Path, int], *, is_array: bool) -> Path:
    """The path of a header; `arrays` counts the tables of each array so far."""
    path: Path = ()
    for name in names[:-1]:
        path = (*path, name)
        if path in arrays:
            path = (*path, arrays[path])
    path = (*path, names[-1])
    if is_array:
        arrays[path] = arrays.get(path, -1) + 1
        path = (*path, arrays[path])
    return path

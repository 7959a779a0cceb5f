"""A TOML text as blocks, one a table: a value, a row, an order is changed and every other byte stays.

A block is its header with what follows, and the comments that stand right above it without a blank line.
Comments that stand alone keep their place, whatever moves past them. Knows no policy.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, cast

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Item, Table

from console.policy.toml_lines import Path, lines_of

Value = str | int | date | Sequence[str] | None
"""What a key can be given; None takes it out."""
_ENTRY = re.compile(r'^\s*"(?P<text>(?:[^"\\]|\\.)*)"\s*,?\s*(?:#.*)?$')


class Block(NamedTuple):
    """A table's place in the text. first: where its own comments begin. Lines count from 0; `end` is out."""

    path: Path
    first: int
    header: int
    end: int


@lru_cache(maxsize=4)
def blocks_of(text: str) -> tuple[Block, ...]:
    """Every table that has a header of its own, in the order of the text."""
    lines = text.split("\n")
    heads = [
        (path, number - 1)
        for path, number in lines_of(text).items()
        if lines[number - 1].lstrip().startswith("[")
    ]
    found: list[Block] = []
    for place, (path, header) in enumerate(heads):
        below = heads[place + 1][1] if place + 1 < len(heads) else len(lines)
        before = found[-1].end if found else 0
        first = header
        while first > before and _is_comment(lines[first - 1]):
            first -= 1
        found.append(Block(path, first, header, _last_line(lines, header, below)))
    return tuple(found)


def rows_in(text: str, table: str) -> tuple[Block, ...]:
    """The blocks of an array of tables or of the tables in a table, in order: `medical`, `conditions`."""
    return tuple(each for each in blocks_of(text) if len(each.path) == 2 and each.path[0] == table)


def put(text: str, path: Path, keys: Sequence[str], value: Value) -> str:
    """The text with a value in place of the one at `keys` of the table at `path`; () is the file itself."""
    lines = text.split("\n")
    if path:
        block = next(each for each in blocks_of(text) if each.path == path)
        first, end = block.header, block.end
    else:
        heads = blocks_of(text)
        first, end = 0, _last_line(lines, 0, heads[0].first if heads else len(lines))
    part = tomlkit.parse("\n".join(lines[first:end]) + "\n")
    table = _inner(part, path)
    for key in keys[:-1]:
        table = cast("Table", table[key])
    _set(table, keys[-1], value)
    changed = part.as_string().removesuffix("\n").split("\n")
    return "\n".join((*lines[:first], *changed, *lines[end:]))


def insert(text: str, body: str, before: Block | None = None, after: Block | None = None) -> str:
    """The text with a block more: before another, else after another, else at the end."""
    lines = text.split("\n")
    added = body.rstrip("\n").split("\n")
    if before is not None:
        return "\n".join((*lines[: before.first], *added, "", *lines[before.first :]))
    if after is not None:
        return "\n".join((*lines[: after.end], "", *added, *lines[after.end :]))
    return "\n".join((*text.rstrip("\n").split("\n"), "", *added, ""))


def take_out(text: str, block: Block) -> str:
    """The text without a block; of the blank lines around it one side stays."""
    lines = text.split("\n")
    end = block.end
    if block.first and not lines[block.first - 1].strip():
        while end < len(lines) - 1 and not lines[end].strip():
            end += 1
    left = [*lines[: block.first], *lines[end:]]
    return "\n".join(left).rstrip("\n") + "\n"


def swap(text: str, upper: Block, lower: Block) -> str:
    """The text with two blocks in each other's place; what stands between them stays between them."""
    lines = text.split("\n")
    one, other = lines[upper.first : upper.end], lines[lower.first : lower.end]
    between = lines[upper.end : lower.first]
    return "\n".join((*lines[: upper.first], *other, *between, *one, *lines[lower.end :]))


def put_header(text: str, block: Block, header: str) -> str:
    """The text with another header on a block, its comment at the line's end kept."""
    lines = text.split("\n")
    lines[block.header] = re.sub(r"^\s*\[.*?\]+", lambda _: header, lines[block.header])
    return "\n".join(lines)


def checked(text: str) -> str:
    """The text itself. Raises ValueError where it is no TOML."""
    try:
        tomlkit.parse(text)
    except TOMLKitError as fault:
        raise ValueError(str(fault)) from fault
    return text


def _inner(part: tomlkit.TOMLDocument, path: Path) -> Table:
    """The table of a block that was read alone: each array in its path then holds one."""
    table: object = part
    for key in path:
        if isinstance(key, str):
            table = cast("Table", table)[key]
            table = table[0] if isinstance(table, AoT) else table
    return cast("Table", table)


def _set(table: Table, key: str, value: Value) -> None:
    if value is None:
        if key in table:
            table.remove(key)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        table[key] = _list(table.get(key), value)
    else:
        table[key] = tomlkit.item(value)


def _list(before: object, values: Sequence[str]) -> Item:
    """A list as it was written before: on a line each, with the remarks behind the values, or on one line."""
    written = before.as_string() if isinstance(before, Item) else ""
    inner = written.split("\n")[1:-1]
    entries = {}
    for line in inner:
        found = _ENTRY.match(line)
        if found is None:
            inner = []
            break
        entries[found["text"]] = line
    if not inner:
        return tomlkit.item(list(values))
    indent = inner[0][: len(inner[0]) - len(inner[0].lstrip())]
    lines = [_with_comma(entries.get(each, f'{indent}"{each}",')) for each in values]
    return tomlkit.value("\n".join(("[", *lines, "]")))


def _with_comma(line: str) -> str:
    found = re.match(r'^(\s*"(?:[^"\\]|\\.)*")\s*,?(.*)$', line)
    assert found is not None, "only lines that hold one value come here"
    return f"{found[1]},{found[2]}"


def _last_line(lines: Sequence[str], first: int, below: int) -> int:
    """Behind the last line that is neither blank nor a comment."""
    end = below
    while end > first + 1 and (not lines[end - 1].strip() or _is_comment(lines[end - 1])):
        end -= 1
    return end


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")

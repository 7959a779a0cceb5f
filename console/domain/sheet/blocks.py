"""A TOML text as blocks, one a table: a value, a row, an order is changed and every other byte stays.

A block is its header with what follows; the comments that stand right above it go with it, and those right
below its last key. Comments that stand alone keep their place, whatever moves past them. Knows no policy.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, cast

import tomlkit
from tomlkit.items import InlineTable

from console.domain.sheet.lists import with_values
from console.policy.toml_lines import Path, Statement, statements

Value = str | int | date | Sequence[str] | None
"""What a key can be given; None takes it out."""
_HEADER = re.compile(r"""^\s*\[(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\]"'])*\]+""")


class Block(NamedTuple):
    """A table's place in the text. first: where its own comments begin. Lines count from 0; `end` is out."""

    path: Path
    first: int
    header: int
    end: int


@lru_cache(maxsize=4)
def blocks_of(text: str) -> tuple[Block, ...]:
    """Every table that has a header of its own, in the order of the text."""
    lines, said = text.split("\n"), said_in(text)
    heads = [place for place, each in enumerate(said) if each.is_header]
    ends = [said[place - 1].last if place else 0 for place in (*heads, len(said))]
    firsts = [
        _above(lines, said[place].line - 1, before) for place, before in zip(heads, ends[:-1], strict=True)
    ]
    belows = (*firsts, len(lines))[1:]
    return tuple(
        Block(said[place].path, first, said[place].line - 1, _below(lines, end, below))
        for place, first, end, below in zip(heads, firsts, ends[1:], belows, strict=True)
    )


@lru_cache(maxsize=4)
def said_in(text: str) -> tuple[Statement, ...]:
    """Every header and key of the text, in order."""
    return tuple(statements(text))


def rows_in(text: str, table: str) -> tuple[Block, ...]:
    """The blocks of an array of tables or of the tables in a table, in order: `medical`, `conditions`."""
    return tuple(each for each in blocks_of(text) if len(each.path) == 2 and each.path[0] == table)


def put(text: str, path: Path, keys: Sequence[str], value: Value) -> str:
    """The text with a value in place of the one at `keys` of the table at `path`; () is the file itself."""
    whole = (*path, *keys)
    found = next((each for each in said_in(text) if each.path == whole and not each.is_header), None)
    if found is not None:
        written = text[found.start : found.end]
        return (
            _without(text, found)
            if value is None
            else _replaced(text, found, _rewritten(written, value, text))
        )
    around = (
        next((each for each in said_in(text) if each.path == whole[:-1]), None) if len(keys) > 1 else None
    )
    if around is not None and not around.is_header:
        inner = _in_table(text[around.start : around.end], keys[-1], value)
        return (
            _replaced(text, around, inner)
            if tomllib.loads(f"held = {inner}")["held"]
            else _without(text, around)
        )
    if value is None:
        return text
    if around is not None:
        return _with_key(text, whole[:-1], f"{keys[-1]} = {as_toml(value)}")
    is_dotted = any(each.path[:-1] == whole[:-1] for each in said_in(text)) or len(keys) == 1
    outer, key = ".".join(keys[:-1]), keys[-1]
    said = (
        f"{'.'.join(keys)} = {as_toml(value)}" if is_dotted else f"{outer} = {{ {key} = {as_toml(value)} }}"
    )
    return _with_key(text, path, said)


def rewrite(text: str, path: Path, how: Callable[[str], str]) -> str:
    """The text with the text at a key written in another way; as it is where the key is left out."""
    found = next((each for each in said_in(text) if each.path == path and not each.is_header), None)
    is_text = found is not None and text[found.start] in "\"'"
    return _replaced(text, found, how(text[found.start : found.end])) if found and is_text else text


def insert(text: str, body: str, before: Block | None = None, after: Block | None = None) -> str:
    """The text with a block more: before another, else after another, else at the end."""
    end = line_end(text)
    lines, added = text.split("\n"), body.rstrip("\n").replace("\n", end)
    if before is not None:
        at = sum(len(line) + 1 for line in lines[: before.first])
        return f"{text[:at]}{added}{end}{end}{text[at:]}"
    if after is not None and after.end < len(lines):
        at = sum(len(line) + 1 for line in lines[: after.end])
        return f"{text[:at]}{end}{added}{end}{text[at:]}"
    text = text if text.endswith("\n") or not text else f"{text}{end}"
    blank = "" if not text or text.endswith(("\n\n", "\n\r\n")) else end
    return f"{text}{blank}{added}{end}"


def take_out(text: str, block: Block) -> str:
    """The text without a block; of the blank lines around it one side stays."""
    lines = text.split("\n")
    first, end = block.first, block.end
    if first and not lines[first - 1].strip():
        while end < len(lines) - 1 and not lines[end].strip():
            end += 1
        while end >= len(lines) - 1 and first and not lines[first - 1].strip():
            first -= 1
    return "\n".join((*lines[:first], *lines[end:]))


def swap(text: str, upper: Block, lower: Block) -> str:
    """The text with two blocks in each other's place; what stands between them stays between them."""
    lines = text.split("\n")
    if lower.end == len(lines):  # no line ends the text: the block above must not run on without one
        return swap(f"{text}{line_end(text)}", upper, lower).removesuffix(line_end(text))
    one, other = lines[upper.first : upper.end], lines[lower.first : lower.end]
    between = lines[upper.end : lower.first]
    return "\n".join((*lines[: upper.first], *other, *between, *one, *lines[lower.end :]))


def put_header(text: str, block: Block, header: str) -> str:
    """The text with another header on a block, its comment at the line's end kept."""
    lines = text.split("\n")
    lines[block.header] = _HEADER.sub(lambda _: header, lines[block.header])
    return "\n".join(lines)


def line_end(text: str) -> str:
    """How the lines of a text end: as most of them do."""
    return "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"


def _rewritten(written: str, value: Value, text: str) -> str:
    """A value in place of the one that is written so; the same one stays as it is written."""
    held = tomllib.loads(f"held = {written}")["held"]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return with_values(written, value, line_end(text)) if isinstance(held, list) else as_toml(value)
    return written if type(held) is type(value) and held == value else as_toml(value)


def as_toml(value: Value) -> str:
    """A value as it is written in a file."""
    is_list = isinstance(value, Sequence) and not isinstance(value, str)
    return tomlkit.item(list(value) if is_list else value).as_string()  # type: ignore[arg-type]  # it is one


def _in_table(written: str, key: str, value: Value) -> str:
    """A table that is written in one line, with another value in it."""
    table = cast("InlineTable", tomlkit.value(written))
    if table.get(key) == value:
        return written
    if value is None:
        table.remove(key)
    else:
        table[key] = value
    return table.as_string()


def _replaced(text: str, place: Statement, written: str) -> str:
    return f"{text[: place.start]}{written}{text[place.end :]}"


def _without(text: str, place: Statement) -> str:
    lines = text.split("\n")
    return "\n".join((*lines[: place.line - 1], *lines[place.last :]))


def _with_key(text: str, path: Path, said: str) -> str:
    """The text with a key more, below the last of its table; those of the file stand above all tables."""
    lines, at, is_inside = text.split("\n"), 0, not path
    for each in said_in(text):
        if is_inside and each.is_header:
            break
        is_inside = is_inside or each.path == path
        at = each.last if is_inside else at
    if at == len(lines):
        return f"{text}{line_end(text)}{said}"
    return "\n".join((*lines[:at], f"{said}{line_end(text)}".removesuffix("\n"), *lines[at:]))


def _above(lines: Sequence[str], header: int, before: int) -> int:
    """The first of the comments that stand right above a header, and below what ends before it."""
    while header > before and _is_comment(lines[header - 1]):
        header -= 1
    return header


def _below(lines: Sequence[str], end: int, below: int) -> int:
    """Behind the comments that stand right below the last key."""
    while end < below and _is_comment(lines[end]):
        end += 1
    return end


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")

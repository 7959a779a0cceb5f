"""A pack's text as it is edited: one value, one row at a time, with its comments and its order kept.

The one module of packs that knows tomlkit. What stands in a draft may be faulty; it is the text alone.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Comment, Item, Table, Whitespace

from console.domain.pack.fields import GENERAL, PackField, pack_tables

Value = str | int | bool | Sequence[str] | None
"""What a field of a form holds; None: the key is left out."""


class Spot(NamedTuple):
    """A place in a pack: table, row (0 where there is one) and key; without a key the whole row."""

    table: str = GENERAL
    row: int = 0
    field: str = ""


class NoSuchRowError(LookupError):
    """A row was meant that the draft does not have."""

    def __init__(self, table: str, row: int, count: int) -> None:
        super().__init__(f"[[{table}]] has no row {row}: it has {count}, the first of which is 0")


class PackDraft:
    """A text of a pack that is edited. Raises ValueError where the text is no TOML."""

    def __init__(self, text: str) -> None:
        self._read(text)

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self._document.as_string()

    @property
    def data(self) -> Mapping[str, object]:
        """What the text holds, as plain values."""
        return self._document.unwrap()

    def put(self, field: PackField, row: int, value: Value | tomlkit.items.Item) -> None:
        """Write a value in place of what stands there; None takes the key out. Raises NoSuchRowError."""
        if field.table == GENERAL:
            self._put_in_general(field.name, value)
            return
        table = self._table(field.table, row)
        if value is None:
            if field.name in table:
                table.remove(field.name)
        elif field.name in table:
            table[field.name] = _item(value)
        else:
            tail = _take_tail(table)
            table.append(field.name, _item(value))
            _put_back(table, tail)

    def put_toml(self, field: PackField, row: int, value: str) -> None:
        """Write a value as it stands in a file; what is none is written as text, and told as a fault."""
        try:
            parsed = tomllib.loads(f"value = {value}")
            item: Value | Item = tomlkit.value(value) if set(parsed) == {"value"} else value
        except (tomllib.TOMLDecodeError, TOMLKitError):
            item = value
        self.put(field, row, item)

    def add(self, table: str) -> int:
        """Add a row with the keys that a row of this table needs, empty as yet; where it stands."""
        rows = self._document.get(table)
        if not isinstance(rows, AoT):
            if table in self._document:
                self._document.remove(table)  # `unit = []`, which no row can follow
            self._read(f"{self.text.rstrip()}\n\n")
            rows = tomlkit.aot()
            self._document.append(table, rows)
            rows = cast("AoT", self._document[table])
        fresh = tomlkit.table()
        for field in pack_tables()[table].fields:
            if field.is_needed:
                fresh.append(field.name, _item(_first(field)))
        fresh.add(tomlkit.nl())
        if len(rows):
            last = rows[-1]
            tail = _take_tail(last)
            rows.append(fresh)
            if tail:
                _take_tail(fresh)
                _put_back(fresh, tail)
            last.add(tomlkit.nl())
        else:
            rows.append(fresh)
        self._read(self.text)
        return len(cast("AoT", self._document[table])) - 1

    def take_out(self, table: str, row: int) -> None:
        """Take a row out. The comment above the next row stays above it. Raises NoSuchRowError."""
        rows = self._rows(table, row)
        tail = "".join(item.as_string() for _, item in _take_tail(rows[row]))
        if row + 1 < len(rows):
            after = rows[row + 1]
            # The blank line above it stands above the row that goes.
            after.trivia.indent = tail.lstrip("\n") + after.trivia.indent
        elif row:
            before = rows[row - 1]
            _take_tail(before)
            for line in tail.splitlines(keepends=True) or ["\n"]:
                _add_line(before, line)
        del rows[row]
        if not len(rows):
            self._document.remove(table)
            if pack_tables()[table].is_needed:
                self._put_in_general(table, ())
        self._read(self.text)

    def _read(self, text: str) -> None:
        try:
            self._document = tomlkit.parse(text)
        except TOMLKitError as fault:
            raise ValueError(str(fault)) from fault

    def _table(self, name: str, row: int) -> Table:
        """A table of the text; one that stands once and is not there yet is made."""
        if pack_tables()[name].many:
            return self._rows(name, row)[row]
        if name not in self._document:
            self._document.append(name, tomlkit.table())
            self._read(f"{self.text.rstrip()}\n")
        return cast("Table", self._document[name])

    def _rows(self, table: str, row: int) -> AoT:
        """The rows of a table, among which is this one. Raises NoSuchRowError."""
        rows = self._document.get(table)
        count = len(rows) if isinstance(rows, AoT) else 0
        if not isinstance(rows, AoT) or not 0 <= row < count:
            raise NoSuchRowError(table, row, count)
        return rows

    def _put_in_general(self, key: str, value: Value | Item) -> None:
        if value is None:
            self._document.pop(key, None)
        elif key in self._document and not isinstance(self._document[key], Table):
            self._document[key] = _item(value)
        else:
            self._document.pop(key, None)  # a table of its own, `[shapes]`, behind which no key could stand
            self._read(_below_the_last_key(self.text, f"{key} = {_item(value).as_string()}\n"))


def toml_of(value: object) -> str:
    """A value as it stands in a file, behind its key: tables within it in braces."""
    return tomlkit.item(value, _parent=tomlkit.array()).as_string() if value is not None else ""


def _first(field: PackField) -> Value:
    """What a new row holds: the first of the model's own list, else nothing yet."""
    empty: Mapping[str, Value] = {"number": 1, "yes": False, "lines": (), "several": (), "toml": ()}
    return field.choices[0] if field.kind == "one" else empty.get(field.kind, "")


def _item(value: Value | Item) -> Item:
    if isinstance(value, Item):
        return value
    return tomlkit.item(list(value) if isinstance(value, tuple) else value)


Tail = list[tuple[object, Item]]
"""What stands below the last key of a table, such as the comment above the next table."""


def _take_tail(table: Table) -> Tail:
    body, tail = cast("Tail", table.value.body), list[tuple[object, Item]]()
    while body and isinstance(body[-1][1], Comment | Whitespace):
        tail.insert(0, body.pop())
    return tail


def _put_back(table: Table, tail: Tail) -> None:
    cast("Tail", table.value.body).extend(tail)


def _add_line(table: Table, line: str) -> None:
    is_comment = line.strip().startswith("#")
    table.add(tomlkit.comment(line.strip().removeprefix("#").strip()) if is_comment else tomlkit.nl())


def _below_the_last_key(text: str, line: str) -> str:
    """The text with a line more behind the last key that stands in no table."""
    lines = text.splitlines(keepends=True)
    first = next(
        (at for at, each in enumerate(lines) if re.match(r"\s*\[", each) and _is_whole(lines[:at])),
        len(lines),
    )
    at = first
    while at and (not lines[at - 1].strip() or lines[at - 1].lstrip().startswith("#")):
        at -= 1
    if at and not lines[at - 1].endswith("\n"):
        lines[at - 1] += "\n"
    return "".join((*lines[:at], line, *lines[at:]))


def _is_whole(lines: Sequence[str]) -> bool:
    try:
        tomllib.loads("".join(lines))
    except tomllib.TOMLDecodeError:
        return False
    return True

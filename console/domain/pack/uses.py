"""Where the rows of a pack are named by others: units by capability, line-ups by shift, and so on.

A row that is called otherwise is called so wherever it is named, or the rest of the pack would name nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from console.domain.pack.fields import PackField, pack_tables
from console.domain.pack.rows import row_called, rows_of
from console.domain.pack.words import said_of

NAMED_IN: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"unit.line_up": MappingProxyType({"shift": "shift", "members": "crew_member"})}
)
"""What the keys within a value name, where a field holds more than ids."""


class Use(NamedTuple):
    """A place where a row is named: a field of a row, and the way to the id within its value."""

    field: PackField
    row: int
    way: tuple[int | str, ...] = ()


def uses_of(data: Mapping[str, object], table: str, name: str) -> tuple[Use, ...]:
    """Everywhere in a pack where the row of a table with this id is named, in the order of the tables."""
    return tuple(
        Use(field, number, way)
        for about in pack_tables().values()
        for number, row in enumerate(rows_of(data, about))
        for field in about.fields
        for way in _ways(row.get(field.name), field, table, name)
    )


def held_at(data: Mapping[str, object], use: Use) -> object:
    """What stands at a place now; None where there is no such place."""
    rows = rows_of(data, pack_tables()[use.field.table])
    value = rows[use.row].get(use.field.name) if use.row < len(rows) else None
    for step in use.way:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def put_at(value: object, way: Sequence[int | str], name: str) -> object:
    """A value with another id at the end of a way."""
    if not way:
        return name
    step, *rest = way
    if isinstance(value, Mapping):
        return {key: put_at(each, rest, name) if key == step else each for key, each in value.items()}
    assert isinstance(value, list), "a way goes through lists and tables"
    return [put_at(each, rest, name) if at == step else each for at, each in enumerate(value)]


def used_words(data: Mapping[str, object], uses: Iterable[Use]) -> str:
    """The rows that name it, in words, none twice; empty where none does."""
    rows = ((use, rows_of(data, pack_tables()[use.field.table])) for use in uses)
    called = (row_called(use.field.table, each[use.row]) for use, each in rows if use.row < len(each))
    return ", ".join(dict.fromkeys(called))


def called_otherwise(value: object, field: PackField, names: Mapping[str, Mapping[str, str]]) -> object:
    """A value as it would read with the rows of some tables called otherwise. names: by table, old to new."""
    for table, renamed in names.items():
        for name, called in renamed.items():
            plain = _as_lists(value)
            for way in tuple(_ways(plain, field, table, name)):
                plain = put_at(plain, way, called)
                value = plain
    return tuple(value) if isinstance(value, list) else value


def _as_lists(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _ways(value: object, field: PackField, table: str, name: str) -> Iterator[tuple[int | str, ...]]:
    """The ways to an id within a value of a field."""
    if said_of(field).of == table:
        yield from _equal(value, name)
        return
    for key, of in NAMED_IN.get(field.place, {}).items():
        if of == table and isinstance(value, list):
            for at, each in enumerate(value):
                held = each.get(key) if isinstance(each, Mapping) else None
                yield from ((at, key, *way) for way in _equal(held, name))


def _equal(value: object, name: str) -> Iterator[tuple[int | str, ...]]:
    if value == name:
        yield ()
    elif isinstance(value, list):
        yield from ((at,) for at, each in enumerate(value) if each == name)

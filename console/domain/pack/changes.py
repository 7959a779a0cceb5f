"""What differs between two packs, for people: before and after, a row and a field at a time.

The same for what is about to be put in force and for what an entry in the log has changed.
"""

import tomllib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from console.domain.pack.fields import PackTable, pack_tables
from console.domain.pack.rows import Row, row_called, row_name, rows_of, value_of, value_words
from console.domain.pack.words import said_of, table_words
from console.domain.visible import visible


class Change(NamedTuple):
    """One difference. field: empty where a whole row was came or went, or the order differs."""

    table: str
    row: str
    field: str
    says: str


def changes(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[Change, ...]:
    """Every difference between two packs as read, in the order of the tables. Either may have faults."""
    return tuple(change for table in pack_tables().values() for change in _of_table(table, before, after))


def text_changes(before: str, after: str) -> tuple[Change, ...]:
    """The same of two texts that are TOML, as every text is that was put in force."""
    return changes(tomllib.loads(before), tomllib.loads(after))


def in_short(found: tuple[Change, ...]) -> str:
    """The differences in one line: the first, and how many more."""
    if not found:
        return "Nothing but comments differs"
    more = f"; {len(found) - 1} more" if len(found) > 1 else ""
    return f"{found[0].says}{more}"


def _of_table(
    table: PackTable, before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[Change]:
    if not table.many:
        one, other = (next(iter(rows_of(each, table)), {}) for each in (before, after))
        yield from _of_row(table, one, other)
        return
    old, now = _by_name(table, before), _by_name(table, after)
    for name, row in old.items():
        if name not in now:
            says = f"{row_called(table.name, row)}: taken out (it was: {_all_of(table, row)})"
            yield Change(table.name, name, "", visible(says))
    for name, row in now.items():
        if name in old:
            yield from _of_row(table, old[name], row)
        else:
            yield Change(
                table.name, name, "", visible(f"{row_called(table.name, row)}: added ({_all_of(table, row)})")
            )
    both = [[name for name in rows if name in old and name in now] for rows in (old, now)]
    if both[0] != both[1]:
        yield Change(table.name, "", "", f"{table_words(table.name).many}: in another order")


def _by_name(table: PackTable, data: Mapping[str, object]) -> dict[str, Row]:
    """The rows by what tells them apart; one that has a name twice is told by its number too."""
    found: dict[str, Row] = {}
    for number, row in enumerate(rows_of(data, table), start=1):
        name = row_name(table.name, row)
        found[name if name not in found else f"{name} no. {number}"] = row
    return found


def _of_row(table: PackTable, before: Row, after: Row) -> Iterator[Change]:
    for field in table.fields:
        old, now = value_of(before, field), value_of(after, field)
        if old != now or type(old) is not type(now):
            words = f"{value_words(old)} → {value_words(now)}"
            says = f"{row_called(table.name, after)}, {said_of(field).label}: {words}"
            yield Change(
                table.name, row_name(table.name, after) if table.many else "", field.name, visible(says)
            )


def _all_of(table: PackTable, row: Row) -> str:
    """What a row says, without what is empty or holds anyway."""
    held = ((field, value_of(row, field)) for field in table.fields if field.name != "id")
    return "; ".join(
        f"{said_of(field).label}: {value_words(value)}"
        for field, value in held
        if value not in ("", (), None, field.default)
    )

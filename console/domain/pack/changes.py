"""What differs between two packs, for people: before and after, a row and a field at a time.

The same for what is about to be put in force and for what an entry in the log has changed.
"""

import tomllib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from console.domain.pack.fields import PackTable, pack_tables
from console.domain.pack.rows import Row, row_called, row_name, rows_of, value_of, value_words, words_in
from console.domain.pack.uses import called_otherwise, used_words, uses_of
from console.domain.pack.words import said_of, table_words
from console.domain.visible import visible

Words = Mapping[str, Mapping[str, str]]
"""For each table that is chosen from, the words of its rows by their ids."""


Renamed = Mapping[str, Mapping[str, str]]
"""For each table, the rows that are called otherwise: their ids before, and now."""


class Change(NamedTuple):
    """One difference. field: empty where a whole row was came or went, or the order differs."""

    table: str
    row: str
    field: str
    says: str


def changes(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[Change, ...]:
    """Every difference between two packs as read, in the order of the tables. Either may have faults."""
    renamed = _all_renamed(before, after)
    return tuple(
        change for table in pack_tables().values() for change in _of_table(table, before, after, renamed)
    )


def text_changes(before: str, after: str) -> tuple[Change, ...]:
    """The same of two texts that are TOML, as every text is that was put in force."""
    return changes(tomllib.loads(before), tomllib.loads(after))


def in_short(found: tuple[Change, ...]) -> str:
    """The differences in one line: the first, and how many more."""
    if not found:
        return "Nothing but comments differs"
    more = f"; {len(found) - 1} more" if len(found) > 1 else ""
    return f"{found[0].says}{more}"


def _all_renamed(before: Mapping[str, object], after: Mapping[str, object]) -> Renamed:
    """The rows of every table that are called otherwise; so may be what they name, which is no difference."""
    found: Renamed = {}
    for _ in pack_tables():  # one may name another, which names a third
        further = {
            table.name: _renamed(table, _by_name(table, before), _by_name(table, after), found)
            for table in pack_tables().values()
            if table.field("id") is not None and table.many
        }
        if further == found:
            break
        found = further
    return found


def _of_table(
    table: PackTable, before: Mapping[str, object], after: Mapping[str, object], all_renamed: Renamed
) -> Iterator[Change]:
    words = {of: {**words_in(before, of), **words_in(after, of)} for of in _chosen_from(table)}
    if not table.many:
        one, other = (next(iter(rows_of(each, table)), {}) for each in (before, after))
        yield from _of_row(table, one, other, words, all_renamed)
        return
    old, now = _by_name(table, before), _by_name(table, after)
    renamed = all_renamed.get(table.name, {})
    for name, row in old.items():
        if name in renamed:
            uses = used_words(after, uses_of(after, table.name, renamed[name]))
            says = f"{row_called(table.name, row)}: called {renamed[name]} now"
            says += f", and so in {uses}" if uses else ""
            yield Change(table.name, renamed[name], "", visible(says))
        elif name not in now:
            says = f"{row_called(table.name, row)}: taken out (it was: {_all_of(table, row, words)})"
            yield Change(table.name, name, "", visible(says))
    for name, row in now.items():
        if name in old:
            yield from _of_row(table, old[name], row, words, all_renamed)
        elif name not in renamed.values():
            called = row_called(table.name, row) if name else f"{row_called(table.name, row)} without a name"
            held = _all_of(table, row, words) or "nothing in it yet"
            yield Change(table.name, name, "", visible(f"{called}: added ({held})"))
    both = [[name for name in rows if name in old and name in now] for rows in (old, now)]
    if both[0] != both[1]:
        yield Change(table.name, "", "", f"{table_words(table.name).many}: in another order")


def _chosen_from(table: PackTable) -> frozenset[str]:
    return frozenset(said_of(field).of for field in table.fields)


def _by_name(table: PackTable, data: Mapping[str, object]) -> dict[str, Row]:
    """The rows by what tells them apart; one that has a name twice is told by its number too."""
    found: dict[str, Row] = {}
    for number, row in enumerate(rows_of(data, table), start=1):
        name = row_name(table.name, row)
        found[name if name not in found else f"{name} no. {number}"] = row
    return found


def _renamed(
    table: PackTable, old: Mapping[str, Row], now: Mapping[str, Row], others: Renamed
) -> Mapping[str, str]:
    """The rows that are called otherwise and are the same in all else, each with its name now."""
    fields = [field for field in table.fields if field.name != "id"]
    fresh = [name for name in now if name and name not in old]
    found: dict[str, str] = {}
    for name, row in old.items():
        same = (
            each
            for each in fresh
            if name not in now
            and each not in found.values()
            and all(
                called_otherwise(value_of(row, field), field, others) == value_of(now[each], field)
                for field in fields
            )
        )
        if each := next(same, ""):
            found[name] = each
    return found


def _of_row(table: PackTable, before: Row, after: Row, words: Words, renamed: Renamed) -> Iterator[Change]:
    """What differs in a row. That something it names is called otherwise is told of that, and not here."""
    for field in table.fields:
        old, now = called_otherwise(value_of(before, field), field, renamed), value_of(after, field)
        if old != now or type(old) is not type(now):
            said = said_of(field)
            told = f"{value_words(old, words[said.of])} → {value_words(now, words[said.of])}"
            says = f"{row_called(table.name, after)}, {said.label}: {told}"
            name = row_name(table.name, after) if table.many else ""
            yield Change(table.name, name, field.name, visible(says))


def _all_of(table: PackTable, row: Row, words: Words) -> str:
    """What a row says, without what is empty or holds anyway."""
    held = ((field, value_of(row, field)) for field in table.fields if field.name != "id")
    return "; ".join(
        f"{said_of(field).label}: {value_words(value, words[said_of(field).of])}"
        for field, value in held
        if value not in ("", (), None, field.default)
    )

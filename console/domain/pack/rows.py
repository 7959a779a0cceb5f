"""The rows of a pack's tables as plain values, whatever a draft or a file holds, and what they are called."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from console.domain.pack.fields import GENERAL, KEY_OF, PackField, PackTable, pack_tables
from console.domain.pack.words import table_words
from console.domain.rows.words import RESPONSES

Row = Mapping[str, object]
NO_WORDS: Mapping[str, str] = MappingProxyType({})


def rows_of(data: Mapping[str, object], table: PackTable) -> tuple[Row, ...]:
    """The rows of a table; a table that stands once is one row. What is no table at all is none."""
    if not table.name:
        return (data,)
    held = data.get(table.name, () if table.many else {})
    rows = held if isinstance(held, list) else [held]
    return tuple(row for row in rows if isinstance(row, Mapping))


def value_of(row: Row, field: PackField) -> object:
    """What a field holds, or what holds where the key is left out; lists as tuples, so that they compare."""
    value = row.get(field.name, field.default)
    return tuple(value) if isinstance(value, list) else value


def row_name(table: str, row: Row) -> str:
    """What tells a row from the others of its table, as people read it."""
    parts = (row.get(key, "") for key in KEY_OF.get(table, ("id",)))
    return ", ".join(" and ".join(map(str, each)) if isinstance(each, list) else str(each) for each in parts)


def row_called(table: str, row: Row) -> str:
    """A row by the word of its table and its name: `Unit CO-7`."""
    words = table_words(table)
    if not pack_tables()[table].many:
        return words.one
    return f"{words.one} {row_name(table, row)}".rstrip()


def names_in(data: Mapping[str, object], table: str) -> tuple[str, ...]:
    """The ids of a table's rows, in their order, none twice."""
    rows = rows_of(data, pack_tables()[table])
    return tuple(dict.fromkeys(str(row["id"]) for row in rows if row.get("id")))


def words_in(data: Mapping[str, object], table: str) -> Mapping[str, str]:
    """The words of a table's rows by their ids; those of responses are the program's own.

    Nothing is chosen from the agency itself: a field without a table to choose from shows its own value.
    """
    if table == "response":
        return {response: words.name for response, words in RESPONSES.items()}
    if table == GENERAL or table not in pack_tables():
        return {}
    rows = rows_of(data, pack_tables()[table])
    return {str(row.get("id")): str(row.get("word") or row.get("name") or row.get("id")) for row in rows}


def value_words(value: object, words: Mapping[str, str] = NO_WORDS) -> str:
    """A value as a list of changes shows it. words: of the ids that it may hold."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or value in ("", ()):
        return "nothing"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(value_words(each, words) for each in value)
    if isinstance(value, Mapping):
        named = (f"{key.replace('_', ' ')} {value_words(each, words)}" for key, each in value.items())
        return " with ".join(named)
    return words.get(str(value), str(value))

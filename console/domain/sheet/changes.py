"""What differs between two drafts of a policy, for people: a row and a field at a time, in plain words."""

from collections.abc import Iterator, Mapping, Sequence

from console.domain.pack.changes import Change
from console.domain.pack.rows import value_words
from console.domain.sheet.draft import PolicyDraft, Row, rows_of
from console.domain.sheet.fields import (
    ABOUT,
    ANSWERS,
    CASES,
    CONDITIONS,
    FACTS,
    FIELDS,
    ORDERED,
    QUESTIONS,
    TABLE_WORDS,
    TABLES,
)
from console.domain.sheet.wording import WORDS
from console.domain.visible import visible
from console.policy.conditions import Named, Unreadable, mistakes, parse
from console.policy.facts import Catalogue
from console.policy.model import NamedCondition
from console.policy.words import in_words

Words = tuple[Catalogue, Mapping[str, str]]
"""What conditions are told with: the facts, and what the named conditions mean."""


def changes(before: PolicyDraft, after: PolicyDraft, catalogue: Catalogue) -> tuple[Change, ...]:
    """Every difference, in the order of the tables. Either may have faults."""
    if before == after:
        return ()
    words = catalogue, {**means_in(before), **means_in(after)}
    return tuple(each for table in TABLES for each in _of_table(table, before, after, words))


def counted(found: Sequence[Change]) -> int:
    """How many changes these are to whoever made them: a row that is added is one, whatever stands in it."""
    whole = {(each.table, each.row) for each in found if not each.field}
    return sum(not each.field or (each.table, each.row) not in whole for each in found)


def row_called(table: str, row: Row) -> str:
    """A row by the word of its table and its name: `Rule S1`."""
    one = TABLE_WORDS[table].one
    if table == ABOUT:
        return one
    if table == FACTS:
        return f"{one} {_named(row)}"
    if table == ANSWERS:
        fact = row.get("fact")
        return f"{one} {_named(fact if isinstance(fact, Mapping) else {})}: {_named(row)}"
    name = row_name(table, row).replace("_", " ")
    # A promise that nobody named yet is called after its table already.
    return name.capitalize() if name.startswith(f"{one.lower()} ") else f"{one} {name}".rstrip()


def _named(row: Row) -> str:
    """What a fact or an answer is called in English, as the lists have it."""
    return str(value_of(row, ("name", "en")) or row.get("id", ""))


def row_name(table: str, row: Row) -> str:
    """What tells a row from the others of its table."""
    if table != ANSWERS:
        return str(row.get("id", ""))
    fact = row.get("fact")
    return f"{fact.get('id', '') if isinstance(fact, dict) else ''}: {row.get('id', '')}"


def value_of(row: Row, keys: tuple[str, ...]) -> object:
    """What a field holds; None where the key is left out."""
    held: object = row
    for key in keys:
        held = held.get(key) if isinstance(held, Mapping) else None
    return tuple(held) if isinstance(held, list) else held


def means_in(draft: PolicyDraft) -> Mapping[str, str]:
    """What each named condition of a draft means."""
    return {str(row["id"]): str(row.get("means", "")) for row in rows_of(draft, CONDITIONS)}


def condition_words(text: str, catalogue: Catalogue, means: Mapping[str, str]) -> str:
    """A condition in plain words; its text where it cannot be read. means: of the named conditions."""
    try:
        condition = parse(text)
    except Unreadable:
        return text
    if any(mistakes(condition, catalogue, means)):
        return text
    said = {
        name: NamedCondition(name, Named(name), name, meant or name.replace("_", " "), 0)
        for name, meant in means.items()
    }
    return in_words(condition, catalogue, "en", said)


def _of_table(table: str, before: PolicyDraft, after: PolicyDraft, words: Words) -> Iterator[Change]:
    if table == CASES:
        if before.cases != after.cases:
            yield from _of_cases(before, after)
        return
    if before.policy == after.policy and table not in ("facts", ANSWERS):
        return
    if before.facts == after.facts and table in ("facts", ANSWERS):
        return
    old, now = _by_name(table, before), _by_name(table, after)
    for name, row in old.items():
        if name not in now:
            yield Change(table, name, "", visible(f"{_called(table, row, words)}: taken out"))
    for name, row in now.items():
        if name in old:
            yield from _of_row(table, name, old[name], row, words)
        else:
            yield Change(table, name, "", visible(f"{_called(table, row, words)}: added"))
            yield from _of_row(table, name, {}, row, words)
    both = [[name for name in rows if name in old and name in now] for rows in (old, now)]
    if table in ORDERED and both[0] != both[1]:
        order = ", ".join(_said(table, name, words) for name in now)
        yield Change(table, "", "", f"{TABLE_WORDS[table].many}: in another order, now {order}")


def _of_cases(before: PolicyDraft, after: PolicyDraft) -> Iterator[Change]:
    """Which cases came, went, and are others, with why where that was said."""
    old, now = _by_name(CASES, before), _by_name(CASES, after)
    for name in old:
        if name not in now:
            yield Change(CASES, name, "", visible(f"Case “{name}”: taken out"))
    for name, row in now.items():
        if name not in old:
            yield Change(CASES, name, "", visible(f"Case “{name}”: added"))
        elif row != old[name]:
            because = f", because {row['because']}" if row.get("because") else ""
            says = visible(f"Case “{name}”: it expects another answer{because}")
            yield Change(CASES, name, "because", says)


def _called(table: str, row: Row, words: Words) -> str:
    """A row as the screen has it: a question by the name of its fact."""
    if table != QUESTIONS:
        return row_called(table, row)
    return f"{TABLE_WORDS[table].one} {_said(table, row_name(table, row), words)}"


def _said(table: str, name: str, words: Words) -> str:
    fact = words[0].by_id.get(name) if table == QUESTIONS else None
    return fact.name.en if fact is not None else name.replace("_", " ")


def _by_name(table: str, draft: PolicyDraft) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for number, row in enumerate(rows_of(draft, table), start=1):
        name = row_name(table, row) if table != ABOUT else ""
        found[name if name not in found else f"{name} no. {number}"] = row
    return found


def _of_row(table: str, name: str, before: Row, after: Row, words: Words) -> Iterator[Change]:
    for each in FIELDS[table]:
        old, now = value_of(before, each.keys), value_of(after, each.keys)
        if old == now or (not old and not now):
            continue
        shown = [_shown(each.field.name, value, words) for value in (old, now)]
        told = shown[1] if not before else f"{shown[0]} → {shown[1]}"
        says = visible(f"{row_called(table, after)}, {each.label}: {told}")
        yield Change(table, name, each.field.name, says)


def _shown(field: str, value: object, words: Words) -> str:
    if field == "when" and isinstance(value, str):
        return condition_words(value, *words) or "nothing"
    return value_words(value, WORDS.get(field, {}))

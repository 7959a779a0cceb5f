"""Texts of a draft that cannot stand as they are, too long or with what nobody sees, each at its field."""

from collections.abc import Iterator
from functools import lru_cache

from console.domain.pack.edit import Spot
from console.domain.pack.told import Fault
from console.domain.sheet.changes import value_of
from console.domain.sheet.draft import PolicyDraft, rows_of
from console.domain.sheet.fields import CASES, FIELDS, IN_CATALOGUE, TABLES
from console.domain.texts import REASON_MAX
from console.domain.visible import hidden_names, visible

TEXT_MAX = 2 * REASON_MAX
"""So many characters a text of a policy may have."""


def unfit(draft: PolicyDraft) -> tuple[Fault, ...]:
    """Each text of a draft that cannot stand as it is."""
    return (*_in_policy(draft.policy), *_in_facts(draft.facts), *_in_cases(draft.cases))


@lru_cache(maxsize=4)
def _in_policy(text: str) -> tuple[Fault, ...]:
    tables = [each for each in TABLES if each not in IN_CATALOGUE]
    return tuple(each for table in tables for each in _of_table(PolicyDraft(text, ""), table))


@lru_cache(maxsize=4)
def _in_facts(text: str) -> tuple[Fault, ...]:
    return tuple(each for table in IN_CATALOGUE for each in _of_table(PolicyDraft("", text), table))


@lru_cache(maxsize=4)
def _in_cases(text: str) -> tuple[Fault, ...]:
    return tuple(_of_table(PolicyDraft("", "", text), CASES))


def _of_table(draft: PolicyDraft, table: str) -> Iterator[Fault]:
    for number, row in enumerate(rows_of(draft, table)):
        for each in FIELDS[table]:
            value = value_of(row, each.keys)
            if isinstance(value, str) and (says := _wrong(value)):
                yield Fault(Spot(table, number, each.field.name), says)


def _wrong(text: str) -> str:
    if (over := len(text) - TEXT_MAX) > 0:
        return f"{over} characters too many; {TEXT_MAX} are the most. Nothing is cut: shorten it."
    if visible(text, lines=True) != text:
        return f"It holds {', '.join(hidden_names(text))}, which nobody sees. Write it again."
    return ""

"""Texts of a draft that are longer than a text may be: kept whole, told with the count, and to be mended."""

from collections.abc import Iterator

from console.domain.pack.edit import Spot
from console.domain.pack.told import Fault
from console.domain.sheet.changes import value_of
from console.domain.sheet.draft import PolicyDraft, rows_of
from console.domain.sheet.fields import FIELDS, TABLES
from console.domain.texts import REASON_MAX

TEXT_MAX = 2 * REASON_MAX
"""So many characters a text of a policy may have."""


def too_long(draft: PolicyDraft) -> Iterator[Fault]:
    """Each text of a draft that has too many characters, at its field."""
    if not any(len(line) > TEXT_MAX for text in draft for line in text.splitlines()):
        return
    for table in TABLES:
        for number, row in enumerate(rows_of(draft, table)):
            for each in FIELDS[table]:
                value = value_of(row, each.keys)
                if isinstance(value, str) and (over := len(value) - TEXT_MAX) > 0:
                    says = f"{over} characters too many; {TEXT_MAX} are the most. Nothing is cut: shorten it."
                    yield Fault(Spot(table, number, each.field.name), says)

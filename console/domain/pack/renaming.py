"""Calling a row of a draft otherwise, letter by letter, with everything that names it.

On the way to its new name a row may be called as another one is. So the places that name it are kept as
places: they go on with this row, and never with the other.
"""

from collections.abc import Iterable

from console.domain.pack.edit import PackDraft, toml_of
from console.domain.pack.fields import PackField, pack_tables
from console.domain.pack.rows import rows_of
from console.domain.pack.uses import Use, held_at, put_at, uses_of


class Renaming:
    """The places that name the rows of one draft that were called otherwise. Told when rows come or go."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], tuple[Use, ...]] = {}

    def forget(self) -> None:
        """Rows came or went, or the draft is another: no place is what it was."""
        self._kept.clear()

    def rename(self, draft: PackDraft, field: PackField, row: int, name: str) -> None:
        """Write the id of a row, and the same wherever the draft names it."""
        uses = self._uses(draft, field.table, row)
        draft.put(field, row, name)
        _put_all(draft, uses, name)
        self._kept[field.table, row] = uses

    def _uses(self, draft: PackDraft, table: str, row: int) -> tuple[Use, ...]:
        data = draft.data
        ids = [each.get("id") for each in rows_of(data, pack_tables()[table])]
        now = ids[row] if row < len(ids) else None
        if now and ids.count(now) == 1:
            return uses_of(data, table, str(now))
        # Nobody could tell by the name alone which of the two is meant, or none is named yet.
        return tuple(use for use in self._kept.get((table, row), ()) if held_at(data, use) == now)


def _put_all(draft: PackDraft, uses: Iterable[Use], name: str) -> None:
    data = draft.data
    values: dict[tuple[PackField, int], object] = {}
    for use in uses:
        place = use.field, use.row
        value = values.get(place, held_at(data, Use(*place)))
        values[place] = put_at(value, use.way, name)
    for (field, row), value in values.items():
        if field.kind == "toml":
            draft.put_toml(field, row, toml_of(value))
        else:
            draft.put(field, row, tuple(map(str, value)) if isinstance(value, list) else str(value))

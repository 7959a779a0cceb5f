"""What of a draft stands on one of its rows, so that taking it out leaves something to be mended."""

from console.domain.pack.edit import Spot
from console.domain.sheet.changes import row_called
from console.domain.sheet.draft import PolicyDraft, rows_of
from console.domain.sheet.fields import ACKNOWLEDGED, CONDITIONS, PROMISES
from console.policy.conditions import Unreadable, names_in, parse
from console.policy.model import PARTS

NAMED_MAX = 4
"""More rows than these are counted."""


def used_by(draft: PolicyDraft, spot: Spot) -> tuple[str, ...]:
    """What uses a row, each by its name: conditions that name it, findings let stand on a rule."""
    name = str(rows_of(draft, spot.table)[spot.row]["id"])
    if spot.table == CONDITIONS:
        return tuple(
            row_called(table, row)
            for table in (*PARTS, CONDITIONS, PROMISES)
            for row in rows_of(draft, table)
            if _names(str(row.get("when", "")), name)
        )
    if spot.table in PARTS:
        stand = rows_of(draft, ACKNOWLEDGED)
        about = [row for row in stand if (row.get("part"), row.get("rule")) == (spot.table, name)]
        return tuple(f"the finding let stand because “{row.get('reason', '')}”" for row in about)
    return ()


def listed(names: tuple[str, ...]) -> str:
    """Names in a row, the first few of them."""
    shown = ", ".join(names[:NAMED_MAX])
    more = len(names) - NAMED_MAX
    return f"{shown} and {more} more" if more > 0 else shown


def _names(text: str, name: str) -> bool:
    """Whether a condition names another; one that cannot be read does where the name stands in it."""
    try:
        return name in names_in(parse(text))
    except Unreadable:
        return name in text.split()

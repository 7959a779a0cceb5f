"""Positions whose calls nobody has before them: what is said of one, and the alert on the other desks.

Whether a desk is open at a position comes in from outside; unknown is never yes.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from console.domain.board import Board
from console.domain.rows.shown import Alert
from console.domain.visible import visible

DeskSeen = Literal["open", "none", "unknown"]
"""Whether a desk is open at a position: it is; it is not; it cannot be told from here."""
Seeing = Callable[[str], DeskSeen]
NO_DESK: Mapping[DeskSeen, str] = MappingProxyType(
    {"open": "", "none": "no desk is open there", "unknown": "whether a desk is open there is not known here"}
)
"""What is said of a position, beside who has signed in there."""
LEADS: Mapping[DeskSeen, str] = MappingProxyType(
    {"none": "Nobody is at {position}:", "unknown": "Nobody can be seen at {position}:"}
)


def desk_alerts(board: Board, here: str, desk_at: Seeing) -> tuple[Alert, ...]:
    """An alert for each other position that has open calls and no desk, as far as can be told from here."""
    calls: dict[str, list[str]] = defaultdict(list)
    for call in board.calls.values():
        if call.position not in ("", here):
            calls[call.position].append(call.id)
    seen = {position: desk_at(position) for position in calls}
    return tuple(
        Alert(
            f"desk:{position}",
            "alert",
            "",
            LEADS[seen[position]].format(position=visible(position)),
            f"{len(found)} open {'call' if len(found) == 1 else 'calls'} there. Ctrl+O takes it over",
            "Open",
            found[0],
        )
        for position, found in calls.items()
        if seen[position] != "open"
    )

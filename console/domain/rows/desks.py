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
    """An alert for each other position that has calls or units and no desk, as far as can be told."""
    calls: dict[str, list[str]] = defaultdict(list)
    units: dict[str, list[str]] = defaultdict(list)
    for call in board.calls.values():
        calls[call.position].append(call.id)
    for crew in board.crews.values():
        units[crew.position].append(crew.unit)
    others = [each for each in dict.fromkeys((*calls, *units)) if each not in ("", here)]
    seen = {position: desk_at(position) for position in others}
    return tuple(
        Alert(
            f"desk:{position}",
            "alert",
            "",
            LEADS[seen[position]].format(position=visible(position)),
            _left_there(calls[position], units[position]),
            "Open",
            next(iter(calls[position]), ""),
        )
        for position in others
        if seen[position] != "open"
    )


def _left_there(calls: list[str], units: list[str]) -> str:
    """What is looked after where nobody is, and how it is taken over."""
    of_calls = f"{len(calls)} open {'call' if len(calls) == 1 else 'calls'}" if calls else ""
    of_units = f"{len(units)} {'unit' if len(units) == 1 else 'units'} on duty" if units else ""
    what = " and ".join(each for each in (of_calls, of_units) if each)
    return f"{what} there. " + ("Ctrl+O takes it over" if calls else "Ctrl+R, the unit, 6")

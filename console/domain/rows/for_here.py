"""What somebody left for this position: messages and calls handed over, and where they stand among alerts."""

from collections.abc import Container, Iterable

from console.domain.board import Board
from console.domain.rows.calls import title
from console.domain.rows.shown import Alert
from console.domain.visible import visible

FOR_HERE = ("message", "handed")
"""The kinds of alert that somebody left for this position."""
BEFORE = ("panic", "gap", "glass", "offer", "check", "deputies")
"""The kinds that come before them: somebody is in danger, or without an answer."""
CALLERS = ("line", "unreached", "no_line")
"""The kinds of a caller who was lost: they come before them once they are overdue."""


def handed_alerts(board: Board, position: str, seen: Container[int] = ()) -> tuple[Alert, ...]:
    """An alert for each call that was handed over to this position, by who did, until it is opened here.

    seen: the entries by which calls were handed over that were in front here since.
    """
    return tuple(
        Alert(
            f"handed:{call.id}", "warn", "page", f"{title(call)}:", f"handed to you by {visible(handed.by)}",
            "Open", call.id,
        )
        for call in board.calls.values()
        if (handed := call.handed) and call.position == position and handed.entry not in seen
    )  # fmt: skip


def in_sight(found: Iterable[Alert]) -> tuple[Alert, ...]:
    """The alerts with what was left for this position right behind who is in danger, before all clocks."""
    alerts = tuple(found)
    if not any(_kind(each) in FOR_HERE for each in alerts):
        return alerts
    left = tuple(each for each in alerts if _kind(each) in FOR_HERE)
    others = tuple(each for each in alerts if _kind(each) not in FOR_HERE)
    first = tuple(each for each in others if _is_before(each))
    return (*first, *left, *(each for each in others if not _is_before(each)))


def _is_before(alert: Alert) -> bool:
    kind = _kind(alert)
    return kind in BEFORE or (kind in CALLERS and alert.weight == "alert")


def _kind(alert: Alert) -> str:
    return alert.id.partition(":")[0]

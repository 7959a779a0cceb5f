"""What somebody left for this position: messages and calls handed over, and where they stand among alerts."""

from collections.abc import Iterable, Mapping

from console.domain.board import Board
from console.domain.rows.calls import title
from console.domain.rows.shown import Alert
from console.domain.visible import visible

FOR_HERE = ("message", "handed")
"""The kinds of alert that somebody left for this position."""
BEFORE = ("panic", "gap", "glass", "offer", "check", "deputies")
"""The kinds that come before them: somebody is in danger, or without an answer."""


def handed_alerts(board: Board, position: str, handed: Mapping[str, str]) -> tuple[Alert, ...]:
    """An alert for each call that was handed over to this position, by who did, until it is opened here."""
    found = ((board.calls[call], who) for call, who in handed.items() if call in board.calls)
    return tuple(
        Alert(
            f"handed:{call.id}", "warn", "page", f"{title(call)}:", f"handed to you by {visible(who)}",
            "Open", call.id,
        )
        for call, who in found
        if call.position == position
    )  # fmt: skip


def in_sight(found: Iterable[Alert]) -> tuple[Alert, ...]:
    """The alerts with what was left for this position right behind who is in danger, before all clocks."""
    alerts = tuple(found)
    first = tuple(each for each in alerts if _kind(each) in BEFORE)
    left = tuple(each for each in alerts if _kind(each) in FOR_HERE)
    rest = tuple(each for each in alerts if _kind(each) not in (*BEFORE, *FOR_HERE))
    return (*first, *left, *rest) if left else alerts


def _kind(alert: Alert) -> str:
    return alert.id.partition(":")[0]

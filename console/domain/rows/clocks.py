"""The words of what is done about clocks that look after people. It knows no clock itself."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from console.domain.board import Board
from console.domain.names import Unreached
from console.domain.rows.shown import Alert

ALERTS: Mapping[str, str] = MappingProxyType(
    {
        "panic": "{about} calls for help",
        "check": "is {about} well?",
        "waiting": "the call that rings",
        "line": "call back",
        "unreached": "the caller cannot be reached",
        "gap": "gap call",
        "approval": "a supervisor is asked",
        "hand_off": "hand-off not accepted",
        "no_line": "no other line fits",
        "unsent": "not sent yet",
        "unit": "{about} is late",
        "brief": "brief to be read again",
        "unread": "brief not read back",
        "deputies": "{about} asks for deputies",
        "did": "what {about} did then",
    }
)
"""What each kind of alert is called where it was silenced, by the beginning of its id."""


UNREACHED_DECIDED: Mapping[Unreached, str] = MappingProxyType(
    {"send": "who is asked for goes", "welfare_check": "deputies look in", "nobody": "nobody goes now"}
)
"""What was decided on a caller who cannot be reached."""


def silenced_words(alert: str) -> str:
    """An alert by its id, in a few words."""
    kind, _, rest = alert.partition(":")
    return ALERTS.get(kind, kind).format(about=rest.rpartition(":")[2])


def with_silenced(board: Board, alerts: Iterable[Alert], position: str) -> tuple[Alert, ...]:
    """The alerts, those said to be silenced that were at this position: they stay in sight."""
    return tuple(
        alert._replace(rest=f"{alert.rest} (silenced here)") if _was(board, alert, position) else alert
        for alert in alerts
    )


def _was(board: Board, alert: Alert, position: str) -> bool:
    call = board.calls.get(alert.call)
    if call is None or not call.silenced:
        return False
    mark = alert.mark or (alert.due.isoformat() if alert.due else "")
    return any((each.alert, each.position, each.mark) == (alert.id, position, mark) for each in call.silenced)

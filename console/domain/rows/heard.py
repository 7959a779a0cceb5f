"""What is heard at one position now, gravest first: from the alerts, who has the call, and what was silenced.

It plays nothing, and knows no device.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from console.domain.board import Board, Call, in_force
from console.domain.rows.alerts import alerts
from console.domain.rows.calls import title
from console.domain.rows.safety import LEVELS as CHECK_LEVELS
from console.domain.rows.safety import checks
from console.domain.rows.shown import Alert
from console.domain.sounds import CLIMBS_S, KINDS, LEVELS, QUIET_S, RHYTHM_S, SoundKind

OF_ALERT: Mapping[str, SoundKind] = MappingProxyType({"panic": "help", "check": "check", "waiting": "call"})
"""The kinds of alerts that have a sound of their own; any other sounds by how grave it is."""
TO_SUPERVISOR = ("no_line", "unreached")
"""The alerts that are a supervisor's affair from the first."""
EVERYWHERE: tuple[SoundKind, ...] = ("help", "call")
"""What is heard at every position, whoever has the call."""

SILENT = ("desk:", "message:", "kept:")
"""How the ids begin of what is seen and never heard."""


class Sounding(NamedTuple):
    """An alert that is to be heard. level: how far it has climbed; mark: as in `Alert`."""

    alert: str
    kind: SoundKind
    level: int
    call: str
    mark: str
    words: str


class Here(NamedTuple):
    """The position that listens. supervises: a supervisor sits here. is_open: whether another has a desk."""

    position: str
    supervises: bool = False
    is_open: Callable[[str], bool] = bool


def soundings(board: Board, now: datetime, told: Sequence[Alert] | None = None) -> tuple[Sounding, ...]:
    """Every alert of a call that has a sound, silenced or not, gravest first.

    A message is seen and not heard: it waits for whom it is for.
    told: the alerts of this board, where they were worked out a moment ago.
    """
    if board.room is None:
        return ()
    return _in_order(_found(board, now, told, _everywhere))


def heard(
    board: Board, now: datetime, here: Here, told: Sequence[Alert] | None = None
) -> tuple[Sounding, ...]:
    """What is heard at a position now, gravest first; what was silenced there is not among it."""
    if board.room is None:
        return ()
    positions = {call.position for call in board.calls.values()}
    near = {at for at in positions if at in ("", here.position) or not here.is_open(at)}

    def may_reach(call: Call, kind: SoundKind) -> bool:
        return kind in EVERYWHERE or call.position in near or here.supervises

    return _in_order(
        each
        for each in _found(board, now, told, may_reach)
        if _reaches(board.calls[each.call], each, here, near)
        and not is_silenced(board.calls[each.call], each, here.position)
    )


def is_silenced(call: Call, sounding: Sounding, position: str) -> bool:
    """Whether this alert was silenced at this position, and has not got graver or come again since."""
    return any(
        (each.alert, each.position, each.mark) == (sounding.alert, position, sounding.mark)
        and each.level >= sounding.level
        for each in call.silenced
    )


def next_sound(
    found: Sequence[Sounding], played: Mapping[str, datetime], quiet_from: datetime | None, now: datetime
) -> Sounding | None:
    """What is played now; None: nothing yet. played: when each alert and level sounded last, by `heard_as`.

    quiet_from: when the last sound ended.
    """
    if quiet_from is not None and now < quiet_from + timedelta(seconds=QUIET_S):
        return None
    for each in found:
        last = played.get(heard_as(each))
        if last is None or now >= last + timedelta(seconds=RHYTHM_S[each.kind][each.level]):
            return each
    return None


def heard_as(sounding: Sounding) -> str:
    """An alert as it sounds now: one that climbs, or comes again, sounds at once."""
    return f"{sounding.alert} {sounding.level} {sounding.mark}"


def _in_order(found: Iterable[Sounding]) -> tuple[Sounding, ...]:
    return tuple(sorted(found, key=lambda each: (KINDS.index(each.kind), -each.level)))


def _everywhere(_call: Call, _kind: SoundKind) -> bool:
    return True


def _reaches(call: Call, sounding: Sounding, here: Here, near: Container[str]) -> bool:
    """Whether it is heard here: where the call is, everywhere where nobody has it before them.

    near: this position, none, and those at which no desk is open.
    """
    if sounding.kind in EVERYWHERE or call.position in near:
        return True
    return here.supervises and sounding.level == len(LEVELS) - 1


def _found(
    board: Board, now: datetime, told: Sequence[Alert] | None, may_reach: Callable[[Call, SoundKind], bool]
) -> Iterator[Sounding]:
    """The alerts of calls that have a sound, of those that may reach who asks: most go to other positions."""
    given = alerts(board, now) if told is None else told
    for alert in given:
        call = board.calls.get(alert.call)
        if call is None or alert.id.startswith(SILENT):
            continue
        name = alert.id.partition(":")[0]
        kind = OF_ALERT.get(name, "limit" if alert.weight == "alert" else "reminder")
        if may_reach(call, kind):
            level = _check_level(board, call, alert, now) if name == "check" else _level(alert, now)
            mark = alert.mark or (alert.due.isoformat() if alert.due else "")
            yield Sounding(alert.id, kind, level, call.id, mark, f"{alert.lead} {alert.rest}".strip())
    yield from _ringing(board, {alert.id for alert in given})


def _level(alert: Alert, now: datetime) -> int:
    if alert.weight != "alert":
        return 0
    if alert.id.partition(":")[0] in TO_SUPERVISOR:
        return 2
    is_long = alert.due is not None and alert.due + timedelta(seconds=CLIMBS_S) <= now
    return 2 if is_long else 1


def _check_level(board: Board, call: Call, alert: Alert, now: datetime) -> int:
    """As far as the question has climbed: it has steps of its own, and deputies are a supervisor's affair."""
    unit = alert.id.rpartition(":")[2]
    level = next((each.level for each in checks(board, call, now) if each.unit == unit), 0)
    return min(max(level, 0), CHECK_LEVELS.index("supervisor"))


def _ringing(board: Board, told: set[str]) -> Iterator[Sounding]:
    """The calls that ring, before the lane tells that nobody takes them."""
    limit = timedelta(seconds=in_force(board).agency.limits.waiting_s)
    for call in board.calls.values():
        if call.waiting and f"waiting:{call.id}" not in told:
            mark = (call.opened + limit).isoformat()
            yield Sounding(f"waiting:{call.id}", "call", 0, call.id, mark, f"{title(call)}: ringing")

"""The strip over a timeline: answers, what the policy decided, and each unit's statuses, along the time."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from console.domain.log_walk import Step
from console.domain.rows.acts import status_word
from console.domain.rows.log_rows import LineRow


class Dot(NamedTuple):
    """One entry on a lane. is_change: it took the place of something, or decided otherwise."""

    at: datetime
    number: int
    is_change: bool = False


class Bar(NamedTuple):
    """A unit in one status; ends: None where it goes on. word: as the agency calls it."""

    counts_as: str
    word: str
    begins: datetime
    ends: datetime | None = None


class Lane(NamedTuple):
    """The statuses of one unit, in order."""

    unit: str
    bars: tuple[Bar, ...]


class LogStrip(NamedTuple):
    """All lanes of one timeline. begins and ends: of its first and its last line."""

    begins: datetime
    ends: datetime
    answers: tuple[Dot, ...] = ()
    policy: tuple[Dot, ...] = ()
    units: tuple[Lane, ...] = ()


class StripSoFar:
    """A strip that grows by one entry after the other. unit: whose statuses, or those on this call."""

    def __init__(self, call: str = "", unit: str = "") -> None:
        self._call, self._unit = call, unit
        self._times: list[datetime] = []
        self._dots: dict[str, list[Dot]] = {"FactAnswered": [], "Recommended": []}
        self._bars: dict[str, list[Bar]] = {}

    def add(self, step: Step, row: LineRow) -> None:
        """Take up one entry and its row."""
        self._times.append(row.at)
        if row.kind == "FactAnswered" or (row.kind == "Recommended" and row.is_change):
            self._dots[row.kind].append(Dot(row.at, row.number, bool(row.was)))
        for unit in self._units(step):
            self._follow(step, unit, row.at)

    def strip(self) -> LogStrip | None:
        """The strip as it stands; None where it would hold nothing."""
        if not self._times or not (self._bars or any(self._dots.values())):
            return None
        answers, policy = (tuple(self._dots[kind]) for kind in ("FactAnswered", "Recommended"))
        lanes = tuple(Lane(unit, tuple(bars)) for unit, bars in self._bars.items())
        return LogStrip(min(self._times), max(self._times), answers, policy, lanes)

    def _units(self, step: Step) -> Iterable[str]:
        """The units that are followed here, with those that have just left the call."""
        if self._unit:
            return (self._unit,)
        call = step.after.calls.get(self._call)
        here = tuple(sent.unit for sent in call.sent) if call is not None else ()
        return dict.fromkeys((*self._bars, *here))

    def _follow(self, step: Step, unit: str, at: datetime) -> None:
        now = step.after.units.get(unit)
        bars = self._bars.setdefault(unit, [])
        stands = bars[-1] if bars and bars[-1].ends is None else None
        is_here = now is not None and (bool(self._unit) or now.call == self._call)
        word = status_word(now.status, step.after.room) if now is not None else ""
        if stands is not None and (not is_here or stands.word != word):
            bars[-1] = stands._replace(ends=at)
            stands = None
        if now is not None and is_here and stands is None:
            bars.append(Bar(now.counts_as, word, at))

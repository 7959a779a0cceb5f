"""The only place that reads the time. Everything else is given a moment."""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3])(?::[0-9]{2}){2}\.[0-9]{3}Z")
"""The one form in which a moment stands in the store; Python reads others too, such as the hour 24."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SET_S = 2
"""A clock that moves further than this against steady time between two looks was set by somebody."""


def utc_now() -> datetime:
    """The present moment in UTC, cut to whole milliseconds as the store keeps it."""
    return cut_to_ms(datetime.now(UTC))


def steady_s() -> float:
    """Seconds that go on evenly, whatever is done to the clock, and while the machine sleeps too."""
    asleep_too = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if asleep_too is None else time.clock_gettime(asleep_too)


class RoomClock:
    """The machine's clock, and how far it was set, forth or back, since the program began.

    A clock that is slowly led to the right time was not set: that moves it by less than two seconds an hour.
    To be looked at now and then; the desk does so four times a second.
    """

    def __init__(self, clock: Clock = utc_now, steady: Callable[[], float] = steady_s) -> None:
        self._clock = clock
        self._steady = steady
        self._ahead = self._difference()
        self._set_by = timedelta(0)

    def __call__(self) -> datetime:
        """The moment that the machine's clock shows."""
        return self._clock()

    def set_by(self) -> timedelta:
        """How far the clock was set until now, all in all."""
        ahead = self._difference()
        if abs(ahead - self._ahead) > timedelta(seconds=SET_S):
            self._set_by += ahead - self._ahead
        self._ahead = ahead
        return self._set_by

    def _difference(self) -> timedelta:
        return self._clock() - EPOCH - timedelta(seconds=self._steady())


def set_by(clock: Clock) -> timedelta:
    """How far a clock was set since the program began; nothing where it is one that cannot tell."""
    return clock.set_by() if isinstance(clock, RoomClock) else timedelta(0)


def cut_to_ms(at: datetime) -> datetime:
    """The moment without what is finer than a millisecond."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def as_text(at: datetime) -> str:
    """A UTC moment as the store writes it: `2026-03-01T21:47:32.015Z`."""
    assert at.tzinfo is not None, "a moment without a zone is a bug"
    return at.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def from_text(text: str) -> datetime:
    """The moment that `as_text` wrote. Raises ValueError on any other form."""
    if not _WRITTEN.fullmatch(text):
        raise ValueError(f"{text!r} is not a moment as the store writes it")
    return datetime.fromisoformat(text)

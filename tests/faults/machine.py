"""A machine whose clock is set forth and back, under the room's clock: time goes on by it only when told."""

from datetime import datetime, timedelta

from console.domain.clock import Clock, RoomClock
from tests.ledger.small_room import START


class Machine:
    """Its clock, its steady time, and the room's clock over both."""

    def __init__(self, start: datetime = START, is_watched: bool = True) -> None:
        self.now = start
        self.steady = 1000.0
        self._is_watched = is_watched
        self.clock = self.started()

    def started(self) -> Clock:
        """The clock of a program that starts now; one that is not watched is believed whatever it shows."""
        return RoomClock(lambda: self.now, lambda: self.steady) if self._is_watched else lambda: self.now

    def pass_s(self, seconds: float) -> None:
        """Let time go on."""
        self.now += timedelta(seconds=seconds)
        self.steady += seconds

    def set_by(self, by: timedelta) -> None:
        """Set the clock, forth or back."""
        self.now += by

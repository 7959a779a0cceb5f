"""The sounds of one desk: what is heard there now goes to the player, in the rhythm that stands as data.

It begins once the window is painted. A device that is missing is told in the lane, until it plays again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.entry import Entry
from console.domain.rows.heard import Sounding, heard_as, next_sound
from console.domain.rows.shown import Alert
from console.domain.sounds import GAINS, length_s
from console.ui.player import HANGS, LATE_S, REAL, Player
from console.ui.screens.hearing import heard_here

if TYPE_CHECKING:
    from console.settings_file import SoundSettings
    from console.ui.screens.desk import Desk

EVERY_MS = 1000


class Sounds(QObject):
    """What one desk lets be heard.

    told: what keeps a sound from being played; empty: one was played. It comes from the player's thread and
    from no entry, so it is a signal of its own. last: what was played last, for who wonders what that was.
    """

    told = Signal(str)

    def __init__(self, desk: Desk, settings: SoundSettings, backends: tuple[str, ...] = REAL) -> None:
        """backends: the ways to a device that are tried, in order."""
        super().__init__()
        self.last: Sounding | None = None
        self.trouble = ""
        self._desk, self._settings = desk, settings
        self._player = Player(self.told.emit, settings.device, backends)
        self._played: dict[str, datetime] = {}
        self._quiet_from: datetime | None = None
        self._asked: datetime | None = None
        self._is_over = False
        self.told.connect(self._tell)
        self._every = QTimer(self)
        self._every.setInterval(EVERY_MS)
        self._every.timeout.connect(self.tick)

    def start(self) -> None:
        """Listen from now on: every second, and at once when something was entered.

        A sound of no volume goes first, so that a room hears of a missing device before the first alert.
        """
        self._desk.sounds = self
        self._desk.bridge.recorded.connect(self.hear)
        self._every.start()
        self._player.play("single", 0.0)

    def finish(self) -> None:
        """Play no more, and say nothing more: what the thread tells from now on finds no desk."""
        self._is_over = True
        self._every.stop()
        self._player.finish()

    def hear(self, entries: Sequence[Entry]) -> None:
        """A call for help is heard when it is entered, not a second later."""
        self.tick()

    def now_heard(self) -> tuple[Sounding, ...]:
        """What is to be heard here now, gravest first, but for the kinds that the room gave no sound."""
        found = heard_here(self._desk)
        return tuple(each for each in found if self._settings.sound_of(each.kind) is not None)

    def tick(self) -> None:
        """Play what is due, one sound at most."""
        now, found = self._desk.clock(), self.now_heard()
        self._watch(now)
        keys = {heard_as(each) for each in found}
        self._played = {key: at for key, at in self._played.items() if key in keys}
        due = next_sound(found, self._played, self._quiet_from, now)
        if due is not None:
            self._play(due, now)

    def _play(self, due: Sounding, now: datetime) -> None:
        sound = self._settings.sound_of(due.kind)
        assert sound is not None, "what has no sound is not due"
        if self._player.play(sound, self._volume(due.level)):
            self.last, self._asked = due, now
            self._played[heard_as(due)] = now
            self._quiet_from = now + timedelta(seconds=length_s(sound))

    def _volume(self, level: int) -> float:
        return self._settings.volume / 100 * GAINS[level]

    def _watch(self, now: datetime) -> None:
        """A device may hang so that nothing comes back from it at all."""
        if self._asked is not None and now > self._asked + timedelta(seconds=3 * LATE_S):
            self._asked = None
            self._tell(HANGS)

    def _tell(self, trouble: str) -> None:
        if trouble != HANGS:
            self._asked = None
        if trouble == self.trouble or self._is_over:
            return
        self.trouble = trouble
        tr = self._desk.tr
        mine = (Alert("sound", "warn", "", tr("No sounds:"), trouble, tr("Open")),) if trouble else ()
        self._desk.parts.lane.show_of_machine("sound", mine)


def keep_sounds(desk: Desk, settings: SoundSettings) -> Sounds:
    """The sounds of a desk, from now on."""
    sounds = Sounds(desk, settings)
    sounds.start()
    return sounds

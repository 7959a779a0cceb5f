"""Backups beside a working desk: begun with it, shown in the bar and the lane, made at once at a shift's end.

The work is done by another process (`ledger/keeper.py`); here it is asked for, and told at the desk.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from console.domain.entries import Redacted, SignedOff
from console.domain.entry import Entry
from console.domain.rows.backup import backup_alerts, backup_sign
from console.ledger.keeper import Keeper
from console.ledger.keeping import Plan
from console.ledger.served import BackupState

if TYPE_CHECKING:
    from console.ui.screens.backup import BackupScreen
    from console.ui.screens.desk import Desk

LOOK_MS = 1000
AT_THE_END_S = 10.0
"""So long the end of the program waits for a backup that the end of a shift has asked for."""


class Backups(QObject):
    """The backups of one desk. `stands` carries how they stand, whenever a place was looked at.

    It carries no entry, and comes from the thread that waits for the work: so it is a signal of its own.
    screen: the Backup screen, once it was wanted.
    """

    stands = Signal(object)

    def __init__(self, desk: Desk, plan: Plan) -> None:
        super().__init__()
        self.plan = plan
        self.keeper = Keeper(plan, desk.clock, self.stands.emit)
        self._desk = desk
        self.screen: BackupScreen | None = None
        self._troubled: set[Path] = set()
        self._is_over = False
        self.stands.connect(self._told, Qt.ConnectionType.QueuedConnection)
        desk.bridge.recorded.connect(self.heed)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.show)

    def start(self) -> None:
        """Begin to keep, and to show how backups stand."""
        self.keeper.start()
        self._look.start()
        self.show()

    def heed(self, entries: Sequence[Entry]) -> None:
        """Make one at once where a shift ends here, or where words were erased, which older ones hold."""
        here = self._desk.bridge.session.position
        if any(
            isinstance(entry.body, Redacted) or (isinstance(entry.body, SignedOff) and entry.position == here)
            for entry in entries
        ):
            self.keeper.at_once()

    def show(self) -> None:
        """Show how backups stand now."""
        state, now = self.keeper.state(), self._desk.clock()
        parts = self._desk.parts
        parts.top.show_backup(backup_sign(state.level, state.all_up_to, len(state.troubles), now))
        # Until each place was tried once, an old one only says that the desk was closed.
        is_known = self.keeper.has_tried
        alerts = backup_alerts(state.level, state.all_up_to, state.troubles, now) if is_known else ()
        parts.lane.show_of_machine("backup", alerts)
        if self.screen is not None:
            self.screen.show()

    def finish(self) -> None:
        """Stop keeping; a backup that a shift's end has asked for is waited for a few seconds."""
        self._look.stop()
        if self.screen is not None:
            self.screen.stop()
        self.keeper.stop(AT_THE_END_S)
        self._is_over = True

    def _told(self, state: BackupState) -> None:
        """Tell trouble once, and once that it is over. What comes after the end is told to nobody."""
        if self._is_over:
            return
        bad = {each.place for each in self.keeper.places() if each.is_in_use and each.trouble}
        if bad - self._troubled:
            self._desk.say(self.tr("A backup was not made. {trouble}").format(trouble=state.troubles[0]))
        elif self._troubled and not bad:
            self._desk.say(self.tr("There is a good backup in every place again."))
        self._troubled = bad
        self.show()


def keep_backups(desk: Desk, plan: Plan) -> Backups:
    """Backups by this plan from now on; what keeps them from being made is said at the desk."""
    backups = Backups(desk, plan)
    desk.backups = backups
    desk.entrance.show_about()
    backups.start()
    return backups

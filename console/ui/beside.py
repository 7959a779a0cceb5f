"""What is kept beside an open desk, by the room's own settings: backups, the paper pack, sounds.

All begin once the window is painted: nobody waits for them, and what they import is a tenth of the start.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from console.domain.rows.shown import Alert

if TYPE_CHECKING:
    from console.settings_file import Settings
    from console.ui.backups import Backups
    from console.ui.paper import PaperWriter
    from console.ui.screens.desk import Desk
    from console.ui.sounds import Sounds

SOON_MS = 300


class Beside(QObject):
    """Backups, the paper pack and the sounds of one desk.

    backups: None before they began, and in practice, which leaves nothing that a room would need.
    paper, sounds: None before they began.
    """

    def __init__(self, desk: Desk, store: Path, settings: Path, *, keeps_backups: bool) -> None:
        """settings: the file with the room's settings; it may be absent."""
        super().__init__()
        self.backups: Backups | None = None
        self.paper: PaperWriter | None = None
        self.sounds: Sounds | None = None
        self._desk, self._store, self._settings = desk, store, settings
        self._keeps_backups = keeps_backups
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.begin)

    def begin_soon(self) -> None:
        """Begin once the window is painted and takes keys."""
        self._soon.start()

    def begin(self) -> None:
        """Begin what the settings ask for. A fault in them is told in the lane, and the defaults hold.

        A room must be able to open its desks with a slip in a file.
        """
        from console.session_backup import plan_of
        from console.ui.backups import keep_backups
        from console.ui.paper import keep_paper, paper_folder
        from console.ui.sounds import keep_sounds

        self._soon.stop()
        settings = self._read()
        if self._keeps_backups:
            self.backups = keep_backups(self._desk, plan_of(self._store, settings.backup))
        asked = settings.paper.folder
        folder = Path(asked).expanduser() if asked else paper_folder(self._store)
        self.paper = keep_paper(self._desk, folder, settings.paper.every_s)
        self.sounds = keep_sounds(self._desk, settings.sound)

    def finish(self) -> None:
        """Let all of it end with the desk; where that was open for no longer than a moment, nothing began."""
        self._soon.stop()
        if self.sounds is not None:
            self.sounds.finish()
        if self.paper is not None:
            self.paper.finish()
        if self.backups is not None:
            self.backups.finish()

    def _read(self) -> Settings:
        from console.settings_file import Settings, SettingsFaulty, read_settings

        try:
            return read_settings(self._settings)
        except SettingsFaulty as faulty:
            lead = self._desk.tr("The room's settings do not hold:")
            says = faulty.says.partition("\n")[0]
            alert = Alert("settings", "warn", "", lead, says, self._desk.tr("Open"))
            self._desk.parts.lane.show_of_machine("settings", (alert,))
            return Settings()

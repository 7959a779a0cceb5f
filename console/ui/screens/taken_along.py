"""The report of a shift that goes along at its end: a file beside the store, to be printed and signed.

That it leaves the store stands in the ledger before it is made. It is written off the window's thread.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from console import accounts
from console.domain.entry import Entry
from console.domain.names import Mark
from console.domain.people_entries import Exported
from console.domain.rows.shown import Notice
from console.errors import StoreDamaged, StoreUnavailable
from console.ui.aside import Aside
from console.ui.whole_file import write_whole

if TYPE_CHECKING:
    from datetime import datetime

    from console.ui.screens.entrance import Entrance

FOLDER = "shift-reports"
STAMP = timedelta(milliseconds=1)
"""As fine as the times of entries: the report reaches until after the sign-off."""


class ToWrite(NamedTuple):
    """What is written where: of whose shift, since when until when, at which position, the marks shown."""

    store: Path
    file: Path
    name: str
    since: datetime
    until: datetime
    position: str
    marks: frozenset[Mark]


class TakenAlong(QObject):
    """The report of the shift that has ended at this desk."""

    def __init__(self, entrance: Entrance) -> None:
        super().__init__(entrance)
        self._entrance = entrance
        self._writing = Aside(self)
        self._writing.done.connect(self._done)

    def begin(self, entries: tuple[Entry, ...], name: str, since: datetime) -> str:
        """Have it written where the end of the shift asked for it; the file, or nothing.

        entries: those of the sign-off. since: when this person sat down.
        """
        asked = next((each.body for each in entries if isinstance(each.body, Exported)), None)
        if asked is None:
            return ""
        session, now = self._entrance.desk.bridge.session, entries[-1].at
        store, local = accounts.store_of(session), self._entrance.desk.local(now)
        position = "".join(each if each.isalnum() else "-" for each in session.position)
        file = store.with_name(FOLDER) / f"{local:%Y-%m-%d %H%M%S} {position}.pdf"
        marks, of = frozenset(map(Mark, asked.marks)), f"{name} at {session.position}"
        work = ToWrite(store, file, of, since, now + STAMP, session.position, marks)
        self._writing.ask(work, lambda _stop: _written(work))
        return str(file)

    def open(self, file: str) -> None:
        """Open the report in the machine's own program for PDF, from which it is printed."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(file)):
            lead, rest = self.tr("No program here opens a PDF"), self.tr("Open it on another machine.")
            self._entrance.pages.tell(Notice("triangle", lead, rest, "warn"))

    def _done(self, work: ToWrite) -> None:
        says = self._writing.value(work)
        head = self._entrance.at.head
        if says:
            unwritten = self.tr("The shift report was not written: {why} `report shift` makes it again.")
            self._entrance.pages.say(unwritten.format(why=says))
            report = ""
        else:
            report = str(work.file)
        if head is not None and head.writing == str(work.file):
            self._entrance.at = self._entrance.at._replace(head=head._replace(writing="", report=report))
            self._entrance.pages.show(focus=False)


def _written(work: ToWrite) -> str:
    """Write the report whole or not at all; what kept it from being written, in words."""
    # Imported where a report is wanted: what prints takes a part of a second.
    from console.session_figures import ShiftWanted, pdf_of, shift_sheet

    part = work.file.with_suffix(".part")
    wanted = ShiftWanted(work.name, work.since, work.until, work.position)
    try:
        data = pdf_of(shift_sheet(work.store, wanted, work.marks, work.until))
        work.file.parent.mkdir(mode=0o700, exist_ok=True)
        write_whole(part, data)
        part.rename(work.file)
    except OSError as fault:
        return f"{fault.filename or work.file}: {fault.strerror or fault}."
    except (StoreUnavailable, StoreDamaged) as trouble:
        return trouble.says
    return ""

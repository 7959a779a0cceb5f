"""The Backup screen: shows places and moments, and has one restored into a new store. It owns no window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from functools import partial
from itertools import count
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from console import accounts
from console.domain.board import in_force
from console.domain.local_time import moment_words, zone_of
from console.domain.refusals import in_words
from console.domain.rows.shown import Notice
from console.domain.typed_time import typed_time
from console.errors import Refused, StoreUnavailable
from console.ledger.backup_rows import held_by, moment_rows, place_rows
from console.ledger.backups import Backup
from console.ledger.choosing import Found, Wanted, all_backups
from console.ledger.cutting import Asked
from console.ledger.restore import Order, Restoration
from console.ledger.restoring import Ended, Restoring, Step
from console.ui.aside import Aside
from console.ui.screens.about import BACKUP
from console.ui.widgets.backup_view import BackupView
from console.ui.widgets.help_page import HelpPage
from console.ui.widgets.restore import Meant, RestorePage, ToRestore
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.backups import Backups
    from console.ui.screens.desk import Desk


class BackupScreen(QObject):
    """The screen of one desk, made when it is first wanted.

    `told` brings from another thread how far a restoring is.
    """

    told = Signal(object)

    def __init__(self, desk: Desk, backups: Backups) -> None:
        super().__init__()
        self._desk, self._kept = desk, backups
        self._backups: tuple[Backup, ...] = ()
        self._stopped = False
        self._looking = Aside(self)
        self._looks = count()
        self._restoring: Restoring | None = None
        self._steps: tuple[str, ...] = ()
        look = desk.looks.look
        self.view = BackupView(look, desk.clock())
        self._page, self._help = RestorePage(look), HelpPage(look)
        desk.parts.screens.put_in(BACKUP, self.view)
        for part in (self.view.moments, self.view.panel, self._page, self._help):
            part.wished.connect(self.wish)
        self._page.asked.connect(self._asked)
        self._looking.done.connect(self._found)
        self.told.connect(self._told, Qt.ConnectionType.QueuedConnection)
        backups.stands.connect(self.look)
        self._open(RestorePage, focus=False)
        self._page.offer(str(self._free_file()))
        self.look()

    def show(self) -> None:
        """Show the places and the moments as they stand now; each list repaints what differs."""
        if self._desk.parts.screens.in_front() != BACKUP:
            return
        now, plan = self._desk.clock(), self._kept.plan
        rows = place_rows(plan.places, self._kept.keeper.places(), now, plan.warn_after)
        self.view.places.set_rows(rows, now)
        self.view.moments.set_rows(moment_rows(self._backups, self._zone(), now), now)
        self.view.tick(now)

    def take_keys(self) -> None:
        """Give the keys to the moments."""
        self.view.moments.take_keys()

    def look(self, _state: object = None) -> None:
        """Look for backups in the places, on another thread; one that hangs is not asked twice."""
        if not self._stopped:
            plan = self._kept.plan
            self._looking.ask(next(self._looks), partial(_found_in, plan.places, plan.store.stem))

    def wish(self, wish: Wish) -> None:
        """Grant what a list or a page wishes."""
        match wish.name:
            case "back":
                self.take_keys()
            case "close_panel":
                self._open(RestorePage, focus=False)
                self.take_keys()
            case "restore_to":
                self._page.choose(wish.value)
                self._open(RestorePage, focus=True)
            case "cancel_restore":
                if self._restoring is not None:
                    self._restoring.cancel()
            case "help":
                self._open(HelpPage, focus=True)
            case _:
                self._desk.wish(wish)

    def leave(self) -> None:
        """Let nothing typed stay, nor how a restoring ended: somebody else comes. One under way goes on."""
        self._page.forget()
        self._page.offer(str(self._free_file()))
        self._open(RestorePage, focus=False)

    def stop(self) -> None:
        """End with the desk: a restoring that is going on is given up, and nothing is told any more."""
        self._stopped = True
        self._looking.drop()
        if self._restoring is not None:
            self._restoring.cancel()
            self._restoring.join()

    def _open(self, kind: type[RestorePage | HelpPage], *, focus: bool) -> None:
        is_help = kind is HelpPage
        self.view.panel.show_back(is_help)
        if is_help:
            self._help.show_page("backup")
            self.view.panel.open_page(self._help, self.tr("Help"), focus=focus)
            return
        session = self._desk.bridge.session
        self._page.show_restore(f"{session.who}, {session.position}", self._meant)
        self.view.panel.open_page(self._page, self.tr("Restore to a moment"), focus=focus)

    def _zone(self) -> tzinfo:
        return zone_of(in_force(self._desk.board).agency.time_zone)

    def _wanted(self, text: str) -> Wanted:
        """What was typed: figures alone are an entry, for a time of day has a colon. Raises Refused."""
        if text.isdecimal():
            return Wanted(entry=int(text))
        return Wanted(at=typed_time(text, self._desk.clock(), self._zone()))

    def _meant(self, text: str) -> Meant:
        now, zone = self._desk.clock(), self._zone()
        try:
            wanted = self._wanted(text)
            held = held_by(self._backups, wanted, zone, now)
        except Refused as refused:
            return Meant(in_words(refused))
        except StoreUnavailable as none:
            return Meant(none.says)
        if wanted.at is None:
            what = self.tr("All up to entry {entry}.").format(entry=wanted.entry)
        else:
            when = moment_words(wanted.at, zone, now)
            what = self.tr("All that was entered before {when}.").format(when=when)
        return Meant(f"{what} {held}", is_held=True)

    def _free_file(self) -> Path:
        """A file beside the store in use that is not there yet."""
        store = self._kept.plan.store
        names = (f"{store.stem}-restored-{number}{store.suffix}" for number in count(1))
        return next(file for name in names if not (file := store.with_name(name)).exists())

    def _asked(self, to: ToRestore) -> None:
        file, session = Path(to.file).expanduser(), self._desk.bridge.session
        if not file.is_absolute():
            self._page.show_refusal(self.tr("Give the file's whole path, from the root on."))
            return
        if file.exists():
            self._page.show_refusal(
                self.tr("{file} is there already, and is left alone. Name a new file.").format(file=file)
            )
            return
        refused = accounts.why_not_restore(session)
        if refused is not None:
            self._page.show_refusal(in_words(refused))
            return
        asked = Asked(session.who, session.position, to.reason)
        order = Order(self._wanted(to.up_to), file, asked, (self._kept.plan.store,))
        self._steps = ()
        self._restoring = Restoring(order, self._backups, self.told.emit)
        self._page.show_going_on(())
        self._restoring.start()

    def _found(self, look: int) -> None:
        """Take up what was found: only backups of the store that is open here."""
        found = self._looking.value(look)
        assert isinstance(found, Found), "it was looked for"
        name = self._desk.bridge.session.ledger.name
        self._backups = tuple(each for each in found.backups if each.about.chain_start.startswith(name))
        session = self._desk.bridge.session
        self._page.show_restore(f"{session.who}, {session.position}", self._meant)
        self.show()

    def _told(self, told: Step | Ended) -> None:
        if self._stopped:
            return
        if isinstance(told, Step):
            self._steps = (*self._steps, f"{told.says}: {told.seconds:.1f} s")
            self._page.show_going_on(self._steps)
            return
        self._restoring = None
        if told.done:
            self._page.offer(str(self._free_file()))
            self.look()
        notice = _done(told.done) if told.done else Notice("triangle", told.says, "", "warn")
        self._page.show_ended(notice, self._steps, self._desk.clock())


def _found_in(places: Sequence[Path], store: str, _stop: Event) -> Found:
    return all_backups(places, store)


def _done(done: Restoration) -> Notice:
    erased = " Words that were erased later are erased in it too." if done.erased_again else ""
    refused = "".join(f" {each}" for each in done.refused)
    rest = (
        f"Up to entry {done.up_to}; entry {done.head.number} says that it was restored.{erased} "
        f"Open it with: console --store {done.to}{refused}"
    )
    return Notice("check_ring", f"Restored into {done.to.name}.", rest)

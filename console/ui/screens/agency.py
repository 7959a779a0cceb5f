"""The Agency screen: shows the draft of the pack, takes what is written into it, and has it put in force."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from console import accounts
from console.domain.entries import PolicyAdopted
from console.domain.entry import Entry
from console.domain.pack.edit import Spot
from console.domain.pack.fields import GENERAL, pack_tables
from console.domain.pack.rows import row_called, rows_of
from console.domain.pack.words import table_words
from console.domain.refusals import in_words
from console.domain.rows.agency import adoption_rows, pack_rows, table_rows
from console.errors import Refused, StoreUnavailable
from console.policy.reasons import TRIED
from console.ui.screens.about import AGENCY
from console.ui.screens.agency_pages import OF_FILES, PLACE, AgencyPages, At, spot_of
from console.ui.screens.pack_files import take_pack, take_shapes, write_pack
from console.ui.screens.pack_work import PackWork
from console.ui.widgets.agency_view import AgencyView
from console.ui.widgets.draft_words import DRAFT_MS
from console.ui.widgets.looking import Page
from console.ui.widgets.pack_field import Edited
from console.ui.widgets.pack_file import PackFile, path_of
from console.ui.widgets.review import PutInForce
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


class AgencyScreen(QObject):
    """The screen of one desk, made when it is first wanted. Raises StoreUnavailable."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._work = PackWork(desk.bridge)
        self._table, self._at, self._behind = GENERAL, At(), At()
        self.view = AgencyView(desk.looks.look, desk.clock())
        self._pages = AgencyPages(desk, self._work)
        self._pages.asked.connect(self._asked)
        self._pages.wished.connect(self.wish)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(DRAFT_MS)
        self._keeping.timeout.connect(self._work.keep)
        desk.parts.screens.put_in(AGENCY, self.view)
        for part in (self.view.tables, self.view.rows, self.view.adoptions, self.view.panel):
            part.wished.connect(self.wish)
        desk.bridge.recorded.connect(self._recorded)

    def show(self) -> None:
        """Show the draft as it stands now; each list and each field shows what differs."""
        work, now = self._work, self._desk.clock()
        self.view.tables.set_rows(
            table_rows(work.now.data, work.now.changes, work.now.faults), self._table, now
        )
        rows = pack_rows(self._table, work.now.data, work.now.changes, work.now.faults)
        self.view.rows.set_rows(rows, table_words(self._table).many, self._work.now.words, now)
        self.view.adoptions.set_rows(adoption_rows(work.entries), now)
        self._show_page(focus=False)

    def take_keys(self) -> None:
        """Give the keys to the tables."""
        self.view.tables.take_keys()

    def keep_typed(self) -> None:
        """Keep what was written a moment ago on the disk now: the desk is locked or left."""
        if self._keeping.isActive():
            self._keeping.stop()
            self._work.keep()

    def leave(self) -> None:
        """Let nothing of it stay in front of whoever comes; the draft stays on the disk."""
        self._at, self._table = At(), GENERAL
        self.view.panel.take_page()
        self._pages.forget()

    def wish(self, wish: Wish) -> None:
        """Grant what a list or a page wishes."""
        match wish.name:
            case "table" | "rows":
                self._choose(wish.value, focus=wish.name == "rows")
            case "ringed":
                if not self._at.page:
                    self._show_page(focus=False)
            case "change_row" if wish.value:
                self._open_row(Spot(self._table, int(wish.value)))
            case "add_row":
                self._add()
            case "take_out" if wish.value:
                self._take_out(int(wish.value))
            case "fault":
                self._open_fault(wish.value)
            case "let_go":
                self._let_go()
            case "review" | "import_pack" | "import_shapes" | "export_pack" | "adoption":
                self._go(At(wish.name, wish.value))
            case "help":
                self._behind = self._at if self._at.page != "help" else self._behind
                self._go(At("help"))
            case "back":
                self._give_keys()
            case "close_panel" if self._at.page == "help":
                self._go(self._behind)
                self._give_keys()
            case "tables":
                self.take_keys()
            case "close_panel" if not self._at.page:
                self.take_keys()
            case "close_panel":
                self._back()
            case "take_out" | "change_row":
                pass
            case _:
                self._desk.wish(wish)

    def _choose(self, table: str, *, focus: bool) -> None:
        if table != self._table:
            self._table, self._at = table, At()
        self.show()
        if focus:
            self.view.rows.take_keys()

    def _open_row(self, spot: Spot, key: str = "") -> None:
        self._table = spot.table
        self._go(At("row", PLACE.join((spot.table, str(spot.row)))), focus=not key)
        if key and self._pages.form is not None:
            self._pages.form.focus_on([each.name for each in pack_tables()[spot.table].fields], key)
        self.show()

    def _row_called(self) -> str:
        """What the row of the open page is called; empty where none is open, or it is not there."""
        if self._at.page != "row":
            return ""
        spot = spot_of(self._at)
        rows = rows_of(self._work.now.data, pack_tables()[spot.table])
        return row_called(spot.table, rows[spot.row]) if spot.row < len(rows) else ""

    def _let_form_go(self) -> None:
        if self.view.panel.page is self._pages.form:
            self.view.panel.take_page()
        self._pages.let_form_go()

    def _open_fault(self, place: str) -> None:
        table, row, key = place.split(PLACE)
        name = next(iter(pack_tables()[table].fields)).name
        if int(row) < len(rows_of(self._work.now.data, pack_tables()[table])):
            self._open_row(Spot(table, int(row)), key or name)
        else:
            self._choose(table, focus=True)

    def _add(self) -> None:
        if not pack_tables()[self._table].many:
            self._desk.say(self.tr("This table stands once; Enter changes it."))
            return
        spot = self._work.add(self._table)
        self._changed()
        self._open_row(spot)

    def _take_out(self, row: int) -> None:
        if not pack_tables()[self._table].many:
            self._desk.say(self.tr("This table stands once, and is not taken out."))
            return
        called = row_called(self._table, rows_of(self._work.now.data, pack_tables()[self._table])[row])
        self._work.take_out(Spot(self._table, row))
        self._at = At()
        self._changed()
        self.show()
        self.view.rows.take_keys(row)
        says = self.tr("{called} is taken out of the draft. C shows the changes; nothing is in force yet.")
        self._desk.say(says.format(called=called))

    def _let_go(self) -> None:
        self._keeping.stop()
        self._work.let_go()
        self._pages.review.forget()
        self._back()
        self._desk.say(self.tr("The draft is gone. What is in force is as it was."))

    def _give_keys(self) -> None:
        """Give the keys to the page that is open, else to the rows."""
        page = self.view.panel.page
        if self._at.page and isinstance(page, Page):
            page.focus_first()
        else:
            self.view.rows.take_keys()

    def _back(self) -> None:
        """Close the page; the keys go to the row it was about. What was typed of a reason stays."""
        row = spot_of(self._at).row if self._at.page == "row" else -1
        self._at = At()
        self.show()
        self.view.rows.take_keys(row)

    def _go(self, at: At, *, focus: bool = True) -> None:
        if at.page in OF_FILES and at.page != self._at.page:
            self._pages.begin_file(at.page, self._free_file())
        self._at = at
        self._show_page(focus=focus)
        if at.page == "review" and self._work.now.differs and not self._work.now.faults:
            # Said before a reason is typed: what is on the board may forbid it.
            refused = self._desk.bridge.session.would_refuse(self._work.command(TRIED))
            self._pages.review.show_refusal(in_words(refused) if refused is not None else "")

    def _show_page(self, *, focus: bool) -> None:
        row = self.view.rows.chosen()
        self._pages.table, self._pages.ringed = self._table, str(row.row) if row is not None else ""
        self._pages.ringed = self._pages.ringed if pack_tables()[self._table].many else "0"
        page, title = self._pages.page(self._at)
        self.view.panel.show_back(bool(self._at.page))
        self.view.panel.open_page(page, title, focus=focus and bool(self._at.page))

    def _changed(self) -> None:
        self._keeping.start()

    def _asked(self, ask: Edited | PutInForce | PackFile) -> None:
        if isinstance(ask, Edited):
            self._work.edit(ask, spot_of(self._at).row)
            self._changed()
            self.show()
            return
        try:
            if isinstance(ask, PutInForce):
                self._put_in_force(ask)
            else:
                self._take_file(ask)
        except Refused as refused:
            self._say(in_words(refused))
        except StoreUnavailable as trouble:
            self._say(trouble.says)

    def _put_in_force(self, ask: PutInForce) -> None:
        self.keep_typed()
        if self._desk.bridge.do(self._work.command(ask.reason)):
            self._work.let_go()
            self._pages.review.forget()
            self._back()
            self._desk.say(self.tr("The agency is in force as changed, at every desk of this room."))

    def _take_file(self, ask: PackFile) -> None:
        """Take a file into the draft, or write the draft to one; what is wrong is said on the page."""
        take = {"import": take_pack, "shapes": take_shapes, "export": write_pack}[ask.how]
        wrong = take(self._work, file := path_of(ask.file), self.tr)
        if wrong:
            self._say(wrong)
        elif ask.how == "export":
            self._back()
            self._desk.say(self.tr("Written: {file}").format(file=file))
        else:
            self._changed()
            self._let_form_go()
            self._go(At("review"))
            self.show()

    def _free_file(self) -> Path:
        store = accounts.store_of(self._desk.bridge.session)
        return store.with_name(f"agency-{self._desk.board.last}.toml")

    def _say(self, words: str) -> None:
        page = self.view.panel.page
        if isinstance(page, Page):
            page.show_refusal(words)

    def _recorded(self, entries: Sequence[Entry]) -> None:
        """Show what was put in force, here or elsewhere."""
        if any(isinstance(entry.body, PolicyAdopted) for entry in entries):
            before = self._row_called()
            try:
                self._work.follow()
            except StoreUnavailable as trouble:
                self._desk.say(trouble.says)
                return
            self._let_form_go()
            is_another = before != self._row_called()
            if is_another:
                self._at = At()  # what is typed next must not go into the row that stands there now
            if self._desk.parts.screens.in_front() == AGENCY:
                self.show()
                if is_another:
                    self._back()
                    says = self.tr("{called} stands there no longer; its page is closed.")
                    self._desk.say(says.format(called=before))

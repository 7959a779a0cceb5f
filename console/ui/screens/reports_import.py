"""Calls of another system: a file looked at by a mapping, taken over whole, and undone as a whole."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, Signal

from console.accounts import store_of
from console.domain.board import Room, in_force
from console.domain.commands import ImportCalls, UndoImport
from console.domain.entries import ImportBegun
from console.domain.imported.reading import Read, read_calls
from console.domain.refusals import in_words
from console.domain.rows.import_rows import import_rows, standing_rows
from console.errors import Refused, StoreUnavailable
from console.policy.faults import Faulty
from console.session_import import (
    NoSource,
    Position,
    bundled_mappings,
    import_of,
    position_of,
    source_of,
    standing_imports,
    taken_over,
)  # fmt: skip
from console.ui.screens.reports_work import LongWork, Passing, Trouble
from console.ui.widgets.act_menu import ActMenu, MenuAct
from console.ui.widgets.line_page import Given, LinePage
from console.ui.widgets.pack_file import path_of
from console.ui.widgets.reports_import import ImportFile, ImportPage, ToImport
from console.ui.widgets.reports_view import ReportsView
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


OPEN = "Open: {count}. Mend the file, or say in [dirt] of the mapping what is done; then look at it again."


class Looked(NamedTuple):
    """A file as it was read. command: what takes it over; why_not: what keeps it from that, in words."""

    file: str
    mapping: str
    read: Read
    command: ImportCalls | None
    why_not: str = ""


class ImportPart(QObject):
    """The import of one screen. wished: what its pages wish."""

    wished = Signal(object)

    def __init__(self, desk: Desk, view: ReportsView) -> None:
        super().__init__()
        self._desk, self._view = desk, view
        self.title = self.tr("Import")
        self.page = ImportPage(desk.looks.look)
        self._reason = LinePage(desk.looks.look, self.tr("Why"), "Y")
        self._undone: ImportBegun | None = None
        self._menu: ActMenu | None = None
        self._standing: tuple[ImportBegun, ...] = ()
        self.work = LongWork(self.page)
        self.work.changed.connect(self._further)
        self.taking = LongWork(self.page)
        self.taking.changed.connect(self._taken)
        for page in (self.page, self._reason):
            page.wished.connect(self.wished)
        self.page.asked.connect(self._look)
        self._reason.asked.connect(self._undo)

    def show(self) -> None:
        """Show what was looked at, and the imports that stand."""
        try:
            self._standing = standing_imports(store_of(self._desk.bridge.session))
        except StoreUnavailable as trouble:
            self._desk.say(trouble.says)
        self._show_looked()

    def wish(self, wish: Wish) -> bool:
        """Grant what the page wishes."""
        match wish.name:
            case "import_mappings":
                self._offer_mappings()
            case "import_mapping":
                self.page.mapping.show_text(wish.value)
                self.page.mapping.edit.setFocus()
            case "import_take":
                self._take()
            case "import_undo":
                self._ask_why()
            case _:
                return False
        return True

    def stop(self) -> bool:
        """Stop what is read."""
        is_stopped = self.work.stop()
        if is_stopped:
            self._show_looked()
        return is_stopped

    def drop(self) -> None:
        """Hold nothing of what was read."""
        self.work.drop()

    def forget(self) -> None:
        """Hold nothing of what was read, and nothing typed."""
        self.drop()
        self.page.forget()
        self._reason.forget()
        self._undone = None

    def is_at_rest(self) -> bool:
        """Whether nothing is to come any more."""
        return not (self.work.is_going_on() or self.taking.is_going_on())

    def _look(self, ask: ImportFile) -> None:
        """Read the file by the mapping; nothing is taken over by that."""
        self.page.show_refusal("")
        self.work.drop()
        room = in_force(self._desk.bridge.session.board)
        file = path_of(ask.file)
        mapping = str(path_of(ask.mapping)) if ask.mapping.endswith(".toml") else ask.mapping
        self.work.ask((file, mapping), partial(_looked, file, mapping, room))
        self._show_looked()
        self._view.focus_read()

    def _further(self) -> None:
        if not self._view.is_of(self.page):
            return
        self._show_looked()
        found = self.work.value()
        if isinstance(found, Looked):
            self._view.announce(self.tr("The file is read."))
        elif isinstance(found, Trouble) and not self._view.has_page():
            self.page.focus_first()

    def _show_looked(self) -> None:
        """Show the file as it was read; else the imports that stand, or what to do."""
        found, can_take, why_not = self.work.value(), False, ""
        rows = standing_rows(self._standing)
        if isinstance(found, Looked):
            can_take, why_not = found.command is not None, found.why_not
            rows = import_rows(found.file, found.mapping, found.read, self._standing)
        elif isinstance(found, Trouble):
            self.page.show_refusal(found.says)
        if self.taking.is_going_on():
            rows, can_take = (), False
            says = self.tr("All of them, or none; it cannot be stopped halfway. The desk goes on meanwhile.")
            self._view.read.say_empty("clock", self.tr("The calls are being taken over"), says)
        elif self.work.is_going_on():
            rows = ()
            reading = self.tr("{count} rows read").format(count=f"{self.work.so_far():,}")
            self._view.read.say_empty("clock", reading, self.tr("Esc stops it; the desk goes on meanwhile."))
        else:
            says = self.tr("Name a file and its mapping at the left. Looking at it takes nothing over.")
            self._view.read.say_empty("page", self.tr("No calls of another system"), says)
        self._view.read.set_rows(rows, self._desk.clock())
        self.page.show_import(ToImport(can_take, why_not, can_undo=bool(self._standing)))

    def _take(self) -> None:
        """Take the calls over, all of them."""
        found = self.work.value()
        if isinstance(found, Looked) and found.command is not None and not self.taking.is_going_on():
            at = position_of(self._desk.bridge.session)
            self.taking.ask(found.command.file_sum, partial(_taken_over, at, found.command))
            self._show_looked()
            self._view.focus_read()

    def _taken(self) -> None:
        """Hear of what was taken over; what was refused is said."""
        begun = self.taking.value()
        if begun is None:
            return
        self.taking.drop()
        if self._view.is_of(self.page):
            self._show_looked()
        if isinstance(begun, ImportBegun):
            self._desk.bridge.catch_up()
        if self._desk.entrance.is_shut:
            return  # whoever stands before the door is told nothing
        if isinstance(begun, ImportBegun):
            says = self.tr("{count} calls were taken over from {file}. U undoes the import as a whole.")
            self._desk.say(says.format(count=f"{begun.calls:,}", file=begun.file))
        elif isinstance(begun, Trouble):
            self.page.show_refusal(begun.says)

    def _ask_why(self) -> None:
        """Ask why an import is undone: the one with the ring, else the last one."""
        row = self._view.read.ringed()
        about = row.about if row is not None and row.kind == "import" else ""
        named = (each for each in self._standing if str(each.batch) == about)
        self._undone = next(named, next(iter(self._standing), None))
        if self._undone is None:
            return
        says = self.tr("{calls} calls of {file} then count nowhere. They stay in the record.")
        told = says.format(calls=f"{self._undone.calls:,}", file=self._undone.file)
        self._reason.show_line(told, "", self.tr("Undo all of it"))
        title = self.tr("Undo the import of entry {entry}").format(entry=self._undone.batch)
        self._view.open_page(self._reason, title)

    def _undo(self, given: Given) -> None:
        undone = self._undone
        if undone is None:
            return
        try:
            is_done = self._desk.bridge.do(UndoImport(batch=undone.batch, reason=given.text))
        except Refused as refused:
            self._reason.show_refusal(in_words(refused))
            return
        if is_done:
            self._view.close_page()
            self._view.focus_read()
            says = self.tr("The import of {file} was undone. Its calls count nowhere.")
            self._desk.say(says.format(file=undone.file))

    def _offer_mappings(self) -> None:
        """Open a menu of the mappings that come with the program."""
        if self._menu is not None:
            self._menu.deleteLater()
        names = (each for each in bundled_mappings() if not each.startswith("codes-"))
        acts = tuple(MenuAct(name, Wish("import_mapping", name)) for name in names)
        button = self.page.bundled
        self._menu = ActMenu(self._desk.looks.look, self.tr("Bundled mappings"), acts, self.page)
        self._menu.wished.connect(self.wished)
        self._menu.open_at(button.mapToGlobal(QPoint(0, button.height())))


def _taken_over(at: Position, command: ImportCalls, _passing: Passing) -> ImportBegun | Trouble:
    try:
        return taken_over(at, command)
    except Refused as refused:
        return Trouble(in_words(refused))


def _looked(file: Path, mapping: str, room: Room, passing: Passing) -> Looked | Trouble:
    """Read a file by a mapping, on any thread."""
    try:
        source = source_of(file, mapping, room)
    except NoSource as why:
        return Trouble(str(why))
    except Faulty as faulty:
        return Trouble(f"The mapping has faults. {faulty}")
    except OSError as trouble:
        return Trouble(f"{file}: {trouble.strerror or trouble}.")
    table = source.table._replace(rows=tuple(passing(iter(source.table.rows))))
    read = read_calls(source.mapping, table)
    try:
        return Looked(file.name, source.mapping.title, read, import_of(source, read))
    except NoSource as why:
        says = OPEN.format(count=f"{len(read.open_problems):,}") if read.open_problems else str(why)
        return Looked(file.name, source.mapping.title, read, None, says)

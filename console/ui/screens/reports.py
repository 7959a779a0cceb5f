"""The Reports screen: figures, what another policy would have done, calls of other systems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from console.domain.entries import ImportBegun, ImportUndone, Redacted
from console.domain.entry import Entry
from console.ui.screens.about import REPORTS
from console.ui.screens.reports_figures import FiguresPart
from console.ui.screens.reports_import import ImportPart
from console.ui.screens.reports_what_if import WhatIfPart
from console.ui.widgets.help_page import HelpPage
from console.ui.widgets.reports_view import ReportsView
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


class Part(Protocol):
    """A part of the screen: its own page, and what it has to be read."""

    @property
    def page(self) -> QWidget:
        """Its own page."""
        ...

    @property
    def title(self) -> str:
        """What it is called."""
        ...

    def show(self) -> None:
        """Show what there is to be read, and have the rest worked out."""
        ...

    def wish(self, wish: Wish) -> bool:
        """Grant a wish; False where it is about something else."""
        ...

    def stop(self) -> bool:
        """Stop what is worked out; False where nothing is."""
        ...

    def drop(self) -> None:
        """Hold nothing of what was read."""
        ...

    def forget(self) -> None:
        """Hold nothing of what was read, and nothing that was chosen."""
        ...

    def is_at_rest(self) -> bool:
        """Whether nothing is to come any more."""
        ...


class ReportsScreen(QObject):
    """The screen of one desk, made when it is first wanted. part: the name of the one in front."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = ReportsView(desk.looks.look, desk.clock())
        self.figures = FiguresPart(desk, self.view)
        self.what_if = WhatIfPart(desk, self.view)
        self.imports = ImportPart(desk, self.view)
        self._parts: dict[str, Part] = {
            "figures": self.figures, "what_if": self.what_if, "import": self.imports,
        }  # fmt: skip
        self.part = "figures"
        self._help = HelpPage(desk.looks.look)
        desk.parts.screens.put_in(REPORTS, self.view)
        for wishing in (self.view, self.view.panel, self.view.read, self._help):
            wishing.wished.connect(self.wish)
        for each in (self.figures, self.what_if, self.imports):
            each.wished.connect(self.wish)
        desk.bridge.recorded.connect(self._recorded)
        self._show_part()

    def show(self) -> None:
        """Show the part in front, as things stand now."""
        self._front().show()

    def take_keys(self) -> None:
        """Give the keys to what is read, or to the page where there is nothing yet."""
        if self.view.read.rows() or self.part == "figures":
            self.view.focus_read()
        else:
            self.view.focus_page()

    def is_at_rest(self) -> bool:
        """Whether nothing is to come any more by itself."""
        return all(each.is_at_rest() for each in self._parts.values())

    def leave(self) -> None:
        """Let nothing of it stay in front of whoever comes."""
        for each in self._parts.values():
            each.forget()
        self.part = "figures"
        self._show_part()
        self.view.read.set_rows((), self._desk.clock())

    def wish(self, wish: Wish) -> None:
        """Grant what the list, a page or a key wishes."""
        match wish.name:
            case "report_part":
                self.part = wish.value
                self._show_part()
                self.show()
                self.take_keys()
            case "open_call":
                self._desk.wish(Wish("shift_log_screen", wish.value))
            case "help":
                self.view.open_page(self._help, self.tr("Help"))
                self._help.show_page("reports")
            case "back":
                self.take_keys()
            case "close_panel":
                self._back()
            case _ if self._front().wish(wish):
                pass
            case _:
                self._desk.wish(wish)

    def _back(self) -> None:
        """Close the page, else stop what is worked out, else go back to what is read."""
        if self.view.has_page():
            self.view.close_page()
        else:
            self._front().stop()
        self.view.focus_read()

    def _front(self) -> Part:
        return self._parts[self.part]

    def _show_part(self) -> None:
        front = self._front()
        self.view.show_part(self.part, front.page, front.title)

    def _recorded(self, entries: Sequence[Entry]) -> None:
        """Where words were erased nothing that was read before stays; imports change what is counted."""
        bodies = [entry.body for entry in entries]
        if not any(isinstance(each, Redacted | ImportBegun | ImportUndone) for each in bodies):
            return
        for each in self._parts.values():
            each.drop()
        if self._desk.parts.screens.in_front() == REPORTS and not self._desk.entrance.is_shut:
            self.show()

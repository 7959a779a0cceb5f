"""What another policy would have done with recorded calls: chosen, worked out beside the window, read."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.accounts import store_of
from console.domain.board import in_force
from console.domain.local_time import zone_of
from console.domain.rows.policy_shelf import BUNDLED, shelf_rows
from console.domain.rows.what_if import WhatIf, what_if_rows
from console.errors import StoreUnavailable
from console.policy.diagram import Compiled
from console.policy.faults import Faulty
from console.session_what_if import what_if
from console.ui.screens.policy_work import PolicyWork
from console.ui.screens.reports_work import LongWork, Passing, Trouble
from console.ui.tables.policy_found import ShelfList
from console.ui.widgets.policy_pages import ListPage
from console.ui.widgets.reports_view import ReportsView
from console.ui.widgets.reports_what_if import AskWhatIf, WhatIfPage
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

WRONG_DAY = "Not a date."
WRONG_ORDER = "Before the first day."


class WhatIfPart(QObject):
    """The what-if of one screen. wished: what its pages wish."""

    wished = Signal(object)

    def __init__(self, desk: Desk, view: ReportsView) -> None:
        super().__init__()
        self._desk, self._view = desk, view
        self.title = self.tr("What if")
        self.page = WhatIfPage(desk.looks.look)
        self.shelf = ShelfList(desk.looks.look, desk.clock())
        self._shelf = ListPage(desk.looks.look, self.shelf)
        self._policies: PolicyWork | None = None
        self._policy: Compiled | None = None
        self._asked: tuple[date | None, date | None] | None = None
        self.work = LongWork(self.page)
        self.work.changed.connect(self._further)
        for page in (self.page, self._shelf):
            page.wished.connect(self.wished)
        self.page.asked.connect(self._ask)

    def show(self) -> None:
        """Show what is chosen, and what was worked out of it."""
        if self._policy is None:
            self.page.show_policy(self.tr("No policy is chosen yet"), "")
            self._empty("differs", self.tr("What would another policy have done?"), self.tr(
                "O chooses the policy. Recorded calls are put to it; nothing is changed and nobody is told."
            ))  # fmt: skip
            return
        assert self._policies is not None, "a policy is chosen through it"
        self.page.show_policy(self._policy.policy.title, self._policies.standing)
        if self._asked is not None:
            self._begin(*self._asked)
        else:
            chosen = self.tr("{policy} is chosen").format(policy=self._policy.policy.title)
            self._empty("differs", chosen, self.tr("Ctrl+Enter puts the recorded calls of these days to it."))

    def wish(self, wish: Wish) -> bool:
        """Grant what a page wishes."""
        match wish.name:
            case "what_if_policy":
                self._offer()
            case "read_policy":
                self._choose(wish.value)
            case _:
                return False
        return True

    def stop(self) -> bool:
        """Stop what is worked out."""
        is_stopped = self.work.stop()
        if is_stopped:
            self._asked = None
            self._further()
        return is_stopped

    def drop(self) -> None:
        """Hold nothing of what was read."""
        self.work.drop()

    def forget(self) -> None:
        """Hold nothing of what was read, and nothing that was chosen."""
        self.drop()
        self.page.forget()
        self._policies = self._policy = self._asked = None

    def is_at_rest(self) -> bool:
        """Whether nothing is to come any more."""
        return not self.work.is_going_on()

    def _offer(self) -> None:
        """Show the policies that can be asked."""
        session = self._desk.bridge.session
        policies = self._policies or PolicyWork(session)
        try:
            rows = shelf_rows(session.board, policies.history(), session.library, policies.key)
        except StoreUnavailable as trouble:
            self._desk.say(trouble.says)
            return
        self._policies = policies
        self.shelf.set_rows(rows, self._desk.clock())
        self.shelf.begin_at(BUNDLED)
        self._view.open_page(self._shelf, self.tr("Which policy? Enter"))

    def _choose(self, key: str) -> None:
        policies = self._policies or PolicyWork(self._desk.bridge.session)
        try:
            policies.choose(key)
        except Faulty as faulty:
            self._desk.say(self.tr("This version cannot be read today: {fault}").format(fault=faulty))
            return
        except StoreUnavailable as trouble:
            self._desk.say(trouble.says)
            return
        self._policies, self._policy, self._asked = policies, policies.compiled, None
        self.work.drop()
        self._view.close_page()
        self.show()
        self.page.focus_first()

    def _ask(self, ask: AskWhatIf) -> None:
        since, until = _day(ask.since), _day(ask.until)
        wrong_since = WRONG_DAY if ask.since and since is None else ""
        wrong_until = WRONG_DAY if ask.until and until is None else ""
        if since is not None and until is not None and until < since:
            wrong_until = WRONG_ORDER
        self.page.say_wrong(self.tr(wrong_since), self.tr(wrong_until))
        if not (wrong_since or wrong_until):
            self._asked = since, until
            self._begin(since, until)
            self._view.focus_read()

    def _begin(self, since: date | None, until: date | None) -> None:
        """Have it worked out, anew where something was recorded since."""
        assert self._policy is not None, "it is asked for once one is chosen"
        session = self._desk.bridge.session
        zone = zone_of(in_force(session.board).agency.time_zone)
        key = self._policy.policy.text, self._policy.catalogue.text, since, until, session.board.last
        if self.work.ask(key, partial(_worked_out, store_of(session), self._policy, since, until, zone)):
            self._show_found()
        else:
            self._further()

    def _further(self) -> None:
        if not self._view.is_of(self.page):
            return
        if self.work.value() is not None:
            self._show_found()
            self._view.announce(self.tr("It is worked out."))
        elif self.work.is_stopped():
            self._empty("info", self.tr("Stopped"), self.tr("Ctrl+Enter begins again."))
        elif self.work.is_going_on():
            says = self.tr("{count} calls were put to it").format(count=f"{self.work.so_far():,}")
            self._empty("clock", says, self.tr("Esc stops it; the desk goes on meanwhile."))

    def _show_found(self) -> None:
        found = self.work.value()
        if isinstance(found, Trouble):
            self._empty("octagon", self.tr("It could not be worked out"), found.says)
        elif isinstance(found, WhatIf):
            self._view.read.set_rows(what_if_rows(found), self._desk.clock())

    def _empty(self, icon: str, lead: str, rest: str) -> None:
        self._view.read.set_rows((), self._desk.clock())
        self._view.read.say_empty(icon, lead, rest)


def _worked_out(
    path: Path, compiled: Compiled, since: date | None, until: date | None, zone: tzinfo, passing: Passing
) -> WhatIf:
    return what_if(path, compiled, since, until, zone, passing)


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None

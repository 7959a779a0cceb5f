"""Shows the draft of the policy in the lists and on the page of its editor. It changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.domain.refusals import in_words
from console.domain.sheet.fields import TABLE_WORDS
from console.domain.sheet.rows import fault_rows, finding_rows, sheet_rows, table_rows
from console.errors import Refused, StoreUnavailable
from console.ui.widgets.looking import Page

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk
    from console.ui.screens.policy_draft_pages import At, PolicyDraftPages
    from console.ui.screens.policy_draft_work import PolicyWork
    from console.ui.widgets.policy_draft_view import PolicyDraftView


class PolicyDraftShown(QObject):
    """The view of one editor, shown from its draft. is_pausing: what was written is judged after a pause."""

    def __init__(self, desk: Desk, work: PolicyWork, pages: PolicyDraftPages, view: PolicyDraftView) -> None:
        super().__init__()
        self._desk, self._work, self._pages, self._view = desk, work, pages, view

    def show(self, table: str, at: At, *, is_pausing: bool) -> None:
        """Show tables, rows, findings and page; each shows what differs."""
        work, moment = self._work, self._desk.clock()
        now = work.now
        self._view.tables.set_rows(table_rows(now.changes, now.read.faults, work.draft), table, moment)
        rows = sheet_rows(table, work.draft, now.changes, now.read.faults, now.read.catalogue)
        self._view.rows.set_rows(rows, TABLE_WORDS[table].many, work.words, moment)
        self.show_findings(is_pausing=is_pausing)
        self.show_page(table, at, focus=False)

    def show_findings(self, *, is_pausing: bool) -> None:
        """The findings on the draft, or that they are being worked out."""
        if self._work.judged is None and is_pausing:
            self._view.findings.say(self.tr("being worked out"))
            return
        judged, findings = self._work.judge(), self._view.findings
        if judged.read.faults:
            rows, title = fault_rows(judged.read.faults, self._work.draft), self.tr("To be mended first")
            words = self.tr("then the draft is looked through")
        else:
            rows, title = finding_rows(judged.findings, judged.read.catalogue), self.tr("Findings")
            words = self.tr("against the policy in force")
        findings.show_empty("check_ring", self.tr("Nothing found"), self.tr("Every call was looked at."))
        findings.set_rows(rows, title, words, self._desk.clock())
        self._view.rows.say(self._work.words)

    def show_page(self, table: str, at: At, *, focus: bool) -> None:
        """The page that is open, or what can be done with the row that has the ring."""
        row = self._view.rows.chosen()
        self._pages.table, self._pages.ringed = table, row.row if row is not None else -1
        page, title = self._pages.page(at)
        self._view.panel.show_back(bool(at.page))
        self._view.panel.open_page(page, title, focus=focus and bool(at.page))

    def attempt(self, act: Callable[[], None]) -> None:
        """Do it, or say on the page why it cannot be done."""
        why = ""
        try:
            act()
        except Refused as refused:
            why = in_words(refused)
        except StoreUnavailable as trouble:
            why = trouble.says
        except ValueError as fault:
            why = str(fault)
        page = self._view.panel.page
        if why and isinstance(page, Page):
            page.show_refusal(why)

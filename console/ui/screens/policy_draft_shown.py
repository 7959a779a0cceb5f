"""Shows the draft of the policy, and what it does, in the lists and on the page of its editor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.domain.refusals import in_words
from console.domain.sheet.draft import rows_of
from console.domain.sheet.fields import ACKNOWLEDGED, TABLE_WORDS
from console.domain.sheet.judged import of_another
from console.domain.sheet.rows import case_rows, fault_rows, finding_rows, sheet_rows, table_rows
from console.errors import Refused, StoreUnavailable
from console.ui.screens.policy_draft_reasons import since_words
from console.ui.screens.policy_draft_told import FINDINGS, faults_of, standing
from console.ui.widgets.looking import Page

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk
    from console.ui.screens.policy_draft_acts import PolicyDraftActs
    from console.ui.screens.policy_draft_judging import Judgement, Judging
    from console.ui.screens.policy_draft_pages import At, PolicyDraftPages
    from console.ui.screens.policy_draft_work import PolicyWork
    from console.ui.widgets.policy_draft_view import PolicyDraftView


class PolicyDraftShown(QObject):
    """The view of one editor, shown from its draft, which is judged meanwhile.

    is_pausing: what was written is judged after a pause.
    """

    def __init__(
        self,
        desk: Desk,
        work: PolicyWork,
        pages: PolicyDraftPages,
        acts: PolicyDraftActs,
        view: PolicyDraftView,
        judging: Judging,
    ) -> None:
        super().__init__()
        self._desk, self._work, self._pages, self._acts = desk, work, pages, acts
        self._view, self._judging = view, judging

    def show(self, table: str, at: At, *, is_pausing: bool) -> None:
        """Show tables, rows, findings and page; each shows what differs."""
        work, moment = self._work, self._desk.clock()
        now = work.now
        self._view.tables.set_rows(table_rows(now.changes, now.read.faults, work.draft), table, moment)
        rows = sheet_rows(table, work.draft, now.changes, now.read.faults, now.read.catalogue)
        if table == ACKNOWLEDGED:
            reasons = [str(row.get("reason", "")) for row in rows_of(work.draft, ACKNOWLEDGED)]
            since = [since_words(self._desk, work, reason) for reason in reasons]
            told = (f"{says[:1].upper()}{says[1:]}" for says in since)
            pairs = zip(rows, told, strict=True)
            rows = tuple(row._replace(detail=f"{says}: {row.detail}") for row, says in pairs)
        self._view.rows.set_rows(rows, TABLE_WORDS[table].many, standing(work), moment)
        self.show_findings()
        self.show_page(table, at, focus=False)
        if not is_pausing:
            self._work_out(at)

    def judge(self, table: str, at: At) -> None:
        """Have worked out what is not known of the draft yet, and show what is."""
        self._work_out(at)
        self.show_findings()
        if not at.page:
            self.show_page(table, at, focus=False)

    def take_up(self, judgement: Judgement, table: str, at: At) -> None:
        """Show what was worked out, where it is of the draft as it is now."""
        if not self._work.take_up(judgement):
            return
        self.show_findings()
        if at.page in ("", "review", "finding"):
            self.show_page(table, at, focus=False)
        self.show_refusal(at)
        self._work_out(at)

    def show_findings(self) -> None:
        """The findings on the draft, its faults, or that it is being worked out."""
        work, findings = self._work, self._view.findings
        if faults_of(work):
            rows, title = fault_rows(faults_of(work), work.draft), self.tr("To be mended first")
            words = self.tr("then the draft is looked through")
        elif work.judged is None:
            self._show_pending()
            return
        else:
            judged, title = work.judged, self.tr("Findings")
            rows = finding_rows(judged.findings, judged.read.catalogue)
            rows = (*case_rows(judged.failing, len(rows)), *rows)
            words = self.tr("against the policy in force")
        findings.show_empty("check_ring", self.tr("Nothing found"), self.tr("Every call was looked at."))
        findings.set_rows(rows, title, words, self._desk.clock())
        if findings.view.hasFocus() and findings.chosen() is None:
            findings.take_keys()
        self._view.rows.say(standing(work))

    def show_page(self, table: str, at: At, *, focus: bool) -> None:
        """The page that is open, or what can be done with the row that has the ring."""
        row = self._view.rows.chosen()
        self._pages.table, self._pages.ringed = table, row.row if row is not None else -1
        page, title = self._pages.page(at)
        self._view.panel.show_back(bool(at.page))
        self._view.panel.open_page(page, title, focus=focus and bool(at.page))

    def show_refusal(self, at: At) -> None:
        """Say on the review page what else stands against the draft, before a reason is typed."""
        judged = self._work.judged
        if at.page != "review" or not self._work.now.differs or judged is None:
            return
        if not judged.open and not judged.read.faults:
            self._pages.review.show_refusal(self._acts.would_refuse())

    def give_keys(self, at: At) -> None:
        """Give the keys to the page that is open, else to the rows."""
        page = self._view.panel.page
        if at.page and isinstance(page, Page):
            page.focus_first()
        else:
            self._view.rows.take_keys()

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

    def _show_pending(self) -> None:
        """What was found last stays to be read; faults that are mended do not."""
        findings = self._view.findings
        listed = findings.view.rows.rows
        if not listed or listed[0].table != FINDINGS:
            findings.show_empty("page", self.tr("Being worked out"), self.tr("Every call is looked at."))
            findings.set_rows((), self.tr("Findings"), "", self._desk.clock())
        elif (last := self._work.last) is not None:
            rows = finding_rows(of_another(last.findings), last.read.catalogue)
            findings.set_rows(rows, self.tr("Findings"), "", self._desk.clock())
        findings.say(self.tr("being worked out"))

    def _work_out(self, at: At) -> None:
        """Have worked out what is not known of the draft; for the review page all that changes for calls."""
        asked = self._work.asked(in_full=at.page == "review")
        if asked is not None and not self._work.now.read.faults:
            self._judging.want(asked)

"""The pages of the Policy screen: each shown from the policy that is read, made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from console import accounts
from console.domain.rows.policy import PolicyHead
from console.domain.rows.policy_found import case_rows
from console.domain.rows.policy_planned import planned_row, planned_words
from console.domain.rows.policy_shelf import BUNDLED, IN_FORCE, PLANNED, VERSION, key_of, shelf_rows
from console.ui.screens.about import POLICY_DRAFT, may_have
from console.ui.screens.counting import Counting
from console.ui.screens.policy_comparing import PolicyComparing
from console.ui.screens.policy_trial import PolicyTrial
from console.ui.screens.policy_work import PolicyWork
from console.ui.tables.policy_found import CaseList, FindingList, ShelfList
from console.ui.widgets.help_page import HelpPage
from console.ui.widgets.line_page import LinePage
from console.ui.widgets.policy_pages import FindingPage, ListPage, SourcesPage
from console.ui.widgets.policy_planned import PlannedPage
from console.ui.widgets.policy_try import TryPage

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

WIDE = ("shelf", "versions", "cases", "try", "compare", "compared")
"""The pages that take the room of the findings."""


class At(NamedTuple):
    """Which page is open; none: the finding with the ring. about: the key of another policy, if any."""

    page: str = ""
    about: str = ""


class PolicyPages(QObject):
    """The pages of one screen. `asked` and `wished` are those of its pages, made long after the screen."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, desk: Desk, work: PolicyWork) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        self.trial = PolicyTrial(work)
        look, now = desk.looks.look, desk.clock()
        self.cases, self.shelf = CaseList(look, now), ShelfList(look, now)
        self._finding, self._sources, self._help = FindingPage(look), SourcesPage(look), HelpPage(look)
        self._cases, self._shelf = ListPage(look, self.cases), ListPage(look, self.shelf)
        self._try, self.file = TryPage(look), LinePage(look, self.tr("File"), "F")
        self.planned = PlannedPage(look)
        self.comparing = PolicyComparing(look, work)
        self.counting = Counting(self._finding, accounts.store_of(desk.bridge.session))
        for asking in (self.file, self.planned):
            asking.asked.connect(self.asked)
        for page in (
            self._finding,
            self._sources,
            self._help,
            self._cases,
            self._shelf,
            self._try,
            self.file,
            self.planned,
            self.comparing.page,
        ):
            page.wished.connect(self.wished)

    def offer_file(self, file: str, *, leaves_out: bool) -> None:
        """Offer a file that is not there yet. leaves_out: a real call is followed, which is not saved."""
        says = self.tr("All of the picture is saved, on white. The file's name ends in .svg or .pdf.")
        less = self.tr(" The way of a real call is left out.") if leaves_out else ""
        self.file.show_line(f"{says}{less}", file, self.tr("Save it"))

    def page(self, at: At, head: PolicyHead, findings: FindingList) -> tuple[QWidget, str]:
        """The page, shown as things stand now, and its title. Raises StoreUnavailable and Faulty."""
        match at.page:
            case "shelf" | "versions":
                return self._shelf, self.tr("Another policy to read")
            case "compare":
                return self._shelf, self.tr("{policy} beside which other? Enter").format(policy=head.title)
            case "compared":
                return self.comparing.show()
            case "cases":
                return self._cases, self.tr("Cases of {policy}").format(policy=head.title)
            case "try":
                self._try.show_trial(self.trial.view())
                return self._try, self.tr("Try it: nothing is recorded")
            case "save_picture":
                return self.file, self.tr("The picture to a file")
            case "planned":
                self._show_planned()
                return self.planned, self.tr("Planned")
            case "sources":
                self._sources.show_sources(head)
                return self._sources, self.tr("Where it comes from")
            case "help":
                self._help.show_page("policy")
                return self._help, self.tr("Help")
            case _:
                finding = findings.chosen()
                counted = finding is not None and at.page == "finding"
                says = self.counting.says(finding.number) if finding is not None and counted else ""
                notices = self._work.checked().notices if not findings.is_waiting else ()
                self._finding.show_finding(finding, says, notices, is_waiting=findings.is_waiting)
                return self._finding, finding.lead if finding is not None else self.tr("Findings")

    def forget(self) -> None:
        """Let nothing typed or tried stay."""
        self.trial.forget()
        self.file.forget()
        self.planned.forget()
        self.comparing.drop()
        self.counting.drop()

    def begin(self, at: At) -> None:
        """Fill the page that is opened now. Raises StoreUnavailable and Faulty."""
        now, work = self._desk.clock(), self._work
        if at.page != "compared":
            self.comparing.drop()
        if at.page == "finding":
            self.counting.begin(work.compiled, work.checked().findings)
        if at.page == "compared":
            self.comparing.begin(at.about)
        elif at.page in ("shelf", "versions", "compare"):
            session = self._desk.bridge.session
            self.shelf.set_rows(shelf_rows(session.board, work.history(), session.library, work.key), now)
            kinds = {"versions": VERSION, "compare": BUNDLED}
            self.shelf.begin_at(kinds.get(at.page, IN_FORCE))
        elif at.page == "cases":
            self.cases.set_rows(case_rows(work.compiled, work.cases()), now)

    def _show_planned(self) -> None:
        """The policy that waits. Raises StoreUnavailable."""
        session = self._desk.bridge.session
        plan, row = session.board.planned, planned_row(session.board, self._work.history())
        words = planned_words(row) if row is not None else ()
        key = key_of(PLANNED, plan.entry) if plan is not None else ""
        self.planned.show_planned(words, key, may_drop=may_have(session, POLICY_DRAFT, has_backups=False))

"""The Policy screen: a policy to read, what is found on it, a call's way through it. It writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from console.domain.entries import PolicyAdopted, Redacted
from console.domain.entry import Entry
from console.domain.rows.policy import policy_head, rule_rows
from console.domain.rows.policy_found import FindingRow, finding_rows, questions_words
from console.domain.rows.policy_planned import planned_line, planned_row
from console.domain.rows.policy_shelf import IN_FORCE, PLANNED
from console.errors import StoreUnavailable
from console.policy.faults import Faulty
from console.ui.screens.about import POLICY, POLICY_DRAFT, may_have
from console.ui.screens.policy_acts import PolicyActs
from console.ui.screens.policy_keys import ACTS, LETTERS, PLANS
from console.ui.screens.policy_pages import WIDE, At, PolicyPages
from console.ui.screens.policy_picture import PolicyPicture
from console.ui.screens.policy_ways import PolicyWays
from console.ui.screens.policy_work import PolicyWork
from console.ui.widgets.line_page import Given
from console.ui.widgets.looking import Page
from console.ui.widgets.policy_planned import DropPlan
from console.ui.widgets.policy_view import PolicyView
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


class PolicyScreen(QObject):
    """The screen of one desk, made when it is first wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._work = PolicyWork(desk.bridge.session)
        self._at, self._behind = At(), At()
        self._unfolded: frozenset[str] = frozenset()
        self._found: tuple[FindingRow, ...] | None = None
        acts = tuple((wish, self.tr(words), key) for wish, words, key in ACTS)
        self.view = PolicyView(desk.looks.look, desk.clock(), acts, dict(LETTERS))
        self._pages = PolicyPages(desk, self._work)
        self._ways = PolicyWays(desk, self._work, self._pages.cases, self.view.findings)
        self._picture = PolicyPicture(desk, self._work, self.view)
        self._acts = PolicyActs(desk, self._pages, self._picture)
        # What is found is worked out once the rules are painted; the timer goes with the view.
        self._checking = QTimer(self.view)
        self._checking.setSingleShot(True)
        self._checking.setInterval(0)
        self._checking.timeout.connect(self._check)
        desk.parts.screens.put_in(POLICY, self.view)
        for part in (
            self.view.head,
            self.view.rules,
            self.view.findings,
            self.view.flow,
            self.view.panel,
            self._pages,
        ):
            part.wished.connect(self.wish)
        self._pages.asked.connect(self._asked)
        self._pages.comparing.changed.connect(self._worked_out)
        self._pages.counting.changed.connect(self._worked_out)
        desk.bridge.recorded.connect(self._recorded)

    def show(self) -> None:
        """Show the policy as it is read now; what is found on it comes once it is painted."""
        work, now = self._work, self._desk.clock()
        followed = work.followed
        if followed is not None and followed.call:
            call = self._desk.board.calls.get(followed.call)
            if call is None or not work.follow_call(call):
                work.followed = followed = None
        words = (
            self.tr("Marked: the way of {call}. Esc lets it go.").format(call=followed.title)
            if followed
            else ""
        )
        planned = planned_row(self._desk.board)
        self.view.head.offer("policy_edit", is_offered=self._may_change())
        self.view.head.show_head(
            policy_head(work.compiled.policy, work.standing), words, planned_line(planned) if planned else ""
        )
        rows = rule_rows(work.compiled.policy, work.compiled.catalogue, self._unfolded, work.deciding())
        self.view.rules.set_rows(rows, now)
        self._picture.show()
        if self._found is None:
            self.view.findings.say_waiting()
            self._checking.start()
        self._show_page(focus=False)

    def take_keys(self) -> None:
        """Give the keys to the rules: of the policy in force, whatever somebody read here before."""
        if self._work.key != IN_FORCE:
            self._read(IN_FORCE)
        self.view.rules.take_keys()

    def leave(self) -> None:
        """Let nothing of it stay in front of whoever comes."""
        self._work.followed, self._at, self._unfolded = None, At(), frozenset()
        self._pages.forget()
        self._picture.show_large(False)
        self.view.panel.take_page()

    def wish(self, wish: Wish) -> None:
        """Grant what a list, a page or a key wishes."""
        match wish.name:
            case "unfold":
                self._unfolded = self._unfolded.symmetric_difference((wish.value,))
                self.show()
            case "policies" | "versions" | "cases" | "sources" | "open_finding" | "planned" | "compare":
                pages = {"policies": "shelf", "open_finding": "finding"}
                self._go(At(pages.get(wish.name, wish.name)))
            case "try_policy" if self._work.compiled.diagrams is not None:
                self._pages.trial.begin()
                self._go(At("try"))
                self.show()
            case "save_picture" if self._work.compiled.diagrams is not None:
                self._picture.show_large(False)
                self._pages.offer_file(str(self._picture.free_file()), leaves_out=self._picture.leaves_out)
                self._go(At("save_picture"))
            case "finding":
                if not self._at.page:
                    self._show_page(focus=False)
            case "findings":
                self.view.findings.take_keys()
            case "rules":
                self.view.rules.take_keys()
            case "read_policy" if self._at.page == "compare":
                self._go(At("compared", wish.value))
            case "read_policy":
                self._read(wish.value)
            case "help":
                self._behind = self._at if self._at.page != "help" else self._behind
                self._go(At("help"))
            case "back":
                self._give_keys()
            case "close_panel" if self._picture.is_large:
                self._picture.show_large(False)
            case "close_panel":
                self._back()
            case _ if self._picture.wish(wish):
                pass
            case "policy_edit" if not self._may_change():
                self._desk.say(self.tr("The policy is changed by supervisors and administrators."))
            case "policy_edit" if self._work.was_the_agencys:
                self._acts.change_from(self._work.compiled.policy)
            case _ if self._pages.trial.wish(wish):
                self._show_tried()
            case _ if self._ways.wish(wish):
                self._show_followed()
            case _:
                self._desk.wish(wish)

    def _asked(self, ask: Given | DropPlan) -> None:
        if says := self._acts.do(ask):
            self._back()
            self._desk.say(says)

    def _may_change(self) -> bool:
        return may_have(self._desk.bridge.session, POLICY_DRAFT, has_backups=False)

    def _show_tried(self) -> None:
        """Show what is tried, with the rule in sight that decides since the last answer."""
        before = {row.rule for row in self.view.rules.view.rows.rows if row.decides}
        self.show()
        newer = [rule for rule in self._work.deciding() if rule not in before]
        self.view.rules.bring(newer[-1] if newer else "")

    def _show_followed(self) -> None:
        self.show()
        deciding = self._work.deciding()
        self.view.rules.bring(deciding[0] if deciding else "")

    def _read(self, key: str) -> None:
        """Read another policy; one that cannot be read says so, and the one before stays."""
        try:
            self._work.choose(key)
        except Faulty as faulty:
            self._desk.say(self.tr("This version cannot be read today: {fault}").format(fault=faulty))
            return
        except StoreUnavailable as trouble:
            self._desk.say(trouble.says)
            return
        self._pages.trial.forget()
        self._unfolded, self._found, self._at = frozenset(), None, At()
        self.show()
        self.view.rules.take_keys()

    def _check(self) -> None:
        self._found = finding_rows(self._work.checked(), self._work.compiled.catalogue)
        asked = questions_words(self._work.checked().questions)
        self.view.findings.set_rows(self._found, self._desk.clock(), asked)
        self._show_page(focus=False)

    def _worked_out(self) -> None:
        if self._at.page in ("compared", "finding"):
            self._show_page(focus=False)

    def _give_keys(self) -> None:
        """Give the keys to the page that is open, else to the rules."""
        page = self.view.panel.page
        if self._at.page and isinstance(page, Page):
            page.focus_first()
        else:
            self.view.rules.take_keys()

    def _back(self) -> None:
        """Close the page, or let go of what is followed; the keys go back to the list they came from."""
        was = self._at
        self._pages.counting.drop()
        if was.page == "help":
            self._go(self._behind)
        elif was.page == "compared":
            self._go(At("compare"))
        elif was.page:
            self._at = At()
            self._show_page(focus=False)
        else:
            self._work.followed = None
        self.show()
        if was.page == "finding":
            self.view.findings.take_keys()
        else:
            self._give_keys()

    def _go(self, at: At) -> None:
        try:
            self._pages.begin(at)
        except Faulty as faulty:
            told = self.tr("The cases do not fit this version: {fault}")
            if at.page == "compared":
                told = self.tr("This version cannot be read today: {fault}")
            self._desk.say(told.format(fault=faulty))
            return
        except StoreUnavailable as trouble:
            self._desk.say(trouble.says)
            return
        self._at = at
        self._show_page(focus=True)

    def _show_page(self, *, focus: bool) -> None:
        head = policy_head(self._work.compiled.policy, self._work.standing)
        page, title = self._pages.page(self._at, head, self.view.findings)
        self.view.show_wide(self._at.page in WIDE, is_alone=self._at.page == "compared")
        self.view.panel.show_back(bool(self._at.page))
        self.view.panel.open_page(page, title, focus=focus)

    def _recorded(self, entries: Sequence[Entry]) -> None:
        """Take up a policy that was put in force, and the new answers of a call that is followed."""
        had_keys = self.view.panel.has_keys()
        if any(isinstance(entry.body, PolicyAdopted) for entry in entries):
            self._work.follow_room()
            self._found = None
            if self._at.page in WIDE:
                # They are about what was in force, or about what could be read until now.
                self._pages.trial.forget()
                self._at = At()
        if any(isinstance(entry.body, PLANS) for entry in entries) and self._work.key.startswith(PLANNED):
            # It waits no more, or another one does.
            self._work.choose(IN_FORCE)
            self._found = None
        if any(isinstance(entry.body, Redacted) for entry in entries):
            # Nobody can say whether what is followed holds what was erased.
            self._work.followed = None
            self._pages.trial.forget()
        if self._desk.parts.screens.in_front() == POLICY:
            self.show()
            if had_keys and not self.view.panel.has_keys():
                self._give_keys()

"""The policy editor: shows the draft of the policy, takes what is written into it, has it put in force."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.domain.entries import PolicyAdopted
from console.domain.entry import Entry
from console.domain.pack.edit import Spot
from console.domain.sheet.fields import CASES, PROMISES, QUESTIONS
from console.policy.model import PARTS
from console.ui.screens.about import POLICY_DRAFT
from console.ui.screens.policy_draft_acts import PolicyDraftActs
from console.ui.screens.policy_draft_judging import Judgement, Judging
from console.ui.screens.policy_draft_pages import At, PolicyDraftPages
from console.ui.screens.policy_draft_past import stepped
from console.ui.screens.policy_draft_shown import PolicyDraftShown
from console.ui.screens.policy_draft_told import FINDINGS, finding_place, spot_of
from console.ui.screens.policy_draft_work import PolicyWork
from console.ui.widgets.draft_words import after_a_pause
from console.ui.widgets.line_page import Given
from console.ui.widgets.pack_field import Edited
from console.ui.widgets.policy_draft_finding import LetStand
from console.ui.widgets.policy_draft_pick import Picked
from console.ui.widgets.policy_draft_review import AdoptDraft
from console.ui.widgets.policy_draft_view import PolicyDraftView
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

class PolicyDraftScreen(QObject):
    """The editor of one desk, made when it is first wanted. Raises StoreUnavailable."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._work = desk, PolicyWork(desk.bridge)
        self._table, self._at, self._behind = PARTS[0], At(), list[At]()
        self.view = PolicyDraftView(desk.looks.look, desk.clock())
        self._pages, self._acts = PolicyDraftPages(desk, self._work), PolicyDraftActs(desk, self._work)
        self._judging = Judging(self)
        self._shown = PolicyDraftShown(desk, self._work, self._pages, self._acts, self.view, self._judging)
        self._judging.judged.connect(self._take_up)
        self._pages.asked.connect(self._asked)
        self._pages.wished.connect(self.wish)
        self._keeping = after_a_pause(self, self._paused)
        desk.parts.screens.put_in(POLICY_DRAFT, self.view)
        for part in (self.view, self.view.tables, self.view.rows, self.view.findings, self.view.panel):
            part.wished.connect(self.wish)
        desk.bridge.recorded.connect(self._recorded)

    def show(self) -> None:
        """Show the draft as it stands now; each list and each field shows what differs."""
        self._shown.show(self._table, self._at, is_pausing=self._keeping.isActive())

    def take_keys(self) -> None:
        """Give the keys to the tables."""
        self.view.tables.take_keys()

    def keep_typed(self) -> None:
        """Keep what was written a moment ago on the disk now: the desk is locked or left."""
        if self._keeping.isActive():
            self._keeping.stop()
            self._work.keep()

    def stop(self) -> None:
        """Let no clock run any more; what is being worked out is let go."""
        self._keeping.stop()
        self._judging.stop()

    def leave(self) -> None:
        """Let nothing of it stay in front of whoever comes; the draft stays on the disk."""
        self._at, self._behind, self._table = At(), [], PARTS[0]
        self.view.panel.take_page()
        self._pages.forget()
        self._work.past.forget()

    def wish(self, wish: Wish) -> None:
        """Grant what a list or a page wishes."""
        spot = Spot(self._table, int(wish.value)) if wish.value.isdecimal() else Spot(self._table, -1)
        match wish.name:
            case "table" | "rows":
                self._choose(wish.value, focus=wish.name == "rows")
            case "ringed":
                if not self._at.page:
                    self._shown.show_page(self._table, self._at, focus=False)
            case "change_row" | "pick" | "rename" | "take_out" | "move_up" | "move_down" | "add_row":
                self._on_row(wish.name, spot)
            case "pick_here":
                self._pages.let_pick_go()
                self._go(At("pick", self._at.spot), behind=self._at)
            case "finding":
                self._go_to_place(finding_place(self._work, spot.row))
            case "findings":
                self._judge()
                self.view.findings.take_keys()
            case "place":
                self._go_to_place(wish.value)
            case "newer":
                self._work.take_newer()
                self._open("review")
            case "review" | "begin_from" | "import_policy" | "export_policy" | "help":
                self._open(wish.name)
            case "chosen":
                self._shown.attempt(lambda: self._chosen(wish.value))
            case "let_go":
                self._keeping.stop()
                self._work.let_go()
                self._pages.forget()
                self._close()
                self._desk.say(self.tr("The draft is gone. What is in force is as it was."))
            case "undo" | "redo":
                self._step(wish.name)
            case "back":
                self._shown.give_keys(self._at)
            case "close_panel":
                self._back()
            case _:
                self._desk.wish(wish)

    def _step(self, name: str) -> None:
        before, self._at = self._at, stepped(self._desk, self._work, name, self._at)
        self._keeping.start()
        self.show()
        if self._at != before:
            self._pages.let_pick_go()
            self._shown.give_keys(self._at)

    def _choose(self, table: str, *, focus: bool) -> None:
        if table != self._table:
            self._table, self._at, self._behind = table, At(), []
        self.show()
        if focus:
            self.view.rows.take_keys()

    def _on_row(self, name: str, spot: Spot) -> None:
        if name == "add_row":
            self._add()
        elif spot.row < 0:
            return
        elif name == "change_row":
            self._go(At("row", self._acts.row_meant(spot)))
        elif name == "pick" and self._acts.has_condition(spot):
            self._pages.let_pick_go()
            self._go(At("pick", spot))
        elif name == "rename" and spot.table == "conditions":
            self._open("rename", spot)
        elif name in ("take_out", "move_up", "move_down"):
            self._change_row(name, spot)

    def _add(self) -> None:
        if self._table == CASES and (says := self._pages.cases.begin()):
            self._desk.say(says)
        elif self._table in (*PARTS, PROMISES):
            row = self.view.rows.chosen()
            spot = self._acts.add(self._table, row.row if row is not None else 0)
            self._keeping.start()
            self._go(At("row", spot))
        elif page := {"conditions": "add_condition", QUESTIONS: "ask"}.get(self._table):
            self._open(page)
        elif self._table != CASES:
            self._desk.say(self.tr("Nothing is added here."))

    def _change_row(self, name: str, spot: Spot) -> None:
        row = self._acts.change_row(name, spot)
        if row < 0:
            return
        self._at, self._behind = At(), []
        self._keeping.start()
        self.show()
        self.view.rows.take_keys(row)

    def _go_to_place(self, place: str) -> None:
        """Open what a fault or a finding is about, at its field."""
        spot, behind = spot_of(self._work, place), self._at
        if spot.row < 0:
            self._choose(spot.table, focus=True)
        elif spot.table == FINDINGS:
            self._go(At("finding", spot), behind=behind if behind.page == "review" else None)
        else:
            self._table = spot.table
            self._go(At("row", spot._replace(field="")), behind=behind)
            if spot.field and self._pages.form is not None:
                self._pages.form.focus_on(spot.field)

    def _open(self, page: str, spot: Spot | None = None) -> None:
        at = At(page, spot or Spot(self._table, 0))
        if page == "review":
            self._judge()
        self._pages.begin(at, self._acts.free_file())
        self._go(at, behind=self._at if page in ("review", "help") else None)
        self._shown.show_refusal(self._at)

    def _asked(self, ask: Edited | Picked | Given | LetStand | AdoptDraft | At) -> None:
        match ask:
            case Edited() | Picked():
                self._acts.put_in(ask, self._at.spot)
                self._keeping.start()
                self.show()
            case Given(text):
                self._shown.attempt(lambda: self._given(text))
            case LetStand(number, reason):
                self._shown.attempt(lambda: self._let_stand(number, reason))
            case At():
                self._keeping.start()
                self._go(ask)
            case AdoptDraft():
                self._shown.attempt(lambda: self._adopt(ask))

    def _let_stand(self, number: int, reason: str) -> None:
        self._acts.let_stand(number, reason)
        self._keeping.start()
        self._judge()
        self._back()
        self._desk.say(self.tr("It stands, with its reason, once the draft is in force."))

    def _adopt(self, ask: AdoptDraft) -> None:
        self.keep_typed()
        if says := self._acts.adopt(ask):
            self._pages.forget()
            self._close()
            self._desk.say(says)

    def _given(self, text: str) -> None:
        page, spot = self._at.page, self._at.spot
        if page == "export_policy":
            self._acts.write(text)
            self._close()
            self._desk.say(self.tr("Written: {file}").format(file=text))
            return
        said = self._acts.given(page, spot, text)
        self._pages.let_form_go()
        self._keeping.start()
        self._go(At("review") if page == "import_policy" else At("row", said))

    def _chosen(self, what: str) -> None:
        self._acts.chosen(self._at.page, what)
        self._pages.let_form_go()
        self._keeping.start()
        self._close()

    def _back(self) -> None:
        """One step back: on the page itself, to the page before, the rows, the tables, the Policy screen."""
        if self._at.page == "pick" and self._pages.pick is not None and self._pages.pick.back():
            return
        if self._behind:
            self._at = self._behind.pop()
            self.show()
            self._shown.show_page(self._table, self._at, focus=True)
        elif self._at.page:
            self._close()
        elif not self.view.step_back():
            self._desk.wish(Wish("policy_screen"))

    def _close(self) -> None:
        is_here = self._at.spot.table == self._table and self._at.page in ("row", "pick")
        row = self._at.spot.row if is_here else -1
        self._at, self._behind = At(), []
        self.show()
        self.view.rows.take_keys(row)

    def _go(self, at: At, *, behind: At | None = None) -> None:
        if behind is None:
            self._behind = []
        elif behind.page and behind != at:
            self._behind.append(behind)
        if at.page == "row" and at.spot.table != self._table:
            self._table = at.spot.table
        self._at = at
        self.show()
        self._shown.show_page(self._table, self._at, focus=True)

    def _paused(self) -> None:
        """Keep what was written, and work out what it does."""
        self._work.keep()
        self._judge()

    def _judge(self) -> None:
        self._shown.judge(self._table, self._at)

    def _take_up(self, judgement: Judgement) -> None:
        self._shown.take_up(judgement, self._table, self._at)

    def _recorded(self, entries: Sequence[Entry]) -> None:
        """Show what was put in force, here or elsewhere; a draft that goes on stays open where it is."""
        if not any(isinstance(entry.body, PolicyAdopted) for entry in entries):
            return
        before = self._work.draft
        self._shown.attempt(self._work.follow)
        is_another = before != self._work.draft
        if is_another:
            self._pages.let_form_go()
            self._at, self._behind = At(), []
        if self._desk.parts.screens.in_front() == POLICY_DRAFT:
            self.show()
            if is_another:
                self.view.rows.take_keys()

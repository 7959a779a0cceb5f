"""The pages of the policy editor: each shown from the draft as it is, made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from console import accounts
from console.domain.board import in_force
from console.domain.local_time import moment_words, zone_of
from console.domain.pack.edit import Spot
from console.domain.refusals import in_words
from console.domain.sheet.changes import condition_words, means_in, row_called
from console.domain.sheet.completing import completed
from console.domain.sheet.draft import questions_of, rows_of
from console.domain.sheet.fields import (
    ACKNOWLEDGED,
    CASES,
    CONDITIONS,
    ORDERED,
    PROMISES,
    QUESTIONS,
    TABLE_WORDS,
)
from console.domain.sheet.rows import to_fields
from console.domain.sheet.told import wrong_with_condition
from console.domain.typed_begin import typed_begin
from console.errors import Refused
from console.policy.conditions import Condition, Unreadable, parse
from console.policy.model import PARTS
from console.ui.screens.counting import Counting
from console.ui.screens.policy_draft_cases import ANSWERS, CASE, NAME, REASON, PolicyDraftCases
from console.ui.screens.policy_draft_reasons import reasons_told, stands_told
from console.ui.screens.policy_draft_told import does, finding_key, standing, to_finding, to_review
from console.ui.widgets.help_page import HelpPage
from console.ui.widgets.line_page import LinePage
from console.ui.widgets.pack_form import ToRow
from console.ui.widgets.policy_draft_ask import ChoosePage
from console.ui.widgets.policy_draft_condition import Telling
from console.ui.widgets.policy_draft_finding import FindingPage
from console.ui.widgets.policy_draft_form import PolicyFormPage
from console.ui.widgets.policy_draft_keys import PolicyKeysPage
from console.ui.widgets.policy_draft_pick import PickPage, ToPick
from console.ui.widgets.policy_draft_review import BeginTold, PolicyReviewPage

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk
    from console.ui.screens.policy_draft_work import PolicyWork


OF_CASES = (CASE, ANSWERS, NAME, REASON)


class At(NamedTuple):
    """Which page is open, and about what: a row's place, the number of a finding."""

    page: str = ""
    spot: Spot = Spot("medical")


class PolicyDraftPages(QObject):
    """The pages of one editor, over one draft. `asked` and `wished` are those of its pages.

    table: the one whose rows are shown; ringed: the row with the ring, -1 where there is none.
    """

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, desk: Desk, work: PolicyWork) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        look = desk.looks.look
        self.review, self.finding = PolicyReviewPage(look), FindingPage(look)
        self.line, self.choose = LinePage(look, self.tr("Name")), ChoosePage(look)
        self.file = LinePage(look, self.tr("File"))
        self._keys, self._help = PolicyKeysPage(look), HelpPage(look)
        self.review.judge_begin(self._begin_told)
        self._key = ""
        self.counting = Counting(self.finding, accounts.store_of(desk.bridge.session))
        self.counting.changed.connect(self._counted)
        self.cases = PolicyDraftCases(desk, work)
        self.cases.went.connect(self._go_to_case)
        self.table, self.ringed = PARTS[0], -1
        self.form: PolicyFormPage | None = None
        self.pick: PickPage | None = None
        for page in (self.review, self.finding, self.line, self.choose, self.file, self._keys, self._help):
            self._hear(page)

    def page(self, at: At) -> tuple[QWidget, str]:
        """The page, shown from the draft as it is now, and its title."""
        if at.page != "finding":
            self.counting.drop()
        if at.spot.table == CASES and at.page in OF_CASES:
            return self.cases.page(at.page, at.spot.row)
        match at.page:
            case "row":
                return self._row(at.spot)
            case "pick":
                return self._picking(at.spot)
            case "finding":
                self._show_finding(at.spot.field)
                return self.finding, self.tr("Finding")
            case "review":
                self.review.show_review(to_review(self._work, self._desk.bridge.session))
                return self.review, self.tr("What changes")
            case "add_condition" | "rename":
                return self.line, self.tr("The name of a condition")
            case "ask" | "begin_from":
                return self.choose, self.tr("Choose")
            case "import_policy" | "export_policy":
                return self.file, self.tr("A policy's file")
            case "help":
                self._help.show_page("policy-editor")
                return self._help, self.tr("Help")
            case _:
                return self._keys_page(), TABLE_WORDS[self.table].many

    def _show_finding(self, key: str) -> None:
        """A finding, with the recorded calls that it touches as far as they are counted."""
        judged, self._key = self._work.judged, key
        there = [each for each in judged.findings if each.is_there] if judged is not None else []
        places = [finding_key(each) for each in there]
        says, reasons = "", tuple[str, ...]()
        if judged is not None and judged.compiled is not None and key in places:
            self.counting.begin(judged.compiled, [each.finding for each in there])
            says = self.counting.says(places.index(key))
            reasons = reasons_told(self._desk, self._work, judged, there[places.index(key)].finding)
        self.finding.show_finding(to_finding(self._work, key, says, reasons))

    def _counted(self) -> None:
        """Show what was counted, where the finding is still open."""
        if self.finding.isVisible():
            self._show_finding(self._key)

    def _go_to_case(self, page: str, row: int) -> None:
        self.asked.emit(At(page, Spot(CASES, row)))

    def begin(self, at: At, free: str) -> None:
        """Begin a page that asks for something. free: a file that is not there yet."""
        rows = rows_of(self._work.draft, at.spot.table)
        match at.page:
            case "rename":
                says = self.tr("It is changed wherever the policy uses it.")
                self.line.show_line(says, str(rows[at.spot.row]["id"]), self.tr("Call it so"))
            case "add_condition":
                says = self.tr("Small letters, digits and _, such as weapon_in_hand.")
                self.line.show_line(says, "", self.tr("Add it"))
            case "ask":
                asked = questions_of(self._work.draft)
                facts = [each for each in self._work.now.read.catalogue.facts if each.id not in asked]
                options = [(each.id, each.name.en, each.ask.en) for each in facts if not each.derived]
                self.choose.show_choice(self.tr("Which question is asked too? It is asked last."), options)
            case "begin_from":
                known = self._desk.bridge.session.library
                policies = [(each, held.policy.title, held.policy.agency) for each, held in known.items()]
                own = ("", self.tr("The policy in force"), self._work.in_force.policy.title)
                self.choose.show_choice(self.tr("The draft begins again from:"), [own, *policies])
            case "import_policy":
                says = self.tr("The file becomes the draft. Nothing is in force until you say so.")
                self.file.show_line(says, "", self.tr("Look at it"))
            case "export_policy":
                says = self.tr("The policy is written to a new file, with the changes of the draft.")
                self.file.show_line(says, free, self.tr("Write it"))

    def forget(self) -> None:
        """Let nothing typed stay; the draft is on the disk."""
        self.review.forget()
        self.finding.forget()
        self.cases.forget()
        self.let_form_go()

    def let_form_go(self) -> None:
        """Have the pages of a row made anew when they are next shown."""
        for page in (self.form, self.pick):
            if page is not None:
                page.hide()
                page.deleteLater()
        self.form = self.pick = None

    def let_pick_go(self) -> None:
        """Have picking begin with the lines when it is next shown."""
        page, self.pick = self.pick, None
        if page is not None:
            page.hide()
            page.deleteLater()

    def _begin_told(self, text: str) -> BeginTold:
        zone, now = zone_of(in_force(self._desk.board).agency.time_zone), self._desk.clock()
        try:
            begins = typed_begin(text, now, zone)
        except Refused as refused:
            return BeginTold(wrong=in_words(refused))
        return BeginTold(at=moment_words(begins, zone, now) if begins is not None else "")

    def _hear(self, page: QWidget) -> None:
        page.asked.connect(self.asked)  # type: ignore[attr-defined]  # every page has both
        page.wished.connect(self.wished)  # type: ignore[attr-defined]  # the same

    def _keys_page(self) -> PolicyKeysPage:
        table, can = self.table, {"change_row"} if self.ringed >= 0 and self.table != QUESTIONS else set()
        if table in ORDERED:
            can |= {"add_row"} | ({"take_out", "move_up", "move_down"} if self.ringed >= 0 else set())
        if table in (*PARTS, CONDITIONS) and self.ringed >= 0:
            can |= {"pick"} if self._has_condition(Spot(table, self.ringed)) else set()
            can |= {"rename"} if table == CONDITIONS else set()
        can |= {"add_row"} if table in (PROMISES, CASES) else set()
        if table in ("acknowledged", PROMISES, CASES) and self.ringed >= 0:
            can |= {"take_out"}
        if table == QUESTIONS and self.ringed >= 0:
            can |= {"change_row"}
        row = str(self.ringed) if self.ringed >= 0 else ""
        differs = self._work.now.differs
        self._keys.show_keys(row, standing(self._work), does(self._work), frozenset(can), differs=differs)
        return self._keys

    def _has_condition(self, spot: Spot) -> bool:
        rows = rows_of(self._work.draft, spot.table)
        return spot.row < len(rows) and (spot.table == CONDITIONS or spot.row < len(rows) - 1)

    def _row(self, spot: Spot) -> tuple[QWidget, str]:
        work = self._work
        rows, found = rows_of(work.draft, spot.table), work.now.read
        fields = to_fields(spot, work.draft, work.base, found.faults, found.catalogue)
        wrong = " ".join(each.says for each in found.faults if each.spot == spot)
        stands = stands_told(self._desk, work, spot.row) if spot.table == ACKNOWLEDGED else ()
        to = ToRow(spot, fields, wrong, "\n".join((standing(work), *stands)))
        if self.form is None or not self.form.fits(to):
            form, self.form = self.form, PolicyFormPage(self._desk.looks.look, to, self._telling())
            if form is not None:
                form.hide()
                form.deleteLater()
            self._hear(self.form)
        else:
            self.form.show_row(to)
        return self.form, row_called(spot.table, rows[spot.row] if spot.row < len(rows) else {})

    def _picking(self, spot: Spot) -> tuple[QWidget, str]:
        work = self._work
        row = rows_of(work.draft, spot.table)[spot.row]
        text, catalogue, means = str(row.get("when", "")), work.now.read.catalogue, means_in(work.draft)
        wrong = wrong_with_condition(text, catalogue, means) if text.strip() else ""
        plain = condition_words(text, catalogue, means) if not wrong else ""
        own = {} if spot.table != CONDITIONS else {str(row["id"]): ""}
        others = {name: meant for name, meant in means.items() if name not in own}
        to = ToPick(_tree(text) if not wrong else None, catalogue, others, plain, wrong)
        if self.pick is None:
            self.pick = PickPage(self._desk.looks.look, to)
            self._hear(self.pick)
        self.pick.show_condition(to)
        return self.pick, self.tr("{row}: when").format(row=row_called(spot.table, row))

    def _telling(self) -> Telling:
        work = self._work
        return Telling(
            lambda text: completed(text, work.now.read.catalogue, means_in(work.draft)),
            lambda text: condition_words(text, work.now.read.catalogue, means_in(work.draft)),
        )


def _tree(text: str) -> Condition | None:
    try:
        return parse(text)
    except Unreadable:
        return None

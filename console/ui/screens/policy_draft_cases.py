"""The cases of a draft at one desk: shown beside what the draft gives, added by trying a call, changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from console.domain.rows.policy_found import answer_words, call_words, case_told, expected_words
from console.domain.rows.policy_try import Trial, try_view, wished
from console.domain.sheet.cases import answers_of, cases_of, named, taken_as_given, with_case
from console.domain.sheet.draft import rows_of
from console.domain.sheet.fields import CASES
from console.policy.diagram import Compiled, compile_policy
from console.policy.reasons import SAYS_LITTLE, says_why
from console.policy.recommend import recommend
from console.ui.widgets.line_page import Given, LinePage
from console.ui.widgets.policy_draft_case import CasePage, TakeGiven, ToCase
from console.ui.widgets.policy_try import TryPage
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk
    from console.ui.screens.policy_draft_work import PolicyWork

CASE, ANSWERS, NAME, REASON = "row", "case_answers", "case_name", "case_reason"
"""The pages: the case, its answers, its name, and why it expects something else."""
UNSAVED = -1
"""The row of a case that is not there yet."""


class PolicyDraftCases(QObject):
    """The pages of the cases, over one draft. `went` carries a page to go to and the row it is about."""

    went = Signal(str, int)

    def __init__(self, desk: Desk, work: PolicyWork) -> None:
        super().__init__()
        self._desk, self._work, look = desk, work, desk.looks.look
        self._case, self._answers = CasePage(look), TryPage(look, saves=True)
        self._line = LinePage(look, self.tr("In a few words"))
        self._at, self._row, self._trial = CASE, UNSAVED, Trial({})
        self._known: tuple[str, str, Compiled] | None = None
        self._case.asked.connect(self._take)
        self._line.asked.connect(self._given)
        for page in (self._case, self._answers):
            page.wished.connect(self._wish)

    def page(self, page: str, row: int) -> tuple[QWidget, str]:
        """A page, shown from the draft as it is now, and its title."""
        self._at, self._row = page, row
        if page == ANSWERS:
            self._show_trial()
            return self._answers, self.tr("Answer as the caller would; S saves it as a case")
        if page in (NAME, REASON):
            return self._line, self.tr("Case")
        self._case.show_case(self._to_case(row))
        return self._case, self.tr("Case")

    def begin(self) -> str:
        """Begin a case that is not there yet; why none can be begun, else empty."""
        if self._compiled() is None:
            return self.tr("Mend what is to be mended first: a case expects what the draft gives.")
        self._trial = Trial({})
        self.went.emit(ANSWERS, UNSAVED)
        return ""

    def forget(self) -> None:
        """Let nothing typed or tried stay."""
        self._case.forget()
        self._line.forget()
        self._trial = Trial({})

    def _to_case(self, row: int) -> ToCase:
        work, compiled = self._work, self._compiled()
        catalogue = work.now.read.catalogue
        if compiled is None:
            return ToCase(row, str(rows_of(work.draft, CASES)[row]["id"]), (), "")
        case = cases_of(work.draft, catalogue)[row]
        found = recommend(compiled, case.facts)
        told = [
            self.tr("The call: {call}.").format(call=call_words(compiled, case.facts)),
            self.tr("It expects: {expected}").format(expected=expected_words(case)),
            self.tr("The draft gives: {given}").format(given=answer_words(found)),
        ]
        if case.because:
            told.append(self.tr("Changed because: {because}").format(because=case.because))
        return ToCase(row, case.name, tuple(told), case_told(case, found))

    def _wish(self, wish: Wish) -> None:
        row = self._row
        match wish.name:
            case "case_answers":
                self._trial = Trial(answers_of(self._work.draft, row))
                self.went.emit(ANSWERS, row)
            case "case_name":
                self._ask(NAME, str(rows_of(self._work.draft, CASES)[row]["id"]))
            case "save_case":
                self._ask(NAME if row == UNSAVED else REASON, "")
            case _ if (compiled := self._compiled()) is not None:
                asked = try_view(compiled, self._trial).card.fact
                self._trial = wished(self._trial, wish, asked) or self._trial
                self._show_trial()

    def _ask(self, page: str, offered: str) -> None:
        """Ask for the name of a case, or why it has other answers; not while it is open what is given."""
        compiled = self._compiled()
        is_tried = self._at == ANSWERS and compiled is not None
        if is_tried and compiled and not recommend(compiled, self._trial.facts).settled:
            self._desk.say(self.tr("What the draft gives is still open. Answer on, then S saves it."))
            return
        name = self.tr("What is the call, in a few words? It stands in the list of cases.")
        why = self.tr("Why does the case have these answers now? It expects what the draft gives.")
        act = self.tr("Call it so") if page == NAME else self.tr("Change the case")
        self._line.show_line(name if page == NAME else why, offered, act)
        self.went.emit(page, self._row)

    def _given(self, given: Given) -> None:
        try:
            self._do(given.text)
        except ValueError as fault:
            self._line.show_refusal(str(fault))

    def _do(self, text: str) -> None:
        """Do what the line was asked for. Raises ValueError with a sentence."""
        work, row, compiled = self._work, self._row, self._compiled()
        if self._at == NAME and row != UNSAVED:
            work.take(named(work.draft, row, text))
        elif compiled is not None and self._at == NAME:
            draft, row = with_case(work.draft, compiled, self._trial.facts, text)
            work.take(draft)
        elif compiled is not None:
            if not says_why(text):
                raise ValueError(SAYS_LITTLE)
            work.take(taken_as_given(work.draft, compiled, row, self._trial.facts, text))
        self.went.emit(CASE, row)

    def _take(self, ask: TakeGiven) -> None:
        work, compiled = self._work, self._compiled()
        if compiled is not None:
            facts = answers_of(work.draft, ask.row)
            work.take(taken_as_given(work.draft, compiled, ask.row, facts, ask.reason))
            self.went.emit(CASE, ask.row)

    def _show_trial(self) -> None:
        compiled = self._compiled()
        if compiled is not None:
            self._answers.show_trial(try_view(compiled, self._trial))

    def _compiled(self) -> Compiled | None:
        """The draft's policy, ready to recommend; None while it is to be mended, or where it is too large."""
        work, read = self._work, self._work.now.read
        if read.policy is None:
            return None
        texts = work.draft.policy, work.draft.facts
        if self._known is None or self._known[:2] != texts:
            self._known = (*texts, compile_policy(read.policy, read.catalogue))
        compiled = self._known[2]
        return compiled if compiled.diagrams is not None else None

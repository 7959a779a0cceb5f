"""Whose way through the policy is marked on the Policy screen: a call's, an example's, a case's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.ui.screens.policy_work import PolicyWork
from console.ui.tables.policy_found import CaseList, FindingList
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


class PolicyWays(QObject):
    """What is followed at one desk, chosen from the call in front and the lists of the screen."""

    def __init__(self, desk: Desk, work: PolicyWork, cases: CaseList, findings: FindingList) -> None:
        super().__init__()
        self._desk, self._work, self._cases, self._findings = desk, work, cases, findings

    def wish(self, wish: Wish) -> bool:
        """Follow what is wished; False where the wish is about something else."""
        match wish.name:
            case "follow_call":
                self._follow_call()
            case "follow_example":
                self._follow_example(wish.value)
            case "case":
                self._follow_case(wish.value)
            case _:
                return False
        return True

    def _follow_call(self) -> None:
        call = self._desk.call
        if call is None:
            self._desk.say(self.tr("No call is in front. On the desk, F3 takes the next."))
        elif not self._work.follow_call(call):
            self._desk.say(self.tr("The answers of this call are not shown in this role."))

    def _follow_example(self, number: str) -> None:
        row = self._findings.finding(number)
        if row is not None and row.example is not None:
            title = self.tr("the example of “{finding}”").format(finding=row.lead)
            self._work.follow(title, row.example)

    def _follow_case(self, number: str) -> None:
        case = self._cases.case(number)
        if case is not None:
            self._work.follow(self.tr("the case “{case}”").format(case=case.name), case.facts)

"""What the pages of the Policy screen ask for that leaves the screen: a file, and a plan that is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.domain import commands as c
from console.domain.refusals import in_words
from console.domain.visible import visible
from console.errors import Refused
from console.ui.screens.about import POLICY_DRAFT
from console.ui.widgets.line_page import Given
from console.ui.widgets.policy_planned import DropPlan
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.policy.model import Policy
    from console.ui.screens.desk import Desk
    from console.ui.screens.policy_pages import PolicyPages
    from console.ui.screens.policy_picture import PolicyPicture


class PolicyActs(QObject):
    """The acts of one screen. What is refused stands on the page that asked."""

    def __init__(self, desk: Desk, pages: PolicyPages, picture: PolicyPicture) -> None:
        super().__init__()
        self._desk, self._pages, self._picture = desk, pages, picture

    def do(self, ask: Given | DropPlan) -> str:
        """Do what is asked for; what to say of it, empty where it was refused or waits to be saved."""
        return self._save(ask.text) if isinstance(ask, Given) else self._drop(ask.reason)

    def change_from(self, policy: Policy) -> None:
        """Go to the editor with the text of a policy that is not in force as its draft."""
        desk = self._desk
        desk.wish(Wish("policy_edit"))
        if desk.policy_draft is not None and desk.parts.screens.in_front() == POLICY_DRAFT:
            desk.policy_draft.wish(Wish("chosen", policy.text))
            says = self.tr("The draft is the text of “{title}” as you read it. Ctrl+Z brings its own back.")
            desk.say(says.format(title=visible(policy.title)))

    def _save(self, file: str) -> str:
        why_not = self._picture.save(file)
        if why_not:
            self._pages.file.show_refusal(why_not)
            return ""
        self._pages.file.forget()
        return self.tr("Saved: {file}").format(file=file)

    def _drop(self, reason: str) -> str:
        bridge = self._desk.bridge
        try:
            # Where people sign in, the name is theirs.
            is_kept = bridge.do(c.DropPlannedPolicy(by=bridge.session.who, reason=reason))
        except Refused as refused:
            self._pages.planned.show_refusal(in_words(refused))
            return ""
        if not is_kept:
            return ""
        self._pages.planned.forget()
        return self.tr("The plan is dropped. The policy in force goes on.")

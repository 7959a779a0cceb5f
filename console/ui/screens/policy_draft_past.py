"""What a draft was before: each change is a step that can be taken back, and done again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.pack.edit import Spot
from console.domain.sheet.draft import PolicyDraft, rows_of

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk
    from console.ui.screens.policy_draft_pages import At
    from console.ui.screens.policy_draft_work import PolicyWork

ROW_PAGES = ("row", "pick", "rename", "case_answers", "case_name", "case_reason")
"""The pages about one row, which may be gone when a change is taken back."""
STEPS_MAX = 200
"""So many changes can be taken back; a draft is two texts, and a step keeps both."""


class Past:
    """The drafts before this one and, where steps were taken back, those after it."""

    def __init__(self) -> None:
        self._before: list[PolicyDraft] = []
        self._after: list[PolicyDraft] = []
        self._writing: Spot | None = None

    def keep(self, before: PolicyDraft, writing: Spot | None) -> None:
        """Another draft follows. writing: the field that is typed in; all that is typed there is one step."""
        if writing is None or writing != self._writing:
            self._before = [*self._before[1 - STEPS_MAX :], before]
        self._after, self._writing = [], writing

    def step(self, now: PolicyDraft, *, is_back: bool) -> PolicyDraft | None:
        """The draft one step back, or on again; None where there is none."""
        from_, to = (self._before, self._after) if is_back else (self._after, self._before)
        if not from_:
            return None
        to.append(now)
        self._writing = None
        return from_.pop()

    def forget(self) -> None:
        """Begin with no past: somebody else comes, or the draft is in force."""
        self._before, self._after, self._writing = [], [], None


def stepped(desk: Desk, work: PolicyWork, name: str, at: At) -> At:
    """Take the last change of the draft back, or do it again (`redo`); the page that then stays open."""
    tr, is_back = desk.tr, name == "undo"
    draft = work.past.step(work.draft, is_back=is_back)
    is_done = draft is not None
    if draft is not None:
        work.take(draft, is_step=True)
    if is_back:
        done = tr("The last change of the draft is taken back. Ctrl+Shift+Z does it again.")
        desk.say(done if is_done else tr("Nothing of the draft to take back."))
    else:
        done = tr("The change of the draft is done again.")
        desk.say(done if is_done else tr("Nothing to do again."))
    if at.page in ROW_PAGES and at.spot.row >= len(rows_of(work.draft, at.spot.table)):
        return type(at)()
    return at._replace(page="row") if is_done and at.page == "pick" else at

"""Which screen stands in front, and who may have it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from console.domain.roles import roles_at
from console.errors import StoreUnavailable
from console.ui.screens.about import AGENCY, BACKUP, DESK, PEOPLE, POLICY_DRAFT, may_have

if TYPE_CHECKING:
    from console.ui.screens.agency import AgencyScreen
    from console.ui.screens.backup import BackupScreen
    from console.ui.screens.call_review import CallReviewScreen
    from console.ui.screens.desk import Desk
    from console.ui.screens.people import PeopleScreen
    from console.ui.screens.policy import PolicyScreen
    from console.ui.screens.policy_draft import PolicyDraftScreen
    from console.ui.screens.reports import ReportsScreen
    from console.ui.screens.shift_log import ShiftLogScreen

    Made = (
        PeopleScreen | BackupScreen | AgencyScreen | PolicyScreen | PolicyDraftScreen | ShiftLogScreen
        | CallReviewScreen | ReportsScreen
    )  # fmt: skip


def show_screen(desk: Desk, name: str) -> None:
    """Bring a screen to the front with the keys on it; one that the role does not have says why not."""
    if not may_have(desk.bridge.session, name, has_backups=desk.backups is not None):
        desk.say(_why_not(desk, name))
        name = DESK
    try:
        # Made only now: most who sit down never open it.
        screen = _made(desk, name)
    except StoreUnavailable as trouble:
        desk.say(trouble.says)
        name, screen = DESK, None
    desk.parts.screens.bring(name)
    desk.parts.top.show_screen(name)
    if screen is not None:
        screen.show()
        screen.take_keys()
    else:
        desk.parts.guide.setFocus(Qt.FocusReason.OtherFocusReason)


def _made(desk: Desk, name: str) -> Made | None:
    match name:
        case "Policy":
            return _policy(desk)
        case "People":
            return _people(desk)
        case "Backup":
            return _backup(desk)
        case "Agency":
            return _agency(desk)
        case "Policy draft":
            return _policy_draft(desk)
        case "Shift log":
            return _shift_log(desk)
        case "Reports":
            return _reports(desk)
        case "Review":
            return _review(desk)
        case _:
            return None


def _agency(desk: Desk) -> AgencyScreen:
    if desk.agency is None:
        from console.ui.screens.agency import AgencyScreen

        desk.agency = AgencyScreen(desk)
    return desk.agency


def _policy(desk: Desk) -> PolicyScreen:
    if desk.policy is None:
        from console.ui.screens.policy import PolicyScreen

        desk.policy = PolicyScreen(desk)
    return desk.policy


def _policy_draft(desk: Desk) -> PolicyDraftScreen:
    if desk.policy_draft is None:
        from console.ui.screens.policy_draft import PolicyDraftScreen

        desk.policy_draft = PolicyDraftScreen(desk)
    return desk.policy_draft


def _review(desk: Desk) -> CallReviewScreen:
    if desk.review is None:
        from console.ui.screens.call_review import CallReviewScreen

        desk.review = CallReviewScreen(desk)
    return desk.review


def _shift_log(desk: Desk) -> ShiftLogScreen:
    if desk.shift_log is None:
        from console.ui.screens.shift_log import ShiftLogScreen

        desk.shift_log = ShiftLogScreen(desk)
    return desk.shift_log


def _reports(desk: Desk) -> ReportsScreen:
    if desk.reports is None:
        from console.ui.screens.reports import ReportsScreen

        desk.reports = ReportsScreen(desk)
    return desk.reports


def _people(desk: Desk) -> PeopleScreen:
    if desk.people is None:
        from console.ui.screens.people import PeopleScreen

        desk.people = PeopleScreen(desk)
    return desk.people


def _backup(desk: Desk) -> BackupScreen:
    backups = desk.backups
    assert backups is not None, "the screen is offered where backups are kept"
    if backups.screen is None:
        from console.ui.screens.backup import BackupScreen

        backups.screen = BackupScreen(desk, backups)
    return backups.screen


def _why_not(desk: Desk, name: str) -> str:
    if name == BACKUP and desk.backups is None:
        return "Backups are made of the live store; here there are none."
    if name == AGENCY:
        return "The Agency screen is for administrators."
    if name == POLICY_DRAFT:
        return "The policy is changed by supervisors and administrators."
    return f"The {name} screen is for supervisors and administrators."


def first_screen(desk: Desk) -> str:
    """The screen that somebody begins with: the desk, or People for who only looks after the accounts."""
    session = desk.bridge.session
    roles = roles_at(session.board, session.who, session.position, session.purpose == "practice")
    works_calls = {"dispatcher", "supervisor"}.intersection(roles)
    return PEOPLE if "administrator" in roles and not works_calls else DESK

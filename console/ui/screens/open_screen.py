"""Which screen stands in front, and who may have it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from console.domain.roles import roles_at
from console.ui.screens.about import DESK, PEOPLE, screens_of

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


def show_screen(desk: Desk, name: str) -> None:
    """Bring a screen to the front with the keys on it; one that the role does not have says why not."""
    session = desk.bridge.session
    if name not in screens_of(session):
        desk.say("The People screen is for supervisors and administrators.")
        name = DESK
    if name == PEOPLE and desk.people is None:
        # Imported only now: most who sit down never open it.
        from console.ui.screens.people import PeopleScreen

        desk.people = PeopleScreen(desk)
    desk.parts.screens.bring(name)
    desk.parts.top.show_screen(name)
    if name == PEOPLE and desk.people is not None:
        desk.people.show()
        desk.people.take_keys()
    else:
        desk.parts.guide.setFocus(Qt.FocusReason.OtherFocusReason)


def first_screen(desk: Desk) -> str:
    """The screen that somebody begins with: the desk, or People for who only looks after the accounts."""
    session = desk.bridge.session
    roles = roles_at(session.board, session.who, session.position, session.purpose == "practice")
    works_calls = {"dispatcher", "supervisor"}.intersection(roles)
    return PEOPLE if "administrator" in roles and not works_calls else DESK

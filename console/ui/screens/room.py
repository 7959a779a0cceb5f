"""What wishes about the room do: locks, shift ends, broken glass, and which screen is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from console.domain import commands as c
from console.domain.roles import person_named
from console.domain.rows.door import open_here
from console.ui.screens.about import (
    AGENCY,
    BACKUP,
    DESK,
    PEOPLE,
    POLICY,
    POLICY_DRAFT,
    REPORTS,
    REVIEW,
    SHIFT_LOG,
)  # fmt: skip
from console.ui.screens.open_screen import show_screen
from console.ui.shortcuts import key_of
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

AT_THE_DOOR = ("break_glass", "close_panel")
"""What a shut door has a use for itself."""
ON_ANY_SCREEN = (
    "back", "calls_open", "command_line", "copy", "draft", "not_saved_yet", "other_theme", "put_away", "run",
    "silence", "try_again",
)  # fmt: skip
"""What leaves the screen in front where it is."""


class Wishing(Protocol):
    """A screen that grants wishes."""

    def wish(self, wish: Wish) -> None:
        """Grant a wish."""
        ...


def room(desk: Desk, wish: Wish) -> bool:
    """Do what a wish about the room asks for; False where it is about something else."""
    match wish.name:
        case "lock":
            desk.entrance.lock()
        case "break_glass" if wish.value:
            _break_glass(desk, wish.value)
        case "screen":
            show_screen(desk, wish.value)
        case "desk_screen":
            show_screen(desk, DESK)
        case "of_the_desk":
            desk.say(f"{wish.value} acts on the call in front, on the desk: Alt+Shift+1 goes there.")
        case "desk_first":
            _desk_first(desk, wish.value)
        case "people_screen" | "people":
            show_screen(desk, PEOPLE)
        case "backup_screen" | "backup":
            show_screen(desk, BACKUP)
        case "agency_screen" | "agency":
            show_screen(desk, AGENCY)
        case "policy_screen":
            show_screen(desk, POLICY)
        case "policy_edit":
            show_screen(desk, POLICY_DRAFT)
        case "shift_log_screen":
            _shift_log(desk, wish.value)
        case "reports_screen":
            show_screen(desk, REPORTS)
        case "review_screen":
            _review(desk, wish.value)
        case "log_moment":
            _shift_log(desk, *wish.value.partition(" ")[::2])
        case "calls_open":
            desk.say(_calls_open(desk))
        case "help" | "back" | "close_panel" | "answer_glass" if desk.parts.screens.in_front() == PEOPLE:
            _on_people(desk, wish)
        case "help" | "back" | "close_panel" if desk.parts.screens.in_front() == BACKUP:
            _on_backup(desk, wish)
        case _:
            return _of_screen(desk, wish)
    return True


def _of_screen(desk: Desk, wish: Wish) -> bool:
    """Have the screen in front grant what it has a use for itself; False where it has none."""
    name = desk.parts.screens.in_front()
    made = {
        AGENCY: desk.agency,
        POLICY: desk.policy,
        POLICY_DRAFT: desk.policy_draft,
        SHIFT_LOG: desk.shift_log,
        REPORTS: desk.reports,
        REVIEW: desk.review,
    }
    screen = made.get(name)
    own = ("help", "back", "close_panel", "find") if name == SHIFT_LOG else ("help", "back", "close_panel")
    if screen is None or wish.name not in own:
        return False
    screen.wish(wish)
    return True


def _shift_log(desk: Desk, about: str, line: str = "") -> None:
    """Bring the log, of a call or a unit where one was named, at a line of it where one is."""
    show_screen(desk, SHIFT_LOG)
    if about and desk.shift_log is not None and desk.parts.screens.in_front() == SHIFT_LOG:
        desk.shift_log.about(about, int(line or 0))


def _review(desk: Desk, about: str) -> None:
    """Bring the reviews, with a call in front where one was named."""
    show_screen(desk, REVIEW)
    if about and desk.review is not None and desk.parts.screens.in_front() == REVIEW:
        desk.review.about(about)


def _desk_first(desk: Desk, key: str) -> None:
    """Bring the desk; a caller who waits is answered at once, and no call is opened that nobody wants."""
    show_screen(desk, DESK)
    if key == key_of("next_call") and any(call.waiting for call in desk.board.calls.values()):
        desk.wish(Wish("next_call"))
    else:
        desk.say(f"The desk is in front now. {key} once more takes a call.")


def come_to_desk(desk: Desk, wish: Wish) -> None:
    """Bring the desk to the front for what is shown there."""
    if wish.name not in ON_ANY_SCREEN and desk.parts.screens.in_front() != DESK:
        show_screen(desk, DESK)


def _on_people(desk: Desk, wish: Wish) -> None:
    assert desk.people is not None, "the screen is in front"
    if wish.name == "back":
        desk.people.take_keys()
    else:
        desk.people.wish(wish)


def _on_backup(desk: Desk, wish: Wish) -> None:
    assert desk.backups is not None, "the screen is in front"
    assert desk.backups.screen is not None, "the screen is in front"
    desk.backups.screen.wish(wish)


def _break_glass(desk: Desk, reason: str) -> None:
    """At once, from the command line, with the reason that was typed."""
    person = person_named(desk.board, desk.bridge.session.who)
    if person is None:
        desk.say("Only somebody who works here can break the glass.")
    else:
        desk.do(c.BreakGlass(person=person.id, reason=reason))


def _calls_open(desk: Desk) -> str:
    session = desk.bridge.session
    count = open_here(session.board, session.position)
    calls = "1 call is" if count == 1 else f"{count} calls are"
    return f"{calls} open at {session.position}. Ctrl+Shift+L hands over and signs off; closing again leaves."

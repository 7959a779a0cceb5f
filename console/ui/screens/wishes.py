"""What each wish does: where the dispatcher goes on the desk, and which commands a single key stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from console.domain import commands as c
from console.domain.rows.calls import call_rows, calls_with, title
from console.domain.rows.crew import most_in_need
from console.domain.rows.guide import answer_rows
from console.domain.rows.messages import supervisor_words
from console.domain.rows.on_line import is_kept
from console.ui.screens.acts import NO_CALL, act
from console.ui.screens.closed_calls import closed_with
from console.ui.screens.gravest import gravest, open_alert, open_numbered
from console.ui.screens.hearing import show_to_silence
from console.ui.screens.pages import close_page, open_page
from console.ui.screens.place import Place
from console.ui.screens.room import AT_THE_DOOR, come_to_desk, room
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

SHORTCUT = Qt.FocusReason.ShortcutFocusReason


def grant(desk: Desk, wish: Wish) -> None:
    """Do what a wish asks for; what is shown on the desk brings it to the front. An unknown wish is a bug."""
    if desk.entrance.is_shut and wish.name in AT_THE_DOOR:
        desk.entrance.wish(wish)
        return
    if room(desk, wish):
        return
    come_to_desk(desk, wish)
    if not (_focus(desk, wish) or _page(desk, wish) or _call(desk, wish) or act(desk, wish)):
        raise AssertionError(f"nobody grants the wish {wish.name!r}")


def _focus(desk: Desk, wish: Wish) -> bool:
    parts = desk.parts
    match wish.name:
        case "address":
            parts.intake.focus_address()
        case "question" | "back":
            parts.guide.setFocus(SHORTCUT)
        case "recommendation":
            desk.go(desk.place._replace(page="", page_about=""))
            parts.advice.setFocus(SHORTCUT)
        case "units":
            parts.units.take_keys()
        case "answers":
            if not parts.answers.take_keys():
                desk.say("No answer yet. F5 goes to the question.")
        case "command_line":
            parts.command.focus_line()
        case "find" if wish.value:
            _find(desk, wish.value)
        case "find":
            parts.command.focus_line("find ")
        case "ask_supervisor":
            parts.command.focus_line("message supervisor: ")
            desk.say(supervisor_words(desk.board, desk.bridge.session.position))
        case "begin_line":
            parts.command.focus_line(wish.value)
        case "find_unit":
            _find_unit(desk, wish.value)
        case _:
            return False
    return True


PAGES = {
    "override": "override",
    "another": "another_policy",
    "approval": "approval",
    "gap": "gap",
    "hand_off": "hand_off",
    "handoff": "hand_off",
    "close": "close",
    "earlier": "earlier",
    "call_back": "call_back",
    "callback": "call_back",
    "join": "join",
    "reasons": "reasons",
    "brief": "brief",
    "sign_off": "sign_off",
    "break_glass": "break_glass",
    "answer_glass": "answer_glass",
    "crew": "crew",
    "message": "message",
    "roster": "roster",
    "all_alerts": "alerts",
    "lacking": "lacking",
    "next_action": "next_action",
}
"""The wishes that open a page beside the question, and which."""
ABOUT_NO_CALL = (
    "sign_off", "break_glass", "answer_glass", "crew", "message", "roster", "alerts", "lacking",
    "next_action",
)  # fmt: skip
"""The pages that are about the room or a unit, and not about the call in front."""
NOTHING_THERE = {
    "sign_off": "Nobody has signed in at this position, so nobody can sign off.",
    "break_glass": "The glass is broken here already, or nobody has signed in.",
    "answer_glass": "No glass is broken.",
    "brief": "No unit is on this call, so there is no brief. F9 sends, F7 chooses.",
    "join": "No other open call has this place or number. For another: join and its number.",
    "approval": "No approval is waiting on this call.",
    "gap": "This call is not on the gap list.",
    "message": "No message waits to be read here.",
    "next_action": "Nothing is promised there any more.",
    "crew": "No unit is on this call. Choose one first: F7, then up or down.",
}
HELP = (
    "desk", "keys", "commands", "glossary", "sending", "handoff", "callback", "deciding", "closing", "policy",
    "people", "evidence", "backup", "paper", "privacy", "crews", "shifts", "sounds", "agency", "places",
    "policy-editor", "shift-log", "review", "reports",
)  # fmt: skip
"""The pages of the manual, in the order in which F1 goes round them."""
HELP_FOR = {
    "brief": "sending",
    "reason": "sending",
    "hand_off": "handoff",
    "call_back": "callback",
    "earlier": "callback",
    "join": "callback",
    "override": "deciding",
    "approval": "deciding",
    "gap": "deciding",
    "close": "closing",
    "next_action": "closing",
    "reasons": "policy",
    "another_policy": "policy",
    "sign_off": "shifts",
    "roster": "shifts",
    "alerts": "desk",
    "lacking": "desk",
    "break_glass": "people",
    "answer_glass": "people",
    "crew": "crews",
    "message": "desk",
}
"""The page of the manual for each page beside the question."""


def _page(desk: Desk, wish: Wish) -> bool:
    if wish.name == "help":
        about = wish.value if wish.value in HELP else _help_about(desk)
        behind = desk.place.behind if desk.place.page == "help" else desk.place
        desk.go(desk.place._replace(page="help", page_about=about, behind=behind))
    elif wish.name == "close_panel":
        close_page(desk)
    elif wish.name in PAGES:
        if desk.call is None and PAGES[wish.name] not in ABOUT_NO_CALL:
            desk.say(NO_CALL)
        else:
            page, before = PAGES[wish.name], desk.place
            about = wish.value or _meant(desk, page)
            desk.go(before._replace(page=page, page_about=about))
            if desk.place == before:
                # Open already, and the keys may be elsewhere: whoever asks for a page means to go on there.
                open_page(desk)
            if desk.place.page != page:
                desk.say(NOTHING_THERE[page])
    else:
        return False
    return True


def _meant(desk: Desk, page: str) -> str:
    """What a page is about where nobody said: of the roster the unit with the ring, else all of it."""
    if page == "crew":
        return _crew_meant(desk)
    if page == "roster":
        return "" if desk.place.page == page else desk.parts.units.with_ring()
    return desk.place.unit


def _crew_meant(desk: Desk) -> str:
    """The unit that a person went to, or whose brief is open; else the one of this call most in need."""
    ringed, call = desk.parts.units.gone_to(), desk.call
    if not ringed and desk.place.page in ("brief", "crew"):
        ringed = desk.place.page_about.partition(" ")[0]
    return ringed or (most_in_need(desk.board, call, desk.clock()) if call is not None else "")


def _help_about(desk: Desk) -> str:
    """The page for what is in front; where the manual is open already, its next page."""
    if desk.place.page == "help" and desk.place.page_about in HELP:
        return HELP[(HELP.index(desk.place.page_about) + 1) % len(HELP)]
    if desk.place.page in HELP_FOR:
        return HELP_FOR[desk.place.page]
    if desk.paper.then is not None:
        return "paper"
    if desk.parts.units.has_keys():
        return "sending"
    if desk.parts.command.has_keys():
        return "commands"
    return "policy" if desk.parts.advice.hasFocus() else "desk"


def _call(desk: Desk, wish: Wish) -> bool:
    match wish.name:
        case "next_call" | "take":
            _next(desk)
        case "new_call" | "open":
            _talk_with(desk, c.OpenCall())
        case "open_call":
            _open(desk, wish.value)
        case "next_open":
            _next_open(desk)
        case "gravest_alert":
            gravest(desk)
            show_to_silence(desk)
        case "alert" | "alert_number":
            (open_alert if wish.name == "alert" else open_numbered)(desk, wish.value)
            show_to_silence(desk)
        case "unit":
            desk.go(desk.place._replace(unit=wish.value))
        case "change":
            desk.go(desk.place._replace(changing=wish.value))
            desk.parts.guide.setFocus(SHORTCUT)
        case "previous_question":
            _previous(desk)
        case "change_number":
            _change_number(desk, int(wish.value))
        case _:
            return False
    return True


def _next(desk: Desk) -> None:
    waiting = sorted((one for one in desk.board.calls.values() if one.waiting), key=lambda one: one.opened)
    _talk_with(desk, c.TakeCall(call=waiting[0].id) if waiting else c.OpenCall())


def _talk_with(desk: Desk, command: c.TakeCall | c.OpenCall) -> None:
    """Take or open a call at once; say whose caller is kept on the line and left for it."""
    before = desk.board.calls.get(desk.seen.talks_with)
    if desk.do(command):
        desk.parts.intake.focus_address()
        if before is not None and is_kept(desk.board, before):
            who = f"the caller of {title(before)}, who is kept on the line"
            desk.say(f"Nobody talks now to {who}. An alert leads back.")


def _open(desk: Desk, call: str) -> None:
    if call in desk.board.calls:
        desk.go(Place(call=call))


def _next_open(desk: Desk) -> None:
    session = desk.bridge.session
    rows = call_rows(desk.board, session.who, session.position, desk.place.call)
    calls = [row.call for row in rows if row.call]
    if calls:
        here = calls.index(desk.place.call) if desk.place.call in calls else -1
        _open(desk, calls[(here + 1) % len(calls)])


def _change_number(desk: Desk, number: int) -> None:
    rows = answer_rows(desk.board, desk.call)
    if number <= len(rows) and rows[number - 1].fact:
        desk.wish(Wish("change", rows[number - 1].fact))


def _previous(desk: Desk) -> None:
    call = desk.call
    if call is None or not call.answers:
        return
    order = list(call.answers)
    here = order.index(desk.place.changing) if desk.place.changing in order else len(order)
    desk.go(desk.place._replace(changing=order[max(0, here - 1)]))


def _find_unit(desk: Desk, unit: str) -> None:
    """Put the ring on a unit of the board; without a name, ask for one."""
    view = desk.parts.units.view
    at = view.rows.row_of(unit) if unit else -1
    if at < 0:
        desk.parts.command.focus_line()
        desk.say("Which unit? Type its name, then Enter.")
        return
    view.setFocus(SHORTCUT)
    view.setCurrentIndex(view.rows.index(at))
    view.chose.emit(view.currentIndex())


def _find(desk: Desk, text: str) -> None:
    found, here = calls_with(desk.board, text), desk.place.call
    if not found:
        desk.say(f"No open call has “{text}”. {closed_with(desk.bridge.session, desk.board, text)}".strip())
        return
    at = (found.index(here) + 1) % len(found) if here in found else 0
    _open(desk, found[at])
    one = f"The only open call with “{text}”."
    desk.say(f"{at + 1} of {len(found)} open calls with “{text}”." if len(found) > 1 else one)

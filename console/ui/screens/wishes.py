"""What each wish does: where the dispatcher goes on the desk, and which commands a single key stands for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from console.domain import commands as c
from console.domain.board import Call
from console.domain.rows.alerts import alerts
from console.domain.rows.calls import call_rows
from console.domain.rows.guide import answer_rows, certain_strip
from console.domain.spoken import read
from console.ui.screens import pages
from console.ui.screens.place import Place
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

SHORTCUT = Qt.FocusReason.ShortcutFocusReason
NO_CALL = "No call is in front. F3 takes the next call."


def grant(desk: Desk, wish: Wish) -> None:
    """Do what a wish asks for. An unknown wish is a bug."""
    if not (_focus(desk, wish) or _page(desk, wish) or _call(desk, wish) or _act(desk, wish)):
        raise AssertionError(f"nobody grants the wish {wish.name!r}")


def _focus(desk: Desk, wish: Wish) -> bool:
    parts = desk.parts
    match wish.name:
        case "address":
            parts.intake.focus_address()
        case "question" | "back":
            parts.guide.setFocus(SHORTCUT)
        case "recommendation":
            desk.go(replace(desk.place, page="", page_about=""))
            parts.advice.setFocus(SHORTCUT)
        case "units":
            parts.units.setFocus(SHORTCUT)
        case "command_line":
            parts.command.focus_line()
        case "find":
            if wish.value:
                _find(desk, wish.value)
            else:
                parts.command.focus_line("find ")
        case "find_unit":
            parts.command.focus_line("brief " if desk.call and desk.call.sent else "")
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
    "reasons": "reasons",
    "brief": "brief",
}
"""The wishes that open a page beside the question, and which."""


def _page(desk: Desk, wish: Wish) -> bool:
    if wish.name == "help":
        desk.go(replace(desk.place, page="help", page_about=wish.value or "desk"))
    elif wish.name == "close_panel":
        desk.go(replace(desk.place, page="", page_about=""))
        desk.parts.guide.setFocus(SHORTCUT)
    elif wish.name in PAGES:
        if desk.call is None:
            desk.say(NO_CALL)
        else:
            about = wish.value or desk.place.unit
            desk.go(replace(desk.place, page=PAGES[wish.name], page_about=about))
    else:
        return False
    return True


def _call(desk: Desk, wish: Wish) -> bool:
    match wish.name:
        case "next_call" | "take":
            _next(desk)
        case "new_call" | "new":
            _new(desk)
        case "open_call":
            _open(desk, wish.value)
        case "next_open":
            _next_open(desk)
        case "gravest_alert":
            _gravest(desk)
        case "unit":
            desk.go(replace(desk.place, unit=wish.value))
        case "change":
            desk.go(replace(desk.place, changing=wish.value))
            desk.parts.guide.setFocus(SHORTCUT)
        case "previous_question":
            _previous(desk)
        case _:
            return False
    return True


def _act(desk: Desk, wish: Wish) -> bool:
    call = desk.call
    match wish.name:
        case "run":
            _run(desk, wish.value)
        case "try_again":
            desk.bridge.try_again()
        case "copy":
            QApplication.clipboard().setText(wish.value)
            desk.say("Copied as plain text.")
        case "draft":
            _keep_draft(desk, wish.value)
        case "other_theme":
            desk.looks.other_theme()
        case "answer":
            desk.parts.guide.choose(wish.value)
        case "change_number":
            _change_number(desk, int(wish.value))
        case "screen":
            pass
        case "send" | "take_over" | "hung_up" | "hungup" | "take_back" | "send_anyway" | "stand_down":
            if call is None:
                desk.say(NO_CALL)
            else:
                _act_on(desk, call, wish)
        case _:
            return False
    return True


def _act_on(desk: Desk, call: Call, wish: Wish) -> None:
    match wish.name:
        case "send":
            strip = certain_strip(desk.board, call)
            if not strip.act:
                desk.say(f"{strip.words}. {strip.detail}")
                return
            desk.do(c.SendUnit(call=call.id, unit=strip.unit, response=strip.response, staged=strip.staged))
        case "take_over":
            desk.do(c.TakeCall(call=call.id))
        case "take_back":
            entry = desk.last_act
            if entry is None:
                desk.say("There is nothing to take back.")
                return
            desk.do(c.TakeBack(call=call.id, entry=entry.number))
        case "send_anyway":
            pages.send_anyway(desk, call, wish.value)
        case "stand_down":
            pages.stand_down(desk, call, wish.value or desk.place.unit)
        case _:
            desk.do(c.LoseLine(call=call.id))


def _next(desk: Desk) -> None:
    waiting = sorted(
        (call for call in desk.board.calls.values() if call.waiting), key=lambda call: call.opened
    )
    if waiting:
        if desk.do(c.TakeCall(call=waiting[0].id)):
            desk.parts.intake.focus_address()
        return
    _new(desk)


def _new(desk: Desk) -> None:
    if desk.do(c.OpenCall()):
        desk.parts.intake.focus_address()


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


def _gravest(desk: Desk) -> None:
    found = alerts(desk.board, desk.clock())
    if not found:
        desk.say("No alerts.")
        return
    _open(desk, found[0].call)
    page = {
        "gap": "gap",
        "approval": "approval",
        "hand_off": "hand_off",
        "line": "call_back",
        "brief": "brief",
    }
    kind = found[0].id.partition(":")[0]
    if kind in page and desk.call is not None:
        stale = next((s.unit for s in desk.call.sent if 0 < s.confirmed < desk.call.safety_entry), "")
        desk.go(replace(desk.place, page=page[kind], page_about=stale))


def _change_number(desk: Desk, number: int) -> None:
    rows = answer_rows(desk.board, desk.call)
    if number <= len(rows):
        desk.wish(Wish("change", rows[number - 1].fact))


def _previous(desk: Desk) -> None:
    call = desk.call
    if call is None or not call.answers:
        return
    order = list(call.answers)
    here = order.index(desk.place.changing) if desk.place.changing in order else len(order)
    desk.go(replace(desk.place, changing=order[max(0, here - 1)]))


def _run(desk: Desk, text: str) -> None:
    spoken = read(text, desk.board, desk.call)
    if spoken.hint:
        desk.say(spoken.hint)
    elif spoken.command is not None:
        desk.do(spoken.command)
    else:
        desk.wish(Wish(spoken.wish, spoken.value))


def _find(desk: Desk, text: str) -> None:
    wanted = text.casefold()
    for call in desk.board.calls.values():
        held = " ".join((call.id, *(written.value for written in call.details.values()))).casefold()
        if wanted in held:
            _open(desk, call.id)
            return
    desk.say(f"No open call has “{text}”.")


def _keep_draft(desk: Desk, value: str) -> None:
    field, _, text = value.partition("=")
    session = desk.bridge.session
    if text:
        session.keep_draft(desk.place.call, field, text)
    else:
        session.drop_draft(desk.place.call, field)

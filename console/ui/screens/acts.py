"""What each wish does that is an act on a call or on the program: sending, taking back, saying, drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from console.domain import commands as c
from console.domain.board import Call, in_force
from console.domain.local_time import zone_of
from console.domain.refusals import in_words
from console.domain.rows.strip import certain_strip, sent_by
from console.domain.spoken import read
from console.domain.spoken_words import PAPER, PAPER_ENDS
from console.errors import Refused
from console.ui.screens import units
from console.ui.screens.hands import dropped
from console.ui.screens.hearing import silence
from console.ui.screens.last_act import take_back
from console.ui.screens.sitting import writes
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

NO_CALL = "No call is in front. F3 takes the next call."
NO_CALL_TO_TAKE = (
    "No call is in front. Ctrl+Tab goes through the open calls, those of other positions too; "
    "Ctrl+O then takes over the one in front."
)


def act(desk: Desk, wish: Wish) -> bool:
    """Do the act that a wish stands for; False where it stands for none."""
    call = desk.call
    match wish.name:
        case "run":
            _run(desk, wish.value)
        case "try_again":
            desk.bridge.try_again()
        case "copy":
            # No entry: a brief that is copied is on its way to its crew, whose reading back is one.
            QApplication.clipboard().setText(wish.value)
            desk.copied = wish.value
            desk.say("Copied as plain text.")
        case "draft":
            _keep_draft(desk, wish.value)
        case "other_theme":
            desk.looks.other_theme()
        case "answer":
            desk.parts.guide.choose(wish.value)
        case "paper":
            desk.parts.command.focus_line(f"{PAPER} ")
        case "from_paper":
            _from_paper(desk, wish.value)
        case "put_away":
            desk.parts.crash.hide()
        case "not_saved_yet":
            desk.say("Not everything is saved yet. Closing again leaves without it; Ctrl+S tries to save.")
        case "tear_off" | "tear_off_calls" | "tear_off_units":
            desk.docks.tear_off(wish.value or wish.name.rpartition("_")[2])
        case "reset_layout":
            desk.docks.reset()
            desk.say("Calls and units stand in their places again.")
        case "stand_down":
            unit, _, reason = wish.value.partition(" ")
            units.stand_down(desk, unit or desk.place.unit or _only_unit(call), reason)
        case "take_back":
            take_back(desk)
        case "silence":
            silence(desk)
        case "dropped":
            dropped(desk, wish.value)
        case "send" | "take_over" | "hung_up" | "hungup" | "send_anyway":
            if call is None:
                desk.say(NO_CALL_TO_TAKE if wish.name == "take_over" else NO_CALL)
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
            desk.do(sent_by(strip))
        case "take_over":
            desk.do(c.TakeCall(call=call.id))
        case "send_anyway":
            units.send_anyway(desk, call, wish.value)
        case _:
            desk.do(c.LoseLine(call=call.id))


def _only_unit(call: Call | None) -> str:
    return call.sent[0].unit if call is not None and len(call.sent) == 1 else ""


def _run(desk: Desk, text: str) -> None:
    spoken = read(text, desk.board, desk.call)
    if spoken.hint:
        desk.say(spoken.hint)
    elif spoken.command is not None:
        desk.do(spoken.command)
    else:
        desk.wish(Wish("find_unit" if spoken.wish == "unit" else spoken.wish, spoken.value))


def _from_paper(desk: Desk, text: str) -> None:
    """Set the true time of what is entered next, or end that; a time that is none is asked back."""
    from console.domain.typed_time import typed_time  # its forms are made ready when first wanted

    if text.casefold() in PAPER_ENDS:
        desk.paper.end()
        return
    zone = zone_of(in_force(desk.board).agency.time_zone)
    try:
        desk.paper.begin(typed_time(text, desk.clock(), zone), desk.clock())
    except Refused as refused:
        desk.say(in_words(refused))


def _keep_draft(desk: Desk, value: str) -> None:
    """Keep what is typed, where who types may enter it: what they may not is no draft of the call."""
    named, _, text = value.partition("=")
    call, _, field = named.partition(" ")
    if call and (not text or (call in desk.board.calls and writes(desk.bridge.session))):
        desk.bridge.keep_draft(call, field, text)

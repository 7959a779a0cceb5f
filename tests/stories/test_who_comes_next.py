"""Somebody else sits down where another was: what was theirs is not the next one's, nor in front of them."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.entries import ActRefused
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_door
from tests.stories.staffed import PASSWORDS, sign_in, sitting_elsewhere


def take_over_as(dispatcher: Dispatcher, person: str) -> None:
    """On a locked desk somebody else signs in and takes the position over."""
    dispatcher.press("Ctrl+L", "Ctrl+Return")
    dispatcher.press("Ctrl+A")
    dispatcher.type(person)
    dispatcher.press("Return")
    dispatcher.type(PASSWORDS[person])
    dispatcher.press("Ctrl+Return")


def test_live_calls_go_to_nobody_who_may_do_nothing_on_them(qtbot: QtBot, staffed: Path) -> None:
    with a_door(qtbot, staffed, clock=Clock()) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.take_call("14 Alder Row")
        take_over_as(dispatcher, "haugen")

        assert "Tor Haugen may do nothing on calls; roles there: reader." in dispatcher.door
        assert "The open calls have to go to a dispatcher or a supervisor." in dispatcher.door
        refused = tuple(dispatcher.running.bridge.session.entries())[-1]
        assert isinstance(refused.body, ActRefused)
        assert (refused.who, refused.body.code) == ("Tor Haugen", "cannot_take_calls")
        (call,) = dispatcher.running.bridge.session.ledger.board_now.calls.values()
        assert (call.owner, call.position) == ("Nadia Okoro", "Position 1")


def typed_on(dispatcher: Dispatcher) -> str:
    """All that stands in lines of the window, and what Ctrl+Z in them would bring back."""
    lines = dispatcher.running.window.findChildren(QLineEdit)
    found = [line.text() for line in lines]
    for line in lines:
        while line.isUndoAvailable():
            line.undo()
            found.append(line.text())
    return "\n".join(found)


def half_type(dispatcher: Dispatcher) -> None:
    """On a call: a note that was deleted again, an address, a caveat and a reason, none of them entered."""
    dispatcher.take_call("14 Alder Row")
    dispatcher.press("C")
    dispatcher.type("Zcaveat")
    dispatcher.press("Return")
    dispatcher.say("override")
    dispatcher.running.parts.intake.note.setFocus()
    dispatcher.type("Znote")
    dispatcher.press("Ctrl+A", "Backspace")
    dispatcher.type("Zother")
    dispatcher.press("F4", "End")
    dispatcher.type(" Zflat")


def test_who_may_not_see_it_finds_nothing_that_was_half_typed(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with (
        sitting_elsewhere(staffed, "lindqvist", "Position 2", clock) as there,
        a_door(qtbot, staffed, clock=clock) as dispatcher,
    ):
        sign_in(dispatcher, "okoro")
        half_type(dispatcher)
        call = dispatcher.call.id
        dispatcher.press("Ctrl+L")
        there.do(c.TakeCall(call=call))
        dispatcher.see_others()
        dispatcher.press("Ctrl+Return", "Ctrl+A")
        dispatcher.type("haugen")
        dispatcher.press("Return")
        dispatcher.type(PASSWORDS["haugen"])
        dispatcher.press("Ctrl+Return", "Ctrl+Tab")

        assert "Tor Haugen" in dispatcher.top
        assert dispatcher.call.id == call
        stands = typed_on(dispatcher)
        assert [word for word in ("Zcaveat", "Znote", "Zother", "Zflat") if word in stands] == []


def test_who_takes_the_call_over_finds_it_as_drafts(qtbot: QtBot, staffed: Path) -> None:
    with a_door(qtbot, staffed, clock=Clock()) as dispatcher:
        sign_in(dispatcher, "okoro")
        half_type(dispatcher)
        take_over_as(dispatcher, "lindqvist")

        assert "Per Lindqvist" in dispatcher.top
        assert "Text typed here before and not entered is put back." in dispatcher.answered
        stands = typed_on(dispatcher)
        assert [word for word in ("Zcaveat", "Zother", "Zflat") if word not in stands] == []
        assert "Znote" not in stands
        drafts = dispatcher.running.bridge.session.drafts()
        assert {draft.field: draft.who for draft in drafts} == dict.fromkeys(
            ("address", "note", "caveat"), "Nadia Okoro"
        )
        address = next(
            line
            for line in dispatcher.running.parts.intake.findChildren(QLineEdit)
            if line.text() == "14 Alder Row Zflat"
        )
        assert "Esc" in address.accessibleDescription()
        dispatcher.press("F5")
        assert dispatcher.call.detail("address") == "14 Alder Row", "put back is not entered"
        dispatcher.press("F4", "Esc")
        assert address.text() == "14 Alder Row"
        assert {draft.field for draft in dispatcher.running.bridge.session.drafts()} == {"note", "caveat"}


def test_who_may_write_nothing_leaves_no_draft_behind(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with (
        sitting_elsewhere(staffed, "lindqvist", "Position 2", clock) as there,
        a_door(qtbot, staffed, clock=clock) as dispatcher,
    ):
        call = there.do(c.OpenCall(callback="555-0188"))[0].subject
        sign_in(dispatcher, "haugen")
        dispatcher.press("Ctrl+Tab", "F4")
        dispatcher.type("hello")
        dispatcher.press("Return", "F5", "C")
        dispatcher.type("hello")
        dispatcher.press("Ctrl+L")
        dispatcher.type(PASSWORDS["haugen"])
        dispatcher.press("Return", "Ctrl+Shift+L", "Ctrl+Return", "Return")
        sign_in(dispatcher, "okoro")
        dispatcher.press("Ctrl+Tab")

        assert dispatcher.call.id == call
        assert "hello" not in typed_on(dispatcher)
        assert dispatcher.running.bridge.session.ledger.drafts("Position 1") == ()


def test_somebody_else_begins_with_an_empty_name(qtbot: QtBot, staffed: Path) -> None:
    with a_door(qtbot, staffed, clock=Clock(), offered="okoro") as dispatcher:
        dispatcher.type(PASSWORDS["okoro"])
        dispatcher.press("Return", "Ctrl+L")
        dispatcher.press("Ctrl+Return")

        field = dispatcher.keys_are_on
        assert isinstance(field, QLineEdit)
        assert (field.accessibleName(), field.text()) == ("Name", "")


def test_somebody_else_at_a_locked_desk_of_the_sample_does_not_unlock_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_door(qtbot, tmp_path) as dispatcher:
        dispatcher.press("Return")
        dispatcher.take_call("14 Alder Row")
        dispatcher.press("Ctrl+L", "Ctrl+Return")
        behind = dispatcher.door
        dispatcher.press("Ctrl+Return")
        still = dispatcher.door
        dispatcher.press("1", "Ctrl+Return")

        assert "Sign in as" in behind
        assert "Sign in as" in still
        assert "Per Lindqvist, dispatcher" in dispatcher.top
        assert dispatcher.call.owner == "Per Lindqvist"
        assert not dispatcher.call.answers

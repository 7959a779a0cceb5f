"""Somebody else sits down where another was: what was theirs is not the next one's, nor in front of them."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.domain.entries import ActRefused
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_door
from tests.stories.staffed import PASSWORDS, sign_in


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

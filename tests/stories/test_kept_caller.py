"""The policy wants a caller kept on the line, and another call rings: it is taken, nobody is forgotten."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.domain.build import QUIET
from tests.stories.play import Dispatcher, a_desk

LEFT = "14 Alder Row: the caller is kept on the line, and nobody talks to them"


def at_risk(dispatcher: Dispatcher) -> str:
    """A call of which the policy says that the room stays on the line; its number."""
    dispatcher.take_call("14 Alder Row")
    dispatcher.answer({**QUIET, "suicide": "imminent"})
    assert LEFT not in dispatcher.lane
    return dispatcher.call.id


def test_another_call_is_taken_at_once_and_the_caller_who_is_left_is_told(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        first = at_risk(dispatcher)

        dispatcher.press("F3")

        assert dispatcher.call.id != first, "a call for help does not wait"
        assert "Nobody talks now to the caller of 14 Alder Row" in dispatcher.answered
        assert LEFT in dispatcher.lane
        dispatcher.press("F8")
        assert dispatcher.call.id == first
        assert LEFT not in dispatcher.lane, "somebody is back with them"


def test_a_look_at_another_call_leaves_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("9 Sorrel Court")
        other = dispatcher.call.id
        at_risk(dispatcher)

        dispatcher.say(f"go {other}")

        assert dispatcher.call.id == other
        assert LEFT not in dispatcher.lane

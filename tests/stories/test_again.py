"""What nobody could say comes back as the guide's own question, by the clock and by a crew at the door."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.domain.build import QUIET
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_desk


def asks_all(dispatcher: Dispatcher) -> None:
    """Every question is asked, those of the crew too; nobody can say whether there is a weapon."""
    for _ in range(30):
        card = dispatcher.card
        if card.kind == "done":
            return
        known = {**QUIET, "weapon": "unknown", "weapon_access": "unknown"}
        dispatcher.press(dispatcher.choice(known[card.fact]).key)
    raise AssertionError("the questions do not end")


def test_it_is_asked_again_by_the_clock_and_answered_by_one_key(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        dispatcher.take_call("9 Sorrel Court")
        asks_all(dispatcher)
        assert "Still open, and asked again: weapon" in dispatcher.read(dispatcher.running.parts.guide)

        clock.pass_s(dispatcher, 300)
        assert (dispatcher.card.kind, dispatcher.card.fact) == ("again", "weapon")
        assert "not known before; asked a while ago" in dispatcher.read(dispatcher.running.parts.guide)
        dispatcher.press("F5", "0")
        assert dispatcher.kinds(1) == ["QuestionPutOff"]
        while dispatcher.card.kind == "again":
            dispatcher.press("L")
        clock.pass_s(dispatcher, 299)
        assert dispatcher.card.kind == "done", "it does not nag"

        clock.pass_s(dispatcher, 1)
        dispatcher.press("F5", dispatcher.choice("none").key)
        assert dispatcher.call.answers["weapon"].answer == "none"

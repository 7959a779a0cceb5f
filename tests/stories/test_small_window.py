"""The smallest window the desk allows: whatever is asked, each of its answers can be seen whole."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain.board import in_force
from console.ui.widgets.choices import ChoiceButton
from console.ui.widgets.guide import GuideWidget
from console.ui.widgets.suggestions import Suggestions
from console.ui.window import LEAST
from tests.stories.play import a_desk


def test_each_answer_of_each_question_is_seen_whole(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        guide = dispatcher.running.parts.guide
        dispatcher.running.window.resize(*LEAST)
        dispatcher.take_call("14 Alder Row")
        asked = 0
        for fact in in_force(dispatcher.running.desk.board).compiled.catalogue.facts:
            dispatcher.say(f"ask {fact.id}")
            if guide.card.fact != fact.id:
                assert fact.id == "care_team", "what nobody is asked"
                continue
            asked += 1
            dispatcher.until(lambda: are_seen_whole(guide))

        assert asked == 22


def are_seen_whole(guide: GuideWidget) -> bool:
    """Whether every answer that is shown stands within the card, once the layouts are done."""
    shown = [each for each in guide.findChildren(ChoiceButton) if each.isVisible()]
    return all(each.visibleRegion().boundingRect() == each.rect() for each in shown)


def test_all_that_can_be_said_is_seen_below_the_alerts(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        parts, window = dispatcher.running.parts, dispatcher.running.window
        window.resize(*LEAST)
        dispatcher.take_call("14 Alder Row")
        dispatcher.press("F2")
        dispatcher.type("?")

        [shown] = window.findChildren(Suggestions)

        assert len(shown.rows) > 50
        lane = parts.lane.mapTo(window, parts.lane.rect().bottomLeft()).y()
        dispatcher.until(lambda: shown.isVisible() and shown.y() > lane)

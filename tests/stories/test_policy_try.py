"""A call is tried on the Policy screen: by number keys, and nothing of it is recorded."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.domain.build import adoption
from tests.stories.at_policy import (
    findings,
    head,
    marked,
    policy,
    side,
    told_of_trial,
    tried,
)
from tests.stories.play import a_desk

SAC = "sacramento-sheriff-2025"
CARE = "example-county-care-first"


def test_a_call_is_tried_by_number_keys_and_nothing_is_recorded(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC) as dispatcher:
        last = dispatcher.board.last
        dispatcher.press("Alt+Shift+5", "T")
        first = side(dispatcher)
        for _ in range(20):
            if tried(dispatcher).kind != "question":
                break
            wanted = {"weapon": "firearm", "weapon_access": "in_hand", "crime": "none"}
            card = tried(dispatcher)
            meant = wanted.get(card.fact, card.choices[0].answer)
            dispatcher.press(next(each.key for each in card.choices if each.answer == meant))
        settled, deciding = told_of_trial(dispatcher), marked(dispatcher)
        view = policy(dispatcher).view.rules.view
        ringed = view.rows.rows[view.currentIndex().row()].rule

        assert ringed in deciding
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())
        assert "at most" in first
        assert "Nothing is certain yet" in first
        assert tried(dispatcher).kind == "done"
        assert "Deputies are not sent" in settled
        assert "S7: With no crime and no danger to others deputies stay away" in settled
        assert "if there is no weapon" in settled
        assert deciding == ["M9", "S7", "C3"]
        assert dispatcher.board.last == last
        assert dispatcher.board.calls == {}


def test_an_answer_that_was_tried_is_changed_and_the_last_one_is_taken_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC) as dispatcher:
        dispatcher.press("Alt+Shift+5")
        assert findings(dispatcher)
        dispatcher.press("F", "Home", "Y", "T")
        choices = tried(dispatcher).choices
        crime = next(each.key for each in choices if each.answer == "crime")

        dispatcher.press(crime)
        asked = tried(dispatcher)
        dispatcher.press(next(each.key for each in asked.choices if each.answer == "in_progress"))
        after = marked(dispatcher)
        dispatcher.press("G", "Backspace", "N")

        assert tried(dispatcher).fact == "medical"
        assert (asked.kind, asked.fact) == ("changing", "crime")
        assert [each.answer for each in asked.choices if each.is_given] == ["none"]
        assert "S1" in after
        assert marked(dispatcher) == []


def test_a_question_is_put_off_and_asked_again_last(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC) as dispatcher:
        dispatcher.press("Alt+Shift+5", "T")
        first = tried(dispatcher).fact

        dispatcher.press("L")
        second = tried(dispatcher).fact
        dispatcher.press("1", "Backspace")

        assert (first, second) == ("medical", "suicide")
        assert tried(dispatcher).fact == "suicide"


def test_a_call_that_is_tried_is_let_go_when_another_policy_is_put_in_force(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC, who="Lena Brandt") as dispatcher:
        dispatcher.press("Alt+Shift+5", "T", "1", "1")
        assert tried(dispatcher).fact

        dispatcher.running.bridge.do(adoption(CARE))

        assert "Try it" not in side(dispatcher)
        assert "Care first" in head(dispatcher)
        dispatcher.press("T", "N")
        assert tried(dispatcher).progress.startswith("at most")

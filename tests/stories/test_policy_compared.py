"""Two policies are compared in the window: who goes first, then the responses, with examples and shares."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from console.ui.widgets.compared import ComparedPage
from tests.domain.build import CARE_FIRST, adoption
from tests.stories.at_policy import SACRAMENTO, policy, read_another, shelf, side
from tests.stories.at_policy_draft import BRANDT, review, shown, to_table
from tests.stories.play import Dispatcher, a_desk

WAITS = "Being worked out. Esc lets it go."


def page(dispatcher: Dispatcher) -> ComparedPage:
    found = policy(dispatcher).view.panel.page
    assert isinstance(found, ComparedPage)
    return found


def choose(dispatcher: Dispatcher, title: str) -> None:
    """Go to a bundled policy in the list, from the first of them on, where the ring stands, and take it."""
    bundled = [row.title for row in shelf(dispatcher) if row.key.startswith("bundled")]
    dispatcher.press(*(["Down"] * bundled.index(title)), "Return")


def told(dispatcher: Dispatcher) -> list[str]:
    """The lines of the comparison, once it is worked out."""
    dispatcher.qtbot.waitUntil(lambda: WAITS not in page(dispatcher).accessibleDescription(), timeout=60_000)
    return page(dispatcher).accessibleDescription().split("\n")


def test_two_bundled_policies_are_compared_by_keys(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, policy=CARE_FIRST) as dispatcher:
        dispatcher.press("Alt+Shift+5")
        last = dispatcher.board.last
        read_another(dispatcher, SACRAMENTO)
        dispatcher.press("D")
        asks = side(dispatcher)
        choose(dispatcher, "Denver STAR")
        waiting = page(dispatcher).accessibleDescription()
        lines = told(dispatcher)
        title = side(dispatcher)
        dispatcher.press("Escape")

        assert f"{SACRAMENTO} beside which other? Enter" in asks
        assert waiting == WAITS
        assert f"{SACRAMENTO} beside Denver STAR" in title
        assert "of the 2,311,017,246,720,000 combinations of answers." in lines[0]
        heads = [line for line in lines if "Who goes" in line or "The same people" in line]
        assert [line.partition(" % ")[2] for line in heads] == [
            "Who goes",
            "The same people, by other responses",
        ]
        assert "67.5 % Denver STAR also sends a pair." in " ".join(lines)
        assert "For example: the person may be suicidal;" in " ".join(lines)
        assert "beside which other? Enter" in side(dispatcher)
        assert dispatcher.board.last == last


def test_a_long_comparison_is_read_on_with_down_and_says_that_there_is_more(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, policy=CARE_FIRST) as dispatcher:
        dispatcher.press("Alt+Shift+5", "D")
        choose(dispatcher, SACRAMENTO)
        told(dispatcher)
        before = dispatcher.read(page(dispatcher))
        dispatcher.press("PgDown")

        assert "Down: " in before
        assert "Up: " in dispatcher.read(page(dispatcher))
        assert policy(dispatcher).view.flow.isVisible() is False
        assert page(dispatcher).focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_two_versions_of_one_policy_are_told_apart_by_when_they_came_into_force(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as dispatcher:
        newer = adoption().policy.replace('send = ["mobile_crisis"', 'send = ["co_response"')
        dispatcher.running.bridge.do(adoption().model_copy(update={"policy": newer}))
        dispatcher.press("Alt+Shift+5", "D", *(["Down"] * 8), "Return")
        lines = told(dispatcher)

        assert "Care first (in force) beside Care first (" in side(dispatcher)
        assert " sends a pair, Care first (" in " ".join(lines)


def test_what_a_draft_changes_is_told_in_the_same_rows(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "medical")
        supervisor.press("B", "2")
        review(supervisor)
        words = shown(supervisor)

        assert "Who goes" in words
        assert "The policy in force also sends deputies." in words
        assert "For example: " in words
        assert words.index("Who goes") < words.index("The same people, by other responses")

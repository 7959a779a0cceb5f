"""What changes tells the recorded calls too, counted beside the window from the store itself."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain.pack.edit import Spot
from console.domain.sheet.draft import put
from console.ui.screens.policy_draft_told import to_review
from tests.stories.at_policy_draft import BRANDT, editor, look_through, review, to_table
from tests.stories.play import a_desk


def test_what_changes_counts_the_recorded_calls_to_which_others_would_go(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        supervisor.take_call("14 Alder Row")
        to_table(supervisor, "care")
        look_through(supervisor)
        work = editor(supervisor)._work  # noqa: SLF001 - the page holds more than is in sight
        work.take(put(work.draft, Spot("care", 6, "send"), ("referral",)))
        review(supervisor)
        rows = to_review(work, supervisor.running.bridge.session).calls

        assert [row.text for row in rows][-2:] == [
            "Of the 1 recorded call none is known to go to others.",
            "1 call lacks an answer: of those it cannot be known.",
        ]

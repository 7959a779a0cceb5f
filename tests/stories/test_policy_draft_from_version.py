"""From an old version that is read under V, E begins a draft with its text."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.domain.build import adoption
from tests.stories.at_policy import policy, shelf
from tests.stories.at_policy_draft import BRANDT, adopted, editor, look_through, to_table, words
from tests.stories.play import a_desk


def test_an_old_version_becomes_the_draft_and_what_stood_there_can_be_brought_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        first = adopted(supervisor)[0].policy
        newer = first.replace('title = "Care first"', 'title = "Care first, later"')
        supervisor.running.bridge.do(adoption().model_copy(update={"policy": newer}))
        supervisor.press("Alt+Shift+5", "V")
        versions = [row for row in shelf(supervisor) if row.key.startswith("version")]
        supervisor.press("Down", "Return")
        assert policy(supervisor).view.head is not None
        supervisor.press("E")
        look_through(supervisor)

        assert [row.title for row in versions] == ["Care first, later", "Care first"]
        assert editor(supervisor)._work.draft.policy == first  # noqa: SLF001 - what is kept is what counts here
        assert words(supervisor) == "1 change, not in force yet"
        assert "as you read it" in supervisor.answered
        supervisor.press("Ctrl+Z")
        assert words(supervisor) == "as in force"


def test_from_the_policy_in_force_the_draft_stays_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety", row=1)
        supervisor.press("U", "Alt+Shift+5", "E")

        assert "1 change, not in force yet" in words(supervisor)

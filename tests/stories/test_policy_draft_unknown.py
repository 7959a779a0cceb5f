"""What is not known of a draft is never told as if it were: while it is worked out, or was not finished."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain.pack.edit import Spot
from console.domain.sheet.draft import put
from console.ui.screens.policy_draft_told import does, to_review
from tests.domain.test_sheet_unfinished import tangled_text
from tests.stories.at_policy_draft import BRANDT, editor, findings, look_through, review, shown, to_table
from tests.stories.play import a_desk


def test_while_it_is_worked_out_nobody_says_that_no_call_gets_anything_else(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety", row=1)
        look_through(supervisor)
        work = editor(supervisor)._work  # noqa: SLF001 - before anything of it was worked out
        work.take(put(work.draft, Spot("care", 6, "send"), ("referral",)))
        pending = to_review(work, supervisor.running.bridge.session)

        assert [row.text for row in pending.calls] == ["It is being worked out what the draft does."]
        assert does(work) == ()


def test_a_draft_that_is_too_tangled_is_told_as_not_known(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "tangled.toml"
    file.write_text(tangled_text(), "utf-8")
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety", row=1)
        supervisor.press("I")
        supervisor.type(str(file))
        supervisor.press("Ctrl+Return", "Escape")
        found = findings(supervisor)
        does_so = shown(supervisor)
        review(supervisor)
        work = editor(supervisor)._work  # noqa: SLF001 - the page holds more than is in sight
        reviewed = "\n".join(row.text for row in to_review(work, supervisor.running.bridge.session).calls)

        assert [state for _, state in found] == ["new", "not known"]
        assert "0 gone, 1 not known" in does_so
        for told in (does_so, reviewed):
            assert "No call gets anything else" not in told
        assert "What changes for calls is not known." in does_so
        assert "They were not compared." in reviewed

"""What stands above and in the findings of the Policy screen."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.settings import resources_dir
from tests.stories.at_policy import findings, policy
from tests.stories.play import a_desk


def test_the_findings_say_how_many_questions_are_asked_and_why_one_stands(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.press("Alt+Shift+5")
        findings(dispatcher)
        view = policy(dispatcher).view.findings
        index = view.view.rows.index(0)
        asked = policy(dispatcher)._work.checked().questions  # noqa: SLF001 - what it was made from

        assert asked is not None
        said = f"{asked.longest} questions at most, {asked.average:.1f} on average"
        assert view.words == f"1, all acknowledged; {said}"
        assert "Let stand: On most calls nobody can say what happened years ago." in str(index.data(0x000B))


def test_while_it_is_worked_out_nobody_says_that_nothing_was_found(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.press("Alt+Shift+5")
        view = policy(dispatcher).view
        view.findings.say_waiting()
        policy(dispatcher)._show_page(focus=False)  # noqa: SLF001 - as the screen shows it before the check

        assert view.findings.view.empty[1] == "Being worked out"
        assert "It is being worked out what is found." in dispatcher.read(view.panel)
        assert "nothing was found" not in dispatcher.read(view.panel)


def test_what_is_no_finding_and_not_meant_so_is_told_beside_the_findings(
    qtbot: QtBot, tmp_path: Path
) -> None:
    old = 'kind = "dead_rule"\nrule = "C1"\nreason = "It was dead once, long ago."\n'
    file = tmp_path / "ours.toml"
    text = (resources_dir() / "policies" / "example-county-care-first.toml").read_text("utf-8")
    file.write_text(f"{text}\n[[acknowledged]]\n{old}", "utf-8")
    with a_desk(qtbot, tmp_path, policy=str(file)) as dispatcher:
        dispatcher.press("Alt+Shift+5")
        findings(dispatcher)
        panel = policy(dispatcher).view.panel

        dispatcher.until(lambda: "To look at in the policy: The acknowledgement of" in dispatcher.read(panel))
        assert "covers nothing any more. Take it out" in dispatcher.read(panel)

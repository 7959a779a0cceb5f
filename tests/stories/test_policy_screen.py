"""Anybody reads the policy by keyboard: its rules, what is found on it, its cases, its history."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.ui.screens.about import DESK, POLICY
from tests.domain.build import adoption
from tests.stories.at_agency import in_front
from tests.stories.at_policy import (
    SACRAMENTO,
    answers,
    cases,
    findings,
    head,
    marked,
    policy,
    read_another,
    rules,
    shelf,
    side,
)
from tests.stories.calls import Clock
from tests.stories.play import a_desk
from tests.ui.dress import THEMES

SAC = "sacramento-sheriff-2025"
CARE = "example-county-care-first"


def test_a_dispatcher_reads_the_policy_in_force_and_unfolds_a_condition(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC) as dispatcher:
        dispatcher.press("Alt+Shift+5", "Home")
        folded = rules(dispatcher)[0]

        dispatcher.press("Return")
        unfolded = rules(dispatcher)[0]
        dispatcher.press("Return")

        assert in_front(dispatcher) == POLICY
        assert f"{SACRAMENTO}\n" in head(dispatcher)
        assert "in force since " in head(dispatcher)
        assert "; its own text says from 4 Feb 2025" in head(dispatcher)
        assert "A reconstruction from public sources, not the agency's official text." in head(dispatcher)
        assert (folded.rule, folded.send, folded.priority) == ("M1", ("ems_staged",), 1)
        assert not folded.unfolded
        assert next(each.means for each in unfolded.unfolded) == "Somebody's life is in danger"
        assert not rules(dispatcher)[0].unfolded
        view = policy(dispatcher).view.rules.view
        assert "M1: Somebody's life is in danger; and the scene may be dangerous" in str(
            view.currentIndex().data(0x000B)
        )


def test_it_opens_with_the_policy_in_force_whatever_was_read_before(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.press("Alt+Shift+5")
        read_another(dispatcher, SACRAMENTO)
        dispatcher.press("Alt+Shift+1", "Alt+Shift+5")

        assert "Care first" in head(dispatcher)
        dispatcher.press("P")
        assert [row.title for row in shelf(dispatcher) if row.is_shown] == ["Care first"]


def test_whoever_may_not_change_it_stays_on_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.press("Alt+Shift+5", "E")

        assert in_front(dispatcher) == POLICY
        assert "Change it" not in head(dispatcher)
        assert dispatcher.answered == "The policy is changed by supervisors and administrators."


def test_the_screen_is_opened_by_a_word_and_left_by_its_key(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.say("policy")
        opened = in_front(dispatcher)
        dispatcher.press("Alt+Shift+1")

        assert opened == POLICY
        assert in_front(dispatcher) == DESK


def test_a_reader_who_takes_no_calls_reads_it_too(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who="Rosa Fontaine") as dispatcher:
        dispatcher.press("Alt+Shift+5")

        assert in_front(dispatcher) == POLICY
        assert rules(dispatcher)


def test_another_policy_is_read_with_its_statement_and_sources_and_nothing_changes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.press("Alt+Shift+5")
        last = dispatcher.board.last

        read_another(dispatcher, SACRAMENTO)
        dispatcher.press("S")

        assert "not in force here; its own text says from 4 Feb 2025" in head(dispatcher)
        assert "S: 8 sources" in head(dispatcher)
        assert [row.rule for row in rules(dispatcher)][:2] == ["M1", "M2"]
        assert "Where it comes from" in side(dispatcher)
        assert "SAC-KCRA: localnews8.com" in policy(dispatcher).view.panel.page.accessibleDescription()  # type: ignore[union-attr]  # a page is open
        assert dispatcher.board.last == last


def test_findings_are_worked_out_after_the_rules_stand_and_one_is_opened_and_followed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC) as dispatcher:
        dispatcher.press("Alt+Shift+5")
        waiting = policy(dispatcher).view.findings.words
        found = findings(dispatcher)

        dispatcher.press("F", "Home", "Return")
        page = side(dispatcher)
        dispatcher.press("Y")
        following = marked(dispatcher)
        dispatcher.press("Escape", "Escape")

        assert waiting == "being worked out"
        assert [row.kind for row in found][:2] == ["no_responder", "staged_alone"]
        assert "Nobody goes and nobody takes over" in page
        assert "never how likely such a call is" in page
        assert "Acknowledged: The person refuses the crisis line" in page
        assert following == ["M9", "S9", "C4"]
        assert marked(dispatcher) == []


def test_an_opened_finding_says_how_many_recorded_calls_it_touches(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC) as dispatcher:
        answers(dispatcher)
        dispatcher.press("Alt+Shift+5")
        findings(dispatcher)
        before = side(dispatcher)
        dispatcher.press("F", "Home", "Return")
        waiting = side(dispatcher)
        dispatcher.until(lambda: "recorded call:" in side(dispatcher))

        assert "ecorded call" not in before
        # One call may be counted before anybody can read that it is.
        assert "Recorded calls are being counted. Esc lets go." in waiting or "recorded call:" in waiting
        assert "Of 1 recorded call: 0 touched, 0 cannot be known." in side(dispatcher)
        dispatcher.press("Escape")
        assert "ecorded call" not in side(dispatcher)


def test_cases_are_listed_with_which_pass_and_one_is_followed(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC) as dispatcher:
        dispatcher.press("Alt+Shift+5", "C")
        listed = cases(dispatcher)

        dispatcher.press("Home", "Return")

        assert listed.words.startswith("all ")
        assert listed.words.endswith(" pass")
        name = listed.view.rows.rows[0].name
        assert marked(dispatcher) == name.partition(":")[0].split()
        assert f"Marked: the way of the case “{name}”" in head(dispatcher)


def test_the_way_of_the_call_in_front_is_marked_and_goes_on_with_its_answers(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC) as dispatcher:
        dispatcher.press("Alt+Shift+5", "N")
        without = dispatcher.answered
        dispatcher.press("Alt+Shift+1")
        answers(dispatcher)

        dispatcher.press("Alt+Shift+5", "N")
        settled = marked(dispatcher)
        call = dispatcher.call
        dispatcher.running.bridge.do(
            c.AnswerFact(call=call.id, fact="crime", answer="in_progress", said_by="caller")
        )

        assert without == "No call is in front. On the desk, F3 takes the next."
        assert settled == ["M3", "S7", "C3"]
        assert marked(dispatcher) == ["M3", "S1", "C2"]
        assert "the way of 14 Alder Row" in head(dispatcher)


def test_every_adoption_is_in_the_history_and_a_version_is_read_as_it_was(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, policy=SAC, clock=clock, who="Lena Brandt") as dispatcher:
        reason = "the county decided it on Tuesday"
        dispatcher.running.bridge.do(adoption(CARE).model_copy(update={"reason": reason}))
        dispatcher.press("Alt+Shift+5", "V")
        versions = [row for row in shelf(dispatcher) if row.key.startswith("version")]

        dispatcher.press("Down", "Return")

        assert [row.title for row in versions] == ["Care first", SACRAMENTO]
        assert versions[0].line.endswith(f", Lena Brandt: {reason}")
        assert "by Lena Brandt, entry 1" in head(dispatcher)
        assert SACRAMENTO in head(dispatcher)
        assert "S7" in [row.rule for row in rules(dispatcher)]


def test_a_policy_that_is_put_in_force_meanwhile_is_what_is_read_then(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC, who="Lena Brandt") as dispatcher:
        dispatcher.press("Alt+Shift+5")

        dispatcher.running.bridge.do(adoption(CARE))

        assert "Care first" in head(dispatcher)
        assert len(findings(dispatcher)) == 1


def test_nothing_that_was_followed_stays_for_whoever_comes_next(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC) as dispatcher:
        answers(dispatcher)
        dispatcher.press("Alt+Shift+5", "N")
        assert marked(dispatcher)

        dispatcher.running.desk.policy.leave()  # type: ignore[union-attr]  # it is open

        policy(dispatcher).show()
        assert marked(dispatcher) == []
        assert "14 Alder Row" not in head(dispatcher)


@pytest.mark.parametrize("theme", THEMES)
def test_the_manual_is_opened_from_the_screen_and_closed_again(
    qtbot: QtBot, tmp_path: Path, theme: str
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.press(*(["Ctrl+T"] if theme == "light" else []), "Alt+Shift+5", "F1")
        opened = side(dispatcher)

        dispatcher.press("Escape")

        assert "Help" in opened
        assert "Help" not in side(dispatcher)
        assert in_front(dispatcher) == POLICY


def test_what_is_put_in_force_meanwhile_takes_no_keys_from_the_desk(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC, who="Lena Brandt") as dispatcher:
        dispatcher.press("Alt+Shift+5", "T", "1", "Alt+Shift+1", "F3")
        before = dispatcher.keys_are_on
        assert isinstance(before, QLineEdit)

        dispatcher.running.bridge.do(adoption(CARE))

        assert dispatcher.keys_are_on is before
        assert in_front(dispatcher) == DESK

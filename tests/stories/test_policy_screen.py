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
    cases,
    findings,
    head,
    in_picture,
    marked,
    policy,
    read_another,
    rules,
    shelf,
    side,
    told_of_trial,
    tried,
)
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_desk
from tests.ui.dress import THEMES

SAC = "sacramento-sheriff-2025"
CARE = "example-county-care-first"


def answers(dispatcher: Dispatcher) -> None:
    """A call with an armed person who hurts nobody, as far as the policy asks."""
    dispatcher.take_call("14 Alder Row")
    for _ in range(30):
        if dispatcher.card.kind != "question":
            return
        wanted = {"weapon": "firearm", "weapon_access": "in_hand", "suicide": "imminent"}
        fact = dispatcher.card.fact
        dispatcher.press(
            dispatcher.choice(wanted[fact]).key if fact in wanted else dispatcher.card.choices[0].key
        )


def test_a_dispatcher_reads_the_policy_in_force_and_unfolds_a_condition(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC) as dispatcher:
        dispatcher.press("Alt+Shift+5", "Home")
        folded = rules(dispatcher)[0]

        dispatcher.press("Return")
        unfolded = rules(dispatcher)[0]
        dispatcher.press("Return")

        assert in_front(dispatcher) == POLICY
        assert f"{SACRAMENTO}\n" in head(dispatcher)
        assert "in force here, in effect from 4 Feb 2025" in head(dispatcher)
        assert "A reconstruction from public sources, not the agency's official text." in head(dispatcher)
        assert (folded.rule, folded.send, folded.priority) == ("M1", ("ems_staged",), 1)
        assert not folded.unfolded
        assert next(each.means for each in unfolded.unfolded) == "Somebody's life is in danger"
        assert not rules(dispatcher)[0].unfolded
        view = policy(dispatcher).view.rules.view
        assert "M1: Somebody's life is in danger; and the scene may be dangerous" in str(
            view.currentIndex().data(0x000B)
        )


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

        assert "not in force here; in effect from 4 Feb 2025" in head(dispatcher)
        assert "8 sources, S" in head(dispatcher)
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
        assert "as adopted in entry 1 by Lena Brandt" in head(dispatcher)
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


def test_the_picture_is_gone_through_by_keys_and_leads_back_to_the_rule(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC) as dispatcher:
        answers(dispatcher)
        dispatcher.press("Alt+Shift+5", "N", "G", "2")
        for _ in range(8):
            if in_picture(dispatcher).is_end:
                break
            dispatcher.press("Return")
        end = in_picture(dispatcher)

        dispatcher.press("Z")
        large = policy(dispatcher).view.rules.isVisible()
        dispatcher.press("Escape", "G", "Tab", "Return")

        assert (end.rules, end.is_walked) == (("S7",), True)
        assert end.says.endswith("The call that is followed ends here.")
        assert not large
        assert policy(dispatcher).view.rules.isVisible()


def test_the_picture_is_saved_and_a_file_that_is_there_is_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "safety.svg"
    with a_desk(qtbot, tmp_path, policy=SAC) as dispatcher:
        dispatcher.press("Alt+Shift+5", "G", "X")
        offered = dispatcher.running.window.focusWidget()
        assert isinstance(offered, QLineEdit)
        assert offered.text() == str(tmp_path / f"{SAC}-safety.svg")

        for name in ("safety.png", "safety.svg", "safety.svg", "safety.pdf"):
            if not isinstance(dispatcher.keys_are_on, QLineEdit):
                dispatcher.press("G", "X")
            dispatcher.press("Ctrl+A", "Backspace")
            dispatcher.type(str(tmp_path / name))
            said = side(dispatcher)
            dispatcher.press("Return")
            said = side(dispatcher)
            if name == "safety.png":
                assert "Let the file's name end in .svg or .pdf." in said
        assert file.read_text("utf-8").startswith("<?xml")
        assert (tmp_path / "safety.pdf").read_bytes().startswith(b"%PDF-")
        assert sorted(each.name for each in tmp_path.glob("safety.*")) == ["safety.pdf", "safety.svg"]


def test_the_way_of_a_real_call_is_in_no_picture_that_leaves_the_desk(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC) as dispatcher:
        dispatcher.press("Alt+Shift+5", "G", "X", "Return")
        plain = (tmp_path / f"{SAC}-safety.svg").read_bytes()
        dispatcher.press("Alt+Shift+1")
        answers(dispatcher)
        dispatcher.press("Alt+Shift+5", "N", "G", "X")
        said = side(dispatcher)
        dispatcher.press("Return")
        of_call = (tmp_path / f"{SAC}-safety-1.svg").read_bytes()
        dispatcher.press("T", "Escape", "G", "X", "Return")

        assert "The way of a real call is left out." in said
        assert of_call == plain
        assert (tmp_path / f"{SAC}-safety-2.svg").read_bytes() == plain


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


def test_what_is_put_in_force_meanwhile_takes_no_keys_from_the_desk(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, policy=SAC, who="Lena Brandt") as dispatcher:
        dispatcher.press("Alt+Shift+5", "T", "1", "Alt+Shift+1", "F3")
        before = dispatcher.keys_are_on
        assert isinstance(before, QLineEdit)

        dispatcher.running.bridge.do(adoption(CARE))

        assert dispatcher.keys_are_on is before
        assert in_front(dispatcher) == DESK

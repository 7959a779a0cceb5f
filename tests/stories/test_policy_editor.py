"""A supervisor changes the policy by keyboard: typed, picked, moved, named, let stand, kept and refused."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from console.domain.board import in_force
from console.ui.widgets.suggestions import Suggestions
from tests.stories.at_agency import to_field, write
from tests.stories.at_policy_draft import (
    BRANDT,
    adopted,
    editor,
    findings,
    known,
    look_through,
    put_in_force_at_once,
    review,
    rows,
    shown,
    to_table,
    words,
)
from tests.stories.play import Dispatcher, a_desk

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def line(dispatcher: Dispatcher) -> QLineEdit:
    """The line that has the keys."""
    found = dispatcher.keys_are_on
    assert isinstance(found, QLineEdit)
    return found


def test_a_condition_is_typed_with_completion_and_a_fault_stands_at_its_place(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety", row=1)
        supervisor.press("Return")
        to_field(supervisor, "When")
        supervisor.press("Ctrl+A", "Backspace")
        empty = line(supervisor).accessibleDescription()
        supervisor.type("arm")
        supervisor.press("Escape")
        supervisor.type("e")
        supervisor.press("Tab")
        completed = line(supervisor).text()
        supervisor.type("or wepon == none")
        wrong = line(supervisor).accessibleDescription()
        supervisor.press(*(["Backspace"] * len("wepon == none")))
        supervisor.type("crime == unk")
        supervisor.press("Down", "Return")

        assert empty == "The text is empty."
        assert completed == "armed "
        assert wrong == "There is no fact wepon. Did you mean weapon?"
        assert words(supervisor) == "1 change, not in force yet"
        assert line(supervisor).text() == "armed or crime == unknown "
        assert (
            line(supervisor)
            .accessibleDescription()
            .startswith("Says: a weapon cannot be ruled out; or Crime: Nobody can say Changed; in force: ")
        )


def test_a_rule_is_added_picked_from_nothing_and_taken_out_again(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety", row=1)
        supervisor.press("A")
        mended_first = words(supervisor)
        supervisor.press("Ctrl+P", "A")
        assert "What is it about?" in shown(supervisor)
        supervisor.press("1")
        assert rows(supervisor)[1][1] == "a weapon cannot be ruled out"
        supervisor.press("O", "B")
        asked = shown(supervisor)
        supervisor.press("2")
        picked = rows(supervisor)[1][1]
        supervisor.press("Escape", "Escape")
        write(supervisor, "Because", "Because we say so.")
        supervisor.press("Escape")

        assert mended_first == "1 change, not in force yet; 2 things to be mended"
        assert "Hurt or ill now: tick the answers for which it holds." in asked
        assert picked == "a weapon cannot be ruled out; or Hurt or ill now: A little hurt or ill"
        assert rows(supervisor)[1][0] == "S3  Nobody"
        assert "S3" in editor(supervisor).view.rows.chosen().name  # type: ignore[union-attr]  # it has the ring
        supervisor.press("T")
        assert words(supervisor) == "as in force"


def test_rules_and_questions_move_and_the_last_rule_stays(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety", row=1)
        supervisor.press("U")
        assert [name[:2] for name, _, _ in rows(supervisor)] == ["S2", "S1", "S9"]
        supervisor.press("D")
        assert words(supervisor) == "as in force"
        supervisor.press("End", "U")
        assert "it stays the last" in supervisor.answered
        supervisor.press("End", "T")
        assert "always holds and stays" in supervisor.answered

        to_table(supervisor, "questions", row=4)
        before = [name for name, _, _ in rows(supervisor)]
        supervisor.press("U")
        assert [name for name, _, _ in rows(supervisor)][3:5] == [before[4], before[3]]
        supervisor.press("T")
        assert "to be mended" in words(supervisor)
        supervisor.press("A", "1")
        assert rows(supervisor)[-1][0] == "Age"
        supervisor.press("C")
        assert "the policy reads weapon and does not say when it is asked" in shown(supervisor).casefold()


def test_the_words_of_a_question_change_in_both_languages_and_the_card_asks_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "questions")
        supervisor.press("Return")
        write(supervisor, "Question, English", "Tell me what is happening.")
        write(supervisor, "Question, Spanish", "Diga que pasa.")
        supervisor.press("Ctrl+Return")
        review = known(supervisor)
        supervisor.type("it is shorter now")
        put_in_force_at_once(supervisor)
        facts = in_force(supervisor.board).compiled.catalogue

        assert "No call gets anything else than now." in review
        assert "Words of Main problem, Question, English: What is happening right now? → Tell me" in review
        assert facts.by_id["problem"].ask == ("Tell me what is happening.", "Diga que pasa.")
        supervisor.press("Alt+Shift+1")
        supervisor.take_call("14 Alder Row")
        assert "Tell me what is happening." in supervisor.read(supervisor.running.parts.guide)


def test_nothing_is_in_force_while_a_finding_has_no_reason_and_with_one_it_may_stand(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "care", row=6)
        supervisor.press("Return")
        to_field(supervisor, "Who goes: Clinician and deputy")
        supervisor.press("Space")
        to_field(supervisor, "Who goes: Help line's number")
        supervisor.press("Space", "Ctrl+Return")
        reviewed = known(supervisor)
        supervisor.press("R")
        supervisor.type("it is fine")
        supervisor.press("Ctrl+Return")
        refused = shown(supervisor)
        supervisor.press("Escape", "Escape")
        for _ in range(3):
            review(supervisor, "1", "R")
            supervisor.type("the county has decided it so")
            supervisor.press("Ctrl+Return")
            look_through(supervisor)
            supervisor.press("Escape")
        for _ in range(3):
            review(supervisor, "1")
            supervisor.type("a number is all there is then")
            supervisor.press("Ctrl+Return")
            stands = known(supervisor)
            supervisor.press("Escape")
        review(supervisor, "R")
        supervisor.type("it is fine")

        assert "6 things are still open." in reviewed, "three findings, and the cases that they break"
        assert "nobody goes and nobody takes over. Mend it, or let it stand with a reason." in refused
        assert len(adopted(supervisor)) == 1
        hole = "Something is done, but nobody goes and nobody takes over."
        assert (hole, "let stand, new") in findings(supervisor)
        assert "still open" not in stands
        supervisor.press("Ctrl+A", "Backspace")
        supervisor.type("decided by the board")
        put_in_force_at_once(supervisor)
        assert 'reason = "the county has decided it so"' in adopted(supervisor)[-1].policy
        assert adopted(supervisor)[-1].cases.count('because = "a number is all there is then"') == 3


def test_a_condition_is_added_and_named_otherwise(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "conditions")
        supervisor.press("A")
        supervisor.type("weapon")
        supervisor.press("Ctrl+Return")
        refused = shown(supervisor)
        supervisor.press("Ctrl+A", "Backspace")
        supervisor.type("at_home")
        supervisor.press("Ctrl+Return")
        write(supervisor, "When", "place == home")
        supervisor.press("Escape", "Home", "N", "Ctrl+A", "Backspace")
        supervisor.type("has_weapon")
        supervisor.press("Ctrl+Return", "Escape")

        assert "weapon is already the name of a fact. Choose another." in refused
        assert rows(supervisor)[0][0] == "has weapon"
        assert rows(supervisor)[-1][0] == "at home"
        assert 'when = "has_weapon and suicide in [plan_or_intent, unknown]"' in (
            editor(supervisor)._work.draft.policy  # noqa: SLF001 - what is kept is what counts here
        )


def test_a_fault_in_the_list_leads_to_its_field(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "conditions", row=3)
        supervisor.press("Return")
        write(supervisor, "Means", "")
        supervisor.press("Escape", "F", "Home")
        faults = findings(supervisor)
        supervisor.press("Return")

        assert faults == [("Condition life threat, Means: The text is empty.", "Enter goes there")]
        assert line(supervisor).accessibleName() == "Means"
        supervisor.type("somebody may die")
        assert words(supervisor) == "1 change, not in force yet"
        assert list(editor(supervisor).view.findings.view.rows.rows) == []
        assert [state for _, state in findings(supervisor)] == ["let stand"]


def test_tab_takes_a_whole_condition_closes_the_list_and_then_goes_on_to_the_next_field(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety", row=1)
        supervisor.press("Return")
        for typed in ("at_ri", "weapon == fire"):
            to_field(supervisor, "When")
            field = line(supervisor)
            supervisor.press("Ctrl+A", "Backspace")
            supervisor.type(typed)
            suggestions = supervisor.running.window.findChild(Suggestions, options=DIRECT)
            assert suggestions is not None
            assert suggestions.isVisible()
            supervisor.press("Tab")
            assert not suggestions.isVisible()
            taken = field.text()
            supervisor.press("Tab")
            assert supervisor.keys_are_on is not field
            assert field.text() == taken
            supervisor.press("Shift+Tab")


def test_suggestions_leave_the_label_of_the_field_and_the_top_line_in_sight(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        supervisor.running.window.resize(1280, 700)
        to_table(supervisor, "safety", row=1)
        supervisor.press("Return")
        to_field(supervisor, "When")
        supervisor.press("Ctrl+A", "Backspace")
        supervisor.type("s")
        window, field = supervisor.running.window, line(supervisor)
        suggestions = window.findChild(Suggestions, options=DIRECT)
        assert suggestions is not None
        assert suggestions.isVisible()
        label = QRect(field.mapTo(window, QPoint(0, -field.y())), QSize(field.width(), field.y()))

        assert not suggestions.geometry().intersects(label)
        assert suggestions.geometry().top() > supervisor.running.parts.top.geometry().bottom()
        assert window.rect().contains(suggestions.geometry())

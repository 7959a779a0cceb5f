"""What is marked red on the policy draft is in the list of what is to be mended, and keeps it from force."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from console.ui.widgets.button import KeyButton
from tests.stories.at_agency import to_field, write
from tests.stories.at_policy_draft import (
    BRANDT,
    adopted,
    editor,
    findings,
    look_through,
    put_in_force_at_once,
    rows,
    shown,
    to_table,
    words,
)
from tests.stories.play import a_desk

TOO_MANY = "1000 characters too many; 2000 are the most. Nothing is cut: shorten it."


def test_a_text_with_too_many_characters_is_to_be_mended_and_is_not_put_in_force(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        before = len(adopted(supervisor))
        to_table(supervisor, "medical")
        supervisor.press("Return")
        to_field(supervisor, "Because")
        QApplication.clipboard().setText("b" * 3000)
        supervisor.press("Ctrl+A", "Ctrl+V")
        field = supervisor.keys_are_on
        assert isinstance(field, QLineEdit)
        described = field.accessibleDescription()
        supervisor.press("Ctrl+Return")
        review = shown(supervisor)
        supervisor.press("R")
        supervisor.type("first try")
        supervisor.press("Ctrl+Return")

        assert described.count(TOO_MANY) == 1
        assert "1 thing to be mended" in words(supervisor)
        assert findings(supervisor)[0][0] == f"Rule M1, Because: {TOO_MANY}"
        assert f"Rule M1, Because: {TOO_MANY}" in review
        assert len(adopted(supervisor)) == before

        supervisor.press("Escape")
        to_field(supervisor, "Because")
        supervisor.press("Ctrl+A", "Backspace")
        supervisor.type("A life is at stake.")
        assert words(supervisor) == "1 change, not in force yet"


def test_the_draft_says_truly_how_it_stands_and_its_lists_say_what_they_are_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        supervisor.press("Alt+Shift+6")
        untouched = shown(supervisor)
        to_table(supervisor, "safety", row=1)
        supervisor.press("U")
        changed = shown(supervisor)
        supervisor.press("Return")
        rule = shown(supervisor)

        assert "Nothing is changed yet: the draft says what the policy in force says." in untouched
        assert "Calls go by the policy in force until C puts it in force." in changed
        assert "Tick who is sent. The dispatcher reads them in the order of ticking." in rule
        assert "What happens beside the sending: tick what applies, or nothing." in rule


def test_a_fault_is_told_in_the_words_of_the_screen_and_marks_its_row_and_its_table(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "facts", row=1)
        supervisor.press("Return")
        to_field(supervisor, "Question, Spanish")
        QApplication.clipboard().setText("¿Qué\u202e pasa?")
        supervisor.press("Ctrl+A", "Ctrl+V", "Escape")
        marked = [state for _, _, state in rows(supervisor)]
        tables = {row.name: row.state for row in editor(supervisor).view.tables.view.rows.rows}
        supervisor.press("C")
        review = shown(supervisor)

        assert marked[1] == "1 to be mended"
        assert not any("mended" in each for each in (marked[0], *marked[2:]))
        assert "1 to be mended" in tables["Words of the questions"]
        assert (
            "Question, Spanish: It holds right-to-left override, which nobody sees. Write it again." in review
        )
        assert "toml" not in review.casefold()


def test_a_condition_that_cannot_be_read_is_told_without_a_file_and_its_lines(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "medical")
        supervisor.press("Return")
        to_field(supervisor, "When")
        supervisor.press("Ctrl+A", "Backspace")
        supervisor.type("xxxx")
        supervisor.press("Escape", "Escape", "C")

        assert "Rule M1, When: There is no" in shown(supervisor)
        assert "policy:" not in shown(supervisor)
        assert "cannot be adopted" not in shown(supervisor)


def test_a_question_that_is_not_asked_and_one_that_moved_have_their_names_from_the_list(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "questions", row=4)
        supervisor.press("U", "Home")
        names = [name for name, _, _ in rows(supervisor)]
        supervisor.press("C")
        moved = shown(supervisor)
        supervisor.press("Escape", "Home", "T")
        marked = [state for _, _, state in rows(supervisor)]
        supervisor.press("C")

        assert f"in another order, now {', '.join(names)}" in moved
        assert f"The policy reads {names[0]} and does not say when it is asked" in shown(supervisor)
        assert not any("mended" in each for each in marked)


def test_a_promise_that_was_added_is_told_by_its_words(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "promise")
        supervisor.press("A", "Alt+1", "Ctrl+Return")

        assert "Promise 1: added" in shown(supervisor)
        assert "Promise promise" not in shown(supervisor)
        assert "Promise 1, Always: Paramedics" in shown(supervisor)


def test_a_condition_is_not_called_as_an_answer_is(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "conditions")
        before = rows(supervisor)
        refused = []
        for name in ("unknown", "firearm"):
            supervisor.press("N", "Ctrl+A", "Backspace")
            supervisor.type(name)
            supervisor.press("Ctrl+Return")
            refused.append(shown(supervisor))
            supervisor.press("Escape")

        assert "Unknown is an answer of " in refused[0]
        assert "Firearm is an answer of Weapon: a condition needs a name of its own." in refused[1]
        assert rows(supervisor) == before


def test_a_condition_that_is_gone_is_not_taken_for_a_fact(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "conditions")
        names = [row.name for row in editor(supervisor).view.rows.view.rows.rows]
        supervisor.press(*(["Down"] * names.index("armed")), "T", "T", "C")
        told = " ".join(name for name, _ in findings(supervisor))

        assert "There is no condition armed." in told
        assert "crime" not in told


def test_pressing_once_more_after_a_draft_is_in_force_does_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "about")
        supervisor.press("Return")
        write(supervisor, "Title", "Care first, second version")
        supervisor.press("Ctrl+Return")
        look_through(supervisor)
        supervisor.type("agreed by the board")
        put_in_force_at_once(supervisor)
        count, listed = len(adopted(supervisor)), editor(supervisor).view.rows.view.hasFocus()
        supervisor.press("Ctrl+Return", "Ctrl+Return")

        assert count == len(adopted(supervisor)) == 2
        assert listed
        assert editor(supervisor).view.rows.view.hasFocus()
        supervisor.press("Ctrl+Z")
        assert words(supervisor) == "as in force"


def test_a_time_that_cannot_be_planned_is_told_beside_it_and_keeps_the_button_shut(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "about")
        supervisor.press("Return")
        write(supervisor, "Title", "Care first, second version")
        supervisor.press("Ctrl+Return")
        look_through(supervisor)
        supervisor.type("agreed by the board")
        put = next(
            each
            for each in editor(supervisor).view.panel.findChildren(KeyButton)
            if each.text() == "Put in force at once"
        )
        before = put.isEnabled()
        told = []
        for begins in ("tomorrow", "2020-01-01 00:00", ""):
            write(supervisor, "From, F", begins)
            on = supervisor.keys_are_on
            assert on is not None
            told.append((put.isEnabled(), on.accessibleDescription()))

        assert before
        assert [is_open for is_open, _ in told] == [False, False, True]
        assert "tomorrow" in told[0][1]
        assert "still ahead" in told[1][1]
        assert told[2][1] == ""

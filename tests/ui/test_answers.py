"""The answers so far: columns, numbers, and caveats that are never cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.ui.paint import text_width
from console.ui.tables.answers import LEAST_NAME, AnswerList
from console.ui.theme import Look
from console.ui.wish import Wish
from tests.ui.dress import NOW, a_look, an_answer, press, wishes_of

Key = Qt.Key


@pytest.fixture
def look(qapp: QApplication) -> Look:
    qapp.setStyle("Fusion")
    return a_look()


def test_number_goes_to_the_answer_and_enter_changes_it(look: Look, qtbot: QtBot) -> None:
    answers = AnswerList(look, NOW)
    qtbot.addWidget(answers)
    answers.set_rows([an_answer(number) for number in range(1, 8)], NOW)
    wishes = wishes_of(answers)

    press(answers.view, Key.Key_5)
    press(answers.view, Key.Key_Enter)

    assert wishes == [Wish("change", "fact5")]


def test_answers_flow_down_two_columns(look: Look, qtbot: QtBot) -> None:
    answers = AnswerList(look, NOW)
    qtbot.addWidget(answers)
    answers.set_rows([an_answer(number) for number in range(1, 8)], NOW)
    answers.resize(1000, 156)
    answers.grab()

    rects = [answers.view.visualRect(answers.view.rows.index(at)) for at in range(7)]

    assert [rect.y() for rect in rects] == [0, 28, 56, 84, 0, 28, 56]
    assert rects[4].x() == rects[0].right() + 1
    assert answers.words == "Ctrl and the number changes one"


@pytest.mark.parametrize("dense", [False, True])
def test_a_long_caveat_is_never_cut(qapp: QApplication, qtbot: QtBot, dense: bool) -> None:
    qapp.setStyle("Fusion")
    look = a_look(dense=dense)
    caveat = "the bread knife, I think, but he also has that old hammer in the garage and the key to it"
    answers = AnswerList(look, NOW)
    qtbot.addWidget(answers)
    answers.set_rows([an_answer(1), an_answer(2)._replace(caveat=caveat)], NOW)
    answers.resize(look.pick(1000, 742), look.pick(156, 124))
    answers.grab()

    rect = answers.view.visualRect(answers.view.rows.index(1))

    needed = text_width(f"“{caveat}”", look, look.pick("dense", "small"))
    lines = (rect.height() - look.row("answered")) / look.pick(18, 16)
    assert lines >= 1
    assert lines * rect.width() > needed


def in_sight(answers: AnswerList) -> list[int]:
    """The numbers of the answers that stand wholly in sight."""
    view, seen = answers.view, answers.view.viewport().rect()
    places = [view.visualRect(view.rows.index(at)) for at in range(view.rows.rowCount())]
    assert all(
        not seen.intersects(place) or seen.contains(place) or not seen.contains(place.center())
        for place in places
    )
    return [at + 1 for at, place in enumerate(places) if seen.contains(place)]


@pytest.mark.parametrize(("width", "dense"), [(1000, False), (742, True)])
@pytest.mark.parametrize("count", [6, 10, 16])
def test_all_answers_of_a_usual_call_are_in_sight(
    qapp: QApplication, qtbot: QtBot, width: int, dense: bool, count: int
) -> None:
    qapp.setStyle("Fusion")
    look = a_look(dense=dense)
    answers = AnswerList(look, NOW)
    qtbot.addWidget(answers)
    answers.resize(width, look.pick(156, 124))
    answers.set_rows([an_answer(number) for number in range(1, count + 1)], NOW)
    answers.grab()

    assert in_sight(answers) == list(range(1, count + 1))
    assert answers.words == f"{'Ctrl' if count < 10 else 'Ctrl+0'} and the number changes one"


@pytest.mark.parametrize(("width", "dense"), [(1000, False), (742, True)])
def test_whole_columns_with_the_newest_are_in_sight_and_the_head_counts_the_others(
    qapp: QApplication, qtbot: QtBot, width: int, dense: bool
) -> None:
    qapp.setStyle("Fusion")
    look = a_look(dense=dense)
    answers = AnswerList(look, NOW)
    qtbot.addWidget(answers)
    answers.resize(width, look.pick(156, 124))
    rows = [an_answer(number)._replace(caveat="he says so, and she says no to it") for number in range(1, 24)]
    answers.set_rows(rows, NOW)
    answers.grab()

    qtbot.waitUntil(lambda: "out of sight: Up" in answers.words)
    seen = in_sight(answers)

    assert seen == list(range(seen[0], 24))
    assert answers.words == f"Ctrl+0 and the number changes one; {seen[0] - 1} out of sight: Up"


@pytest.mark.parametrize("width", [1000, 742, 480])
def test_an_answer_never_runs_into_its_age(look: Look, qtbot: QtBot, width: int) -> None:
    answers = AnswerList(look, NOW)
    qtbot.addWidget(answers)
    row = an_answer(1)._replace(
        name="Where the weapon is kept", answer="Family, on the scene with the person"
    )
    answers.set_rows([row], NOW)
    answers.resize(width, 156)
    answers.grab()

    place = answers.view.visualRect(answers.view.rows.index(0))

    words = LEAST_NAME + text_width(row.answer, look, "dense", "semibold")
    has_room = place.width() >= 24 + 28 + words + text_width("0:00", look, "dense")
    assert has_room or place.height() > look.row("answered")

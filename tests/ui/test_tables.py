"""The calls list and the model under every list: only what differs changes, keys wish."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.rows.shown import CallRow
from console.ui.tables.calls import READING, CallList, call_words
from console.ui.tables.model import RowModel
from console.ui.theme import Look, ThemeName
from console.ui.wish import Wish
from tests.ui.dress import NOW, THEMES, a_call, a_look, holds, picture, press, wishes_of

Key = Qt.Key


@pytest.fixture
def look(qapp: QApplication) -> Look:
    qapp.setStyle("Fusion")
    return a_look()


def many_calls() -> list[CallRow]:
    return [CallRow("Mine"), *(a_call(number) for number in range(200))]


def seen_by(model: RowModel[CallRow]) -> list[tuple[str, int, int]]:
    """A record of everything that the model tells from now on."""
    told: list[tuple[str, int, int]] = []

    def changed(first: QModelIndex, last: QModelIndex) -> None:
        told.append(("changed", first.row(), last.row()))

    def noted(kind: str) -> Callable[[QModelIndex, int, int], None]:
        def note(_parent: QModelIndex, first: int, last: int) -> None:
            told.append((kind, first, last))

        return note

    model.dataChanged.connect(changed)
    model.rowsInserted.connect(noted("inserted"))
    model.rowsRemoved.connect(noted("removed"))
    return told


def test_one_changed_row_is_told_alone(qapp: QApplication) -> None:
    model = RowModel(READING, NOW, qapp)
    rows = many_calls()
    model.set_rows(rows, NOW)
    told = seen_by(model)

    rows[117] = rows[117]._replace(state="on hold")
    changed = model.set_rows(rows, NOW)

    assert changed
    assert told == [("changed", 117, 117)]


def test_same_rows_tell_nothing(qapp: QApplication) -> None:
    model = RowModel(READING, NOW, qapp)
    model.set_rows(many_calls(), NOW)
    told = seen_by(model)

    assert not model.set_rows(many_calls(), NOW + timedelta(seconds=1))
    assert told == []


def test_a_new_and_a_closed_call_are_told_as_such(qapp: QApplication) -> None:
    model = RowModel(READING, NOW, qapp)
    model.set_rows([CallRow("Mine"), a_call(1), a_call(2)], NOW)
    told = seen_by(model)

    model.set_rows([CallRow("Mine"), a_call(2), a_call(3)], NOW)

    assert told == [("removed", 1, 1), ("inserted", 2, 2)]


@given(st.lists(st.lists(st.integers(0, 12), unique=True), min_size=1, max_size=6))
def test_rows_keep_their_identity_through_any_change(orders: list[list[int]]) -> None:
    model = RowModel(READING, NOW)
    for order in orders:
        rows = [a_call(number)._replace(state=str(len(order))) for number in order]
        before = {row.call: QPersistentModelIndex(model.index(at)) for at, row in enumerate(model.rows)}

        model.set_rows(rows, NOW)

        assert model.rows == rows
        kept = {row.call for row in rows} & set(before)
        assert all(model.rows[before[call].row()].call == call for call in kept)
        assert all(not before[call].isValid() for call in set(before) - kept)


def test_the_model_keeps_the_rules_of_models(qapp: QApplication) -> None:
    model = RowModel(READING, NOW, qapp)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.set_rows(many_calls()[:20], NOW)
    model.set_rows(many_calls()[10:30], NOW)

    assert tester.model() is model
    assert model.rowCount() == 20


def test_heads_cannot_be_chosen(qapp: QApplication) -> None:
    model = RowModel(READING, NOW, qapp)
    model.set_rows([CallRow("Mine"), a_call(1)], NOW)

    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_a_call_is_said_in_one_sentence() -> None:
    row = a_call(14)._replace(
        line="Suicidal person",
        state="supervisor {left}",
        since=NOW - timedelta(seconds=252),
        due=NOW + timedelta(seconds=50),
        priority=1,
        icon="gap",
        is_selected=True,
    )

    assert call_words(row, NOW) == (
        "Mine: 14 Alder Row, Suicidal person, supervisor 0:50 left, gap call, priority 1, 4:12 old, in front"
    )
    assert "supervisor 0:10 late" in call_words(row, NOW + timedelta(seconds=60))


def test_screen_readers_get_the_sentence(look: Look) -> None:
    calls = CallList(look, NOW)
    calls.set_rows([CallRow("Mine"), a_call(1)], NOW)

    index = calls.view.model().index(1, 0)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == call_words(a_call(1), NOW)
    assert calls.view.accessibleName() == "Calls"


def test_enter_opens_the_call_with_the_ring(look: Look, qtbot: QtBot) -> None:
    calls = CallList(look, NOW)
    qtbot.addWidget(calls)
    calls.set_rows([CallRow("Mine"), a_call(1), CallRow("Other positions"), a_call(2)], NOW)
    wishes = wishes_of(calls)

    calls.view.setCurrentIndex(calls.view.first())
    press(calls.view, Key.Key_Down)
    press(calls.view, Key.Key_Return)

    assert wishes == [Wish("open_call", "26-2")]


def test_the_head_counts_what_waits_and_what_is_open(look: Look) -> None:
    calls = CallList(look, NOW)

    calls.set_rows(
        [CallRow("Waiting"), a_call(1)._replace(section="Waiting"), CallRow("Mine"), a_call(2), a_call(3)],
        NOW,
    )

    assert calls.words == "1 waiting, 2 open"


def test_the_order_holds_still_after_a_key(look: Look, qtbot: QtBot) -> None:
    calls = CallList(look, NOW)
    qtbot.addWidget(calls)
    calls.set_rows([a_call(1), a_call(2)], NOW)
    press(calls.view, Key.Key_Down)

    calls.set_rows([a_call(2), a_call(1)], NOW)

    assert [row.call for row in calls.view.rows.rows] == ["26-1", "26-2"]
    qtbot.waitUntil(lambda: [row.call for row in calls.view.rows.rows] == ["26-2", "26-1"], timeout=4000)


def test_a_change_in_place_is_shown_at_once_after_a_key(look: Look, qtbot: QtBot) -> None:
    calls = CallList(look, NOW)
    qtbot.addWidget(calls)
    calls.set_rows([a_call(1), a_call(2)], NOW)
    press(calls.view, Key.Key_Down)

    calls.set_rows([a_call(1), a_call(2)._replace(state="on hold")], NOW)

    assert calls.view.rows.rows[1].state == "on hold"


@pytest.mark.parametrize("dense", [False, True])
@pytest.mark.parametrize("name", ["dark", "light"])
def test_rows_are_painted_in_their_colours(qapp: QApplication, qtbot: QtBot, name: str, dense: bool) -> None:
    qapp.setStyle("Fusion")
    look = a_look("light" if name == "light" else "dark", dense)
    calls = CallList(look, NOW)
    qtbot.addWidget(calls)
    calls.set_rows(
        [
            CallRow("Mine"),
            a_call(1)._replace(is_selected=True),
            a_call(2)._replace(weight="alert"),
            a_call(3),
        ],
        NOW,
    )

    image = picture(calls, 308, 300)

    for path in ("bg.panel", "bg.selected", "accent.line", "alert.line", "priority.3.fill", "border.subtle"):
        assert holds(image, look.color(path)), path


@pytest.mark.parametrize("dense", [False, True])
@pytest.mark.parametrize("name", THEMES)
def test_a_crew_in_danger_has_a_shape_and_a_word_on_the_rail_too(
    qtbot: QtBot, name: ThemeName, dense: bool
) -> None:
    calls = CallList(a_look(name, dense), NOW)
    qtbot.addWidget(calls)
    calls.set_rail(True)
    urgent = a_call(1)._replace(priority=1, weight="alert")
    calls.set_rows([urgent], NOW)
    before = picture(calls, 112, 200)

    calls.set_rows([urgent._replace(lead="CR-11: panic")], NOW)

    after = picture(calls, 112, 200)
    fill = a_look(name, dense).color("alert.fill").rgb()

    def widest(image: QImage) -> int:
        return max(sum(image.pixel(x, y) == fill for x in range(112)) for y in range(200))

    assert widest(before) <= 34, "the mark, and a badge of priority 1"
    assert widest(after) >= 40, "a shape of its own beside the age"
    assert "CR-11: panic" in str(calls.view.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole))


@pytest.mark.parametrize("dense", [False, True])
@pytest.mark.parametrize("name", THEMES)
def test_the_place_is_painted_on_the_rail_in_as_many_lines_as_it_needs(
    qtbot: QtBot, name: ThemeName, dense: bool
) -> None:
    calls = CallList(a_look(name, dense), NOW)
    qtbot.addWidget(calls)
    calls.set_rail(True)

    def painted(title: str) -> tuple[QImage, int]:
        calls.set_rows([a_call(1)._replace(title=title)], NOW)
        return picture(calls, 118, 200), calls.view.visualRect(calls.view.rows.index(0)).height()

    (short, one_line), (other, _) = painted("14 Alder Row"), painted("15 Alder Row")
    (_, two_lines), (longest, _) = painted("1450 Quarry Lane, Apt 4"), painted("1450 Quarry Lane, Apt 5")

    assert short != other
    assert two_lines > one_line
    assert painted("1450 Quarry Lane, Apt 4")[0] != longest, "the second line can be read to its end"


def test_ages_run_without_new_rows(look: Look, qtbot: QtBot) -> None:
    calls = CallList(look, NOW)
    qtbot.addWidget(calls)
    calls.set_rows([a_call(1)], NOW)
    before = picture(calls, 308, 200)

    calls.tick(NOW + timedelta(seconds=75))

    assert picture(calls, 308, 200) != before
    assert "1:15 old" in str(calls.view.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_an_empty_place_says_so(look: Look, qtbot: QtBot) -> None:
    calls = CallList(look, NOW)
    qtbot.addWidget(calls)
    calls.set_rows((), NOW)

    image = picture(calls, 308, 200)

    assert calls.words == ""
    assert holds(image, look.color("text.primary"))
    assert holds(image, look.color("border.strong"))


@pytest.mark.parametrize("dense", [True, False])
def test_what_stands_out_leads_the_line_of_a_call(qtbot: QtBot, dense: bool) -> None:
    look = a_look(dense=dense)
    calls = CallList(look, NOW)
    qtbot.addWidget(calls)
    row = a_call(1)._replace(priority=1, lead="CR-11: panic", weight="alert")

    calls.set_rows([row._replace(lead="")], NOW)
    before = holds(picture(calls, 308, 200), look.color("alert.text"))
    calls.set_rows([row], NOW)

    assert not before
    assert holds(picture(calls, 308, 200), look.color("alert.text"))
    assert call_words(row, NOW).startswith("Mine: 1 Alder Row, CR-11: panic, ")

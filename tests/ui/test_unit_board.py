"""The unit board: who is chosen, what Enter and letters wish, and that no reason is cut."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.domain.rows.shown import Chip, UnitRow
from console.ui.paint import text_width
from console.ui.tables.heights import Heights
from console.ui.tables.unit_rows import UnitDelegate
from console.ui.tables.units import UnitBoard, unit_words
from console.ui.theme import Look
from console.ui.wish import Wish
from tests.ui.dress import NOW, a_look, a_unit, holds, picture, press, wishes_of

Key = Qt.Key


@pytest.fixture
def look(qapp: QApplication) -> Look:
    qapp.setStyle("Fusion")
    return a_look()


def test_a_unit_is_said_in_one_sentence() -> None:
    chips = (Chip("for", "Spanish"), Chip("bars", "leaves a P2 call with nobody"))
    row = a_unit("CO-3")._replace(
        key=3,
        crew="P. Marchetti",
        right="14 min",
        chips=chips,
        since=NOW - timedelta(minutes=4),
    )

    assert unit_words(row, NOW) == (
        "3, CO-3, Medic, P. Marchetti, Available 4 min, 14 min, for: Spanish, "
        "bars it: leaves a P2 call with nobody"
    )


def a_board(look: Look, qtbot: QtBot) -> UnitBoard:
    board = UnitBoard(look, NOW)
    qtbot.addWidget(board)
    rows = [
        UnitRow(head="On this call"),
        a_unit("M-41")._replace(on_this_call=True),
        UnitRow(head="Can go, best first", head_right="F7, number, Enter"),
        a_unit("CO-7")._replace(key=1),
        a_unit("CO-3")._replace(key=2),
        UnitRow(head="All other units, and why not", head_right="1"),
        a_unit("D-21")._replace(why_not="no clinician with it"),
    ]
    board.set_rows(rows, "for: clinician and deputy", NOW)
    return board


def test_the_best_unit_is_chosen_until_a_person_chooses(look: Look, qtbot: QtBot) -> None:
    board = a_board(look, qtbot)
    assert board.chosen() == "CO-7"
    wishes = wishes_of(board)

    press(board.view, Key.Key_2)

    assert board.chosen() == "CO-3"
    assert wishes == [Wish("unit", "CO-3")]


def test_a_choice_ends_when_the_unit_can_no_longer_go(look: Look, qtbot: QtBot) -> None:
    board = a_board(look, qtbot)
    press(board.view, Key.Key_2)

    rows = [row if row.unit != "CO-3" else row._replace(key=0) for row in board.view.rows.rows]
    board.set_rows(rows, "for: clinician and deputy", NOW)

    assert board.chosen() == "CO-7"


@pytest.mark.parametrize(
    ("unit", "wish"),
    [
        ("CO-7", Wish("run", "send CO-7")),
        ("D-21", Wish("send_anyway", "D-21")),
        ("M-41", Wish("brief", "M-41")),
    ],
)
def test_enter_on_a_unit(look: Look, qtbot: QtBot, unit: str, wish: Wish) -> None:
    board = a_board(look, qtbot)
    wishes = wishes_of(board)
    board.view.setCurrentIndex(board.view.rows.index(board.view.rows.row_of(unit)))

    press(board.view, Key.Key_Return)

    assert wishes == [wish]


def test_a_letter_is_a_status_but_not_for_a_unit_that_waits_to_be_sent(look: Look, qtbot: QtBot) -> None:
    board = a_board(look, qtbot)
    wishes = wishes_of(board)

    for unit in ("CO-7", "M-41"):
        board.view.setCurrentIndex(board.view.rows.index(board.view.rows.row_of(unit)))
        press(board.view, Key.Key_S)

    assert wishes == [Wish("run", "M-41 s")]


def test_a_reason_that_is_too_long_gets_a_second_line(look: Look, qtbot: QtBot) -> None:
    board = UnitBoard(look, NOW)
    qtbot.addWidget(board)
    board.resize(560, 400)
    long = a_unit("D-21")._replace(why_not="no clinician with it, and it is more than twenty minutes away")
    board.set_rows([a_unit("D-20")._replace(why_not="too far"), long], "", NOW)
    board.grab()

    heights = [board.view.visualRect(board.view.rows.index(at)).height() for at in (0, 1)]

    assert heights == [look.row("unit"), look.row("unit") + 18]


def test_another_look_is_taken_over_at_once(look: Look, qtbot: QtBot) -> None:
    rows: Sequence[UnitRow] = [a_unit("M-1"), a_unit("M-2")]
    board = UnitBoard(look, NOW)
    qtbot.addWidget(board)
    board.set_rows(rows, "", NOW)

    board.set_look(a_look("light", dense=True))

    image = picture(board, 400, 200)
    assert holds(image, a_look("light").color("bg.panel"))
    assert board.view.visualRect(board.view.rows.index(0)).height() == a_look(dense=True).row("unit")


@pytest.mark.parametrize("dense", [True, False])
def test_who_calls_for_help_has_a_ground_and_a_shape_of_its_own(qtbot: QtBot, dense: bool) -> None:
    look = a_look(dense=dense)
    board = UnitBoard(look, NOW)
    qtbot.addWidget(board)
    called = a_unit("CR-11")._replace(
        status="Calls for help", icon="panic", weight="alert", counts_as="on_scene", on_this_call=True
    )

    board.set_rows([called._replace(icon="", weight="calm")], "", NOW)
    before = picture(board, 560, 200)
    board.set_rows([called], "", NOW)
    after = picture(board, 560, 200)

    assert not holds(before, look.color("alert.tint"))
    assert holds(after, look.color("alert.tint"))
    assert holds(after, look.color("alert.line"))
    assert holds(before, look.color("status.on_scene"))
    assert not holds(after, look.color("status.on_scene")), "one shape, not two"


def test_rows_stand_as_on_a_board_that_has_just_been_opened(look: Look, window: QWidget) -> None:
    """A row that changes is laid out again only where its height does; nothing may keep an old height."""
    long = "talks to a clinician who knows the person from the spring, and comes as soon as that is over"
    rows = [a_unit(f"D-{n}")._replace(why_not=why) for n, why in ((1, ""), (2, long), (3, "busy"), (4, ""))]
    other = [rows[0]._replace(why_not=long), rows[1]._replace(why_not="busy"), *rows[2:]]
    lasting = a_shown_board(look, window, rows)

    for now_rows in (other, rows, other[::-1], rows[1:], rows):
        lasting.set_rows(now_rows, "", NOW)

        assert places(lasting) == places(a_shown_board(look, window, now_rows))


def test_an_age_of_hours_has_room_as_soon_as_it_is_one(look: Look, window: QWidget) -> None:
    late = a_unit("D-30")._replace(status="Out of service", since=NOW, why_not="Quarry Lane")
    board = a_shown_board(look, window, [late])
    delegate = board.view.painter_of_rows
    assert isinstance(delegate, UnitDelegate)
    before = delegate.status_width

    board.tick(NOW + timedelta(hours=4, minutes=30))

    wide = text_width("Out of service 4 h 30 min", look, look.pick("dense", "small"))
    assert before < wide <= delegate.status_width


def test_a_row_is_measured_once_and_known_to_stay_as_high() -> None:
    measured: list[str] = []

    def height(row: UnitRow) -> int:
        measured.append(row.unit)
        return 50 if row.why_not else 32

    heights = Heights[UnitRow](lambda row: row.unit)
    first, second = a_unit("D-1"), a_unit("D-2")
    aged, grown = first._replace(since=NOW), second._replace(why_not="busy")

    assert [heights.of(row, height, ("wide",)) for row in (first, second, first, second)] == [32, 32, 32, 32]
    assert heights.stay([aged, second], height, ("wide",))
    assert not heights.stay([aged, grown], height, ("wide",))
    assert heights.of(grown, height, ("wide",)) == 50
    assert measured == ["D-1", "D-2", "D-1", "D-2"]
    assert not heights.stay([aged], height, ("narrow",))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(520, 900)
    with qtbot.waitExposed(window):
        window.show()
    return window


def a_shown_board(look: Look, window: QWidget, rows: Sequence[UnitRow]) -> UnitBoard:
    board = UnitBoard(look, NOW)
    board.setParent(window)
    board.resize(window.size())
    board.set_rows(rows, "", NOW)
    board.show()
    return board


def places(board: UnitBoard) -> list[tuple[int, int]]:
    model = board.view.rows
    boxes = [board.view.visualRect(model.index(at)) for at in range(model.rowCount())]
    return [(box.top(), box.height()) for box in boxes]

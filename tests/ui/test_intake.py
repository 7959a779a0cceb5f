"""The intake form: what is typed is kept, entered once, and never overwritten."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.domain.commands import AddNote, SetDetail
from console.ui.theme import ThemeName
from console.ui.widgets.call_head import CallHead, DetailShown
from console.ui.widgets.intake import IntakeWidget
from console.ui.wish import Wish
from tests.ui.dress import THEMES, a_look
from tests.ui.told import Told, front, nothing_cut, press, type_text

NOW = datetime(2026, 3, 20, 21, 47, 32, tzinfo=UTC)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def a_head(**changes: object) -> CallHead:
    head = CallHead(
        "26-1",
        "Suicidal person",
        1,
        "phone",
        "Caller on the line",
        NOW - timedelta(seconds=252),
        None,
        "calm",
        {},
    )
    return head._replace(**changes)  # type: ignore[arg-type]  # tests give what fits


def with_address(value: str, read_back: bool = False) -> CallHead:
    return a_head(details={"address": DetailShown(value, read_back)})


def an_intake(qtbot: QtBot, head: CallHead | None = None) -> tuple[IntakeWidget, Told]:
    intake = IntakeWidget(a_look("dark", dense=True))
    intake.show_call(head or a_head(), NOW)
    told = front(qtbot, intake, 750, 90)
    intake.focus_address()
    return intake, told


def line(intake: QWidget, name: str) -> QLineEdit:
    """The line with this accessible name, or the part of it before the key."""
    return next(
        each for each in intake.findChildren(QLineEdit) if each.accessibleName().split(",")[0] == name
    )


def test_enter_records_the_address_once_and_goes_on(qtbot: QtBot) -> None:
    intake, told = an_intake(qtbot)

    type_text("14 Alder Row")
    press(Key.Key_Return)

    assert told.asked == [SetDetail(call="26-1", field="address", value="14 Alder Row")]
    assert line(intake, "Call back").hasFocus()


def test_leaving_a_field_records_it(qtbot: QtBot) -> None:
    intake, told = an_intake(qtbot)

    type_text("14 Alder Row")
    press(Key.Key_Tab)
    press(Key.Key_Tab)

    assert told.asked == [SetDetail(call="26-1", field="address", value="14 Alder Row")]
    assert line(intake, "Caller").hasFocus()


def test_a_field_left_as_it_was_records_nothing(qtbot: QtBot) -> None:
    _, told = an_intake(qtbot, with_address("14 Alder Row"))

    press(Key.Key_Return)

    assert told.asked == []


def test_read_back_is_marked_by_ctrl_enter(qtbot: QtBot) -> None:
    intake, told = an_intake(qtbot, with_address("14 Alder Row"))

    press(Key.Key_Return, CTRL)
    intake.show_call(with_address("14 Alder Row", read_back=True), NOW)
    press(Key.Key_Return, CTRL)

    assert told.asked == [SetDetail(call="26-1", field="address", value="14 Alder Row", read_back=True)]


def test_what_is_typed_is_kept_as_a_draft_after_a_moment(qtbot: QtBot) -> None:
    intake, told = an_intake(qtbot)

    with qtbot.waitSignal(intake.wished, timeout=2000):
        type_text("14 Ald")

    assert told.wished == [Wish("draft", "26-1 address=14 Ald")]
    assert line(intake, "Address").accessibleDescription() in (
        "Draft",
        "Kept as a draft",
        "Not saved yet, kept as a draft",
    )


def test_a_recorded_draft_is_let_go(qtbot: QtBot) -> None:
    intake, told = an_intake(qtbot)
    with qtbot.waitSignal(intake.wished, timeout=2000):
        type_text("14 Ald")

    press(Key.Key_Return)
    intake.show_call(with_address("14 Ald"), NOW)

    assert told.wished[-1] == Wish("draft", "26-1 address=")


def test_showing_the_call_again_never_overwrites_what_is_typed(qtbot: QtBot) -> None:
    intake, _ = an_intake(qtbot, with_address("14"))

    press(Key.Key_End)
    type_text(" Alder")
    intake.show_call(with_address("99 Elsewhere"), NOW)

    assert line(intake, "Address").text() == "14 Alder"


def test_a_value_recorded_elsewhere_is_shown_where_nobody_types(qtbot: QtBot) -> None:
    intake, _ = an_intake(qtbot, with_address("14"))

    intake.show_call(with_address("14 Alder Row"), NOW)

    assert line(intake, "Address").text() == "14 Alder Row"


def test_a_value_that_could_not_be_saved_stays_and_is_not_asked_twice(qtbot: QtBot) -> None:
    intake, told = an_intake(qtbot)

    type_text("14 Alder Row")
    press(Key.Key_Return)
    intake.show_call(a_head(), NOW)
    intake.focus_address()
    press(Key.Key_Return)

    assert line(intake, "Address").text() == "14 Alder Row"
    assert len(told.asked) == 1


def test_text_typed_for_one_call_waits_until_it_is_back(qtbot: QtBot) -> None:
    intake, told = an_intake(qtbot)

    type_text("14 Alder")
    intake.show_call(a_head(call="26-2"), NOW)
    other = line(intake, "Address").text()
    intake.show_call(a_head(), NOW)

    assert (other, line(intake, "Address").text()) == ("", "14 Alder")
    assert told.asked == []


def test_enter_adds_a_note_and_its_words_go_when_it_is_recorded(qtbot: QtBot) -> None:
    intake = IntakeWidget(a_look("dark", dense=True))
    intake.show_call(a_head(), NOW)
    asked: list[object] = []
    intake.asked.connect(asked.append)
    told = front(qtbot, intake.note, 372, 24)
    intake.note.setFocus()

    type_text("she has locked the front door")
    press(Key.Key_Return)
    press(Key.Key_Return)
    before = line(intake.note, "Note").text()
    intake.show_call(a_head(notes=1), NOW)

    assert asked == told.asked == [AddNote(call="26-1", text="she has locked the front door")]
    assert (before, line(intake.note, "Note").text()) == ("she has locked the front door", "")


def test_escape_gives_the_keys_back(qtbot: QtBot) -> None:
    _, told = an_intake(qtbot)

    press(Key.Key_Escape)

    assert told.wished == [Wish("back")]


def test_a_draft_from_before_the_restart_is_put_back_and_entered(qtbot: QtBot) -> None:
    intake, told = an_intake(qtbot)

    intake.put_back("address", "14 Alder")
    press(Key.Key_Return)

    assert told.asked == [SetDetail(call="26-1", field="address", value="14 Alder")]


def test_an_error_stands_until_the_value_is_mended(qtbot: QtBot) -> None:
    intake, _ = an_intake(qtbot)

    intake.show_error("address", "The town is missing. Ask again.")
    assert line(intake, "Address").accessibleDescription() == "The town is missing. Ask again."
    type_text("x")

    assert line(intake, "Address").accessibleDescription() == ""


@pytest.mark.parametrize(("size", "dense"), [((750, 90), True), ((1020, 132), False)])
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_cut(qtbot: QtBot, size: tuple[int, int], dense: bool, theme: ThemeName) -> None:
    intake = IntakeWidget(a_look(theme, dense))
    head = a_head(
        earlier="2 earlier calls here, last 14 Mar 2026: no violence.", earlier_short="2 earlier", due=NOW
    )
    intake.show_call(head, NOW)
    told = front(qtbot, intake, *size)
    assert intake.sizeHint().height() <= size[1]
    nothing_cut(intake)
    intake.show_call(
        head._replace(offer=("26-2 is open for this place: join with Ctrl+J", "26-2 open here: Ctrl+J")), NOW
    )
    if dense:
        words = [each.text() for each in intake.findChildren(QLabel) if each.isVisible()]
        assert "26-2 open here: Ctrl+J · 2 earlier: Ctrl+H" in words, "an open call hides no earlier ones"

    assert intake.sizeHint().height() <= size[1]
    nothing_cut(intake)
    assert told.asked == []


def test_a_draft_put_back_says_what_it_hides_and_esc_gives_it_back(qtbot: QtBot) -> None:
    intake, told = an_intake(qtbot, with_address("14 Alder Row"))
    intake.put_back("address", "41 Mill")
    address = line(intake, "Address")
    said = address.accessibleDescription()

    press(Key.Key_Escape)

    assert "saved" in said
    assert "Esc" in said
    assert address.text() == "14 Alder Row"
    assert told.wished == [Wish("draft", "26-1 address=")]
    press(Key.Key_Escape)
    assert told.wished[-1] == Wish("back")
    assert told.asked == []


def test_a_field_that_is_refused_asks_again_or_gives_the_saved_value_back(qtbot: QtBot) -> None:
    intake, told = an_intake(qtbot, with_address("14 Alder Row"))
    address = line(intake, "Address")
    for gives_back, text in ((False, "hello"), (True, "14 Alder Row")):
        address.setText("hello")
        intake.focus_address()
        press(Key.Key_Return)
        intake.let_go("address", gives_back=gives_back)
        assert address.text() == text

    assert told.asked == [SetDetail(call="26-1", field="address", value="hello")] * 2


def test_where_nothing_may_be_written_nothing_can_be_typed(qtbot: QtBot) -> None:
    intake, told = an_intake(qtbot)
    intake.show_call(with_address("withheld: person"), NOW, writes=False)

    type_text("hello")
    press(Key.Key_Return, CTRL)
    intake.note.setFocus()
    type_text("hello")

    assert line(intake, "Address").text() == "withheld: person"
    assert told.asked == []
    intake.show_call(with_address("14 Alder Row"), NOW)
    assert line(intake, "Address").text() == "14 Alder Row"
    assert not line(intake, "Address").isReadOnly()

"""Buttons, fields, cards and the ring: each says its key, its state in words, and where the keys go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.ui.theme import Look, load_tokens
from console.ui.widgets.button import KeyButton
from console.ui.widgets.card import Card
from console.ui.widgets.field import Field
from console.ui.widgets.focus_ring import FocusRing
from console.ui.widgets.key_cap import KeyCap
from tests.ui.dress import a_look, holds, picture, press, write


@pytest.fixture
def look(qapp: QApplication) -> Look:
    qapp.setStyle("Fusion")
    return a_look()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_is_pressed_by_key(look: Look, qtbot: QtBot, key: Qt.Key) -> None:
    button = KeyButton(look, "Send CO-7 now", "F9", "main")
    qtbot.addWidget(button)

    with qtbot.waitSignal(button.clicked):
        press(button, key)

    assert button.accessibleName() == "Send CO-7 now, F9"


def test_a_button_is_as_wide_as_its_words(look: Look, qtbot: QtBot) -> None:
    button = KeyButton(look, "Send", "F9")
    qtbot.addWidget(button)
    narrow = button.sizeHint().width()

    button.set_words("Send CO-7 and D-24 now", command="send CO-7")

    assert button.sizeHint().width() > narrow
    assert button.accessibleName() == "Send CO-7 and D-24 now, F9"
    assert button.toolTip() == "send CO-7"


def test_a_button_that_is_off_has_no_ground(look: Look, qtbot: QtBot) -> None:
    button = KeyButton(look, "Send", "F9", "main")
    qtbot.addWidget(button)
    assert holds(picture(button, 120, 36), look.color("accent.fill"))

    button.setEnabled(False)

    assert not holds(picture(button, 120, 36), look.color("accent.fill"))


@pytest.mark.parametrize(
    ("state", "path"), [("plain", "border.control"), ("draft", "warn.line"), ("error", "alert.line")]
)
def test_a_field_shows_its_state(look: Look, qtbot: QtBot, state: str, path: str) -> None:
    field = Field(look, "Address", "F4")
    qtbot.addWidget(field)

    match state:
        case "draft":
            field.show_state("draft", "Not saved yet, kept as a draft")
        case "error":
            field.show_state("error", "Four digits are missing. Ask again; nothing is lost.")
        case _:
            field.show_state("plain")

    assert holds(picture(field, 260, 90), look.color(path))


def test_a_field_says_label_key_and_what_is_wrong(look: Look, qtbot: QtBot) -> None:
    field = Field(look, "Call back", "F4")
    qtbot.addWidget(field)

    field.show_state("error", "Four digits are missing.")
    field.show_badge("read back")

    assert field.edit.accessibleName() == "Call back, F4"
    assert field.edit.accessibleDescription() == "Four digits are missing., read back"


def test_words_that_are_too_long_take_a_second_line(look: Look, qtbot: QtBot) -> None:
    field = Field(look, "Call back")
    qtbot.addWidget(field)
    field.resize(160, 80)
    before = field.sizeHint().height()

    field.show_state("error", "Four digits are missing. Ask again; nothing is lost.")

    assert field.sizeHint().height() == before + 17


def test_showing_the_same_value_leaves_the_cursor(look: Look, qtbot: QtBot) -> None:
    field = Field(look, "Address")
    qtbot.addWidget(field)
    field.show_text("14 Alder Row")
    field.edit.setCursorPosition(2)

    field.show_text("14 Alder Row")

    assert field.edit.cursorPosition() == 2
    assert field.text() == "14 Alder Row"


def test_a_field_that_is_off_cannot_be_typed_in(look: Look, qtbot: QtBot) -> None:
    field = Field(look, "Address")
    qtbot.addWidget(field)
    field.show_state("off", "Only the owner changes it")

    write(field.edit, "x")

    assert field.text() == ""


def test_a_card_shows_the_ring_inside_its_edge(look: Look, qtbot: QtBot) -> None:
    card = Card(look, "bg.raised")
    qtbot.addWidget(card)
    assert not holds(picture(card, 200, 60), look.color("focus.ring"))

    card.set_ring(True)

    assert card.has_ring()
    assert holds(picture(card, 200, 60), look.color("focus.ring"))


def test_a_card_takes_the_tint_of_what_became_grave(look: Look, qtbot: QtBot) -> None:
    card = Card(look)
    qtbot.addWidget(card)

    card.set_layer("alert.tint", "alert.line")

    image = picture(card, 200, 60)
    assert holds(image, look.color("alert.tint"))
    assert holds(image, look.color("alert.line"))


def test_a_key_cap_grows_with_its_key(look: Look, qtbot: QtBot) -> None:
    cap = KeyCap(look, "1", 28)
    qtbot.addWidget(cap)
    assert cap.sizeHint().width() == 28

    cap.set_key("Ctrl+U")

    assert cap.sizeHint().width() > 28
    assert cap.accessibleName() == "Ctrl+U"


@pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")
def test_the_ring_follows_the_keys_and_stands_outside(look: Look, qapp: QApplication, qtbot: QtBot) -> None:
    window, ring = QWidget(), FocusRing(look, qapp)
    qtbot.addWidget(window)
    first, second, plain = Field(look, "Address"), KeyButton(look, "Override", "O"), QWidget()
    plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    row = QHBoxLayout(window)
    for each in (first, second, plain):
        row.addWidget(each)
    window.resize(600, 120)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    first.setFocus()
    assert ring.widget() is first.edit
    second.setFocus()
    assert ring.widget() is second
    assert ring.width() == second.width() + 8
    qapp.setStyleSheet(Look(load_tokens(), "light").style_sheet())
    ring.set_look(Look(load_tokens(), "light"))
    assert ring.isVisible(), "it stays where the keys are when the theme changes"
    plain.setFocus()
    assert ring.widget() is None
    ring.let_go()

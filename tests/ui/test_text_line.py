"""A line of text: taken whole or refused in words, and what cannot be seen in it is named beside it."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from console.ui.plain import plain_tip
from console.ui.widgets.field import Field
from console.ui.widgets.own_words import OwnWords
from console.ui.widgets.text_line import TextLine
from tests.naughty import OWN
from tests.ui.dress import a_look

pytestmark = pytest.mark.qt_log_ignore("OpenType support missing")


def a_line(qtbot: QtBot, longest: int = 20) -> TextLine:
    made = TextLine(longest)
    qtbot.addWidget(made)
    return made


def pasted(made: QLineEdit, text: str) -> None:
    QApplication.clipboard().setText(text)
    made.paste()


@pytest.mark.parametrize("text", [*OWN, "\ufeff first", "\ufffe first", "\ufeff\u0301", "a\0b"])
def test_a_text_that_is_shown_is_the_text_that_stands_there(qtbot: QtBot, text: str) -> None:
    made = a_line(qtbot)

    made.put(text)

    assert made.text() == text
    assert made.entered() == text


def test_the_cursor_stays_where_the_same_text_is_shown_again(qtbot: QtBot) -> None:
    made = a_line(qtbot)
    made.put("14 Alder Row")
    made.setCursorPosition(3)

    made.put("14 Alder Row")

    assert made.cursorPosition() == 3


def test_a_text_that_is_too_long_is_not_cut_and_says_by_how_much(qtbot: QtBot) -> None:
    made = a_line(qtbot)

    pasted(made, "y" * 32)

    assert made.text() == "y" * 32
    assert made.fault == "12 characters too many; 20 are the most. Nothing is cut: shorten it."
    for _ in range(12):
        made.backspace()
    assert (made.fault, made.remark.words) == ("", "")


def test_an_emoji_counts_as_one_character(qtbot: QtBot) -> None:
    made = a_line(qtbot)

    pasted(made, "👍" * 20)

    assert (made.text(), made.fault) == ("👍" * 20, "")


@pytest.mark.parametrize(("text", "says"), [("y" * 20_001, "more than 20000 characters"), ("a\0b", "a NUL")])
def test_what_cannot_be_taken_is_refused_whole_and_what_stood_there_stays(
    qtbot: QtBot, text: str, says: str
) -> None:
    made = a_line(qtbot)
    made.put("14 Alder")

    pasted(made, text)

    assert made.text() == "14 Alder"
    assert says in made.remark.words
    assert made.fault == "", "what stands there can be entered"
    made.insert(" Row")
    assert (made.text(), made.remark.words) == ("14 Alder Row", "")


def test_half_a_character_is_said(qtbot: QtBot) -> None:
    other, made = QLineEdit(), a_line(qtbot)
    qtbot.addWidget(other)
    other.setMaxLength(3)
    pasted(other, "ab👍")
    other.selectAll()
    other.copy()

    made.paste()

    assert "Half a character is in it" in made.fault
    made.clear()
    assert made.fault == ""


def test_blanks_alone_count_as_nothing_and_that_is_said(qtbot: QtBot) -> None:
    made = a_line(qtbot)

    pasted(made, " \u200b\t")

    assert made.text() == " \u200b\t"
    assert made.entered() == ""
    assert made.remark.words == "Nothing in it can be seen: it counts as empty."


@pytest.mark.parametrize("inline", [True, False])
def test_a_field_says_what_is_wrong_in_its_own_words_and_those_of_its_owner(
    qtbot: QtBot, inline: bool
) -> None:
    field = Field(a_look(), "Note", "N", inline=inline, longest=10)
    qtbot.addWidget(field)
    field.show_state("draft", "Kept as a draft.")

    pasted(field.edit, "gun\u200bman\nhere")

    assert field.edit.state in ("error",)
    said = field.edit.accessibleDescription()
    assert said.startswith("2 characters too many")
    assert "Kept as a draft." in said
    assert field.lacks("Say why.") == field.fault() == field.edit.fault
    field.show_text("gun\u200bman")
    assert field.edit.state in ("draft",)
    assert "zero width space" in field.edit.accessibleDescription()
    assert field.lacks("Say why.") == ""
    field.show_text(" ")
    assert field.lacks("Say why.") == "Say why."


def test_the_callers_own_words_say_what_is_hidden_in_them(qtbot: QtBot) -> None:
    words = OwnWords(a_look())
    qtbot.addWidget(words)

    pasted(words.edit, "the \u202ebread knife")

    assert words.text() == "the \u202ebread knife"
    assert words.edit.badge == "hidden signs"
    assert "right-to-left override" in words.edit.accessibleDescription()


def test_a_tool_tip_shows_letters_and_is_never_wider_than_a_screen() -> None:
    assert plain_tip("14 Alder Row") == "14 Alder Row"
    assert plain_tip("<b>14</b> Alder") == "<p style='white-space:pre'>&lt;b&gt;14&lt;/b&gt; Alder</p>"
    assert plain_tip("gun\u200bman") == "gun[U+200B]man"
    lines = plain_tip("x" * 5000).split("\n")
    assert len(lines) == 46
    assert "…" not in plain_tip("word " * 800)
    assert max(map(len, lines)) == 100
    assert plain_tip("one\ntwo") == "one\ntwo"


def dropped(made: TextLine, given: QMimeData) -> bool:
    """Drag something over a line and let it go; whether the line would take it."""
    where, action, keys = QPoint(5, 5), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(where, action, given, Qt.MouseButton.LeftButton, keys)
    entering.ignore()
    QApplication.sendEvent(made, entering)
    if entering.isAccepted():
        QApplication.sendEvent(made, QDropEvent(where, action, given, Qt.MouseButton.LeftButton, keys))
    return entering.isAccepted()


def test_plain_text_can_be_dropped_and_nothing_but_plain_text(qtbot: QtBot) -> None:
    made, text, file, rich = a_line(qtbot), QMimeData(), QMimeData(), QMimeData()
    text.setText("14 Alder Row")
    file.setUrls([QUrl.fromLocalFile("/secret/list.txt")])
    rich.setHtml("<b>14</b>")

    assert not dropped(made, file)
    assert made.text() == ""
    assert made.remark.words == "Only plain text can be dropped here."
    assert not dropped(made, rich)
    assert dropped(made, text)
    assert made.text() == "14 Alder Row"
    assert not made.remark.words

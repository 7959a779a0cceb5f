"""Hands that paste and type anything into the real desk, and what another program then finds in the store."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.domain.texts import DETAIL_MAX, NAME_MAX, NOTE_MAX, REASON_MAX
from console.ui.widgets.options import KEYS
from console.ui.widgets.text_line import TextLine
from tests.input.streams import bodies
from tests.stories.play import Dispatcher

Act = Callable[[Dispatcher], None]
Begin = Callable[[Dispatcher], object]


def line() -> TextLine:
    """The line that has the keys."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, TextLine), f"the keys are on {widget}"
    return widget


def paste(text: str) -> str:
    """Put the text on the clipboard as another program would, and paste it by key; the text that Qt hands on.

    Qt's clipboards take a mark of the byte order that leads a text for what it is, and drop it.
    """
    if "\0" in text:
        QApplication.clipboard().setText(text)
    else:
        other = TextLine()
        other.put(text)
        other.selectAll()
        other.copy()
    QTest.keyClick(line(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return text.removeprefix("\ufeff")


def type_keys(text: str) -> str:
    """Press a key for each character, as keyboards of any language send them; those that keys can send."""
    keys = [
        each for each in text if unicodedata.category(each) not in ("Cc", "Cn", "Cs") and each != "\ufeff"
    ]
    for each in keys:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, each)
        QApplication.sendEvent(line(), event)
    return "".join(keys)


def commit(text: str) -> str:
    """Send the text at once, as an input method or a picker of signs does."""
    sent = text.lstrip("\ufeff\ufffe")
    event = QInputMethodEvent()
    event.setCommitString(sent)
    QApplication.sendEvent(line(), event)
    return sent


class Place(NamedTuple):
    """A field of the desk: how it is reached and left, and where what was written stands afterwards.

    of: what else the entry says, where entries of its kind come from several fields.
    """

    go: Act
    leave: Act
    kind: str
    field: str
    longest: int
    of: Mapping[str, object] = MappingProxyType({})


def keys(*names: str) -> Act:
    """Press these keys."""
    return lambda dispatcher: dispatcher.press(*names)


def _spoken(words: str) -> Act:
    def go(dispatcher: Dispatcher) -> None:
        dispatcher.press("F2", "Ctrl+A")
        dispatcher.type(words)

    return go


def _line_of_the_form(name: str, steps: int) -> Place:
    go = keys("F4", *("Return",) * steps, "Ctrl+A")
    return Place(go, keys("Return"), "DetailSet", "value", DETAIL_MAX, {"field": name})


def _safe_without_a_unit(dispatcher: Dispatcher) -> None:
    dispatcher.say("safe Dep. Hart")
    assert "Why?" in dispatcher.page


def _accepted(dispatcher: Dispatcher) -> None:
    dispatcher.press("F11", "O", "R")


def _on_a_new_call(dispatcher: Dispatcher) -> None:
    """A call on which nobody went, and the page that closes it, with how it ended chosen."""
    room = dispatcher.running.desk.board.room
    assert room is not None, "a desk has a room"
    ending = [each.id for each in room.agency.disposition].index("information")
    dispatcher.press("Ctrl+N", "F12", KEYS[ending])


def _closing_note(dispatcher: Dispatcher) -> None:
    _on_a_new_call(dispatcher)
    dispatcher.press("N")


def _leave_closing_note(dispatcher: Dispatcher) -> None:
    dispatcher.press("Return")
    dispatcher.type(TOMORROW)
    dispatcher.press("Return", "P", "Ctrl+Return")


def _next_action(dispatcher: Dispatcher) -> None:
    _closing_note(dispatcher)
    dispatcher.type("nobody went")
    dispatcher.press("Return")


_approve = keys("Return", "P", "Ctrl+Return")
RETURN = keys("Return")
TOMORROW = "a call tomorrow"
NO_REASON = {"reason": ""}
ON_A_CALL = {
    "address": _line_of_the_form("address", 0),
    "callback": _line_of_the_form("callback", 1),
    "caller": _line_of_the_form("caller", 2),
    "person": _line_of_the_form("person", 3),
    "note": Place(keys("F4", *("Return",) * 4, "Ctrl+A"), RETURN, "NoteAdded", "text", NOTE_MAX),
    "caveat": Place(keys("F5", "Ctrl+1", "C"), keys("Return", "1"), "FactAnswered", "caveat", DETAIL_MAX),
    "told": Place(keys("Ctrl+I", "T"), RETURN, "CallerTold", "text", NOTE_MAX),
    "safe by": Place(keys("Ctrl+I", "S"), RETURN, "SceneDeclaredSafe", "by", NAME_MAX, NO_REASON),
    "said: note": Place(_spoken("note "), RETURN, "NoteAdded", "text", NOTE_MAX),
    "said: told": Place(_spoken("told "), RETURN, "CallerTold", "text", NOTE_MAX),
    "said: safe": Place(_spoken("safe "), RETURN, "SceneDeclaredSafe", "by", NAME_MAX, NO_REASON),
    "said: safe, how": Place(
        _spoken("safe Sgt. Lee: "), RETURN, "SceneDeclaredSafe", "reason", REASON_MAX, {"by": "Sgt. Lee"}
    ),
    "override": Place(keys("F5", "O", "R"), RETURN, "PolicyOverridden", "reason", REASON_MAX),
}
"""The fields that stand ready on a call with a unit at the scene."""
WITHOUT_A_UNIT = {
    "reason": Place(_safe_without_a_unit, RETURN, "SceneDeclaredSafe", "reason", REASON_MAX),
    "accepted by": Place(
        _accepted, keys("Return", "X"), "HandOffMoved", "person", NAME_MAX, {"step": "accepted"}
    ),
    "closing note": Place(
        _closing_note, _leave_closing_note, "CallClosed", "note", NOTE_MAX, {"next_action": TOMORROW}
    ),
    "next action": Place(
        _next_action, _approve, "CallClosed", "next_action", REASON_MAX, {"note": "nobody went"}
    ),
}
"""The fields that stand ready on a call on which nobody is."""


def _of_a_supervisor(page: str, *before: str) -> Act:
    def go(dispatcher: Dispatcher) -> None:
        dispatcher.press("F6", page, *before, "R")

    return go


APPROVAL = Place(_of_a_supervisor("A", "1", "N"), RETURN, "ApprovalAnswered", "reason", REASON_MAX)
GAP = Place(_of_a_supervisor("G", "N"), RETURN, "GapClosed", "reason", REASON_MAX)


class Written(NamedTuple):
    """A text that was entered somewhere, and where it must stand."""

    text: str
    place: Place


def stand_in_the_store(store: Path, written: Sequence[Written]) -> None:
    """Each text stands there, in order and exactly, as another program reads it."""
    entries = bodies(store)
    for place in {
        each.place.kind + each.place.field + str(each.place.of): each.place for each in written
    }.values():
        wanted = [each.text for each in written if each.place[2:] == place[2:]]
        found = [
            body[place.field]
            for body in entries
            if body.get("kind") == place.kind and place.of.items() <= body.items()
        ]
        assert found[-len(wanted) :] == wanted, place.kind

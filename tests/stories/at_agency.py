"""The Agency screen by keyboard, as the stories go about it: to a row, to a field, and what stands there."""

from PySide6.QtWidgets import QPlainTextEdit

from console.domain.entries import PolicyAdopted
from tests.stories.play import Dispatcher

FONTAINE = "Rosa Fontaine"
TABLES = (
    "", "unit", "person", "capability", "status", "fill", "zone", "travel", "contact", "disposition",
    "limits",
)  # fmt: skip
"""The tables in the order of the screen, as far as these stories go."""


def screen(dispatcher: Dispatcher) -> str:
    """What stands on the screen in front."""
    return dispatcher.read(dispatcher.running.parts.screens)


def to_rows(dispatcher: Dispatcher, table: str) -> None:
    """Open the screen, and go to the rows of a table."""
    dispatcher.press("Alt+Shift+4", "Home", *(["Down"] * TABLES.index(table)), "Return")


def to_field(dispatcher: Dispatcher, label: str) -> None:
    """Go on with Tab until the keys are on a field."""
    for _ in range(80):
        on = dispatcher.keys_are_on
        if on is not None and on.accessibleName().replace(", Alt+", ", ") == label:
            return
        dispatcher.press("Tab")
    raise AssertionError(f"Tab leads to no field {label}")


def write(dispatcher: Dispatcher, label: str, text: str) -> None:
    """Write into a field in place of what stands there."""
    to_field(dispatcher, label)
    dispatcher.press("Ctrl+A", "Backspace")
    if isinstance(dispatcher.keys_are_on, QPlainTextEdit):
        for number, line in enumerate(text.split("\n")):
            dispatcher.press(*(["Return"] if number else []))
            dispatcher.type(line)
    else:
        dispatcher.type(text)


def put_in_force(dispatcher: Dispatcher, reason: str) -> None:
    dispatcher.press("Ctrl+Return")
    dispatcher.type(reason)
    dispatcher.press("Ctrl+Return", "Ctrl+Return")


def adopted(dispatcher: Dispatcher) -> list[PolicyAdopted]:
    entries = dispatcher.running.bridge.session.history("room")
    return [entry.body for entry in entries if isinstance(entry.body, PolicyAdopted)]


def in_front(dispatcher: Dispatcher) -> str:
    return dispatcher.running.parts.screens.in_front()


def screen_words(dispatcher: Dispatcher) -> str:
    """What the head of the rows says of the draft."""
    agency = dispatcher.running.desk.agency
    assert agency is not None
    return agency.view.rows.words

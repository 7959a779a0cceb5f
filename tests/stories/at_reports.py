"""The Reports screen by keyboard, as the stories go about it, and what stands there."""

from collections.abc import Iterator

from console.domain.rows.reading import ReadRow
from console.ui.screens.reports import ReportsScreen
from tests.stories.play import Dispatcher

OPEN = "Alt+Shift+9"


def reports(dispatcher: Dispatcher) -> ReportsScreen:
    """The screen, which somebody has opened, once all that was asked for is there."""
    screen = dispatcher.running.desk.reports
    assert screen is not None, "nobody has opened the screen"
    # Thousands of calls are taken over in one test: on a busy machine that takes longer than any key may.
    dispatcher.qtbot.waitUntil(screen.is_at_rest, timeout=60_000)
    return screen


def press(dispatcher: Dispatcher, *keys: str) -> None:
    """Press keys one after another, each once what the one before asked for is there."""
    for key in keys:
        dispatcher.press(key)
        reports(dispatcher)


def read(dispatcher: Dispatcher) -> list[ReadRow]:
    """What is read, line by line."""
    return list(reports(dispatcher).view.read.rows())


def titles(dispatcher: Dispatcher) -> list[str]:
    """The titles and heads over what is read."""
    return [row.cells[0] for row in read(dispatcher) if row.kind in ("title", "head")]


def below(dispatcher: Dispatcher, head: str) -> Iterator[ReadRow]:
    """The lines below a head, up to the next one."""
    rows = read(dispatcher)
    at = next(at for at, row in enumerate(rows) if row.kind in ("head", "title") and row.cells[0] == head)
    for row in rows[at + 1 :]:
        if row.kind in ("head", "title"):
            return
        yield row


def counts(dispatcher: Dispatcher, head: str) -> dict[str, tuple[str, ...]]:
    """The rows of the table below a head: the first column, and the others."""
    return {row.cells[0]: row.cells[1:] for row in below(dispatcher, head) if row.kind == "cells"}


def empty(dispatcher: Dispatcher) -> tuple[str, str]:
    """What stands where there is nothing to be read."""
    _, lead, rest = reports(dispatcher).view.read.view.empty
    return lead, rest


def page(dispatcher: Dispatcher) -> str:
    """The page at the left, as it is read aloud."""
    return dispatcher.read(reports(dispatcher).view.panel)


def ring_on(dispatcher: Dispatcher, row: ReadRow) -> None:
    """Go down to a line."""
    view = reports(dispatcher).view.read.view
    while view.rows.rows[view.currentIndex().row()] != row:
        before = view.currentIndex().row()
        dispatcher.press("Down")
        assert view.currentIndex().row() == before + 1, "the line stands below"

"""Long work beside the window: its thread holds nothing of the window, which may go before it is done."""

import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

import console.ui
from console.ui.aside import Aside
from console.ui.screens.address import AddressReader

MAKES_THREADS = {"aside.py", "player.py"}
"""The player ends its thread, and waits for it, before the desk goes."""


@pytest.mark.usefixtures("qtbot")
def test_a_desk_that_is_closed_goes_at_once_whatever_is_still_worked_out() -> None:
    """Else the last to hold it would be the thread, and a widget be taken away there."""
    begun, may_end = threading.Event(), threading.Event()
    form = QObject()
    aside = Aside(form)

    def work(_stop: threading.Event) -> None:
        begun.set()
        may_end.wait()

    aside.ask("one", work)
    begun.wait()
    left: list[weakref.ref[QObject]] = [weakref.ref(form), weakref.ref(aside)]
    try:
        del form, aside

        assert [each() for each in left] == [None, None]
    finally:
        may_end.set()


def test_an_address_that_is_let_go_of_is_told_to_nobody_and_the_next_one_is_read(qtbot: QtBot) -> None:
    form = QObject()
    reader, told = AddressReader(form), list[str]()
    reader.read.connect(told.append)

    reader.words("14 Alder Row", town_known=True)
    reader.forget()
    reader.words("9 Birch Lane", town_known=True)
    qtbot.waitUntil(lambda: bool(told))

    assert told == ["9 Birch Lane"]
    assert reader.words("9 Birch Lane", town_known=True) == "9 · Birch Lane · unit?"


def test_nothing_else_of_the_window_makes_a_thread() -> None:
    folder = Path(*console.ui.__path__)
    found = {file.name for file in folder.rglob("*.py") if "Thread(" in file.read_text("utf-8")}

    assert found == MAKES_THREADS

"""Garbage that may hold widgets is taken away on the window's own thread, whatever another thread does."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.ui.collecting import Collecting, look


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.disable()  # as all tests have it


def a_circle() -> list[str]:
    """A widget that nobody holds but itself; on which thread it went, once it has."""
    went: list[str] = []
    widget = QWidget()
    widget.itself = widget  # type: ignore[attr-defined]  # the circle
    weakref.finalize(widget, lambda: went.append(threading.current_thread().name))
    return went


def make_much() -> None:
    """Make more than Python lets stand before it looks for circles."""
    kept = [[each] for each in range(5 * gc.get_threshold()[0])]
    assert kept


@pytest.mark.usefixtures("qapp")
def test_another_thread_takes_no_widget_away() -> None:
    collecting = Collecting()
    collecting.begin()
    went = a_circle()

    other = threading.Thread(target=make_much)
    other.start()
    other.join()

    assert went == []
    make_much_that_stays = [[each] for each in range(2 * gc.get_threshold()[0])]
    look()
    assert make_much_that_stays
    assert went == [threading.main_thread().name]


def test_the_timer_looks_by_itself(qtbot: QtBot) -> None:
    collecting = Collecting()
    collecting.begin()
    went = a_circle()
    stays = [[each] for each in range(2 * gc.get_threshold()[0])]

    qtbot.waitUntil(lambda: bool(went), timeout=5000)

    assert stays


@pytest.mark.usefixtures("qapp")
def test_what_is_not_due_is_left() -> None:
    gc.collect()
    went = a_circle()

    look()

    assert went == []
    gc.collect()
    assert went

"""A desk that stays open for days: what was shown and is shown no longer is let go."""

import gc
import threading
import weakref
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.trail import STINTS_KEPT, Stint
from console.ui.wish import Wish
from tests.stories.at_policy_draft import BRANDT
from tests.stories.calls import KNIFE
from tests.stories.play import Dispatcher, a_desk

PAGES = ("reasons", "another", "override", "earlier", "hand_off", "call_back", "close", "brief")
READY_TEXTS = ("Drawn", "QStaticText")
"""Texts made ready for painting: kept up to a limit, whatever is shown."""

READS = ("Alt+Shift+7", "Return", "Up", "Space", "Ctrl+F")
"""A call is read on the Shift log, a line of it looked back to, and replayed."""
REPORTS = ("Alt+Shift+9", "Down", "H", "2", "O", "Return", "3", "Escape")
"""A month is read on the Reports screen, a policy chosen for a what-if, the import looked at."""
KEPT_BY_COUNT = ("Stint",)
"""What a unit did lately: so many at most, whatever goes on."""


def a_round(dispatcher: Dispatcher, number: int) -> None:
    """A call from ring to closed, and every page opened on the way."""
    desk = dispatcher.running.desk
    dispatcher.take_call(f"{number} Alder Row")
    dispatcher.answer(KNIFE)
    dispatcher.send_all()
    for wish in (*(Wish(page) for page in PAGES), Wish("help", "policy"), Wish("help", "keys")):
        desk.wish(wish)
        dispatcher.press("Down")
        desk.wish(Wish("close_panel"))
    for sent in dispatcher.call.sent:
        for status in ("on_scene", "available"):
            desk.do(c.SetUnitStatus(unit=sent.unit, status=status, reason="radioed"))
    desk.do(c.CloseCall(call=dispatcher.call.id, disposition="stabilised", note="n"))
    assert desk.board.calls == {}


def held() -> Counter[str]:
    """How many of each kind of object of ours and of Qt's there are, once what was let go is gone."""
    for thread in threading.enumerate():
        if thread.name == "aside":
            # Python fails a thread that is filling a tuple while somebody asks for all objects.
            thread.join()
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    kinds = (type(each) for each in gc.get_objects())
    names = (kind.__qualname__ for kind in kinds if str(kind.__module__).startswith(("console.", "PySide6.")))
    return Counter(name for name in names if name not in (*READY_TEXTS, *KEPT_BY_COUNT))


@pytest.mark.slow
def test_a_call_that_was_closed_leaves_nothing_behind(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        # What is made when first wanted stays; three rounds want all of it.
        for number in range(3):
            a_round(dispatcher, number)
        before, widgets = held(), len(QApplication.allWidgets())

        for number in range(3, 7):
            a_round(dispatcher, number)

        more = held() - before
        assert more == Counter()
        trails = dispatcher.running.desk.board.trails.values()
        assert sum(isinstance(each, Stint) for each in gc.get_objects()) <= STINTS_KEPT * len(trails)
        assert len(QApplication.allWidgets()) <= widgets


@pytest.mark.parametrize(
    "keys", [(), ("Alt+Shift+5", "D", "Down", "Return"), ("Alt+Shift+6", "F", "Return"), READS, REPORTS]
)
def test_a_desk_that_is_closed_is_let_go_of_whole(
    keys: tuple[str, ...], qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as dispatcher:
        a_round(dispatcher, 1)
        dispatcher.press(*keys)
        running = dispatcher.running
        parts = {"desk": running.desk, "window": running.window, "guide": running.parts.guide}
        left = {name: weakref.ref(part) for name, part in parts.items()}
    del dispatcher, running, parts
    held()

    assert [name for name, each in left.items() if each() is not None] == []

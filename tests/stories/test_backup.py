"""Backups beside a working desk: at the shift's end, told when too old, restored to a moment by keyboard."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTextBrowser
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.clock import utc_now
from console.domain.entries import NoteAdded
from console.ledger.backups import backups_in
from console.ledger.keeping import Plan
from console.ledger.verify import verify
from console.session import open_session
from console.ui.backups import Backups, keep_backups
from tests.ledger.kept import entries, keep
from tests.stories.play import POSITION, Dispatcher, a_desk, a_door
from tests.stories.staffed import sign_in

LONG = 30_000
"""Another process is begun, which takes its seconds on a busy machine."""
WORDS = "Zanzibarium"


def made_before(dispatcher: Dispatcher, place: Path, **ago: float) -> None:
    """A backup in this place that was made so long ago, by the machine's clock."""
    then = utc_now() - timedelta(**ago)
    keep(Plan(store_of(dispatcher), (place,)), lambda: then)


@contextmanager
def kept(dispatcher: Dispatcher, *places: Path) -> Iterator[Backups]:
    """The desk's backups, in these places."""
    backups = keep_backups(dispatcher.running.desk, Plan(store_of(dispatcher), places))
    try:
        yield backups
    finally:
        backups.finish()


def store_of(dispatcher: Dispatcher) -> Path:
    return dispatcher.running.bridge.session.ledger.path


def holds_all(dispatcher: Dispatcher, place: Path) -> bool:
    """Whether a good backup there ends with the last entry of the store."""
    return any(each.about.entries == dispatcher.board.last for each in backups_in(place))


def wait(dispatcher: Dispatcher, met: Callable[[], bool]) -> None:
    dispatcher.qtbot.waitUntil(met, timeout=LONG)


def is_young(dispatcher: Dispatcher) -> bool:
    """Whether the bar says calmly how old the last backup is."""
    return "Backup " in dispatcher.top and dispatcher.top.endswith(" ago")


def screen(dispatcher: Dispatcher) -> str:
    """What stands on the screen in front."""
    return dispatcher.read(dispatcher.running.parts.screens)


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    made = tmp_path / "one disk", tmp_path / "other disk"
    for each in made:
        each.mkdir()
    return made


def test_a_backup_is_made_when_the_desk_opens_and_at_the_end_of_the_shift(
    qtbot: QtBot, staffed: Path, places: tuple[Path, Path]
) -> None:
    with a_door(qtbot, staffed) as dispatcher, kept(dispatcher, *places):
        assert "First backup to come" in dispatcher.top
        wait(dispatcher, lambda: is_young(dispatcher) and all(holds_all(dispatcher, at) for at in places))

        sign_in(dispatcher, "okoro")
        assert not holds_all(dispatcher, places[0])
        dispatcher.press("Ctrl+Shift+L", "Ctrl+Return")

        assert "has signed off" in dispatcher.door
        wait(dispatcher, lambda: all(holds_all(dispatcher, at) for at in places))


def test_closing_right_after_the_end_of_the_shift_leaves_its_backup(
    qtbot: QtBot, staffed: Path, places: tuple[Path, Path]
) -> None:
    with a_door(qtbot, staffed) as dispatcher:
        with kept(dispatcher, places[0]):
            sign_in(dispatcher, "okoro")
            dispatcher.press("Ctrl+Shift+L", "Ctrl+Return")

        assert holds_all(dispatcher, places[0])


def test_a_young_backup_is_shown_calmly_and_no_other_is_made_yet(
    qtbot: QtBot, tmp_path: Path, places: tuple[Path, Path]
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        made_before(dispatcher, places[0], minutes=7, seconds=5)
        with kept(dispatcher, places[0]) as backups:
            wait(dispatcher, lambda: backups.keeper.has_tried)

            assert dispatcher.top.endswith("Backup 7 min ago")
            assert dispatcher.lane == "No alerts"
            assert len(backups_in(places[0])) == 1


def test_a_backup_that_is_too_old_is_told_until_there_is_one_again(
    qtbot: QtBot, tmp_path: Path, places: tuple[Path, Path]
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        made_before(dispatcher, places[0], minutes=64, seconds=5)
        away = places[0].rename(tmp_path / "away")
        with kept(dispatcher, places[0]) as backups:
            assert dispatcher.top.endswith("No good backup for 1 h 4 min")
            assert dispatcher.lane == "No alerts", (
                "before it was tried, it only says that the desk was closed"
            )

            wait(dispatcher, lambda: "No good backup for 1 h 4 min:" in dispatcher.lane)

            assert f"{places[0]}: there is no such folder. Plug the disk in" in dispatcher.lane
            dispatcher.press("F8")
            manual = dispatcher.running.parts.panel.findChild(QTextBrowser)
            assert isinstance(manual, QTextBrowser)
            assert "The last good backup is" in manual.toPlainText(), "the manual says what to do"
            dispatcher.take_call("14 Alder Row")
            assert dispatcher.call.detail("address") == "14 Alder Row"
            away.rename(places[0])
            backups.keeper.at_once()
            wait(dispatcher, lambda: "No good backup" not in dispatcher.lane)
            assert is_young(dispatcher)
            assert holds_all(dispatcher, places[0])


def test_a_place_that_is_taken_away_is_told_once_and_the_desk_goes_on(
    qtbot: QtBot, tmp_path: Path, places: tuple[Path, Path]
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher, kept(dispatcher, *places) as backups:
        wait(dispatcher, lambda: is_young(dispatcher) and all(holds_all(dispatcher, at) for at in places))
        away = places[1].rename(tmp_path / "away")
        dispatcher.take_call("14 Alder Row")

        backups.keeper.at_once()

        wait(dispatcher, lambda: "not everywhere" in dispatcher.top)
        assert dispatcher.answered == (
            f"A backup was not made. {places[1]}: there is no such folder. Plug the disk in, connect the "
            "share, or name another place in the settings. It is tried again by itself."
        )
        assert holds_all(dispatcher, places[0])
        assert "No good backup" not in dispatcher.lane
        dispatcher.say("note still on the line")
        assert dispatcher.kinds(1) == ["NoteAdded"]
        backups.keeper.at_once()
        wait(dispatcher, lambda: holds_all(dispatcher, places[0]))
        assert "A backup was not made" not in dispatcher.answered
        away.rename(places[1])
        backups.keeper.at_once()
        wait(dispatcher, lambda: is_young(dispatcher))
        assert holds_all(dispatcher, places[1])


def test_words_that_were_erased_are_in_no_backup_afterwards(
    qtbot: QtBot, tmp_path: Path, places: tuple[Path, Path]
) -> None:
    with a_desk(qtbot, tmp_path, who="Lena Brandt") as dispatcher, kept(dispatcher, *places) as backups:
        dispatcher.take_call("14 Alder Row")
        call = dispatcher.call.id
        dispatcher.say(f"note {WORDS}")
        bridge = dispatcher.running.bridge
        bridge.do(
            c.CloseCall(
                call=call, disposition="information", note="n", next_action="a", approved_by="Lena Brandt"
            )
        )
        note = next(each for each in bridge.session.entries() if isinstance(each.body, NoteAdded))
        backups.keeper.at_once()
        wait(dispatcher, lambda: all(holds_all(dispatcher, at) for at in places))
        assert all(holding(at) for at in places)

        bridge.do(c.Redact(entry=note.number, by="Lena Brandt", reason="asked for"))

        wait(dispatcher, lambda: all(holds_all(dispatcher, at) for at in places))
        wait(dispatcher, lambda: not any(holding(at) for at in places))


def holding(place: Path) -> list[str]:
    """The files in a place in which the words still stand."""
    return [
        file.name
        for file in place.iterdir()
        if file.suffix == ".store" and WORDS.encode() in file.read_bytes()
    ]


def test_a_moment_is_restored_by_keyboard_into_a_store_that_opens_with_all_up_to_then(
    qtbot: QtBot, tmp_path: Path, places: tuple[Path, Path]
) -> None:
    with a_desk(qtbot, tmp_path, who="Lena Brandt") as dispatcher, kept(dispatcher, places[0]) as backups:
        dispatcher.take_call("14 Alder Row")
        until = dispatcher.board.last
        dispatcher.say("note this was a slip")
        backups.keeper.at_once()
        wait(dispatcher, lambda: holds_all(dispatcher, places[0]))
        here = entries(store_of(dispatcher))

        dispatcher.press("Alt+Shift+3")
        keys = dispatcher.keys_are_on
        assert keys is not None
        assert keys.accessibleName() == "Moments that can be restored"
        wait(dispatcher, lambda: any(f"up to entry {len(here)}" in row for row in moments(backups)))
        dispatcher.press("U")
        dispatcher.type(str(until))
        assert f"All up to entry {until}. It is in the backup of" in screen(dispatcher)
        dispatcher.press("Return")
        dispatcher.type("the slip has to go")
        dispatcher.press("Return")
        assert "Cancel" in screen(dispatcher)
        wait(dispatcher, lambda: "Restored into" in screen(dispatcher))

        to = tmp_path / "room-restored-1.store"
        assert f"Open it with: console --store {to}" in screen(dispatcher)
        assert f"Verified {until + 1} entries, the chain and the index: " in screen(dispatcher)
        assert entries(to)[:-1] == here[:until]
        last = entries(to)[-1]
        assert (last.body.kind, last.who, last.number) == ("Restored", "Lena Brandt", until + 1)
        assert not verify(to).damages
        assert entries(store_of(dispatcher))[: len(here)] == here
        dispatcher.press("Alt+Shift+1", "F5")
        dispatcher.say("note the desk goes on")
        assert dispatcher.kinds(1) == ["NoteAdded"]
    again = open_session(to, None, None, "Lena Brandt", POSITION, "live", utc_now)
    assert "this was a slip" not in str([entry.body for entry in again.entries()])
    again.close()


def test_what_is_typed_to_be_restored_is_not_there_for_whoever_comes_next(
    qtbot: QtBot, tmp_path: Path, places: tuple[Path, Path]
) -> None:
    with a_door(qtbot, tmp_path) as dispatcher, kept(dispatcher, places[0]):
        dispatcher.press("2", "Alt+Shift+3", "Tab")
        dispatcher.type("1")
        dispatcher.press("Tab", "Tab")
        dispatcher.type("the slip has to go")
        before = typed(dispatcher)
        dispatcher.press("Ctrl+L", "Ctrl+Return", "5", "Ctrl+Return", "Alt+Shift+3")

        assert "Rosa Fontaine" in dispatcher.top
        assert "in the name of Rosa Fontaine" in screen(dispatcher)
        assert {"1", "the slip has to go"} <= before
        assert typed(dispatcher) & before == {str(tmp_path / "room-restored-1.store")}


def typed(dispatcher: Dispatcher) -> set[str]:
    """What stands in the lines of the screen in front."""
    front = dispatcher.running.parts.screens.currentWidget()
    assert front is not None
    return {line.text() for line in front.findChildren(QLineEdit)} - {""}


def moments(backups: Backups) -> list[str]:
    """The moments on the screen, as they are read aloud."""
    assert backups.screen is not None
    model = backups.screen.view.moments.view.model()
    rows = range(model.rowCount())
    return [str(model.data(model.index(at, 0), Qt.ItemDataRole.AccessibleTextRole)) for at in rows]

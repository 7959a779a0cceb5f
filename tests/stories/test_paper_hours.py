"""Two hours on paper: the pack the room went on by, and calls entered afterwards with their true times."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain.entry import Entry
from console.ui.paper import PaperWriter, keep_paper
from tests.stories.calls import KNIFE, Clock
from tests.stories.play import Dispatcher, a_desk

ROOT = Path(__file__).parents[2]
AWAY = timedelta(hours=2)
WALL = timedelta(hours=8)
"""What the clock on the wall of the sample agency is behind UTC in November."""


@contextmanager
def a_pack(dispatcher: Dispatcher, folder: Path) -> Iterator[PaperWriter]:
    """The desk's paper pack, written when the story says so."""
    folder.mkdir()
    paper = keep_paper(dispatcher.running.desk, folder, 3600)
    try:
        yield paper
    finally:
        paper.stop()


def read(folder: Path) -> str:
    """The page as it stands, empty where there is none yet."""
    page = folder / "paper-pack.html"
    return page.read_text("utf-8") if page.exists() else ""


def written(dispatcher: Dispatcher, paper: PaperWriter, folder: Path) -> str:
    """Let the minute be over: the page of the pack that is then written of this minute."""
    made = (dispatcher.running.desk.clock() - WALL).strftime("%H:%M:%S")
    paper.write_now()
    dispatcher.qtbot.waitUntil(lambda: f"Made {made} PST" in read(folder), timeout=30_000)
    return read(folder)


def at(clock: Clock, minutes_ago: float) -> datetime:
    """A minute of the hours on paper."""
    return (clock.now - timedelta(minutes=minutes_ago)).replace(second=0, microsecond=0)


def true_time(dispatcher: Dispatcher, then: datetime) -> None:
    """Set the true time by its key, as it was read off the wall."""
    dispatcher.press("Shift+F2")
    dispatcher.type(f"{then - WALL:%H:%M}")
    dispatcher.press("Return")
    assert f"From paper: {then - WALL:%H:%M}" in dispatcher.running.parts.paper.accessibleName()


def close(dispatcher: Dispatcher, ending: str) -> None:
    """Close the call with an ending, by its key."""
    dispatcher.press("F12")
    line = next(line for line in dispatcher.page.splitlines() if ending in line)
    dispatcher.press(line.partition(",")[0], "Ctrl+Return")


def of(dispatcher: Dispatcher, call: str) -> list[Entry]:
    """What people did on a call, in the order of the record."""
    session = dispatcher.running.bridge.session
    program = ("Recommended", "ApprovalAsked", "StagingChanged")
    return [
        entry
        for entry in session.entries()
        if getattr(entry.body, "call", None) == call and entry.body.kind not in program
    ]


def crew_was_there(dispatcher: Dispatcher, units: list[str], then: datetime) -> None:
    """Enter that the scene was safe and the crews were with the person."""
    true_time(dispatcher, then)
    dispatcher.say("safe Dep. Hart, who was there")
    dispatcher.say_why("by radio, on paper")
    for unit in units:
        dispatcher.say(f"{unit} on scene")
        dispatcher.say_why("by radio, on paper")
        assert dispatcher.unit(unit) == "on_scene"


def a_call_that_was_open_before(dispatcher: Dispatcher, clock: Clock) -> None:
    """The first: its crew was sent on paper, and is free again by now."""
    true_time(dispatcher, at(clock, 112))
    dispatcher.change("medical", "minor")
    true_time(dispatcher, at(clock, 110))
    unit = dispatcher.running.parts.strip.strip.unit
    dispatcher.say(f"send {unit}")
    crew_was_there(dispatcher, [unit], at(clock, 95))
    true_time(dispatcher, at(clock, 40))
    dispatcher.say(f"{unit} available")
    dispatcher.say(f"note {unit} was there")


def a_call_of_the_hours_on_paper(dispatcher: Dispatcher, clock: Clock) -> str:
    """The second: it rang, was decided and ended on paper; its number."""
    true_time(dispatcher, at(clock, 100))
    dispatcher.press("Ctrl+N")
    dispatcher.write_form("9 Sorrel Court", "555-0188")
    call = dispatcher.call.id
    true_time(dispatcher, at(clock, 98))
    dispatcher.press("F5")
    dispatcher.answer(KNIFE)
    true_time(dispatcher, at(clock, 96))
    dispatcher.send_all()
    crew = [each.unit for each in dispatcher.call.sent]
    crew_was_there(dispatcher, crew, at(clock, 80))
    true_time(dispatcher, at(clock, 30))
    for unit in crew:
        dispatcher.say(f"{unit} available")
    true_time(dispatcher, at(clock, 28))
    close(dispatcher, "Safety plan made")
    assert call not in dispatcher.running.desk.board.calls
    assert "the call is closed" in dispatcher.running.parts.paper.accessibleName()
    return call


def a_call_that_goes_on(dispatcher: Dispatcher, clock: Clock) -> str:
    """The third: it rang on paper, and the caller is on the line; its number."""
    true_time(dispatcher, at(clock, 5))
    dispatcher.press("Ctrl+N")
    dispatcher.type("2 Mill Road")
    dispatcher.press("Return", "F5", dispatcher.card.choices[0].key)
    dispatcher.say("paper off")
    dispatcher.say("note still on the line")
    return dispatcher.call.id


def store_was_away(dispatcher: Dispatcher, clock: Clock, store: Path, paper: PaperWriter) -> str:
    """Two hours without the store; the page of the pack that was written meanwhile."""
    gone = store.with_name("gone.store")
    store.rename(gone)
    dispatcher.until(lambda: "moved, replaced or deleted" in dispatcher.lane)
    clock.pass_s(dispatcher, 60)
    page = written(dispatcher, paper, store.parent / "paper")
    clock.pass_s(dispatcher, int(AWAY.total_seconds()))
    gone.rename(store)
    dispatcher.until(lambda: "moved, replaced or deleted" not in dispatcher.lane)
    return page


def test_the_room_works_from_the_pack_for_two_hours_and_enters_three_calls_with_their_true_times(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock, folder = Clock(), tmp_path / "paper"
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher, a_pack(dispatcher, folder) as paper:
        dispatcher.take_call("14 Alder Row")
        first = dispatcher.call.id
        dispatcher.change("weapon", "edged")
        written(dispatcher, paper, folder)

        page = store_was_away(dispatcher, clock, tmp_path / "room.store", paper)
        assert f"P?  {first}" in page
        assert "Knife or blade, 13:46" in page
        assert "What happened after 13:47 is not in it." in page

        a_call_that_was_open_before(dispatcher, clock)
        second = a_call_of_the_hours_on_paper(dispatcher, clock)
        third = a_call_that_goes_on(dispatcher, clock)

        late = [entry for entry in of(dispatcher, first) if entry.why_then]
        assert [(entry.body.kind, entry.happened_at) for entry in late] == [
            ("FactAnswered", at(clock, 112)),
            ("UnitSent", at(clock, 110)),
            ("SceneDeclaredSafe", at(clock, 95)),
            ("UnitStatusChanged", at(clock, 95)),
            ("UnitStatusChanged", at(clock, 40)),
            ("NoteAdded", at(clock, 40)),
        ]
        times = [entry.happened_at for entry in of(dispatcher, second)]
        assert times == sorted(times)
        assert (times[0], times[-1]) == (at(clock, 100), at(clock, 28))
        assert [entry.why_then for entry in of(dispatcher, third)] == ["paper"] * 3 + [""]
        assert dispatcher.call.opened == at(clock, 5)
        recorded = {entry.at for entry in (*late, *of(dispatcher, second), *of(dispatcher, third))}
        assert recorded == {clock.now}
        assert "late" not in dispatcher.lane
        clock.pass_s(dispatcher, 60)  # the pack of this minute may have been begun before the third call
        page = written(dispatcher, paper, folder)
        assert "9 Sorrel Court" not in page
        assert third in page


def test_trouble_with_the_pack_is_said_at_the_desk_and_stops_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    with (
        a_desk(qtbot, tmp_path, None, Clock()) as dispatcher,
        a_pack(dispatcher, tmp_path / "paper") as paper,
    ):
        (tmp_path / "paper").rmdir()

        paper.write_now()

        dispatcher.until(lambda: dispatcher.answered.startswith("The paper pack was not written."))
        dispatcher.take_call("14 Alder Row")
        assert dispatcher.call.detail("address") == "14 Alder Row"


@pytest.mark.slow
def test_the_program_as_it_is_started_writes_the_pack_beside_its_store(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "console", "--store", str(tmp_path / "room.store")]
    quiet = {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "PATH": os.environ["PATH"],
    }
    folder, until = tmp_path / "paper", time.monotonic() + 60
    with subprocess.Popen(words, cwd=ROOT, env=quiet) as process:  # noqa: S603 - our own program
        try:
            while not (folder / "paper-pack.html").exists():
                assert process.poll() is None, "the desk ended"
                assert time.monotonic() < until, "no pack was written"
                time.sleep(0.1)
        finally:
            process.terminate()

    assert "Open calls: 0" in (folder / "paper-pack.html").read_text("utf-8")
    assert (folder / "paper-pack.pdf").exists()
    if sys.platform != "win32":
        assert folder.stat().st_mode & 0o777 == 0o700

"""The store cannot be written: what the desk says, what it lets a person do, and what is there afterwards."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from console.ledger.connect import connect
from tests.faults.disk_errors import GONE, READ_ONLY, Failing, Trouble
from tests.faults.driver import connect_through
from tests.faults.in_use import MANNERS
from tests.faults.left import left
from tests.faults.program import STORE
from tests.faults.vfs import file_system
from tests.ledger.faulty import fill, held, mounted
from tests.stories.play import Dispatcher, a_desk


def top(dispatcher: Dispatcher) -> str:
    """What the top bar says."""
    return dispatcher.running.parts.top.accessibleName()


def test_an_answer_that_waits_for_another_program_takes_no_second_one(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        asked, key = dispatcher.card.fact, dispatcher.card.choices[0].key
        guide = dispatcher.running.parts.guide
        with held(tmp_path / "room.store") as free:
            dispatcher.press(key)
            assert "Saving" in top(dispatcher)
            assert "No alerts" in dispatcher.lane
            assert "Saving “" in dispatcher.read(guide)

            dispatcher.press("3", "1")

            assert "still being saved" in dispatcher.answered
            dispatcher.until(lambda: "another program is writing" in dispatcher.lane)
            free()
            dispatcher.until(lambda: asked in dispatcher.call.answers)

        assert (
            dispatcher.call.answers[asked].answer
            == dispatcher.running.desk.board.calls[dispatcher.call.id].answers[asked].answer
        )
        assert len(dispatcher.call.answers) == 1
        assert dispatcher.card.fact != asked
        dispatcher.until(lambda: "Saved" in top(dispatcher) and "Saving" not in dispatcher.read(guide))


def test_notes_typed_while_the_store_is_locked_are_there_afterwards_and_no_draft_is_promised(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.press("F4", "Return", "Return", "Return", "Return")
        note = dispatcher.running.parts.intake.note.field.edit
        with held(tmp_path / "room.store") as free:
            dispatcher.type("she locked the door")
            dispatcher.until(lambda: "Only on this screen" in note.accessibleDescription())
            dispatcher.press("Return")
            assert not dispatcher.call.notes
            free()
            dispatcher.until(lambda: bool(dispatcher.call.notes))

        assert dispatcher.call.notes[0].text == "she locked the door"


def test_a_full_disk_is_said_and_nothing_that_was_shown_as_saved_is_lost(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with mounted(tmp_path / "small", "size=2m") as folder, a_desk(qtbot, folder) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        fact = dispatcher.card.fact
        filler = fill(folder)
        dispatcher.press(dispatcher.card.choices[0].key)

        dispatcher.until(lambda: "disk is full" in dispatcher.lane)
        assert "Not saved" in top(dispatcher)
        assert fact not in dispatcher.call.answers
        dispatcher.press("F4")
        dispatcher.type(" upstairs")
        assert dispatcher.call.detail("address") == "14 Alder Row"

        filler.unlink()
        dispatcher.press("Ctrl+S")
        dispatcher.until(lambda: fact in dispatcher.call.answers)
        assert "No alerts" in dispatcher.lane


def goes_on(dispatcher: Dispatcher, begin: Callable[[], object], told: str, end: Callable[[], object]) -> str:
    """A call, then the trouble: an answer is kept, the form is written on, and all is there in the end."""
    dispatcher.take_call("14 Alder Row")
    fact = dispatcher.card.fact
    begin()
    dispatcher.press(dispatcher.card.choices[0].key)

    dispatcher.until(lambda: told in dispatcher.lane)
    assert "Not saved" in top(dispatcher)
    assert "Everything that was shown as saved is in" in dispatcher.lane
    assert fact not in dispatcher.call.answers
    dispatcher.press("F4", "End")
    dispatcher.type(" upstairs")
    form = dispatcher.keys_are_on
    assert isinstance(form, QLineEdit)
    assert form.text() == "14 Alder Row upstairs"
    assert dispatcher.call.detail("address") == "14 Alder Row"

    end()
    dispatcher.press("Ctrl+S")
    dispatcher.until(lambda: fact in dispatcher.call.answers)
    dispatcher.press("Return")
    dispatcher.until(lambda: dispatcher.call.detail("address") == "14 Alder Row upstairs")
    assert "No alerts" in dispatcher.lane
    return dispatcher.call.id


@pytest.mark.parametrize("manner", MANNERS)
def test_a_file_that_is_moved_or_replaced_is_said_and_the_desk_goes_on_once_it_is_back(
    qtbot: QtBot, tmp_path: Path, manner: Callable[[Path], Callable[[], object]]
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    back: list[Callable[[], object]] = []
    with a_desk(qtbot, room) as dispatcher:
        call = goes_on(
            dispatcher,
            lambda: back.append(manner(room / STORE)),
            "moved, replaced or deleted",
            lambda: back.pop()(),
        )

    there = left(room / STORE)
    assert (there.lost, there.half) == ((), ())
    assert [row.subject for row in there.rows].count(call) >= 4


@pytest.mark.parametrize(
    ("trouble", "told"), [(READ_ONLY, "can be read but not written"), (GONE, "the disk gave an error")]
)
def test_a_disk_that_fails_is_said_and_the_desk_goes_on_once_it_is_back(
    qtbot: QtBot, tmp_path: Path, trouble: Trouble, told: str
) -> None:
    disk = Failing(trouble, 0)

    def begin() -> None:
        disk.at = disk.seen + 1

    with (
        file_system("under the desk", before=disk) as vfs,
        a_desk(qtbot, tmp_path, connect=connect_through(vfs)) as dispatcher,
    ):
        call = goes_on(dispatcher, begin, told, disk.end)

    there = left(tmp_path / STORE)
    assert (there.lost, there.half) == ((), ())
    assert [row.subject for row in there.rows].count(call) >= 4


def test_a_hurt_draft_keeps_nobody_from_the_desk(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        call = dispatcher.call.id
        for field, text in (("address", "15 Alder Row"), ("note", "he says that")):
            dispatcher.running.bridge.keep_draft(call, field, text)
    with closing(connect(tmp_path / STORE)) as connection:
        connection.execute("UPDATE drafts SET at = 'x' WHERE field = 'address'")
        connection.execute("UPDATE drafts SET text = CAST(x'68ff65' AS TEXT) WHERE field = 'note'")

    with a_desk(qtbot, tmp_path) as dispatcher:
        intake = dispatcher.running.parts.intake
        form = [edit.text() for edit in intake.findChildren(QLineEdit)]

        assert "15 Alder Row" in form
        assert intake.note.field.text() == "h\N{REPLACEMENT CHARACTER}e"
        assert "is put back" in dispatcher.answered

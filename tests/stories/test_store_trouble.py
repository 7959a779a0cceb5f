"""The store cannot be written: what the desk says, what it lets a person do, and what is there afterwards."""

from pathlib import Path

from pytestqt.qtbot import QtBot

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

"""Anything typed or pasted into any field of the real desk comes back as it went in, or words say why not."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain.texts import wrong_with
from tests.input.hands import (
    APPROVAL,
    GAP,
    ON_A_CALL,
    WITHOUT_A_UNIT,
    Place,
    Written,
    commit,
    line,
    paste,
    stand_in_the_store,
    type_keys,
)
from tests.naughty import NOTHING, OWN, addresses, blns, numbers, packed
from tests.stories.calls import SACRAMENTO, a_gap_call, a_sent_call
from tests.stories.play import Dispatcher, a_desk

pytestmark = pytest.mark.qt_log_ignore("OpenType support missing")
WAYS: dict[str, Callable[[str], str]] = {"pasted": paste, "typed": type_keys, "committed": commit}


def at_the_scene(dispatcher: Dispatcher) -> None:
    """A call with a unit of it at the scene, and the first question answered."""
    a_sent_call(dispatcher)
    dispatcher.say("safe Dep. Hart")
    dispatcher.say_why("city police are there")
    unit = dispatcher.call.sent[0].unit
    dispatcher.say(f"{unit} en route")
    dispatcher.say(f"{unit} on scene")


def entered(
    dispatcher: Dispatcher, place: Place, way: Callable[[str], str], texts: Sequence[str]
) -> list[Written]:
    """Write each text into a field and leave it; what must be in the store then."""
    written = []
    for text in texts:
        place.go(dispatcher)
        arrived = way(text)
        place.leave(dispatcher)
        written.append(Written(arrived, place))
    return written


def fitting(texts: Sequence[str], place: Place) -> list[str]:
    """The texts in as few pieces as fit into a field.

    On the line `safe` a colon parts who says so from how they know: no text of one field has one there.
    """
    one_field = [text for text in texts if place is not ON_A_CALL["said: safe"] or ":" not in text]
    return [text for text in packed(one_field, place.longest) if not wrong_with(text, place.longest)]


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_what_is_written_in_any_field_comes_back_as_it_was(way: str, qtbot: QtBot, tmp_path: Path) -> None:
    written: list[Written] = []
    with a_desk(qtbot, tmp_path) as dispatcher:
        at_the_scene(dispatcher)
        for place in ON_A_CALL.values():
            written += entered(dispatcher, place, WAYS[way], fitting(OWN, place))

    stand_in_the_store(tmp_path / "room.store", written)


@pytest.mark.slow
def test_what_is_written_where_nobody_went_comes_back_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    written: list[Written] = []
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        for place in WITHOUT_A_UNIT.values():
            written += entered(dispatcher, place, paste, fitting(OWN, place))

    stand_in_the_store(tmp_path / "room.store", written)


@pytest.mark.slow
def test_what_a_supervisor_says_comes_back_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    written: list[Written] = []
    with a_desk(qtbot, tmp_path, SACRAMENTO) as dispatcher:
        for text in fitting(OWN, APPROVAL):
            a_gap_call(dispatcher)
            for place in (APPROVAL, GAP):
                written += entered(dispatcher, place, paste, [text])

    stand_in_the_store(tmp_path / "room.store", written)


@pytest.mark.slow
def test_naughty_strings_pasted_into_any_field_come_back_as_they_were(qtbot: QtBot, tmp_path: Path) -> None:
    texts = [text for text in blns() if not wrong_with(text)]
    written: list[Written] = []
    with a_desk(qtbot, tmp_path) as dispatcher:
        at_the_scene(dispatcher)
        for place in ON_A_CALL.values():
            written += entered(dispatcher, place, paste, fitting(texts, place))

    stand_in_the_store(tmp_path / "room.store", written)


@pytest.mark.slow
def test_each_naughty_string_alone_comes_back_from_the_address_and_the_note(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Of the strings every third: all of them together go through every field above."""
    texts = [text for text in blns() if text and not wrong_with(text)][::3]
    written: list[Written] = []
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        for text in texts:
            for name in ("address", "note"):
                written += entered(dispatcher, ON_A_CALL[name], paste, [text])

    stand_in_the_store(tmp_path / "room.store", written)


@pytest.mark.slow
def test_real_addresses_and_numbers_come_back_as_they_were(qtbot: QtBot, tmp_path: Path) -> None:
    written: list[Written] = []
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        written += entered(dispatcher, ON_A_CALL["address"], type_keys, addresses()[::10])
        written += entered(dispatcher, ON_A_CALL["callback"], paste, numbers()[::10])

    stand_in_the_store(tmp_path / "room.store", written)


REFUSED = (
    ("y" * 4100, "Nothing is cut"),
    ("y" * 30_000, "Not taken: it has more than 20000 characters."),
    ("a\0b", "Not taken: it holds a NUL"),
    ("\u200b \t", "Nothing in it can be seen"),
    ("two\nlines", "2 lines, kept as they are"),
    ("gun\u200bman \u202e", "Has zero width space, right-to-left override: it cannot be seen"),
)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in ON_A_CALL if not name.startswith("said")])
def test_what_cannot_be_entered_or_seen_is_said_beside_the_field(
    name: str, qtbot: QtBot, tmp_path: Path
) -> None:
    place = ON_A_CALL[name]
    with a_desk(qtbot, tmp_path) as dispatcher:
        at_the_scene(dispatcher)
        for text, says in REFUSED:
            place.go(dispatcher)
            before = line().text()
            paste(text)
            assert says in line().accessibleDescription(), text[:10]
            assert line().text() == (before if "Not taken" in says else text), "something was cut"
            if "Nothing is cut" in says:
                entries = dispatcher.running.desk.board.last
                place.leave(dispatcher)
                assert dispatcher.running.desk.board.last == entries, "it was entered all the same"
                place.go(dispatcher)
            type_keys("y")
            line().clear()
            assert says not in line().accessibleDescription()


@pytest.mark.parametrize(("word", "longest"), [("note", 4000), ("told", 4000), ("safe", 200)])
def test_a_line_that_says_too_much_is_answered_and_stays_to_be_mended(
    word: str, longest: int, qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        entries = dispatcher.running.desk.board.last
        dispatcher.press("F2")
        dispatcher.type(f"{word} ")
        paste("y" * (longest + 12))
        dispatcher.press("Return")

        assert f"is longer than {longest} characters: 12 too many. Nothing was entered" in dispatcher.answered
        assert line().text() == f"{word} {'y' * (longest + 12)}"
        assert dispatcher.running.desk.board.last == entries


@pytest.mark.slow
def test_whatever_is_said_on_the_command_line_is_answered(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        for text in (*OWN, *NOTHING, *blns()[::3]):
            for words in ("", "find ", "send ", "ask ", "stand down ", "reopen 26-00001 ", "brief "):
                dispatcher.press("F2", "Ctrl+A")
                dispatcher.type(words)
                paste(text)
                dispatcher.press("Return", "Esc")
        assert [call.id for call in dispatcher.running.desk.board.calls.values()] == ["26-00001"]


def test_words_typed_before_the_end_of_the_program_are_put_back_as_they_were(
    qtbot: QtBot, tmp_path: Path
) -> None:
    text = next(packed(OWN, 500))
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.running.bridge.keep_draft(dispatcher.call.id, "address", f"\ufeff{text}")

    with a_desk(qtbot, tmp_path) as dispatcher:
        assert line().text() == f"\ufeff{text}"
        dispatcher.press("Return")
        assert dispatcher.call.detail("address") == f"\ufeff{text}"

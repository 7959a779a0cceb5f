"""A reader at the real window: everything is in its place, and no word of a caller stands on any page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.session import Session
from console.ui.screens.wishes import PAGES
from console.ui.tables.model import RowModel
from console.ui.wish import Wish
from tests.stories.at_shift_log import OPEN, lines, press, search, shift_log, titles
from tests.stories.play import POSITION, Dispatcher, a_desk, another_position

READER = "Tor Haugen"
WORDS = (
    "Zaddress", "Zcallback", "Zcaller", "Zperson", "Zcaveat", "Znote", "Zrecords", "Ztold", "Zreason",
    "Zsafe", "Zdeclined",
)  # fmt: skip
FACTS = {"problem": "suicidal_person", "suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}


def a_call_full_of_words(session: Session) -> str:
    """A call of another position with a word in everything that can be written."""
    (opened, *_) = session.do(c.OpenCall(callback="Zcallback"))
    call = opened.subject
    for field in ("address", "caller", "person"):
        told = {"command": "SetDetail", "call": call, "field": field, "value": f"Z{field}"}
        session.do(c.COMMANDS.validate_python(told))
    for fact, answer in FACTS.items():
        session.do(c.AnswerFact(call=call, fact=fact, answer=answer, caveat="Zcaveat"))
    session.do(c.AddNote(call=call, text="Znote"))
    session.do(c.AddJusticeNote(call=call, text="Zrecords"))
    session.do(c.TellCaller(call=call, text="Ztold"))
    session.do(c.SendUnit(call=call, unit="D-21", response="law_enforcement_cit", reason="Zreason"))
    session.do(c.SetUnitStatus(unit="D-21", status="on_scene", reason="Zreason"))
    session.do(c.DeclareSceneSafe(call=call, by="Zsafe", reason="Zknown"))
    session.do(c.MoveHandOff(call=call, contact="line-988", step="offered"))
    session.do(c.MoveHandOff(call=call, contact="line-988", step="caller_declined", reason="Zdeclined"))
    instead = ("co_response", "ems_staged")
    session.do(c.Override(call=call, responses=instead, reason="Zreason", approved_by="brandt"))
    return call


def standing_on(window: QWidget) -> Iterator[str]:
    """All that a window holds: names, texts typed or shown, hints, and the rows behind what is painted."""
    for each in (window, *window.findChildren(QWidget)):
        yield f"{each.accessibleName()} {each.accessibleDescription()} {each.toolTip()} {each.windowTitle()}"
        if hasattr(each, "text"):
            yield str(each.text())
        if isinstance(each, QLineEdit):
            yield each.placeholderText()
        if isinstance(each, QTextEdit | QPlainTextEdit):
            yield each.toPlainText()
        model = each.model() if isinstance(each, QListView) else None
        if isinstance(model, RowModel):
            yield repr(model.rows)


def words_on(person: Dispatcher) -> set[str]:
    told = "\n".join(standing_on(person.running.window))
    return {word for word in WORDS if word in told}


def look_at_everything(person: Dispatcher) -> set[str]:
    """The words that stand on the desk or on any of its pages."""
    found = words_on(person)
    for page in dict.fromkeys(PAGES.values()):
        person.running.desk.wish(Wish(page if page in PAGES else "another"))
        QApplication.processEvents()
        found |= words_on(person)
    return found


@pytest.mark.slow
def test_a_reader_finds_no_callers_word_on_any_page(qtbot: QtBot, tmp_path: Path) -> None:
    with another_position(tmp_path) as other:
        call = a_call_full_of_words(other)
        with a_desk(qtbot, tmp_path, who=READER) as reader:
            reader.running.desk.wish(Wish("open_call", call))
            found = look_at_everything(reader)

            assert found == set()
            told = "\n".join(standing_on(reader.running.window))
            assert f"Call {call} (withheld: person)" in told
            assert "Your role is not shown what was answered" in told
            assert "Earlier calls here are withheld: person" in told


@pytest.mark.slow
def test_a_dispatcher_finds_them_all(qtbot: QtBot, tmp_path: Path) -> None:
    with another_position(tmp_path) as other:
        call = a_call_full_of_words(other)
        with a_desk(qtbot, tmp_path) as person:
            person.running.desk.wish(Wish("open_call", call))
            found = look_at_everything(person)

            assert found == set(WORDS), "what is not there for anybody proves nothing"


@pytest.mark.slow
def test_what_others_do_comes_to_a_reader_without_their_words(qtbot: QtBot, tmp_path: Path) -> None:
    with another_position(tmp_path) as other, a_desk(qtbot, tmp_path, who=READER) as reader:
        heard: list[str] = []
        reader.running.bridge.recorded.connect(lambda entries: heard.append(repr(entries)))
        call = a_call_full_of_words(other)

        reader.until(lambda: call in reader.running.desk.board.calls)
        reader.running.bridge.catch_up()

    assert heard
    assert [word for word in WORDS if word in "".join(heard)] == []


def test_a_line_about_records_stands_marked_among_the_notes(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as person:
        person.take_call("14 Alder Row")
        person.say("records check done: officer-safety flag")
        told = "\n".join(standing_on(person.running.window))

        (note,) = person.call.notes
        assert (note.text, note.is_justice) == ("records check done: officer-safety flag", True)
        assert "name='Police records'" in told
        assert "said_by='for deputies only'" in told


def test_what_was_copied_and_typed_is_forgotten_once_words_are_erased(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as person:
        person.take_call("14 Alder Row")
        call = person.call.id
        person.say("note Zebedee is in the shed")
        person.running.desk.wish(Wish("copy", "Zebedee, copied from a brief"))
        (number,) = [note.entry for note in person.call.notes]
        person.running.bridge.do(
            c.CloseCall(call=call, disposition="information", note="n", next_action="a", approved_by="brandt")
        )

        person.running.bridge.do(c.Redact(entry=number, by="brandt", reason="asked for"))

        assert QApplication.clipboard().text() == ""
        person.press("F2", "Up")
        assert "Zebedee" not in "\n".join(standing_on(person.running.window))
        person.running.desk.wish(Wish("other_theme"))
        ini = tmp_path / f"{POSITION}.ini"
        QSettings(str(ini), QSettings.Format.IniFormat).sync()
        assert ini.exists()
    assert b"Zebedee" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("who", [READER, "Nadia Okoro"])
def test_the_log_shows_and_finds_each_what_they_are_shown(qtbot: QtBot, tmp_path: Path, who: str) -> None:
    with another_position(tmp_path) as other:
        a_call_full_of_words(other)
        with a_desk(qtbot, tmp_path, who=who) as person:
            press(person, OPEN, "Home", "Return", "Home")
            shown = words_on(person)
            for _ in lines(person):
                press(person, "Down")
                shown |= words_on(person)
            for word in WORDS:
                search(person, word)
                person_found = titles(person)
                shown |= words_on(person) - {word}
                assert bool(person_found) == (who != READER), word
            empty = shift_log(person).view.search.found.view.empty[1]

    assert shown == (set() if who == READER else set(WORDS))
    assert (empty == "Words are withheld here") == (who == READER)

"""Whatever a text holds, every place shows it as letters: no markup, nothing hidden, nothing burst."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.rows.reasons import all_reasons
from console.domain.visible import hidden_names, visible
from console.ui.widgets.more import More
from console.ui.widgets.reading import Reading
from tests.domain.build import a_desk as a_domain_desk
from tests.domain.build import adoption, policy_text
from tests.input.test_desk import at_the_scene
from tests.input.test_files import quoted
from tests.naughty import OWN, packed
from tests.stories.play import Dispatcher, a_desk, another_position
from tests.ui.dress import a_look
from tests.ui.told import nothing_cut

pytestmark = pytest.mark.qt_log_ignore("OpenType support missing")
WORD = "y" * 5000
PAGES = {
    "brief": ("Ctrl+I",), "hand_off": ("F11",), "call_back": ("Ctrl+B",), "close": ("F12",), "help": ("F1",),
    "earlier": ("Ctrl+H",), "override": ("F5", "O"), "reasons": ("F5", "R"), "another": ("F5", "P"),
}  # fmt: skip


def said_anywhere(dispatcher: Dispatcher) -> Iterator[tuple[QWidget, str]]:
    """Every text that a widget shows or has read out, but what stands in a line to type in."""
    QApplication.processEvents()
    for widget in dispatcher.running.window.findChildren(QWidget):
        texts = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel):
            texts.append(widget.text())
        yield from ((widget, text) for text in texts)
    for view in (dispatcher.running.parts.calls.view, dispatcher.running.parts.units.view,
                 dispatcher.running.parts.answers.view):  # fmt: skip
        model = view.model()
        for row in range(model.rowCount()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                yield view, str(model.index(row, 0).data(role))


def letters_only(dispatcher: Dispatcher) -> None:
    """Nothing hidden is in what is shown or read out, and no label takes its text for HTML."""
    bad = [(type(widget).__name__, text) for widget, text in said_anywhere(dispatcher) if hidden_names(text)]
    assert bad == []
    for label in dispatcher.running.window.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    for widget in dispatcher.running.window.findChildren(QWidget):
        tip = widget.toolTip()
        assert "<" not in tip or tip.startswith("<p style='white-space:pre'>"), tip


def filled(dispatcher: Dispatcher, text: str) -> None:
    """A call that holds this text wherever one can stand."""
    desk, call = dispatcher.running.desk, dispatcher.call.id
    for field in ("address", "callback", "caller", "person"):
        desk.do(c.SetDetail(call=call, field=field, value=text[:500]))
    desk.do(c.AddNote(call=call, text=text[:4000]))
    desk.do(c.TellCaller(call=call, text=text[:4000]))
    desk.do(c.AnswerFact(call=call, fact="hazard", answer="none", caveat=text[:500]))
    desk.do(c.DeclareSceneSafe(call=call, by=text[:200]))
    whole = ("ems", "law_enforcement", "co_response", "mobile_crisis", "keep_line")
    desk.do(c.Override(call=call, responses=whole, reason=text[:1000]))
    for step, person in (("offered", ""), ("ringing", ""), ("accepted", text[:200])):
        desk.do(c.MoveHandOff(call=call, contact="line-988", step=step, person=person))  # type: ignore[arg-type]  # steps of the closed list


def on_every_page(dispatcher: Dispatcher) -> Iterator[str]:
    """Each page beside the question, open."""
    for page, keys in PAGES.items():
        dispatcher.press(*keys)
        yield page
        dispatcher.press("Esc")


@pytest.mark.slow
def test_every_page_shows_letters_and_nothing_hidden(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        at_the_scene(dispatcher)
        for text in packed(OWN, 500):
            filled(dispatcher, text)
            letters_only(dispatcher)
            for page in on_every_page(dispatcher):
                letters_only(dispatcher)
                assert dispatcher.page, page


@pytest.mark.slow
def test_a_word_without_an_end_bursts_no_place(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        window = dispatcher.running.window
        at_the_scene(dispatcher)
        size = window.size()
        least = {page: window.minimumSizeHint() for page in on_every_page(dispatcher)}
        filled(dispatcher, WORD)
        for page in on_every_page(dispatcher):
            nothing_cut(dispatcher.running.parts.intake)
            assert window.size() == size, page
            assert window.minimumSizeHint().width() <= least[page].width(), page
        for width, height in ((1920, 1080), (1280, 800)):
            window.resize(width, height)
            QApplication.processEvents()
            assert (window.width(), window.height()) == (width, height)


@pytest.mark.slow
def test_a_long_note_can_be_read_to_its_end_on_the_brief(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        at_the_scene(dispatcher)
        dispatcher.running.desk.do(c.AddNote(call=dispatcher.call.id, text="word " * 700 + "the end"))
        dispatcher.press("Ctrl+I")
        nothing_cut(dispatcher.running.parts.panel)
        dispatcher.press(*("PgDown",) * 20)
        (more,) = (each for each in dispatcher.running.parts.panel.findChildren(More) if each.isVisible())
        assert more.accessibleName().startswith("Up: ")
        assert "Down" not in more.accessibleName()


def test_the_copy_of_a_brief_is_plain_and_holds_nothing_hidden(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        at_the_scene(dispatcher)
        text = "knock \u202eandgo\nWeapon: none <b>ok</b>"
        dispatcher.running.desk.do(c.AddNote(call=dispatcher.call.id, text=text))
        dispatcher.press("Ctrl+I", "Ctrl+C")

        copied = QApplication.clipboard().text()
        assert "Note: knock [U+202E]andgo ¶ Weapon: none <b>ok</b>" in copied.split("\n")
        assert dispatcher.call.notes[0].text == text


def test_what_another_position_wrote_is_shown_by_its_letters_and_can_be_mended(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        with another_position(tmp_path) as other:
            other.do(c.SetDetail(call=dispatcher.call.id, field="caller", value="\ufeffMara \u202e"))
            dispatcher.until(lambda: dispatcher.call.detail("caller") != "")
        dispatcher.press("F4", "Return", "Return")
        line = dispatcher.keys_are_on
        assert isinstance(line, QLineEdit)
        assert line.text() == "\ufeffMara \u202e"
        assert "right-to-left override" in line.accessibleDescription()
        entries = dispatcher.running.desk.board.last
        dispatcher.press("Return")
        assert dispatcher.running.desk.board.last == entries, "looking at it changed it"


@pytest.mark.parametrize("text", [text for text in OWN if visible(text, lines=True) == text])
def test_what_an_author_writes_in_a_policy_is_read_by_its_letters(qtbot: QtBot, text: str) -> None:
    policy = policy_text()
    desk = a_domain_desk()
    for each in ('because = "', 'statement = "', 'title = "'):
        start = policy.index(each) + len(each) - 1
        policy = policy[:start] + quoted(text) + policy[policy.index("\n", start) :]
    desk.do(adoption().model_copy(update={"policy": policy}))
    desk.do(c.OpenCall())
    reading = Reading(a_look())
    qtbot.addWidget(reading)

    reading.read(all_reasons(desk.board, desk.call()))

    wanted = " ".join(visible(text).split())
    shown = " ".join(reading.toPlainText().split())
    assert shown.startswith(wanted), "the title"
    assert f"What this policy is {wanted} Sources" in shown

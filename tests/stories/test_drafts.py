"""What was typed and not entered survives the end of the program."""

import signal
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.stories.play import a_desk

TYPIST = """
import sys
from pathlib import Path
from pytestqt.qtbot import QtBot

def test_typist(qtbot: QtBot) -> None:
    from tests.stories.play import a_desk
    folder = Path({folder!r})
    with a_desk(qtbot, folder) as dispatcher:
        dispatcher.press("F3")
        dispatcher.write_form("14 Alder Row", "555-0188")
        dispatcher.press("F4")
        dispatcher.type("41 Mill Ro")
        dispatcher.until(lambda: len(dispatcher.running.bridge.session.drafts()) == 1)
        (folder / "typed").write_text("yes")
        dispatcher.until(lambda: False)
"""


def test_a_note_typed_a_moment_before_the_program_ends_is_put_back(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.press("F3")
        dispatcher.write_form("14 Alder Row")
        dispatcher.type("she is whispering")

    with a_desk(qtbot, tmp_path) as dispatcher:
        assert "put back" in dispatcher.answered
        dispatcher.press("Return")
        assert [note.text for note in dispatcher.call.notes] == ["she is whispering"]


def test_text_typed_before_the_program_was_killed_is_put_back(qtbot: QtBot, tmp_path: Path) -> None:
    typist = tmp_path / "test_typist.py"
    typist.write_text(TYPIST.format(folder=str(tmp_path)), "utf-8")
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(typist)]
    process = subprocess.Popen(words, cwd=Path(__file__).parents[2])  # noqa: S603 - our own interpreter
    try:
        qtbot.waitUntil((tmp_path / "typed").exists, timeout=30000)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()

    with a_desk(qtbot, tmp_path) as dispatcher:
        assert dispatcher.call.detail("address") == "14 Alder Row", "what was entered is in the record"
        address = dispatcher.running.parts.intake.findChildren(type(dispatcher.running.parts.intake))
        assert address == []
        assert "put back" in dispatcher.answered
        dispatcher.press("F4", "End")
        dispatcher.type("ad")
        dispatcher.press("Return")
        assert dispatcher.call.detail("address") == "41 Mill Road"
        dispatcher.until(lambda: dispatcher.running.bridge.session.drafts() == ())

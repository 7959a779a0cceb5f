"""A paper pack that cannot be written: in sight with what to do until one is written again, and no longer."""

from pathlib import Path

from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from console.domain.rows.shown import Alert
from console.ui.paper import keep_paper
from tests.stories.play import a_desk

OTHER = Alert("backup", "warn", "", "No good backup at all:", "The disk is not there.")


def test_it_stays_in_the_lane_until_a_pack_is_written_again(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    with a_desk(qtbot, tmp_path) as dispatcher:
        lane = dispatcher.running.parts.lane
        lane.show_of_machine(OTHER.id, (OTHER,))
        paper = keep_paper(dispatcher.running.desk, folder, 3600)
        try:
            paper.write_now()
            qtbot.waitUntil(lambda: "No fresh paper pack:" in dispatcher.lane, timeout=30_000)
            assert f"{folder}: this is not there. Put it back, or choose another folder." in dispatcher.lane
            assert "It is tried again by itself; tell a supervisor." in dispatcher.lane
            dispatcher.take_call("14 Alder Row")
            dispatcher.running.desk.tick()
            assert "No fresh paper pack:" in dispatcher.lane, "what is typed meanwhile does not hide it"

            dispatcher.press("F8", "F8")
            manual = dispatcher.running.parts.panel.findChild(QTextBrowser)
            assert isinstance(manual, QTextBrowser)
            assert "paper pack" in manual.toPlainText()

            folder.mkdir()
            paper.write_now()
            qtbot.waitUntil(lambda: "No fresh paper pack" not in dispatcher.lane, timeout=30_000)
            assert lane.of_machine == (OTHER,)
            assert (folder / "paper-pack.html").exists()
        finally:
            paper.stop()

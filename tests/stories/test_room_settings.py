"""What a room sets for itself in `settings.toml`, and a slip in it, at the desk."""

import re
from pathlib import Path

from pytestqt.qtbot import QtBot

from console.ui.beside import Beside
from tests.stories.play import a_desk


def test_the_settings_of_the_room_hold_and_a_slip_in_them_shuts_no_desk(qtbot: QtBot, tmp_path: Path) -> None:
    file, places = tmp_path / "settings.toml", (tmp_path / "disk", tmp_path / "share")
    for place in places:
        place.mkdir()
    asked = f"[backup]\nplaces = ['{places[0]}']\n[paper]\nfolder = '{places[1]}'\nevery_s = 30\n"
    with a_desk(qtbot, tmp_path) as dispatcher:
        file.write_text(asked, "utf-8")
        sound = Beside(dispatcher.running.desk, tmp_path / "room.store", file, keeps_backups=True)
        sound.begin()
        dispatcher.qtbot.waitUntil(lambda: len(list(places[0].glob("*.store"))) == 1, timeout=30_000)
        sound.finish()
        assert sound.paper is not None
        assert (sound.paper.folder, sound.paper.every_s) == (places[1], 30)
        # A machine without a sound device says so, before or after it says anything else.
        assert re.fullmatch(r"No alerts|No sounds: [^.]*", dispatcher.lane)

        file.write_text(f"{asked}every_min = 1\n", "utf-8")
        slip = Beside(dispatcher.running.desk, tmp_path / "room.store", file, keeps_backups=False)
        slip.begin()

        assert slip.paper is not None
        assert (slip.paper.folder, slip.paper.every_s) == (tmp_path / "paper", 60)
        assert slip.backups is None
        assert f"The room's settings do not hold: {file}: paper, every_min: " in dispatcher.lane
        dispatcher.take_call("14 Alder Row")
        dispatcher.press("F8")
        assert dispatcher.call.detail("address") == "14 Alder Row"
        slip.finish()

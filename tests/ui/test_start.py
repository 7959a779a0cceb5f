"""Starting the desk from the command line where somebody sits already: what is said, and that it is true."""

import os
import subprocess
import sys
from pathlib import Path

from console import accounts
from tests.stories.play import another_position


def test_a_position_that_somebody_sits_at_says_how_to_come_to_it(tmp_path: Path) -> None:
    with another_position(tmp_path) as there:
        accounts.sign_in(there, "lindqvist")
    words = ("--store", str(tmp_path / "room.store"), "--as", "Nadia Okoro", "--position", "Position 2")
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "console", *words],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode == 2
    assert "Per Lindqvist sits at Position 2." in done.stderr
    assert "Start without --as: the door then takes the position over." in done.stderr

"""The report of a shift goes along at its end, to be printed and signed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from console.domain.veil import ALL
from console.reports.sheet_text import sheet_lines
from console.session_figures import ShiftWanted, shift_sheet
from console.ui.screens.taken_along import STAMP
from tests.stories.calls import Clock
from tests.stories.play import a_door
from tests.stories.staffed import sign_in, sitting_elsewhere


class Viewer(QObject):
    """Stands in for the machine's program for PDF."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def viewer() -> Iterator[Viewer]:
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "open")  # type: ignore[arg-type]  # its stub asks for bytes, which it refuses
    yield viewer
    QDesktopServices.unsetUrlHandler("file")


def test_the_report_of_the_shift_goes_along_with_the_head_and_who_signed_off(
    qtbot: QtBot, staffed: Path, viewer: Viewer
) -> None:
    clock = Clock()
    with (
        sitting_elsewhere(staffed, "lindqvist", "Position 2", clock),
        a_door(qtbot, staffed, clock=clock) as dispatcher,
    ):
        sign_in(dispatcher, "okoro")
        dispatcher.take_call("14 Alder Row")
        dispatcher.press("Ctrl+Shift+L", "1", "0", "Ctrl+Return")
        session = dispatcher.running.bridge.session
        dispatcher.until(lambda: "The shift report is " in dispatcher.door and "being" not in dispatcher.door)
        dispatcher.press("O")

        kinds = [entry.body.kind for entry in session.entries()][-3:]
        assert kinds == ["CallHandedOver", "Exported", "SignedOff"]
        (file,) = (staffed / "shift-reports").iterdir()
        assert viewer.opened == [str(file)]
        assert file.name == "2026-11-24 134600 Position-1.pdf"
        assert file.read_bytes().startswith(b"%PDF-")
        head, seated = session.ledger.head(), Clock().now
        wanted = ShiftWanted("Nadia Okoro at Position 1", seated, clock.now + STAMP, "Position 1")
        says = " ".join(sheet_lines(shift_sheet(staffed / "room.store", wanted, ALL, clock.now)))
        for words in (
            "Shift: Nadia Okoro at Position 1",
            "Signed off by: Nadia Okoro",
            f"entry {head.number}",
            f"ENTRY {head.number}:{head.chain.hex()[:4]}",
            "14 Alder Row",
        ):
            assert words in " ".join(says.split())


def test_a_report_that_cannot_be_written_keeps_nobody_at_the_desk(qtbot: QtBot, staffed: Path) -> None:
    (staffed / "shift-reports").write_text("a file where the folder should be", "utf-8")
    with a_door(qtbot, staffed, clock=Clock()) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.press("Ctrl+Shift+L", "0", "Ctrl+Return")
        dispatcher.until(lambda: "The shift report was not written" in dispatcher.door)

        assert "Nadia Okoro has signed off at Position 1" in dispatcher.door
        assert "`report shift` makes it again" in dispatcher.door

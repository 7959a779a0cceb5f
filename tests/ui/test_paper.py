"""The paper pack kept fresh beside a desk: every so often, at once after an erasure; trouble told once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.clock import utc_now
from console.ledger.heads import head_on_paper
from console.session import Session, open_session
from console.ui.paper import PaperWriter, trouble_in
from tests.stories.calls import Clock

SOON_S, NEVER_S = 0.3, 3600
WHO, SEAT = "Nadia Okoro", "Position 1"
Writer = Callable[..., PaperWriter]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A position on a store of its own, on which a call is open."""
    session = open_session(tmp_path / "room.store", None, None, WHO, SEAT, "live", utc_now)
    session.do(c.OpenCall(callback="555-0142"))
    yield session
    session.close()


@pytest.fixture
def writer(session: Session, tmp_path: Path) -> Iterator[Writer]:
    """Makes writers on the folder `paper`, stopped at the end; what they tell is in `said`."""
    made: list[PaperWriter] = []
    (tmp_path / "paper").mkdir()

    def make(every_s: float = NEVER_S, said: list[str] | None = None) -> PaperWriter:
        one = PaperWriter(session, Clock(), tmp_path / "paper", every_s)
        if said is not None:
            one.told.connect(said.append)
        made.append(one)
        return one

    yield make
    for one in made:
        one.stop()


def page(tmp_path: Path) -> str:
    """The page as it stands, empty where there is none yet."""
    file = tmp_path / "paper" / "paper-pack.html"
    return file.read_text("utf-8") if file.exists() else ""


def make_one(qtbot: QtBot, one: PaperWriter) -> None:
    """Have a pack made, and wait until that has ended."""
    process = one.findChild(QProcess)
    assert process is not None, "a writer has its process"
    with qtbot.waitSignal(process.finished, timeout=20_000):
        one.write_now()


def test_the_pack_is_written_and_again_with_what_came_since(
    qtbot: QtBot, writer: Writer, session: Session, tmp_path: Path
) -> None:
    writer(SOON_S).start()
    qtbot.waitUntil(lambda: "555-0142" in page(tmp_path), timeout=20_000)
    session.do(c.AddNote(call="26-00001", text="the blue gate"))

    qtbot.waitUntil(lambda: "the blue gate" in page(tmp_path), timeout=20_000)

    head = session.ledger.head()
    assert head_on_paper(head) in page(tmp_path)
    assert f'<meta name="ledger" content="{session.ledger.name}"/>' in page(tmp_path)
    assert (tmp_path / "paper" / "paper-pack.pdf").read_bytes().startswith(b"%PDF-")


def test_what_is_asked_for_while_one_is_made_is_made_right_after(
    qtbot: QtBot, writer: Writer, session: Session, tmp_path: Path
) -> None:
    one = writer()
    process = one.findChild(QProcess)
    assert process is not None
    with qtbot.waitSignal(process.started, timeout=20_000):
        one.write_now()
    session.do(c.AddNote(call="26-00001", text="the blue gate"))

    one.write_now()

    qtbot.waitUntil(lambda: "the blue gate" in page(tmp_path), timeout=20_000)


def test_erased_words_are_out_of_the_pack_at_once(
    qtbot: QtBot, writer: Writer, session: Session, tmp_path: Path
) -> None:
    one = writer()
    note = session.do(c.AddNote(call="26-00001", text="the blue gate"))[0]
    make_one(qtbot, one)
    assert "the blue gate" in page(tmp_path)

    session.do(
        c.CloseCall(
            call="26-00001", disposition="information", note="-", approved_by="brandt", next_action="none"
        )
    )
    one.heed(session.do(c.Redact(entry=note.number, by="brandt", reason="asked for")))

    qtbot.waitUntil(lambda: "Open calls: 0" in page(tmp_path), timeout=20_000)
    for file in (tmp_path / "paper").iterdir():
        assert b"the blue gate" not in file.read_bytes()


def test_other_entries_force_nothing(writer: Writer, session: Session, tmp_path: Path) -> None:
    one = writer()

    one.heed(session.do(c.AddNote(call="26-00001", text="the blue gate")))
    one.stop()

    assert page(tmp_path) == ""


def test_trouble_is_told_once_and_that_it_is_over(qtbot: QtBot, writer: Writer, tmp_path: Path) -> None:
    folder, said = tmp_path / "paper", list[str]()
    folder.rmdir()
    one = writer(NEVER_S, said)

    make_one(qtbot, one)
    make_one(qtbot, one)
    assert said == [f"{folder}: this is not there. Put it back, or choose another folder."]
    folder.mkdir()
    make_one(qtbot, one)
    make_one(qtbot, one)

    assert said[1:] == [""]
    assert page(tmp_path)


def test_a_pack_of_another_room_in_the_folder_is_trouble(
    qtbot: QtBot, writer: Writer, session: Session, tmp_path: Path
) -> None:
    said = list[str]()
    one = writer(NEVER_S, said)
    make_one(qtbot, one)
    file = tmp_path / "paper" / "paper-pack.html"
    file.write_text(page(tmp_path).replace(session.ledger.name, "0" * 16))

    make_one(qtbot, one)

    assert "another room's desk writes its paper pack into this folder" in said[0]


def test_a_desk_that_closes_writes_a_last_pack(writer: Writer, session: Session, tmp_path: Path) -> None:
    one = writer()
    session.do(c.AddNote(call="26-00001", text="the last word"))

    one.finish()

    assert "the last word" in page(tmp_path)


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        ('{"kept": ""}\n', ""),
        ('{"kept": "the pack there is newer: up to entry 9"}\n', ""),
        ('{"trouble": "/paper: the disk is full."}\n', "/paper: the disk is full."),
        ("", "The program that makes it ended in the middle."),
        ("Traceback", "The program that makes it ended in the middle."),
    ],
)
def test_what_the_process_answers_is_understood(answer: str, trouble: str) -> None:
    assert trouble_in(answer) == trouble

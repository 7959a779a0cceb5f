"""What goes wrong is told by where it happened: no log, crash report or complaint holds a caller's words."""

import io
import json
import sqlite3
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.cli import run
from console.domain import commands as c
from console.domain.clock import utc_now
from console.errors import where
from console.ledger.ledger import open_ledger
from console.ui.crash import CrashLog
from tests.input.streams import ROOT, lines, on_one_call
from tests.ledger.small_room import a_ledger

WORD = "Zanzibarium"


def by_key() -> None:
    empty: dict[str, str] = {}
    empty[f"the {WORD} is at 14 Alder Row"]


def by_reading() -> None:
    c.AddNote.model_validate({"call": "26-1", "text": [f"the {WORD}"]})


def by_a_statement() -> None:
    database = sqlite3.connect(":memory:")
    try:
        database.execute("CREATE TABLE notes (text TEXT UNIQUE)")
        database.execute(" ".join(("SELECT", WORD, "FROM notes WHERE text = ?")), (WORD,))
    finally:
        database.close()


def by_a_half() -> None:
    f"the {WORD} \ud83d".encode()


def by_a_parameter() -> None:
    database = sqlite3.connect(":memory:")
    try:
        database.execute("SELECT ?", (f"the {WORD} \ud83d",))
    finally:
        database.close()


def by_a_chain() -> None:
    try:
        by_key()
    except KeyError as first:
        error = ValueError(f"no {WORD} here")
        error.add_note(f"it was {WORD}")
        raise error from first


def by_many() -> None:
    raise ExceptionGroup(f"about {WORD}", [KeyError(WORD), ValueError(WORD)])


WAYS = (by_key, by_reading, by_a_statement, by_a_half, by_a_parameter, by_a_chain, by_many)


@pytest.fixture
def crashes(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashLog]:
    """The log of crashes, listening; pytest's own listeners come back after it."""
    assert qapp is QApplication.instance()
    for owner, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(owner, hook, getattr(owner, hook))
    monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)
    log = CrashLog(tmp_path / "crashes.log", utc_now)
    log.watch()
    yield log
    log.let_go()


def nowhere(tmp_path: Path, capfd: pytest.CaptureFixture[str], kind: str) -> None:
    """The kind of what went wrong is told, and no word of it."""
    out, err = capfd.readouterr()
    log = (tmp_path / "crashes.log").read_text("utf-8")
    assert kind in log
    assert WORD not in log + out + err


@pytest.mark.parametrize("way", WAYS)
def test_an_exception_in_an_event_is_told_by_its_place(
    way: Callable[[], None],
    crashes: CrashLog,
    qtbot: QtBot,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with qtbot.waitSignal(crashes.happened) as told:
        QTimer.singleShot(0, way)

    assert told.args == [str(tmp_path / "crashes.log")]
    with pytest.raises(Exception) as raised:  # noqa: PT011 - each way raises another kind
        way()
    nowhere(tmp_path, capfd, raised.type.__name__)
    assert WORD in repr(raised.value) + str(raised.value), "its message holds the words"


def test_an_exception_in_painting_is_told_by_its_place(
    crashes: CrashLog, qtbot: QtBot, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    class Painted(QWidget):
        def paintEvent(self, event: object) -> None:
            by_key()

    widget = Painted()
    qtbot.addWidget(widget)
    with qtbot.waitSignal(crashes.happened):
        widget.show()

    widget.hide()
    nowhere(tmp_path, capfd, "KeyError")


def test_an_exception_on_a_thread_and_one_that_nobody_can_raise_are_told_by_their_places(
    crashes: CrashLog, qtbot: QtBot, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    class Held:
        def __del__(self) -> None:
            by_reading()

    with qtbot.waitSignal(crashes.happened):
        thread = threading.Thread(target=by_chain_on_a_thread)
        thread.start()
        thread.join()
    nowhere(tmp_path, capfd, "ValueError")
    with qtbot.waitSignal(crashes.happened):
        held = Held()
        del held
    nowhere(tmp_path, capfd, "ValidationError")


def by_chain_on_a_thread() -> None:
    by_a_chain()


def test_a_warning_is_told_by_its_place(
    crashes: CrashLog, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = crashes._tell_of_warning  # noqa: SLF001 - catch_warnings of pytest has put its own
        warnings.warn(f"an unexpected {WORD}", UserWarning, stacklevel=1)

    nowhere(tmp_path, capfd, "UserWarning")


def test_a_place_is_told_with_the_code_and_without_a_value() -> None:
    with pytest.raises(ValueError, match=WORD) as raised:
        by_a_chain()

    told = list(where(raised.value))
    assert told[0] == "KeyError"
    assert "then:" in told
    assert any("test_logs.py" in line and "by_key" in line for line in told)
    assert WORD not in "\n".join(told)


def test_a_fault_of_the_command_line_is_told_by_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(io.BytesIO):
        def __next__(self) -> bytes:
            by_a_chain()
            return b""

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Broken()))

    code = run(["record", "--store", str(tmp_path / "room.store"), "--as", "Ann", "--position", "desk-1"])

    out, err = capsys.readouterr()
    assert code == 2
    assert "KeyError" in err
    assert "ValueError" in err
    assert "Something in the program is wrong." in err
    assert WORD not in out + err


@pytest.mark.parametrize("end", [">/dev/full", "| head -c 10", ">&-"])
def test_what_record_complains_of_holds_no_words_of_the_commands(end: str, tmp_path: Path) -> None:
    commands = tmp_path / "commands.jsonl"
    commands.write_bytes(lines([{"command": "OpenCall", "callback": WORD}, *on_one_call(WORD)] * 20))
    words = (
        f'"{sys.executable}" -m console record --store room.store --as Ann --position d <"{commands}" {end}'
    )

    done = subprocess.run(  # noqa: S602 - our own words
        words,
        shell=True,
        capture_output=True,
        check=False,
        timeout=120,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
    )

    assert WORD.encode() not in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_draft_that_the_disk_has_hurt_is_read_as_far_as_it_can_be(tmp_path: Path) -> None:
    path = tmp_path / "room.store"
    a_ledger(path).close()
    database = sqlite3.connect(path)
    text = f"the {WORD}".encode() + b"\xff"
    given = ("desk-1", "26-1", "note", text, "Ann", "2026-03-01T21:00:00.000Z")
    database.execute("INSERT INTO drafts VALUES (?, ?, ?, CAST(? AS TEXT), ?, ?)", given)
    database.commit()
    database.close()
    ledger = open_ledger(path, "live", utc_now)

    (draft,) = ledger.drafts("desk-1")

    ledger.close()
    assert draft.text == f"the {WORD}\ufffd"


def test_an_answer_on_the_standard_output_alone_repeats_what_was_asked(tmp_path: Path) -> None:
    command = {"command": "AddNote", "call": WORD, "text": WORD}
    words = ["record", "--store", str(tmp_path / "room.store"), "--as", "Ann", "--position", "desk-1"]

    done = subprocess.run(  # noqa: S603 - our own interpreter on our own code
        [sys.executable, "-m", "console", *words],
        input=json.dumps(command).encode(),
        capture_output=True,
        check=False,
        timeout=60,
        cwd=ROOT,
    )

    assert (done.returncode, done.stderr) == (1, b"")
    assert WORD.encode() in done.stdout

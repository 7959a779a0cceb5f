"""Where the command line cannot be heard, cannot hear, or is not told who speaks, it says so: exit code 2."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from console.domain.clock import utc_now
from console.ledger.ledger import open_ledger
from tests.test_cli_record import ROOT, console, record

OPENING = b'{"command": "OpenCall"}\n'


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "room.store"


def program(*words: str, closed: str = "") -> "subprocess.Popen[bytes]":
    """The command line, started by a shell with a stream closed, such as `>&-`."""
    command = ["/bin/sh", "-c", f'exec "$0" "$@" {closed}', sys.executable, "-m", "console", *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe)  # noqa: S603 - our own program


def recording(store: Path, closed: str = "") -> "subprocess.Popen[bytes]":
    return program("record", "--store", str(store), "--as", "Ann", "--position", "desk-1", closed=closed)


@pytest.mark.parametrize(
    ("closed", "says"),
    [
        (">&-", "The standard output is closed, so nothing could be answered. Nothing was done.\n"),
        ("<&-", "The standard input is closed, so there is nothing to read. Nothing was done.\n"),
        (">&- 2>&-", ""),
    ],
)
def test_with_a_closed_stream_nothing_is_done(store: Path, closed: str, says: str) -> None:
    with recording(store, closed) as process:
        out, complaint = process.communicate(OPENING, timeout=60)

    assert (process.returncode, out, complaint.decode()) == (2, b"", says)
    assert not store.exists()


@pytest.mark.parametrize(
    ("words", "closed"),
    [
        (("record", "--example"), ">&-"),
        (("policy", "list"), ">&-"),
        (("policy", "decide", "denver-star", "--facts", "-"), "<&-"),
    ],
)
def test_no_verb_runs_into_a_closed_stream(words: tuple[str, ...], closed: str) -> None:
    with program(*words, closed=closed) as process:
        _, complaint = process.communicate(timeout=60)

    assert process.returncode == 2
    assert complaint.startswith(b"The standard ")
    assert b"Traceback" not in complaint


def test_a_reader_who_leaves_while_lines_are_undone_is_told_by_the_exit_code(store: Path) -> None:
    with recording(store) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(OPENING)
        process.stdin.flush()
        assert process.stdout.readline()
        process.stdout.close()
        process.stdin.write(OPENING * 10)
        process.stdin.close()
        complaint = process.stderr.read()

    assert process.returncode == 2
    assert complaint.startswith(b"The answers are no longer read, so the rest was not done. ")
    assert complaint.count(b"\n") == 1
    with closing(open_ledger(store, "live", utc_now)) as ledger:
        assert len(ledger.board.calls) == 2, "the answer that nobody read was of something done"


def test_an_answer_that_cannot_be_written_is_told(store: Path) -> None:
    with recording(store, ">/dev/full") as process:
        _, complaint = process.communicate(OPENING * 3, timeout=60)

    assert process.returncode == 2
    assert complaint == b"reading or writing: No space left on device\n"


NO_NAMES = (
    ("", "Say who gives the commands and where: --as PERSON --position SEAT."),
    (" \t", "Say who gives the commands and where: --as PERSON --position SEAT."),
    ("x" * 201, "a name has at most 200 characters; this one has 201."),
    ("\udcff", "a name is plain UTF-8 text on one line; this one is not."),
    (" Ann", "a name begins and ends without a blank."),
    ("Ann\u202ednarB", "a name is plain UTF-8 text on one line; this one is not."),
    ("\u200b", "a name is plain UTF-8 text on one line; this one is not."),
    ("Ann\nBrandt", "a name is plain UTF-8 text on one line; this one is not."),
)


@pytest.mark.parametrize("option", ["--as", "--position"])
@pytest.mark.parametrize(("name", "says"), NO_NAMES)
def test_who_gives_the_commands_and_where_is_a_name(store: Path, option: str, name: str, says: str) -> None:
    given = {"--as": "Ann", "--position": "desk-1"} | {option: name}

    done = console("record", "--store", str(store), *(word for pair in given.items() for word in pair))

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().endswith(f"{says}\n")
    assert done.stderr.count(b"\n") == 1
    assert not store.exists()


def test_a_name_is_kept_as_it_was_given(store: Path) -> None:
    words = ("--as", "Zoë Ångström", "--position", "פקיד 2")

    done = console("record", "--store", str(store), *words, stdin=OPENING)

    assert done.returncode == 0
    with closing(open_ledger(store, "live", utc_now)) as ledger:
        (entry,) = ledger.history("26-00001")
        assert (entry.who, entry.position) == ("Zoë Ångström", "פקיד 2")


def test_the_store_of_a_name_that_is_no_name_is_left_alone(store: Path) -> None:
    record(store, OPENING)

    console("record", "--store", str(store), "--as", " ", "--position", "desk-1", stdin=OPENING)

    with closing(open_ledger(store, "live", utc_now)) as ledger:
        assert ledger.head().number == 2

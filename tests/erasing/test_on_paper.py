"""Words that are erased without a desk leave the paper pack too; where they cannot, that is told."""

from pathlib import Path

import pytest

from console.session import Session
from tests.erasing.room import SURE, WORDS, a_call, close, erased, left_in
from tests.test_cli_record import console

PAGE, PRINT = "paper-pack.html", "paper-pack.pdf"


@pytest.fixture
def folder(session: Session, path: Path) -> Path:
    """Where a pack stands that was made while a call with words in everything was open; it is closed now."""
    folder = path.parent / "paper"
    folder.mkdir()
    call = a_call(session)
    done = console("report", "paper", "--store", str(path), "--out", str(folder))
    assert done.returncode == 0, done.stderr.decode()
    assert set(left_in(folder)) >= {"zoltan", "quillon"}
    close(session, call)
    session.close()
    return folder


def test_the_pack_that_stands_there_is_written_anew(folder: Path, path: Path) -> None:
    told = erased(path, "--call", "26-00001", "--apply", *SURE)

    assert told["paper_trouble"] is None
    assert "Open calls: 0" in (folder / PAGE).read_text("utf-8")
    assert (folder / PRINT).read_bytes().startswith(b"%PDF-")
    assert left_in(path.parent) == []


def test_a_print_without_its_page_is_written_anew_too(folder: Path, path: Path) -> None:
    (folder / PAGE).unlink()
    before = (folder / PRINT).read_bytes()

    erased(path, "--call", "26-00001", "--apply", *SURE)

    assert (folder / PRINT).read_bytes() != before
    assert (folder / PAGE).exists()


def test_a_pack_of_another_ledger_is_left_alone(folder: Path, path: Path) -> None:
    page = (folder / PAGE).read_text("utf-8")
    head = page.partition('<meta name="ledger" content="')[2][:16]
    (folder / PAGE).write_text(page.replace(head, "0" * 16), "utf-8")
    before = {file.name: file.read_bytes() for file in folder.iterdir()}

    assert erased(path, "--call", "26-00001", "--apply", *SURE)["paper_trouble"] is None

    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_where_none_stands_none_is_made(folder: Path, path: Path) -> None:
    for file in folder.iterdir():
        file.unlink()

    erased(path, "--call", "26-00001", "--apply", *SURE)

    assert list(folder.iterdir()) == []


def test_what_keeps_it_from_being_written_is_told_and_what_to_do(folder: Path, path: Path) -> None:
    # A folder stands where the file has to be made that becomes the page.
    (folder / f".{PAGE}.part").mkdir()

    done = console("ledger", "erase", "--store", str(path), "--call", "26-00001", "--apply", *SURE)

    assert done.returncode == 1
    said = done.stderr.decode()
    assert "The paper pack there may still hold the words" in said
    assert f"`console report paper --out {folder}`" in said
    assert not [word for word in WORDS if word in said.casefold()]

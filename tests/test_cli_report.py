"""`console report` as scripts and supervisors meet it."""

import json
from pathlib import Path

import pytest

from console.cli_commands import example_lines
from console.domain.clock import utc_now
from console.ledger.heads import head_on_paper
from console.ledger.ledger import open_ledger
from console.ledger.rows import Head
from tests.test_cli_record import console, record


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store on which a call is open, and one was closed."""
    path = tmp_path / "room.store"
    opened = '{"command": "OpenCall", "callback": "555-0142"}\n'
    place = '{"command": "SetDetail", "call": "last", "field": "address", "value": "14 Alder Row"}\n'
    record(path, "".join(f"{line}\n" for line in example_lines()) + opened + place)
    return path


def paper(store: Path, out: Path, *options: str) -> tuple[int, str, str]:
    """The exit code, the answer and the complaint."""
    done = console("report", "paper", "--store", str(store), "--out", str(out), *options)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_the_pack_is_made_from_a_store_with_its_head_on_it(store: Path, tmp_path: Path) -> None:
    head = json.loads(console("ledger", "head", "--store", str(store), "--json").stdout)

    code, said, _ = paper(store, tmp_path)
    told = json.loads(paper(store, tmp_path, "--json")[1])

    assert code == 0
    html, printed = str(tmp_path / "paper-pack.html"), str(tmp_path / "paper-pack.pdf")
    assert said == f"{html} and {printed}: up to entry {head['entries']}.\n"
    assert told == {"html": html, "pdf": printed, "kept": None, **head}
    page = (tmp_path / "paper-pack.html").read_text("utf-8")
    assert head_on_paper(Head(head["entries"], bytes.fromhex(head["chain_hash"]))) in page
    assert "14 Alder Row" in page
    assert "Open calls: 1" in page


def test_the_pack_is_made_from_a_backup_too(store: Path, tmp_path: Path) -> None:
    copy, out = tmp_path / "copy.store", tmp_path / "out"
    out.mkdir()
    console("ledger", "backup", str(copy), "--store", str(store))

    assert paper(copy, out)[0] == 0
    assert "14 Alder Row" in (out / "paper-pack.html").read_text("utf-8")


def test_a_newer_pack_stays_and_that_is_told(store: Path, tmp_path: Path) -> None:
    copy, out = tmp_path / "copy.store", tmp_path / "out"
    out.mkdir()
    console("ledger", "backup", str(copy), "--store", str(store))
    record(store, '{"command": "OpenCall"}\n')
    paper(store, out)
    page = (out / "paper-pack.html").read_bytes()

    code, _, complained = paper(copy, out)
    told = json.loads(paper(copy, out, "--json")[1])

    assert code == 1
    assert complained.startswith(f"{out}: nothing was written; the pack there is newer: up to entry ")
    assert told["kept"].startswith("the pack there is newer")
    assert (out / "paper-pack.html").read_bytes() == page


def test_what_is_missing_is_told(store: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"

    assert paper(store, gone) == (
        2,
        "",
        f"{gone}: this is not there. Put it back, or choose another folder.\n",
    )
    code, _, complained = paper(tmp_path / "none.store", tmp_path)
    assert code == 2
    assert "none.store" in complained
    assert console("report", "paper", "--store", str(store)).returncode == 2


def test_a_store_without_a_policy_has_no_pack(tmp_path: Path) -> None:

    open_ledger(tmp_path / "empty.store", "live", utc_now).close()

    code, _, complained = paper(tmp_path / "empty.store", tmp_path)

    assert code == 2
    assert "no policy is in force in this store" in complained

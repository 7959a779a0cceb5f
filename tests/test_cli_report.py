"""`console report` as scripts and supervisors meet it."""

import json
from pathlib import Path

import pytest

from console.cli_commands import example_lines
from console.domain import entries as e
from console.domain.clock import utc_now
from console.domain.veil import OF_CALLS
from console.ledger.backups import backups_in
from console.ledger.heads import head_on_paper
from console.ledger.keeping import Plan
from console.ledger.ledger import open_ledger
from console.ledger.rows import Head
from tests.ledger.kept import keep
from tests.real_room import DISPATCHER, READER, make_real_store, password_file, session_there
from tests.test_cli_export import last_entry
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
    code, said, _ = paper(store, tmp_path)
    first = json.loads(console("ledger", "head", "--store", str(store), "--json").stdout)
    told = json.loads(paper(store, tmp_path, "--json")[1])
    head = json.loads(console("ledger", "head", "--store", str(store), "--json").stdout)

    assert code == 0
    html, printed = str(tmp_path / "paper-pack.html"), str(tmp_path / "paper-pack.pdf")
    assert said == f"{html} and {printed}: up to entry {first['entries']}.\n"
    all_marks = tuple(sorted(OF_CALLS))
    assert last_entry(store).body == e.Exported(what="paper", up_to=first["entries"], marks=all_marks)
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
    record(store, '{"command": "OpenCall"}\n' * 5)
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


@pytest.mark.parametrize(
    ("what", "words"), [("paper", ("report", "paper", "--out")), ("backup", ("ledger", "backup"))]
)
def test_a_copy_of_all_words_leaves_a_real_room_by_who_is_shown_them_and_as_an_entry(
    what: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    store = tmp_path / "real.store"
    make_real_store(store)
    to = str(tmp_path if what == "paper" else tmp_path / "copy.store")
    proof = ("--password-file", password_file(tmp_path))

    nobody = console(*words, to, "--store", str(store))
    reader = console(*words, to, "--store", str(store), "--as", READER, *proof)
    with session_there(store) as session:
        refused = [entry.body.kind for entry in session.entries()][-1]
    left = {each.name for each in tmp_path.iterdir()}
    done = console(*words, to, "--store", str(store), "--as", DISPATCHER, *proof)

    assert (nobody.returncode, reader.returncode, done.returncode) == (2, 2, 0), done.stderr
    assert b"This room asks people to sign in" in nobody.stderr
    assert b"Ask a dispatcher or a supervisor" in reader.stderr
    assert refused == "PasswordSet", "nothing left the store"
    assert not {"copy.store", "paper-pack.html"} & left
    entry = last_entry(store)
    assert isinstance(entry.body, e.Exported)
    assert (entry.who, entry.body.what, set(entry.body.marks)) == (DISPATCHER, what, set(OF_CALLS))


def test_a_pack_from_a_kept_backup_leaves_the_backup_as_it_was(store: Path, tmp_path: Path) -> None:
    place, out = tmp_path / "place", tmp_path / "out"
    place.mkdir()
    out.mkdir()
    keep(Plan(store, (place,)), utc_now)
    (backup,) = backups_in(place)
    before = backup.path.read_bytes()

    code, _, complained = paper(backup.path, out)

    assert (code, backup.path.read_bytes()) == (1, before)
    assert "This export could not be entered" in complained
    assert "14 Alder Row" in (out / "paper-pack.html").read_text("utf-8")

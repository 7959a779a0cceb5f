"""`console ledger export`: entered before it leaves, by what whoever asks is shown, and still checkable."""

import hashlib
import json
import stat
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.entry import Entry
from console.domain.names import Mark
from console.domain.roles import SEES
from console.ledger.export import export
from console.ledger.ledger import open_ledger
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from console.session import open_session
from tests.ledger.faulty import held, mounted, remount
from tests.ledger.small_room import ticking
from tests.ledger.test_export import chained
from tests.real_room import ADMINISTRATOR, PASSWORD, READER, make_real_store, password_file, signed_in
from tests.test_cli_record import console
from tests.test_sight import PEOPLE, planted
from tests.test_sight import store as store

Line = dict[str, Any]


def exported(path: Path, *options: str, code: int = 0) -> tuple[list[Line], str]:
    """The lines of an export, and what was complained of."""
    done = console("ledger", "export", "--store", str(path), *options)
    assert done.returncode == code, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()


def holds_together(lines: list[Line]) -> bool:
    """Whether the chain of an export fits, and each body that is there its sum."""
    about, *entries, end = lines
    total = bytes.fromhex(about["chain_start"])
    for entry in entries:
        total = chained(total, entry)
        assert total.hex() == entry["chain_hash"]
        assert (entry["body"] is None) == (entry["salt"] is None)
        if entry["body"] is not None:
            body = bytes.fromhex(entry["salt"]) + entry["body"].encode()
            assert hashlib.sha256(body).hexdigest() == entry["body_hash"]
    return bool((end["head"], end["chain_hash"]) == (entries[-1]["number"], total.hex()))


def last_entry(path: Path) -> Entry:
    with closing(open_reader(path)) as reader:
        (entry,) = reader.numbered((reader.head().number,))
    return entry


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "room.store"
    with closing(open_session(path, None, None, "Nadia Okoro", "desk-1", "live", ticking())) as session:
        (opened, *_) = session.do(c.OpenCall(callback="555-0142"))
        session.do(c.AddNote(call=opened.subject, text="the river"))
    return path


@pytest.fixture
def real(tmp_path: Path) -> Path:
    path = tmp_path / "room.store"
    make_real_store(path)
    with signed_in(path) as session:
        (opened, *_) = session.do(c.OpenCall(callback="555-0142"))
        session.do(c.AddNote(call=opened.subject, text="the river"))
    return path


def test_the_export_is_entered_and_is_the_last_entry_of_itself(sample: Path) -> None:
    lines, complaint = exported(sample)
    head = json.loads(console("ledger", "head", "--store", str(sample), "--json").stdout)

    last = lines[-2]
    body = json.loads(last["body"])
    assert (last["kind"], last["who"], last["position"]) == ("Exported", "Command line", "Command line")
    assert body["what"] == "ledger"
    assert body["up_to"] == last["number"] - 1
    assert set(body["marks"]) == {mark.value for mark in SEES["dispatcher"]}
    assert (lines[-1]["head"], lines[-1]["chain_hash"]) == (head["entries"], head["chain_hash"])
    assert complaint == ""
    assert all(line["body"] is not None for line in lines[1:-1])
    assert holds_together(lines)
    assert verify(sample).damages == ()


@pytest.mark.parametrize("role", PEOPLE)
def test_each_role_exports_what_it_is_shown_and_the_chain_can_be_checked(store: Path, role: str) -> None:
    marks = SEES[role]  # type: ignore[index]  # one of the roles
    words = {word: mark for each in planted() for word, mark in each.words.values()}

    lines, _ = exported(store, "--as", PEOPLE[role], "--position", f"seat of {role}")

    told = json.dumps(lines)
    assert {word for word, mark in words.items() if mark not in marks and word in told} == set()
    assert {word for word, mark in words.items() if mark in marks and word not in told} == set()
    assert holds_together(lines)
    withheld = [line for line in lines[1:-1] if line["body"] is None]
    assert {line["kind"] for line in withheld} >= {"ReviewGiven", "ReviewAnswered"} or Mark.REVIEW in marks
    assert (len(withheld) <= 2) == (Mark.HEALTH in marks)
    assert all(line["shown"]["kind"] == line["kind"] for line in withheld)
    assert json.loads(lines[-2]["body"])["marks"] == sorted(marks)


def test_what_is_shown_of_a_withheld_body_is_what_may_be_seen_of_it(store: Path) -> None:
    lines, _ = exported(store, "--marks", "person")

    (moved,) = [line for line in lines[1:-1] if line["kind"] == "HandOffMoved"]
    (note,) = [line for line in lines[1:-1] if line["kind"] == "NoteAdded"]

    assert moved["body"] is None
    assert moved["shown"]["person"] == "PlantedHandOffMovedPerson"
    assert "reason" not in moved["shown"]
    assert note["shown"] == {"kind": "NoteAdded", "call": "26-00001"}
    assert json.loads(lines[-2]["body"])["marks"] == ["person", "plain"]


def test_nobody_is_given_more_than_they_are_shown_and_is_told_so(sample: Path) -> None:
    lines, complaint = exported(sample, "--as", READER, "--marks", "health", "plain", code=1)

    assert json.loads(lines[-2]["body"])["marks"] == ["plain"]
    assert "the river" not in json.dumps(lines)
    assert "fields marked health are withheld: who asked is not shown them." in complaint


def test_a_room_that_asks_for_sign_ins_gives_nothing_to_nobody(real: Path, tmp_path: Path) -> None:
    before = last_entry(real).number

    nothing, says = exported(real, code=2)
    wrong = ("--as", READER, "--password-file", password_file(tmp_path, "of somebody else"))
    nothing_either, told = exported(real, *wrong, code=2)

    assert (nothing, nothing_either) == ([], [])
    assert "say who asks, with --as PERSON --password-file FILE." in says
    assert "That name and password do not belong together." in told
    assert last_entry(real).number == before + 1
    assert last_entry(real).body.kind == "SignInFailed"


@pytest.mark.parametrize(("who", "marks"), [(READER, ["plain"]), ("okoro", sorted(SEES["dispatcher"]))])
def test_whoever_proves_who_they_are_exports_what_they_are_shown(
    real: Path, tmp_path: Path, who: str, marks: list[str]
) -> None:
    lines, _ = exported(real, "--as", who, "--password-file", password_file(tmp_path))

    last = last_entry(real)
    assert isinstance(last.body, e.Exported)
    assert list(last.body.marks) == marks
    assert lines[-2]["number"] == last.number
    assert ("the river" in json.dumps(lines)) == ("health" in marks)
    assert holds_together(lines)


def test_the_desk_of_whoever_exports_is_left_as_it_is(real: Path, tmp_path: Path) -> None:
    with signed_in(real, seat="desk-2") as desk:
        desk.do(c.LockPosition())
        exported(real, "--as", "okoro", "--password-file", password_file(tmp_path))
        desk.catch_up()

        assert desk.board.people.seats["desk-2"].is_locked


def test_who_works_here_no_longer_exports_nothing(real: Path, tmp_path: Path) -> None:
    with signed_in(real, ADMINISTRATOR, "office") as session:
        session.do(c.SetPerson(person="haugen", name=READER, roles=("reader",), is_active=False))

    lines, says = exported(real, "--as", READER, "--password-file", password_file(tmp_path), code=2)

    assert lines == []
    assert "works here no longer" in says


def test_a_password_file_that_cannot_be_read_is_told(real: Path, tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"\xff\n")
    (tmp_path / "marked").write_text(f"\ufeff{PASSWORD}\r\n", "utf-8")
    exported(real, "--as", READER, "--password-file", str(tmp_path / "marked"))

    for file, says in ((tmp_path / "none", "there is no such file"), (tmp_path / "latin", "not UTF-8 text")):
        lines, complaint = exported(real, "--as", READER, "--password-file", str(file), code=2)
        assert lines == []
        assert says in complaint


def test_a_name_that_cannot_stand_in_an_entry_is_none(sample: Path) -> None:
    for option, each in product(("--as", "--position"), ("two\nlines", "two\u202e lines")):
        _, says = exported(sample, option, each, code=2)
        assert f"{option}: a name is plain UTF-8 text on one line" in says
        assert "two" not in says


def test_while_another_program_writes_nothing_leaves(sample: Path) -> None:
    with held(sample):
        lines, says = exported(sample, code=2)

    assert lines == []
    assert "another program is writing to this store" in says


def test_a_file_is_its_owners_alone_and_named_once_it_is_whole(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"

    exported(sample, "--out", str(out))
    _, says = exported(sample, "--out", str(tmp_path / "none" / "out.jsonl"), code=2)

    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert holds_together([json.loads(line) for line in out.read_text("utf-8").splitlines()])
    assert not (tmp_path / "out.jsonl.part").exists()
    assert "there is no such file" in says


def test_what_is_entered_meanwhile_is_in_the_next_export(sample: Path, tmp_path: Path) -> None:
    with closing(open_ledger(sample, "live", ticking())) as ledger, (tmp_path / "out").open("w") as out:
        last = ledger.head().number
        ledger.record(c.OpenCall(), "Nadia Okoro", "desk-1")

        head = export(sample, out, up_to=last)

        assert head.number == last < ledger.head().number
    assert len((tmp_path / "out").read_text().splitlines()) == last + 2


def test_a_store_that_can_only_be_read_is_exported_and_that_is_said(sample: Path, tmp_path: Path) -> None:
    with mounted(tmp_path / "copy", "size=8m") as folder:
        copy = folder / "evidence.store"
        copy.write_bytes(sample.read_bytes())
        remount(folder, "ro")

        lines, says = exported(copy, code=1)
        plain, _ = exported(copy, "--as", READER, code=1)
        remount(folder, "rw")

    assert "This export could not be entered, for nothing can be written here" in says
    assert lines[-2]["kind"] == "NoteAdded"
    assert "the river" in json.dumps(lines)
    assert "the river" not in json.dumps(plain)
    assert holds_together(lines)
    assert holds_together(plain)


def test_of_a_real_room_only_what_is_plain_leaves_a_copy_that_nobody_has_signed_for(
    real: Path, tmp_path: Path
) -> None:
    with mounted(tmp_path / "copy", "size=8m") as folder:
        copy = folder / "evidence.store"
        copy.write_bytes(real.read_bytes())
        remount(folder, "ro")

        plain, says = exported(copy, code=1)
        own = ("--as", "okoro", "--password-file", password_file(tmp_path))
        lines, _ = exported(copy, *own, code=1)
        wrong = ("--as", "okoro", "--password-file", password_file(tmp_path, "of somebody else"))
        nothing, _ = exported(copy, *wrong, code=2)
        remount(folder, "rw")

    assert "the river" not in json.dumps(plain)
    assert "are withheld" in says
    assert "the river" in json.dumps(lines)
    assert nothing == []
    assert holds_together(plain)


@pytest.mark.parametrize("is_real", [False, True], ids=["sample", "real"])
def test_a_damaged_store_is_exported_as_far_as_it_can_be_read(
    sample: Path, tmp_path: Path, is_real: bool
) -> None:
    path = sample
    if is_real:
        path = tmp_path / "real.store"
        make_real_store(path)
        with signed_in(path) as session:
            (opened, *_) = session.do(c.OpenCall())
            session.do(c.AddNote(call=opened.subject, text="the river"))
    whole = path.read_bytes()
    place = whole.index(b'"text":"the river') + 8
    path.write_bytes(whole[:place] + b"the ocean" + whole[place + 9 :])

    lines, says = exported(path, code=1)

    assert "could not be entered" in says
    assert ("the ocean" in json.dumps(lines)) == (not is_real)

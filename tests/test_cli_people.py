"""`console people` and sign-ins from scripts: a room is staffed, acts in it, and is left as it was."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from console.bundled import bundled_agency
from console.cli_commands import example_lines
from console.domain.clock import utc_now
from console.ledger.ledger import open_ledger
from console.ledger.verify import verify
from tests.test_cli_record import console, record

EXAMPLE = "".join(f"{line}\n" for line in example_lines())
FIRST = "correct horse battery"
OTHER = "quiet winter lane"


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder with a real agency's pack and passwords in files, and no store yet."""
    pack = bundled_agency("example-county").replace('nature = "sample"', 'nature = "own"')
    (tmp_path / "ours.toml").write_text(pack, "utf-8")
    (tmp_path / "first").write_text(f"{FIRST}\nwhat stands below is no password\n", "utf-8")
    (tmp_path / "other").write_text(f"{OTHER}\r\n", "utf-8")
    (tmp_path / "empty").write_text("\n", "utf-8")
    return tmp_path


def people(room: Path, *words: str) -> tuple[int, str, str]:
    """The exit code, what was answered and what was complained of."""
    done = console("people", *words, "--store", str(room / "room.store"))
    assert b"Traceback" not in done.stderr
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def begin(room: Path) -> None:
    """Make Rosa Fontaine the first administrator."""
    words = ("add", "fontaine", "--name", "Rosa Fontaine", "--role", "administrator")
    agency = ("--agency", str(room / "ours.toml"))
    code, said, _ = people(room, *words, *agency, "--new-password-file", str(room / "first"))
    assert (code, said) == (0, "Rosa Fontaine is the first administrator.\n")


def by_rosa(room: Path) -> tuple[str, ...]:
    return ("--as", "fontaine", "--password-file", str(room / "first"))


def kinds(room: Path) -> list[str]:
    with closing(open_ledger(room / "room.store", "live", utc_now)) as ledger:
        return [entry.body.kind for entry in (*ledger.history("people"),)]


def test_a_room_is_staffed_from_a_script_and_takes_calls(room: Path) -> None:
    begin(room)
    added = ("add", "ruiz", "--name", "Ana Ruiz", "--role", "dispatcher", "--role", "supervisor")
    code, said, _ = people(room, *added, *by_rosa(room), "--new-password-file", str(room / "first"))
    assert (code, said) == (0, "Ana Ruiz was added, and has a password to be changed at the first sign-in.\n")
    own = ("password", "ruiz", "--as", "ruiz", "--password-file", str(room / "first"))
    assert people(room, *own, "--new-password-file", str(room / "other"))[0] == 0

    words = ("--as", "ruiz", "--password-file", str(room / "other"))
    own_word = EXAMPLE.replace("Lena Brandt", "Ana Ruiz")
    kept = '{"command": "NoteNextAction", "call": "26-00001", "outcome": "done"}\n'
    code, answers, complaint = record(room / "room.store", f"{own_word}{kept}", *words)

    assert (code, complaint) == (0, "")
    assert all(answer["entries"] for answer in answers)
    assert kinds(room)[-2:] == ["SignedIn", "SignedOff"]
    assert verify(room / "room.store").damages == ()
    code, said, _ = people(room, "list", "--json")
    rows = {row["person"]: row for row in map(json.loads, said.splitlines())}
    assert code == 0
    assert rows["ruiz"]["roles"] == ["dispatcher", "supervisor"]
    assert (rows["ruiz"]["state"], rows["ruiz"]["sits"], rows["ruiz"]["active"]) == ("can sign in", "", True)
    assert rows["okoro"]["state"] == "no password yet"


def test_a_script_that_leaves_a_promise_stays_signed_in_and_says_so(room: Path) -> None:
    begin(room)
    added = ("add", "ruiz", "--name", "Ana Ruiz", "--role", "dispatcher", "--role", "supervisor")
    people(room, *added, *by_rosa(room), "--new-password-file", str(room / "first"))
    own = ("password", "ruiz", "--as", "ruiz", "--password-file", str(room / "first"))
    people(room, *own, "--new-password-file", str(room / "other"))

    words = ("--as", "ruiz", "--password-file", str(room / "other"))
    code, _, complaint = record(room / "room.store", EXAMPLE.replace("Lena Brandt", "Ana Ruiz"), *words)

    assert code == 0
    assert complaint.startswith("Something promised at closing is looked after at")
    assert kinds(room)[-1] == "SignedIn"


def test_a_real_room_lets_no_script_in_without_a_password(room: Path) -> None:
    begin(room)
    before = kinds(room)

    code, answers, complaint = record(room / "room.store", EXAMPLE)

    assert (code, answers) == (2, [])
    assert "say who asks, with --as PERSON --password-file FILE." in complaint
    assert kinds(room) == before


def test_before_the_first_administrator_nothing_is_recorded(room: Path) -> None:
    agency = ("--agency", str(room / "ours.toml"), "--password-file", str(room / "first"))

    code, answers, complaint = record(room / "room.store", EXAMPLE, *agency)

    assert (code, answers) == (2, [])
    assert "`console people add` makes the first administrator" in complaint


def test_the_first_person_is_an_administrator_with_a_password(room: Path) -> None:
    agency = ("--agency", str(room / "ours.toml"))
    words = ("add", "ruiz", "--name", "Ana Ruiz", "--role", "dispatcher", *agency)

    code, _, complaint = people(room, *words)

    assert code == 2
    assert "--role administrator --new-password-file FILE" in complaint
    (room / "short").write_text("short\n", "utf-8")
    weak = ("add", "ruiz", "--name", "Ana Ruiz", "--role", "administrator", "--new-password-file")
    code, _, complaint = people(room, *weak, str(room / "short"), *agency)
    assert code == 1
    assert "it has 5 characters, and at least 8 are needed" in complaint


def test_a_first_administrator_may_be_more_than_that(room: Path) -> None:
    words = ("add", "ruiz", "--name", "Ana Ruiz", "--role", "supervisor", "--role", "administrator", "--json")
    agency = ("--agency", str(room / "ours.toml"), "--new-password-file", str(room / "first"))

    code, said, _ = people(room, *words, *agency)

    assert code == 0
    assert json.loads(said)["roles"] == ["supervisor", "administrator"]


def test_a_wrong_password_is_told_and_counts(room: Path) -> None:
    begin(room)
    wrong = ("--as", "fontaine", "--password-file", str(room / "other"))
    for _ in range(5):
        code, _, complaint = people(room, "release", "okoro", "--reason", "x", *wrong)
        assert code == 2

    assert "Too many sign-ins as Rosa Fontaine failed" in complaint
    assert kinds(room)[-2:] == ["SignInFailed", "AccountLocked"]


@pytest.mark.parametrize(
    ("file", "says"),
    [("empty", "its first line is empty"), ("nowhere", "there is no such file")],
)
def test_a_password_file_that_holds_none_is_told(room: Path, file: str, says: str) -> None:
    begin(room)

    code, _, complaint = people(
        room, "release", "okoro", "--reason", "x", "--as", "fontaine", "--password-file", str(room / file)
    )

    assert code == 2
    assert says in complaint
    assert FIRST not in complaint


def test_what_a_role_may_not_do_is_refused_and_an_entry(room: Path) -> None:
    begin(room)
    people(
        room, "add", "ruiz", "--name", "Ana Ruiz", "--role", "reader", *by_rosa(room),
        "--new-password-file", str(room / "first"),
    )  # fmt: skip
    people(
        room, "password", "ruiz", "--as", "ruiz", "--password-file", str(room / "first"),
        "--new-password-file", str(room / "other"),
    )  # fmt: skip

    code, said, _ = people(
        room, "set", "ruiz", "--role", "administrator", "--json", "--as", "ruiz",
        "--password-file", str(room / "other"),
    )  # fmt: skip

    assert code == 1
    assert json.loads(said)["refused"] == "role_may_not"
    assert kinds(room)[-3:] == ["SignedIn", "ActRefused", "SignedOff"]


def test_who_leaves_works_here_no_longer_and_the_rest_stays(room: Path) -> None:
    begin(room)

    code, said, _ = people(room, "set", "okoro", "--active", "no", *by_rosa(room))

    assert (code, said) == (0, "Nadia Okoro was changed.\n")
    _, listed, _ = people(room, "list")
    assert "okoro            Nadia Okoro (dispatcher): works here no longer" in listed


def test_calls_that_are_open_keep_somebody_signed_in(room: Path) -> None:
    begin(room)
    words = ("--policy", "denver-star", "--as", "fontaine", "--password-file", str(room / "first"))
    assert record(room / "room.store", "", *words)[0] == 0
    people(room, "set", "fontaine", "--role", "administrator", "--role", "dispatcher", *by_rosa(room))

    code, answers, complaint = record(room / "room.store", '{"command": "OpenCall"}', *words)

    assert code == 0
    assert answers[0]["call"] == "26-00001"
    assert "Calls are open at desk-1, so Rosa Fontaine stays signed in there." in complaint
    with closing(open_ledger(room / "room.store", "live", utc_now)) as ledger:
        assert ledger.board.people.seats["desk-1"].person == "fontaine"
        assert ledger.board.room is not None
        assert ledger.board.room.compiled.policy.id == "denver-star"
        assert [entry.who for entry in ledger.history("room")][-1] == "Rosa Fontaine"


def test_a_locked_desk_is_locked_again_afterwards(room: Path) -> None:
    begin(room)
    words = ("--as", "fontaine", "--password-file", str(room / "first"))
    locks = '{"command": "SignIn", "person": "fontaine"}\n{"command": "LockPosition"}\n'
    people(room, "set", "fontaine", "--role", "administrator", "--role", "dispatcher", *by_rosa(room))
    record(room / "room.store", f'{{"command": "OpenCall"}}\n{locks}', *words)

    record(room / "room.store", '{"command": "OpenCall"}', *words)

    assert kinds(room)[-3:] == ["PositionLocked", "PositionUnlocked", "PositionLocked"]


def test_in_the_sample_agency_nobody_needs_a_password(tmp_path: Path) -> None:
    store = ("--store", str(tmp_path / "room.store"))
    assert record(tmp_path / "room.store", "")[0] == 0

    done = console("people", "add", "ruiz", "--name", "Ana Ruiz", "--role", "dispatcher", "--as",
                   "Rosa Fontaine", *store)  # fmt: skip
    refused = console("people", "add", "x", "--name", "X Y", "--role", "dispatcher", "--as", "Ann", *store)

    assert done.returncode == 0
    assert refused.returncode == 1
    assert b"Ann may not do this; roles here: dispatcher." in refused.stderr


def test_a_store_that_is_not_there_is_not_made_to_be_listed(tmp_path: Path) -> None:
    done = console("people", "list", "--store", str(tmp_path / "none.store"))

    assert done.returncode == 2
    assert b"there is no store here" in done.stderr
    assert not (tmp_path / "none.store").exists()


@pytest.mark.parametrize("person", ["Ana Ruiz", "-", "ä"])
def test_a_short_name_that_cannot_be_one_is_told(tmp_path: Path, person: str) -> None:
    done = console(
        "people", "set", "--as", "x", "--store", str(tmp_path / "room.store"), "--", person
    )  # fmt: skip

    assert done.returncode == 2
    assert "a short name has small letters" in done.stderr.decode()
    assert not (tmp_path / "room.store").exists()

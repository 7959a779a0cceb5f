"""`console ledger backup` and `restore` as scripts and supervisors meet them."""

import json
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from console.domain.clock import as_text, utc_now
from console.ledger.keeping import Plan
from console.ledger.on_disk import sum_of
from console.ledger.verify import verify
from console.settings import PRODUCT
from tests.ledger.kept import entries, files, in_place, keep
from tests.ledger.small_room import a_ledger, a_life
from tests.real_room import ADMINISTRATOR, DISPATCHER, PASSWORD, SUPERVISOR, make_real_store, password_file
from tests.test_cli_record import console

ASKED = ("--as", "Lena Brandt", "--reason", "the disk failed")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return a_store(tmp_path / "room.store")


def a_store(path: Path) -> Path:
    """A store with a closed call in it."""
    with closing(a_ledger(path)) as ledger:
        for _ in a_life(ledger):
            pass
    return path


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two places, as the settings name them."""
    found = tmp_path / "first", tmp_path / "second"
    for place in found:
        place.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    own = tmp_path / PRODUCT
    own.mkdir()
    (own / "settings.toml").write_text(f'[backup]\nplaces = ["{found[0]}", "{found[1]}"]\n', "utf-8")
    return found


def ledger(*words: object) -> tuple[int, str, str]:
    done = console("ledger", *map(str, words))
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_backups_go_to_the_places_of_the_settings_and_are_listed(
    store: Path, places: tuple[Path, Path]
) -> None:
    before = ledger("backup", "--store", store, "--list")
    made = ledger("backup", "--store", store, "--to-places")
    told = json.loads(ledger("backup", "--store", store, "--to-places", "--json")[1])
    after = ledger("backup", "--store", store, "--list", "--check")
    listed = json.loads(ledger("backup", "--store", store, "--list", "--json")[1])

    assert (before[0], made[0], after[0]) == (1, 0, 0)
    assert "There is no good backup of this store yet." in before[1]
    last = entries(store)[-1].number
    assert f"All up to entry {last} is in a good backup" in made[1]
    assert [len(in_place(place)) for place in places] == [1, 1]
    assert (told["level"], [place["backups"] for place in told["places"]]) == ("good", [1, 1])
    assert str(in_place(places[1])[0].path) in after[1]
    assert [backup["entries"] for backup in listed["backups"]] == [last, last]
    assert listed["changed"] == []


def test_without_settings_they_go_beside_the_store(store: Path) -> None:
    code, said, _ = ledger("backup", "--store", store, "--to-places")

    assert code == 0
    assert "on the same disk as the store" in said
    assert len(in_place(store.parent / "backups")) == 1


def test_a_place_that_is_missing_is_something_to_look_at_and_none_is_a_failure(
    store: Path, places: tuple[Path, Path]
) -> None:
    places[0].rmdir()
    one = ledger("backup", "--store", store, "--to-places")
    for file in files(places[1]):
        (places[1] / file).unlink()
    places[1].rmdir()
    none = ledger("backup", "--store", store, "--to-places")

    assert (one[0], none[0]) == (1, 2)
    assert f"{places[0]}: there is no such folder." in one[1]


def test_a_changed_backup_is_told_when_each_is_read_again(store: Path, places: tuple[Path, Path]) -> None:
    ledger("backup", "--store", store, "--to-places")
    (backup,) = in_place(places[0])
    whole = backup.path.read_bytes()
    backup.path.write_bytes(whole[:4000] + bytes([whole[4000] ^ 1]) + whole[4001:])

    code, _, complaint = ledger("backup", "--store", store, "--list", "--check")

    assert code == 1
    assert f"{backup.path}: this is no longer the file that was verified." in complaint


@pytest.mark.parametrize("words", [(), ("copy.store", "--list"), ("--list", "--to-places")])
def test_one_thing_at_a_time_is_asked_of_backup(store: Path, words: tuple[str, ...]) -> None:
    code, _, complaint = ledger("backup", "--store", store, *words)

    assert code == 2
    assert complaint == "Say one of: the file to copy to, --to-places, --list.\n"


def test_faulty_settings_are_told_and_nothing_is_made(store: Path, places: tuple[Path, Path]) -> None:
    settings = places[0].parent / PRODUCT / "settings.toml"
    settings.write_text("[backup]\nevery = 3\n", "utf-8")

    code, _, complaint = ledger("backup", "--store", store, "--to-places")

    assert code == 2
    assert (
        complaint
        == f"{settings}: backup, every: there is no key 'every' here; take it out, or check its spelling\n"
    )
    assert files(places[0]) == []


@pytest.fixture
def backed_up(store: Path, places: tuple[Path, Path]) -> Path:
    keep(Plan(store, places), utc_now)
    return store


def test_what_there_is_to_restore_is_listed_though_the_store_is_gone(
    backed_up: Path, places: tuple[Path, Path]
) -> None:
    backed_up.unlink()

    here = ledger("restore", "--store", backed_up, "--list")
    there = ledger("restore", "--from", places[0], "--list", "--json")

    assert (here[0], there[0]) == (0, 0)
    assert here[1].count(".store\n") == 2
    assert len(json.loads(there[1])["backups"]) == 1


def test_a_store_that_is_gone_is_restored_and_each_step_is_told(backed_up: Path) -> None:
    before = entries(backed_up)
    backed_up.unlink()

    code, said, complaint = ledger("restore", "--store", backed_up, "--to", backed_up, *ASKED, "--refold")

    assert (code, complaint) == (0, "")
    for step in ("Copied room-", "Taken up to entry", "Verified", "Opened as a desk", "Folded every entry"):
        assert f"\n{step}" in f"\n{said}"
    assert entries(backed_up)[:-1] == before
    assert entries(backed_up)[-1].who == "Lena Brandt"
    assert verify(backed_up).damages == ()


def test_to_a_moment_and_to_an_entry(backed_up: Path, tmp_path: Path) -> None:
    there = entries(backed_up)
    first = next(one for one, two in pairwise(there[:-1]) if one.at == two.at)

    to_moment = "--store", backed_up, "--at", as_text(first.at), "--to", tmp_path / "1.store", *ASKED
    code, said, _ = ledger("restore", *to_moment, "--json")
    to_entry = "--store", backed_up, "--entry", first.number, "--to", tmp_path / "2.store", *ASKED
    other_code, words, _ = ledger("restore", *to_entry)

    assert (code, other_code) == (0, 0)
    told = json.loads(said)
    up_to = told["up_to"]
    assert up_to > first.number
    assert f"Entry {first.number} is one act with all up to {up_to}, and an act is restored whole." in words
    assert told["entries"] == up_to + 1
    for restored in ("1.store", "2.store"):
        assert entries(tmp_path / restored)[:up_to] == there[:up_to]


def test_a_store_that_stands_there_is_moved_aside_only_when_asked(backed_up: Path) -> None:
    refused = ledger("restore", "--store", backed_up, "--to", backed_up, *ASKED)
    done = ledger("restore", "--store", backed_up, "--to", backed_up, *ASKED, "--replace")

    assert (refused[0], done[0]) == (2, 0)
    assert "there is a store already. Nothing was changed." in refused[2]
    (aside,) = [file for file in backed_up.parent.glob("room.store.before-*") if file.name.endswith("Z")]
    assert f"The store that stood there is kept as {aside}." in done[1]


def test_a_backup_that_is_hurt_is_refused_aloud_and_another_is_taken(
    backed_up: Path, places: tuple[Path, Path], tmp_path: Path
) -> None:
    (backup,) = in_place(places[0])
    whole = backup.path.read_bytes()
    backup.path.write_bytes(whole[:4000] + bytes([whole[4000] ^ 1]) + whole[4001:])

    both = ledger("restore", "--store", backed_up, "--to", tmp_path / "new.store", *ASKED)
    alone = ledger("restore", "--from", backup.path, "--to", tmp_path / "other.store", *ASKED)

    assert (both[0], alone[0]) == (1, 2)
    assert "it is not the file that was verified" in both[2]
    assert "it is not the file that was verified" in alone[2]
    assert verify(tmp_path / "new.store").damages == ()
    assert not (tmp_path / "other.store").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (ASKED, "Say where to: --to FILE."),
        (("--to", "new.store"), "Say who restores and why: --as PERSON --reason TEXT."),
        (("--to", "new.store", "--as", "L\aB", "--reason", "r"), "--as: plain UTF-8 text on one line"),
        (
            ("--to", "new.store", "--as", "L", "--reason", "r" * 2001),
            "--reason: plain UTF-8 text on one line",
        ),
        (("--to", "new.store", *ASKED, "--at", "noon"), "--at has to be a date and a time, such as 2026-"),
        (("--to", "new.store", *ASKED, "--at", "2026-03-01T21:00"), "--at needs its time zone, such as"),
        (("--to", "new.store", *ASKED, "--at", "0001-01-01T00:00+14:00"), "--at has to be a date and a time"),
        (("--to", "new.store", *ASKED, "--entry", "9" * 30), "--entry has to be the number of an entry"),
        (("--to", "new.store", *ASKED, "--entry", "0"), "--entry has to be the number of an entry"),
        (("--to", "new.store", *ASKED, "--at", "2026-03-01T21:00Z", "--entry", "4"), "not both"),
        (("--to", "new.store", *ASKED, "--entry", "99999"), "what is asked for lies after that"),
        (("--to", "new.store", *ASKED, "--from", "nowhere"), "there is no such folder"),
    ],
)
def test_what_cannot_be_restored_is_told(backed_up: Path, words: tuple[str, ...], says: str) -> None:
    code, _, complaint = ledger("restore", "--store", backed_up, *words)

    assert code == 2
    assert says in complaint


@pytest.mark.usefixtures("backed_up")
def test_several_stores_in_one_place_have_to_be_told_apart(places: tuple[Path, Path], tmp_path: Path) -> None:
    other = a_store(tmp_path / "other.store")
    keep(Plan(other, places), utc_now)

    unclear = ledger("restore", "--from", places[0], "--to", tmp_path / "new.store", *ASKED)
    clear = ledger("restore", "--from", places[0], "--store", other, "--to", tmp_path / "new.store", *ASKED)

    assert (unclear[0], clear[0]) == (2, 0)
    assert unclear[2] == "There are backups of several stores: other, room. Name one with --store.\n"


def by(who: str, folder: Path, password: str = PASSWORD) -> tuple[str, ...]:
    proof = ("--as", who, "--password-file", password_file(folder, password))
    return (*proof, "--reason", "the disk failed")


@pytest.mark.usefixtures("places")
def test_in_a_room_that_asks_for_sign_ins_a_restore_is_a_supervisors_or_an_administrators(
    tmp_path: Path,
) -> None:
    path = tmp_path / "room.store"
    make_real_store(path)
    ledger("backup", "--store", path, "--to-places")
    words = ("restore", "--store", path, "--to", tmp_path / "new.store")

    nobody = ledger(*words, *ASKED)
    wrong = ledger(*words, *by(SUPERVISOR, tmp_path, "of somebody else"))
    dispatcher = ledger(*words, *by(DISPATCHER, tmp_path))
    refused = [(entry.who, entry.body.kind) for entry in entries(path)[-2:]]
    supervisor = ledger(*words, *by("brandt", tmp_path))

    assert [done[0] for done in (nobody, wrong, dispatcher, supervisor)] == [2, 2, 2, 0]
    assert "say who asks, with --as PERSON --password-file FILE." in nobody[2]
    assert "do not belong together" in wrong[2]
    assert "may not do this; roles here: dispatcher" in dispatcher[2]
    assert refused == [(SUPERVISOR, "SignInFailed"), (DISPATCHER, "ActRefused")]
    assert entries(tmp_path / "new.store")[-1].who == SUPERVISOR


def test_a_store_that_is_destroyed_is_restored_by_a_password_in_its_backup(
    tmp_path: Path, places: tuple[Path, Path]
) -> None:
    path = tmp_path / "room.store"
    make_real_store(path)
    ledger("backup", "--store", path, "--to-places")
    (backup,) = in_place(places[0])
    held, sum_ = files(places[0]), sum_of(backup.path)
    path.write_bytes(b"nothing of a store is left")
    again = ("restore", "--store", path, "--to", path, "--replace")

    dispatcher = ledger(*again, *by(DISPATCHER, tmp_path))
    administrator = ledger(*again, *by(ADMINISTRATOR, tmp_path))

    assert (dispatcher[0], administrator[0]) == (2, 0), administrator[2]
    assert entries(path)[-1].who == ADMINISTRATOR
    assert verify(path).damages == ()
    assert (files(places[0]), sum_of(backup.path)) == (held, sum_), "what is tried leaves a backup alone"
    assert not list(tmp_path.glob(".*.restoring"))

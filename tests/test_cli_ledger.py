"""`console ledger` as scripts and supervisors meet it."""

import json
from pathlib import Path

import pytest

from console.cli_commands import example_lines
from console.ledger.verify import verify
from tests.test_cli_record import console, record


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "room.store"
    record(path, "".join(f"{line}\n" for line in example_lines()))
    return path


def test_a_sound_store_is_told_with_its_head(store: Path) -> None:
    said = console("ledger", "verify", "--store", str(store))
    told = console("ledger", "verify", "--store", str(store), "--json")
    head = console("ledger", "head", "--store", str(store), "--json")

    assert (said.returncode, told.returncode, head.returncode) == (0, 0, 0)
    assert "nothing is damaged" in said.stdout.decode()
    assert json.loads(told.stdout) == {**json.loads(head.stdout), "damages": []}
    assert json.loads(head.stdout)["entries"] > 20


def test_damage_is_told_in_words_and_by_the_exit_code(store: Path) -> None:
    whole = store.read_bytes()
    place = whole.index(b'"text":"Brother, 24') + 8
    store.write_bytes(whole[:place] + b"Another" + whole[place + 7 :])

    said = console("ledger", "verify", "--store", str(store))
    told = console("ledger", "verify", "--store", str(store), "--json")

    assert (said.returncode, told.returncode) == (1, 1)
    assert said.stdout.decode().startswith("Entry ")
    assert "its body is not what was written." in said.stdout.decode()
    assert "go on with the last backup" in said.stderr.decode()
    assert json.loads(told.stdout)["damages"][0]["first"] > 1


def test_a_store_that_is_hardly_there_is_damage_too(store: Path) -> None:
    store.write_bytes(store.read_bytes()[:9000])

    done = console("ledger", "verify", "--store", str(store))

    assert done.returncode == 1
    assert done.stdout.decode().startswith(f"{store}: the store is damaged: ")
    assert ".." not in done.stdout.decode()
    assert b"Traceback" not in done.stderr


def test_the_index_is_made_again(store: Path) -> None:
    done = console("ledger", "rebuild", "--store", str(store), "--json")

    assert done.returncode == 0
    assert json.loads(done.stdout)["entries"] > 20
    assert verify(store).damages == ()


def test_an_export_goes_to_the_output_or_to_a_file(store: Path, tmp_path: Path) -> None:
    shown = console("ledger", "export", "--store", str(store))
    written = console("ledger", "export", "--store", str(store), "--out", str(tmp_path / "all.jsonl"))

    assert (shown.returncode, written.returncode) == (0, 0)
    assert (tmp_path / "all.jsonl").read_bytes().splitlines()[:-2] == shown.stdout.splitlines()[:-1]
    assert len(shown.stdout.splitlines()) > 20
    assert not (tmp_path / "all.jsonl.part").exists()


def test_a_copy_is_a_store(store: Path, tmp_path: Path) -> None:
    done = console("ledger", "backup", "--store", str(store), str(tmp_path / "copy.store"))
    again = console("ledger", "backup", "--store", str(store), str(tmp_path / "copy.store"))

    assert done.returncode == 0
    assert verify(tmp_path / "copy.store").damages == ()
    assert again.returncode == 2
    assert b"there is such a file already" in again.stderr


@pytest.mark.parametrize("verb", ["verify", "rebuild", "head", "export"])
def test_a_folder_is_no_store(tmp_path: Path, verb: str) -> None:
    done = console("ledger", verb, "--store", str(tmp_path))

    assert done.returncode == 2
    assert f"{tmp_path}: this store cannot be opened: it is a folder." in done.stderr.decode()


@pytest.mark.parametrize("verb", ["verify", "rebuild", "head", "export"])
@pytest.mark.parametrize("content", [None, b"letters"], ids=["missing", "another file"])
def test_what_is_no_store_is_told(tmp_path: Path, verb: str, content: bytes | None) -> None:
    path = tmp_path / "it.store"
    if content is not None:
        path.write_bytes(content)

    done = console("ledger", verb, "--store", str(path))

    assert done.returncode == 2
    assert str(path).encode() in done.stderr
    assert b"Traceback" not in done.stderr
    assert path.exists() == (content is not None)

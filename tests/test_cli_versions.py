"""A version out of a store, `ID@ENTRY`: shown, checked and compared as any other policy."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from console.cli import run
from console.domain.entries import PolicyAdopted
from console.session import Session, open_session
from tests.domain.build import adoption

CARE_FIRST = "example-county-care-first"


def a_room(store: Path) -> Session:
    return open_session(store, None, None, "Ann", "desk-1", "live", lambda: datetime(2026, 3, 1, tzinfo=UTC))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A room whose policy was changed once: the versions are those of entries 1 and 2."""
    path = tmp_path / "room.store"
    room = a_room(path)
    changed = adoption().policy.replace('title = "Care first"', 'title = "Care first, second version"')
    changed = changed.replace('\nrule = "C1"', '\n# a remark\nrule = "C1"')
    room.do(adoption().model_copy(update={"policy": changed}))
    numbers = [entry.number for entry in room.history("room") if isinstance(entry.body, PolicyAdopted)]
    room.close()
    assert numbers == [1, 2]
    return path


def answered(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(["policy", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_version_is_shown_as_it_was_put_in_force(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, first, _ = answered(capsys, "show", f"{CARE_FIRST}@1", "--store", str(store), "--json")
    code, second, _ = answered(capsys, "show", f"{CARE_FIRST}@2", "--store", str(store), "--json")

    titles = [json.loads(said)["title"] for said in (first, second)]
    assert (code, titles) == (0, ["Care first", "Care first, second version"])


def test_a_version_is_checked_and_the_exit_code_is_that_of_any_policy(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said, _ = answered(capsys, "check", f"{CARE_FIRST}@2", "--store", str(store), "--json")
    bundled, same, _ = answered(capsys, "check", CARE_FIRST, "--json")

    kinds = [[each["kind"] for each in json.loads(answer)["findings"]] for answer in (said, same)]
    assert (code, bundled) == (0, 0)
    assert kinds[0] == kinds[1]


def test_two_versions_and_a_version_and_a_bundled_policy_are_compared(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    same = answered(capsys, "compare", f"{CARE_FIRST}@1", f"{CARE_FIRST}@2", "--store", str(store))
    other = answered(capsys, "compare", f"{CARE_FIRST}@2", "denver-star", "--store", str(store), "--json")

    assert same[0] == 0
    assert f"The first is {CARE_FIRST}@1, the second {CARE_FIRST}@2." in same[1]
    assert other[0] == 1
    assert json.loads(other[1])["differences"]


def test_a_store_lists_its_versions_behind_the_bundled_policies(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said, _ = answered(capsys, "list", "--store", str(store))
    plain = answered(capsys, "list")[1]

    assert code == 0
    assert said.startswith(plain)
    listed = [line.split()[0] for line in said.removeprefix(plain).splitlines()]
    assert listed == [f"{CARE_FIRST}@1", f"{CARE_FIRST}@2"]


def test_a_version_that_cannot_be_had_says_what_can(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unnamed = answered(capsys, "show", f"{CARE_FIRST}@1")
    unknown = answered(capsys, "check", f"{CARE_FIRST}@9", "--store", str(store))

    assert (unnamed[0], unknown[0]) == (2, 2)
    assert "is a version out of a store. Name the store: --store FILE." in unnamed[2]
    assert f"there is no version {CARE_FIRST}@9. There are: {CARE_FIRST}@1, {CARE_FIRST}@2." in unknown[2]


def test_a_file_by_that_name_goes_before_a_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours@3").write_text(adoption().policy, encoding="utf-8")

    code, said, _ = answered(capsys, "show", "ours@3", "--json")

    assert (code, json.loads(said)["id"]) == (0, CARE_FIRST)

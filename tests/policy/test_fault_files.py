"""Files made to break readers, put in place of a policy, of the facts and of cases: told, never a crash."""

from pathlib import Path

import pytest

from console.policy.cases import read_cases
from console.policy.facts import Catalogue
from console.policy.faults import Faulty
from console.policy.library import catalogue_in, policy_at
from console.settings import resources_dir
from tests.naughty import FAULTS
from tests.policy.building import Written, policy_text


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_in(resources_dir())


@pytest.fixture(scope="module")
def files() -> tuple[Path, ...]:
    found = tuple(sorted(path for path in FAULTS.rglob("*") if path.is_file()))
    if not found:
        pytest.skip(f"the files made to break readers are not on this machine: {FAULTS}")
    return found


def is_told(faulty: Faulty, file: Path) -> bool:
    return bool(faulty.faults) and all(fault.file == str(file) and fault.says for fault in faulty.faults)


def test_in_place_of_a_policy_each_is_told(files: tuple[Path, ...], catalogue: Catalogue) -> None:
    for path in files:
        with pytest.raises(Faulty) as raised:
            policy_at(path, catalogue)
        assert is_told(raised.value, path), path


def test_in_place_of_the_facts_each_is_told(files: tuple[Path, ...], tmp_path: Path) -> None:
    facts = tmp_path / "facts.toml"
    for path in files:
        facts.write_bytes(path.read_bytes())
        with pytest.raises(Faulty) as raised:
            catalogue_in(tmp_path)
        assert is_told(raised.value, facts), path


def test_in_place_of_cases_each_is_told(files: tuple[Path, ...], catalogue: Catalogue) -> None:
    for path in files:
        with pytest.raises(Faulty) as raised:
            read_cases(path.read_bytes().decode("utf-8", "replace"), str(path), catalogue)
        assert is_told(raised.value, path), path


def test_behind_a_good_policy_each_is_told_or_is_blank(
    files: tuple[Path, ...], catalogue: Catalogue, tmp_path: Path
) -> None:
    good = policy_text({"safety": [Written(None, ("law_enforcement",), 1)]}).encode()
    mine = tmp_path / "mine.toml"
    for path in files:
        mine.write_bytes(good + b"\n" + path.read_bytes())
        faults = faults_of(mine, catalogue)
        if faults is None:
            lines = path.read_text("utf-8-sig").splitlines()
            assert all(not line.strip() or line.lstrip().startswith("#") for line in lines), path
        else:
            assert is_told(faults, mine), path


def faults_of(path: Path, catalogue: Catalogue) -> Faulty | None:
    try:
        policy_at(path, catalogue)
    except Faulty as faulty:
        return faulty
    return None

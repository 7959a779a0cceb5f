"""What is installed is what was pinned: each requirement by version and hash, from no named place."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.style.source import ROOT

FILES = ("requirements.txt", "requirements-test.txt")
HASHES = r"( \\\n    --hash=sha256:[0-9a-f]{64})+"
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==\S+( ; [^\\]+)?" + HASHES + "$", re.MULTILINE)
STATED = re.compile(r"^[A-Za-z0-9._-]+")


def pinned(file: str) -> set[str]:
    return {match["name"] for match in PIN.finditer((ROOT / "packaging" / file).read_text("utf-8"))}


def stated(requirements: list[str]) -> set[str]:
    found = (STATED.match(requirement) for requirement in requirements)
    return {match[0].lower().replace("_", "-") for match in found if match}


@pytest.mark.parametrize("file", FILES)
def test_every_line_is_a_pin_with_hashes(file: str) -> None:
    text = (ROOT / "packaging" / file).read_text("utf-8")

    rest = PIN.sub("", text).split("\n")

    assert [line for line in rest if line and not line.startswith("#")] in ([], ["-r requirements.txt"])
    assert "://" not in text


def test_all_that_the_project_states_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    run, test = map(pinned, FILES)

    assert stated(project["project"]["dependencies"]) | stated(project["build-system"]["requires"]) <= run
    assert stated(project["project"]["optional-dependencies"]["test"]) <= test
    assert run.isdisjoint(test)


def test_packaging_is_no_package() -> None:
    assert not list(Path(ROOT, "packaging").rglob("__init__.py"))


def test_ci_runs_the_test_command() -> None:
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()

    assert lines[-1] == "exec sh packaging/test.sh"

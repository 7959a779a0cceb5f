"""The wheel carries the resources, and the console finds them there."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.style.source import ROOT

TOOLS_LEAVE = shutil.ignore_patterns("__pycache__", "*.egg-info", ".*")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a clean copy: what an earlier build left in `build/` must not come in."""
    box = tmp_path_factory.mktemp("wheel")
    for name in ("console", "resources"):
        shutil.copytree(ROOT / name, box / "checkout" / name, ignore=TOOLS_LEAVE)
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, box / "checkout" / name)
    options = ["--quiet", "--no-index", "--no-build-isolation", "--no-deps", "--wheel-dir", str(box)]
    command = [sys.executable, "-m", "pip", "wheel", *options, str(box / "checkout")]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own files
    return next(box.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_all_code_and_all_resources(wheel: Path) -> None:
    ours = {
        path.relative_to(ROOT).as_posix()
        for folder in ("console", "resources")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("console/")}

    assert held == {name if name.startswith("console/") else f"console/{name}" for name in ours}


@pytest.mark.slow
def test_the_console_of_the_wheel_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-P", "-m", "console", "policy", "list"]

    done = subprocess.run(  # noqa: S603 - our own interpreter on our own files
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    for policy in (ROOT / "resources" / "policies").glob("*.toml"):
        assert policy.stem in done.stdout

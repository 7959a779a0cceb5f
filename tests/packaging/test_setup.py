"""The set-up commands on a machine made of stubs: what they install, print and leave behind.

The real installation is what `sh packaging/test.sh` itself does before any test runs.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.style.source import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="apt and the stubs are for Linux")

# Stands for Python: says what the scripts ask it, and notes every call of pip.
PYTHON = """#!/bin/sh
case "$*" in
    *base_executable*) echo "$0" ;;
    *cache_tag*) echo cpython-311 ;;
    *ctypes*) [ -z "${LACKING:-}" ] || echo "$LACKING" ;;
    *'import ensurepip'*) [ -z "${NO_VENV:-}" ] ;;
    *sys.version_info*) echo python3.12-venv ;;
    '-m venv '*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
    '-m pip '*) echo "$*" >>"$PIP_CALLS"; [ -z "${PIP_FAILS:-}" ] ;;
    *) echo nothing ;;
esac
"""


class Machine:
    """A checkout in a folder with a space, and a PATH on which the stubs come first."""

    def __init__(self, place: Path) -> None:
        self.stubs = place / "stubs"
        self.stubs.mkdir()
        self.root = place / "the console"
        self.calls = place / "pip-calls"
        shutil.copytree(ROOT / "packaging", self.root / "packaging")
        for name in ("pyproject.toml", "setup.py"):
            shutil.copy(ROOT / name, self.root)
        self.stub("python3", PYTHON)
        self.stub("find", "#!/bin/sh\necho DejaVuSans.ttf\n")
        self.stub("id", "#!/bin/sh\necho 1000\n")
        self.stub("sudo", "#!/bin/sh\nexit 1\n")
        self.stub("apt-get", "#!/bin/sh\nexit 1\n")
        self.stub("apt-cache", "#!/bin/sh\nexit 100\n")

    def stub(self, name: str, text: str) -> None:
        (self.stubs / name).write_text(text)
        (self.stubs / name).chmod(0o755)

    def set_up(self, kind: str = "run", **environment: str) -> subprocess.CompletedProcess[str]:
        path = f"{self.stubs}:{os.environ['PATH']}"
        return subprocess.run(  # noqa: S603 - our own script
            ["/bin/sh", str(self.root / "packaging" / "setup.sh"), kind],
            env={"PATH": path, "PIP_CALLS": str(self.calls), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def pip_calls(self) -> int:
        return len(self.calls.read_text().splitlines()) if self.calls.exists() else 0


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_second_run_installs_nothing_and_says_nothing(machine: Machine) -> None:
    first = machine.set_up()
    calls = machine.pip_calls()

    second = machine.set_up()

    assert (first.returncode, calls) == (0, 2)
    assert (second.returncode, second.stderr, machine.pip_calls()) == (0, "", calls)


def test_requirements_are_taken_only_with_hashes_and_the_project_without_isolation(machine: Machine) -> None:
    machine.set_up("test")

    requirements, project = machine.calls.read_text().splitlines()

    assert "--require-hashes --only-binary :all:" in requirements
    assert requirements.endswith("requirements-test.txt")
    assert "--no-build-isolation --no-deps --editable" in project


def test_the_tests_add_to_what_runs_and_the_desk_then_needs_nothing(machine: Machine) -> None:
    machine.set_up("run")
    machine.set_up("test")
    calls = machine.pip_calls()

    machine.set_up("run")

    assert (calls, machine.pip_calls()) == (4, 4)


def test_a_changed_pin_is_installed_into_the_environment_that_stands(machine: Machine) -> None:
    machine.set_up()
    with (machine.root / "packaging" / "requirements.txt").open("a") as file:
        file.write("\n")

    done = machine.set_up()

    assert (done.returncode, machine.pip_calls()) == (0, 4)
    assert "Making" not in done.stderr


def test_an_interrupted_environment_is_made_again(machine: Machine) -> None:
    assert machine.set_up(PIP_FAILS="yes").returncode != 0

    done = machine.set_up()

    assert done.returncode == 0
    assert "Making .venv" in done.stderr


def test_an_environment_copied_from_elsewhere_is_made_again(machine: Machine) -> None:
    machine.set_up()
    machine.root = machine.root.rename(machine.root.with_name("elsewhere"))

    done = machine.set_up()

    assert done.returncode == 0
    assert "Making .venv" in done.stderr


@pytest.mark.parametrize(
    ("apt_cache", "glib"),
    [("#!/bin/sh\nexit 100\n", "libglib2.0-0"), ("#!/bin/sh\necho 'Package: it'\n", "libglib2.0-0t64")],
)
def test_what_lacks_is_one_line_to_run_with_the_names_of_this_system(
    machine: Machine, apt_cache: str, glib: str
) -> None:
    machine.stub("apt-cache", apt_cache)

    done = machine.set_up(LACKING="libglib-2.0.so.0\nlibxcb-cursor.so.0", NO_VENV="yes")

    lines = [line for line in done.stderr.splitlines() if "apt-get" in line]
    venv = "python3-venv" if glib == "libglib2.0-0" else "python3.12-venv"
    assert done.returncode == 2
    assert lines == [f"  sudo apt-get update && sudo apt-get install -y {glib} libxcb-cursor0 {venv}"]
    assert not (machine.root / ".venv").exists()


def test_where_apt_may_be_used_it_is(machine: Machine) -> None:
    machine.stub("sudo", '#!/bin/sh\n[ "$2" = true ] || echo "$*" >>"$PIP_CALLS"\n')

    machine.set_up(LACKING="libEGL.so.1")

    update, install = machine.calls.read_text().splitlines()[:2]
    assert update.endswith("update")
    assert install.endswith("install -y --no-install-recommends libegl1")


def test_a_machine_without_python_is_told_what_is_needed(machine: Machine) -> None:
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        machine.stub(name, "#!/bin/sh\nexit 1\n")

    done = machine.set_up()

    assert done.returncode == 2
    assert "needs Python 3.11" in done.stderr

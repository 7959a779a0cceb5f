"""The verifier is one small file that runs anywhere Python does, and its page explains each message."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.verifier.made import VERIFIER, verified

README = VERIFIER.with_name("README.md")
LINES_MAX = 300
"""Lines that are not blank: what somebody reads before they believe it."""
PYTHONS = ("python3.8", "python3.9", "python3.10", "python3.12", "python3.13", "python3.14")


def test_it_is_small_and_plain() -> None:
    text = VERIFIER.read_bytes()

    assert len([line for line in text.splitlines() if line.strip()]) <= LINES_MAX
    # So that no terminal, printer or shell changes it on its way.
    assert text.isascii()
    assert b"\r" not in text


def test_it_imports_nothing_but_the_standard_library() -> None:
    tree = ast.parse(VERIFIER.read_text("utf-8"))
    named = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    named |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert {name.partition(".")[0] for name in named} <= set(sys.stdlib_module_names)
    assert not any(isinstance(node, ast.ImportFrom) and node.level for node in ast.walk(tree))


def test_its_grammar_is_that_of_python_3_8() -> None:
    ast.parse(VERIFIER.read_text("utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("python", PYTHONS)
def test_it_runs_on_other_pythons(python: str, made: Path) -> None:
    found = shutil.which(python)
    if found is None or subprocess.run([found, "-V"], capture_output=True, check=False).returncode:  # noqa: S603 - a Python
        pytest.skip(f"{python} is not on this machine")
    for name in ("room.jsonl", "room.store"):
        command = [found, "-I", "-S", "-W", "error", str(VERIFIER), str(made / name)]
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own file
        assert (done.returncode, done.stderr) == (0, b"")


def test_it_says_how_it_is_used() -> None:
    done = subprocess.run(  # noqa: S603 - our own file
        [sys.executable, str(VERIFIER), "--help"], capture_output=True, check=False, text=True
    )

    assert done.returncode == 0
    for words in ("FILE", "--head", "--heads", "0 sound, 1 damaged, 2 could not"):
        assert words in done.stdout


def said_about(tree: ast.AST) -> set[str]:
    """The fixed words of every sentence that the verifier may say of an entry or the file."""
    found: list[ast.expr] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            found += node.args if node.func.attr in ("fault", "skip") else []
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("says", "whose", "cut", "odd"):
            found.append(node.value)
    parts = (part for each in found for part in ast.walk(each))
    words = {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    return {bare for bare in (each.strip(" :;,") for each in words) if len(bare) > 10}


def test_its_page_explains_every_message() -> None:
    page = " ".join(README.read_text("utf-8").split())
    words = said_about(ast.parse(VERIFIER.read_text("utf-8")))

    assert len(words) > 20
    assert [each for each in sorted(words) if each not in page] == []


def test_the_sums_on_its_page_come_out_as_it_says() -> None:
    page = README.read_text("utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)

    done = subprocess.run(  # noqa: S603 - the page's own example
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, check=True, text=True
    )

    sums = done.stdout.split()
    assert len(sums) == 3
    assert all(each in page.partition(code)[2] for each in sums)


def test_an_old_sqlite_is_told_and_not_taken_for_damage(made: Path) -> None:
    # Ubuntu 20.04 has Python 3.8 with SQLite 3.31, which reads no STRICT table.
    old = "import runpy, sqlite3, sys; sqlite3.sqlite_version_info = (3, 31, 1); sys.argv = sys.argv[1:]; "
    code = old + "runpy.run_path(sys.argv[0], run_name='__main__')"
    command = [sys.executable, "-c", code, str(VERIFIER)]

    done = subprocess.run(  # noqa: S603 - our own file
        [*command, str(made / "room.store")], capture_output=True, check=False, text=True
    )

    assert done.returncode == 2
    assert "an SQLite older than 3.37" in done.stderr
    assert verified(made / "room.store").code == 0

"""The start is lean: what is slow to import is not imported on the way to the first window."""

import subprocess
import sys

from tests.style.source import ROOT

# argon2 loads a library that is needed once a shift.
# sqlite-utils takes 0.4 s where numpy is installed, and plotting more; they are imported where they are used.
SLOW = {
    "argon2", "sqlite_utils", "numpy", "pandas", "matplotlib", "reportlab", "PySide6.QtPrintSupport",
    "PySide6.QtTest", "usaddress", "pycrfsuite", "miniaudio",
}  # fmt: skip


ON_DEMAND = (
    "console.ui.screens.policy", "console.ui.widgets.policy_", "console.ui.tables.policy",
    "console.ui.screens.shift_log", "console.ui.widgets.shift_log", "console.ui.tables.shift_log",
    "console.session_log",
    "console.ui.screens.reports", "console.ui.widgets.reports_", "console.ui.tables.report",
    "console.session_figures", "console.session_what_if", "console.session_import",
    "console.ui.screens.call_review", "console.ui.widgets.call_review", "console.ui.tables.review",
    "console.session_review", "console.ledger.reviews",
)  # fmt: skip
"""What is imported when its screen is first opened."""


def modules_after(*arguments: str) -> set[str]:
    """Every module that Python has imported when it has run these arguments."""
    command = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(  # noqa: S603 - our own interpreter on our own code
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    times = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    assert done.returncode == 0, [line for line in done.stderr.splitlines() if line not in times]
    return {line.rpartition("|")[2].strip() for line in times}


def test_the_desk_is_imported_without_what_is_slow() -> None:
    modules = modules_after("-c", "import console.__main__, console.ui.app")

    assert "console.ui.app" in modules
    assert modules.isdisjoint(SLOW)
    assert not [name for name in modules if name.startswith(ON_DEMAND)]


def test_the_command_line_runs_without_qt_and_without_what_is_slow() -> None:
    modules = modules_after("-m", "console", "policy", "list")

    assert "console.cli" in modules
    assert modules.isdisjoint(SLOW)
    assert not [name for name in modules if name.startswith("PySide6")]

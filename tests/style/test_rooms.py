"""Each room imports only what stands below it, and only its owner imports a guarded library."""

import pytest

from tests.style.rooms import layer_faults
from tests.style.source import Source, sources


def test_rooms_import_only_what_stands_below_them() -> None:
    faults = [fault for source in sources("console") for fault in layer_faults(source)]

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        ("console/policy/a.py", "from console.domain import names", "policy imports domain"),
        ("console/policy/a.py", "from console.errors import Refused", "policy imports errors"),
        ("console/policy/a.py", "from ..domain.names import UnitId", "policy imports domain"),
        ("console/policy/deep/a.py", "from ...domain import names", "policy imports domain"),
        ("console/domain/a.py", "import console.settings", "domain imports settings"),
        ("console/domain/a.py", "from console import ledger", "domain imports ledger"),
        ("console/reports/a.py", "from console.ledger.rows import open_calls", "reports imports ledger"),
        ("console/training/a.py", "def f():\n    import console.reports", "training imports reports"),
        ("console/cli.py", "from console.ui import app", "cli imports ui"),
        ("console/session.py", "from console import cli", "session imports cli"),
        ("console/domain/a.py", "from sqlite3 import connect", "only ledger imports sqlite3"),
        ("console/reports/a.py", "import sqlite_utils.db", "only ledger imports sqlite_utils"),
        ("console/cli.py", "def f():\n    from PySide6.QtCore import Qt", "only ui imports PySide6"),
        ("console/__main__.py", "from console.ui.app import run_desk", "inside a function"),
        ("console/odd.py", "", "stands in no room"),
        ("console/domain/a.py", "from console.odd import x", "stands in no room"),
        ("console/domain/a.py", "import importlib as i\ni.import_module('x')", "imports by a text"),
    ],
)
def test_a_forbidden_import_is_found(path: str, text: str, says: str) -> None:
    faults = list(layer_faults(Source(path, text)))

    assert len(faults) == 1
    assert says in faults[0]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("console/__init__.py", "import datetime"),
        ("console/domain/a.py", "from console.policy.model import Policy\nfrom .names import UnitId"),
        ("console/ledger/a.py", "import sqlite3\nfrom console.errors import StoreDamaged"),
        ("console/ui/deep/a.py", "from PySide6.QtCore import Qt\nfrom console.session import Session"),
        ("console/cli.py", "from console.cli_words import told\nfrom console.policy import load"),
        ("console/__main__.py", "def f():\n    from console.ui.app import run_desk"),
    ],
)
def test_an_allowed_import_is_left_alone(path: str, text: str) -> None:
    assert list(layer_faults(Source(path, text))) == []

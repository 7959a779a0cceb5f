"""Only clock.py reads the time and only settings.py the environment: all else is given them."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.style.source import Source, dotted, sources

CLOCK = "console/domain/clock.py"
SETTINGS = "console/settings.py"
# `time.monotonic` and `perf_counter` measure a span and say nothing about the hour; they stay free.
READS_TIME = {
    *(f"datetime.datetime.{name}" for name in ("now", "utcnow", "today")),
    "datetime.date.today",
    *(f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "ctime", "asctime")),
    *(f"PySide6.QtCore.QDateTime.current{name}" for name in ("DateTime", "DateTimeUtc")),
    *(f"PySide6.QtCore.QDateTime.current{name}" for name in ("MSecsSinceEpoch", "SecsSinceEpoch")),
    "PySide6.QtCore.QDate.currentDate",
    "PySide6.QtCore.QTime.currentTime",
}
READS_ENVIRONMENT = {
    *(f"os.{name}" for name in ("environ", "environb", "getenv", "getenvb", "get_exec_path")),
    *(f"PySide6.QtCore.{name}" for name in ("QProcessEnvironment", "qEnvironmentVariable", "qgetenv")),
    "pathlib.Path.home",
}
SQL_READS_TIME = re.compile(r"\bcurrent_(timestamp|date|time)\b|\(\s*'now'|,\s*'now'", re.IGNORECASE)


def outside_faults(source: Source) -> Iterator[str]:
    """Where a file reads the time or the environment and is not the one that may."""
    for node in ast.walk(source.tree):
        name = dotted(source, node)
        if name in READS_TIME and source.path != CLOCK:
            yield f"{source.at(node)}: {name} reads the time; take a moment or a Clock as an argument"
        if name in READS_ENVIRONMENT and source.path != SETTINGS:
            yield f"{source.at(node)}: {name} reads the environment; settings.py does, and hands it on"
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if SQL_READS_TIME.search(text):
            yield f"{source.at(node)}: SQL that reads the time; give it the moment as a value"


def test_only_clock_reads_the_time_and_only_settings_the_environment() -> None:
    faults = [fault for source in sources("console") for fault in outside_faults(source)]

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import datetime\nx = datetime.now()",
        "import datetime as d\nx = d.date.today()",
        "from time import time\nx = time()",
        "import time\nx = time.time_ns",
        "from PySide6.QtCore import QDateTime\nx = QDateTime.currentDateTimeUtc()",
        "x = 'insert into t values (CURRENT_TIMESTAMP)'",
        "x = \"select strftime('%s', 'now')\"",
        "import os\nx = os.environ['HOME']",
        "from os import getenv\nx = getenv('HOME')",
        "from pathlib import Path\nx = Path.home()",
    ],
)
def test_a_reader_of_the_outside_is_found(text: str) -> None:
    assert len(list(outside_faults(Source("console/domain/a.py", text)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "import time\nx = time.perf_counter()",
        "from datetime import datetime\nx = datetime.fromisoformat('2026-01-01')",
        "x = 'what is known now'",
        "now = 1\nx = now",
    ],
)
def test_what_reads_nothing_outside_is_left_alone(text: str) -> None:
    assert list(outside_faults(Source("console/domain/a.py", text))) == []

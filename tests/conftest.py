"""What all tests need: no display, no unexpected message, and the same random examples everywhere.

It must not import Qt: tests of policy and domain run where Qt is not (`-p no:pytest-qt`).
"""

import gc
import os
from pathlib import Path

# Before anything imports Qt. Who wants to watch the window sets another platform. Without a display the
# screen is as large as the windows of the tests: else each is dressed twice, first for the little one of Qt.
if os.environ.setdefault("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('screen.json')}"

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# Two slow processors must not turn a passing example into a failing one.
settings.register_profile("dev", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("dev")


# A circle of garbage may hold widgets of a test before, and Python would look for it on any thread. The desk
# looks on its own thread alone (`ui/collecting.py`); so do the tests, after each that left much.
gc.disable()
MUCH = 30_000


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Take away what tests left, on the thread that runs them; a test that lets others do so is told."""
    is_on = gc.isenabled()
    gc.disable()
    assert not is_on, "this test left Python's collector on, which takes widgets away on any thread"
    if gc.get_count()[0] > MUCH:
        gc.collect(1)  # what a test made is young still: the old need not be gone through each time


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Make every message of Qt a failure; a test that expects one says so with `qt_log_ignore`."""
    if config.pluginmanager.hasplugin("pytest-qt"):
        for item in items:
            item.add_marker(pytest.mark.qt_log_level_fail("DEBUG"))


@pytest.fixture(autouse=True, scope="session")
def _nobodys_own_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests away from the store and the settings of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(home / name.lower()))
        yield


@pytest.fixture(autouse=True)
def _no_stray_logging(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail what logs unexpectedly; a test that expects a line looks at `caplog` and then clears it."""
    yield

    stray = [record.getMessage() for phase in ("setup", "call") for record in caplog.get_records(phase)]
    assert not stray, f"logged unexpectedly: {stray}"

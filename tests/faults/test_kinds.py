"""Every kind of fault, a few of each: nothing acknowledged is lost, nothing half there, and the words hold.

200 kills; thousands of each by the command, `python -m tests.faults`.
"""

from pathlib import Path

import pytest

from tests.faults.kinds import KINDS, Kind
from tests.faults.tried import is_survived

KILLS = 200
WITH_MESSAGES = ("disk-errors", "system-errors", "small-disk", "in-use", "versions")


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_nothing_is_lost_and_nothing_is_half_there(kind: Kind, tmp_path: Path) -> None:
    found = list(kind.run(tmp_path, KILLS if kind.name == "kill" else kind.quick, 1))

    for tried in found:
        assert tried.tried
        assert is_survived(tried), "\n".join(tried.told)
    assert sum(tried.acknowledged for tried in found) > sum(tried.tried for tried in found)
    if kind.name in WITH_MESSAGES:
        assert all(tried.messages for tried in found)

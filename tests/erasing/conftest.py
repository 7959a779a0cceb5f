"""A store in a folder of its own, and a desk on it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from console.session import Session, open_session
from tests.ledger.small_room import ticking
from tests.real_room import (
    DISPATCHER,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "store").mkdir()
    return tmp_path / "store" / "room.store"


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    with closing(open_session(path, None, None, DISPATCHER, "desk-1", "live", ticking())) as opened:
        yield opened

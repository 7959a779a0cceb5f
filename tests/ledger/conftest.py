"""Ledgers for the tests, each in a folder of its own and closed at the end."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from console.ledger.keeping import Plan
from console.ledger.ledger import Ledger
from tests.ledger.kept import Places, Wrist
from tests.ledger.night import Night
from tests.ledger.small_room import a_ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "room.store"


@pytest.fixture
def opened(path: Path) -> Iterator[Callable[..., Ledger]]:
    """Opens the ledger at `path`, again and again where wanted."""
    ledgers: list[Ledger] = []

    def open_it(at: Path = path, **options: object) -> Ledger:
        ledger = a_ledger(at, **options)  # type: ignore[arg-type]  # the options of a_ledger, whichever they are
        ledgers.append(ledger)
        return ledger

    yield open_it
    for ledger in ledgers:
        ledger.close()


@pytest.fixture
def ledger(opened: Callable[..., Ledger]) -> Ledger:
    return opened()


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    night = Night(tmp_path)
    yield night
    night.ledger.close()


@pytest.fixture
def clock() -> Wrist:
    return Wrist()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    found = tmp_path / "first", tmp_path / "second"
    for place in found:
        place.mkdir()
    return found


@pytest.fixture
def plan(path: Path, places: Places) -> Plan:
    return Plan(path, places)

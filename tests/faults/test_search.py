"""The disk fails at any act of writing one entry: the search stays sound, and can be erased from.

By a desk that has just been opened, so that each page which the search needs is still to be read.
"""

import shutil
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from console.domain import commands as c
from console.errors import StoreUnavailable
from console.ledger.ledger import Ledger
from console.ledger.verify import verify
from tests.faults.disk_errors import ERROR, GONE, Failing, Trouble
from tests.faults.driver import connect_through
from tests.faults.program import STORE
from tests.faults.vfs import file_system
from tests.faults.work import FIRST
from tests.ledger.small_room import a_ledger, a_life, do

OPENS = c.OpenCall(callback="911")
"""One word in each, and so fewer than are erased after them."""


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A folder with a store, and in it a call that is over."""
    folder = tmp_path / "begun"
    folder.mkdir()
    with closing(a_ledger(folder / STORE)) as ledger:
        list(a_life(ledger))
    return folder


@pytest.mark.parametrize("trouble", [ERROR, GONE], ids=lambda trouble: trouble.tried.kind)
def test_words_can_be_erased_wherever_a_write_after_them_failed(
    trouble: Trouble, begun: Path, tmp_path: Path
) -> None:
    for act in count(1):
        folder = shutil.copytree(begun, tmp_path / f"act {act}")
        failing = Failing(trouble, 0)
        with (
            file_system(f"failing {folder}", before=failing) as vfs,
            closing(a_ledger(folder / STORE, connect=connect_through(vfs))) as ledger,
        ):
            failing.seen, failing.at = 0, act
            has_failed = _fails(ledger)
            assert not has_failed or _fails(ledger) is trouble.lasts
            failing.end()
            do(ledger, OPENS)
            do(ledger, c.Redact(entry=ledger.history(FIRST)[-1].number, by="Lena Brandt", reason="asked"))
        assert verify(folder / STORE).damages == (), f"act {act}"
        if not has_failed:
            break

    assert act > 1


def _fails(ledger: Ledger) -> bool:
    try:
        do(ledger, OPENS)
    except StoreUnavailable:
        return True
    return False

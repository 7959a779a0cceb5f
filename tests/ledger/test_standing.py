"""How a ledger stands, for what only reads the board: board, head, and a name that only copies share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from console.domain import commands as c
from console.errors import StoreUnavailable
from console.ledger.backup import backup
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.standing import standing
from tests.ledger.small_room import a_call, do, ticking


def test_the_board_and_its_head_are_those_of_the_desk(ledger: Ledger, path: Path) -> None:
    call = a_call(ledger)
    do(ledger, c.AnswerFact(call=call, fact="weapon", answer="knife"))

    stands = standing(path)

    assert stands.board.calls == ledger.board.calls
    assert stands.board.units == ledger.board.units
    assert stands.head == ledger.head() == ledger.stands_at
    assert (stands.ledger, stands.is_practice) == (ledger.name, False)


def test_the_head_that_the_board_is_as_of_moves_with_it(
    ledger: Ledger, opened: Callable[..., Ledger]
) -> None:
    other = opened()
    before = ledger.stands_at
    a_call(other)

    assert ledger.stands_at == before
    assert ledger.board.last == before.number
    ledger.catch_up()

    assert ledger.stands_at == other.stands_at == other.head()
    assert ledger.board.last == ledger.stands_at.number


def test_a_copy_has_the_name_of_its_ledger_and_another_has_not(
    ledger: Ledger, path: Path, tmp_path: Path
) -> None:
    a_call(ledger)
    copy, practice = tmp_path / "copy.store", tmp_path / "practice.store"
    backup(path, copy)
    open_ledger(practice, "practice", ticking()).close()

    assert standing(copy).ledger == ledger.name
    assert standing(practice).ledger != ledger.name
    assert standing(practice).is_practice
    assert standing(practice).board.room is None


def test_nothing_is_made_where_there_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        standing(tmp_path / "none.store")

    assert list(tmp_path.iterdir()) == []

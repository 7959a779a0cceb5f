"""A shift with one trouble of the store: what fails says so, leaves all as it was, and is done again."""

from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from console.domain.board import Board
from console.errors import StoreUnavailable
from console.ledger.connect import Connect, connect
from console.ledger.ledger import Ledger, open_ledger
from tests.faults.left import Acknowledged, Left, left, one
from tests.faults.tried import Tried, message_faults
from tests.faults.work import STEPS, Step, said_of, take
from tests.ledger.small_room import adopt, ticking

_Done = TypeVar("_Done")


@dataclass(slots=True)
class Again:
    """Does things again once the trouble is over. kinds: as what it may be told; over: ends it."""

    kinds: Collection[str]
    over: Callable[[], object]
    messages: int = 0
    faults: list[str] = field(default_factory=list)

    def again(self, work: Callable[[], _Done], is_as_before: Callable[[], bool] = lambda: True) -> _Done:
        """Do the work; where the trouble stops it, look at what is said, end it, and do the work again."""
        try:
            return work()
        except StoreUnavailable as trouble:
            self.messages += 1
            self.faults += message_faults(trouble)
            self.faults += (
                [] if trouble.kind in self.kinds else [f"it is told as {trouble.kind}: {trouble.says}"]
            )
            self.faults += [] if is_as_before() else ["the board has moved, and nothing was saved"]
            self.over()
            return work()


def shift(
    store: Path,
    again: Again,
    where: str,
    kind: Tried,
    connect: Connect = connect,
    before: Callable[[int], object] = lambda _: None,
) -> Tried:
    """A shift from first to last step, and what is left at its end. before: told each step's number."""
    told: list[Acknowledged] = []
    try:
        with closing(again.again(lambda: open_ledger(store, "live", ticking(), connect))) as ledger:
            _steps(ledger, again, before, told)
        there = left(store, told, clock=ticking())
    except StoreUnavailable as trouble:
        there = Left(half=(f"it does not go on once the trouble is over: {trouble.says}",))
    half = (*there.half, *again.faults)
    lost, half = (tuple(f"{where}: {words}" for words in each) for each in (there.lost, half))
    return one(kind, told, Left((), lost, half), again.messages)


def _steps(
    ledger: Ledger,
    again: Again,
    before: Callable[[int], object],
    told: list[Acknowledged],
) -> None:
    for number, step in enumerate((*(() if ledger.board.room else (adopt(),)), *STEPS)):
        before(number)
        board = ledger.board

        def work(step: Step = step) -> None:
            take(ledger, step)

        def is_as_before(board: Board = board) -> bool:
            return ledger.board is board

        again.again(work, is_as_before)
        told.append(Acknowledged(tuple(range(board.last + 1, ledger.board.last + 1)), said_of(step)))

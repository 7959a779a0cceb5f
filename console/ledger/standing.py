"""How a ledger stands: the board as of its last entry, read beside a working desk or from a backup.

For what only reads the board, such as a report; nothing is written and no file is made.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from console.domain.board import Board, Call
from console.domain.premise import PlaceKnown
from console.ledger.connect import Connect, connect
from console.ledger.faults import unavailable
from console.ledger.opening import opening_board
from console.ledger.premise import Places
from console.ledger.rows import Head
from console.ledger.sqlite_store import SqliteStore, open_reader
from console.ledger.store import Store
from console.ledger.then import now, then


class Standing(NamedTuple):
    """The board, the head it is as of, what the ledger is called, and whether it is for practice.

    ledger: what a copy of it shares, and no other ledger has. erased_by: the last entry that erased words.
    known: what is known of the place of each open call.
    """

    board: Board
    head: Head
    ledger: str
    is_practice: bool
    erased_by: int = 0
    known: Mapping[str, PlaceKnown] = MappingProxyType({})

    def place_of(self, call: Call) -> PlaceKnown:
        """What is known of the place of an open call."""
        return self.known[call.id]


def standing(path: Path, connect: Connect = connect) -> Standing:
    """How the ledger in this file stands now. Raises StoreUnavailable and StoreDamaged."""
    store = open_reader(path, connect)
    try:
        with store.reading() as head:
            is_practice = store.identity.purpose == "practice"
            ((erased_by,),) = store.rows("SELECT max(number) FROM bodies WHERE redacts IS NOT NULL")
            board, places = board_at(store, head), Places(store)
            known = {call.id: places.known(board, call) for call in board.calls.values()}
            return Standing(board, head, name_of(store), is_practice, erased_by or 0, MappingProxyType(known))
    finally:
        store.close()


def board_at(store: Store, head: Head) -> Board:
    """The board as of the store's head, folded from what is open."""
    if store.rows("SELECT coalesce(max(number), 0) FROM bodies") != ((head.number,),):
        detail = f"its last entry is {head.number}, and the last body is another's"
        raise unavailable("damaged", store.path, detail=detail)
    return opening_board(store, now(head.number))


def board_as_of(store: Store, number: int) -> Board:
    """The board as it was when this entry was the last one; what was erased since is erased in it too."""
    return opening_board(store, then(number))


def name_of(store: SqliteStore) -> str:
    """What tells this ledger from every other: the beginning of the sum with which its chain starts."""
    return store.identity.chain_start().hex()[:16]

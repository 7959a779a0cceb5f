"""The ledger as the program sees it: commands in, entries out, and the board after them.

All change goes through `record`: take the lock, catch up with what others wrote, decide, append, commit, and
only then move the board. Whatever fails on the way leaves store and board as they were.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from console.domain import commands as c
from console.domain.board import Board
from console.domain.clock import Clock, cut_to_ms, set_by
from console.domain.clocked import moved, not_ahead
from console.domain.decide import decide
from console.domain.deciding.moment import Moment
from console.domain.entries import AnyBody, Redacted
from console.domain.entry import Entry, subject_of
from console.domain.fold import fold, recall
from console.errors import Refused
from console.ledger import drafts
from console.ledger.backup import backup
from console.ledger.boards import Boards, after, each
from console.ledger.checkpoint import Checkpoints
from console.ledger.connect import Connect, connect
from console.ledger.earlier import EarlierCall, earlier_calls
from console.ledger.export import export
from console.ledger.faults import unavailable
from console.ledger.opening import follow, opening_board
from console.ledger.place import place_of
from console.ledger.rows import Head
from console.ledger.search import found
from console.ledger.sqlite_store import open_store
from console.ledger.store import Draft, Purpose, Store

BY_THE_PROGRAM = ("Recommended", "ApprovalAsked", "StagingChanged")
"""The kinds that a late note brings about now, and not then."""

_OPENED = (
    "SELECT subject FROM entries WHERE kind = 'CallOpened' AND substr(subject, 1, length(:prefix)) = :prefix"
    " AND substr(subject, length(:prefix) + 1) NOT GLOB '*[^0-9]*' ORDER BY number DESC LIMIT 1"
)


_ERASED = "SELECT 1 FROM bodies WHERE redacts IS NOT NULL LIMIT 1"


class Ledger:
    """The entries of one store, and the board after them. Not for two threads.

    board: what the entries fold to. board_now: the same by the clock as it is now (`boards.py`).
    """

    def __init__(self, store: Store, clock: Clock, connect: Connect) -> None:
        self.path = store.path
        self._store = store
        self._clock = clock
        self._connect = connect
        self.checkpoints = Checkpoints(store.path, connect)
        if store.rows(_ERASED):
            # The program that erased it may have ended before it could empty the log.
            self.checkpoints.expect_erased_words()
        self._place = place_of(store.path)
        self._version = store.version()
        with store.reading() as head:
            self.board = _opened(store, head)
            self._head = head
        self._set_by = set_by(clock)
        self.board_now = not_ahead(self.board, cut_to_ms(clock()))
        self._unseen: tuple[Entry, ...] = ()

    def record(self, command: c.Command, who: str, position: str) -> tuple[Entry, ...]:
        """Do the command: its entries, once they are on the disk.

        Raises Refused, and StoreUnavailable (`locked` after 50 ms); then neither store nor board has changed.
        """
        self._follow_clock()
        self._still_there()
        others: tuple[Entry, ...] = ()
        head, boards = self._head, Boards(self.board, self.board_now)
        try:
            with self._store.writing() as head:
                boards, others = self._followed(head)
                entries, decided = self._decided(boards, command, who, position)
                last = self._store.append(entries, head)
                self._drop_drafts_of_erased(entries)
        except Refused:
            self._move(boards, head, others)
            raise
        self._move(decided, last, others)
        self.checkpoints.after_commit()
        if _erases(entries):
            self.checkpoints.after_erasing()
        return entries

    def catch_up(self) -> tuple[Entry, ...]:
        """The entries that others wrote since the last time; cheap where there are none."""
        self._follow_clock()
        self._still_there()
        version = self._store.version()
        if version != self._version:
            head = self._store.head()
            boards, others = self._followed(head)
            self._move(boards, head, others)
            self._version = version
        self.checkpoints.go_on()
        unseen, self._unseen = self._unseen, ()
        return unseen

    def drafts(self, position: str) -> tuple[Draft, ...]:
        """What was typed at a position and not entered."""
        return drafts.kept(self._store, position)

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is typed so that a crash loses none of it; an empty text drops it."""
        self._still_there()
        drafts.keep(self._store, draft)
        self.checkpoints.after_commit()

    def drop_draft(self, position: str, subject: str, field: str) -> None:
        """Forget a draft, because it was entered or given up."""
        drafts.drop(self._store, position, subject, field)

    def history(self, subject: str) -> tuple[Entry, ...]:
        """The entries about a call, a unit or the room, in order."""
        return self._store.about(subject)

    def earlier_calls(self, address: str, callback: str, but_not: str) -> tuple[EarlierCall, ...]:
        """Other calls of this place or number, newest first."""
        return earlier_calls(self._store, self.board, address, callback, but_not)

    def search(self, text: str) -> tuple[Entry, ...]:
        """The entries that hold all of these words, newest first."""
        return found(self._store, text)

    def head(self) -> Head:
        """The last entry's number and the sum over all."""
        return self._store.head()

    def export(self, out: TextIO) -> Head:
        """Write every entry as JSON Lines. On a connection of its own: may run on any thread."""
        return export(self.path, out, self._connect)

    def backup(self, to: Path) -> Head:
        """Copy the store in small steps. On a connection of its own: may run on any thread."""
        return backup(self.path, to, self._connect)

    def close(self) -> None:
        """Let the file go; what was acknowledged is in it."""
        self.checkpoints.wait()
        self._store.close()

    def _decided(
        self, boards: Boards, command: c.Command, who: str, position: str
    ) -> tuple[tuple[Entry, ...], Boards]:
        at = cut_to_ms(self._clock())
        if isinstance(command, c.ReopenCall) and command.call not in boards.now.calls:
            told = self._store.about(command.call)
            boards = each(boards, lambda board: recall(board, told))
        board = boards.now
        next_call = self._next_call(board) if isinstance(command, c.OpenCall) else ""
        named = self._store.numbered((command.entry,)) if isinstance(command, c.Redact) else ()
        bodies = decide(board, command, Moment(at, who, position, next_call, next(iter(named), None)))
        entries = tuple(
            Entry(number, at, *_then(command, body, at), who, position, subject_of(body), body)
            for number, body in enumerate(bodies, start=board.last + 1)
        )
        return entries, after(boards, entries, fold)

    def _followed(self, head: Head) -> tuple[Boards, tuple[Entry, ...]]:
        """The boards with what others wrote up to `head`, and their entries."""
        boards = Boards(self.board, self.board_now)
        if head == self._head:
            return boards, ()
        known = "SELECT chain_hash FROM entries WHERE number = ?"
        if self._head.number and self._store.rows(known, (self._head.number,)) != ((self._head.chain,),):
            raise unavailable("damaged", self.path, detail=f"entry {self._head.number} is not what it was")
        others = tuple(self._store.after(self._head.number, head.number))
        return after(boards, others, lambda board, entry: follow(board, entry, self._store)), others

    def _follow_clock(self) -> None:
        """Where somebody set the machine's clock, what is on the board by it goes with it."""
        by = set_by(self._clock)
        if by != self._set_by:
            self.board_now = moved(self.board_now, by - self._set_by)
            self._set_by = by

    def _move(self, boards: Boards, head: Head, others: tuple[Entry, ...]) -> None:
        (self.board, self.board_now), self._head = boards, head
        self._unseen = (*self._unseen, *others)
        if _erases(others):
            # Whoever erased it could not empty the log while somebody read in it, and may be gone by now.
            self.checkpoints.expect_erased_words()

    def _drop_drafts_of_erased(self, entries: tuple[Entry, ...]) -> None:
        """What was typed about a call may hold the same words as the entry that is erased."""
        for entry in entries:
            if isinstance(entry.body, Redacted):
                drafts.drop_about(self._store, entry.subject)

    def _next_call(self, board: Board) -> str:
        """The number after the last call's; given inside the transaction, so that no two calls get one."""
        if board.room is None:
            return ""
        prefix = board.room.agency.call_number_prefix
        last = self._store.rows(_OPENED, {"prefix": prefix})
        number = int(last[0][0][len(prefix) :] or 0) + 1 if last else 1
        return f"{prefix}{number:05d}"

    def _still_there(self) -> None:
        """SQLite goes on writing into a file that was moved or deleted: what it then saves would be lost."""
        if place_of(self.path) != self._place:
            raise unavailable("gone", self.path)


def open_ledger(path: Path, purpose: Purpose, clock: Clock, connect: Connect = connect) -> Ledger:
    """The ledger in this file, made where there is none. Raises StoreUnavailable and StoreDamaged."""
    store = open_store(path, purpose, clock, connect)
    try:
        return Ledger(store, clock, connect)
    except BaseException:
        store.close()
        raise


def _opened(store: Store, head: Head) -> Board:
    if store.rows("SELECT coalesce(max(number), 0) FROM bodies") != ((head.number,),):
        detail = f"its last entry is {head.number}, and the last body is another's"
        raise unavailable("damaged", store.path, detail=detail)
    return opening_board(
        store,
        head.number,
        [number for (number,) in store.rows("SELECT number FROM entries WHERE kind = 'PolicyAdopted'")],
        [call for (call,) in store.rows("SELECT call FROM call_spans WHERE to_entry IS NULL")],
        [
            (unit, number)
            for unit, number in store.rows("SELECT unit, from_entry FROM unit_spans WHERE to_entry IS NULL")
        ],
    )


def _erases(entries: tuple[Entry, ...]) -> bool:
    return any(isinstance(entry.body, Redacted) for entry in entries)


def _then(command: c.Command, body: AnyBody, at: datetime) -> tuple[datetime, str]:
    """When it was true and why that differs from now."""
    if command.happened_at is None or body.kind in BY_THE_PROGRAM:
        return at, ""
    return cut_to_ms(command.happened_at.astimezone(UTC)), command.why_then or ""

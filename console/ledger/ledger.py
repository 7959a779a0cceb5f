"""The ledger as the program sees it: commands in, entries out, and the board after them.

All change goes through `record`: take the lock, catch up with what others wrote, decide, append, commit, and
only then move the board. Whatever fails on the way leaves store and board as they were.
"""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TextIO

from console.domain import commands as c
from console.domain.board import Board
from console.domain.clock import Clock, cut_to_ms, set_by
from console.domain.clocked import moved, not_ahead
from console.domain.decide import decide
from console.domain.deciding.moment import Moment, entries_of, moment_of
from console.domain.deciding.permission import NOT_ALLOWED, act_refused
from console.domain.entries import AnyBody, CallJoined, Redacted
from console.domain.entry import Entry
from console.domain.fold import fold, recall
from console.domain.names import Mark
from console.domain.veil import ALL, facts_of
from console.errors import Refused
from console.ledger import credentials, drafts
from console.ledger.backup import backup
from console.ledger.boards import Boards, after, each
from console.ledger.checkpoint import Checkpoints
from console.ledger.connect import Connect, connect
from console.ledger.earlier import EarlierCall, earlier_calls
from console.ledger.export import export
from console.ledger.faults import unavailable
from console.ledger.imported import imports_standing
from console.ledger.opening import follow
from console.ledger.premise import Places
from console.ledger.rows import Head
from console.ledger.search import found
from console.ledger.sqlite_store import open_store
from console.ledger.standing import board_at, name_of
from console.ledger.store import Draft, Purpose, Store
from console.ledger.which_file import place_of

_LAST = (
    "SELECT subject FROM entries WHERE kind = '{kind}' AND substr(subject, 1, length(:prefix)) = :prefix"
    " AND substr(subject, length(:prefix) + 1) NOT GLOB '*[^0-9]*' ORDER BY number DESC LIMIT 1"
)


_ERASED = "SELECT 1 FROM bodies WHERE redacts IS NOT NULL LIMIT 1"


class Ledger:
    """The entries of one store, and the board after them. Not for two threads.

    board: what the entries fold to. board_now: the same by the clock as it is now (`boards.py`).
    stands_at: the head that the board is as of. name: what tells this ledger from every other.
    places: what is known of places.
    """

    def __init__(
        self, store: Store, clock: Clock, connect: Connect, name: str = "", *, is_practice: bool = False
    ) -> None:
        self.path = store.path
        self.name = name
        self._store = store
        self._clock = clock
        self._connect = connect
        self._is_practice = is_practice
        self.places = Places(store)
        self.checkpoints = Checkpoints(store.path, connect)
        if store.rows(_ERASED):
            # The program that erased it may have ended before it could empty the log.
            self.checkpoints.expect_erased_words()
        self._place = place_of(store.path)
        self._version = store.version()
        with store.reading() as head:
            self.board = board_at(store, head)
            self.stands_at = head
        self._set_by = set_by(clock)
        self.board_now = not_ahead(self.board, cut_to_ms(clock()))
        self._unseen: tuple[Entry, ...] = ()

    def record(
        self, command: c.Command, who: str, position: str, proven: str = "", salted: str = ""
    ) -> tuple[Entry, ...]:
        """Do the command: its entries, once they are on the disk.

        proven: whose password was just found right. salted: the sum to keep with a `SetPassword`.
        Raises Refused, and StoreUnavailable (`locked` after 50 ms); then neither store nor board has changed,
        but for the `ActRefused` that tells of somebody who asked for what is not theirs to do.
        """
        self._follow_clock()
        self._still_there()
        others: tuple[Entry, ...] = ()
        head, boards = self.stands_at, Boards(self.board, self.board_now)
        not_theirs: Refused | None = None
        try:
            with self._store.writing() as head:
                # Not before: what is committed after a backup saw the store must not bear an earlier time.
                now = cut_to_ms(self._clock())
                moment = Moment(now, who, position, proven=proven, practice=self._is_practice)
                boards, others = self._followed(head)
                try:
                    entries, decided = self._decided(boards, command, moment)
                except Refused as refused:
                    if refused.code not in NOT_ALLOWED:
                        raise
                    not_theirs = refused
                    told = (act_refused(command, refused),)
                    entries, decided = _recorded(boards, told, moment)
                last = self._store.append(entries, head)
                self._drop_drafts_of_erased(entries)
                self._take_drafts_along(boards.now, decided.now, entries)
                if isinstance(command, c.SetPassword) and not not_theirs:
                    credentials.keep(self._store, command.person, salted)
        except Refused:
            self._move(boards, head, others)
            raise
        self._move(decided, last, (*others, *entries) if not_theirs else others)
        if not_theirs is not None:
            raise not_theirs
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

    def proves(self, person: str, password: str) -> bool:
        """Whether this is the person's password; takes some tens of milliseconds."""
        return credentials.is_right(self._store, person, password, self.board.people.passwords.get(person))

    def history(self, subject: str) -> tuple[Entry, ...]:
        """The entries about a call, a unit or the room, in order."""
        return self._store.about(subject)

    def earlier_calls(self, address: str, callback: str, but_not: str) -> tuple[EarlierCall, ...]:
        """Other calls of this place or number, newest first."""
        return earlier_calls(self._store, self.board, address, callback, but_not)

    def search(self, text: str, marks: Collection[Mark] = ALL) -> tuple[Entry, ...]:
        """The entries that hold all of these words in fields under these marks, newest first."""
        return found(self._store, text, marks, facts_of(self.board))

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
        self, boards: Boards, command: c.Command, moment: Moment
    ) -> tuple[tuple[Entry, ...], Boards]:
        if isinstance(command, c.ReopenCall | c.SplitCall) and command.call not in boards.now.calls:
            told = self._store.about(command.call)
            boards = each(boards, lambda board: recall(board, told))
        takes_number = isinstance(command, c.OpenCall | c.ReportPanic | c.ImportCalls)
        next_call = self._next_call(boards.now) if takes_number else ""
        named = self._named(command)
        moment = moment._replace(
            next_call=next_call, named=next(iter(named), None), also_named=tuple(named[1:])
        )
        return _recorded(boards, decide(boards.now, command, moment), moment_of(moment, command))

    def _named(self, command: c.Command) -> tuple[Entry, ...]:
        """The entries that a command is about: those that it names, or all of a call that may be over."""
        match command:
            case c.NoteComplaint() | c.GiveReview() | c.AnswerReview():
                return self._store.about(command.call)
            case c.ImportCalls() | c.UndoImport():
                return self._store.numbered(imports_standing(self._store))
            case _:
                return self._store.numbered(_named(command))

    def _followed(self, head: Head) -> tuple[Boards, tuple[Entry, ...]]:
        """The boards with what others wrote up to `head`, and their entries but calls of other systems."""
        boards = Boards(self.board, self.board_now)
        if head == self.stands_at:
            return boards, ()
        known, at = "SELECT chain_hash FROM entries WHERE number = ?", self.stands_at
        if at.number and self._store.rows(known, (at.number,)) != ((at.chain,),):
            raise unavailable("damaged", self.path, detail=f"entry {at.number} is not what it was")
        # Of another system's calls thousands may come at once, and they change no board.
        others = tuple(self._store.after(at.number, head.number, "CallImported"))
        boards = after(boards, others, lambda board, entry: follow(board, entry, self._store))
        return each(boards, lambda board: board._replace(last=head.number)), others

    def _follow_clock(self) -> None:
        """Where somebody set the machine's clock, what is on the board by it goes with it."""
        by = set_by(self._clock)
        if by != self._set_by:
            self.board_now = moved(self.board_now, by - self._set_by)
            self._set_by = by

    def _move(self, boards: Boards, head: Head, others: tuple[Entry, ...]) -> None:
        (self.board, self.board_now), self.stands_at = boards, head
        self._unseen = (*self._unseen, *others)
        if _erases(others):
            # Whoever erased it could not empty the log while somebody read in it, and may be gone by now.
            self.checkpoints.expect_erased_words()

    def _drop_drafts_of_erased(self, entries: tuple[Entry, ...]) -> None:
        """What was typed about a call may hold the same words as the entry that is erased."""
        for entry in entries:
            if isinstance(entry.body, Redacted):
                drafts.drop_about(self._store, entry.subject)

    def _take_drafts_along(self, before: Board, then: Board, entries: tuple[Entry, ...]) -> None:
        """What is half typed on a call goes to whoever has it now, or on the call that it goes on as."""
        for body in (entry.body for entry in entries):
            if isinstance(body, CallJoined):
                drafts.go_into(self._store, body.call, body.into, then.calls[body.into].position)
        for call in then.calls.values():
            stood = before.calls.get(call.id)
            if stood is not None and stood.position != call.position:
                drafts.go_along(self._store, call.id, stood.position, call.position)

    def _next_call(self, board: Board) -> str:
        """The number after the last call's; given inside the transaction, so that no two calls get one."""
        if board.room is None:
            return ""
        prefix = board.room.agency.call_number_prefix
        kinds = (_LAST.format(kind=kind) for kind in ("CallOpened", "CallImported"))
        last = (row for each in kinds for row in self._store.rows(each, {"prefix": prefix}))
        number = max((int(subject[len(prefix) :] or 0) for (subject,) in last), default=0) + 1
        return f"{prefix}{number:05d}"

    def _still_there(self) -> None:
        """SQLite goes on writing into a file that was moved or deleted: what it then saves would be lost."""
        if place_of(self.path) != self._place:
            raise unavailable("gone", self.path)


def _recorded(boards: Boards, bodies: Sequence[AnyBody], moment: Moment) -> tuple[tuple[Entry, ...], Boards]:
    """The entries that bodies make, and the boards after them."""
    entries = entries_of(boards.now.last, bodies, moment)
    return entries, after(boards, entries, fold)


def open_ledger(path: Path, purpose: Purpose, clock: Clock, connect: Connect = connect) -> Ledger:
    """The ledger in this file, made where there is none. Raises StoreUnavailable and StoreDamaged."""
    store = open_store(path, purpose, clock, connect)
    try:
        return Ledger(store, clock, connect, name_of(store), is_practice=purpose == "practice")
    except BaseException:
        store.close()
        raise


def _named(command: c.Command) -> tuple[int, ...]:
    """The entries that a command is about by their numbers."""
    match command:
        case c.Redact():
            return (command.entry, *command.also)
        case c.EndPremiseNote() | c.TakeBack():
            return (command.entry,)
        case _:
            return ()


def _erases(entries: tuple[Entry, ...]) -> bool:
    return any(isinstance(entry.body, Redacted) for entry in entries)

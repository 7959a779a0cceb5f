"""What whoever sits at a position may see of the ledger: the one way by which words reach a screen.

The full board stays inside the ledger, where commands are decided. Who sees all is given everything as it
is; for the others words are replaced, a search finds only by what they are shown, and drafts are left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol

from console.domain.board import Board
from console.domain.entry import Entry
from console.domain.names import DETAILS, Mark
from console.domain.premise import PremiseNote
from console.domain.roles import MAY, asks_for_sign_in, person_named, roles_at, sees
from console.domain.veil import ALL, OF_CALLS, WITHHELD, facts_of, is_own_adoption, veiled, veiled_board
from console.ledger.earlier import EarlierCall
from console.ledger.ledger import Ledger
from console.ledger.reading import entries_of
from console.ledger.store import Draft, Purpose

PACK_DRAFT = "pack"
"""The field of a draft of the agency's pack; the pack itself is plain, as it stands in the ledger."""
POLICY_DRAFT = "policy"
"""The field of a draft of the policy, plain as the policy is."""
_OF_A_DRAFT = ("", "_base", "_facts", "_shapes", "_cases")
_PLAIN = tuple(f"{each}{more}" for each in (PACK_DRAFT, POLICY_DRAFT) for more in _OF_A_DRAFT)
DRAFT_MARKS: Mapping[str, Mark] = MappingProxyType(
    {**dict.fromkeys(DETAILS, Mark.PERSON), **dict.fromkeys(_PLAIN, Mark.PLAIN), "review": Mark.REVIEW}
)
"""The mark of what is typed in a field of the form; everything else that is typed is about health."""


class Seated(Protocol):
    """Whose sight it is: somebody, who may change, at a position of a ledger."""

    ledger: Ledger
    who: str
    position: str
    purpose: Purpose


class _Seen(NamedTuple):
    """The marks that somebody sees, whether they answer for broken glass, and on what that rests."""

    people: object
    room: object
    who: str
    marks: frozenset[Mark]
    answers_glass: bool


class Sight:
    """The ledger as whoever sits there is shown it. Not for two threads, but for `entries`."""

    def __init__(self, seated: Seated) -> None:
        self._seated = seated
        self._seen: _Seen | None = None
        self._veiled: tuple[Board, _Seen, Board] | None = None

    @property
    def marks(self) -> frozenset[Mark]:
        """The marks of the fields that are shown; none where nobody sits who has signed in."""
        return self._seeing.marks

    @property
    def answers_glass(self) -> bool:
        """Whether whoever sits here answers for broken glass, and so reads why it was broken."""
        return self._seeing.answers_glass

    @property
    def board(self) -> Board:
        """Units and open calls now: the ledger's own board for whoever sees all."""
        board, seen = self._whole, self._seeing
        if OF_CALLS.issubset(seen.marks):
            return board
        if self._veiled is None or self._veiled[0] is not board or self._veiled[1] != seen:
            shown = veiled_board(board, seen.marks, answers_glass=seen.answers_glass)
            self._veiled = (board, seen, shown)
        return self._veiled[2]

    def shown(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Entries as they are shown."""
        return tuple(self._each(entries))

    def history(self, subject: str) -> tuple[Entry, ...]:
        """The entries about a call, a unit, people or the room, in order.

        Whoever put something in force reads the reason that they gave for it themselves.
        """
        entries, who = self._seated.ledger.history(subject), self._seated.who
        return tuple(
            whole if self.marks and is_own_adoption(whole, who) else shown
            for whole, shown in zip(entries, self.shown(entries), strict=True)
        )

    def search(self, text: str) -> tuple[Entry, ...]:
        """The entries that hold all of these words in fields that are shown, newest first."""
        ledger = self._seated.ledger
        return self.shown(ledger.search(text, self.marks))

    def earlier_calls(self, address: str, callback: str, but_not: str) -> tuple[EarlierCall, ...]:
        """Other calls of this place or number, newest first; none for who is shown neither."""
        marks = self.marks
        if Mark.PERSON not in marks:
            return ()
        found = self._seated.ledger.earlier_calls(address, callback, but_not)
        if Mark.HEALTH not in marks:
            lines = (WITHHELD[Mark.HEALTH] if each.line or each.grave else "" for each in found)
            return tuple(each._replace(line=line, grave=()) for each, line in zip(found, lines, strict=True))
        return found if Mark.JUSTICE in marks else tuple(each._replace(grave=()) for each in found)

    def premise_notes(self, address: str) -> tuple[PremiseNote, ...]:
        """What is known of this place, newest first; none for who is shown only a part of it."""
        if not {Mark.PERSON, Mark.HEALTH}.issubset(self.marks):
            return ()
        return self._seated.ledger.places.notes(address)

    def drafts(self) -> tuple[Draft, ...]:
        """What was typed at this position and not entered.

        What is not shown is left out: a draft is put back into its field, and a word in its place would be
        entered as if somebody had said it.
        """
        marks = self.marks
        drafts = self._seated.ledger.drafts(self._seated.position)
        return tuple(draft for draft in drafts if DRAFT_MARKS.get(draft.field, Mark.HEALTH) in marks)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """All entries after a number, for a long read on another thread: its own connection, in slices."""
        marks, facts = self.marks, facts_of(self._whole)
        entries = entries_of(self._seated.ledger.path, after)
        return entries if ALL.issubset(marks) else (veiled(entry, marks, facts) for entry in entries)

    @property
    def _whole(self) -> Board:
        """The board that nothing is kept from: nobody but this class looks at it for a screen."""
        return self._seated.ledger.board_now

    def _each(self, entries: Iterable[Entry]) -> Iterable[Entry]:
        marks, facts = self.marks, facts_of(self._whole)
        return entries if ALL.issubset(marks) else (veiled(entry, marks, facts) for entry in entries)

    @property
    def _seeing(self) -> _Seen:
        board, who, seen = self._whole, self._seated.who, self._seen
        if seen is None or (seen.people, seen.room, seen.who) != (board.people, board.room, who):
            seen = self._seen = self._look(board, who)
        return seen

    def _look(self, board: Board, who: str) -> _Seen:
        nothing = _Seen(board.people, board.room, who, frozenset(), answers_glass=False)
        position, practice = self._seated.position, self._seated.purpose == "practice"
        if board.room is None or (asks_for_sign_in(board) and not _sits(board, who, position)):
            return nothing
        roles = roles_at(board, who, position, practice)
        answers = any("AnswerBreakGlass" in MAY[role] for role in roles)
        return nothing._replace(marks=sees(roles), answers_glass=answers)


def _sits(board: Board, who: str, position: str) -> bool:
    """Whether they sit at the position and still work here; whoever has signed off is shown nothing more."""
    person, seat = person_named(board, who), board.people.seats.get(position)
    return person is not None and person.is_active and seat is not None and seat.person == person.id

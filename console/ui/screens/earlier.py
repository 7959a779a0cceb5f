"""Earlier calls of the place or the number in front, looked up once for each address and number."""

from collections.abc import Collection
from datetime import datetime

from console.domain.board import Call
from console.domain.names import Mark
from console.domain.premise import PremiseNote
from console.domain.rows.premise import beside_the_form
from console.domain.rows.words import minutes
from console.errors import StoreUnavailable
from console.ledger.earlier import EarlierCall
from console.session import Session

Key = tuple[str, str, str]


class Earlier:
    """Remembers the last look-up, so that repainting costs no query."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._key: Key = ("", "", "")
        self._found: tuple[EarlierCall, ...] = ()
        self._notes: tuple[PremiseNote, ...] = ()
        self._is_unread = False
        self._known: dict[str, int] = {}

    def notes(self, call: Call | None) -> tuple[PremiseNote, ...]:
        """What is known of this call's place, newest first."""
        self.calls(call)
        return self._notes

    def calls(self, call: Call | None) -> tuple[EarlierCall, ...]:
        """Other calls of this call's address or number, newest first."""
        key = (call.id, call.detail("address"), call.detail("callback")) if call else ("", "", "")
        if key != self._key or self._is_unread or self._known != self._known_of(self._found):
            self._key = key
            self._found, self._notes = self._look_up(key) if any(key[1:]) else ((), ())
            self._known = self._known_of(self._found)
        return self._found

    def forget(self) -> None:
        """Look up anew: what was found may have been erased, or more is known."""
        self._key, self._found, self._notes = ("", "", ""), (), ()

    def words(self, call: Call | None, now: datetime, but_not: Collection[str] = ()) -> tuple[str, str]:
        """What the intake says of them: a sentence, and the same in two words. Empty where there are none.

        but_not: the calls of which it says something else.
        """
        found = tuple(each for each in self.calls(call) if each.call not in but_not)
        if call is not None and Mark.PERSON not in self._session.sight.marks:
            return "Earlier calls here are withheld: person", "withheld"
        if self._is_unread:
            return "Earlier calls here cannot be read now", "not read"
        known, known_short = beside_the_form(self.notes(call), now)
        if not found or known:
            return known, known_short
        last = found[0]
        count = f"{len(found)} earlier calls here" if len(found) > 1 else "1 earlier call here"
        grave = ", ".join(each.lower() for each in last.grave)
        how = "; ".join(part for part in (grave, last.line or last.disposition or "still open") if part)
        return f"{count}, last {minutes(last.opened, now)} ago: {how}", f"{len(found)} earlier"

    def _known_of(self, found: tuple[EarlierCall, ...]) -> dict[str, int]:
        """How much is known of those that are still open: what is answered there meanwhile is news here."""
        calls = self._session.board.calls
        return {each.call: calls[each.call].safety_entry for each in found if each.call in calls}

    def _look_up(self, key: Key) -> tuple[tuple[EarlierCall, ...], tuple[PremiseNote, ...]]:
        """What the store has; where it cannot be read, the form goes on and the next repaint asks again."""
        self._is_unread = False
        try:
            earlier = self._session.earlier_calls(key[1], key[2], key[0])
            return earlier, self._session.sight.premise_notes(key[1])
        except StoreUnavailable:
            self._is_unread = True
            return (), ()

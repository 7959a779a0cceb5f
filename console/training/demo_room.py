"""A made-up room: its board, its clock, who sits where, and the entries that its people's acts make.

Whatever is done is decided and folded as in a real room, only that nothing is written here: the entries are
handed on in batches, so that thousands of them stand in one commit.
"""

from collections import Counter, deque
from collections.abc import Mapping
from datetime import datetime
from random import Random

from console.domain import commands as c
from console.domain.asked import policy_facts
from console.domain.board import Board, Call, Room, in_force
from console.domain.clock import cut_to_ms
from console.domain.decide import decide
from console.domain.deciding.moment import Moment, entries_of, moment_of
from console.domain.entries import CallClosed, FactAnswered
from console.domain.entry import Entry
from console.domain.fold import fold_all
from console.domain.roles import people, supervisors
from console.domain.rows.guide import run
from console.errors import Refused
from console.policy.recommend import Recommendation
from console.training.demo_callers import Caller

ADDRESSES_MAX = 400
"""So many places that called are remembered, from which one may call again."""


class DemoRoom:
    """The room, and what has come of it so far.

    refused: how often each refusal met somebody.
    """

    def __init__(self, chance: Random, began: datetime) -> None:
        self.chance = chance
        self.now = began
        self.board = Board()
        self.addresses: deque[str] = deque(maxlen=ADDRESSES_MAX)
        self.refused: Counter[str] = Counter()
        self.calls = 0
        self._made: list[Entry] = []
        self._first: dict[tuple[tuple[str, str], ...], Recommendation] = {}
        self._true: dict[str, dict[str, str]] = {}
        self._over: dict[str, Mapping[str, str]] = {}

    @property
    def room(self) -> Room:
        """What is in force."""
        return in_force(self.board)

    def do(self, command: c.Command, seat: str) -> tuple[Entry, ...]:
        """Do it as whoever sits there. Raises Refused."""
        moment = Moment(cut_to_ms(self.now), self.who(seat), seat, next_call=self._next_call(), practice=True)
        bodies = decide(self.board, command, moment)
        entries = entries_of(self.board.last, bodies, moment_of(moment, command))
        self.board = fold_all(self.board, entries)
        self._made += entries
        self._learn(entries)
        return entries

    def tried(self, command: c.Command, seat: str) -> str:
        """Do it; the code of the refusal, empty where it was done."""
        try:
            self.do(command, seat)
        except Refused as refused:
            self.refused[refused.code] += 1
            return refused.code
        return ""

    def on(self, command: c.Command, call: str) -> str:
        """Do it at the position that has a call; the code of the refusal."""
        found = self.board.calls.get(call)
        return self.tried(command, (found.position if found else "") or self.a_seat())

    def opened(self, caller: Caller, *, waiting: bool) -> str:
        """A call that comes in; its number."""
        first, *_ = self.do(c.OpenCall(callback=caller.number, waiting=waiting), self.a_seat())
        call = first.subject
        self.calls += 1
        self._true[call] = dict(caller.facts)
        self.addresses.append(caller.address)
        return call

    def call(self, call: str) -> Call | None:
        """The call, while it is open."""
        return self.board.calls.get(call)

    def recommended(self, call: Call) -> Recommendation:
        """What the policy asks for on the call's answers.

        As its last run had it, which stands on the board already: working it out again would be half of all
        that a made-up room takes.
        """
        was = call.recommended
        if was is None:
            # Before anything is answered it is the same on every call: as dear to work out as it ever gets.
            facts = tuple(policy_facts(self.board, call).items())
            if facts not in self._first:
                self._first[facts] = run(self.board, call)
            return self._first[facts]
        return Recommendation(
            was.settled, was.responses, was.rules, was.priority, was.flags, was.certain, was.open,
            None, was.at_most, was.priority_may_be, {},
        )  # fmt: skip

    def taken(self) -> tuple[Entry, ...]:
        """The entries made since the last time."""
        made, self._made = tuple(self._made), []
        return made

    def truths_taken(self) -> dict[str, Mapping[str, str]]:
        """The hidden answers of the calls that ended since the last time."""
        over, self._over = self._over, {}
        return over

    def who(self, seat: str) -> str:
        """The name of who sits at a position; of a supervisor where nobody does."""
        there = self.board.people.seats.get(seat)
        if self.board.room is None:
            return ""
        return people(self.board)[there.person].name if there else self.a_supervisor()

    def a_seat(self) -> str:
        """A position where somebody sits."""
        return self.chance.choice(tuple(self.board.people.seats) or ("desk-1",))

    def a_supervisor(self) -> str:
        """The name of somebody who may approve."""
        return self.chance.choice(supervisors(self.board)).name

    def _learn(self, entries: tuple[Entry, ...]) -> None:
        """What a crew tells of itself is true from then on; what is true of a call that is over, stands."""
        for body in (entry.body for entry in entries):
            if isinstance(body, FactAnswered) and body.said_by == "responder":
                self._true[body.call][body.fact] = body.answer
            elif isinstance(body, CallClosed):
                self._over[body.call] = self._true.pop(body.call)

    def _next_call(self) -> str:
        prefix = in_force(self.board).agency.call_number_prefix if self.board.room else ""
        return f"{prefix}{self.calls + 1:05d}"

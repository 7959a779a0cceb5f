"""Small builders: a room with a policy in force, calls on its board, and commands done as the ledger does."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board, Call, Room
from console.domain.decide import decide
from console.domain.deciding.moment import Moment, entries_of, moment_of
from console.domain.entry import Entry
from console.domain.fold import fold_all, recall
from console.domain.refusals import in_words
from console.domain.room import room_of
from console.errors import Refused
from console.policy.diagram import Compiled, compile_policy
from console.policy.facts import Catalogue
from console.policy.library import catalogue_in, policy_at, policy_files

RESOURCES = Path(__file__).parents[2] / "resources"
START = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
WHO, SEAT = "Nadia Okoro", "desk-1"
SUPERVISOR = "Lena Brandt"
CARE_FIRST = "example-county-care-first"
SACRAMENTO = "sacramento-sheriff-2025"
SAN_DIEGO = "san-diego-pert-mcrt"
DENVER = "denver-star"
LOS_ANGELES = "los-angeles-matrix"
PATROL = "law-enforcement-default"
FOUR = (SACRAMENTO, SAN_DIEGO, DENVER, LOS_ANGELES)

QUIET = {
    "problem": "mental_health_crisis",
    "caller_role": "family_on_scene",
    "age_group": "adult",
    "medical": "none",
    "suicide": "none",
    "weapon": "none",
    "violence": "none",
    "threat": "none",
    "others_in_danger": "no",
    "crime": "none",
    "hazard": "none",
    "others_present": "adults",
    "presentation": "distress",
    "engagement": "would_talk",
    "whereabouts": "on_scene",
    "wants_police": "no",
    "consents_transfer": "yes",
    "veteran": "no",
    "communication": "voice",
    "hold_likely": "no",
    "violence_history": "none_known",
}
"""Answers to every fact that is asked, as quiet as can be."""


@cache
def policy_text(policy: str = CARE_FIRST) -> str:
    return (RESOURCES / "policies" / f"{policy}.toml").read_text("utf-8")


@cache
def catalogue_text() -> str:
    return (RESOURCES / "facts.toml").read_text("utf-8")


@cache
def agency_text() -> str:
    return (RESOURCES / "agencies/example-county/agency.toml").read_text("utf-8")


@cache
def the_catalogue() -> Catalogue:
    return catalogue_in(RESOURCES)


@cache
def the_library() -> dict[str, Compiled]:
    files = policy_files(RESOURCES)
    return {
        policy: compile_policy(policy_at(path, the_catalogue()), the_catalogue())
        for policy, path in files.items()
    }


@cache
def _room(policy: str, catalogue: str, agency: str) -> Room:
    return room_of(policy, catalogue, agency)


def a_room(policy: str = CARE_FIRST, agency: str = "") -> Room:
    """What is in force: a bundled policy, the bundled catalogue, the sample agency's pack or another text."""
    return _room(policy_text(policy), catalogue_text(), agency or agency_text())


def adoption(policy: str = CARE_FIRST, agency: str = "", catalogue: str = "") -> c.AdoptPolicy:
    """The command that puts a room in force."""
    return c.AdoptPolicy(
        policy=policy_text(policy),
        catalogue=catalogue or catalogue_text(),
        agency=agency or agency_text(),
        by=SUPERVISOR,
        reason="for the tests",
    )


@cache
def _empty(policy: str, agency: str) -> Board:
    room = a_room(policy, agency)
    command = adoption(policy, agency)
    adopted = e.PolicyAdopted(
        **command.model_dump(include={"policy", "catalogue", "agency", "by", "reason"}),
        fingerprint=room.fingerprint,
    )
    return fold_all(Board(), (Entry(1, START, START, "", WHO, SEAT, "room", adopted),))


@dataclass
class Desk:
    """A board that goes on with each command, and the entries that came of it; a clock that does not run."""

    board: Board
    who: str = WHO
    position: str = SEAT
    now: datetime = START
    proven: str = ""
    entries: list[Entry] = field(default_factory=list)

    def do(self, *commands: c.Command, who: str = "", position: str = "") -> tuple[Entry, ...]:
        """Decide and fold, as the ledger does; the entries of these commands."""
        written = []
        for command in commands:
            board = self.board
            if isinstance(command, c.ReopenCall | c.SplitCall) and command.call not in board.calls:
                board = recall(board, self.about(command.call))
            named = self._named(command)
            moment = self.moment(who, position, next(iter(named), None))._replace(also_named=named[1:])
            bodies = decide(board, command, moment)
            self.board = board
            written += self.fold(bodies, moment, command)
        return tuple(written)

    def fold(
        self, bodies: Iterable[e.AnyBody], moment: Moment, command: c.Command | None = None
    ) -> list[Entry]:
        told = moment_of(moment, command) if command is not None else moment
        entries = list(entries_of(self.board.last, tuple(bodies), told))
        self.board = fold_all(self.board, entries)
        self.entries += entries
        return entries

    def later(self, seconds: float) -> "Desk":
        """Let time pass."""
        self.now += timedelta(seconds=seconds)
        return self

    def moment(self, who: str = "", position: str = "", named: Entry | None = None) -> Moment:
        opened = sum(isinstance(entry.body, e.CallOpened | e.CallImported) for entry in self.entries)
        number = f"26-{opened + 1:05d}"
        seat = position or self.position
        return Moment(self.now, who or self.who, seat, number, named, self.proven)

    def about(self, subject: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.subject == subject]

    def call(self, call: str = "") -> Call:
        """A call of the board; the last one opened where none is named."""
        return self.board.calls[call] if call else list(self.board.calls.values())[-1]

    def refusal(self, command: c.Command, who: str = "", position: str = "") -> tuple[str, str]:
        """The code and the sentence with which a command is refused; nothing may come of it."""
        before = self.board
        with pytest.raises(Refused) as refused:
            self.do(command, who=who, position=position)
        assert self.board is before, "a refused command changed the board"
        says = in_words(refused.value)
        assert "{" not in says, f"a word was not filled in: {says}"
        return refused.value.code, says

    def _named(self, command: c.Command) -> tuple[Entry, ...]:
        if isinstance(command, c.ImportCalls | c.UndoImport):
            undone = {entry.body.batch for entry in self.entries if isinstance(entry.body, e.ImportUndone)}
            begun = (entry for entry in self.entries if isinstance(entry.body, e.ImportBegun))
            return tuple(entry for entry in begun if entry.number not in undone)
        if isinstance(command, c.NoteComplaint | c.GiveReview | c.AnswerReview):
            return tuple(self.about(command.call))
        if not isinstance(command, c.Redact | c.EndPremiseNote | c.TakeBack):
            return ()
        also = command.also if isinstance(command, c.Redact) else ()
        return tuple(entry for entry in self.entries if entry.number in (command.entry, *also))


def a_board(policy: str = CARE_FIRST, agency: str = "") -> Board:
    """A board on which nothing has happened but the adoption."""
    return _empty(policy, agency)


def a_desk(policy: str = CARE_FIRST, agency: str = "") -> Desk:
    """A desk on which nothing has happened but the adoption."""
    return Desk(a_board(policy, agency))


def a_call(desk: Desk, base: dict[str, str] | None = None, **facts: str) -> str:
    """The number of a call just opened at a known place, with these answers; `base` is given before them."""
    entries = desk.do(c.OpenCall(callback="(555) 010-0142"))
    call = entries[0].subject
    desk.do(c.SetDetail(call=call, field="address", value="14 Alder Row", read_back=True))
    answers(desk, call, **{**(base or {}), **facts})
    return call


def a_quiet_call(desk: Desk, **facts: str) -> str:
    """A call on which everything was asked and is quiet, but for these answers."""
    return a_call(desk, QUIET, **facts)


def answers(desk: Desk, call: str, **facts: str) -> tuple[Entry, ...]:
    """Give answers, one after the other."""
    return desk.do(*(c.AnswerFact(call=call, fact=fact, answer=answer) for fact, answer in facts.items()))


def send(desk: Desk, call: str, unit: str, response: str, reason: str = "") -> tuple[Entry, ...]:
    """Send a unit."""
    return desk.do(c.SendUnit(call=call, unit=unit, response=response, reason=reason))


def move(desk: Desk, unit: str, *statuses: str) -> tuple[Entry, ...]:
    """Take a unit through statuses."""
    return desk.do(*(c.SetUnitStatus(unit=unit, status=status) for status in statuses))


def kinds(entries: Iterable[Entry]) -> list[str]:
    """The kinds of entries, in order."""
    return [entry.body.kind for entry in entries]


def with_units(desk: Desk, **statuses: str) -> Desk:
    """The desk with units in other statuses; a unit's name is written with `_` for `-`."""
    for unit, status in statuses.items():
        desk.do(c.SetUnitStatus(unit=unit.replace("_", "-"), status=status, reason="for the test"))
    return desk


def without(facts: dict[str, str], *left_out: str) -> dict[str, str]:
    """Answers but for some."""
    return {fact: answer for fact, answer in facts.items() if fact not in left_out}


def from_paper(desk: Desk, command: c.Command, minutes_ago: float, why: c.WhyThen = "paper") -> None:
    """Enter what happened so many minutes before the desk's now."""
    desk.do(dated(command, desk.now - timedelta(minutes=minutes_ago), why))


def dated(command: c.Command, then: datetime, why: c.WhyThen = "paper") -> c.Command:
    return command.model_copy(update={"happened_at": then, "why_then": why})

"""A small room for the ledger's tests: six facts, a policy of a few rules, the sample's pack, a clock."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from console.domain import commands as c
from console.domain.board import Board
from console.domain.entry import Entry
from console.ledger.connect import Connect, connect
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.opening import follow
from console.ledger.sqlite_store import open_reader
from console.ledger.store import Purpose

AGENCY = (Path(__file__).parents[2] / "resources/agencies/example-county/agency.toml").read_text("utf-8")
START = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
WHO, SEAT = "Nadia Okoro", "desk-1"

FACTS = {
    "problem": ("welfare_check", "suicide", "responder_needs_help"),
    "weapon": ("none", "knife", "firearm"),
    "weapon_access": ("secured", "in_reach", "in_hand"),
    "others_in_danger": ("no", "yes"),
    "medical": ("none", "emergency"),
    "care_team": ("available", "delayed", "none"),
}


def catalogue(safety: tuple[str, ...] = ("weapon", "weapon_access", "others_in_danger")) -> str:
    """The text of the small catalogue."""
    return "schema = 1\n" + "\n".join(_fact(fact, answers, fact in safety) for fact, answers in FACTS.items())


POLICY = """
schema = 1
id = "small"
title = "A small policy"
agency = "Nobody's"
effective = 2026-01-01
verified = 2026-01-02
nature = "own"
statement = "Made up for tests."
sources = ["OURS: none"]
questions = ["medical", "weapon", "weapon_access", "others_in_danger", "problem"]

[conditions]
armed = { when = "weapon != none and weapon_access != secured", means = "a weapon may be there" }

[[medical]]
rule = "M1"
when = "medical != none and armed"
send = ["ems_staged"]
priority = 1
because = "Somebody may die."
basis = "ours"

[[medical]]
rule = "M2"
when = "medical != none"
send = ["ems"]
priority = 1
because = "Somebody may die."
basis = "ours"

[[medical]]
rule = "M3"
send = []
because = "Nobody is hurt."
basis = "ours"

[[safety]]
rule = "S1"
when = "armed and others_in_danger == yes"
send = ["law_enforcement"]
priority = 1
because = "Somebody else is in danger."
basis = "ours"

[[safety]]
rule = "S2"
when = "armed"
send = ["no_law_enforcement"]
flags = ["approval:supervisor", "gap_call"]
because = "Nobody else is in danger."
basis = "ours"

[[safety]]
rule = "S3"
send = []
because = "No danger is known."
basis = "ours"

[[care]]
rule = "C1"
when = "care_team == available"
send = ["mobile_crisis"]
priority = 2
because = "A team can go."
basis = "ours"

[[care]]
rule = "C2"
send = ["transfer_988"]
priority = 3
because = "No team can go."
basis = "ours"

[[acknowledged]]
kind = "staged_alone"
reason = "A supervisor is asked on each of these."

[[acknowledged]]
kind = "unused_fact"
fact = "problem"
reason = "It is asked for the record."
"""


def ticking(start: datetime = START, step_s: float = 1.0) -> Callable[[], datetime]:
    """A clock that goes on by a step at each look."""
    steps = count()
    return lambda: start + timedelta(seconds=step_s * next(steps))


def closing_of(call: str) -> c.CloseCall:
    """The closing of a call that nobody went to."""
    return c.CloseCall(call=call, disposition="duplicate", note="x", approved_by="brandt", next_action="none")


def adopt(policy: str = POLICY, facts: str | None = None, agency: str = AGENCY) -> c.AdoptPolicy:
    """The command that puts the small room in force."""
    return c.AdoptPolicy(
        policy=policy, catalogue=facts or catalogue(), agency=agency, by="Lena Brandt", reason="for the tests"
    )


def a_ledger(path: Path, purpose: Purpose = "live", connect: Connect = connect) -> Ledger:
    """A ledger with the small room in force."""
    ledger = open_ledger(path, purpose, ticking(), connect)
    if ledger.board.room is None:
        do(ledger, adopt())
    return ledger


def do(ledger: Ledger, *commands: c.Command) -> tuple[Entry, ...]:
    """The entries of all the commands, done one after the other."""
    return tuple(entry for command in commands for entry in ledger.record(command, WHO, SEAT))


def a_call(ledger: Ledger, **facts: str) -> str:
    """The number of a call that was just opened, with these answers."""
    (opened,) = do(ledger, c.OpenCall(callback="(555) 010-0199"))
    call = opened.subject
    do(ledger, c.SetDetail(call=call, field="address", value="1 Alder Street"))
    do(ledger, *(c.AnswerFact(call=call, fact=fact, answer=answer) for fact, answer in facts.items()))
    return call


def a_life(ledger: Ledger) -> Iterator[str]:
    """A call from ring to closed, a step at a time; gives the call's number after each."""
    call = a_call(ledger)
    yield call
    steps: tuple[c.Command, ...] = (
        c.AddNote(call=call, text="Brother talks of the river."),
        c.AnswerFact(call=call, fact="medical", answer="none"),
        c.AnswerFact(call=call, fact="weapon", answer="none", caveat="she looked in the kitchen"),
        c.AnswerFact(call=call, fact="problem", answer="suicide"),
        c.SendUnit(call=call, unit="CR-11", response="mobile_crisis"),
        c.ConfirmBrief(call=call, unit="CR-11"),
        c.SetUnitStatus(unit="CR-11", status="en_route"),
        c.SetUnitStatus(unit="CR-11", status="on_scene"),
        c.SetUnitStatus(unit="CR-11", status="available"),
        c.CloseCall(call=call, disposition="stabilised", note="Stays with his sister tonight."),
    )
    for step in steps:
        do(ledger, step)
        yield call


def _fact(fact: str, answers: tuple[str, ...], safety: bool) -> str:
    lines = [
        "[[fact]]",
        f'id = "{fact}"',
        f"safety = {str(safety).lower()}",
        'mark = "health"',
        *(f'{key} = {{ en = "{fact}", es = "{fact}" }}' for key in ("name", "ask", "why")),
    ]
    if fact == "care_team":
        lines.append("derived = true")
    for answer in (*answers, *(() if fact == "care_team" else ("unknown",))):
        lines += ["[[fact.answer]]", f'id = "{answer}"']
        lines += [f'{key} = {{ en = "{answer}", es = "{answer}" }}' for key in ("name", "means", "told")]
    return "\n".join(lines)


def refolded(path: Path) -> Board:
    """The board that folding all entries gives, from the first on."""
    with closing(open_reader(path)) as store:
        board = Board()
        for entry in store.after(0):
            board = follow(board, entry, store)
    return board


def same(one: Board, other: Board) -> bool:
    """Whether two boards are equal; their rooms by fingerprint and adoption, recalled calls left aside."""
    rooms = [
        (
            board.room.fingerprint,
            board.room.adopted,
            {key: (at.fingerprint, at.adopted) for key, at in board.room.replaced.items()},
        )
        if board.room
        else None
        for board in (one, other)
    ]
    bare = [board._replace(room=None, closed={}) for board in (one, other)]
    return rooms[0] == rooms[1] and bare[0] == bare[1]

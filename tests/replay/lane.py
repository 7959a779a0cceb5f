"""A real county's mobile crisis calls, put through the board in the order of their times.

The file is Lane County's public one; nobody here wrote it. Its dirt, such as stamps out of order or missing,
is played as it stands: what the board refuses is kept as the sentence that a person would read.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from console.domain import commands as c
from console.domain.board import Board
from console.domain.refusals import in_words
from console.errors import Refused
from console.ledger.ledger import Ledger, open_ledger
from tests.domain.build import adoption, agency_text

FORMAT = "%Y-%m-%d %H:%M:%S"
SUPERVISOR, SEAT = "Lena Brandt", "Position 1"
FORGOTTEN = timedelta(hours=12)
STAMPS = (
    ("Dispatch Request Date & Time", "open"),
    ("Dispatch Date & Time", "send"),
    ("Arrival on Scene Date & Time", "on_scene"),
    ("Engagement with Client Date & Time", "with_person"),
    ("MCIT Departure Date & Time", "leave"),
)
"""The file's columns in the order in which they should stand, and what each is on the board."""


class Act(NamedTuple):
    """What happens when, in which row."""

    at: datetime
    row: int
    what: str


class Played(NamedTuple):
    """What came of a file: the calls opened and closed, the most crews out at once, and what was refused."""

    opened: int
    closed: int
    most_out: int
    refused: tuple[str, ...]


def rows_of(file: Path) -> list[dict[str, str]]:
    """The rows of the file that have a request; the others say nothing of when."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row[STAMPS[0][0]]]


def of_day(rows: Iterable[dict[str, str]], day: str) -> list[dict[str, str]]:
    """The rows that were asked for on one day."""
    return [row for row in rows if row[STAMPS[0][0]].startswith(day)]


def busiest_day(rows: Iterable[dict[str, str]]) -> str:
    """The day with the most requests."""
    days = [row[STAMPS[0][0]][:10] for row in rows]
    return max(sorted(set(days)), key=days.count)


def acts_of(rows: Iterable[dict[str, str]]) -> list[Act]:
    """Every stamp of the rows in the order of its time; of one moment, in the order of the columns."""
    acts = [
        (datetime.strptime(row[column], FORMAT).replace(tzinfo=UTC), order, number, what)
        for number, row in enumerate(rows)
        for order, (column, what) in enumerate(STAMPS)
        if row[column]
    ]
    return [Act(at, number, what) for at, _, number, what in sorted(acts)]


def the_pack(teams: int) -> str:
    """The sample agency with as many crisis teams as a file implies."""
    return agency_text() + "".join(
        f'\n[[unit]]\nid = "T-{number}"\nkind = "Crisis team"\ncrew = ["Crew {number}"]\n'
        'capabilities = ["clinician", "two_person"]\nplace = "Downtown"\nstatus = "available"\n'
        for number in range(1, teams + 1)
    )


@dataclass
class Room:
    """The board that the file is put through."""

    path: Path
    teams: int
    now: datetime
    calls: dict[int, str] = field(default_factory=dict)
    units: dict[int, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    most_out: int = 0

    def __post_init__(self) -> None:
        self.ledger: Ledger = open_ledger(self.path, "live", lambda: self.now)
        self.ledger.record(adoption(agency=the_pack(self.teams)), SUPERVISOR, SEAT)

    @property
    def board(self) -> Board:
        return self.ledger.board

    def do(self, command: c.Command) -> bool:
        """Do it; what is refused is kept in the words of the refusal."""
        try:
            self.ledger.record(command, SUPERVISOR, SEAT)
        except Refused as refused:
            self.refused.append(f"{refused.code}: {in_words(refused)}")
            return False
        return True


def played(path: Path, rows: list[dict[str, str]], teams: int) -> Played:
    """Play the rows; afterwards no call is open, whatever the file left out."""
    acts = acts_of(rows)
    room = Room(path, teams, acts[0].at)
    for act in acts:
        room.now = max(room.now, act.at)
        play(room, act, rows[act.row])
        out = [unit for unit in room.board.units.values() if unit.call is not None]
        assert len({sent.unit for call in room.board.calls.values() for sent in call.sent}) == len(out)
        room.most_out = max(room.most_out, len(out))
    closed = sum(finished(room, row) for row in tuple(room.calls))
    room.ledger.close()
    return Played(len(room.calls), closed, room.most_out, tuple(room.refused))


def play(room: Room, act: Act, row: dict[str, str]) -> None:
    """One stamp: a call, a sending, a status, or the end."""
    if act.row not in room.calls:
        open_one(room, act.row, row)
    match act.what:
        case "open":
            return
        case "send":
            if act.row not in room.units:
                send(room, act.row)
        case "leave":
            leave(room, act.row)
        case status:
            if act.row not in room.units:
                send(room, act.row)
            if act.row in room.units:
                room.do(c.SetUnitStatus(unit=room.units[act.row], status=status))


def open_one(room: Room, number: int, row: dict[str, str]) -> None:
    before = set(room.board.calls)
    assert room.do(c.OpenCall()), "a call can always be opened"
    (call,) = set(room.board.calls) - before
    room.calls[number] = call
    room.do(c.SetDetail(call=call, field="address", value=row["City"] or "not given"))
    room.do(c.AnswerFact(call=call, fact="problem", answer="mental_health_crisis"))


def send(room: Room, number: int) -> None:
    """The first team that is free goes; none may be free where stamps lie on top of each other."""
    clear_forgotten(room)
    teams = (each for each in room.board.units.values() if each.id.startswith("T-"))
    free = next((each.id for each in teams if each.call is None), None)
    if free is None:
        room.refused.append("none_free: All teams are out.")
        return
    sent = {"call": room.calls[number], "unit": free, "response": "mobile_crisis"}
    if room.do(c.SendUnit.model_validate({**sent, "reason": "as the file says"})):
        room.units[number] = free
        room.do(c.DeclareSceneSafe(call=room.calls[number], by="the file", reason="crews went in"))


def clear_forgotten(room: Room) -> None:
    """Free the crews of which the file tells no end: the lane has told of them for hours."""
    for number, unit in tuple(room.units.items()):
        if room.now - room.board.units[unit].since > FORGOTTEN:
            leave(room, number)


def leave(room: Room, number: int) -> None:
    """The team is free again; one that was never there is taken off by a supervisor's name."""
    unit = room.units.pop(number, None)
    if unit is not None and not room.do(c.SetUnitStatus(unit=unit, status="available", reason="left")):
        said = {"approved_by": SUPERVISOR, "reason": "never arrived"}
        room.do(c.StandDown.model_validate({"call": room.calls[number], "unit": unit, **said}))


def finished(room: Room, number: int) -> int:
    """1 once the call is closed."""
    call, room.now = room.calls[number], room.now + timedelta(seconds=1)
    leave(room, number)
    ending = "stabilised" if room.board.calls[call].attended else "not_found"
    if ending == "not_found":
        ending = "cancelled"
    said = {"approved_by": SUPERVISOR, "note": "as the file says", "next_action": "none is noted"}
    return int(room.do(c.CloseCall.model_validate({"call": call, "disposition": ending, **said})))


def sentences(refused: Iterable[str]) -> Iterator[str]:
    """What a person would read, without the code."""
    yield from (each.partition(": ")[2] for each in refused)

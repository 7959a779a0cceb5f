"""The room that a real file is put through, stamp by stamp; what the board refuses is kept in its words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from console.domain import commands as c
from console.domain.board import Board
from console.domain.refusals import in_words
from console.errors import Refused
from console.ledger.ledger import Ledger, open_ledger
from tests.domain.build import adoption, agency_text

SUPERVISOR, SEAT = "Lena Brandt", "Position 1"
FORGOTTEN = timedelta(hours=12)


class Played(NamedTuple):
    """What came of a file: the calls opened and closed, the most crews out at once, and what was refused."""

    opened: int
    closed: int
    most_out: int
    refused: tuple[str, ...]


class Act(NamedTuple):
    """What happens when, to which call of the file: open, send, a status, leave."""

    at: datetime
    row: int
    what: str


class Told(NamedTuple):
    """What the file says of a call."""

    address: str
    note: str = ""


class Crews(NamedTuple):
    """The crews that go, and what for: so many as the file implies."""

    how_many: int
    response: str
    kind: str
    capabilities: tuple[str, ...]


def the_pack(crews: Crews) -> str:
    """The sample agency with the crews that a file implies."""
    # What came after a call stands in no file.
    text = agency_text().replace("[limits]", "[limits]\nnext_action_min = 0", 1)
    return text + "".join(
        f'\n[[unit]]\nid = "T-{number}"\nkind = "{crews.kind}"\ncrew = ["Crew {number}"]\n'
        f'capabilities = {list(crews.capabilities)}\nplace = "Downtown"\nstatus = "available"\n'
        for number in range(1, crews.how_many + 1)
    )


@dataclass
class Room:
    """The board that the file is put through."""

    path: Path
    crews: Crews
    now: datetime
    calls: dict[int, str] = field(default_factory=dict)
    units: dict[int, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    opened: int = 0
    closed: int = 0
    most_out: int = 0

    def __post_init__(self) -> None:
        self.ledger: Ledger = open_ledger(self.path, "live", lambda: self.now)
        self.ledger.record(adoption(agency=the_pack(self.crews)), SUPERVISOR, SEAT)

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


def played(room: Room, acts: Sequence[Act], told: Sequence[Told]) -> Played:
    """Play the acts; afterwards no call is open, whatever the file left out."""
    for act in acts:
        room.now = max(room.now, act.at)
        play(room, act, told[act.row])
        out = [unit for unit in room.board.units.values() if unit.call is not None]
        assert len({sent.unit for call in room.board.calls.values() for sent in call.sent}) == len(out)
        room.most_out = max(room.most_out, len(out))
    for row in tuple(room.calls):
        finish(room, row)
    room.ledger.close()
    return Played(room.opened, room.closed, room.most_out, tuple(room.refused))


def play(room: Room, act: Act, told: Told) -> None:
    """One stamp: a call, a sending, a status, or the end of it all."""
    if act.row not in room.calls:
        open_one(room, act.row, told)
    match act.what:
        case "open":
            return
        case "send":
            if act.row not in room.units:
                send(room, act.row)
        case "leave":
            finish(room, act.row)
        case status:
            if act.row not in room.units:
                send(room, act.row)
            if act.row in room.units:
                room.do(c.SetUnitStatus(unit=room.units[act.row], status=status))


def open_one(room: Room, row: int, told: Told) -> None:
    before = set(room.board.calls)
    assert room.do(c.OpenCall()), "a call can always be opened"
    (call,) = set(room.board.calls) - before
    room.calls[row] = call
    room.opened += 1
    room.do(c.SetDetail(call=call, field="address", value=told.address or "not given"))
    if told.note:
        room.do(c.AddNote(call=call, text=told.note))
    room.do(c.AnswerFact(call=call, fact="problem", answer="mental_health_crisis"))


def send(room: Room, row: int) -> None:
    """The first crew that is free goes; none may be free where stamps lie on top of each other."""
    clear_forgotten(room)
    crews = (each for each in room.board.units.values() if each.id.startswith("T-"))
    free = next((each.id for each in crews if each.call is None), None)
    if free is None:
        room.refused.append("none_free: All crews are out.")
        return
    sent = {"call": room.calls[row], "unit": free, "response": room.crews.response}
    if room.do(c.SendUnit.model_validate({**sent, "reason": "as the file says"})):
        room.units[row] = free
        room.do(c.DeclareSceneSafe(call=room.calls[row], by="the file", reason="crews went in"))


def clear_forgotten(room: Room) -> None:
    """Free the crews of which the file tells no end: the lane has told of them for hours."""
    for row, unit in tuple(room.units.items()):
        if room.now - room.board.units[unit].since > FORGOTTEN:
            finish(room, row)


def leave(room: Room, row: int) -> None:
    """The crew is free again; one that was never there is taken off by a supervisor's name."""
    unit = room.units.pop(row, None)
    if unit is not None and not room.do(c.SetUnitStatus(unit=unit, status="available", reason="left")):
        said = {"approved_by": SUPERVISOR, "reason": "never arrived"}
        room.do(c.StandDown.model_validate({"call": room.calls[row], "unit": unit, **said}))


def finish(room: Room, row: int) -> None:
    """The crew leaves and the call is closed."""
    room.now += timedelta(seconds=1)
    leave(room, row)
    call = room.calls.pop(row)
    ending = "stabilised" if room.board.calls[call].attended else "cancelled"
    said = {"approved_by": SUPERVISOR, "note": "as the file says", "next_action": "none is noted"}
    room.closed += room.do(c.CloseCall.model_validate({"call": call, "disposition": ending, **said}))


def sentences(refused: Iterable[str]) -> Iterator[str]:
    """What a person would read, without the code."""
    yield from (each.partition(": ")[2] for each in refused)

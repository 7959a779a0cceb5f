"""The machine's clock is set, forth and back, while limits run: none ends at once, and none never.

The clock is replaced where the program reads the time, and nowhere else. A busy board: a supervisor is asked,
the caller hung up, a hand-off is offered, a crew is on its way and has read nothing back, a call waits. Each
limit must run out as long after its beginning as the agency says, by steady time, and each age be true.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import NamedTuple

from console.domain import commands as c
from console.domain.decide import decide
from console.domain.deciding.moment import Moment
from console.domain.refusals import in_words
from console.domain.rows.alerts import alerts, runs_out
from console.domain.rows.calls import call_rows
from console.domain.rows.guide import answer_rows
from console.domain.rows.units import unit_rows
from console.errors import Refused
from console.ledger.ledger import Ledger, open_ledger
from tests.faults.left import Acknowledged, Left, left, one
from tests.faults.machine import Machine
from tests.faults.program import STORE
from tests.faults.tried import Tried, added
from tests.ledger.small_room import SEAT, WHO, a_call, adopt, do

JUMPS = Tried("clock set", "forth and back, by seconds to decades, while limits run; and with a restart")
CALL, UNIT = "26-00001", "CR-11"
SLACK_S = 2
BY_S = (-20 * 365 * 86400, -86400, -3600, -90, -5, 5, 90, 3600, 86400, 20 * 365 * 86400)
AT_S = (1, 20, 45, 90, 150, 700)


class Limit(NamedTuple):
    """A limit of the agency: how long it runs, and how one sees that it has run out."""

    name: str
    runs_s: int
    is_out: Callable[[Ledger, Machine], bool]


def _alerted(beginning: str) -> Callable[[Ledger, Machine], bool]:
    """Whether the alert lane tells it as late."""
    return lambda ledger, machine: any(
        alert.id.startswith(beginning) and (alert.weight == "alert" or alert.due is None)
        for alert in alerts(ledger.board_now, machine.now)
    )


def _too_late_to_take_back(ledger: Ledger, machine: Machine) -> bool:
    board = ledger.board_now
    command = c.TakeBack(call=CALL, entry=board.calls[CALL].answers["problem"].entry)
    try:
        decide(board, command, Moment(machine.now, WHO, SEAT))
    except Refused:
        return True
    return False


LIMITS = (
    Limit("waiting", 30, _alerted("waiting:")),
    Limit("call-back", 60, _alerted("line:")),
    Limit("hand-off", 60, _alerted("hand_off:")),
    Limit("take-back", 60, _too_late_to_take_back),
    Limit("approval", 120, lambda ledger, machine: CALL in runs_out(ledger.board_now, machine.now)),
    Limit("brief", 180, _alerted("unread:")),
    Limit("crew", 1200, _alerted("unit:")),
)
STEPS_S = sorted({limit.runs_s + by for limit in LIMITS for by in (-SLACK_S, SLACK_S)})
Jump = tuple[int, int]
"""After how many seconds the clock is set, and by how many."""


def jumps(folder: Path, every: int = 1) -> Tried:
    """Each jump at each moment, some twice, forth and back; and each with a restart of the program."""
    single = [((at, by),) for at, by in product(AT_S, BY_S)]
    double = [((10, by), (at, -by)) for at, by in product(AT_S[1:], BY_S)]
    cases = [*single, *double][::every]
    found = [jumped(folder / str(number), case, Machine()) for number, case in enumerate(cases)]
    found += [
        _started_again(folder / f"again {number}", case[0]) for number, case in enumerate(single[::every])
    ]
    return added((JUMPS, *found))


def jumped(folder: Path, case: Sequence[Jump], machine: Machine) -> Tried:
    """The clock is set once or several times while the limits run."""
    faults: list[str] = []
    with _busy(folder, machine) as ledger:
        gone_s = 0
        for at_s, jump in sorted([*((at, None) for at in STEPS_S), *case], key=lambda each: each[0]):
            machine.pass_s(at_s - gone_s)
            gone_s = at_s
            if jump is not None:
                machine.set_by(timedelta(seconds=jump))
            ledger.catch_up()
            faults += [*_limits(ledger, machine, gone_s), *_ages(ledger, machine, gone_s)]
        faults += _runs_out(ledger)
        told = ledger.board.last
    return _looked(folder, machine, told, f"set {case}", faults)


def _started_again(folder: Path, jump: Jump) -> Tried:
    """The program ends, the clock is set, the program starts: no limit takes longer than its whole time."""
    machine = Machine()
    faults: list[str] = []
    with _busy(folder, machine):
        machine.pass_s(jump[0])
    machine.set_by(timedelta(seconds=jump[1]))
    with closing(open_ledger(folder / STORE, "live", machine.started())) as ledger:
        machine.pass_s(max(limit.runs_s for limit in LIMITS) + SLACK_S)
        ledger.catch_up()
        faults += [f"{limit.name} never runs out" for limit in LIMITS if not limit.is_out(ledger, machine)]
        told = ledger.board.last
    return _looked(folder, machine, told, f"started again after {jump}", faults)


@contextmanager
def _busy(folder: Path, machine: Machine) -> Iterator[Ledger]:
    """A board on which every limit begins now."""
    folder.mkdir(parents=True)
    with closing(open_ledger(folder / STORE, "live", machine.clock)) as ledger:
        do(ledger, adopt())
        answers = {"medical": "none", "weapon": "knife", "weapon_access": "in_hand"}
        a_call(ledger, **answers, others_in_danger="no", problem="suicide")
        do(
            ledger,
            c.OpenCall(waiting=True),
            c.LoseLine(call=CALL),
            c.SendUnit(call=CALL, unit=UNIT, response="mobile_crisis"),
            c.SetUnitStatus(unit=UNIT, status="en_route"),
            c.MoveHandOff(call=CALL, contact="line-988", step="offered"),
        )
        yield ledger


def _limits(ledger: Ledger, machine: Machine, gone_s: int) -> Iterator[str]:
    for limit in LIMITS:
        is_out = limit.is_out(ledger, machine)
        if is_out and gone_s <= limit.runs_s - SLACK_S:
            yield f"{limit.name} ran out after {gone_s} s of {limit.runs_s}"
        if not is_out and gone_s >= limit.runs_s + SLACK_S:
            yield f"{limit.name} has not run out after {gone_s} s of {limit.runs_s}"


def _ages(ledger: Ledger, machine: Machine, gone_s: int) -> Iterator[str]:
    board = ledger.board_now
    call = board.calls[CALL]
    shown = [("call", row.since) for row in call_rows(board, WHO, SEAT, CALL) if row.call and row.since]
    shown += [("answer", row.since) for row in answer_rows(board, call) if row.since]
    shown += [("unit", row.since) for row in unit_rows(board, call) if row.since]
    for what, since in shown:
        age_s = (machine.now - since).total_seconds()
        if abs(age_s - gone_s) > 0:
            yield f"the age of a {what} is {age_s:.0f} s after {gone_s} s"


def _runs_out(ledger: Ledger) -> list[str]:
    """The agency's default acts, once, where the supervisor's time is over."""
    try:
        (entry, *_) = do(ledger, c.LetApprovalRunOut(call=CALL))
    except Refused as refused:
        return [f"the agency's default does not act: {in_words(refused)}"]
    return [] if entry.body.kind == "ApprovalRanOut" else [f"{entry.body.kind} came of it"]


def _looked(folder: Path, machine: Machine, told: int, where: str, faults: Sequence[str]) -> Tried:
    acknowledged = [Acknowledged(tuple(range(1, told + 1)), {})]
    there = left(folder / STORE, acknowledged, clock=machine.started())
    shutil.rmtree(folder)
    half = tuple(f"{where}: {words}" for words in (*there.half, *faults))
    return one(JUMPS, acknowledged, Left(there.rows, there.lost, half))

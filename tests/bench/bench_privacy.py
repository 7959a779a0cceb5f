"""What privacy costs, on a copy of the full store: `python -m tests.bench.bench_privacy`. Prints JSON.

Retention over 100,000 calls: counted, then erased for a while by a program beside a desk whose commits are
timed; everything about one call erased; the board veiled for a reader; an export for a reader.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from io import StringIO
from pathlib import Path
from subprocess import DEVNULL, Popen
from time import perf_counter, sleep

from console.domain.board import in_force
from console.domain.clock import utc_now
from console.domain.commands import AdoptPolicy, SetUnitStatus
from console.domain.entries import PolicyAdopted
from console.domain.names import Mark
from console.domain.veil import ALL, facts_of, veiled_board
from console.erasing import Grounds, Wanted, erase
from console.errors import StoreUnavailable
from console.ledger.due_words import due
from console.ledger.erasable import of_calls
from console.ledger.export import export
from console.ledger.sqlite_store import open_reader
from console.session import Session, open_session
from tests.bench.make_store import WHO
from tests.bench.measured import copied, full_store, percentiles

BESIDE_S, ALONE_S = 60, 15
BEGIN_S_MAX = 120
EVERY_S = 0.05
RULES = '[retention]\nperson_days = 1\nhealth_days = 1\nwhy_shorter = "for the bench"\n[limits]'
GROUNDS = Grounds("brandt", "for the bench")


def main() -> int:
    """Measure all of it."""
    store = full_store()
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory(dir=store.parent) as folder:
        own = copied(store, Path(folder))
        with closing(open_session(own, None, None, WHO, "desk-1", "live", utc_now)) as session:
            _put_rules_in_force(session)
            found |= _veil(session) | _export(own) | _one_call(session)
            found |= _counted(session) | _beside(session)
    sys.stdout.write(json.dumps(found, indent=2) + "\n")
    return 0


def _put_rules_in_force(session: Session) -> None:
    adopted = [entry.body for entry in session.history("room") if isinstance(entry.body, PolicyAdopted)][-1]
    pack = adopted.agency.replace("[limits]", RULES)
    own = AdoptPolicy(
        policy=adopted.policy,
        catalogue=adopted.catalogue,
        agency=pack,
        by="Lena Brandt",
        reason="for the bench",
    )
    session.do(own)


def _timed(act: Callable[[], object], times: int = 1) -> float:
    began = perf_counter()
    for _ in range(times):
        act()
    return (perf_counter() - began) / times


def _veil(session: Session) -> dict[str, object]:
    board = session.ledger.board
    return {
        "open calls": len(board.calls),
        "the board for a reader, ms": 1000 * _timed(lambda: veiled_board(board, {Mark.PLAIN}), 100),
        "the board for a dispatcher, µs": 1e6 * _timed(lambda: veiled_board(board, ALL), 10_000),
        "session.board for a dispatcher, µs": 1e6 * _timed(lambda: session.board, 10_000),
    }


def _export(path: Path) -> dict[str, object]:
    last = 100_000
    spent = {
        name: _timed(lambda marks=marks: export(path, StringIO(), marks=marks, up_to=last))  # type: ignore[misc]  # bound by its default
        for name, marks in (("all", ALL), ("plain", frozenset({Mark.PLAIN})))
    }
    return {f"export of {name} words, entries/s": round(last / each) for name, each in spent.items()}


def _one_call(session: Session) -> dict[str, object]:
    with closing(open_reader(session.ledger.path)) as store:
        found = of_calls(store, ["26-50000"])
    wanted = [Wanted(entry.number, entry.subject) for entry in found.in_order()]
    spent = _timed(lambda: erase(session, wanted, GROUNDS, session.do))
    return {"entries of one call": len(wanted), "one call erased, gone from the file, s": spent}


def _counted(session: Session) -> dict[str, object]:
    board = session.ledger.board
    with closing(open_reader(session.ledger.path)) as store:
        began = perf_counter()
        found = due(store, in_force(board).agency.retention, facts_of(board), utc_now())
        subjects = [each.subject for each in found]
        spent = perf_counter() - began
    return {"entries due": len(subjects), "calls due": len(set(subjects)), "counting them, s": spent}


def _beside(session: Session) -> dict[str, object]:
    """Commits of a desk, alone and while another program applies the rules."""
    alone = _commits(session, ALONE_S)
    words = ("ledger", "retain", "--apply", "--by", "brandt", "--store", str(session.ledger.path))
    with Popen([sys.executable, "-m", "console", *words], stdout=DEVNULL) as applying:  # noqa: S603 - our own
        first = session.ledger.head().number
        began = perf_counter()
        while session.ledger.head().number == first and perf_counter() - began < BEGIN_S_MAX:
            sleep(EVERY_S)
        first, began = session.ledger.head().number, perf_counter()
        beside = _commits(session, BESIDE_S)
        erased = session.ledger.head().number - first - beside["commits"]
        spent = perf_counter() - began
        applying.terminate()
    return {"alone, ms": alone, "beside retain, ms": beside, "erased beside it, entries/s": erased / spent}


def _commits(session: Session, for_s: float) -> dict[str, float]:
    unit = next(unit for unit in session.board.units.values() if unit.call is None and unit.on_duty).id
    taken, locked, end = list[float](), 0, perf_counter() + for_s
    while perf_counter() < end:
        session.catch_up()
        status = "meal" if session.board.units[unit].counts_as == "available" else "available"
        began = perf_counter()
        try:
            session.do(SetUnitStatus(unit=unit, status=status, reason="for the bench"))
        except StoreUnavailable:
            locked += 1
        taken.append(1000 * (perf_counter() - began))
        sleep(EVERY_S)
    return {**percentiles(taken), "commits": len(taken) - locked, "had to wait longer than 50 ms": locked}


if __name__ == "__main__":
    sys.exit(main())

"""Work of the program, noted down to each byte it writes, so that the power can be cut at any moment of it.

Noted in two ways: under the program as it is shipped, by tracing it; and under its ledger in this process, by
a file system of apsw. What is noted is of one kind, and so is all that is done with it.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from console.domain import commands as c
from console.ledger.checkpoint import COMMITS_BETWEEN
from console.ledger.connect import Connect, connect
from console.ledger.ledger import open_ledger
from console.ledger.rebuild import rebuild
from console.ledger.rows import Row
from console.ledger.sqlite_store import open_store
from tests.faults.disk import Deed, Told
from tests.faults.driver import connect_through
from tests.faults.left import Acknowledged, acknowledged, stored
from tests.faults.noting import deeds, is_in
from tests.faults.program import STORE, Work, work_in
from tests.faults.tracing import GO_ON, Stop
from tests.faults.tracing import Deed as Answer
from tests.faults.versions import of_version
from tests.faults.vfs import file_system
from tests.faults.work import FIRST, STEPS, contents, said_of, take
from tests.ledger.small_room import SEAT, WHO, a_ledger, ticking


class Recording(NamedTuple):
    """A piece of work as it was done.

    begun: the files it began with. before: the rows in them. told: what was acknowledged, in order. rows: all
    at its end. ends: the numbers of entries that end a command. writes: how often the program stopped.
    """

    name: str
    begun: Mapping[str, bytes]
    before: tuple[Row, ...]
    deeds: tuple[Deed, ...]
    told: tuple[Acknowledged, ...]
    rows: tuple[Row, ...]
    ends: frozenset[int]
    writes: int = 0


def of_program(work: Work, folder: Path) -> Recording:
    """A piece of work of the program as it is shipped, traced; the folder is empty again afterwards."""
    before, begun = _begun(work.begin, folder)
    done: list[Deed] = []
    stops: list[Stop] = []

    def note(stop: Stop) -> Answer:
        done.extend(deeds(folder, stop))
        stops.extend((stop,) if is_in(folder, stop) else ())
        return GO_ON

    ended = work_in(work, folder, note)
    assert ended.code == 0, ended
    told = tuple(acknowledged(ended.out, work.commands))
    rows = _taken_away(folder)
    return Recording(
        f"{work.name} by the program", begun, before, tuple(done), told, rows, _ends(rows, told), len(stops)
    )


def of_ledger(folder: Path) -> Iterator[Recording]:
    """Work of the ledger over a file system of ours.

    A piece of a shift, on a store and on a log left behind; the index made again; a store of the first
    program brought up to date; and so many commits that the log is moved beside them.
    """
    store, log, done, older = (folder / name for name in ("store", "log", "done", "older"))
    store.mkdir(parents=True)
    with closing(a_ledger(store / STORE)):
        shutil.copytree(store, log, ignore=shutil.ignore_patterns("*-shm"))
    shutil.copytree(store, done)
    shift(done / STORE, connect, lambda _: None)
    yield noted("a piece of a shift", store, shift, folder / "noted")
    yield noted("the same on a log left behind", log, shift, folder / "noted")
    yield noted("index made again", done, _rebuild, folder / "noted")
    older.mkdir()
    of_version(older / STORE, done / STORE, 1)
    yield noted("an older store brought up to date", older, _bring_up_to_date, folder / "noted")
    yield noted("many notes, and the log moved beside them", store, _many_notes, folder / "noted")


Tell = Callable[[Acknowledged], None]


def noted(
    name: str,
    begin: Path,
    work: Callable[[Path, Connect, Tell], None],
    folder: Path,
    through: Callable[[Connect], Connect] = lambda connect: connect,
) -> Recording:
    """A piece of work of the ledger on a copy of a folder. through: changes how it makes connections."""
    before, begun = _begun(lambda to: shutil.copytree(begin, to), folder)
    done: list[Deed] = []
    told: list[Acknowledged] = []

    def tell(acknowledged: Acknowledged) -> None:
        told.append(acknowledged)
        done.append(Told(1))

    with file_system("noting", after=done.append) as vfs:
        work(folder / STORE, through(connect_through(vfs)), tell)
    rows = _taken_away(folder)
    return Recording(
        f"{name} by the ledger", begun, before, tuple(done), tuple(told), rows, _ends(rows, told)
    )


def shift(path: Path, connect: Connect, tell: Tell) -> None:
    """A piece of a shift, each step told once it is on the disk."""
    with closing(open_ledger(path, "live", ticking(), connect)) as ledger:
        for step in STEPS:
            before = ledger.board.last
            take(ledger, step)
            tell(Acknowledged(tuple(range(before + 1, ledger.board.last + 1)), said_of(step)))


def _rebuild(path: Path, connect: Connect, tell: Tell) -> None:
    with closing(open_store(path, "live", ticking(), connect)) as store:
        rebuild(store)
        tell(Acknowledged((), {}))


def _bring_up_to_date(path: Path, connect: Connect, tell: Tell) -> None:
    open_ledger(path, "live", ticking(), connect).close()
    tell(Acknowledged((), {}))


def _many_notes(path: Path, connect: Connect, tell: Tell) -> None:
    with closing(open_ledger(path, "live", ticking(), connect)) as ledger:
        ledger.record(c.OpenCall(), WHO, SEAT)
        tell(Acknowledged((ledger.board.last,), {}))
        for number in range(COMMITS_BETWEEN + 20):
            (entry,) = ledger.record(c.AddNote(call=FIRST, text=f"note {number}"), WHO, SEAT)
            tell(Acknowledged((entry.number,), {"text": f"note {number}"}))


def _begun(begin: Callable[[Path], object], folder: Path) -> tuple[tuple[Row, ...], dict[str, bytes]]:
    """The rows and the files that a piece of work begins with; the folder then stands ready for it."""
    begin(folder)
    if (folder / STORE).exists():
        open_ledger(folder / STORE, "live", ticking()).close()
    before = stored(folder / STORE) if (folder / STORE).exists() else ()
    shutil.rmtree(folder)
    begin(folder)
    return before, contents(folder)


def _taken_away(folder: Path) -> tuple[Row, ...]:
    """The rows at the end of a piece of work; the folder is gone afterwards."""
    rows = stored(folder / STORE)
    shutil.rmtree(folder)
    return rows


def _ends(rows: Sequence[Row], told: Sequence[Acknowledged]) -> frozenset[int]:
    sizes = [len(each.numbers) for each in told]
    return frozenset((0, *accumulate(sizes, initial=len(rows) - sum(sizes))))

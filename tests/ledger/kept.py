"""Backups for the tests: a plan for a store and some places, carried out here and now."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from console.domain import commands as c
from console.domain.entry import Entry
from console.ledger.backups import Backup, backups_in
from console.ledger.choosing import Wanted
from console.ledger.connect import connect
from console.ledger.cutting import Asked
from console.ledger.keeping import Plan, keep_once, serve
from console.ledger.ledger import Ledger
from console.ledger.restore import Order
from console.ledger.served import BackupState, Served, remember, remembered, state
from console.ledger.sqlite_store import open_reader
from tests.ledger.small_room import START, a_call, do

Places = tuple[Path, Path]

ASKED = Asked("Lena Brandt", "desk-1", "the disk failed")


class Wrist:
    """A clock that stands still until it is set on."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def on(self, **span: float) -> None:
        self.now += timedelta(**span)


def keep(plan: Plan, clock: Callable[[], datetime]) -> tuple[Served, ...]:
    """Do all errands of a plan here, and remember how the places stand."""
    places = keep_once(plan, lambda errand: serve(errand, clock), lambda _: None)
    remember(plan.store, places)
    return places


def stands(plan: Plan, clock: Callable[[], datetime]) -> BackupState:
    return state(remembered(plan.store), clock(), plan.warn_after)


def in_place(place: Path) -> list[Backup]:
    return list(backups_in(place))


def files(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir())


def entries(path: Path, up_to: int = 2**62) -> list[Entry]:
    with closing(open_reader(path)) as store:
        return list(store.after(0, up_to))


def order(to: Path, **wanted: object) -> Order:
    replaces = bool(wanted.pop("replaces", False))
    return Order(Wanted(**wanted), to, ASKED, (), replaces)  # type: ignore[arg-type]  # those of Wanted


def hurt(path: Path, *statements: str) -> None:
    """Change a store behind the program's back, past its triggers."""
    with closing(connect(path)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        connection.execute("PRAGMA foreign_keys = OFF")
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)


def flipped(path: Path) -> Iterator[None]:
    """Change one byte after the other in a file, each at another place, and put it back."""
    whole = path.read_bytes()
    for place in range(100, len(whole), max(1, len(whole) // 20)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        yield
    path.write_bytes(whole)


def pulled(place: Path) -> Path:
    """The place, away; what it then is called."""
    return place.rename(place.with_name(f"{place.name} away"))


def a_call_with_a_note(ledger: Ledger) -> int:
    """The number of a note on a closed call."""
    call = a_call(ledger, medical="none")
    (note,) = do(ledger, c.AddNote(call=call, text="Zanzibarium"))
    do(
        ledger,
        c.CloseCall(
            call=call, disposition="information", note="n", next_action="a", approved_by="Lena Brandt"
        ),
        c.NoteNextAction(call=call, outcome="done"),
    )
    return note.number

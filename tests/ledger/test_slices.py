"""Looking in slices and in several processes finds what looking at one row after the other finds."""

import random
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from console.domain import commands as c
from console.errors import Refused
from console.ledger import slices as slicing
from console.ledger.compare import index_differences, index_of, search_fits
from console.ledger.connect import connect
from console.ledger.intervals import SPAN_TABLES, Intervals, total
from console.ledger.ledger import Ledger
from console.ledger.plain import each_row
from console.ledger.slices import Slice, check_slice
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from tests.ledger.small_room import a_ledger, do

UNITS = ("CR-11", "CR-14", "M-30")
RESPONSES = {"C": "mobile_crisis", "M": "ems"}


def some_command(chance: random.Random, ledger: Ledger, closed: list[str]) -> c.Command:
    """Any command that the index hears of, sensible or not."""
    calls = list(ledger.board.calls)
    call = chance.choice(calls) if calls else "26-00001"
    unit = chance.choice(UNITS)
    text = f"word{chance.randrange(9)} at the river"
    choices: tuple[c.Command, ...] = (
        c.OpenCall(callback=chance.choice(("", "555 010 0142"))),
        c.SetDetail(call=call, field="address", value=f"{chance.randrange(9)} Alder Street"),
        c.SetDetail(call=call, field="callback", value="555 010 0199"),
        c.AnswerFact(call=call, fact="weapon", answer=chance.choice(("none", "knife")), caveat=text),
        c.AnswerFact(call=call, fact="medical", answer=chance.choice(("none", "emergency"))),
        *(c.TakeBack(call=call, entry=max(1, ledger.board.last - back)) for back in (0, 0, 1, 2, 3)),
        c.AddNote(call=call, text=text),
        c.SendUnit(call=call, unit=unit, response=RESPONSES[unit[0]], reason=text),
        c.SetUnitStatus(unit=unit, status=chance.choice(("on_scene", "available")), reason="moved"),
        c.PlaceUnit(unit=unit, place=f"{text} and the mill"),
        c.CloseCall(
            call=call, disposition="information", note=text, approved_by="Lena Brandt", next_action="none"
        ),
        c.ReopenCall(call=chance.choice(closed) if closed else call, reason="called again"),
        c.Redact(entry=chance.randrange(1, ledger.board.last + 1), by="Lena Brandt", reason="asked for"),
    )
    return chance.choice(choices)


def live(ledger: Ledger, seed: int, steps: int = 250) -> None:
    """Many commands, whichever of them the room allows."""
    chance = random.Random(seed)  # noqa: S311 - the same lives at every run, not a secret
    closed: list[str] = []
    for _ in range(steps):
        with suppress(Refused):
            for entry in do(ledger, some_command(chance, ledger, closed)):
                closed += [entry.subject] if entry.body.kind == "CallClosed" else []


def come_and_go(ledger: Ledger) -> None:
    """People sign in and fail to, so that their table has rows too."""
    do(ledger, *[c.FailSignIn(person="okoro")] * 3, c.SignIn(person="okoro"), c.LockPosition())
    do(ledger, *[c.FailSignIn(person="brandt")] * 3, c.UnlockPosition(), c.LockPosition())


@pytest.mark.parametrize("seed", range(6))
def test_what_slices_bring_is_what_the_tables_hold(path: Path, seed: int) -> None:
    with closing(a_ledger(path)) as ledger:
        live(ledger, seed)
        come_and_go(ledger)
        last = ledger.board.last
    intervals = Intervals()
    found = [check_slice(Slice(path, n, min(n + 7, last), "everything")) for n in range(0, last, 7)]
    for each in found:
        intervals.bring(each.changes)

    with closing(open_reader(path)) as store:
        tables = {table: total(each_row(store, f"SELECT * FROM {table}")) for table in SPAN_TABLES}  # noqa: S608 - names of ours
        assert all(each.is_sound and each.is_found for each in found)
        assert intervals.totals() == tables
        assert store.rows("SELECT count(*) FROM search") == ((sum(each.words for each in found),),)
        assert search_fits(store)
        with closing(index_of(store, store.head())) as anew:
            assert list(index_differences(store, anew)) == []
    assert tables.pop("status_spans").rows > 0, "a pack has few statuses by which a unit is at a scene"
    assert min(table.rows for table in tables.values()) > 5


OF_ONE_ENTRY = (
    "UPDATE entries SET who = 'x' WHERE number = ?",
    "UPDATE entries SET chain_hash = zeroblob(32) WHERE number = ?",
    "UPDATE bodies SET body = x'7b7d' WHERE number = ?",
    "DELETE FROM bodies WHERE number = ?",
    "DELETE FROM entries WHERE number = ?",
)


def hurts() -> Iterator[str]:
    """Changes behind the program's back, each at another place."""
    for number in ("1", "2", "7", "8", "14", "15", "20"):
        yield from (each.replace("?", number) for each in OF_ONE_ENTRY)
    yield "DELETE FROM entries WHERE number BETWEEN 5 AND 16"
    yield "UPDATE bodies SET body = x'00' WHERE number BETWEEN 4 AND 9 OR number = 12"
    yield "UPDATE fact_spans SET entry = entry + 1"
    yield "DELETE FROM search WHERE rowid = (SELECT min(rowid) FROM search)"
    yield "INSERT INTO search (rowid, text) VALUES (9999, 'of no entry')"
    yield "UPDATE search_data SET block = zeroblob(8) WHERE id > 10"
    yield "DROP TABLE call_spans"


def hurt(path: Path, statement: str) -> None:
    with closing(connect(path)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        connection.execute("PRAGMA foreign_keys = OFF")
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)


@pytest.fixture
def lived(path: Path) -> bytes:
    """The file of a store with some forty entries, to be hurt again and again."""
    with closing(a_ledger(path)) as ledger:
        live(ledger, 3, 80)
    return path.read_bytes()


def test_small_slices_tell_what_a_large_one_tells(
    lived: bytes, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = 0
    for statement in hurts():
        path.write_bytes(lived)
        hurt(path, statement)
        monkeypatch.setattr(slicing, "ENTRIES_A_SLICE", 10_000)
        at_once = verify(path)
        monkeypatch.setattr(slicing, "ENTRIES_A_SLICE", 7)
        in_slices = verify(path)

        assert in_slices == at_once, statement
        assert at_once.damages, statement
        told += len(at_once.damages)
    assert told > 40


@pytest.mark.usefixtures("lived")
def test_several_processes_tell_what_one_tells(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slicing, "ENTRIES_A_SLICE", 7)
    sound = verify(path, processes=2)
    hurt(path, "UPDATE bodies SET body = x'00' WHERE number BETWEEN 4 AND 9 OR number = 12")
    found = verify(path, processes=2)

    assert sound.damages == ()
    assert found == verify(path)
    assert [(each.first, each.last) for each in found.damages[:2]] == [(4, 9), (12, 12)]


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("depth", ["sums", "entries"])
def test_a_look_at_the_sums_alone_finds_a_changed_word(path: Path, depth: slicing.Depth) -> None:
    assert verify(path, depth=depth).damages == ()

    hurt(path, "UPDATE bodies SET body = x'7b7d' WHERE number = 5")

    assert [(each.first, each.says) for each in verify(path, depth=depth).damages] == [
        (5, "its body is not what was written")
    ]


@pytest.mark.usefixtures("lived")
def test_the_search_is_checked_against_its_own_texts(path: Path) -> None:
    hurt(path, "UPDATE search_content SET c0 = 'other words' WHERE id = (SELECT max(id) FROM search_content)")

    with closing(open_reader(path)) as store:
        assert not search_fits(store)

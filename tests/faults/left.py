"""What a store holds after a fault, held against what was acknowledged: lost, half there, or all well.

The store is looked at with the program's own opening, verifying, folding and recording, by plain sqlite3.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from console.domain import commands as c
from console.domain.clock import Clock, utc_now
from console.errors import StoreUnavailable
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.rows import Row
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from tests.faults.tried import Tried
from tests.ledger.small_room import SEAT as ROOM_SEAT
from tests.ledger.small_room import adopt, refolded, same
from tests.ledger.streams import answers

WHO, SEAT = "Lena Brandt", "desk-9"


class Acknowledged(NamedTuple):
    """What the program said was on the disk: the numbers of the entries, and the command they came of.

    command: may also hold `draft`, a text that was kept and not entered, and `erases`, words to be gone.
    """

    numbers: tuple[int, ...]
    command: Mapping[str, object]


class Left(NamedTuple):
    """What is left: the rows, and in words what is lost and what is half there."""

    rows: tuple[Row, ...] = ()
    lost: tuple[str, ...] = ()
    half: tuple[str, ...] = ()


def stored(store: Path) -> tuple[Row, ...]:
    """Every row as it stands in the store."""
    with closing(open_reader(store)) as opened:
        return tuple(row for row, _ in opened.stored(0, 2**62))


def left(
    store: Path,
    acknowledged: Sequence[Acknowledged] = (),
    before: Sequence[Row] = (),
    ends: Collection[int] | None = None,
    clock: Clock = utc_now,
) -> Left:
    """What is left in the store.

    before: the rows that were known to be in it. ends: the numbers of entries that end a command; None where
    nobody knows them.
    """
    told = len(before) + sum(len(each.numbers) for each in acknowledged)
    if not store.exists():
        return Left(lost=(f"{store.name} is gone, with {told} entries",) if told else ())
    try:
        with closing(open_ledger(store, "live", clock)) as ledger:
            half = [*_board(ledger, store), *_damages(store)]
            rows = stored(store)
            half += [] if ends is None or len(rows) in ends else [f"it ends at {len(rows)}, inside a command"]
            half += _goes_on(ledger)
            lost = [*_lost(rows, acknowledged, before), *_drafts(ledger, acknowledged)]
        half += _not_erased(store.parent, acknowledged)
    except StoreUnavailable as trouble:
        return Left(lost=(f"it does not open: {trouble.says}",) if told else (), half=(trouble.says,))
    return Left(rows, tuple(lost), tuple(half))


def acknowledged(out: bytes, commands: Sequence[Mapping[str, object]]) -> list[Acknowledged]:
    """The entries that `console record` acknowledged, each with its command; none where it was given none."""
    found: list[Any] = [answer for answer in answers(out) if "entries" in answer] if commands else []
    return [Acknowledged(tuple(each["entries"]), commands[each["line"] - 1]) for each in found]


def one(kind: Tried, told: Sequence[Acknowledged], there: Left, messages: int = 0) -> Tried:
    """One fault of a kind, and what was left after it."""
    entries = sum(len(each.numbers) for each in told)
    words = (*there.lost, *there.half)
    return kind._replace(
        tried=1,
        acknowledged=entries,
        lost=len(there.lost),
        half=int(bool(there.half)),
        messages=messages,
        told=words,
    )


def _board(ledger: Ledger, store: Path) -> list[str]:
    return [] if same(ledger.board, refolded(store)) else ["the board that opens is not that of the entries"]


def _damages(store: Path) -> list[str]:
    return [f"entries {each.first} to {each.last}: {each.says}" for each in verify(store).damages]


def _goes_on(ledger: Ledger) -> list[str]:
    """Whether the room can go on with it."""
    command: c.Command = c.OpenCall() if ledger.board.room is not None else adopt()
    before = ledger.board.last
    entries = ledger.record(command, WHO, SEAT)
    return [] if entries and entries[0].number == before + 1 else ["it does not go on where it ended"]


def _drafts(ledger: Ledger, acknowledged: Sequence[Acknowledged]) -> list[str]:
    texts = [str(each.command["draft"]) for each in acknowledged if "draft" in each.command]
    kept = [draft.text for draft in ledger.drafts(ROOM_SEAT)] if texts else []
    return [f"the draft “{text}” was kept and is gone" for text in texts if text not in kept]


def _not_erased(folder: Path, acknowledged: Sequence[Acknowledged]) -> list[str]:
    """Whether words that were erased, and acknowledged as erased, still stand in a file of the store."""
    words = [str(each.command["erases"]).encode() for each in acknowledged if "erases" in each.command]
    files = [each for each in sorted(folder.iterdir()) if words and each.is_file()]
    return [
        f"erased words stand in {each.name}" for each in files for word in words if word in each.read_bytes()
    ]


def _lost(rows: Sequence[Row], acknowledged: Sequence[Acknowledged], before: Sequence[Row]) -> list[str]:
    lost = [
        f"entry {was.number} is not what it was"
        for was, now in zip(before, rows, strict=False)
        if now not in (was, was._replace(body=None, salt=None))  # verifying tells what nobody erased
    ]
    lost += [f"entry {was.number} is gone" for was in before[len(rows) :]]
    for numbers, command in acknowledged:
        gone = [number for number in numbers if number > len(rows)]
        lost += [f"entry {number} was acknowledged and is gone" for number in gone]
        if numbers and not gone:  # what changes nothing leaves no entry
            lost += _without_its_words(rows[numbers[0] - 1], command)
    return lost


def _without_its_words(row: Row, command: Mapping[str, object]) -> list[str]:
    if row.body is None:
        return []  # erased by a later command; where not, verifying tells it
    body = json.loads(row.body)
    fields = ("text", "value", "callback", "fact", "answer", "unit", "note")
    wrong = [field for field in fields if field in command and body[field] != command[field]]
    return [f"entry {row.number} does not hold the {field} that was acknowledged" for field in wrong]

"""Two programs on one file: one unit is never sent twice, no call number is given twice, and both get on."""

from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from console.domain import entries as e
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from tests.ledger.streams import UNITS, answers, clear, recording, send, write_lines

ROUNDS = 20


@pytest.mark.slow
def test_two_programs_never_send_one_unit_twice(tmp_path: Path) -> None:
    store = tmp_path / "room.store"
    opening: dict[str, object] = {"command": "OpenCall"}
    one_round = [opening, *map(send, UNITS), *(step for unit in UNITS for step in clear(unit))]
    commands = write_lines(tmp_path / "commands.jsonl", one_round * ROUNDS)

    both = [recording(store, commands, name) for name in ("left", "right")]
    told = [process.communicate(timeout=100) for process in both]

    assert [process.returncode for process in both] == [1, 1], told
    found = [answers(out) for out, _ in told]
    refused = Counter(answer.get("refused") for each in found for answer in each)
    assert refused["unit_taken"] > ROUNDS
    for each in found:
        assert [answer["line"] for answer in each] == list(range(1, len(one_round) * ROUNDS + 1))
    _never_twice(store)
    numbers = [number for each in found for answer in each for number in answer.get("entries", ())]  # type: ignore[attr-defined]  # a list of numbers
    assert len(numbers) == len(set(numbers))
    assert verify(store).damages == ()


def _never_twice(store: Path) -> None:
    on_call: dict[str, str | None] = {}
    opened: list[str] = []
    with closing(open_reader(store)) as reader:
        for entry in reader.after(0):
            match entry.body:
                case e.CallOpened(call=call):
                    opened.append(call)
                case e.UnitSent(unit=unit, call=call):
                    assert on_call.get(unit) is None, f"entry {entry.number} sends {unit} a second time"
                    on_call[unit] = call
                case e.UnitStatusChanged(unit=unit, off_call=True):
                    on_call[unit] = None
                case _:
                    pass
    assert opened == [f"26-{number:05d}" for number in range(1, 2 * ROUNDS + 1)]

"""A whole night: 8 hours, 3 shifts, 120 calls, 30 units, refusals, calls for help, dropped lines, crashes.

At its end nobody is forgotten, every unit is free, every call has an outcome, and the ledger is sound.
"""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from console.domain import entries as e
from console.domain.entry import Entry
from console.ledger.reading import entries_of
from console.ledger.refold import refold
from console.ledger.verify import verify
from tests.domain.build import adoption, agency_text
from tests.night.play import forgotten, minute, ring, sit_down
from tests.night.room import SUPERVISOR, Night

HOURS, CALLS, UNITS = 8, 120, 30
CRASHES = (57, 140, 233, 301, 388, 460)
"""The minutes in which the program ends in the middle."""


def the_pack() -> str:
    """The sample agency with thirty units: its own, and more of the same kinds."""
    text = agency_text()
    kinds = (
        ("Deputy", '["deputy"]', "D-"),
        ("Medic", '["paramedic", "ambulance", "two_person"]', "M-"),
        ("Crisis team", '["clinician", "two_person"]', "CR-"),
    )
    places = ("Millbrook", "Larkspur", "Sorrel")
    for number in range(UNITS - text.count("[[unit]]")):
        kind, capabilities, prefix = kinds[number % 3]
        text += (
            f'\n[[unit]]\nid = "{prefix}{50 + number}"\nkind = "{kind}"\ncrew = ["Crew {number + 1}"]\n'
            f'capabilities = {capabilities}\nplace = "{places[number % 3]}"\nstatus = "available"\n'
        )
    return text


def played(night: Night, chance: Random) -> None:
    """Play the night, and as long after it as calls are open."""
    night.ledger.record(adoption(agency=the_pack()), SUPERVISOR, "Position 1")
    rings = sorted(chance.sample(range(HOURS * 60), CALLS))
    for at in range(HOURS * 60 + 240):
        if at % 160 == 0 and at < HOURS * 60:
            sit_down(night, at // 160)
        if at in rings:
            ring(night)
        minute(night)
        assert list(forgotten(night)) == []
        booked = Counter(sent.unit for call in night.board.calls.values() for sent in call.sent)
        assert not [unit for unit, count in booked.items() if count > 1]
        if at in CRASHES:
            night.crash()
        if at >= HOURS * 60 and not (night.board.calls or night.board.next_actions):
            return
        night.now += timedelta(minutes=1)


def rung_next(entries: list[Entry]) -> list[str]:
    """The calls on which a hand-off ran out and another line was rung."""
    ran_out: set[str] = set()
    found = []
    for entry in entries:
        match entry.body:
            case e.HandOffRanOut():
                ran_out.add(entry.subject)
            case e.HandOffMoved(step="ringing") if entry.subject in ran_out:
                found.append(entry.subject)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 4])
def test_a_night_leaves_nobody_behind(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same night at every run, not a secret
    night = Night(tmp_path / "night.store", chance)

    played(night, chance)
    night.ledger.close()

    entries = list(entries_of(night.path))
    opened = [entry.subject for entry in entries if isinstance(entry.body, e.CallOpened)]
    closed = [entry.subject for entry in entries if isinstance(entry.body, e.CallClosed)]
    assert night.board.calls == {}
    assert night.board.next_actions == {}, "what was promised as calls were closed is kept"
    assert len(opened) >= CALLS
    assert sorted(opened) == sorted(closed)
    assert {unit.call for unit in night.board.units.values()} == {None}
    assert night.crashes == len(CRASHES)
    assert set(night.acknowledged) <= {entry.number for entry in entries}, "something acknowledged was lost"
    assert not verify(night.path).damages
    assert refold(night.path, lambda: night.now)[0] == ()
    # What is to go wrong did go wrong, so that the night tried something.
    wanted = (
        "UnitRefused", "PanicReported", "LineLost", "CheckAnswered", "DeputiesAsked", "ResponseUnserved",
        "HandOffMoved", "UnitPlaced", "HandOffRanOut", "UnreachedDecided",
        "NextActionNoted", "NextActionHandedOver",
    )  # fmt: skip
    assert not [kind for kind in wanted if not night.counts.get(kind)]
    assert rung_next(entries), "a line that does not answer gives way to the next"
    assert night.longest["panic"] <= timedelta(minutes=60)
    assert max(night.longest.values()) < timedelta(hours=3)

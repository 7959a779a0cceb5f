"""The units of the paper pack: each with where it stands, since when, who is on it and what it can fill."""

from collections.abc import Iterator
from datetime import datetime

from console.domain.agency import Agency
from console.domain.board import Board, UnitNow, in_force
from console.domain.local_time import near_words, zone_of
from console.domain.rows.calls import title
from console.domain.rows.words import LANGUAGES, sent_as
from console.reports.blocks import Heading, Table, Words

HAND = "By hand: status, true time"
ON_CALL = (("Unit", "Status, since", "On call", "Crew, place", "Can fill", HAND), (9, 15, 20, 20, 19, 17))
OTHERS = (("Unit", "Status, since", "Crew, place", "Can fill", HAND), (9, 19, 28, 24, 20))
ROWS_A_PIECE = 20
"""Rows that are worked out in one go."""


def unit_blocks(board: Board, now: datetime) -> Iterator[Heading | Table | Words]:
    """The units in three groups: free, on a call, and not available; each by its name."""
    groups: dict[str, list[UnitNow]] = {"Free": [], "On a call": [], "Not available": []}
    for unit in sorted(board.units.values(), key=lambda each: each.id):
        free = "Free" if unit.counts_as == "available" else "Not available"
        groups["On a call" if unit.call is not None else free].append(unit)
    for name, units in groups.items():
        yield Heading(f"{name}: {len(units)}")
        for start in range(0, len(units), ROWS_A_PIECE):
            piece = units[start : start + ROWS_A_PIECE]
            heads, shares = ON_CALL if name == "On a call" else OTHERS
            yield Table(heads, shares, tuple(_row(board, unit, now) for unit in piece))


def _row(board: Board, unit: UnitNow, now: datetime) -> tuple[str, ...]:
    agency = in_force(board).agency
    zone = zone_of(agency.time_zone)
    pack = agency.unit_of(unit.id)
    signed_on = board.crews.get(unit.id)
    until = f"on duty until {near_words(signed_on.until, zone, now)}" if signed_on is not None else ""
    crew = "; ".join(part for part in (", ".join(pack.crew), until, pack.place) if part)
    status = f"{agency.status_of(unit.status).word}, {near_words(unit.since, zone, now)}"
    rest = (crew, can_fill(agency, unit.id), "")
    return (
        (unit.id, status, *rest) if unit.call is None else (unit.id, status, _call(board, unit.call), *rest)
    )


def _call(board: Board, number: str) -> str:
    call = board.calls.get(number)
    return f"{number}, {title(call)}" if call is not None else number


def can_fill(agency: Agency, unit: str) -> str:
    """What a unit can go for, and what else counts: writing a hold, its languages."""
    names = dict.fromkeys(
        sent_as(fill.response) for fill in agency.fill if agency.can_fill(unit, fill.response)
    )
    pack = agency.unit_of(unit)
    more = [agency.capabilities["hold"].word] if "hold" in pack.capabilities else []
    more += [LANGUAGES.get(code, code) for code in pack.languages if code != agency.languages[0]]
    return "; ".join((*names, *more))

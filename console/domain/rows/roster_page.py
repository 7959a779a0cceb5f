"""The roster as its page shows it: all crews, what needs somebody first; or one unit and what can be done."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Literal, NamedTuple

from console.domain.agency import CrewMember
from console.domain.board import Board, in_force
from console.domain.deciding.roster import line_up, meant_span
from console.domain.local_time import hour_words, near_words, zone_of
from console.domain.rows.roster import Missing, OnDuty, crew_until, missing, on_duty
from console.domain.rows.shown import Notice

RosterAct = Literal["line_up", "others", "joins", "leaves", "home", "take"]
ROSTER_KEYS: Mapping[RosterAct, str] = MappingProxyType(
    {"line_up": "1", "others": "2", "joins": "3", "leaves": "4", "home": "5", "take": "6"}
)
"""Each act has a key of its own, wherever it stands."""
PICKS_MAX = 18
NAMED_MAX = 6
FREE_MAX = 24


class Pick(NamedTuple):
    """A unit that can be gone to from the list, and what is said of it. icon: what is the matter with it."""

    unit: str
    words: str
    detail: str
    icon: str = ""


class RosterUnit(NamedTuple):
    """One unit: who is on it and until when, who would be, and what can be done.

    on: who can leave. reliefs: the other units on its call. call: the number of that; empty: none.
    planned: the ids of who would be on it, but for those on another unit; ends: until when, or empty.
    """

    unit: str
    stands: str
    until: str
    line_up: str
    call: str
    on: tuple[tuple[str, str], ...]
    reliefs: tuple[tuple[str, str], ...]
    acts: tuple[RosterAct, ...]
    planned: tuple[str, ...] = ()
    ends: str = ""


class RosterView(NamedTuple):
    """What the page shows. one: the unit that is meant, else the list. known: the people there are.

    free: the ids of those on no unit, in words.
    """

    one: RosterUnit | None
    notices: tuple[Notice, ...]
    lead: str
    picks: tuple[Pick, ...]
    known: tuple[CrewMember, ...]
    free: str = ""


def roster_view(board: Board, unit: str, position: str, now: datetime) -> RosterView:
    """The roster as of now, as a position sees it: of one unit, or without one of all."""
    agency, crews, absent = in_force(board).agency, on_duty(board, now), missing(board, now)
    if unit in board.units:
        one = _one(board, unit, position, now)
        about = tuple(_notices([each for each in crews if each.unit == unit], []))
        return RosterView(one, about, "", (), agency.crew_member, _free(board))
    picks = tuple(_picks(board, crews, absent, now))
    free = max(0, len(picks) - PICKS_MAX)
    lead = f"On duty by sign-on: {len(crews)} of {len(board.units)} units."
    lead += f" {free} more: roster and the unit's name." if free else ""
    return RosterView(None, tuple(_notices(crews, absent)), lead, picks[:PICKS_MAX], agency.crew_member)


def _one(board: Board, unit: str, position: str, now: datetime) -> RosterUnit:
    agency, there, crew = in_force(board).agency, board.units[unit], board.crews.get(unit)
    names = {member.id: member.name for member in agency.crew_member}
    span = meant_span(agency, unit, "", now)
    lined = line_up(agency, unit, span.shift.id) if span is not None else ()
    until = near_words(span.ends, zone_of(agency.time_zone), now) if span is not None else ""
    pack, status = agency.unit_of(unit), agency.status_of(there.status).word
    call = board.calls.get(there.call or "")
    others = tuple(each.unit for each in call.sent if each.unit != unit) if call is not None else ()
    is_busy = there.call is not None and crew is None
    acts: tuple[RosterAct, ...] = ("joins", "leaves", "home") if crew is not None else ("others",)
    if crew is not None and crew.position != position:
        acts = (*acts, "take")
    if crew is None and lined:
        acts = ("line_up", *acts)
    return RosterUnit(
        unit,
        f"{unit}, {pack.kind}, {status.lower()}. "
        + (f"Signed on: {'; '.join(pack.crew)}." if crew is not None else "Nobody has signed on.")
        + (f" It is on call {there.call}; a crew signs on once it is clear." if is_busy else ""),
        crew_until(board, unit, now),
        f"{'; '.join(names[each] for each in lined)}, until {until}" if lined else "",
        there.call or "",
        tuple((each, names.get(each, each)) for each in crew.members) if crew is not None else (),
        tuple((each, f"{each}, {agency.unit_of(each).kind}") for each in others),
        () if is_busy else acts,
        _planned(board, unit, lined),
        hour_words(span.ends, zone_of(agency.time_zone)) if span is not None else "",
    )


def _planned(board: Board, unit: str, lined: tuple[str, ...]) -> tuple[str, ...]:
    """Who would be on a unit: its line-up of now, else its first one; but for those on another unit."""
    lines = in_force(board).agency.unit_of(unit).line_up
    elsewhere = {each for crew in board.crews.values() for each in crew.members}
    members = lined or (lines[0].members if lines else ())
    return tuple(each for each in members if each not in elsewhere)


def _free(board: Board) -> str:
    taken = {each for crew in board.crews.values() for each in crew.members}
    free = [each.id for each in in_force(board).agency.crew_member if each.id not in taken]
    return f"On no unit now: {_some(free, FREE_MAX)}." if free else "Everybody is on a unit."


def _notices(crews: Sequence[OnDuty], absent: Sequence[Missing]) -> Iterator[Notice]:
    alone = [each.unit for each in crews if each.is_alone]
    if alone:
        rest = f"{_some(alone)}. Let somebody join, or have another unit take over."
        yield Notice("people", "One person without a deputy", rest, "alert")
    late = [each.unit for each in crews if each.is_late]
    if late:
        yield Notice("clock", "Past the end of the shift", f"{_some(late)}. Sign each off.", "warn")
    if absent:
        rest = f"{_some([each.unit for each in absent])}: by the pack's line-ups."
        yield Notice("people", "Should be on duty now, and nobody has signed on", rest, "warn")


def _picks(
    board: Board, crews: tuple[OnDuty, ...], absent: tuple[Missing, ...], now: datetime
) -> Iterator[Pick]:
    """Crews past their shift or alone, then the units that nobody signed on to, then the other crews."""
    zone = zone_of(in_force(board).agency.time_zone)
    of_crew = [
        Pick(
            each.unit,
            f"{each.unit}, {each.names}",
            f"{each.shift + ', ' if each.shift else ''}until {near_words(each.until, zone, now)}, "
            f"{each.position}{', at ' + each.call if each.call else ''}",
            "clock" if each.is_late else "people" if each.is_alone else "",
        )
        for each in crews
    ]
    first = [pick for pick in of_crew if pick.icon]
    yield from first
    for each in absent:
        until = near_words(each.until, zone, now)
        yield Pick(
            each.unit, f"{each.unit}, nobody yet", f"{each.shift}, until {until}: {each.names}", "circle"
        )
    yield from (pick for pick in of_crew if not pick.icon)


def _some(named: list[str], most: int = NAMED_MAX) -> str:
    more = len(named) - most
    return ", ".join(named[:most]) + (f" and {more} more" if more > 0 else "")

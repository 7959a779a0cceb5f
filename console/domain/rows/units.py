"""The unit board of one call: units on it, those that fit, best first, and the others with why not."""

from collections.abc import Iterator, Mapping

from console.domain.agency import Agency
from console.domain.asked import asked_for, stand_ins, still_to_send
from console.domain.board import Board, Call, Panic, Sent, UnitNow, in_force
from console.domain.deciding.advice import ON_THE_WAY
from console.domain.deciding.units import bars
from console.domain.places import Way, covers
from console.domain.rows.calls import title
from console.domain.rows.shown import Chip, UnitRow
from console.domain.rows.words import LANGUAGES, RESPONSES, listed, sent_as

UNKNOWN_MIN = 10_000
"""Where nobody has said how far it is: after everybody of whom it is known."""
CALLS_FOR_HELP, DID_NOT_GO = "Calls for help", "did not go"
SHOWN_FITTING = 9
"""Units that fit and get a number key; further ones stand below with `also fits`."""
SHOWN_FOR_ONE = (4, 3)
"""How many of them are for one response: where it is the only one, and where there are several."""


def unit_rows(board: Board, call: Call | None) -> tuple[UnitRow, ...]:
    """The rows of the unit board. Without a call: every unit, free ones first."""
    wanted = still_to_send(board, call) if call is not None else ()
    here = call.sent if call is not None else ()
    rows: list[UnitRow] = []
    panics = _panics(board)
    if here:
        rows.append(UnitRow(head="On this call", head_right="F7, then the letter of a status"))
        rows += [_here(board, sent) for sent in sorted(here, key=lambda each: each.unit not in panics)]
    shown = {sent.unit for sent in here}
    if call is not None and wanted:
        fitting = _offered(board, call, wanted)
        rows.append(UnitRow(head="Can go, best first", head_right="F7, number, Enter"))
        rows += [_fits(board, call, *offer, key) for key, offer in enumerate(fitting, start=1)]
        rows += _lacking(board, call, wanted)
        shown |= {unit.id for unit, _, _ in fitting}
    others = [unit for unit in board.units.values() if unit.id not in shown]
    name = "All other units, and why not" if wanted else "All others" if here else "On duty and off"
    rows.append(UnitRow(head=name, head_right=str(len(others))))
    refused = call.refused if call is not None else ()
    in_order = sorted(others, key=lambda unit: (unit.id not in panics, *_others_order(unit)))
    rows += [_other(board, unit, wanted, unit.id in refused) for unit in in_order]
    return tuple(_calling(row, panics[row.unit]) if row.unit in panics else row for row in rows)


def wanted_words(board: Board, call: Call | None) -> str:
    """What the board looks for on this call, in words."""
    wanted = still_to_send(board, call) if call is not None else ()
    return f"for: {listed(wanted)}" if wanted else ""


def best_unit(board: Board, call: Call, response: str) -> UnitNow | None:
    """The unit that fits a response best now, or None."""
    return next(iter(_free(board, call, response)), None)


def any_free(board: Board, response: str) -> bool:
    """Whether any unit is free that can fill a response."""
    units = (board.units[unit] for unit in in_force(board).agency.fillers.get(response, ()))
    return any(unit.call is None and unit.counts_as == "available" for unit in units)


Offer = tuple[UnitNow, str, str]
"""A unit, the response it would go for, and the one it would stand in for, empty where that is asked for."""


def _offered(board: Board, call: Call, wanted: tuple[str, ...]) -> list[Offer]:
    """The free units that fit, those for the first response first; then who may stand in where none fits."""
    asks = asked_for(board, call)
    offers: dict[str, Offer] = {}
    for response in wanted:
        fitting = [(unit, response, "") for unit in _free(board, call, response)]
        for instead in () if fitting else stand_ins(asks, response):
            fitting += [(unit, instead, response) for unit in _free(board, call, instead)]
        fresh = [offer for offer in fitting if offer[0].id not in offers]
        offers |= {offer[0].id: offer for offer in fresh[: SHOWN_FOR_ONE[len(wanted) > 1]]}
    return list(offers.values())[:SHOWN_FITTING]


def _free(board: Board, call: Call, response: str) -> list[UnitNow]:
    """The free units that can fill a response, best first: the language, the fullest match, longest free.

    Last of all one that did not go to this call for its own safety; never one that calls for help.
    """
    agency = in_force(board).agency
    units = (board.units[unit] for unit in agency.fillers.get(response, ()))
    panics, needs = _panics(board), _needs_language(call)
    free = [
        unit
        for unit in units
        if unit.call is None and unit.counts_as == "available" and unit.id not in panics
    ]
    there = in_force(board).located(call.detail("address")).zone
    ways = {unit.id: agency.ways.to(unit.id, there) for unit in free}
    return sorted(
        free, key=lambda unit: (unit.id in call.refused, *_rank(agency, unit, needs, ways[unit.id]))
    )


def _panics(board: Board) -> Mapping[str, Panic]:
    """Every call for help that nobody has ended, by its unit."""
    return {panic.unit: panic for call in board.calls.values() for panic in call.panics}


def _rank(agency: Agency, unit: UnitNow, needs_language: bool, way: Way | None) -> tuple[object, ...]:
    """Within its area first, then the language, the nearest, who can do most, who has been free longest."""
    pack = agency.unit_of(unit.id)
    speaks = needs_language and len(pack.languages) > 1
    minutes = way.minutes if way is not None and way.minutes is not None else UNKNOWN_MIN
    return (not covers(way), not speaks, minutes, -len(pack.capabilities), unit.since, unit.id)


def _needs_language(call: Call) -> bool:
    answer = call.answers.get("communication")
    return answer is not None and answer.answer == "interpreter"


def _row(
    board: Board,
    unit: UnitNow,
    *,
    place: str = "",
    why_not: str = "",
    response: str = "",
    following: tuple[tuple[str, str], ...] = (),
    key: int = 0,
    chips: tuple[Chip, ...] = (),
) -> UnitRow:
    agency = in_force(board).agency
    pack, status = agency.units[unit.id], agency.statuses[unit.status]
    return UnitRow(
        unit=unit.id,
        key=key,
        kind=pack.kind,
        crew=", ".join(pack.crew),
        status=status.word,
        counts_as=unit.counts_as,
        since=unit.since,
        place=place,
        chips=chips,
        why_not=why_not,
        response=response,
        on_this_call=bool(response) and not key,
        next=following,
    )


def _calling(row: UnitRow, panic: Panic) -> UnitRow:
    """The row of a unit that calls for help: that stands where its status does, the status behind it."""
    behind = ", ".join(part for part in (row.status.lower(), row.why_not) if part)
    return row._replace(status=CALLS_FOR_HELP, since=panic.at, why_not=behind, icon="panic", weight="alert")


def _fits(board: Board, call: Call, unit: UnitNow, response: str, instead_of: str, key: int) -> UnitRow:
    agency = in_force(board).agency
    pack = agency.unit_of(unit.id)
    chips = [Chip("for", RESPONSES[response].listed)]
    chips += [Chip("against", f"instead of {RESPONSES[instead_of].listed}")] if instead_of else []
    chips += _of_way(agency.ways.to(unit.id, in_force(board).located(call.detail("address")).zone))
    chips += [Chip("against", DID_NOT_GO)] if unit.id in call.refused else []
    chips += [Chip("for", agency.capabilities["hold"].word)] if "hold" in pack.capabilities else []
    for code in agency.languages[1:]:
        language = LANGUAGES.get(code, code)
        if code in pack.languages:
            chips.append(Chip("for", language))
        elif _needs_language(call):
            chips.append(Chip("against", f"no {language}"))
    return _row(board, unit, place=pack.place, response=response, key=key, chips=tuple(chips))


def _of_way(way: Way | None) -> Iterator[Chip]:
    """How far it has to drive, where that is known, and that it does not go there."""
    if way is not None and not way.covers:
        yield Chip("against", "outside its area")
    if way is not None and way.minutes is not None:
        yield Chip("for", f"{way.minutes} min away")


def _lacking(board: Board, call: Call, wanted: tuple[str, ...]) -> Iterator[UnitRow]:
    """A line that says what nobody can go for now, so that it is not taken for sent."""
    lacking = [response for response in wanted if best_unit(board, call, response) is None]
    if lacking:
        yield UnitRow(why_not=f"No unit can go now for: {listed(lacking)}.")


def _here(board: Board, sent: Sent) -> UnitRow:
    unit = board.units[sent.unit]
    return _row(
        board,
        unit,
        place=sent_as(sent.response),
        why_not="waits nearby" if sent.staged and unit.counts_as in ON_THE_WAY else "",
        response=sent.response,
        following=tuple(_next(in_force(board).agency, unit, sent)),
    )


def _next(agency: Agency, unit: UnitNow, sent: Sent) -> Iterator[tuple[str, str]]:
    """The letter and the word of each status that may come next; to leave, a unit must have been there."""
    for name in agency.status_of(unit.status).next:
        status = agency.status_of(name)
        if status.key and (sent.reached or not status.leaves_call):
            yield status.key, status.word


def _other(board: Board, unit: UnitNow, wanted: tuple[str, ...], has_refused: bool) -> UnitRow:
    place = in_force(board).agency.units[unit.id].place
    why_not = _why_not(board, unit, wanted) or place
    return _row(board, unit, why_not=f"{DID_NOT_GO}, {why_not}" if has_refused else why_not)


def _why_not(board: Board, unit: UnitNow, wanted: tuple[str, ...]) -> str:
    if unit.call is not None:
        call = board.calls.get(unit.call)
        return title(call) if call is not None else f"call {unit.call}"
    if unit.counts_as != "available" or not wanted:
        return ""
    agency = in_force(board).agency
    if any(agency.can_fill(unit.id, response) for response in wanted):
        return "also fits"
    return bars(agency, unit.id, wanted[0])


def _others_order(unit: UnitNow) -> tuple[int, str]:
    busy = {"available": 0, "not_available": 2}.get(unit.counts_as, 1)
    return (busy, unit.id)

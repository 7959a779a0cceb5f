"""The unit board of one call: units on it, those that fit, best first, and the others with why not."""

from collections.abc import Iterator
from datetime import datetime

from console.domain.agency import Agency
from console.domain.asked import asked_for, stand_ins, still_to_send, waits_outside
from console.domain.board import Board, Call, Panic, Room, Sent, UnitNow, in_force, panics_of
from console.domain.deciding.advice import ON_THE_WAY
from console.domain.deciding.units import bars
from console.domain.rows.calls import title
from console.domain.rows.fit_words import DID_NOT_GO, place_words, reasons
from console.domain.rows.fits import Choosing, Offer, choosing
from console.domain.rows.kept import Kept
from console.domain.rows.shown import Chip, UnitRow
from console.domain.rows.strip import waiting_in_order
from console.domain.rows.words import listed, sent_as, waits
from console.domain.rows.young import young_words
from console.domain.staged import held_by_unknown
from console.domain.veil import is_withheld
from console.domain.whereabouts import Whereabouts, has_stayed, whereabouts

CALLS_FOR_HELP = "Calls for help"
SHOWN_FITTING = 9
"""Units that fit and get a number key; further ones stand below with `also fits`."""
SHOWN_FOR_ONE = (4, 3)
"""How many of them are for one response: where it is the only one, and where there are several."""


def unit_rows(
    board: Board, call: Call | None, chooses: Choosing | None = None, kept: Kept[UnitRow] | None = None
) -> tuple[UnitRow, ...]:
    """The rows of the unit board. Without a call: every unit, free ones first.

    chooses: as it was worked out for this board and this call already. kept: the other units as before.
    """
    wanted = waiting_in_order(board, call) if call is not None else ()
    here = call.sent if call is not None else ()
    rows: list[UnitRow] = []
    panics = panics_of(board)
    if call is not None and here:
        rows.append(UnitRow(head="On this call", head_right="F7, then the letter of a status"))
        rows += [_here(board, call, sent) for sent in sorted(here, key=lambda each: each.unit not in panics)]
    shown = {sent.unit for sent in here}
    along: dict[str, str] = {}
    if call is not None and wanted:
        chooses = chooses or choosing(board, call)
        fitting = _offered(chooses, wanted)
        rows.append(UnitRow(head="Can go, best first", head_right="F7, number, Enter"))
        rows += _notes(chooses)
        rows += [_fits(chooses, offer, key) for key, offer in enumerate(fitting, start=1)]
        rows += _lacking(chooses, wanted)
        shown |= {offer.goes.unit.id for offer in fitting}
        along = {offer.deputy.unit.id: offer.fit.unit.id for offer in fitting if offer.deputy is not None}
    others = [unit for unit in board.units.values() if unit.id not in shown]
    name = "All other units, and why not" if wanted else "All others" if here else "On duty and off"
    rows.append(UnitRow(head=name, head_right=str(len(others))))
    refused = call.refused if call is not None else ()
    in_order = sorted(others, key=lambda unit: (unit.id not in panics, *_others_order(unit)))
    made_from = (
        (unit.id, (unit, _call_of(board, unit), fits, unit.id in refused, along.get(unit.id, ""), where))
        for unit in in_order
        for where, fits in ((_known(board, unit), () if unit.id in panics else wanted),)
    )
    if others:
        rows += (kept or Kept()).each(in_force(board), _other, made_from).values()
    return tuple(_calling(row, panics[row.unit]) if row.unit in panics else row for row in rows)


def wanted_words(board: Board, call: Call | None) -> str:
    """What the board looks for on this call, in words."""
    wanted = still_to_send(board, call) if call is not None else ()
    return f"for: {listed(wanted)}" if wanted else ""


def _offered(chooses: Choosing, wanted: tuple[str, ...]) -> list[Offer]:
    """What can be sent, what the strip sends first; then who may stand in where nobody willing fits."""
    asks = asked_for(chooses.board, chooses.call)
    wanted = tuple(sorted(wanted, key=lambda each: chooses.best(each) is None))
    offers: dict[str, Offer] = {}
    for response in wanted:
        fitting = chooses.offers(response)
        if not any(offer.fit.is_willing for offer in fitting):
            others = sorted(stand_ins(asks, response), key=lambda each: each in asks)
            instead = [stand for each in others for stand in chooses.offers(each)]
            instead.sort(key=lambda offer: not offer.fit.is_willing)
            fitting = (*(offer._replace(instead_of=response) for offer in instead), *fitting)
        fresh: dict[str, Offer] = {}
        for offer in fitting:
            if offer.goes.unit.id not in offers:
                fresh.setdefault(offer.goes.unit.id, offer)
        offers |= dict(list(fresh.items())[: SHOWN_FOR_ONE[len(wanted) > 1]])
    return list(offers.values())[:SHOWN_FITTING]


def _notes(chooses: Choosing) -> Iterator[UnitRow]:
    """What whoever chooses must know first: children, and where nobody knows how far it is."""
    for words in young_words(chooses.call):
        yield UnitRow(why_not=f"{words}.", weight="warn")
    address = chooses.call.detail("address")
    is_known = address and not is_withheld(address)
    if is_known and in_force(chooses.board).agency.zone and not chooses.there:
        yield UnitRow(why_not="This place is in no zone of the agency: how far it is, nobody knows.")


def _row(
    board: Board,
    unit: UnitNow,
    *,
    place: str = "",
    place_since: datetime | None = None,
    pair: str = "",
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
        place_since=place_since,
        pair=pair,
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


def _fits(chooses: Choosing, offer: Offer, key: int) -> UnitRow:
    fit = offer.goes
    other = next((each for each in (offer.deputy, offer.fit) if each not in (None, fit)), None)
    row = _row(
        chooses.board,
        fit.unit,
        place=place_words(fit.place),
        place_since=fit.place.at,
        response=fit.response,
        key=key,
        chips=tuple(reasons(chooses, offer)),
        pair=other.unit.id if other is not None else "",
    )
    if other is None:
        return row
    crew = ", ".join(in_force(chooses.board).agency.unit_of(other.unit.id).crew)
    return row._replace(crew=f"{row.crew}; {crew}")


def _lacking(chooses: Choosing, wanted: tuple[str, ...]) -> Iterator[UnitRow]:
    """A line that says what nobody can go for now, so that it is not taken for sent."""
    lacking = [response for response in wanted if chooses.best(response) is None]
    if lacking:
        yield UnitRow(why_not=f"No unit can go now for: {listed(lacking)}.")


def _here(board: Board, call: Call, sent: Sent) -> UnitRow:
    unit = board.units[sent.unit]
    return _row(
        board,
        unit,
        place=sent_as(sent.response),
        why_not=_waits(board, call, sent, waits(unit.counts_as)) if unit.counts_as in ON_THE_WAY else "",
        response=sent.response,
        following=tuple(_next(in_force(board).agency, unit, sent)),
    )


def _waits(board: Board, call: Call, sent: Sent, waiting: str) -> str:
    """That it waits outside or will, and for whom, where it is half of a pair, or for which answer."""
    pair = call.pair_of(sent)
    if not sent.staged:
        return f"with {pair}" if pair else ""
    if pair:
        return f"{waiting} for {pair}"
    asks = asked_for(board, call)
    held = () if waits_outside(call, sent.response, asks) else held_by_unknown(board, call, sent)
    names = in_force(board).compiled.catalogue.by_id
    unknown = ", ".join(names[fact].name.en.lower() for fact in held if fact in names)
    return f"{waiting} until somebody says it may go in; not known: {unknown}" if held else waiting


def _next(agency: Agency, unit: UnitNow, sent: Sent) -> Iterator[tuple[str, str]]:
    """The letter and the word of each status that may come next; to leave, a unit must have been there."""
    for name in agency.status_of(unit.status).next:
        status = agency.status_of(name)
        if status.key and (sent.reached or not status.leaves_call):
            yield status.key, status.word


def _call_of(board: Board, unit: UnitNow) -> Call | None:
    return board.calls.get(unit.call) if unit.call is not None else None


def _known(board: Board, unit: UnitNow) -> Whereabouts | None:
    """Where a unit is by what happened lately; None where the pack says it, or its call is said."""
    if unit.call is not None or has_stayed(board, unit):
        return None
    return whereabouts(board, unit, _in_no_zone)


def _other(
    room: Room,
    unit: UnitNow,
    call: Call | None,
    wanted: tuple[str, ...],
    has_refused: bool,
    goes_with: str,
    known: Whereabouts | None,
) -> UnitRow:
    """Why it cannot go; where nothing stands against it, where it is.

    From a board with nothing on it but its call: it can be made of nothing else.
    """
    board = Board(room, {call.id: call} if call is not None else {})
    why_not = f"offered with {goes_with}" if goes_with else _why_not(board, unit, wanted)
    said = [DID_NOT_GO] if has_refused else []
    if why_not:
        return _row(board, unit, why_not=", ".join((*said, why_not)))
    where = known or whereabouts(board, unit, _in_no_zone)
    said += [words] if (words := place_words(where)) else []
    return _row(board, unit, why_not=", ".join(said), place_since=where.at)


def _in_no_zone(_address: str) -> str:
    """Of a unit that is not chosen only the place is said."""
    return ""


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

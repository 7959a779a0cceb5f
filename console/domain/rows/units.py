"""The unit board of one call: units on it, those that fit, best first, and the others with why not."""

from console.domain.asked import still_to_send
from console.domain.board import Board, Call, Sent, UnitNow, in_force
from console.domain.deciding.units import bars
from console.domain.rows.calls import title
from console.domain.rows.shown import Chip, UnitRow
from console.domain.rows.words import RESPONSES

SHOWN_FITTING = 9
"""Units that fit and get a number key; further ones stand below with `also fits`."""


def unit_rows(board: Board, call: Call | None) -> tuple[UnitRow, ...]:
    """The rows of the unit board. Without a call: every unit, free ones first."""
    wanted = still_to_send(board, call) if call is not None else ()
    here = tuple(call.sent) if call is not None else ()
    on_call = {sent.unit for sent in here}
    fitting = _fitting(board, call, wanted) if call is not None else []
    chosen = {unit.id for unit, _ in fitting[:SHOWN_FITTING]}
    others = [unit for unit in board.units.values() if unit.id not in chosen | on_call]
    rows: list[UnitRow] = []
    if here:
        rows.append(UnitRow(head="On this call", head_right="F7, then a status key"))
        rows += [_here(board, sent) for sent in here]
    if wanted:
        rows.append(UnitRow(head="Can go, best first", head_right="F7, number, Enter"))
        rows += [
            _fits(board, unit, response, key)
            for key, (unit, response) in enumerate(fitting[:SHOWN_FITTING], start=1)
        ]
        if not fitting:
            rows.append(UnitRow(head="", unit="", why_not=_nobody(wanted)))
    rows.append(
        UnitRow(head="All other units, and why not" if wanted else "Units", head_right=str(len(others)))
    )
    rows += [_other(board, unit, wanted) for unit in sorted(others, key=_others_order)]
    return tuple(rows)


def wanted_words(board: Board, call: Call | None) -> str:
    """What the board looks for on this call, in words."""
    wanted = still_to_send(board, call) if call is not None else ()
    return "for: " + ", ".join(RESPONSES[each].name.lower() for each in wanted) if wanted else ""


def best_unit(board: Board, call: Call, response: str) -> UnitNow | None:
    """The unit that fits a response best now, or None."""
    found = [unit for unit, fits in _fitting(board, call, (response,)) if fits == response]
    return found[0] if found else None


def _fitting(board: Board, call: Call, wanted: tuple[str, ...]) -> list[tuple[UnitNow, str]]:
    """Free units with the response each fills, best first.

    The most urgent response, then the fullest match.
    """
    agency = in_force(board).agency
    found = []
    for unit in board.units.values():
        if unit.call is not None or unit.counts_as != "available":
            continue
        for rank, response in enumerate(wanted):
            if agency.can_fill(unit.id, response):
                extra = len(agency.unit_of(unit.id).capabilities)
                found.append(
                    ((rank, -_speaks(board, call, unit.id), -extra, unit.since, unit.id), unit, response)
                )
                break
    return [(unit, response) for _, unit, response in sorted(found, key=lambda each: each[0])]


def _speaks(board: Board, call: Call, unit: str) -> int:
    """1 where an interpreter is needed and the crew speaks a second language of the agency."""
    answer = call.answers.get("communication")
    if answer is None or answer.answer != "interpreter":
        return 0
    return int(len(in_force(board).agency.unit_of(unit).languages) > 1)


def _base(board: Board, unit: UnitNow) -> UnitRow:
    agency = in_force(board).agency
    pack, status = agency.unit_of(unit.id), agency.status_of(unit.status)
    return UnitRow(
        unit=unit.id,
        kind=pack.kind,
        crew=", ".join(pack.crew),
        status=status.word,
        counts_as=unit.counts_as,
        since=unit.since,
        place=pack.place,
    )


def _fits(board: Board, unit: UnitNow, response: str, key: int) -> UnitRow:
    base = _base(board, unit)
    agency = in_force(board).agency
    pack = agency.unit_of(unit.id)
    words = {capability.id: capability.word for capability in agency.capability}
    chips = [Chip("for", RESPONSES[response].name.lower())]
    chips += [Chip("for", words["hold"])] if "hold" in pack.capabilities else []
    chips += [Chip("for", "Spanish") if "es" in pack.languages else Chip("against", "no Spanish")]
    return UnitRow(
        unit=base.unit,
        key=key,
        kind=base.kind,
        crew=base.crew,
        status=base.status,
        counts_as=base.counts_as,
        since=base.since,
        place=base.place,
        chips=tuple(chips),
        response=response,
    )


def _here(board: Board, sent: Sent) -> UnitRow:
    base = _base(board, board.units[sent.unit])
    staged = "waits near by" if sent.staged else ""
    return UnitRow(
        unit=base.unit,
        kind=base.kind,
        crew=base.crew,
        status=base.status,
        counts_as=base.counts_as,
        since=base.since,
        place=RESPONSES[sent.response].name,
        why_not=staged,
        response=sent.response,
        on_this_call=True,
    )


def _other(board: Board, unit: UnitNow, wanted: tuple[str, ...]) -> UnitRow:
    base = _base(board, unit)
    return UnitRow(
        unit=base.unit,
        kind=base.kind,
        crew=base.crew,
        status=base.status,
        counts_as=base.counts_as,
        since=base.since,
        why_not=_why_not(board, unit, wanted) or base.place,
    )


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


def _nobody(wanted: tuple[str, ...]) -> str:
    return f"No unit can go now for: {', '.join(RESPONSES[each].name.lower() for each in wanted)}."

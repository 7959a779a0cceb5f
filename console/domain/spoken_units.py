"""The command line's words about units: sending one, or two as one, where one is, which status it takes.

    send CR-11 · send CR-11 + D-21 · at CR-11 Harrow · CR-11 at Harrow

Reads what follows the first word; knows no other word of the language.
"""

from collections.abc import Iterator

from console.domain import commands as c
from console.domain.asked import asked_for, stand_ins, still_to_send
from console.domain.board import Board, Call, in_force
from console.domain.deciding.advice import ON_THE_WAY
from console.domain.line import Completion, Spoken, wrong
from console.domain.names import PAIRED
from console.domain.pairs import civil_halves
from console.domain.rows.fits import choosing
from console.domain.rows.words import RESPONSES
from console.domain.texts import DETAIL_MAX


def unit_named(board: Board, text: str) -> str:
    """The unit that a text names, with a hyphen or without; empty where it names none."""
    wanted = text.casefold().replace("-", "")
    return (
        next((unit for unit in board.units if unit.casefold().replace("-", "") == wanted), "")
        if wanted
        else ""
    )


def send_line(board: Board, call: Call, unit: str, rest: str) -> Spoken:
    """The sending of a unit, or of two that go as one: `send CR-11 + D-21`."""
    _, plus, other = rest.partition("+")
    if plus:
        return _pair_line(board, call, unit, unit_named(board, other.strip()))
    response = _response_for(board, call, unit)
    if not response:
        says = f"{unit} fills nothing that is asked for here. Choose it on the unit board and give a reason."
        return Spoken(hint=says)
    staged = response == "ems_staged"
    return Spoken(c.SendUnit(call=call.id, unit=unit, response=response, staged=staged))


def at_line(board: Board, unit: str, place: str) -> Spoken:
    """Where a unit says it is."""
    if not unit:
        example = next(iter(board.units), "M-30")
        return Spoken(hint=f"at: which unit, and where? For example: at {example} Harrow.")
    place = place.strip()
    hint = wrong("The place", place, DETAIL_MAX, f"{unit} is where? For example: at {unit} Harrow.")
    return Spoken(hint=hint) if hint else Spoken(c.PlaceUnit(unit=unit, place=place))


def _pair_line(board: Board, call: Call, one: str, other: str) -> Spoken:
    """Two units in either order: the one that can go without a deputy waits for the other."""
    if not other:
        return Spoken(hint=f"send {one} with which deputy's unit? For example: send CR-11 + D-21.")
    civil = civil_halves(in_force(board).agency)
    clinician, deputy = (other, one) if other in civil and one not in civil else (one, other)
    return Spoken(c.SendPair(call=call.id, clinician=clinician, deputy=deputy))


def _response_for(board: Board, call: Call, unit: str) -> str:
    agency = in_force(board).agency
    asks, lacking = asked_for(board, call), still_to_send(board, call)
    instead = (each for response in lacking for each in stand_ins(asks, response))
    return next((response for response in (*lacking, *asks, *instead) if agency.can_fill(unit, response)), "")


def sendings(board: Board, call: Call) -> Iterator[Completion]:
    """The units, and the pair, that can be sent for what is asked for."""
    agency = in_force(board).agency
    for response in still_to_send(board, call):
        for unit in board.units.values():
            if unit.call is None and unit.counts_as == "available" and agency.can_fill(unit.id, response):
                yield Completion(f"send {unit.id}", RESPONSES[response].listed)
        pair = choosing(board, call).pair() if response == PAIRED else None
        if pair is not None:
            both = " + ".join(fit.unit.id for fit in pair)
            yield Completion(f"send {both}", f"{RESPONSES[response].listed}, as a pair")


def statuses(board: Board, units: tuple[str, ...]) -> Iterator[Completion]:
    """The statuses that units may take next, but for leaving a call before they have been with the person."""
    agency = in_force(board).agency
    for unit in (board.units[each] for each in units):
        status = agency.status_of(unit.status)
        for following in (agency.status_of(each) for each in status.next):
            too_early = unit.counts_as in ON_THE_WAY and following.leaves_call
            may_follow = following.leaves_call if unit.call is None else not too_early
            if may_follow:
                yield Completion(f"{unit.id} {following.word.lower()}", f"now {status.word.lower()}")



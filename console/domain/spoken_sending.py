"""The command line's words about units on calls: sending, statuses, standing down, reading back.

    send CO-7 as paramedics staged: asked for by radio · CR-11 on scene: the street is quiet · CR-11 read back

Part of `spoken`; reads what follows the unit's name.
"""

from collections.abc import Iterator

from console.domain import commands as c
from console.domain.asked import TO_HELP, asked_for, stand_ins, still_to_send
from console.domain.board import Board, Call, in_force, panics_of
from console.domain.deciding.advice import ON_THE_WAY
from console.domain.line import Completion, Spoken, name_in, wrong
from console.domain.names import PAIRED, UnservedWhy
from console.domain.pairs import civil_halves
from console.domain.rows.fits import choosing
from console.domain.rows.safety import UNSERVED
from console.domain.rows.words import RESPONSES
from console.domain.texts import DETAIL_MAX, NAME_MAX, REASON_MAX, wrong_with


def unit_named(board: Board, text: str) -> str:
    """The unit that is meant, hyphen and case aside; empty where none is."""
    wanted = text.casefold().replace("-", "")
    named = (unit for unit in board.units if unit.casefold().replace("-", "") == wanted)
    return next(named, "") if wanted else ""


def send_line(board: Board, call: Call, unit: str, rest: str) -> Spoken:
    """A unit for this call: as what, staged, instead of whom and why; all of it may be left out."""
    said, _, reason = rest.partition(":")
    _, plus, other = said.partition("+")
    if plus:
        return _pair_line(board, call, unit, unit_named(board, other.strip()), reason.strip())
    why, said = _because(" ".join(said.casefold().split()))
    is_staged = said == "staged" or said.endswith(", staged")
    asked = "" if said == "staged" else said.removesuffix(", staged")
    response = _response(asked) if asked else response_for(board, call, unit)
    if asked and not response:
        known = next(_fillable(board, unit), "crisis team")
        return Spoken(hint=f"send {unit}, as what? For example: send {unit} as {known}.")
    if not response:
        says = f"{unit} fills nothing that is asked for here. Choose it on the unit board and give a reason."
        return Spoken(hint=says)
    if hint := _wrong_reason(reason.strip()):
        return Spoken(hint=hint)
    staged = response == "ems_staged" or is_staged
    values = {"call": call.id, "unit": unit, "response": response, "staged": staged}
    return Spoken(c.SendUnit.model_validate({**values, "reason": reason.strip(), "unserved": why}))


def status_line(board: Board, unit: str, rest: str) -> Spoken:
    """A status of a unit by its word, id or letter; why the usual order is left after a colon."""
    said, _, reason = rest.partition(":")
    agency, wanted = in_force(board).agency, " ".join(said.casefold().split())
    if hint := _wrong_reason(reason.strip()):
        return Spoken(hint=hint)
    if wanted == "read back":
        return _read_back(board, unit)
    if wanted in ("clear", "cleared"):
        return _status(unit, agency.first_status("available").id, reason)
    for status in agency.status:
        if wanted in (status.word.casefold(), status.id) or (wanted == status.key.casefold() and status.key):
            return _status(unit, status.id, reason)
    words = ", ".join(status.word.lower() for status in agency.status)
    return Spoken(hint=f"“{rest}” is no status here. Statuses: {words}.")


def is_status(board: Board, said: str) -> bool:
    """Whether a status is meant, by its word or id, with a reason after a colon or without."""
    wanted = " ".join(said.partition(":")[0].casefold().split())
    return any(wanted in (each.word.casefold(), each.id) for each in in_force(board).agency.status)


def at_line(board: Board, unit: str, place: str) -> Spoken:
    """Where a unit says it is."""
    if not unit:
        example = next(iter(board.units), "M-30")
        return Spoken(hint=f"at: which unit, and where? For example: at {example} Harrow.")
    place = place.strip()
    hint = wrong("The place", place, DETAIL_MAX, f"{unit} is where? For example: at {unit} Harrow.")
    return Spoken(hint=hint) if hint else Spoken(c.PlaceUnit(unit=unit, place=place))


def _pair_line(board: Board, call: Call, one: str, other: str, reason: str) -> Spoken:
    """Two units in either order: the one that can go without a deputy waits for the other."""
    if not other:
        return Spoken(hint=f"send {one} with which deputy's unit? For example: send CR-11 + D-21.")
    civil = civil_halves(in_force(board).agency)
    clinician, deputy = (other, one) if other in civil and one not in civil else (one, other)
    return Spoken(c.SendPair(call=call.id, clinician=clinician, deputy=deputy, reason=reason))


def stand_down_line(board: Board, rest: str) -> Spoken:
    """A unit off its call: its page, or at once by which supervisor and why."""
    said, _, reason = rest.strip().partition(":")
    named, _, more = said.strip().partition(" ")
    unit = unit_named(board, named)
    if not unit:
        return Spoken(hint="stand down which unit?")
    if not more.strip():
        hint = _wrong_reason(reason.strip())
        return Spoken(wish="" if hint else "stand_down", value=f"{unit} {reason.strip()}".strip(), hint=hint)
    by = name_in(more.strip())
    lacking = f"stand down {unit}, by which supervisor, and why? For example: stand down {unit} by Lena "
    lacking += "Brandt: the caller asked for nobody."
    by, reason, call = by.strip(), reason.strip(), board.units[unit].call
    if call is None:
        return Spoken(hint=f"{unit} is on no call.")
    hint = wrong("The name", by, NAME_MAX, lacking) or wrong("The reason", reason, REASON_MAX, lacking)
    if hint:
        return Spoken(hint=hint)
    return Spoken(c.StandDown(call=call, unit=unit, approved_by=by, reason=reason))


def response_for(board: Board, call: Call, unit: str) -> str:
    """The first response that this unit can fill here: one that is still to be sent, or may stand in."""
    agency = in_force(board).agency
    asks, lacking = asked_for(board, call), still_to_send(board, call)
    instead = (each for response in lacking for each in stand_ins(asks, response))
    to_help = (TO_HELP,) if call.panics else ()
    wanted = (*lacking, *to_help, *asks, *instead)
    return next((response for response in wanted if agency.can_fill(unit, response)), "")


def sendings(board: Board, call: Call) -> Iterator[Completion]:
    """The units that can go for what is still asked for."""
    agency, panics = in_force(board).agency, panics_of(board)
    free = [unit for unit in board.units.values() if unit.call is None and unit.counts_as == "available"]
    for response in still_to_send(board, call):
        for unit in free:
            if unit.id not in panics and agency.can_fill(unit.id, response):
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


def _read_back(board: Board, unit: str) -> Spoken:
    call = board.units[unit].call
    if call is None or call not in board.calls:
        return Spoken(hint=f"{unit} is on no call, so there is no brief to read back.")
    return Spoken(c.ConfirmBrief(call=call, unit=unit))


def _status(unit: str, status: str, reason: str) -> Spoken:
    return Spoken(c.SetUnitStatus(unit=unit, status=status, reason=reason.strip()))


def _because(said: str) -> tuple[UnservedWhy | None, str]:
    """Why what is asked for does not go, said at the end after `because`; and what stands before it."""
    first, because, why = f" {said}".rpartition(" because ")
    named = next((each for each, words in UNSERVED.items() if why in (each, words)), None)
    return (named, first.strip()) if because and named else (None, said)


def _response(said: str) -> str:
    """The response that is meant after `as`, by its id or as it stands in a list; empty where none is."""
    begins, wanted = said[:3], said[3:]
    names = ((id_, name) for id_, words in RESPONSES.items() for name in (id_, _spaced(id_), words.listed))
    return next((id_ for id_, name in names if begins == "as " and wanted == name), "")


def _fillable(board: Board, unit: str) -> Iterator[str]:
    agency = in_force(board).agency
    yield from (RESPONSES[each].listed for each in agency.fillers if agency.can_fill(unit, each))


def _wrong_reason(reason: str) -> str:
    why = wrong_with(reason, REASON_MAX)
    return f"The reason {why}. Nothing was entered; mend the line." if why else ""


def _spaced(id_: str) -> str:
    return id_.replace("_", " ")

"""The strip above the question: what can be sent now whatever is answered next, and by which unit."""

from collections.abc import Iterator

from console.domain import commands as c
from console.domain.asked import TO_HELP, asked_for, needs_deputies, stand_ins, still_to_send
from console.domain.board import Board, Call
from console.domain.names import WITH_DEPUTIES, UnservedWhy
from console.domain.rows.fits import Choosing, Offer, choosing
from console.domain.rows.safety import UNSERVED
from console.domain.rows.shown import Strip
from console.domain.rows.words import RESPONSES, listed, sentence

NOTHING_CERTAIN = ("Nothing is certain yet", "The answers still to come can change everyone who goes.")


def certain_strip(board: Board, call: Call | None, chooses: Choosing | None = None) -> Strip:
    """The strip for a call; the unit on it is the one that fits best the first response that has one.

    chooses: as it was worked out for this board and this call already.
    """
    if call is None:
        return Strip("clock", "Nothing to send", "No call is open here.")
    waiting = waiting_in_order(board, call)
    if not waiting:
        return _nothing_to_send(board, call)
    settled = call.recommended is not None and call.recommended.settled
    lead = "Asked for" if settled or call.override is not None else "Already certain"
    chooses = chooses or choosing(board, call)
    best = {response: chooses.best(response) for response in waiting}
    lacking = tuple(response for response, offer in best.items() if offer is None)
    for response, offer in best.items():
        if offer is not None:
            then = tuple(each for each in waiting if each != response and each not in lacking)
            words = f"{lead}: {listed((response,))}" + (f"; then {listed(then)}" if then else "")
            detail = RESPONSES[response].detail if settled else "whatever the answers still to come"
            detail = _met(offer) or (_in_danger(call) if response == TO_HELP else "") or detail
            detail = f"No unit now for: {listed(lacking)}; others, F7." if lacking else detail
            return _sending(call, offer, words, detail)
    return _instead(chooses, waiting)


def waiting_in_order(board: Board, call: Call) -> tuple[str, ...]:
    """What is still to be sent, in the order in which it is.

    Who stages waits for those who make the scene safe: they are sent first, to a crew in danger before all.
    """
    return tuple(sorted(still_to_send(board, call), key=lambda each: _comes_after(call, each)))


def sent_by(strip: Strip) -> c.SendUnit | c.SendPair:
    """The command that the strip's one key is."""
    if strip.pair:
        return c.SendPair(call=strip.call, clinician=strip.unit, deputy=strip.pair, unserved=strip.unserved)
    return c.SendUnit(
        call=strip.call,
        unit=strip.unit,
        response=strip.response,
        staged=strip.staged,
        unserved=strip.unserved,
    )


def _sending(call: Call, offer: Offer, words: str, detail: str, why: UnservedWhy | None = None) -> Strip:
    """The strip that sends what is offered by one key."""
    unit, response = offer.fit.unit.id, offer.fit.response
    pair, staged = offer.deputy.unit.id if offer.deputy is not None else "", response == "ems_staged"
    named = f"{unit} + {pair}" if pair else unit
    act = f"Send {named} " + ("instead" if why else "to stage" if staged else "now")
    icon = offer.instead_of or response
    return Strip(icon, words, detail, call.id, act, unit, response, staged, pair, why)


def _met(offer: Offer) -> str:
    """Where the two units of a pair meet; empty for one that goes alone."""
    if offer.deputy is None:
        return ""
    return f"{offer.fit.unit.id} will wait nearby for {offer.deputy.unit.id}."


def _in_danger(call: Call) -> str:
    """Which crews the deputies go to; empty where none calls for help."""
    calling = ", ".join(panic.unit for panic in call.panics)
    return f"For {calling}, before all else: a crew calls for help." if calling else ""


def _comes_after(call: Call, response: str) -> tuple[bool, bool, bool]:
    is_other = bool(call.panics) and response != TO_HELP
    return is_other, needs_deputies(call) and response not in WITH_DEPUTIES, response == "ems_staged"


def _instead(chooses: Choosing, lacking: tuple[str, ...]) -> Strip:
    """Nobody fits: who comes next in the policy's order, with the reason that is kept with it."""
    call = chooses.call
    for response in lacking:
        why = chooses.why_nobody(response)
        for instead in _next(chooses, response):
            words = f"No unit can go now: {listed((response,))}"
            offer = instead._replace(instead_of=response)
            next_one = listed((offer.fit.response,))
            detail = f"Next in order: {next_one}; noted as {UNSERVED[why]}. {_met(offer)}".strip()
            return _sending(call, offer, words, detail, why)
    why = chooses.why_nobody(lacking[0])
    words = f"No unit can go now: {listed(lacking)}"
    refused = ", ".join(call.refused)
    said = f"{refused} did not go. " if why == "refused" else ""
    return Strip(lacking[0], words, f"{said}Next: ask a supervisor, Ctrl+G.", call.id, response=lacking[0])


def _next(chooses: Choosing, response: str) -> Iterator[Offer]:
    """What can be sent instead of a response, in the policy's order; nothing that is asked for anyway."""
    asks = asked_for(chooses.board, chooses.call)
    for each in stand_ins(asks, response):
        offer = chooses.best(each) if each not in asks else None
        if offer is not None:
            yield offer


def _nothing_to_send(board: Board, call: Call) -> Strip:
    settled = call.recommended is not None and call.recommended.settled
    asks = asked_for(board, call)
    if call.sent:
        sent = ", ".join(sent.unit for sent in call.sent)
        goes_on = "More may be asked for: go on with the questions."
        detail = "Everyone asked for so far is on the way." if settled else goes_on
        return Strip("check", f"Sent: {sent}", detail, call.id)
    if call.served and settled:
        detail = "Everyone asked for has been there and left. F7 sends again, F12 closes."
        return Strip("check", "Nobody is there now", detail, call.id)
    if settled and asks:
        words = f"Asked for: {listed(asks)}"
        return Strip(asks[0], words, sentence(RESPONSES[asks[0]].detail), call.id)
    if settled:
        return Strip("check", "Nobody is asked for", "The policy sends nobody to this call.", call.id)
    return Strip("clock", *NOTHING_CERTAIN, call.id)

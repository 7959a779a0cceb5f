"""The strip above the question: what can be sent now whatever is answered next, and by which unit."""

from console.domain.asked import asked_for, needs_deputies, stand_ins, still_to_send
from console.domain.board import Board, Call
from console.domain.names import WITH_DEPUTIES
from console.domain.rows.shown import Strip
from console.domain.rows.units import best_unit
from console.domain.rows.words import RESPONSES, listed, sentence

NOTHING_CERTAIN = ("Nothing is certain yet", "The answers still to come can change everyone who goes.")


def certain_strip(board: Board, call: Call | None) -> Strip:
    """The strip for a call; the unit on it is the one that fits best the first response that has one."""
    if call is None:
        return Strip("clock", "Nothing to send", "No call is open here.")
    # Who stages waits for those who make the scene safe: they are sent first, to a crew in danger before all.
    waiting = tuple(sorted(still_to_send(board, call), key=lambda each: _comes_after(call, each)))
    if not waiting:
        return _nothing_to_send(board, call)
    settled = call.recommended is not None and call.recommended.settled
    lead = "Asked for" if settled or call.override is not None else "Already certain"
    best = {response: best_unit(board, call, response) for response in waiting}
    lacking = tuple(response for response, unit in best.items() if unit is None)
    for response, unit in best.items():
        if unit is not None:
            then = tuple(each for each in waiting if each != response and each not in lacking)
            words = f"{lead}: {listed((response,))}" + (f"; then {listed(then)}" if then else "")
            detail = RESPONSES[response].detail if settled else "whatever the answers still to come"
            detail = f"No unit now for: {listed(lacking)}; others, F7." if lacking else detail
            staged = response == "ems_staged"
            act = f"Send {unit.id} to stage" if staged else f"Send {unit.id} now"
            return Strip(response, words, detail, call.id, act, unit.id, response, staged)
    words = f"No unit can go now: {listed(waiting)}"
    return Strip(waiting[0], words, next_in_order(board, call, waiting), call.id, response=waiting[0])


def _comes_after(call: Call, response: str) -> tuple[bool, bool]:
    return needs_deputies(call) and response not in WITH_DEPUTIES, response == "ems_staged"


def next_in_order(board: Board, call: Call, lacking: tuple[str, ...]) -> str:
    """What to do where no unit can go for these responses now: who comes next in the policy's order."""
    asks = asked_for(board, call)
    instead = [
        each
        for response in lacking
        for each in stand_ins(asks, response)
        if each not in asks and best_unit(board, call, each) is not None
    ]
    return f"Next, with a reason: {listed(instead[:1])}, F7." if instead else "Next: ask a supervisor."


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

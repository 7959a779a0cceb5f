"""Why a crew goes on waiting nearby where the policy would let it in: nobody knows what it would meet."""

from console.domain.asked import MEDICAL
from console.domain.board import Board, Call, Sent, room_for
from console.domain.names import CIVILIAN, FALLS_BACK
from console.policy.facts import UNKNOWN
from console.policy.recommend import recommend


def held_by_unknown(board: Board, call: Call, sent: Sent) -> tuple[str, ...]:
    """The unknown answers without which the policy would not let this crew in; empty where known ones do.

    An unknown answer is never no: a person may send the crew in, or an answer that is known. By an override
    or a supervisor's answer a person has.
    """
    if not sent.staged or call.scene_safe_by or sent.response not in (*MEDICAL, *CIVILIAN):
        return ()
    unknown = tuple(fact for fact, answer in call.answers.items() if answer.answer == UNKNOWN)
    by_hand = call.override.responses if call.override is not None else ()
    by_hand += call.approval.responses if call.approval is not None else ()
    run = call.recommended
    if not unknown or run is None or _lets_in(sent.response, by_hand):
        return ()
    known = {fact: answer for fact, answer in call.facts().items() if fact not in unknown}
    found = recommend(room_for(board, call).compiled, {**known, "care_team": run.care_team})
    return () if _lets_in(sent.response, found.certain) else unknown


def _lets_in(response: str, asks: tuple[str, ...]) -> bool:
    """Whether what is asked for lets a crew that was sent for a response straight in."""
    if response in MEDICAL:
        return "ems" in asks
    return response in asks or any(response in FALLS_BACK.get(each, ()) for each in asks)

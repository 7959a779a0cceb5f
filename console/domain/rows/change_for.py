"""What another policy would change for a call: who goes now, and who would go under it. Changes nothing."""

from console.domain.asked import policy_facts
from console.domain.board import Board, Call, room_for
from console.domain.care_team import care_team
from console.domain.rows.said import hides_answers
from console.domain.rows.words import headline
from console.policy.diagram import Compiled
from console.policy.model import PARTS
from console.policy.recommend import Recommendation, recommend


def change_for(board: Board, call: Call, other: Compiled) -> str:
    """What another policy would change for this call, as far as it is answered; empty where not shown."""
    if hides_answers(call):
        return ""
    own = room_for(board, call).compiled
    here, there = (recommend(each, facts_for(board, call, each)) for each in (own, other))
    now, then = _goes(here), _goes(there)
    if now == then:
        far = "" if here.settled and there.settled else " so far"
        return f"For this call nothing changes{far}: {now}."
    return f"For this call now: {now}. Under the new one: {then}."


def facts_for(board: Board, call: Call, compiled: Compiled) -> dict[str, str]:
    """What a policy reads of a call: its answers, and the care team as that policy names it."""
    if compiled.policy.text == room_for(board, call).compiled.policy.text:
        return policy_facts(board, call)
    return {**call.facts(), "care_team": care_team(board, call, compiled)}


def all_of(found: Recommendation) -> tuple[str, ...]:
    """Everything that a settled recommendation asks for, part by part."""
    parts = found.responses or {}
    return tuple(each for part in PARTS for each in parts.get(part, ()))


def _goes(found: Recommendation) -> str:
    """Who goes as far as it is known, how urgently, and whether it is settled."""
    asks = all_of(found) if found.settled else found.certain
    if not found.settled and not asks:
        return "not settled yet"
    said = headline(asks)
    priority = found.priority if found.priority == found.priority_may_be else None
    urgency = f", priority {priority}" if priority else ""
    return f"{said[0].lower()}{said[1:]}{urgency}{'' if found.settled else ', not all settled'}"

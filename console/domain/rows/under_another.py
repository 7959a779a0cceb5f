"""What other policies would ask for with the answers of a call: its own first, then what is in force.

It changes nothing. A call under way may be under an older version than the room, or than its place has.
"""

from collections.abc import Iterator, Mapping

from console.domain.board import Board, Call, Room, in_force, room_for
from console.domain.call_policy import another_meant, room_under
from console.domain.rows.advice import rule_weight, sure_priority
from console.domain.rows.change_for import all_of, facts_for
from console.domain.rows.said import hides_answers
from console.domain.rows.shown import UnderAnother
from console.domain.rows.withheld import withheld_policies
from console.domain.rows.words import headline, listed, more_questions, sentence, short
from console.policy.diagram import Compiled
from console.policy.model import PARTS, Rule
from console.policy.recommend import Recommendation, recommend

BOTH = "in force"
THIS_CALLS = "this call's"
IN_FORCE = "in force now"
ELSEWHERE = "in force elsewhere in the room"
AS_IT_COMES = "as it comes with the program"


def under_another(board: Board, call: Call, library: Mapping[str, Compiled]) -> tuple[UnderAnother, ...]:
    """What this call's policy, those in force and each of the library would ask for with the same answers."""
    standing = tuple(_standing(board, call))
    titles = {compiled.policy.title for compiled, _ in standing}
    texts = {compiled.policy.text for compiled, _ in standing}
    others = sorted(
        (each for each in library.values() if each.policy.text not in texts),
        key=lambda each: each.policy.title,
    )
    bundled = [(each, AS_IT_COMES if each.policy.title in titles else "") for each in others]
    if hides_answers(call):
        return withheld_policies(call, (*standing, *bundled))
    own = standing[0][0]
    here = recommend(own, facts_for(board, call, own))
    rows = (
        _under(compiled, recommend(compiled, facts_for(board, call, compiled)), here)._replace(standing=words)
        for compiled, words in (*standing, *bundled)
    )
    first, *rest = rows
    return (first._replace(is_calls=True, differs=""), *rest)


def _standing(board: Board, call: Call) -> Iterator[tuple[Compiled, str]]:
    """The policy that this call is under, and those in force that are others."""
    own, room, meant = room_for(board, call), in_force(board), another_meant(board, call)
    yield own.compiled, BOTH if meant is None else THIS_CALLS
    shown = {own.compiled.policy.text}
    theirs: list[tuple[Room, str]] = []
    if meant is not None:
        theirs.append((room_under(board, meant.policy), IN_FORCE))
    theirs.append((room, ELSEWHERE))
    for other, words in theirs:
        if other.compiled.policy.text not in shown:
            shown.add(other.compiled.policy.text)
            yield other.compiled, words


def _under(compiled: Compiled, found: Recommendation, here: Recommendation) -> UnderAnother:
    responses, policy = all_of(found), compiled.policy
    if found.settled:
        outcome, detail = headline(responses), short(responses)
    else:
        outcome = headline(found.certain) if found.certain else "Not settled yet"
        detail = f"not settled: {more_questions(found.at_most)}"
    return UnderAnother(
        policy.id,
        policy.title,
        outcome,
        detail,
        sure_priority(found),
        False,
        policy.nature == "reconstruction",
        found.settled and here.settled,
        _differs(here, found) if found.settled and here.settled else "",
        tuple(f"{rule.id}: {rule.because}" for rule in _deciding(compiled, found)),
    )


def _differs(here: Recommendation, there: Recommendation) -> str:
    """In what one settled recommendation is another than the one in force; empty where in nothing."""
    added = [each for each in all_of(there) if each not in all_of(here)]
    left_out = [each for each in all_of(here) if each not in all_of(there)]
    said = []
    if added and left_out:
        said.append(f"{short(added)} instead of {listed(left_out)}")
    elif added or left_out:
        said.append(f"Adds {listed(added)}" if added else f"Without {listed(left_out)}")
    if there.priority != here.priority:
        said.append(f"{_urgency(there)} instead of {_urgency(here)}")
    return sentence("; ".join(said))


def _urgency(found: Recommendation) -> str:
    return f"priority {found.priority}" if found.priority else "no priority"


def _deciding(compiled: Compiled, found: Recommendation) -> tuple[Rule, ...]:
    """The rules that decide and send somebody or hold somebody back, the weightiest first."""
    ids = set((found.rules or {}).values())
    rules = [rule for part in PARTS for rule in compiled.policy.parts[part] if rule.id in ids]
    return tuple(sorted((rule for rule in rules if rule.send), key=rule_weight)) or tuple(rules)

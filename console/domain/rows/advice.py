"""The recommendation card: what is asked for, why, on what basis, and what would change it.

All of it comes from one explanation of the walk that decided; nothing is reasoned a second time.
"""

from collections.abc import Iterator
from datetime import datetime

from console.domain.asked import WITHHOLDING, asked_for, awaits_supervisor, policy_facts
from console.domain.board import Board, Call, Room, room_for
from console.domain.names import WITH_DEPUTIES
from console.domain.rows.notices import notices
from console.domain.rows.policy_since import titled_since
from console.domain.rows.said import hides_answers
from console.domain.rows.shown import Advice, AdviceItem, Reason, WouldChange
from console.domain.rows.tonight import tonight
from console.domain.rows.withheld import withheld_advice
from console.domain.rows.words import (
    BASIS,
    HEADLINE_ORDER,
    RESPONSES,
    headline,
    sentence,
    short,
)
from console.policy.explain import Explanation, Outcome, PartReasons, explain
from console.policy.facts import UNKNOWN, Catalogue
from console.policy.model import PARTS, Rule
from console.policy.recommend import Recommendation

CHANGES_SHOWN = 5
OPEN_LINES = 3
ANSWERS_SAID = 3
ITEM_ORDER = {"certain": 0, "open": 1, "not_needed": 2}
"""What is certain stands first; what is not needed last."""


def advice_card(board: Board, call: Call | None, now: datetime, *, changing: bool = True) -> Advice:
    """The recommendation for a call as of now; an empty card without one.

    changing: without it, what other answers would change is left out, for whoever cannot look at it.
    """
    if board.room is None:
        return Advice("", "")
    if call is None:
        return tonight(board)
    room = room_for(board, call)
    name, full = _policy_words(board, room)
    if hides_answers(call):
        return withheld_advice(board, call, now, name, full)
    found = explain(room.compiled, policy_facts(board, call), would_change=changing)
    asks = asked_for(board, call)
    return Advice(
        name,
        full,
        call.id,
        sure_priority(found.recommendation),
        headline(asks) if asks or found.recommendation.settled else "Not settled yet",
        tuple(notices(board, call, now)),
        tuple(sorted(_items(found, asks), key=lambda item: ITEM_ORDER[item.state])),
        tuple(_reasons(found, room.compiled.catalogue)),
        tuple(would_change(found, room.compiled.catalogue))[:CHANGES_SHOWN],
        awaits_supervisor(board, call) is not None,
        call.gap_open,
        "not all settled" if asks and not found.recommendation.settled else "",
    )


def sure_priority(found: Recommendation) -> int | None:
    """The priority whatever the answers still to come are; None while they can change it."""
    return found.priority if found.priority == found.priority_may_be else None


def would_change(found: Explanation, catalogue: Catalogue) -> Iterator[WouldChange]:
    """What single answers would change, most urgent outcome first."""
    for outcome in found.changes:
        named = short(outcome.responses)
        if not outcome.complete:
            named = f"At least {named[0].lower()}{named[1:]}" if outcome.responses else "Nothing certain yet"
        urgency = f", priority {outcome.priority}" if outcome.priority and outcome.responses else ""
        yield WouldChange(f"{named}{urgency}", _if(outcome, catalogue))


def _if(outcome: Outcome, catalogue: Catalogue) -> str:
    said = [catalogue.by_id[change.fact].answer(change.answer).told.en for change in outcome.changes]
    rest = len(said) - ANSWERS_SAID
    if rest > 0:
        said = [*said[:ANSWERS_SAID], "with another answer" if rest == 1 else f"with {rest} other answers"]
    quiet = ", and the rest stays quiet" if outcome.if_quiet else ""
    return f"if {'; or '.join(said)}{quiet}"


def _policy_words(board: Board, room: Room) -> tuple[str, str]:
    policy = room.compiled.policy
    nature = " (reconstruction)" if policy.nature == "reconstruction" else ""
    return policy.title, f"{titled_since(board, room)}{nature}"


def _items(found: Explanation, asks: tuple[str, ...]) -> Iterator[AdviceItem]:
    """A line for each response that is certain or possible, and for each part that sends nobody.

    Last what people asked for on top.
    """
    shown: set[str] = set()
    for part in PARTS:
        for item in _part(part, found, asks):
            if item.icon not in shown or item.state != "certain":
                yield item
            shown.add(item.icon)
    for response in asks:
        if response not in shown and not (response == "ems_staged" and "ems" in shown):
            words = RESPONSES[response]
            yield AdviceItem(response, words.name, "asked for on top of the policy", "", "certain")


def _part(part: str, found: Explanation, asks: tuple[str, ...]) -> Iterator[AdviceItem]:
    rules = found.parts[part].rules
    senders = _senders(rules)
    sure = {response for response in senders if _is_sure(found.recommendation, response)}
    is_open = [response for response in senders if response not in sure]
    if not senders:
        yield AdviceItem("none", _NOBODY[part], rules[0].because, _ids(rules, rules), "not_needed")
    for response, sending in senders.items():
        words, ids = RESPONSES[response], _ids(sending, rules)
        if response in sure and (response in asks or (response == "ems_staged" and "ems" in asks)):
            yield AdviceItem(response, words.name, words.detail, ids, "certain")
        elif response in sure:
            yield AdviceItem(response, words.name, "set aside by a person", ids, "not_needed")
        elif len(is_open) <= OPEN_LINES:
            hangs = "hangs on the answers to come"
            yield AdviceItem(response, f"Open: {words.listed}", hangs, ids, "open")
    if len(is_open) > OPEN_LINES:
        several = f"between: {', '.join(RESPONSES[response].listed for response in is_open)}"
        yield AdviceItem(is_open[0], f"Open: {part}", several, _ids(rules, rules), "open")


_NOBODY = {"medical": "No paramedics", "safety": "No deputies", "care": "No care responder"}


def _senders(rules: tuple[Rule, ...]) -> dict[str, tuple[Rule, ...]]:
    """The responses that these rules can ask for, in the headline's order, each with the rules that do."""
    return {
        response: sending
        for response in HEADLINE_ORDER
        if (sending := tuple(rule for rule in rules if response in rule.send))
    }


def _is_sure(recommendation: Recommendation, response: str) -> bool:
    return recommendation.settled or response in recommendation.certain


def _ids(some: tuple[Rule, ...], rules: tuple[Rule, ...]) -> str:
    """The ids of some of a part's reachable rules, three and more in a row as a span: `S1, S3 to S5`."""
    runs: list[list[str]] = []
    last = -2
    for place, rule in enumerate(rules):
        if rule not in some:
            continue
        if place == last + 1:
            runs[-1].append(rule.id)
        else:
            runs.append([rule.id])
        last = place
    spans = (f"{ids[0]} to {ids[-1]}" if len(ids) > 2 else ", ".join(ids) for ids in runs)
    return ", ".join(spans)


def _reasons(found: Explanation, catalogue: Catalogue) -> Iterator[Reason]:
    """A reason for each part that is settled, the weightiest first."""
    settled = [found.parts[part] for part in PARTS if len(found.parts[part].rules) == 1]
    for reasons in sorted(settled, key=lambda each: rule_weight(each.rules[0])):
        rule = reasons.rules[0]
        if rule.send or reasons.because:
            lead, says = _lead(reasons, catalogue), f"{rule.id}: {rule.because}"
            yield Reason(lead, says, BASIS[rule.basis], weighs=rule_weight(rule)[0] == 0)


def rule_weight(rule: Rule) -> tuple[int, int]:
    """The order of deciding rules: what sends deputies, holds them back or asks a supervisor stands first.

    Among those safety before medical before care; then what the headline says first.
    """
    weighs = {"approval:supervisor", "gap_call"}.intersection(rule.flags)
    weighs |= set(rule.send).intersection((*WITH_DEPUTIES, *WITHHOLDING))
    if weighs:
        return 0, ("safety", "medical", "care").index(rule.part)
    return 1, min((HEADLINE_ORDER.index(each) for each in rule.send), default=len(HEADLINE_ORDER))


def _lead(reasons: PartReasons, catalogue: Catalogue) -> str:
    """The answers that decided: dangers first, then what nobody could say, then the last asked."""
    return sentence("; ".join(gravest(reasons, catalogue)[:ANSWERS_SAID]))


def gravest(reasons: PartReasons, catalogue: Catalogue, *, only_grave: bool = False) -> list[str]:
    """The answers that decide a part, in words: dangers first, then the unknown, then the last asked.

    only_grave: dangers and what nobody could say alone, where there are any.
    """

    def weight(answer: tuple[str, str]) -> int:
        fact = catalogue.by_id[answer[0]]
        if answer[1] == UNKNOWN:
            return 1
        return 0 if fact.danger is not None and answer[1] != fact.quiet else 2

    last_first = tuple(reversed(reasons.because))
    found = sorted(last_first, key=weight)
    grave = [each for each in found if weight(each) < 2]
    return [
        catalogue.by_id[fact].answer(answer).told.en
        for fact, answer in (grave if only_grave and grave else found)
    ]

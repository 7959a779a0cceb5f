"""The recommendation card: what is asked for, why, on what basis, and what would change it.

All of it comes from one explanation of the walk that decided; nothing is reasoned a second time.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from console.domain.asked import approval_in_force, asked_for, care_team, policy_asks
from console.domain.board import Board, Call, Room, in_force
from console.domain.rows.shown import Advice, AdviceItem, Notice, Reason, UnderAnother, WouldChange
from console.domain.rows.words import BASIS, RESPONSES, headline, short
from console.policy.diagram import Compiled
from console.policy.explain import Explanation, Outcome, PartReasons, explain
from console.policy.facts import Catalogue
from console.policy.model import PARTS
from console.policy.recommend import recommend

BECAME_DIFFERENT_S = 60
CHANGES_SHOWN = 5
OPEN_LINES = 3
ANSWERS_SAID = 3


def advice_card(board: Board, call: Call | None, now: datetime) -> Advice:
    """The recommendation for a call as of now; an empty card without one."""
    if board.room is None:
        return Advice("", "")
    name, full = _policy_words(board.room)
    if call is None:
        return Advice(name, full, headline="No call in front")
    found = explain(board.room.compiled, {**call.facts(), "care_team": care_team(board, call)})
    approval = approval_in_force(board, call)
    return Advice(
        name,
        full,
        call.id,
        found.recommendation.priority,
        _headline(board, call, found),
        tuple(_notices(board, call, now)),
        tuple(_items(found, asked_for(board, call))),
        tuple(_reasons(found, board.room.compiled.catalogue)),
        tuple(would_change(found, board.room.compiled.catalogue))[:CHANGES_SHOWN],
        approval is not None and approval.answer is None,
        call.gap_open,
    )


def became(call: Call, catalogue: Catalogue) -> Notice | None:
    """What the last run of the policy made different, in words; None where nothing else is asked for."""
    now, before = call.recommended, call.earlier
    if now is None or before is None or not call.earlier_fact:
        return None
    was, is_now = policy_asks(before), policy_asks(now)
    added = tuple(each for each in is_now if each not in was)
    gone = tuple(each for each in was if each not in is_now)
    if not (before.settled and (added or gone)):
        return None
    answer = call.answers.get(call.earlier_fact)
    fact = catalogue.by_id[call.earlier_fact]
    told = fact.answer(answer.answer).told.en if answer else fact.name.en.lower()
    sentences = [f"Before: {short(was)}.", f"Because {told}."]
    if gone and call.sent:
        sentences.append("Nobody who was sent is called back: less needs a supervisor's name.")
    return Notice("page", f"Became different: {short(is_now)}", " ".join(sentences))


def under_another(board: Board, call: Call, library: Mapping[str, Compiled]) -> tuple[UnderAnother, ...]:
    """What each policy of the library would ask for with the same answers. Changes nothing."""
    rows = []
    for policy, compiled in library.items():
        found = recommend(compiled, {**call.facts(), "care_team": care_team(board, call, compiled)})
        if found.responses is not None and found.rules is not None:
            responses = tuple({each: None for part in PARTS for each in found.responses[part]})
            outcome, detail = headline(responses), short(responses)
            rules = ", ".join(found.rules[part] for part in PARTS)
            detail = f"{detail} · {rules}"
        else:
            outcome = headline(found.certain) if found.certain else "Not settled yet"
            detail = f"not settled: at most {found.at_most} more questions"
        in_use = in_force(board).compiled.policy.id == policy
        rows.append(UnderAnother(policy, compiled.policy.title, outcome, detail, found.priority, in_use))
    return tuple(sorted(rows, key=lambda row: (not row.is_in_force, row.title)))


def would_change(found: Explanation, catalogue: Catalogue) -> Iterator[WouldChange]:
    """What single answers would change, most urgent outcome first."""
    for outcome in found.changes:
        named = headline(outcome.responses) if outcome.complete else f"{headline(outcome.responses)} at least"
        urgency = f", priority {outcome.priority}" if outcome.priority else ""
        yield WouldChange(f"{named}{urgency}", _if(outcome, catalogue))


def _if(outcome: Outcome, catalogue: Catalogue) -> str:
    said = [catalogue.by_id[change.fact].answer(change.answer).told.en for change in outcome.changes]
    shown = said[:ANSWERS_SAID]
    rest = len(said) - len(shown)
    more = f", or {rest} more" if rest else ""
    joined = " or ".join(shown) if not more else ", ".join(shown) + more
    quiet = " and the rest stays quiet" if outcome.if_quiet else ""
    return f"if {joined}{quiet}"


def _policy_words(room: Room) -> tuple[str, str]:
    policy = room.compiled.policy
    since = f"since {policy.effective.day} {policy.effective:%b %Y}"
    nature = " (reconstruction)" if policy.nature == "reconstruction" else ""
    return policy.title, f"{policy.title}, {since}{nature}"


def _headline(board: Board, call: Call, found: Explanation) -> str:
    asks = asked_for(board, call)
    if found.recommendation.settled or call.override is not None:
        return headline(asks)
    if not asks:
        return "Not settled yet"
    return f"{headline(asks)}; the rest is not settled"


def _items(found: Explanation, asks: tuple[str, ...]) -> Iterator[AdviceItem]:
    """One line for each response that is certain or possible, and for each part that sends nobody."""
    recommendation = found.recommendation
    for part in PARTS:
        rules = found.parts[part].rules
        ids = _either([rule.id for rule in rules])
        possible = tuple(dict.fromkeys(response for rule in rules for response in rule.send))
        for response in possible:
            words = RESPONSES[response]
            sure = recommendation.settled or response in recommendation.certain
            if sure:
                yield AdviceItem(response, words.name, words.detail, ids, "certain")
            elif len(possible) <= OPEN_LINES:
                yield AdviceItem(
                    response, f"{words.name}: not settled", "hangs on the answers to come", ids, "open"
                )
        if not possible:
            yield AdviceItem("none", _NOBODY[part], rules[0].because, ids, "not_needed")
    for response in asks:
        if recommendation.settled and not any(
            response in r.send for p in found.parts.values() for r in p.rules
        ):
            yield AdviceItem(response, RESPONSES[response].name, "asked for by a person", "", "certain")


_NOBODY = {"medical": "No paramedics", "safety": "No deputies", "care": "No care responder"}


def _either(ids: list[str]) -> str:
    if len(ids) <= 2:
        return " or ".join(ids)
    return f"{ids[0]} to {ids[-1]}"


def _reasons(found: Explanation, catalogue: Catalogue) -> Iterator[Reason]:
    for part in PARTS:
        reasons = found.parts[part]
        if len(reasons.rules) == 1 and (reasons.rules[0].send or reasons.answers):
            rule = reasons.rules[0]
            yield Reason(_lead(reasons, catalogue), f"{rule.id}: {rule.because}", BASIS[rule.basis])


def _lead(reasons: PartReasons, catalogue: Catalogue) -> str:
    """The answers that decided, the ones that matter most last asked first said."""
    told = [catalogue.by_id[fact].answer(answer).told.en for fact, answer in reversed(reasons.answers)]
    shown = told[:ANSWERS_SAID]
    if not shown:
        return ""
    sentence = "; ".join(shown)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _notices(board: Board, call: Call, now: datetime) -> Iterator[Notice]:
    room = in_force(board)
    approval = approval_in_force(board, call)
    if approval is not None and approval.answer is None:
        names = " or ".join(person.name for person in room.agency.supervisors())
        default = short(room.agency.approval_default)
        rest = f"{names} must answer. If nobody does, the agency asks for: {default}."
        yield Notice("clock", "A supervisor is asked", rest, "warn", approval.due)
    elif approval is not None:
        yield _answered(approval.answer or "", approval.by, approval.responses, approval.reason)
    if call.gap_open:
        yield Notice(
            "gap",
            "Gap call",
            "Nobody may go, or somebody may die. It stays until a supervisor closes it.",
            "alert",
        )
    if call.override is not None:
        by = (
            f"{call.override_by}, approved by {call.override.approved_by}"
            if call.override.approved_by
            else call.override_by
        )
        yield Notice(
            "pencil",
            f"Overridden by {by}",
            f"{call.override.reason} The policy asked for: {short(call.override.instead_of)}.",
            "warn",
        )
    if call.caller_declined:
        yield Notice(
            "phone", "The caller declined the crisis line", "The caller stays with the room.", "warn"
        )
    if call.recommended is not None and "eligible_not_served" in call.recommended.flags:
        yield Notice(
            "clock",
            "Eligible, not served",
            "The right team exists on paper and none can go now; it is counted.",
            "warn",
        )
    if call.recommended is not None and "ask_again" in call.recommended.flags:
        yield Notice(
            "clock",
            "Ask again",
            "An answer that nobody could give decided. Ask it again at every update.",
            "warn",
        )
    different = became(call, room.compiled.catalogue)
    fresh = call.recommended_at is not None and now - call.recommended_at < timedelta(
        seconds=BECAME_DIFFERENT_S
    )
    if different is not None and fresh:
        yield different


def _answered(answer: str, by: str, responses: tuple[str, ...], reason: str) -> Notice:
    match answer:
        case "approve":
            return Notice("check", f"Approved by {by}", reason)
        case "ran_out":
            return Notice(
                "clock",
                "No supervisor answered in time",
                f"The agency asks for: {short(responses)}.",
                "alert",
            )
        case _:
            return Notice("check", f"{by}: send {short(responses)}", reason)

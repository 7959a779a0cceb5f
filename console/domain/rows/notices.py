"""The lines above the recommendation: what people decided over it, what is awaited, what became different."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from console.domain.asked import approval_in_force, asked_for, policy_asks
from console.domain.board import Approval, Board, Call, Lapsed, in_force
from console.domain.entries import PolicyOverridden, Recommended
from console.domain.names import SENDS_SOMEBODY, WITH_DEPUTIES
from console.domain.roles import supervisors
from console.domain.rows.joined import callers_notices
from console.domain.rows.place import place_notices
from console.domain.rows.said import answer_told
from console.domain.rows.shown import Notice
from console.domain.rows.words import listed, sentence, short
from console.domain.visible import visible
from console.policy.facts import Catalogue

BECAME_DIFFERENT_S = 60


def notices(board: Board, call: Call, now: datetime) -> Iterator[Notice]:
    """The lines of a call as of now, those on which somebody is awaited first."""
    approval = approval_in_force(board, call)
    if approval is not None:
        yield _awaited(board, approval) if approval.answer is None else _answered(approval)
    if call.gap_open:
        yield Notice("gap", "Gap call", gap_told(board, call), "alert")
    if call.override is not None:
        yield _overridden(call.override, call.override_by)
    if call.caller_declined:
        yield Notice(
            "phone", "The caller declined the crisis line", "The caller stays with the room.", "warn"
        )
    yield from place_notices(board, call)
    yield from _reworded(call, in_force(board).compiled.catalogue)
    yield from callers_notices(call, in_force(board).compiled.catalogue)
    yield from _flagged(call.recommended)
    at = call.recommended_at
    if at is not None and now - at < timedelta(seconds=BECAME_DIFFERENT_S):
        yield from _lapsed(call)
        different = became(call, in_force(board).compiled.catalogue)
        if different is not None:
            yield different


def gap_told(board: Board, call: Call) -> str:
    """What a gap call is, as the board has it now, and how long it stays one."""
    return f"{sentence(gap_words(board, call))} It stays first on the list until a supervisor closes it."


def gap_words(board: Board, call: Call) -> str:
    """Why a gap call needs a supervisor, and who is there or on the way in spite of it."""
    at_the_door = {each for each in policy_asks(call.recommended) if each in SENDS_SOMEBODY} - {"ems_staged"}
    now = "; ".join(_now(board, call))
    if at_the_door.intersection(WITH_DEPUTIES):
        return "the policy sent nobody at first" + (f"; {now}" if now else "")
    sends = "no deputies" if at_the_door else "nobody to the door"
    return f"the policy sends {sends} although the person may be hurt or die" + (f"; {now}" if now else "")


def _now(board: Board, call: Call) -> Iterator[str]:
    """Who is with the person, on the way and waiting, or asked for where nobody was sent yet."""
    sent = [each for each in call.sent if each.response in SENDS_SOMEBODY]
    is_waiting = {each.unit: each.staged and not call.scene_safe_by for each in sent}
    waiting = [each.unit for each in sent if not each.reached and is_waiting[each.unit]]
    groups = {
        "with the person": [each.unit for each in sent if each.reached],
        "on the way": [each.unit for each in sent if not each.reached and not is_waiting[each.unit]],
        "will wait nearby": [unit for unit in waiting if board.units[unit].counts_as != "staged"],
        "waiting nearby": [unit for unit in waiting if board.units[unit].counts_as == "staged"],
    }
    for where, units in groups.items():
        if units:
            yield f"{where}: {', '.join(units)}"
    asks = [each for each in asked_for(board, call) if each in SENDS_SOMEBODY]
    if asks and not sent:
        yield f"asked for: {listed(asks)}"


def became(call: Call, catalogue: Catalogue) -> Notice | None:
    """What the last run of the policy made different, in words; None where nothing else is asked for.

    What was certain and is asked for no more is told even before the call is settled.
    """
    now, before = call.recommended, call.earlier
    if now is None or before is None:
        return None
    was, is_now = policy_asks(before), policy_asks(now)
    gone = [each for each in was if each not in is_now]
    added = [each for each in is_now if each not in was]
    if not (gone or (before.settled and (added or now.priority != before.priority))):
        return None
    urgency = ("", "") if now.priority == before.priority else (_urgency(before), _urgency(now))
    told = [f"Before: {listed(was)}{urgency[0]}.", _because(call, catalogue)]
    if gone and call.sent:
        told.append("Nobody who was sent is called back: less needs a supervisor's name.")
    lead = short(is_now) if is_now else "Nobody is asked for"
    settled = "" if now.settled else "; the rest is not settled"
    return Notice("page", f"Became different: {lead}{urgency[1]}{settled}", " ".join(told))


def _urgency(recommended: Recommended) -> str:
    is_sure = recommended.settled and recommended.priority is not None
    return f", priority {recommended.priority}" if is_sure else ""


def _because(call: Call, catalogue: Catalogue) -> str:
    fact = catalogue.by_id.get(call.cause)
    if fact is None:
        return "Because another policy is in force."
    if fact.derived and call.recommended is not None:
        return f"Because {fact.answer(call.recommended.care_team).told.en}."
    answer = call.answers.get(fact.id)
    if answer is None:
        return f"Because an answer was taken back: {fact.name.en.lower()}."
    return f"Because {answer_told(fact, answer.answer)}."


def _awaited(board: Board, approval: Approval) -> Notice:
    agency = in_force(board).agency
    names = " or ".join(person.name for person in supervisors(board))
    rest = f"{names} must answer. If nobody does, the agency asks for: {listed(agency.approval_default)}."
    return Notice("clock", "A supervisor is asked", rest, "warn", approval.due)


def _answered(approval: Approval) -> Notice:
    if approval.answer == "approve":
        return Notice("check", f"Approved by {approval.by}", sentence(visible(approval.reason)))
    if approval.answer == "ran_out":
        rest = f"The agency asks for: {listed(approval.responses)}."
        return Notice("clock", "No supervisor answered in time", rest, "alert")
    return Notice(
        "check", f"{approval.by}: send {listed(approval.responses)}", sentence(visible(approval.reason))
    )


def _overridden(override: PolicyOverridden, by: str) -> Notice:
    approved = f", approved by {override.approved_by}" if override.approved_by else ""
    rest = f"{sentence(visible(override.reason))} The policy asked for: {listed(override.instead_of)}."
    return Notice("pencil", f"Overridden by {visible(by)}{approved}", rest, "warn")


def _reworded(call: Call, catalogue: Catalogue) -> Iterator[Notice]:
    """What was answered before another list of facts came into force, and reads otherwise in it."""
    facts = [catalogue.by_id[fact] for fact in call.reworded if fact in catalogue.by_id]
    if facts:
        lead = f"Ask again: {', '.join(fact.name.en for fact in facts)}"
        rest = "The words of the question or of its answers were changed after it was answered."
        yield Notice("page", lead, rest, "warn")


LAPSED: Mapping[Lapsed, str] = MappingProxyType(
    {
        "approval": "What the supervisor answered was about less danger.",
        "gap": "The gap is open again.",
        "override": "The override no longer holds.",
    }
)
"""What each decision that holds no more comes to."""


def _lapsed(call: Call) -> Iterator[Notice]:
    """What people had decided and is asked anew."""
    if call.lapsed:
        rest = " ".join(LAPSED[each] for each in call.lapsed)
        yield Notice("page", "The danger is graver: decide again", rest, "alert")


def _flagged(recommended: Recommended | None) -> Iterator[Notice]:
    flags = recommended.flags if recommended is not None else ()
    if "eligible_not_served" in flags:
        rest = "The right team exists on paper and none can go now; it is counted."
        yield Notice("clock", "Eligible, not served", rest, "warn")
    if "ask_again" in flags:
        rest = "An answer that nobody could give decided. Ask it again at every update."
        yield Notice("clock", "Ask again", rest, "warn")
